import type { DateQuantity } from '../../text/numbers/quantity.ts'
import type { Difference } from './difference.ts'
import type { Part } from './parts.ts'

/**
 * Dates whose days, months and years are all there in the other text, but in other company: "3 May
 * to 5 June" against "3 June to 5 May".
 *
 * @param complete whether every part of the first text found its like
 */
export function crossedDates(
  left: readonly Part[],
  right: readonly Part[],
  complete: boolean,
): Difference[] {
  const [a, b] = [datesOf(left), datesOf(right)]
  if (!complete || a.length !== b.length || a.length < 2) return []
  const [restA, restB] = [[...a], [...b]]
  for (const date of a) {
    const index = restB.findIndex((other) => isSameDate(date, other))
    if (index < 0) continue
    restB.splice(index, 1)
    restA.splice(restA.indexOf(date), 1)
  }
  return restA.flatMap((date, index) => {
    const other = restB[index]
    // Dates that leave out what the other text spells out are no contradiction.
    if (!other || restB.some((candidate) => isCompatible(date, candidate))) return []
    return [{ rule: 'date-differs', problem: 'value', a: date, b: other } as const]
  })
}

function datesOf(parts: readonly Part[]): DateQuantity[] {
  const dates = new Set<DateQuantity>()
  for (const { whole } of parts) if (whole.kind === 'date') dates.add(whole)
  return [...dates]
}

function isSameDate(a: DateQuantity, b: DateQuantity): boolean {
  if (a.year !== b.year) return false
  const swapped = a.month === b.day && a.day === b.month
  return (a.month === b.month && a.day === b.day) || (swapped && (a.swappable || b.swappable))
}

function isCompatible(a: DateQuantity, b: DateQuantity): boolean {
  const fits = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined || x === y
  return fits(a.year, b.year) && fits(a.month, b.month) && fits(a.day, b.day)
}
