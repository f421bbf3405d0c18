import type { DayHalf } from './quantity.ts'

/** Words behind an hour that make it a time of day: «صباحًا», «من مساء», «بعد الظهر», «ص». */
const BEHIND: readonly (readonly [RegExp, DayHalf | 'night' | undefined])[] = [
  [/^(?:صباحا|فجرا|ضحي|سحرا|ص)(?: |$)/, 'am'],
  [/^(?:مساء|عصرا|ظهرا|م)(?: |$)/, 'pm'],
  [/^ليلا(?: |$)/, 'night'],
  [/^(?:من )?(?:قبل|قبيل) (?:الظهر|ظهر|الفجر|فجر)(?: |$)/, 'am'],
  [/^(?:من )?(?:بعد|عقب) (?:منتصف الليل)(?: |$)/, 'am'],
  [/^(?:من )?(?:بعد|عقب) (?:الظهر|ظهر|العصر)(?: |$)/, 'pm'],
  [/^(?:من |في )?(?:ال)?(?:صباح|فجر|صبيحه|ضحي)(?: |$)/, 'am'],
  [/^(?:من |في )?(?:ال)?(?:مساء|عصر|ظهر|ظهيره|عشيه)(?: |$)/, 'pm'],
  [/^(?:من |في )?(?:ال)?(?:ليل|ليله)(?: |$)/, 'night'],
  [/^منتصف الليل(?: |$)/, 'am'],
]

/** The half of the day that folded words behind an hour name, and how many words name it. */
export function arabicHalf(
  words: string,
): { readonly half: DayHalf | 'night' | undefined; readonly length: number } | undefined {
  for (const [pattern, half] of BEHIND) {
    const match = pattern.exec(words)
    if (match) return { half, length: match[0].trim().split(' ').length }
  }
  return undefined
}
