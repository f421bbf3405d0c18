import type { Direction } from '../../model/language.ts'
import { median } from './cells.ts'
import { directionOfLetters, type Row, type Segment, segment, textOf } from './lines.ts'

/** A part of a page that is read as a whole: running text, or one row of a table. */
export type Block =
  | {
      readonly kind: 'flow'
      readonly lines: readonly Segment[]
      /** What lines may fill, in points. */
      readonly measure: Measure
      /** Whether it is one paragraph, however its lines are broken. */
      readonly isWhole?: boolean
    }
  | {
      readonly kind: 'row'
      /** In reading order, each with its lines. */
      readonly cells: readonly (readonly Segment[])[]
    }

/** From where to where the lines of a column reach, in points. */
export interface Measure {
  readonly left: number
  readonly right: number
}

/** A stretch of a row that is empty, in points. */
interface Gap {
  readonly from: number
  readonly to: number
}

/** Rows that stand in columns together, and the gaps between those. */
interface Group {
  readonly end: number
  readonly gutters: readonly Gap[]
}

/**
 * Rows of a page as blocks in reading order: columns one after the other, tables row by row.
 *
 * @param ofPage from the top
 * @param direction of the page: which column is read first
 */
export function blocksOf(ofPage: readonly Row[], direction: Direction): Block[] {
  const rows = besideEachOther(ofPage)
  const blocks: Block[] = []
  const measure = measureOf(rows.flatMap(({ segments }) => segments))
  let open: Segment[] = []
  const close = () => {
    if (open.length > 0) blocks.push({ kind: 'flow', lines: open, measure })
    open = []
  }
  for (let at = 0; at < rows.length; ) {
    const group = groupFrom(rows, at)
    if (!group) {
      const row = rows[at++]
      if (row) open.push(joined(row.segments))
      continue
    }
    const start = at - linesAbove(rows, at, group, open.length)
    open.length -= at - start
    close()
    blocks.push(...columnsOf(rows.slice(start, group.end), group.gutters, direction))
    at = group.end
  }
  close()
  return blocks
}

/** From where to where some lines reach. */
export function measureOf(lines: readonly Segment[]): Measure {
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
  }
}

/** Rows with those made one that hold lines of columns beside each other, half a line higher or lower. */
function besideEachOther(rows: readonly Row[]): Row[] {
  const made: Row[] = []
  for (const row of rows) {
    const last = made.at(-1)
    const size = Math.max(...row.segments.map((part) => part.size))
    const fits =
      last !== undefined &&
      last.y - row.y < 0.8 * size &&
      last.segments.every((a) =>
        row.segments.every((b) => a.right + 0.8 * size < b.left || b.right + 0.8 * size < a.left),
      )
    if (!fits) made.push(row)
    else {
      const segments = [...last.segments, ...row.segments].sort((a, b) => a.left - b.left)
      made[made.length - 1] = { y: last.y, segments }
    }
  }
  return made
}

function joined(segments: readonly Segment[]): Segment {
  const [first] = segments
  return segments.length === 1 && first ? first : segment(segments.flatMap(({ cells }) => cells))
}

/** The rows from one on that share a gutter. A row on one side of it only belongs to them. */
function groupFrom(rows: readonly Row[], start: number): Group | undefined {
  const size = median(rows.flatMap(({ segments }) => segments.map((part) => part.size)))
  const leading = leadingOf(rows)
  let gutters: Gap[] | undefined
  let both = 0
  let end = start
  for (let at = start; at < rows.length; at++) {
    const row = rows[at]
    if (!row) break
    const parted = row.segments.length > 1
    // What stands beside nothing opens no columns.
    if (!gutters && !parted) return undefined
    const before = rows[at - 1]
    if (gutters && !parted && before && before.y - row.y > 1.7 * leading) {
      // Below a gap: only if columns go on afterwards.
      const next = rows.slice(at, at + 3).find(({ segments }) => segments.length > 1)
      if (!next || next.y < row.y - 4 * leading) break
    }
    const shared: Gap[] = gutters ? narrowed(gutters, row) : gapsOf(row)
    if (!shared.some(({ from, to }) => to - from >= 0.8 * size)) break
    gutters = shared.filter(({ from, to }) => to - from >= 0.8 * size)
    if (parted && gutters.some((gap) => hasBothSides(row, gap))) {
      both++
      end = at + 1
    } else if (isShortTail(rows, at, leading)) end = at + 1
  }
  if (!gutters || both < 2) return undefined
  const rowsOfGroup = rows.slice(start, end)
  const kept = gutters.filter(
    (gap) =>
      rowsOfGroup.filter((row) => hasBothSides(row, gap)).length >= 2 &&
      !partsMarks(rowsOfGroup, gap, gutters),
  )
  const widest = Math.max(...kept.map(({ from, to }) => to - from), 0)
  // Gaps of two or three justified lines may lie over each other by chance.
  return widest >= (both < 4 ? 1.4 : 0.9) * size ? { end, gutters: kept } : undefined
}

/** What stands before an item or a note, as it is seen: a bullet or a number. */
const MARK = /^(?:[•▪◦‣●○■□–—*†‡-]|[.()[\]]{0,2}\p{Nd}{1,3}[.()[\]]{0,2})$/u

/** Whether a gap only parts the marks of items or notes from their text. */
function partsMarks(rows: readonly Row[], gap: Gap, gutters: readonly Gap[]): boolean {
  const before = Math.max(...gutters.filter(({ to }) => to <= gap.from).map(({ to }) => to), 0)
  const after = Math.min(
    ...gutters.filter(({ from }) => from >= gap.to).map(({ from }) => from),
    Number.POSITIVE_INFINITY,
  )
  const between = (from: number, to: number) => {
    const parts = rows.flatMap(({ segments }) =>
      segments.filter(({ left, right }) => (left + right) / 2 > from && (left + right) / 2 < to),
    )
    return (
      parts.length > 0 &&
      parts.every(({ cells }) =>
        MARK.test(
          cells
            .map(({ text }) => text)
            .join('')
            .trim(),
        ),
      )
    )
  }
  return between(before, gap.from + 1) || between(gap.to - 1, after)
}

/** How many rows right above a group stand in one of its columns, and begin it. */
function linesAbove(rows: readonly Row[], at: number, { gutters }: Group, most: number): number {
  const leading = leadingOf(rows)
  const size = median(rows.flatMap(({ segments }) => segments.map((part) => part.size)))
  let count = 0
  while (count < most) {
    const row = rows[at - count - 1]
    const below = rows[at - count]
    if (!row || !below || row.y - below.y > 1.4 * leading) break
    const fits =
      row.segments.every((part) => Math.abs(part.size - size) < 0.05 * size) &&
      narrowed(gutters, row).length === gutters.length
    if (!fits) break
    count++
  }
  return count
}

/** Whether a row on one side goes on what stands above it. */
function isShortTail(rows: readonly Row[], at: number, leading: number): boolean {
  const row = rows[at]
  const before = rows[at - 1]
  return row !== undefined && before !== undefined && before.y - row.y <= 1.7 * leading
}

function gapsOf({ segments }: Row): Gap[] {
  return segments.slice(1).flatMap((next, at) => {
    const last = segments[at]
    return last ? [{ from: last.right, to: next.left }] : []
  })
}

/** What of some gaps is empty in a row as well. */
function narrowed(gaps: readonly Gap[], { segments }: Row): Gap[] {
  let rest = [...gaps]
  for (const { left, right } of segments) {
    rest = rest.flatMap((gap) => {
      if (right <= gap.from || left >= gap.to) return [gap]
      return [
        { from: gap.from, to: left },
        { from: right, to: gap.to },
      ].filter(({ from, to }) => to > from)
    })
  }
  // Of one gap that a row parts, the wider part is the gutter.
  return rest.filter(
    (gap) =>
      !rest.some(
        (other) =>
          other !== gap &&
          gaps.some((whole) => inside(gap, whole) && inside(other, whole)) &&
          other.to - other.from > gap.to - gap.from,
      ),
  )
}

function inside(gap: Gap, whole: Gap): boolean {
  return gap.from >= whole.from && gap.to <= whole.to
}

function hasBothSides({ segments }: Row, gap: Gap): boolean {
  return (
    segments.some(({ right }) => right <= gap.from + 1) &&
    segments.some(({ left }) => left >= gap.to - 1)
  )
}

function columnsOf(rows: readonly Row[], gutters: readonly Gap[], direction: Direction): Block[] {
  const middles = gutters.map(({ from, to }) => (from + to) / 2).sort((a, b) => a - b)
  const columns = [...middles, Number.POSITIVE_INFINITY].map((right, at) => {
    const left = middles[at - 1] ?? Number.NEGATIVE_INFINITY
    return rows
      .map(({ y, segments }) => ({
        y,
        segments: segments.filter((part) => {
          const middle = (part.left + part.right) / 2
          return middle >= left && middle < right
        }),
      }))
      .filter(({ segments }) => segments.length > 0)
  })
  // Columns in two languages stand in the order of the page, those of one in the order of that.
  const directions = new Set(columns.map(directionOfPage))
  const order = directions.size === 1 ? ([...directions][0] ?? direction) : direction
  if (order === 'rtl') columns.reverse()
  if (columns.every(isProse) || columns.every(beginsWithNote)) {
    return columns.flatMap((column) => blocksOf(column, directionOfPage(column)))
  }
  return tableRows(columns)
}

/** Whether lines of a column are filled as those of running text are. */
function isProse(column: readonly Row[]): boolean {
  if (column.length < 3) return false
  const lines = column.map(({ segments }) => joined(segments))
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const size = median(lines.map((line) => line.size))
  const filled = lines.filter((line) => line.right - line.left > 0.75 * (right - left))
  return right - left > 8 * size && filled.length >= 0.5 * lines.length
}

/** Whether a column begins with the mark of a note, and its words. */
function beginsWithNote([first]: readonly Row[]): boolean {
  if (!first) return false
  const line = joined(first.segments)
  const text = textOf(line, directionOfLetters([line]), true, true)
  return /^(?:[([]?\p{Nd}{1,3}[)\].]?|[*†‡])\s*[\p{L}«“"]/u.test(text)
}

/** Columns as rows of a table. Lines nearer to each other than rows are belong to one cell. */
function tableRows(columns: readonly (readonly Row[])[]): Block[] {
  const heights = [...new Set(columns.flatMap((column) => column.map(({ y }) => y)))].sort(
    (a, b) => b - a,
  )
  const steps = heights.slice(1).map((y, at) => (heights[at] ?? y) - y)
  const least = Math.min(...steps)
  const isMixed = Math.max(...steps) > 1.25 * least
  const full = (y: number) => columns.filter((column) => column.some((row) => row.y === y)).length
  const starts = heights.filter((y, at) => {
    if (at === 0) return true
    const step = (heights[at - 1] ?? y) - y
    // Where steps are alike, a line with fewer cells goes on the row above it.
    return isMixed ? step > 1.2 * least : full(y) > 1 && full(y) >= columns.length / 2
  })
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? Number.NEGATIVE_INFINITY
    return {
      kind: 'row',
      cells: columns.map((column) =>
        column.filter(({ y }) => y <= from && y > to).map(({ segments }) => joined(segments)),
      ),
    }
  })
}

function leadingOf(rows: readonly Row[]): number {
  return median(
    rows
      .slice(1)
      .map(({ y }, at) => (rows[at]?.y ?? y) - y)
      .filter((step) => step > 0),
  )
}

/** Which way the lines of a page are read. */
export function directionOfPage(rows: readonly Row[]): Direction {
  return directionOfLetters(rows.flatMap(({ segments }) => segments))
}
