import type { Wording } from '../../../src/verify/wording.ts'

/** A line of a table of pairs: what has an Arabic letter is Arabic. */
export function worded(text: string): Wording {
  return { text, language: /(?=\p{L})\p{sc=Arabic}/u.test(text) ? 'ar' : 'en' }
}
