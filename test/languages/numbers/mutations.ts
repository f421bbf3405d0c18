import fc from 'fast-check'

const ARABIC_LETTER = /[\u0621-\u063A\u0641-\u064A]/
const DIGITS: Readonly<Record<string, string>> = {
  european: '0123456789',
  arabicIndic: '٠١٢٣٤٥٦٧٨٩',
  extended: '۰۱۲۳۴۵۶۷۸۹',
}

/** Changes of a text after which it says the same, each with what it needs to know. */
const HARMLESS: Readonly<Record<string, (text: string, seed: number) => string>> = {
  // A damma is left out: it makes «خُمس» a fifth.
  vowelled: (text, seed) => afterLetters(text, seed, ['َ', 'ِ', 'ْ', 'ّ', 'ً']),
  stretched: (text, seed) => betweenLetters(text, seed, 'ـ'),
  joined: (text, seed) => betweenLetters(text, seed, '\u200D'),
  'no-break spaces': (text, seed) => everywhere(text, ' ', seed, ['\u00A0', '\u202F', '\u2009']),
  'direction marks': (text, seed) => everywhere(text, ' ', seed, [' \u200F', '\u200E ']),
  'Arabic-Indic digits': (text) => inDigits(text, 'arabicIndic'),
  'extended Arabic-Indic digits': (text) => inDigits(text, 'extended'),
  'European digits': (text) => inDigits(text, 'european'),
  'no mark of thousands': (text) => thousands(text, ''),
  'a space for thousands': (text) => thousands(text, '\u202F'),
  'an Arabic mark of thousands': (text) => thousands(text, '٬'),
  'an Arabic comma for thousands': (text) => thousands(text, '،'),
  'an apostrophe for thousands': (text) => thousands(text, '’'),
  'bare alifs': (text) => text.replace(/[أإٱ]/g, 'ا'),
}

/** One of the harmless changes. */
export const harmless = fc
  .tuple(fc.constantFrom(...Object.keys(HARMLESS)), fc.nat(1000))
  .map(([name, seed]) => ({ name, change: (text: string) => HARMLESS[name]?.(text, seed) ?? text }))

function afterLetters(text: string, seed: number, signs: readonly string[]): string {
  let count = seed
  return [...text]
    .map((letter) => {
      count += 1
      return ARABIC_LETTER.test(letter) && count % 3 === 0
        ? letter + signs[count % signs.length]
        : letter
    })
    .join('')
}

function betweenLetters(text: string, seed: number, sign: string): string {
  const letters = [...text]
  return letters
    .map((letter, index) => {
      const inside = ARABIC_LETTER.test(letter) && ARABIC_LETTER.test(letters[index + 1] ?? '')
      return inside && (index + seed) % 4 === 0 ? letter + sign : letter
    })
    .join('')
}

function everywhere(text: string, sign: string, seed: number, by: readonly string[]): string {
  return text.replaceAll(sign, by[seed % by.length] ?? sign)
}

function inDigits(text: string, script: keyof typeof DIGITS): string {
  // An address and the numbers of a foreign name stay as they are.
  return text.replace(/[0-9٠-٩۰-۹]/g, (digit) => {
    const row = Object.values(DIGITS).find((digits) => digits.includes(digit)) ?? ''
    return DIGITS[script]?.[row.indexOf(digit)] ?? digit
  })
}

function thousands(text: string, mark: string): string {
  return text.replace(/(?<![\d.,،٬٫])([1-9]\d{0,2}(?:[,،٬]\d{3})+)(?![\d,،٬])/g, (number) =>
    number.replace(/[,،٬]/g, mark),
  )
}
