import type { Token } from '../../../text/numbers/pack.ts'
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

/** The day of the week that a token names, from Monday. */
export function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const word = lookUp(tokens[at]?.text ?? '', WEEKDAYS)
  if (!word) return undefined
  const named = DAY.test(tokens[at - 1]?.text ?? '')
  const plain = word.definite && word.value !== 1 && word.value !== 7
  return named || plain ? word.value : undefined
}
