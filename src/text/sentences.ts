/**
 * The sentences of a text: they end with . ! ? or ؟ and a space. A full stop inside a number or
 * after one letter (an initial) ends none; the last letter of «غدًا» stands behind a vowel sign.
 */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=(?<!(?<![\p{L}\p{M}])\p{L})[.!?؟][”»"')\]]*)\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
