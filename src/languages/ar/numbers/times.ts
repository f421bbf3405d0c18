import type { TimeWords, Token, ToldHalf } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { firstHalf, type Half, halfAt, timeOf } from '../../../text/numbers/times.ts'
import { FRACTIONS, NUMERALS, ORDINAL_WORDS } from './numerals.ts'
import { isArabic, lookUp } from './words.ts'

/** Words behind an hour that make it a time of day: «صباحًا», «من مساء», «بعد الظهر», «ص». */
const BEHIND: readonly (readonly [RegExp, ToldHalf['half']])[] = [
  [/^(?:صباحا|فجرا|ضحي|سحرا|ص)(?: |$)/, 'am'],
  [/^(?:مساء|عصرا|ظهرا|م)(?: |$)/, 'pm'],
  [/^ليلا(?: |$)/, 'night'],
  [/^(?:من )?(?:قبل|قبيل) (?:الظهر|ظهر|الفجر|فجر)(?: |$)/, 'am'],
  [/^(?:من )?(?:بعد|عقب) (?:منتصف الليل)(?: |$)/, 'am'],
  [/^(?:من )?(?:بعد|عقب) (?:الظهر|ظهر|العصر)(?: |$)/, 'pm'],
  [/^(?:من |في )?(?:ال)?(?:صباح|فجر|صبيحه|ضحي)(?: |$)/, 'am'],
  [/^(?:من |في )?(?:ال)?(?:مساء|عصر|ظهر|ظهيره|عشيه)(?: |$)/, 'pm'],
  [/^(?:من |في )?(?:ال)?(?:ليل|ليله)(?: |$)/, 'night'],
  [/^منتصف الليل(?: |$)/, 'am'],
]

export const TIMES: TimeWords = {
  // «5 م» are metres as often: a figure is an hour behind «الساعة» alone.
  read: readSpoken,
  halfOf: (words) => firstHalf(words, BEHIND),
}

/** «الساعة» with a figure or an ordinal, and the part of an hour after it. */
function readSpoken(tokens: readonly Token[], at: number): Reading | undefined {
  const word = tokens[at]
  if (!isArabic(word)) return undefined
  if (!/^[وف]?[بل]?ا?لساعه$/.test(word.text)) return readHourOfDay(tokens, at)
  const next = tokens[at + 1]
  const ordinal = next && lookUp(next.text, ORDINAL_WORDS)
  const teens = tokens[at + 2]?.text === 'عشره'
  const hour = next?.figure?.value ?? (ordinal?.definite ? ordinal.value + (teens ? 10 : 0) : 0)
  // With a colon the clock's own reading goes before.
  if (hour < 1 || hour > 24 || !Number.isInteger(hour) || tokens[at + 2]?.text === ':')
    return undefined
  const to = ordinal && teens ? at + 3 : at + 2
  const { minutes, end } = partOfHour(tokens, to)
  return timeOf(hour, minutes, at, behind(tokens, end))
}

/** «والنصف», «إلا ربعًا», «وعشر دقائق». */
function partOfHour(tokens: readonly Token[], at: number): { minutes: number; end: number } {
  const part = tokens[at] && lookUp(tokens[at].text, FRACTIONS)
  if (part?.joined) return { minutes: Math.round(part.value * 60), end: at + 1 }
  const less =
    tokens[at]?.text === 'الا' && tokens[at + 1] && lookUp(tokens[at + 1]?.text ?? '', FRACTIONS)
  if (less) return { minutes: -Math.round(less.value * 60), end: at + 2 }
  const number = tokens[at] && lookUp(tokens[at].text, NUMERALS)
  if (number?.joined && /^(?:دقيقه|دقائق)$/.test(tokens[at + 1]?.text ?? '')) {
    return { minutes: number.value.value, end: at + 2 }
  }
  return { minutes: 0, end: at }
}

/** «العاشرة صباحًا», «الثانية عشرة ظهرًا» */
function readHourOfDay(tokens: readonly Token[], at: number): Reading | undefined {
  const ordinal = lookUp(tokens[at]?.text ?? '', ORDINAL_WORDS)
  if (!ordinal?.definite || ordinal.value > 12) return undefined
  const teens = tokens[at + 1]?.text === 'عشره'
  const { minutes, end } = partOfHour(tokens, teens ? at + 2 : at + 1)
  // «في الثانية والنصف» needs no part of the day, since nothing else has halves.
  const placed = /^[وف]?(?:في|عند|الساعه|نحو|حوالي)$/.test(tokens[at - 1]?.text ?? '')
  const told =
    halfAt(tokens, end) ?? (minutes !== 0 && placed ? { half: undefined, to: end } : undefined)
  // «الثانية من صباح الأحد» is an hour, «الليلة الثانية» is none.
  if (!told || /^(?:م|ص|في)$/.test(tokens[end]?.text ?? '')) return undefined
  return timeOf(ordinal.value + (teens ? 10 : 0), minutes, at, told)
}

function behind(tokens: readonly Token[], to: number): Half {
  return halfAt(tokens, to) ?? { half: undefined, to }
}
