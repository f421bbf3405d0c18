const letters = (all: string): readonly string[] => all.split(' ')

/** Alphabets that lists are counted by, by Word's name of the format. */
const ALPHABETS: Readonly<Record<string, readonly string[]>> = {
  lowerLetter: [...'abcdefghijklmnopqrstuvwxyz'],
  upperLetter: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  arabicAlpha: letters('أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي'),
  arabicAbjad: letters('أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ'),
  russianLower: [...'абвгдежзиклмнопрстуфхцчшщыэюя'],
  russianUpper: [...'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ'],
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** No list is longer; Word itself counts no further in letters. */
const HIGHEST = 32_767

/**
 * A number as Word writes it in a format of its own (`decimal`, `lowerRoman`, `arabicAlpha`).
 *
 * @returns `undefined` for a format that is not known here, such as numbers in words
 */
export function numeral(count: number, format: string): string | undefined {
  if (!Number.isInteger(count) || count < 0 || count > HIGHEST) return undefined
  const alphabet = ALPHABETS[format]
  if (alphabet !== undefined) {
    // After the last letter Word doubles each: z, aa, bb.
    const letter = alphabet[(count - 1) % alphabet.length]
    return letter?.repeat(Math.ceil(count / alphabet.length))
  }
  switch (format) {
    case 'decimal':
      return String(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'lowerRoman':
      return roman(count)
    case 'upperRoman':
      return roman(count)?.toUpperCase()
    case 'none':
      return ''
    default:
      return undefined
  }
}

function roman(count: number): string | undefined {
  if (count < 1 || count > 3999) return undefined
  let left = count
  let written = ''
  for (const [value, sign] of ROMAN) {
    written += sign.repeat(Math.floor(left / value))
    left %= value
  }
  return written
}
