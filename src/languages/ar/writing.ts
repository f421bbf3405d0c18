import type { Digits } from '../../model/audience.ts'
import type { WritingRules } from '../../text/pack-parts.ts'
import { MONTHS, withDigits, withMonths } from './digits-and-months.ts'

/** Digits and signs that an audience does not read. */
const OTHER_DIGITS: Readonly<Record<Digits, RegExp>> = {
  european: /[٠-٩۰-۹]/,
  'arabic-indic': /[0-9۰-۹%]/,
}

export const writing: WritingRules = {
  differs: (text, { digits, months }) =>
    (months !== 'dual' && text.includes('/')) || OTHER_DIGITS[digits].test(text),
  withDigits,
  withMonths,
  months: MONTHS,
}
