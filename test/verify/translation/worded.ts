import type { Worded } from '../../../src/verify/translation/worded.ts'

/** A line of a table of pairs: what has an Arabic letter is Arabic. */
export function worded(text: string): Worded {
  return { text, language: /(?=\p{L})\p{sc=Arabic}/u.test(text) ? 'ar' : 'en' }
}
