/**
 * Boxes that stand side by side: rows of a grid, a flexible box or a table, languages of a parallel
 * edition. A row is one fragment unless it is high; then its columns are broken together.
 *
 * in: boxes in their measuring layout
 * out: fragments, given to the walk
 */
import { mergeColumns } from './columns.ts'
import { isLowered, PARAGRAPH, role } from './elements.ts'
import type { Opening } from './fragments.ts'
import { COST, type ColumnBreak } from './types.ts'
import {
  adoptBreakProperties,
  adoptInnerBreakProperties,
  type Walk,
  walkSeparately,
} from './walk.ts'

/** Higher than this share of a page, rows are looked into; lower ones are never split. */
const LOOK_INTO = 1 / 12
/** With its notes, a row that is lower than this share of a page is one fragment. */
const LOW = 3 / 4

/**
 * The rows of a grid or flexible box, found by where its children stand; false if there are none to be found.
 * `column`: it is as high as its neighbours, and so may be what is in it.
 */
export function measureTracks(
  walk: Walk,
  element: HTMLElement,
  inside: number,
  column: boolean,
): boolean {
  const rows = rowsOf(element)
  if (!rows) return false
  for (const row of rows) {
    if (row.length === 1) walk.block(row[0] as HTMLElement, inside, column)
    else measureRow(walk, row, inside)
  }
  return true
}

/** Null where no rows can be made out, or where they cannot be separated. */
function rowsOf(element: HTMLElement): HTMLElement[][] | null {
  const boxes: HTMLElement[] = []
  if (!gather(element, boxes)) return null
  const rows: HTMLElement[][] = []
  let rowTop = Number.NEGATIVE_INFINITY
  let rowBottom = Number.NEGATIVE_INFINITY
  let firstEnd = Number.POSITIVE_INFINITY
  for (const child of boxes) {
    const { top, bottom } = child.getBoundingClientRect()
    if (top < rowTop - 1) return null
    if (rows.length && top < rowBottom - 1) {
      // Below one neighbour and beside another: an area of several rows.
      if (top > firstEnd - 1) return null
      rows.at(-1)?.push(child)
      rowBottom = Math.max(rowBottom, bottom)
      firstEnd = Math.min(firstEnd, bottom)
    } else {
      rows.push([child])
      rowTop = top
      rowBottom = firstEnd = bottom
    }
  }
  // A child that asks for its row by number would leave the rows before it empty on its page.
  return rows.slice(1).some((row) => row.some(asksForRow)) ? null : rows
}

/** Children that take part in a grid or flexible box; false if there is text among them. */
function gather(parent: Element, boxes: HTMLElement[]): boolean {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data)) return false
    if (!(node instanceof HTMLElement)) {
      if (node instanceof Element) return false
      continue
    }
    const { display, position } = getComputedStyle(node)
    if (display === 'none' || position === 'absolute' || position === 'fixed') continue
    if (display !== 'contents') boxes.push(node)
    else if (!gather(node, boxes)) return false
  }
  return true
}

function asksForRow(element: Element): boolean {
  const { gridRowStart } = getComputedStyle(element)
  return gridRowStart !== 'auto' && !gridRowStart.startsWith('span')
}

/** One row. */
export function measureRow(walk: Walk, boxes: readonly HTMLElement[], inside: number): void {
  const { pageHeight, calls, fragments } = walk
  const seen = boxes.filter((box) => role(box) !== 'none')
  const [firstBox, lastBox] = [seen[0], seen.at(-1)]
  if (!firstBox || !lastBox) return
  const rects = seen.map((box) => box.getBoundingClientRect())
  const top = Math.min(...rects.map((rect) => rect.top))
  const bottom = Math.max(...rects.map((rect) => rect.bottom))
  const height = bottom - top
  const begin = fragments.open(firstBox, inside)
  if (begin.breakBefore.kind === 'node') begin.breakBefore.beside = seen
  const siblings = seen.every((box) => box.parentNode === firstBox.parentNode)
  const called = seen.reduce((sum, box) => sum + calls.height(box), 0)
  const low = height < pageHeight * LOOK_INTO && height + called < pageHeight * LOW
  if (siblings && !low) {
    splitRow(walk, seen, begin, height + called <= pageHeight ? Math.max(inside, COST.row) : inside)
    return
  }
  const fragment = fragments.emit(top, bottom)
  calls.take(fragment, lastBox)
  for (const box of seen) {
    adoptBreakProperties(walk, box, fragment)
    if (!PARAGRAPH.has(box.tagName)) adoptInnerBreakProperties(walk, box, fragment)
  }
  walk.checkHeight(fragment, firstBox)
}

function splitRow(walk: Walk, boxes: HTMLElement[], begin: Opening, price: number): void {
  for (const box of boxes) if (isLowered(box)) walk.obstacles.lowered.push(box)
  const columns = boxes.map((box) => walkSeparately(walk, () => walk.block(box, 0, true)))
  const spans = mergeColumns(columns)
  const row = {}
  for (const [n, span] of spans.entries()) {
    const next = spans[n + 1]?.before ?? columns.map((column) => column.length)
    const fresh = columns.map((column, c) => column.slice(span.before[c], next[c]))
    if (n === 0) {
      walk.fragments.opening = begin
      for (const [head] of fresh) begin.forced ??= head?.forced ?? null
    } else {
      const breakBefore: ColumnBreak = {
        kind: 'columns',
        columns: boxes.map((element, c) => {
          const at = columns[c]?.[span.before[c] as number]
          return { element, break: !at ? 'done' : span.before[c] === 0 ? 'ahead' : at.breakBefore }
        }),
      }
      walk.fragments.opening = {
        breakBefore,
        cost: Math.max(span.cost, price),
        forced: null,
        avoid: false,
      }
    }
    // The calls were taken by the columns.
    const fragment = walk.fragments.emit(span.top, span.bottom)
    fragment.head = span.head
    fragment.columns = {
      row,
      tops: columns.map(
        (columnFragments, c) => columnFragments[span.before[c] as number]?.top ?? Infinity,
      ),
      bottoms: columns.map(
        (columnFragments, c) => columnFragments[(next[c] as number) - 1]?.bottom ?? -Infinity,
      ),
      end: n === spans.length - 1,
    }
    fragment.calls.push(...fresh.flat().flatMap((inner) => inner.calls))
    if (next.every((at, c) => at === columns[c]?.length)) {
      fragment.avoidAfter = columns.some((column) => column.at(-1)?.avoidAfter)
      for (const column of columns) fragment.forcedAfter ??= column.at(-1)?.forcedAfter ?? null
    }
  }
}
