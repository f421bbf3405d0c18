/** Letters of scripts that run from right to left, and the stroke that lengthens them. */
const RTL_LETTER =
  /^[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Samr}\p{Script=Mand}\p{Script=Rohg}\p{Script=Adlm}\u0640]$/u

/** By sign, what stands for it: the same few thousand signs come again and again. */
const STANDS_FOR = new Map<string, string>()

/**
 * A text with one sign for all that the grammar of tokens treats alike, as long as the text itself: `x` for a letter
 * beyond ASCII that runs from left to right, hamza for one that runs from right to left and is not of the basic
 * Arabic alphabet, U+0300 for a mark, `²` for a number that is no digit, `€` for money, an ASCII digit for a digit.
 *
 * A pattern over this has classes of a few signs. With those of Unicode, compiling the grammar alone takes longer than
 * a brief of sixty claims does.
 */
export function outlineOf(text: string): string {
  let outline = ''
  for (const sign of text) outline += isItself(sign) ? sign : standsFor(sign)
  return outline
}

/** ASCII, and the basic Arabic alphabet, in which packs write their patterns. */
function isItself(sign: string): boolean {
  const code = sign.charCodeAt(0)
  return code < 0x80 || (code >= 0x620 && code <= 0x64a)
}

function standsFor(sign: string): string {
  const known = STANDS_FOR.get(sign)
  if (known !== undefined) return known
  const found = classOf(sign)
  // A sign beyond the basic plane takes two places.
  const stands = found === undefined ? sign : found.repeat(sign.length)
  STANDS_FOR.set(sign, stands)
  return stands
}

function classOf(sign: string): string | undefined {
  if (/^\p{L}$/u.test(sign)) return RTL_LETTER.test(sign) ? '\u0621' : 'x'
  if (/^\p{M}$/u.test(sign)) return '\u0300'
  if (/^\p{Nd}$/u.test(sign)) return digitOf(sign)
  if (/^\p{No}$/u.test(sign)) return '²'
  return /^\p{Sc}$/u.test(sign) ? '€' : undefined
}

/** The value of a digit of the Arabic world, in which months are looked for; another digit is one all the same. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  const zero = [0x660, 0x6f0].find((first) => code >= first && code < first + 10)
  return zero === undefined ? '5' : String(code - zero)
}
