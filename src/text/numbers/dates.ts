import type { HijriMonth, Month, Token } from './pack.ts'
import type { DateReading, Reading } from './reading.ts'

/** A day of a month, and the token after it. */
interface Day {
  readonly value: number
  readonly to: number
}

/**
 * A date: "20 November 2014", "November 20, 2014", "the 20th of November", «20 تشرين
 * الثاني/نوفمبر 2014», «الحادي عشر من أيلول», "January 2022", 2014-11-20, 20/11/2014.
 *
 * @param lastMonth of these tokens, from {@link lastMonthIn}
 */
export function readDate(
  tokens: readonly Token[],
  at: number,
  lastMonth: number,
): DateReading | undefined {
  const numeric = readNumericDate(tokens, at)
  if (numeric) return numeric
  const month = readMonth(tokens, at)
  if (month) return fromMonth(tokens, at, month)
  if (at > lastMonth) return undefined
  const day = readDay(tokens, at)
  return readHijri(tokens, at, day) ?? fromDay(tokens, at, day)
}

/**
 * «14 رمضان 1445 هـ», "14 Ramadan 1445": a date of the Islamic calendar, which one language may add to
 * its equivalent. A month alone is as often a name, and is none.
 */
function readHijri(
  tokens: readonly Token[],
  at: number,
  day: Day | undefined,
): DateReading | undefined {
  const next = day ? beforeMonth(tokens, day.to) : at
  const month = hijriAt(tokens, next)
  if (!month) return undefined
  const to = beforeYear(tokens, next + month.words.length)
  const year = tokens[to]?.figure
  const known = year && year.value >= 1 && year.value < 1600 && (year.yearLike || day)
  if (!day && !known) return undefined
  const end = known ? to + 1 : next + month.words.length
  const marked = known && isHijriSign(tokens[end])
  return {
    kind: 'date',
    from: at,
    to: marked ? end + 1 : end,
    month: month.month,
    ...(day && { day: day.value }),
    ...(known && { year: year.value }),
    hijri: true,
    optional: true,
  }
}

/** The month of the Islamic calendar that is named at a token. */
function hijriAt(tokens: readonly Token[], at: number): HijriMonth | undefined {
  const first = tokens[at]
  return first?.pack.dates.hijriMonths
    .get(first.text)
    ?.find(({ words }) => words.every((word, index) => tokens[at + index]?.text === word))
}

/** What stands behind a year of the Islamic calendar: "AH". */
export function isHijriSign(token: Token | undefined): boolean {
  return token?.pack.dates.hijriSign.test(token.text) ?? false
}

/** Where the last month begins, -1 where there is none: behind it no number can be a day. */
export function lastMonthIn(tokens: readonly Token[]): number {
  return tokens.findLastIndex(
    (_, at) => monthAt(tokens, at) !== undefined || hijriAt(tokens, at) !== undefined,
  )
}

/** Day first: a figure, an ordinal or a number word, then the month. */
function fromDay(
  tokens: readonly Token[],
  at: number,
  number: Day | undefined,
): DateReading | undefined {
  const day = number ?? dayInWords(tokens, at)
  if (!day) return undefined
  const named = isNamedDay(tokens, day.to)
  const month = readMonth(tokens, named ? day.to + 1 : beforeMonth(tokens, day.to))
  if (!month) return undefined
  const year = readYear(tokens, month.to)
  return {
    kind: 'date',
    from: at,
    to: year?.to ?? month.to,
    day: day.value,
    month: month.month,
    ...(year && { year: year.value }),
    ...(month.orMonth !== undefined && { orMonth: month.orMonth }),
    ...(named && { optional: true }),
  }
}

/** "la place du 14-Juillet", "l’avenue du 1er-Mai" */
function isNamedDay(tokens: readonly Token[], hyphen: number): boolean {
  const [mark, month] = [tokens[hyphen], tokens[hyphen + 1]]
  if (mark?.text !== '-' || !mark.tight || !month?.tight || !month.capital) return false
  return month.pack.dates.hyphenNames === true
}

/** Past the words between a day and its month: "of", «من شهر». */
function beforeMonth(tokens: readonly Token[], at: number): number {
  let next = at
  for (let words = 0; words < 2; words += 1) {
    const token = tokens[next]
    if (token?.pack.dates.beforeMonth.test(token.text)) next += 1
  }
  return next
}

/** Past the words between a month and its year: a comma, «من عام». */
function beforeYear(tokens: readonly Token[], at: number): number {
  let next = at
  if (tokens[next]?.text === ',' || tokens[next]?.text === '،') next += 1
  for (let words = 0; words < 2; words += 1) {
    const token = tokens[next]
    if (token?.pack.dates.beforeYear.test(token.text)) next += 1
  }
  return next
}

/** Month first: in some languages a day may follow; then the year. */
function fromMonth(tokens: readonly Token[], at: number, month: Month): DateReading {
  const day = tokens[at]?.pack.dates.dayBehindMonth ? readDay(tokens, month.to) : undefined
  const year = readYear(tokens, day?.to ?? month.to)
  const doubtful = month.doubtful && !day && !year && !placesMonth(tokens, at)
  return {
    kind: 'date',
    from: at,
    to: year?.to ?? day?.to ?? month.to,
    month: month.month,
    ...(day && { day: day.value }),
    ...(year && { year: year.value }),
    ...(month.orMonth !== undefined && { orMonth: month.orMonth }),
    ...(doubtful && { optional: true }),
  }
}

/** Whether what stands before it makes a month of "May" and «مارس». */
function placesMonth(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  return /^[-/]$/.test(before) || tokens[at]?.pack.dates.placesMonth.test(before) === true
}

function readMonth(tokens: readonly Token[], at: number): Month | undefined {
  const first = monthAt(tokens, at)
  if (!first) return undefined
  let { to } = first
  // A second name of the same month, behind a stroke or in brackets.
  const mark = tokens[to]?.text
  const second = mark === '/' || mark === '(' || mark === '-' ? monthAt(tokens, to + 1) : undefined
  const other = second !== undefined && second.month === first.orMonth
  if (second && (second.month === first.month || other)) {
    to = mark === '(' && tokens[second.to]?.text === ')' ? second.to + 1 : second.to
    return { month: second.month, to, doubtful: false }
  }
  return first
}

function monthAt(tokens: readonly Token[], at: number): Month | undefined {
  const token = tokens[at]
  return token?.type === 'word' ? token.pack.dates.monthAt(tokens, at) : undefined
}

/** A number from 1 to 31 that can be a day: 20, 20th, «العشرين», "twentieth". */
function readDay(tokens: readonly Token[], at: number): Day | undefined {
  const token = tokens[at]
  if (!token || token.type === 'mark') return undefined
  if (token.figure) {
    const { value } = token.figure
    if (!Number.isInteger(value) || value < 1 || value > 31 || token.text.length > 2)
      return undefined
    const suffix = tokens[at + 1]
    const to = suffix?.tight && token.pack.dates.daySuffix?.test(suffix.text) ? at + 2 : at + 1
    return { value, to }
  }
  const reading = firstReading(tokens, at)
  if (!reading || (reading.kind !== 'ordinal' && reading.kind !== 'count')) return undefined
  // "one in May" is no date; «العشرين من أيار» is.
  const ordinal =
    reading.kind === 'ordinal' || reading.alternatives?.some(({ kind }) => kind === 'ordinal')
  if (!ordinal || reading.value > 31 || reading.value < 1) return undefined
  return { value: reading.value, to: reading.to }
}

/** "vingt et un" of "le vingt et un avril", in languages that count the days of a month. */
function dayInWords(tokens: readonly Token[], at: number): Day | undefined {
  if (tokens[at]?.pack.dates.dayIsCardinal !== true || tokens[at]?.type !== 'word') return undefined
  const reading = firstReading(tokens, at)
  if (reading?.kind !== 'count' || reading.value < 1 || reading.value > 31) return undefined
  return monthAt(tokens, reading.to) && { value: reading.value, to: reading.to }
}

function firstReading(tokens: readonly Token[], at: number): Reading | undefined {
  for (const reader of tokens[at]?.pack.readers ?? []) {
    const reading = reader(tokens, at)
    if (reading) return reading
  }
  return undefined
}

/** The year after a month: "2014", ", 2014", «من عام 2014», «لعام 2014». */
function readYear(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const next = beforeYear(tokens, at)
  const token = tokens[next]
  if (!token?.figure?.yearLike) return undefined
  // "in May 2000 people": nothing tells; a year it is.
  return { value: token.figure.value, to: next + 1 }
}

/** 2014-11-20, 20/11/2014, 11/20/2014, 20.11.2014, 9/11. */
function readNumericDate(tokens: readonly Token[], at: number): DateReading | undefined {
  const first = tokens[at]
  if (!first?.figure) return undefined
  const mark = tokens[at + 1]
  if (!mark?.tight || !/^[-/.]$/.test(mark.text)) return undefined
  const second = tokens[at + 2]
  const third = tokens[at + 4]
  if (!second?.figure || !second.tight) return undefined
  if (tokens[at + 3]?.text !== mark.text || !third?.figure || !third.tight) {
    return isNineEleven(tokens, at)
      ? { kind: 'date', from: at, to: at + 3, month: 9, day: 11 }
      : undefined
  }
  const [a, b, c] = [first.figure.value, second.figure.value, third.figure.value]
  const date = { kind: 'date', from: at, to: at + 5 } as const
  if (first.figure.yearLike) {
    return isDayAndMonth(c, b) ? { ...date, year: a, month: b, day: c } : undefined
  }
  if (!third.figure.yearLike) return undefined
  if (isDayAndMonth(a, b)) {
    return { ...date, day: a, month: b, year: c, swappable: a <= 12 && mark.text !== '.' }
  }
  return isDayAndMonth(b, a) ? { ...date, day: b, month: a, year: c } : undefined
}

function isNineEleven(tokens: readonly Token[], at: number): boolean {
  const [month, mark, day] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  return month?.text === '9' && mark?.text === '/' && day?.text === '11'
}

function isDayAndMonth(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}
