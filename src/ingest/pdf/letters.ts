/** Letters that run from right to left, and the stroke that lengthens them. */
export const RTL =
  /(?=[\p{L}\u0640])[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u0640]/u
/** Letters that run from left to right. */
export const LTR =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u0640])\p{L}/u
const ARABIC_FORMS = /[\uFB50-\uFD3D\uFD50-\uFDF9\uFE70-\uFEFC]/g
/** Ligatures of Latin letters: a matter of the typesetter. */
const LATIN_FORMS = /[\uFB00-\uFB06]/g
/** What is not seen, and says nothing of the text: byte order, direction, joining of words. */
const UNSEEN = /[\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g

/**
 * Letters that join nothing after them: a glyph of several letters never begins with one, unless it is a whole word.
 */
const BEGINS_NO_LIGATURE =
  /^[\u0622\u0623\u0625\u0627\u0629\u062F-\u0632\u0648\u0649][\u0621-\u064A]{1,2}$/

/**
 * What a glyph stands for, as it would be typed: without the forms that letters take in a word, which the compatibility
 * area of Unicode holds, and with the letters of a ligature in reading order. Some files keep those as they are
 * seen, from left to right.
 */
export function asTyped(glyph: string): string {
  const plain = glyph
    .replace(UNSEEN, '')
    .replace(ARABIC_FORMS, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''))
    .replace(LATIN_FORMS, (form) => form.normalize('NFKC'))
    .replace(/\s/g, ' ')
  return BEGINS_NO_LIGATURE.test(plain) && /[\u0644\u0643\u0645\u0646\u064A]$/.test(plain)
    ? [...plain].reverse().join('')
    : plain
}
