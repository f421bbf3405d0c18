import type { Language } from '../model/language.ts'
import { DUAL_MONTHS } from './arabic-writing.ts'

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * The months as they are printed unless an audience asks otherwise. Written out because what `Intl`
 * gives for `ar` differs between ICU versions.
 */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ENGLISH_MONTHS,
  ar: DUAL_MONTHS,
}

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
const OPEN = '..'

const SINCE: Readonly<Record<Language, string>> = { en: 'since', ar: 'منذ' }

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

/**
 * A date or interval in words: `2014-11-20` is "20 November 2014", «20 تشرين الثاني/نوفمبر 2014»;
 * `2019/2021` is "2019–2021", `2019/..` is "since 2019". Digits are European. Text that is no date
 * is given back as it is.
 */
export function dateInWords(text: string, language: Language): string {
  const [start = '', end] = text.split('/').map((part) => {
    const date = parseDate(part)
    return date === undefined ? part : oneDate(date, language)
  })
  if (end === OPEN) return `${SINCE[language]} ${start}`
  return end === undefined ? start : `${start}–${end}`
}

function oneDate({ year, month, day }: PartialDate, language: Language): string {
  const name = month === undefined ? undefined : MONTHS[language][month - 1]
  return [day, name, year].filter((part) => part !== undefined).join(' ')
}
