/**
 * Turns breaks, which were chosen on numbers, into places in the document.
 *
 * in: a flow in its measuring layout and the breaks between its pages
 * out: for each break the node that begins the next page; what splitting an element would change of it
 * never: moves a node (but for texts, which are split where a line begins)
 *
 * All that needs the layout is read here, before the first node is moved. What is given are the nodes that will be
 * moved: those that were measured, or their twins in a copy.
 */
import { counterReader } from './counters.ts'
import { beginningAt } from './elements.ts'
import { findLineStart } from './lines.ts'
import type { Break } from './types.ts'

/** Where a break lies in the document itself: before a node, or in each of several columns. */
export type Point = { node: Node } | { columns: ColumnPoint[] }

export interface ColumnPoint {
  element: HTMLElement
  /** `done`: all of the column stands before the break; `ahead`: all of it stands after. */
  point: Point | 'done' | 'ahead'
}

export interface ResolvedBreak {
  point: Point
  /** Their upper margin is truncated at the top of the page. */
  truncated: HTMLElement[]
  /** Element that goes on → `counter-reset` that makes its counters go on. */
  counters: Map<Element, string>
}

/** Keeps widths that would change if an element saw only a part of its content. */
type Lock = (element: HTMLElement) => void

/** All that has to be known of a flow before its nodes are moved. */
export interface Resolution {
  breaks: (ResolvedBreak | null)[]
  /** Elements that are split → what keeps their fragments as wide as the whole. */
  locks: Map<Element, Lock>
  /** Paragraphs whose last line on a page is as wide as the others. */
  justified: Set<Element>
  /** Texts that begin in the middle of a word, after a hyphen. */
  hyphenated: Set<Node>
  /** Text that was split off → text it was split from. */
  origin: Map<Text, Text>
  /** Puts the texts together again. */
  undo(): void
}

/** Gives for a node that was measured the one that is moved. */
export type Twin = <N extends Node>(measured: N) => N

/** `forced`: for each break whether a document asks for it, so that the margins after it are kept. */
export function resolveBreaks(
  root: Element,
  breaks: readonly (Break | null)[],
  forced: readonly boolean[],
  twin: Twin,
): Resolution {
  const locks = new Map<Element, Lock>()
  const justified = new Set<Element>()
  const hyphenated = new Set<Node>()
  const splits: { text: Text; offset: number; done: (rest: Text) => void }[] = []
  const hoists: (() => void)[] = []
  const countersBefore = counterReader(root)
  const resolved = breaks.map((pageBreak, n) => {
    if (!pageBreak) return null
    const truncated: HTMLElement[] = []
    const point = resolve(pageBreak, truncated, forced[n] ?? false)
    return { point, truncated, counters: countersBefore(firstNode(point)) }
  })

  // All is read: from here on it is about what will be moved.
  const found = resolved.map((each) => each && twinOf(each, twin))
  const origin = new Map<Text, Text>()
  // From the last to the first: a text that is split twice keeps the offsets of its beginning.
  for (const { text: measured, offset, done } of splits.reverse()) {
    const text = twin(measured)
    const rest = text.splitText(offset)
    origin.set(rest, text)
    done(rest)
  }
  for (const hoist of hoists) hoist()
  return {
    breaks: found,
    locks: new Map([...locks].map(([element, lock]) => [twin(element), lock])),
    justified: new Set([...justified].map(twin)),
    ...{ hyphenated, origin, undo },
  }

  function undo(): void {
    for (const [rest, text] of [...origin].reverse()) {
      text.appendData(rest.data)
      rest.remove()
    }
  }

  function resolve(pageBreak: Break, truncated: HTMLElement[], isForced: boolean): Point {
    if (pageBreak.kind === 'columns') {
      for (const { element } of pageBreak.columns) lockWidth(element)
      const parent = pageBreak.columns[0]?.element.parentElement
      if (parent) lockAncestors(parent)
      return {
        columns: pageBreak.columns.map(({ element, break: inner }) => {
          if (inner === 'done') return { element, point: inner }
          if (inner === 'ahead') {
            truncated.push(...beginningAt(element))
            return { element, point: inner }
          }
          return { element, point: resolve(inner, truncated, isForced) }
        }),
      }
    }
    if (pageBreak.kind === 'node') {
      if (!isForced) {
        truncated.push(...beginningAt(pageBreak.node))
        for (const box of pageBreak.beside ?? []) truncated.push(box)
      }
      if (pageBreak.node.parentElement) lockAncestors(pageBreak.node.parentElement)
      return { node: pageBreak.node }
    }
    const block = pageBreak.nodes[0]?.parentElement as HTMLElement
    lockAncestors(block)
    const start = findLineStart(pageBreak.nodes, pageBreak.y) ?? {
      node: pageBreak.nodes.at(-1) as Node,
      offset: 0,
    }
    const point = { node: start.node as Node }
    if (start.offset > 0) {
      const text = start.node as Text
      const hyphen = isHyphenated(text, start.offset, block)
      splits.push({
        text,
        offset: start.offset,
        done: (rest) => {
          point.node = rest
          if (hyphen) hyphenated.add(rest)
        },
      })
    }
    // A break never stands between the start of an inline element and its first text.
    hoists.push(() => {
      while (!point.node.previousSibling && point.node.parentNode !== twin(block)) {
        point.node = point.node.parentNode as Node
      }
    })
    if (getComputedStyle(block).textAlign === 'justify') justified.add(block)
    return point
  }

  function lockAncestors(from: HTMLElement): void {
    for (let node: HTMLElement | null = from; node && node !== root; node = node.parentElement) {
      if (locks.has(node)) continue
      const { display, gridTemplateColumns, gridTemplateRows } = getComputedStyle(node)
      if (display === 'table') locks.set(node, lockTable(node))
      else if (display.endsWith('grid')) {
        const rows = rowsOfPart(node, gridTemplateRows)
        locks.set(node, (grid) => {
          grid.style.gridTemplateColumns = exactly(gridTemplateColumns)
          if (rows) grid.style.gridTemplateRows = rows
        })
      }
    }
  }

  function lockWidth(column: HTMLElement): void {
    const parent = column.parentElement
    if (!parent || !getComputedStyle(parent).display.endsWith('flex')) return
    const { width } = column.getBoundingClientRect()
    locks.set(column, (box) => {
      box.style.setProperty('flex', `0 0 ${exact(width)}px`, 'important')
      box.style.setProperty('box-sizing', 'border-box', 'important')
    })
  }
}

function twinOf({ point, truncated, counters }: ResolvedBreak, twin: Twin): ResolvedBreak {
  turn(point, twin)
  return {
    point,
    truncated: truncated.map(twin),
    counters: new Map([...counters].map(([element, reset]) => [twin(element), reset])),
  }
}

/** In place: where a text is split, its point is told of what begins there. */
function turn(point: Point, twin: Twin): void {
  if ('node' in point) point.node = twin(point.node)
  else {
    for (const column of point.columns) {
      column.element = twin(column.element)
      if (typeof column.point !== 'string') turn(column.point, twin)
    }
  }
}

/** The rows of a part of a grid, as high as what is in them; rows that columns share stay in step. */
function rowsOfPart(grid: Element, rows: string): string | undefined {
  if (rows.startsWith('subgrid')) return
  const shared = [...grid.children].some((child) =>
    getComputedStyle(child).gridTemplateRows.startsWith('subgrid'),
  )
  return shared ? `repeat(${rows.split(' ').length}, auto)` : 'none'
}

/** Each length in a list. */
function exactly(lengths: string): string {
  return lengths.replace(/[\d.]+(?=px)/g, (length) => String(exact(Number(length))))
}

/**
 * Layout counts in 1/64 px, and cuts off what is more; lengths are read and written with three decimals, above 1,000
 * with two. A hair less, and a line breaks anew: so it is a hair more.
 */
function exact(px: number): number {
  const whole = Math.round(px * 64) / 64
  const decimals = whole < 1000 ? 1000 : 100
  return Math.ceil(whole * decimals) / decimals
}

function isHyphenated(text: Text, offset: number, block: Element): boolean {
  const before = text.data[offset - 1] ?? ''
  if (before === '\u00AD') return true
  const inWord = /[\p{L}\p{M}]/u.test(before) && /\p{L}/u.test(text.data[offset] ?? '')
  return inWord && getComputedStyle(block).hyphens === 'auto'
}

function firstNode(point: Point): Node {
  if ('node' in point) return point.node
  const begun = point.columns.find((column) => column.point !== 'ahead') ?? point.columns[0]
  return begun?.element as Node
}

/** The columns of a table follow its content, so each fragment is given those of the whole. */
function lockTable(table: HTMLElement): Lock {
  const { width } = table.getBoundingClientRect()
  const widths = columnWidths(table)
  return (element) => {
    element.style.setProperty('width', `${exact(width)}px`, 'important')
    if (!widths) return
    element.style.setProperty('table-layout', 'fixed', 'important')
    const old = [...element.children].filter((child) => /^COL(GROUP)?$/.test(child.tagName))
    const cols = old.flatMap((child) =>
      child.tagName === 'COL' ? [child] : [...child.children],
    ) as HTMLElement[]
    const group = document.createElement('colgroup')
    for (const [n, columnWidth] of widths.entries()) {
      const known = cols.length === widths.length ? cols[n] : undefined
      const col = (known?.cloneNode(false) ?? document.createElement('col')) as HTMLElement
      col.style.width = `${exact(columnWidth)}px`
      group.append(col)
    }
    for (const child of old) child.remove()
    const captions = [...element.children].filter((child) => child.tagName === 'CAPTION')
    const caption = captions.at(-1)
    if (caption) caption.after(group)
    else element.prepend(group)
  }
}

/** From a row that has a cell for every column; null if there is none. */
function columnWidths(table: HTMLElement): number[] | null {
  if (!(table instanceof HTMLTableElement)) return null
  let most = 0
  for (const row of table.rows) {
    let count = 0
    for (const cell of row.cells) count += cell.colSpan
    most = Math.max(most, count)
  }
  for (const row of table.rows) {
    const cells = [...row.cells]
    if (cells.length !== most || cells.some((cell) => cell.colSpan > 1)) continue
    return cells.map((cell) => cell.getBoundingClientRect().width)
  }
  return null
}
