import type { DayHalf } from './quantity.ts'

/** Words behind an hour that make it a time of day: "a.m.", "o’clock", "in the evening". */
const BEHIND: readonly (readonly [RegExp, DayHalf | 'night' | undefined])[] = [
  [/^(?:am|a \. m(?: \.)?)(?: |$)/, 'am'],
  [/^(?:pm|p \. m(?: \.)?)(?: |$)/, 'pm'],
  [/^(?:o'clock )?in the (?:early )?(?:hours of the )?morning(?: |$)/, 'am'],
  [/^(?:o'clock )?in the (?:early |late )?(?:afternoon|evening)(?: |$)/, 'pm'],
  [/^(?:o'clock )?at night(?: |$)/, 'night'],
  [/^noon(?: |$)/, 'pm'],
  [/^midnight(?: |$)/, 'am'],
  [/^o'clock(?: |$)/, undefined],
]

/** The half of the day that folded words behind an hour name, and how many words name it. */
export function englishHalf(
  words: string,
): { readonly half: DayHalf | 'night' | undefined; readonly length: number } | undefined {
  for (const [pattern, half] of BEHIND) {
    const match = pattern.exec(words)
    if (match) return { half, length: match[0].trim().split(' ').length }
  }
  return undefined
}
