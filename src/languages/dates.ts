import { wordsOfDate } from '../text/dates.ts'
import { packOf } from './packs.ts'

/**
 * A date or interval in words: `2014-11-20` is "20 November 2014", «20 تشرين الثاني/نوفمبر 2014»;
 * `2019/2021` is "2019–2021", `2019/..` is "since 2019". Digits are European. Text that is no date
 * is given back as it is.
 */
export function dateInWords(text: string, language: string): string {
  return wordsOfDate(text, packOf(language).dates)
}
