/** A date as exactly as it is known. */
export interface PartialDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** Reads `2019`, `2019-04` or `2019-04-21`; `undefined` where it is none of them or no such day. */
export function parseDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2] === undefined) return { year }
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  if (match[3] === undefined) return { year, month }
  const day = Number(match[3])
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return { year, month, day }
}

/** Ends an interval that runs on: `2019/..` is "since 2019" (Extended Date/Time Format). */
export const OPEN = '..'

/**
 * Whether the text is a date, or an interval of two with `/` between them, in order, the second of
 * which may be `..`.
 */
export function isDateOrInterval(text: string): boolean {
  const [start = '', end, ...more] = text.split('/')
  if (more.length > 0 || parseDate(start) === undefined) return false
  if (end === undefined || end === OPEN) return true
  return parseDate(end) !== undefined && start <= end
}

/** Where a date or interval stands among others: by its beginning, then by its end. */
export interface TimeSpan {
  readonly start: string
  readonly end: string
}

/**
 * A year alone comes after its months, and a month after its days: what is said of all of it is said last.
 *
 * @param first whether it comes before them
 */
export function timeSpan(text: string, first = false): TimeSpan {
  const [from = '', to = from] = text.split('/')
  const rest = first ? '-00-00' : '-99-99'
  const exact = (date: string, rest: string) => date + rest.slice(date.length - '2019'.length)
  return { start: exact(from, rest), end: to === OPEN ? '9999-99-99' : exact(to, '-99-99') }
}

/** The order of two, for `toSorted`. */
export function byTime(a: TimeSpan, b: TimeSpan): number {
  const [one, other] = a.start === b.start ? [a.end, b.end] : [a.start, b.start]
  return one < other ? -1 : Number(one > other)
}

/** Dates in words. */
export interface DatePack {
  /** The names of the months as they are printed unless an audience asks otherwise, from January. */
  readonly months: readonly string[]
  /** The same after a day and after `since`, where those are other words: «апрель», «21 апреля», «с апреля». */
  readonly inflectedMonths?: readonly string[]
  /** Before the beginning of an interval that runs on: "since". */
  readonly since: string
  /** The day of a month where it is more than its figure: "1er". */
  dayInWords?(day: number): string
}

/** A date or interval in the words of a language: see `dateInWords`. */
export function wordsOfDate(text: string, pack: DatePack): string {
  const [from = '', to] = text.split('/')
  if (to === OPEN) return `${pack.since} ${oneDate(from, pack, true)}`
  const start = oneDate(from, pack)
  return to === undefined ? start : `${start}–${oneDate(to, pack)}`
}

function oneDate(text: string, pack: DatePack, isSince = false): string {
  const date = parseDate(text)
  if (date === undefined) return text
  const { year, month, day } = date
  const months = (day !== undefined || isSince ? pack.inflectedMonths : undefined) ?? pack.months
  const name = month === undefined ? undefined : months[month - 1]
  const ofMonth = day === undefined ? undefined : (pack.dayInWords?.(day) ?? day)
  return [ofMonth, name, year].filter((part) => part !== undefined).join(' ')
}
