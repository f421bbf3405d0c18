/**
 * Moves the nodes of a flow into fragments, one for each page.
 *
 * in: a flow, and its breaks as places in the document
 * out: for each page a fragment with the nodes themselves; ancestors that go on are cloned shallowly
 * never: clones content, except table heads, which are repeated (`data-repeated`); asks for the layout
 *
 * All of it can be taken back (`undo`), should a page turn out too full.
 */
import type { ColumnPoint, Point, Resolution, ResolvedBreak } from './resolve-breaks.ts'

export interface Placer {
  /** Moves what stands before the break (everything, without one) to the end of `target`. */
  take(source: Element, pageBreak: ResolvedBreak | null, target: Element): void
  undo(): void
  /** Text that was split off → text it was split from. */
  origin: Map<Text, Text>
  /** Fragment of a column → the column, where one was split. */
  columns: Map<Element, Element>
}

/** `heads`: table → head that is repeated on its further pages. */
export function createPlacer(
  { locks, justified, hyphenated, origin, undo: joinTexts }: Resolution,
  heads: Map<Element, HTMLElement>,
): Placer {
  const columns = new Map<Element, Element>()
  /** What takes back each step, in the order of the steps. */
  const undos: (() => void)[] = []
  let counters = new Map<Element, string>()
  return { take, origin, columns, undo }

  function undo(): void {
    for (const step of undos.reverse()) step()
    joinTexts()
  }

  function take(source: Element, pageBreak: ResolvedBreak | null, target: Element): void {
    if (!pageBreak) {
      target.append(...source.childNodes)
      return
    }
    counters = pageBreak.counters
    takePoint(source, pageBreak.point, target)
    for (const element of pageBreak.truncated) truncate(element, 'margin-top')
  }

  function truncate(element: HTMLElement, margin: 'margin-top' | 'margin-bottom'): void {
    const old = element.style.getPropertyValue(margin)
    const priority = element.style.getPropertyPriority(margin)
    element.style.setProperty(margin, '0', 'important')
    undos.push(() => restore(element, margin, old, priority))
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

  function takeColumns(source: Element, parts: ColumnPoint[], target: Element): void {
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
    if (heads.has(branch)) dropLoneHead(shell)
    const added = continueTable(branch, shell)
    if (branch instanceof HTMLOListElement) continueList(shell as HTMLOListElement, branch)
    undos.push(() => {
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

/** On a page where nothing but its neighbour goes on, a table shows no head: that is repeated where its rows are. */
function dropLoneHead(table: HTMLElement): void {
  const parts = [...table.children].filter(({ tagName }) => tagName !== 'COLGROUP')
  const head = parts.find((part) => part.matches('[data-repeated]'))
  if (head && parts.every((part) => part === head || !part.hasChildNodes())) head.remove()
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
    if (!branch.parentNode) throw new Error('paginator: a break lies outside of its flow')
    branch = branch.parentNode
  }
  return branch
}

function restore(element: HTMLElement, name: string, value: string, priority: string): void {
  if (value) element.style.setProperty(name, value, priority)
  else element.style.removeProperty(name)
  if (!element.getAttribute('style')) element.removeAttribute('style')
}
