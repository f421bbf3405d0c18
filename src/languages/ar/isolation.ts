import type { Isolation } from '../../text/pack-parts.ts'
import { LATIN_RUN } from '../runs.ts'

const NUMBER = String.raw`\p{Nd}+(?:[.,٫٬]\p{Nd}+)*`
const DAY = String.raw`(?<![\p{Nd}-])\p{Nd}{4}-\p{Nd}{2}(?:-\p{Nd}{2})?(?![\p{Nd}-])`
const SUM = String.raw`[$€£¥±−+][\s\u00A0]?${NUMBER}`
const PART = String.raw`${NUMBER}(?=[\s\u00A0]?[%‰٪]|[–-]\p{Nd})|(?<=\p{Nd}[–-])${NUMBER}`

/**
 * A date such as 2019-04-21 and a sum such as $ 100 stay left to right. A range (2019–2021) and a share
 * (70 %) run from right to left, as Arabic does: each number is isolated alone, because what the
 * algorithm makes of the dash depends on the letter before it.
 */
export const isolation: Isolation = {
  foreign: LATIN_RUN,
  torn: [
    {
      run: DAY,
      // Arabic-Indic digits would run from left to right, the hyphens between them from right to left.
      direction: (day) => (/[٠-٩]/.test(day) ? 'rtl' : 'ltr'),
    },
    { run: SUM, direction: () => 'ltr' },
    { run: PART, direction: () => 'ltr' },
  ],
  closing: '؟',
}
