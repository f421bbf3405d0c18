/**
 * Tables: rows with a head that is repeated, captions and feet that keep with their rows. Rows that
 * share a cell are one fragment.
 *
 * in: a table in its measuring layout
 * out: fragments, given to the walk; the head to repeat; tables that have to be split at a spanning cell
 */
import { role, sideOf, spacing } from './elements.ts'
import { COST, type MeasuredFragment } from './types.ts'
import { fitsOnPage, type Walk } from './walk.ts'

/** A table head higher than this share of a page is not repeated. */
const REPEATED_HEAD = 1 / 4

/** Puts into `heads` the head that is repeated, if there is one. */
export function measureTable(
  walk: Walk,
  table: HTMLElement,
  inside: number,
  heads: Map<Element, HTMLElement>,
): void {
  const { fragments, pageHeight } = walk
  const { list } = fragments
  const start = list.length
  const price = Math.max(inside, COST.tableRow)
  const style = getComputedStyle(table)
  const spans = spanReader(walk, table)
  const between = spacing(style)
  let repeated = 0
  let begun = false
  for (let node = table.firstChild; node; node = node.nextSibling) {
    const display = node instanceof HTMLElement ? getComputedStyle(node).display : 'none'
    if (!(node instanceof HTMLElement) || /none|table-column/.test(display)) {
      fragments.waiting ??= node
      continue
    }
    if (display === 'table-header-group') head(node)
    else if (display === 'table-caption') {
      walk.block(node, inside)
      keepWithNext()
    } else if (/row-group|footer-group/.test(display)) {
      // What stands above the first row, or the foot, keeps with it.
      if (display === 'table-footer-group' && list.length > start) keepWithNext()
      group(node)
    } else if (display === 'table-row') row(node, price)
    else walk.block(node, price)
  }
  fragments.waiting = null

  function keepWithNext(): void {
    ;(fragments.last as MeasuredFragment).avoidAfter = true
  }

  function head(element: HTMLElement): void {
    const box = element.getBoundingClientRect()
    if (box.height >= pageHeight * REPEATED_HEAD || heads.has(table) || begun) {
      group(element)
    } else {
      fragments.open(element, price)
      walk.calls.take(fragments.emit(box.top, box.bottom), element)
      heads.set(table, element)
      repeated = box.height + 2 * between
    }
    if (list.length > start) keepWithNext()
  }

  function group(element: HTMLElement): void {
    fragments.open(element, price)
    const { breakBefore, breakInside } = getComputedStyle(element)
    const before = sideOf(breakBefore, walk.rightToLeft)
    if (before && fragments.opening) fragments.opening.forced = before
    const from = list.length
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node instanceof HTMLElement && role(node) !== 'none') row(node, price)
      else fragments.waiting ??= node
    }
    fragments.waiting = null
    const box = element.getBoundingClientRect()
    if (breakInside.startsWith('avoid') && fitsOnPage(walk, element, box.height)) {
      for (const fragment of list.slice(from + 1))
        fragment.cost = Math.max(fragment.cost, COST.avoid)
    }
    if (list.length === from) walk.calls.take(fragments.emit(box.top, box.bottom), element)
  }

  function row(element: HTMLElement, price: number): void {
    const from = list.length
    begun = true
    walk.block(element, price)
    for (const fragment of list.slice(from)) if (list[start] !== fragment) fragment.head += repeated
    const last = list.at(-1) as MeasuredFragment
    last.bottom = Math.max(last.bottom, element.getBoundingClientRect().bottom + between)
    const group = spans.read(element, from, repeated)
    if (group < list.length - 1) fragments.join(group, last.bottom)
  }
}

/** The same for a table that is a grid, whose rows are fragments from `from` on. */
export function repeatHead(
  { fragments: { list }, pageHeight }: Walk,
  table: HTMLTableElement,
  from: number,
  heads: Map<Element, HTMLElement>,
): void {
  const boxes = [...(table.tHead?.rows ?? [])].map((row) => row.getBoundingClientRect())
  if (!table.tHead || boxes.length === 0) return
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  const height = bottom - Math.min(...boxes.map((box) => box.top))
  const rows = list.slice(from).filter(({ top }) => top > bottom - 1)
  const [first] = rows
  if (!first || height >= pageHeight * REPEATED_HEAD) return
  heads.set(table, table.tHead)
  first.cost = Math.max(first.cost, COST.avoid)
  for (const row of rows) row.head += height
}

/** Watches for cells that span several rows. */
function spanReader(walk: Walk, table: HTMLElement) {
  let [top, bottom] = [0, Number.NEGATIVE_INFINITY]
  let [first, called] = [0, 0]
  return { read }

  /**
   * Where the fragments of the rows begin that are to be one, up to this row, whose own begin `from`.
   * `head`: height of the head that is repeated above them, px.
   */
  function read(row: HTMLElement, from: number, head: number): number {
    const box = row.getBoundingClientRect()
    const inside = box.top < bottom - 1
    if (!inside) [top, first, called] = [box.top, from, 0]
    let spans = false
    for (const cell of row.children as Iterable<HTMLTableCellElement>) {
      if (!(cell.rowSpan > 1)) continue
      spans = true
      bottom = Math.max(bottom, cell.getBoundingClientRect().bottom)
    }
    called += walk.calls.height(row)
    if (!inside && !spans) return walk.fragments.list.length
    if (Math.max(bottom, box.bottom) - top + head + called > walk.pageHeight) {
      if (table instanceof HTMLTableElement && walk.obstacles.spanned.at(-1) !== table) {
        walk.obstacles.spanned.push(table)
      }
    }
    return first
  }
}

/**
 * Gives every row a cell of its own where one spanned several: the first keeps the content, those
 * below are empty. Then the table can be split between any two rows.
 */
export function splitSpans(table: HTMLTableElement): void {
  for (const group of [table.tHead, ...table.tBodies, table.tFoot]) {
    if (!group) continue
    const rows = [...group.rows]
    // Column → cell that reaches down into the rows to come.
    const open = new Map<number, { cell: HTMLTableCellElement; rows: number }>()
    for (const row of rows) {
      let column = 0
      const place = (before: Element | null) => {
        for (let span = open.get(column); span; span = open.get(column)) {
          row.insertBefore(continued(span.cell), before)
          span.rows--
          if (span.rows === 0) open.delete(column)
          column += span.cell.colSpan
        }
      }
      for (const cell of [...row.cells]) {
        place(cell)
        // 0: to the end of the group.
        const reach = cell.rowSpan === 0 ? rows.length : cell.rowSpan
        if (reach > 1) open.set(column, { cell, rows: reach - 1 })
        if (cell.rowSpan !== 1) cell.rowSpan = 1
        column += cell.colSpan
      }
      place(null)
    }
  }
}

function continued(cell: HTMLTableCellElement): HTMLElement {
  const copy = cell.cloneNode(false) as HTMLTableCellElement
  for (const name of ['id', 'name', 'rowspan']) copy.removeAttribute(name)
  copy.style.setProperty('border-block-start-style', 'hidden', 'important')
  return copy
}
