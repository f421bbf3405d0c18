/**
 * Moves the nodes of a flow into fragments, one for each page.
 *
 * in: a flow in its measuring layout and the cuts between the pages
 * out: for each page a fragment with the nodes themselves; ancestors that go on are cloned shallowly
 * never: clones content, except table heads, which are repeated (`data-repeated`)
 *
 * First everything that needs the layout is read (`resolveCuts`), then nodes are moved while no
 * layout exists. All of it can be taken back (`undo`), should a page turn out too full.
 */
import { counterReader } from './counters.ts'
import { beginningAt } from './elements.ts'
import { findLineStart } from './lines.ts'
import type { Cut } from './types.ts'

/** A cut whose place is known in the document itself. */
type Point =
  | { node: Node }
  | { columns: { element: HTMLElement; point: Point | 'done' | 'ahead' }[] }

export interface ResolvedCut {
  point: Point
  /** Their upper margin is truncated at the top of the page. */
  truncated: HTMLElement[]
  /** Element that goes on → `counter-reset` that makes its counters go on. */
  counters: Map<Element, string>
}

/** Widths that would change if an element saw only a part of its content. */
type Lock = (element: HTMLElement) => void

export interface Placer {
  /** Moves what stands before the cut (everything, without one) to the end of `target`. */
  take(source: Element, cut: ResolvedCut | null, target: Element): void
  undo(): void
  /** Text that was split off → text it was split from. */
  origin: Map<Text, Text>
  /** Fragment of a column → the column, where one was split. */
  columns: Map<Element, Element>
}

/** Turns cuts into places; only then is the layout not needed any more. */
export function resolveCuts(
  root: Element,
  cuts: readonly (Cut | null)[],
  forced: readonly boolean[],
  heads: Map<Element, HTMLElement>,
): { cuts: (ResolvedCut | null)[]; placer: Placer } {
  const locks = new Map<Element, Lock>()
  const justified = new Set<Element>()
  const splits: { text: Text; offset: number; done: (rest: Text) => void }[] = []
  const hoists: (() => void)[] = []
  const countersBefore = counterReader(root)
  const resolved = cuts.map((cut, n) => {
    if (!cut) return null
    const truncated: HTMLElement[] = []
    const point = resolve(cut, truncated, forced[n] ?? false)
    return { point, truncated, counters: countersBefore(firstNode(point)) }
  })

  const origin = new Map<Text, Text>()
  const undos: (() => void)[] = []
  // From the last to the first: a text that is split twice keeps the offsets of its beginning.
  for (const { text, offset, done } of splits.reverse()) {
    const rest = text.splitText(offset)
    origin.set(rest, text)
    done(rest)
    undos.push(() => {
      text.appendData(rest.data)
      rest.remove()
    })
  }
  for (const hoist of hoists) hoist()
  return { cuts: resolved, placer: makePlacer({ locks, justified, heads, origin, undos }) }

  function resolve(cut: Cut, truncated: HTMLElement[], kept: boolean): Point {
    if (cut.kind === 'columns') {
      for (const { element } of cut.columns) lockWidth(element)
      const parent = cut.columns[0]?.element.parentElement
      if (parent) lockAncestors(parent)
      return {
        columns: cut.columns.map(({ element, cut: inner }) => {
          if (inner === 'done') return { element, point: inner }
          if (inner === 'ahead') {
            truncated.push(...beginningAt(element))
            return { element, point: inner }
          }
          return { element, point: resolve(inner, truncated, kept) }
        }),
      }
    }
    if (cut.kind === 'node') {
      if (!kept) {
        truncated.push(...beginningAt(cut.node))
        for (const box of cut.beside ?? []) truncated.push(box)
      }
      if (cut.node.parentElement) lockAncestors(cut.node.parentElement)
      return { node: cut.node }
    }
    const block = cut.nodes[0]?.parentElement as HTMLElement
    lockAncestors(block)
    const start = findLineStart(cut.nodes, cut.y) ?? { node: cut.nodes.at(-1) as Node, offset: 0 }
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
      while (!point.node.previousSibling && point.node.parentNode !== block) {
        point.node = point.node.parentNode as Node
      }
    })
    if (getComputedStyle(block).textAlign === 'justify') justified.add(block)
    return point
  }

  function lockAncestors(from: HTMLElement): void {
    for (let node: HTMLElement | null = from; node && node !== root; node = node.parentElement) {
      if (locks.has(node)) continue
      const { display, gridTemplateColumns } = getComputedStyle(node)
      if (display === 'table') locks.set(node, lockTable(node))
      else if (display.endsWith('grid')) {
        locks.set(node, (grid) => {
          grid.style.gridTemplateColumns = exact(gridTemplateColumns)
          grid.style.gridTemplateRows = 'none'
        })
      }
    }
  }

  function lockWidth(column: HTMLElement): void {
    const parent = column.parentElement
    if (!parent || !getComputedStyle(parent).display.endsWith('flex')) return
    const { width } = column.getBoundingClientRect()
    locks.set(column, (box) => {
      box.style.setProperty('flex', `0 0 ${width}px`, 'important')
      box.style.setProperty('box-sizing', 'border-box', 'important')
    })
  }
}

/** Computed lengths have three decimals, layout counts in 1/64 px: a hair less, and a line breaks anew. */
function exact(lengths: string): string {
  return lengths.replace(/[\d.]+(?=px)/g, (length) => String(Math.round(Number(length) * 64) / 64))
}

const hyphenated = new WeakSet<Node>()

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

/** A table's columns follow its content, unless told: the fragments keep those of the whole. */
function lockTable(table: HTMLElement): Lock {
  const { width } = table.getBoundingClientRect()
  const widths = columnWidths(table)
  return (element) => {
    element.style.setProperty('width', `${width}px`, 'important')
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
      col.style.width = `${columnWidth}px`
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

interface PlacerState {
  locks: Map<Element, Lock>
  /** Paragraphs whose last line on a page is as wide as the others. */
  justified: Set<Element>
  heads: Map<Element, HTMLElement>
  origin: Map<Text, Text>
  undos: (() => void)[]
}

function makePlacer({ locks, justified, heads, origin, undos }: PlacerState): Placer {
  const columns = new Map<Element, Element>()
  // What was done, in that order; the splits of texts came first.
  const log: (() => void)[] = [...undos]
  let counters = new Map<Element, string>()
  return { take, origin, columns, undo }

  function undo(): void {
    for (const step of log.reverse()) step()
  }

  function take(source: Element, cut: ResolvedCut | null, target: Element): void {
    if (!cut) {
      target.append(...source.childNodes)
      return
    }
    counters = cut.counters
    takePoint(source, cut.point, target)
    for (const element of cut.truncated) truncate(element, 'margin-top')
  }

  function truncate(element: HTMLElement, margin: 'margin-top' | 'margin-bottom'): void {
    const old = element.style.getPropertyValue(margin)
    const priority = element.style.getPropertyPriority(margin)
    element.style.setProperty(margin, '0', 'important')
    log.push(() => restore(element, margin, old, priority))
  }

  /** The lower margins of what a part ends with would hold its page open. */
  function truncateEnd(part: Element): void {
    let node: Node | null = part.lastChild
    while (node) {
      if (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data)) return
      if (!(node instanceof HTMLElement)) node = node.previousSibling
      else {
        truncate(node, 'margin-bottom')
        node = node.lastChild
      }
    }
  }

  function takePoint(source: Element, point: Point, target: Element): void {
    if ('columns' in point) {
      takeColumns(source, point.columns, target)
      return
    }
    const branch = branchOf(source, point.node)
    moveBefore(source, branch, target)
    if (branch === point.node) {
      if (target.classList.contains('continues')) truncateEnd(target)
      if (hyphenated.has(branch)) (target as HTMLElement).dataset.hyphen = ''
      return
    }
    takeBranch(branch as HTMLElement, target, (shell) =>
      takePoint(branch as HTMLElement, point, shell),
    )
  }

  function takeColumns(
    source: Element,
    parts: { element: HTMLElement; point: Point | 'done' | 'ahead' }[],
    target: Element,
  ): void {
    const first = parts[0]?.element as HTMLElement
    if (first.parentNode !== source) {
      const branch = branchOf(source, first) as HTMLElement
      moveBefore(source, branch, target)
      takeBranch(branch, target, (shell) => takeColumns(branch, parts, shell))
      return
    }
    moveBefore(source, first, target)
    const last = parts.at(-1)?.element
    const state = new Map(parts.map(({ element, point }) => [element as Node, point]))
    for (let node: Node | null = first; node; ) {
      const next: Node | null = node === last ? null : node.nextSibling
      const point = state.get(node)
      if (!point) target.append(node)
      else {
        const column = node as HTMLElement
        // A column that is done, or has not begun, keeps its place with an empty box.
        takeBranch(column, target, (shell) => {
          columns.set(shell, columns.get(column) ?? column)
          columns.set(column, columns.get(column) ?? column)
          if (point === 'done') {
            shell.append(...column.childNodes)
            truncateEnd(shell)
          }
          if (typeof point !== 'string') takePoint(column, point, shell)
        })
      }
      node = next
    }
  }

  function moveBefore(source: Element, end: Node, target: Element): void {
    const moved: Node[] = []
    for (let node = source.firstChild; node && node !== end; node = node.nextSibling) {
      moved.push(node)
    }
    target.append(...moved)
  }

  /** Opens a shell for the part of `branch` that stays on the page, and lets `fill` move it there. */
  function takeBranch(
    branch: HTMLElement,
    target: Element,
    fill: (shell: HTMLElement) => void,
  ): void {
    const attributes = branch.getAttributeNames().map((name) => [name, branch.getAttribute(name)])
    const lock = branch.dataset.fragment ? undefined : locks.get(branch)
    const oldCols = [...branch.children].filter((child) => /^COL(GROUP)?$/.test(child.tagName))
    lock?.(branch)
    const shell = branch.cloneNode(false) as HTMLElement
    const number = Number(branch.dataset.fragment ?? 1)
    shell.dataset.fragment = String(number)
    branch.dataset.fragment = String(number + 1)
    shell.classList.add('continues')
    branch.classList.add('is-continued')
    if (branch.dataset.note !== undefined) {
      shell.classList.add('note-continues')
      branch.classList.add('note-continued')
    }
    for (const name of ['id', 'name', 'href', 'data-call', 'data-page-of'])
      branch.removeAttribute(name)
    if (justified.has(branch)) shell.style.setProperty('text-align-last', 'justify', 'important')
    const counted = counters.get(branch)
    if (counted) branch.style.setProperty('counter-reset', counted, 'important')
    target.append(shell)
    fill(shell)
    const added = continueTable(branch, shell)
    if (branch instanceof HTMLOListElement) continueList(shell as HTMLOListElement, branch)
    log.push(() => {
      for (const node of added) node.remove()
      branch.prepend(...shell.childNodes)
      shell.remove()
      if (lock) branch.querySelector(':scope > colgroup')?.remove()
      if (lock) branch.prepend(...oldCols)
      for (const name of branch.getAttributeNames()) branch.removeAttribute(name)
      for (const [name, value] of attributes) branch.setAttribute(name as string, value as string)
    })
  }

  /** The columns and the head of a table, for its next fragment. */
  function continueTable(table: HTMLElement, shell: HTMLElement): ChildNode[] {
    const added: ChildNode[] = []
    for (const child of shell.children) {
      if (child.tagName === 'COLGROUP') added.push(child.cloneNode(true) as ChildNode)
    }
    const head = heads.get(table)
    if (head && !table.contains(head)) {
      const again = head.cloneNode(true) as HTMLElement
      again.dataset.repeated = ''
      again.setAttribute('aria-hidden', 'true')
      // Nor does it lead anywhere: a link that is no part of the structure would be one for the eye alone.
      for (const element of [again, ...again.querySelectorAll<HTMLElement>('*')]) {
        for (const name of ['id', 'name', 'href', 'data-call', 'data-page-of', 'data-running']) {
          element.removeAttribute(name)
        }
      }
      added.push(again)
    }
    table.prepend(...added)
    return added
  }
}

/** The numbers of an ordered list go on; an item that goes on is not counted again. */
function continueList(shell: HTMLOListElement, rest: HTMLOListElement): void {
  const step = rest.reversed ? -1 : 1
  const before = items(shell)
  const after = items(rest)
  const goesOn = after[0]?.classList.contains('is-continued') ?? false
  const total = before.length + after.length - (goesOn ? 1 : 0)
  let number = shell.reversed && !shell.hasAttribute('start') ? total : shell.start
  if (shell.reversed) shell.start = number
  number -= step
  for (const item of before) number = item.hasAttribute('value') ? item.value : number + step
  rest.start = goesOn ? number : number + step
}

function items(list: Element): HTMLLIElement[] {
  return [...list.children].filter((child) => child.tagName === 'LI') as HTMLLIElement[]
}

function branchOf(source: Element, node: Node): Node {
  let branch = node
  while (branch.parentNode !== source) {
    if (!branch.parentNode) throw new Error('page make-up: a cut lies outside of its flow')
    branch = branch.parentNode
  }
  return branch
}

function restore(element: HTMLElement, name: string, value: string, priority: string): void {
  if (value) element.style.setProperty(name, value, priority)
  else element.style.removeProperty(name)
  if (!element.getAttribute('style')) element.removeAttribute('style')
}
