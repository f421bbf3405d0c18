import { ARABIC_READERS } from './arabic-readers.ts'
import { ENGLISH_READERS } from './english-readers.ts'
import { hijriMonth, isMonthWord, monthName } from './months.ts'
import type { DateReading, Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** A month in one or more of its names: «تشرين الثاني/نوفمبر», "Nov.", «أغسطس (آب)». */
interface Month {
  readonly month: number
  readonly to: number
  readonly doubtful: boolean
  readonly orMonth?: number
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
  return at <= lastMonth ? (readHijri(tokens, at) ?? fromDay(tokens, at)) : undefined
}

/**
 * «14 رمضان 1445 هـ», "14 Ramadan 1445": a date of the Islamic calendar, which one language may add to
 * its equivalent. A month alone is as often a name, and is none.
 */
function readHijri(tokens: readonly Token[], at: number): DateReading | undefined {
  const day = readDay(tokens, at)
  let next = day?.to ?? at
  if (day && /^(?:of|من|شهر)$/.test(tokens[next]?.text ?? '')) next += 1
  if (day && tokens[next]?.text === 'شهر') next += 1
  const month = hijriAt(tokens, next)
  if (!month) return undefined
  let to = next + month.length
  if (tokens[to]?.text === ',' || tokens[to]?.text === '،') to += 1
  for (let words = 0; words < 2; words += 1) {
    if (/^(?:من|ل?عام|ل?سنه)$/.test(tokens[to]?.text ?? '')) to += 1
  }
  const year = tokens[to]?.figure
  const known = year && year.value >= 1 && year.value < 1600 && (year.yearLike || day)
  if (!day && !known) return undefined
  const end = known ? to + 1 : next + month.length
  const marked = known && HIJRI_SIGN.test(tokens[end]?.text ?? '')
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

function hijriAt(tokens: readonly Token[], at: number): ReturnType<typeof hijriMonth> {
  return hijriMonth(tokens.slice(at, at + 4).map(({ text }) => text))
}

/** What stands behind a year of the Islamic calendar. */
export const HIJRI_SIGN = /^(?:ه|هجريا?|هجريه|الهجري|الهجريه|ah)$/

/** Where the last month begins, -1 where there is none: behind it no number can be a day. */
export function lastMonthIn(tokens: readonly Token[]): number {
  return tokens.findLastIndex(
    (_, at) => oneMonth(tokens, at) !== undefined || hijriAt(tokens, at) !== undefined,
  )
}

/** Day first: a figure, an ordinal or a number word, then the month. */
function fromDay(tokens: readonly Token[], at: number): DateReading | undefined {
  const day = readDay(tokens, at)
  if (!day) return undefined
  let next = day.to
  if (/^(?:of|من|شهر)$/.test(tokens[next]?.text ?? '')) next += 1
  if (tokens[next]?.text === 'شهر') next += 1
  const month = readMonth(tokens, next)
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
  }
}

/** Month first: a day may follow in English; then the year. */
function fromMonth(tokens: readonly Token[], at: number, month: Month): DateReading {
  const day = tokens[at]?.script === 'latin' ? readDay(tokens, month.to) : undefined
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

/** Words after which "May" and «مارس» are months. */
function placesMonth(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  return (
    /^(?:in|of|since|until|till|by|from|to|during|early|late|mid|last|this|next|and|between|before|after|-|\/)$/.test(
      before,
    ) ||
    /^[وف]?(?:في|شهر|من|منذ|حتي|الي|بين|اوائل|اواخر|مطلع|نهايه|منتصف|بدايه|خلال|قبل|بعد|شهري)$/.test(
      before,
    )
  )
}

function readMonth(tokens: readonly Token[], at: number): Month | undefined {
  const first = oneMonth(tokens, at)
  if (!first) return undefined
  let { to } = first
  // A second name of the same month, behind a stroke or in brackets.
  const mark = tokens[to]?.text
  const second = mark === '/' || mark === '(' || mark === '-' ? oneMonth(tokens, to + 1) : undefined
  const other = second !== undefined && second.month === first.orMonth
  if (second && (second.month === first.month || other)) {
    to = mark === '(' && tokens[second.to]?.text === ')' ? second.to + 1 : second.to
    return { month: second.month, to, doubtful: false }
  }
  return first
}

function oneMonth(tokens: readonly Token[], at: number): Month | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return undefined
  const word = token.script === 'latin' ? token.text : withoutParticles(token.text)
  const name = monthName(word, tokens[at + 1]?.text)
  if (!name) return undefined
  if (token.script === 'latin') {
    // "may" and "march" are verbs, "mar" and "sep" nothing.
    if (name.doubtful && !token.capital) return undefined
    const stop = word.length <= 4 && word !== 'may' && word !== 'june' && word !== 'july'
    const dotted = stop && tokens[at + 1]?.text === '.' && tokens[at + 1]?.tight
    return { month: name.month, to: dotted ? at + 2 : at + 1, doubtful: name.doubtful }
  }
  return { ...name, to: at + name.length }
}

/** «لأيار», «وآذار», «بحزيران»: the month's name alone. */
function withoutParticles(word: string): string {
  if (isMonthWord(word)) return word
  for (const prefix of ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب', 'فل']) {
    const rest = word.startsWith(prefix) ? word.slice(prefix.length) : ''
    // «لاب», «باب» are words of their own.
    if (rest.length > 2 && isMonthWord(rest)) return rest
  }
  return word
}

/** A number from 1 to 31 that can be a day: 20, 20th, «العشرين», "twentieth". */
function readDay(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const token = tokens[at]
  if (!token || token.type === 'mark') return undefined
  if (token.figure) {
    const { value } = token.figure
    if (!Number.isInteger(value) || value < 1 || value > 31 || token.text.length > 2)
      return undefined
    const suffix = tokens[at + 1]
    const to = suffix?.tight && /^(?:st|nd|rd|th)$/.test(suffix.text) ? at + 2 : at + 1
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

function firstReading(tokens: readonly Token[], at: number): Reading | undefined {
  const readers = tokens[at]?.script === 'latin' ? ENGLISH_READERS : ARABIC_READERS
  for (const reader of readers) {
    const reading = reader(tokens, at)
    if (reading) return reading
  }
  return undefined
}

/** The year after a month: "2014", ", 2014", «من عام 2014», «لعام 2014». */
function readYear(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  let next = at
  if (tokens[next]?.text === ',' || tokens[next]?.text === '،') next += 1
  for (let words = 0; words < 2; words += 1) {
    if (/^(?:من|of|ل?عام|ل?سنه|العام)$/.test(tokens[next]?.text ?? '')) next += 1
  }
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
