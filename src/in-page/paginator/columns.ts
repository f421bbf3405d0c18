/**
 * Columns that stand side by side, seen as one flow: the heights at which all of them can be broken.
 *
 * in: for each column its fragments, top to bottom
 * out: spans over all columns; a span ends where a fragment of at least one column ends, and each of the
 * others ends at its own best place above
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
/** Of a px that a column leaves blank above the break of its neighbour: two lines, or a break between paragraphs. */
const BLANK = COST.line / 40
/** No column leaves more blank than this, px: about three lines. */
const MOST_BLANK = 70

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
  let reached = start
  let before = start
  for (const y of ends) {
    reached = columns.map((column, c) => advance(column, reached[c] as number, y))
    if (reached.every((n, c) => n >= (columns[c]?.length as number))) break
    const next = columns.map((column, c) =>
      bestBreak(column, before[c] as number, reached[c] as number, y),
    )
    if (next.every((n, c) => n === before[c])) continue
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

/**
 * Before which of the fragments from `from` to `to` a column is broken where a neighbour is broken at `y`: what a
 * break costs is weighed against the blank that it leaves, so that where a neighbour goes on, no single line has to.
 */
function bestBreak(column: readonly ColumnFragment[], from: number, to: number, y: number): number {
  let [best, least] = [to, Number.POSITIVE_INFINITY]
  for (let n = to; n >= from; n--) {
    const blank = y - endBefore(column, n)
    if (n < to && blank > MOST_BLANK) break
    const price = costBefore(column, n) + blank * BLANK
    if (price < least) [best, least] = [n, price]
  }
  return best
}

function endBefore(column: readonly ColumnFragment[], n: number): number {
  return column[n - 1]?.bottom ?? column[0]?.top ?? 0
}

function costBefore(column: readonly ColumnFragment[], n: number): number {
  if (n === 0) return LATE_COLUMN
  return column[n]?.cost ?? (column.length ? COST.alone : 0)
}

function openings(
  columns: readonly (readonly ColumnFragment[])[],
  before: number[],
): Omit<SpanFragment, 'bottom' | 'before'> {
  let top = Number.POSITIVE_INFINITY
  let head = 0
  let cost = 0
  for (const [c, column] of columns.entries()) {
    const n = before[c] as number
    if (column.length) cost = Math.max(cost, costBefore(column, n))
    const columnFragment = column[n]
    if (!columnFragment) continue
    top = Math.min(top, columnFragment.top)
    head = Math.max(head, columnFragment.head)
  }
  return { top, head, cost }
}
