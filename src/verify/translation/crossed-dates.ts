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

/**
 * Dates in figures whose day was taken for a day and whose month was taken for a day too: 3/4/1980 is
 * 3 April or 4 March, never 3 March.
 */
export function halfSwapped(
  pairs: readonly { readonly a: Part; readonly b: Part }[],
): Difference[] {
  return pairs.flatMap(({ a, b }) => {
    const [x, y] = [a.whole, b.whole]
    if (a.kind !== 'day' || b.kind !== 'day' || x.kind !== 'date' || y.kind !== 'date') return []
    if (!x.swappable && !y.swappable) return []
    const together = pairs.some(
      (pair) => pair.a.kind === 'month' && pair.a.whole === x && pair.b.whole === y,
    )
    const year = x.year ?? y.year
    if (!together || isSameDate({ ...x, year }, { ...y, year })) return []
    return [{ rule: 'date-differs', problem: 'value', a: x, b: y } as const]
  })
}

function datesOf(parts: readonly Part[]): DateQuantity[] {
  const dates = new Set<DateQuantity>()
  for (const { whole } of parts) if (whole.kind === 'date') dates.add(whole)
  return [...dates]
}

type Calendar = Pick<DateQuantity, 'day' | 'month' | 'orMonth' | 'swappable'> & {
  readonly year?: number | undefined
}

function isSameDate(a: Calendar, b: Calendar): boolean {
  if (a.year !== b.year) return false
  const swapped = a.month === b.day && a.day === b.month
  const months = a.month === b.month || a.month === b.orMonth || a.orMonth === b.month
  return (months && a.day === b.day) || (swapped && (a.swappable || b.swappable))
}

function isCompatible(a: DateQuantity, b: DateQuantity): boolean {
  const fits = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined || x === y
  return fits(a.year, b.year) && fits(a.month, b.month) && fits(a.day, b.day)
}
