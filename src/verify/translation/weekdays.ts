import { weekdaysIn } from '../../languages/quantities.ts'
import type { Wording } from '../wording.ts'
import type { Difference } from './difference.ts'

/**
 * Days of the week that each of two texts has and the other has not, in order. A day that one of them
 * alone names is no difference: a date tells it as well.
 */
export function weekdayDifferences(a: Wording, b: Wording): Difference[] {
  const left = weekdaysIn(a.text, a.language)
  // Most texts name none, and then nothing is asked of the other one.
  if (left.length === 0) return []
  const right = weekdaysIn(b.text, b.language)
  const restOf = (own: typeof left, others: typeof left) =>
    own.filter(({ value }) => !others.some((other) => other.value === value))
  const rest = restOf(right, left)
  return restOf(left, right).flatMap((day, index) => {
    const other = rest[index]
    return other ? [{ rule: 'date-differs', problem: 'value', a: day, b: other } as const] : []
  })
}
