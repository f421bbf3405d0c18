import { ARTICLE_WORDS, folded } from '../../languages/articles.ts'
import { PACKS } from '../../languages/packs.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import { parseDate } from '../../text/dates.ts'
import { normalise } from '../../text/normalise.ts'

/** A date that a text states. */
export interface DateInText {
  /** ISO 8601, as exactly as it is stated. */
  readonly value: string
  /** What is left open: which of two numbers is the day, or which of two months «تشرين» is. */
  readonly doubtful: boolean
}

/** The longest text in which a date is looked for, in characters: lines around an article, no paragraphs. */
const LONGEST = 400

/** Years that articles are of. */
const YEARS = { first: 1800, last: 2100 }

/** A date for machines: 2020-04-21, with or without a time behind it. */
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g

/**
 * The dates with a year that a line states, in digits and month names of every language that there is a pack of, in
 * their order. A date of the Islamic calendar is not converted, and so none of them.
 */
export function datesIn(line: string): DateInText[] {
  const text = normalise(line.slice(0, LONGEST))
  const exact = [...text.matchAll(ISO)].flatMap(([, ...parts]) => isoOf(parts.map(Number)))
  if (exact.length > 0) return exact.map((value) => ({ value, doubtful: false }))
  // Which language it is in is not known yet: the one that reads most exactly has read it rightly.
  const readings = [...PACKS.map(({ tag }) => readBy(tag, text)), readByMonths(text)]
  const days = (dates: readonly DateInText[]) =>
    Math.max(0, ...dates.map(({ value, doubtful }) => value.length - Number(doubtful)))
  return readings.toSorted((one, other) => days(other) - days(one))[0] ?? []
}

function readBy(tag: string, text: string): DateInText[] {
  return quantitiesIn(text, tag).flatMap((quantity) => {
    if (quantity.kind !== 'date' || quantity.hijri || quantity.year === undefined) return []
    const { year, month, day, orMonth } = quantity
    const isSwappable = quantity.swappable && day !== month
    const parts =
      orMonth !== undefined || isSwappable
        ? [year]
        : [year, month, ...(day === undefined ? [] : [day])]
    return isoOf(parts).map((value) => ({ value, doubtful: parts.length === 1 }))
  })
}

/** Months of languages that no pack reads, folded, with their numbers. */
const MONTHS = new Map(
  ARTICLE_WORDS.flatMap(({ months }) =>
    (months?.split(' ') ?? []).map((name, index) => [folded(name), index + 1] as const),
  ),
)

/** Day, month and year as most of those languages write them: "6. Mai 2014", "6 de mayo de 2014". */
const WRITTEN = /(?<!\d)(\d{1,2})[.º]?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/gu

function readByMonths(text: string): DateInText[] {
  return [...text.matchAll(WRITTEN)].flatMap(([, day, name, year]) => {
    const month = MONTHS.get(folded(name ?? ''))
    return month === undefined
      ? []
      : isoOf([Number(year), month, Number(day)]).map((value) => ({ value, doubtful: false }))
  })
}

/** As ISO 8601, if there is such a day and a page can be of it. */
function isoOf([year = 0, ...rest]: readonly number[]): string[] {
  if (year < YEARS.first || year > YEARS.last) return []
  const value = [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
  return parseDate(value) ? [value] : []
}

/** The date in an address: `…/2020/06/03/…`, `…/2020-06-03-1.3874341`. */
export function dateInUrl(url: string): string | undefined {
  const parts = /(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)/.exec(url)
  const numbers =
    parts?.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])) ?? []
  return isoOf(numbers)[0]
}
