import type { Token } from '../../../text/numbers/pack.ts'
import { DATES } from './dates.ts'
import { lookUp } from './words.ts'

/** Folded, without the article; Monday and Sunday are «the two» and «the one» as well. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['اثنين', 1],
  ['ثلاثاء', 2],
  ['اربعاء', 3],
  ['خميس', 4],
  ['جمعه', 5],
  ['سبت', 6],
  ['احد', 7],
])

/** Before a name of a day, what makes it one. */
const DAY = /^[وفبلك]*(?:ال)?(?:يوم|يومي|ايام|مساء|صباح|ليله|ليل|فجر|ظهر|عصر|صبيحه|عشيه|نهار|غداه)$/

/** Before the name of a day, what counts it out of a month: «أول اثنين من آذار», «آخر أحد في الشهر». */
const WHICH = /^[وفبلك]*(?:اول|ثاني|ثالث|رابع|خامس|اخر|كل)$/

/** Whether a day is one of a month or a year, or comes back: «أول اثنين من آذار», «كل خميس». */
export function isCountedDay(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  if (!WHICH.test(before)) return false
  const [joint, next] = [1, 2].map((step) => tokens[at + step]?.text ?? '')
  if (!/^(?:من|في)$/.test(joint ?? '')) return /كل$/.test(before) && tokens[at + 1]?.type !== 'word'
  const word = (next ?? '').replace(/^ال/, '')
  return /^(?:شهر|اشهر|عام|سنه)$/.test(word) || DATES.monthAt(tokens, at + 2) !== undefined
}

/** The day of the week that a token names, from Monday. */
export function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const word = lookUp(tokens[at]?.text ?? '', WEEKDAYS)
  if (!word) return undefined
  const named = DAY.test(tokens[at - 1]?.text ?? '') || isCountedDay(tokens, at)
  const plain = word.definite && word.value !== 1 && word.value !== 7
  return named || plain ? word.value : undefined
}
