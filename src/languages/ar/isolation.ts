import type { Isolation } from '../../text/pack-parts.ts'

/**
 * A range (2019–2021) and a share (70 %) run from right to left, as Arabic does: each number is isolated
 * alone, because what the algorithm makes of the dash depends on the letter before it. Days, sums, signs and
 * the groups of one number stay left to right.
 */
export const isolation: Isolation = {
  foreignQuotes: '“‘"\'',
  foreignMarks: '?',
  glue: ",:;&'/@_+–‑-—?!…%*=#’",
  attached: '[وفبكل]{1,2}ـ?',
  conjunction: '(?:و|[وفبكل]{1,2}ـ)',
  numbered:
    '(?:و|ب|ل)?(?:ال|لل)?(?:رقم|هاتف|فاكس|جوال|قضية|ملف|حساب|قرار|قانون|مرسوم|وثيقة|معاملة)',
  // Arabic-Indic digits would run from left to right, the hyphens between them from right to left.
  day: (day) => (/[٠-٩]/.test(day) ? 'rtl' : 'ltr'),
}
