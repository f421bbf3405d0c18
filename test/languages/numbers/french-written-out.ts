/** How a number is written out in French, in all that writers differ in. */
export interface FrenchStyle {
  /** Before 1990 hyphens stand below a hundred and not beside "et"; since then between all words. */
  readonly hyphens: 'standard' | '1990' | 'none'
  /** What 70, 80 and 90 are called: in France, in Belgium, in parts of Switzerland. */
  readonly tens: 'fr' | 'be' | 'ch'
  /** Of what is counted: "vingt et une femmes". */
  readonly feminine: boolean
}

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )

const TENS = {
  fr: '- dix vingt trente quarante cinquante soixante - - -'.split(' '),
  be: '- dix vingt trente quarante cinquante soixante septante - nonante'.split(' '),
  ch: '- dix vingt trente quarante cinquante soixante septante huitante nonante'.split(' '),
}

/** A whole number from 1 to below 10^12 in French words. */
export function inFrench(number: number, style: FrenchStyle): string {
  const parts: string[] = []
  let rest = number
  for (const [value, word] of [
    [1e9, 'milliard'],
    [1e6, 'million'],
  ] as const) {
    const count = Math.floor(rest / value)
    rest %= value
    // What is counted here is the masculine noun itself.
    if (count === 0) continue
    const words = belowThousand(count, { ...style, feminine: false }, true)
    parts.push(`${words} ${word}${count > 1 ? 's' : ''}`)
  }
  const thousands = Math.floor(rest / 1000)
  // Before "mille", which is no noun, "cent" and "vingt" have no plural.
  if (thousands === 1) parts.push('mille')
  else if (thousands > 1)
    parts.push(`${belowThousand(thousands, { ...style, feminine: false }, false)} mille`)
  if (rest % 1000 > 0) parts.push(belowThousand(rest % 1000, style, true))
  return hyphenated(parts.join(' '), style)
}

function hyphenated(words: string, { hyphens }: FrenchStyle): string {
  if (hyphens === 'none') return words.replaceAll('-', ' ')
  return hyphens === '1990' ? words.replaceAll(' ', '-') : words
}

/** @param last whether no number follows, before which "cent" and "quatre-vingt" lose their plural */
function belowThousand(number: number, style: FrenchStyle, last: boolean): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const small = rest === 0 ? '' : belowHundred(rest, style, last)
  if (hundreds === 0) return small
  const plural = hundreds > 1 && rest === 0 && last ? 's' : ''
  const cent = hundreds === 1 ? 'cent' : `${SMALL[hundreds]} cent${plural}`
  return `${cent} ${small}`.trim()
}

function belowHundred(number: number, style: FrenchStyle, last: boolean): string {
  const one = style.feminine ? 'une' : 'un'
  if (number === 1) return one
  if (number < 20) return SMALL[number] ?? ''
  const [tens, unit] = [Math.floor(number / 10), number % 10]
  const name = TENS[style.tens][tens] ?? '-'
  if (name !== '-') {
    if (unit === 0) return name
    return unit === 1 ? `${name} et ${one}` : `${name}-${SMALL[unit]}`
  }
  if (tens === 7) return unit === 1 ? 'soixante et onze' : `soixante-${SMALL[10 + unit]}`
  if (tens === 8 && unit === 0) return last ? 'quatre-vingts' : 'quatre-vingt'
  if (tens === 8) return `quatre-vingt-${unit === 1 ? one : SMALL[unit]}`
  return `quatre-vingt-${SMALL[10 + unit]}`
}
