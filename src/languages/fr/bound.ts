import { DATES } from './dates.ts'

const [WIDE, NARROW] = ['\u00A0', '\u202F']

const MONTHS = DATES.months.join('|')

/** What stands before a space and behind it, and the space that belongs there. */
const SPACES: readonly (readonly [RegExp, string])[] = [
  // "48 250"
  [/(?<=(?<![\d,])\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/g, NARROW],
  [/ (?=[;!?»%‰])|(?<=«) /g, NARROW],
  [/ (?=[:€$])/g, WIDE],
  // "18,4 millions", "1er juillet", "12 juin"
  [
    new RegExp(
      String.raw`(?<=\d|\b1er) (?=(?:mille|millions?|milliards?|${MONTHS})(?!\p{L}))`,
      'gu',
    ),
    WIDE,
  ],
  // "n° 14", "par. 3", "s. d."
  [/(?<=(?<!\p{L})(?:n[°º]|nos|par\.|p\.|M\.|Mme|art\.)) (?=[\d\p{Lu}])/gu, WIDE],
]

/**
 * The spaces of French typography, which a keyboard does not have: narrow within numbers, before the high
 * marks and inside of guillemets; no line ends between a number and its unit, a day and its month.
 */
export function bound(text: string): string {
  return SPACES.reduce((told, [space, right]) => told.replace(space, right), text)
}
