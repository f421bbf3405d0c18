import { type DatePack, OPEN, type PartialDate, parseDate } from '../text/dates.ts'
import { packOf } from './packs.ts'

/**
 * A date or interval in words: `2014-11-20` is "20 November 2014", «20 تشرين الثاني/نوفمبر 2014»;
 * `2019/2021` is "2019–2021", `2019/..` is "since 2019". Digits are European. Text that is no date
 * is given back as it is.
 */
export function dateInWords(text: string, language: string): string {
  const { dates } = packOf(language)
  const [start = '', end] = text.split('/').map((part) => {
    const date = parseDate(part)
    return date === undefined ? part : oneDate(date, dates)
  })
  if (end === OPEN) return `${dates.since} ${start}`
  return end === undefined ? start : `${start}–${end}`
}

function oneDate({ year, month, day }: PartialDate, { months, dayInWords }: DatePack): string {
  const name = month === undefined ? undefined : months[month - 1]
  const ofMonth = day === undefined ? undefined : (dayInWords?.(day) ?? day)
  return [ofMonth, name, year].filter((part) => part !== undefined).join(' ')
}
