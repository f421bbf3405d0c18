/**
 * Columns that stand side by side, seen as one flow: the places where all of them can be broken at a
 * common height.
 *
 * in: for each column its fragments, top to bottom
 * out: spans over all columns; a span ends where a fragment of at least one column ends
 */
import { COST } from './types.ts'

export interface ColumnFragment {
  top: number
  bottom: number
  head: number
  cost: number
}

export interface SpanFragment extends ColumnFragment {
  /** For each column the number of its fragments that stand before the span. */
  before: number[]
}

/** A column that has not begun when its neighbour breaks: the reader would look for it. */
const LATE_COLUMN = COST.orphan

/**
 * Heights are those of the measuring layout, where a shorter line of one column waits for none of
 * its neighbour. After a break every column begins at the top of the page, so a span can only
 * become lower than it is here.
 */
export function mergeColumns(columns: readonly (readonly ColumnFragment[])[]): SpanFragment[] {
  const filled = columns.filter((column) => column.length > 0)
  const bottom = Math.max(...filled.map((column) => column.at(-1)?.bottom as number))
  const top = Math.min(...filled.map((column) => column[0]?.top as number))
  const ends = [
    ...new Set(filled.flatMap((column) => column.map((columnFragment) => columnFragment.bottom))),
  ]
  ends.sort((a, b) => a - b)
  const start = columns.map(() => 0)
  const spans: SpanFragment[] = [{ top, bottom, head: 0, cost: 0, before: start }]
  let before = start
  for (const y of ends) {
    const next = columns.map((column, c) => advance(column, before[c] as number, y))
    if (next.every((n, c) => n === before[c])) continue
    if (next.every((n, c) => n >= (columns[c]?.length as number))) break
    ;(spans.at(-1) as SpanFragment).bottom = y
    spans.push({ ...openings(columns, next), bottom, before: next })
    before = next
  }
  return spans
}

function advance(column: readonly ColumnFragment[], from: number, y: number): number {
  let n = from
  while (n < column.length && (column[n]?.bottom as number) <= y + 0.5) n++
  return n
}

function openings(
  columns: readonly (readonly ColumnFragment[])[],
  before: number[],
): Omit<SpanFragment, 'bottom' | 'before'> {
  let top = Number.POSITIVE_INFINITY
  let head = 0
  let cost = 0
  for (const [c, column] of columns.entries()) {
    const columnFragment = column[before[c] as number]
    if (!columnFragment) {
      if (column.length) cost = Math.max(cost, COST.alone)
      continue
    }
    top = Math.min(top, columnFragment.top)
    head = Math.max(head, columnFragment.head)
    cost = Math.max(cost, before[c] ? columnFragment.cost : LATE_COLUMN)
  }
  return { top, head, cost }
}
