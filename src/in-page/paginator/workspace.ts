/**
 * Where a document is measured.
 *
 * in: the document as it was loaded
 * out: its flow and its called notes on one page of endless height; what does not print is out of the way
 */
import { unfold } from './edges.ts'
import { BASE_STYLE, pageStyle, STILL_STYLE } from './geometry.ts'
import type { Geometry } from './types.ts'

export interface Workspace {
  /** The element `data-flow`; pages become its children. */
  main: HTMLElement
  measured: HTMLElement
  body: HTMLElement
  noteArea: HTMLElement
  /** By number; those that are called stand in `noteArea`, in the order of their first calls. */
  notes: Map<string, HTMLElement>
  sheet: HTMLStyleElement
}

export function openWorkspace(page: Geometry): Workspace {
  const main = document.querySelector<HTMLElement>('[data-flow]')
  if (!main) throw new TypeError('page make-up: mark the content of the document with data-flow')
  const base = document.createElement('style')
  base.textContent = BASE_STYLE
  document.head.prepend(base)
  if (moves(document)) addSheet(STILL_STYLE)
  const sheet = addSheet(pageStyle(page))
  clearSurroundings(main)

  prepare(document)
  orderTables(document)

  const called = callsIn(main)
  const notes = new Map<string, HTMLElement>()
  for (const note of document.querySelectorAll<HTMLElement>('[data-notes] [data-note]')) {
    notes.set(note.dataset.note as string, note)
  }
  const measured = element('page recto measured')
  const body = element('page-body')
  const noteArea = element('page-notes')
  noteArea.setAttribute('role', 'none')
  body.append(...main.childNodes)
  for (const number of called) {
    const note = notes.get(number)
    if (note) noteArea.append(note)
  }
  measured.append(body, noteArea)
  main.append(measured)
  return { main, measured, body, noteArea, notes, sheet }
}

/** Makes what was written for a screen ready for paper, whether or not it is laid out. */
export function prepare(root: ParentNode): void {
  takeScreenOnly(root)
  unfold(root)
  nameDrawings(root)
}

/** The numbers of the notes that are called, in the order of their first calls. */
export function callsIn(main: Element): ReadonlySet<string> {
  const calls = main.querySelectorAll<HTMLElement>('[data-call]')
  return new Set([...calls].map(({ dataset }) => dataset.call as string))
}

/** What keeps the notes away from the text above them, px. */
export function noteMarginStyle(margin: number): string {
  return `.page:not(.measured) > .page-notes { margin-block-start: ${margin}px !important }`
}

export function element(className: string): HTMLElement {
  const made = document.createElement('div')
  made.className = className
  return made
}

/** Adds a style of the paginator's own, behind those of the document. */
export function addSheet(text: string): HTMLStyleElement {
  const sheet = document.createElement('style')
  sheet.dataset.paginator = ''
  sheet.textContent = text
  document.head.append(sheet)
  return sheet
}

/** Whether anything could move: a rule that holds for all elements is not laid on documents without need. */
function moves(root: ParentNode): boolean {
  const asked = /animation|transition/i
  const styles = [...root.querySelectorAll('style')].some((each) => asked.test(each.textContent))
  return styles || root.querySelector('[style*="animation" i], [style*="transition" i]') !== null
}

/** Nothing beside the flow prints; nothing around it moves a page. */
function clearSurroundings(main: HTMLElement): void {
  for (let node = main; node !== document.body && node.parentElement; node = node.parentElement) {
    for (const sibling of node.parentElement.children) {
      if (sibling !== node) sibling.setAttribute('data-beside-flow', '')
    }
    if (node !== main) node.setAttribute('data-around-flow', '')
  }
}

/** What only a screen can do is no part of a page: what is marked as such, and that notes can be opened. */
function takeScreenOnly(root: ParentNode): void {
  for (const each of root.querySelectorAll('[data-screen]')) each.remove()
  for (const note of root.querySelectorAll('[data-note][popover]')) {
    for (const name of ['popover', 'role', 'aria-label']) note.removeAttribute(name)
  }
}

/** A drawing that holds words and says nothing of itself says those: Chromium tags them as no text. */
function nameDrawings(root: ParentNode): void {
  for (const svg of root.querySelectorAll('svg:not([role]):not([aria-hidden=true])')) {
    const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent.trim())
    if (!words.some(Boolean)) continue
    svg.setAttribute('role', 'img')
    if (!svg.hasAttribute('aria-labelledby') && !svg.hasAttribute('aria-label')) {
      svg.setAttribute('aria-label', words.filter(Boolean).join(', '))
    }
  }
}

/** Feet and captions stand in the document where they stand on the page. */
export function orderTables(root: Document | Element): void {
  const own = root instanceof HTMLTableElement ? [root] : []
  for (const table of [...own, ...root.querySelectorAll('table')]) {
    const { tFoot, caption } = table
    if (tFoot?.nextElementSibling) table.append(tFoot)
    if (caption && getComputedStyle(caption).captionSide === 'bottom') table.append(caption)
  }
}
