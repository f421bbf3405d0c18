import { hijriTable, monthTable } from '../../../text/numbers/months.ts'
import type { DateWords } from '../../../text/numbers/pack.ts'

const MONTHS = monthTable([
  [1, 'january jan'],
  [2, 'february feb shubat'],
  [3, 'march mar'],
  [4, 'april apr nisan'],
  [5, 'may ayyar'],
  [6, 'june jun haziran'],
  [7, 'july jul tammuz tamuz'],
  [8, 'august aug'],
  [9, 'september sept sep aylul ailul'],
  [10, 'october oct'],
  [11, 'november nov'],
  [12, 'december dec'],
])

/** Verbs, and what is as often no word at all. */
const DOUBTFUL = /^(?:may|march|mar|jan|sep|sept)$/

export const DATES: DateWords = {
  monthAt(tokens, at) {
    const { text = '', capital = false } = tokens[at] ?? {}
    const month = MONTHS.get(text)
    if (month === undefined) return undefined
    const doubtful = DOUBTFUL.test(text)
    if (doubtful && !capital) return undefined
    const stop = tokens[at + 1]
    const dotted = stop?.text === '.' && stop.tight && isShort(text)
    return { month, to: dotted ? at + 2 : at + 1, doubtful }
  },
  hijriMonths: hijriTable([
    [1, 'muharram'],
    [2, 'safar'],
    [3, 'rabi i|rabi al - awwal|rabi al - awal'],
    [4, 'rabi ii|rabi al - thani|rabi al - akhir'],
    [5, 'jumada i|jumada al - awwal|jumada al - ula'],
    [6, 'jumada ii|jumada al - thani|jumada al - akhira'],
    [7, 'rajab'],
    [8, "shaban|sha'ban|shaaban"],
    [9, 'ramadan|ramadhan'],
    [10, 'shawwal|shawal'],
    [11, "dhu al - qadah|dhu al - qa'dah|dhul - qadah|dhu al - qidah"],
    [12, 'dhu al - hijjah|dhu al - hijja|dhul - hijjah|dhul - hijja'],
  ]),
  hijriSign: /^ah$/,
  daySuffix: /^(?:st|nd|rd|th)$/,
  beforeMonth: /^of$/,
  beforeYear: /^of$/,
  placesMonth:
    /^(?:in|of|since|until|till|by|from|to|during|early|late|mid|last|this|next|and|between|before|after)$/,
  dayBehindMonth: true,
}

/** Whether a full stop may belong to it: "Nov." */
function isShort(month: string): boolean {
  return month.length <= 4 && month !== 'may' && month !== 'june' && month !== 'july'
}
