/**
 * The proof, taken from the finished pages: nothing overflows, nothing is lost or doubled, order is
 * kept, each note begins on the page of its first call.
 *
 * in: the pages, and a snapshot of the text from before it was moved
 * out: problems; how far a page is too full
 * never: mends anything
 */

import type { Excess, Problem, Report } from '../protocol.ts'
import { lowestLine } from './edges.ts'
import { scratchRange } from './lines.ts'
import { describe } from './paths.ts'
import type { Placer } from './place.ts'
import type { Geometry } from './types.ts'

/** Every text of an element in order, and what it said. */
export type Snapshot = { node: Text; data: string }[]

export function takeSnapshot(root: Element): Snapshot {
  const texts: Snapshot = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    texts.push({ node: node as Text, data: (node as Text).data })
  }
  return texts
}

/**
 * Compares the text under `roots` (in order) with what it was. Order is asked for within a `scope`.
 */
export function checkText(
  snapshot: Snapshot,
  roots: readonly Element[],
  placers: readonly Placer[],
  scope: (text: Text) => unknown = () => null,
): Problem[] {
  const problems: Problem[] = []
  const index = new Map<Text, number>()
  for (const [n, { node }] of snapshot.entries()) index.set(node, n)
  const found = new Array<string>(snapshot.length)
  const reached = new Map<unknown, number>()
  let doubled = 0
  for (const root of roots) {
    // Without a filter function: the page's scripts are off, and a callback would not be run.
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (
      let node = walker.nextNode() as Text | null;
      node;
      node = walker.nextNode() as Text | null
    ) {
      if (node.parentElement?.closest('[data-repeated]')) continue
      const n = index.get(sourceOf(node, placers))
      if (n === undefined) {
        // Page numbers are written into the contents table after the snapshot.
        if (node.data.trim() && !node.parentElement?.closest('[data-page-of]')) doubled++
        continue
      }
      found[n] = (found[n] ?? '') + node.data
      // Columns that were split take turns on the pages: order is kept in each of them.
      if (!node.data.trim()) continue
      const thread = threadOf(node, placers) ?? scope(node)
      if ((reached.get(thread) ?? -1) > n) {
        const detail = 'stands before what it followed'
        problems.push({ kind: 'order', ...describe(node.parentElement as Element), detail })
      }
      reached.set(thread, n)
    }
  }
  if (doubled) problems.push({ kind: 'lost-text', detail: `${doubled} texts stand twice` })
  for (const [n, { node, data }] of snapshot.entries()) {
    if (found[n] === data) continue
    if (node.parentElement?.closest('[data-page-of]') || (!found[n] && !data.trim())) continue
    const detail = found[n] === undefined ? 'stands on no page' : 'is not what it was'
    problems.push({ kind: 'lost-text', text: data.trim().slice(0, 80), detail })
  }
  return problems
}

function sourceOf(text: Text, placers: readonly Placer[]): Text {
  for (const { origin } of placers) {
    for (let from = origin.get(text); from; from = origin.get(text)) text = from
  }
  return text
}

function threadOf(text: Text, placers: readonly Placer[]): Element | null {
  for (const { columns } of placers) {
    if (!columns.size) continue
    for (let node = text.parentElement; node; node = node.parentElement) {
      const column = columns.get(node)
      if (column) return column
    }
  }
  return null
}

/** Rounding of layout to 1/64 px may add up to this, px. */
const TOLERANCE = 1

/** Reads where the content of each page ends. */
export function findExcess(pages: readonly HTMLElement[], page: Geometry): Excess[] {
  const found: Excess[] = []
  for (const [n, element] of pages.entries()) {
    const body = element.querySelector(':scope > .page-body') as HTMLElement
    const notes = element.querySelector(':scope > .page-notes')
    const limit = body.getBoundingClientRect().bottom
    let by = contentBottom(body) - limit
    // Something stands out of a box: is it text?
    const { scrollHeight, clientHeight } = body
    if (scrollHeight > clientHeight + TOLERANCE) by = Math.max(by, lowestLine(body, limit) - limit)
    if (notes) {
      const foot =
        element.getBoundingClientRect().bottom - page.bottom - page.bleed - page.cropMarks
      by = Math.max(by, notes.getBoundingClientRect().bottom - foot)
    }
    if (by > TOLERANCE) found.push({ page: n, by })
  }
  return found
}

/** Bottom of the last box in the flow. */
function contentBottom(body: HTMLElement): number {
  for (let node = body.lastChild; node; node = node.previousSibling) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!/\S/.test((node as Text).data)) continue
      const range = scratchRange()
      range.selectNode(node)
      return range.getBoundingClientRect().bottom
    }
    if (!(node instanceof Element)) continue
    const { display, position, float } = getComputedStyle(node)
    if (display === 'none' || position === 'absolute' || position === 'fixed') continue
    if (float !== 'none') continue
    if (display === 'contents') return contentBottom(node as HTMLElement)
    return node.getBoundingClientRect().bottom
  }
  return body.getBoundingClientRect().top
}

/**
 * Each called note is printed once, in the order of first calls, beginning on the page of its own; or, where
 * the notes before it fill that page, right after them: that is told and no fault.
 */
export function checkNotes(report: Report, known: (note: string) => boolean): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, number>()
  for (const { note, page } of report.calls) if (!first.has(note)) first.set(note, page)
  const printed = new Map(report.notes.map(({ note, pages }) => [note, pages]))
  for (const [note, page] of first) {
    const pages = printed.get(note)
    if (!known(note)) {
      problems.push({ kind: 'unknown-note', note, page, detail: 'is called, and is not there' })
    } else if (!pages) {
      problems.push({ kind: 'lost-note', note, page, detail: 'is called, and stands on no page' })
    } else if (pages[0] !== page) {
      if (followsOn(report.notes, note, page)) {
        const detail = `Note ${note} begins on page ${pages[0]}, its call stands on page ${page}: the notes before it leave it no room`
        problems.push({ kind: 'late-note', note, page, detail })
        continue
      }
      const detail = `begins on page ${pages[0]}, its call stands on page ${page}`
      problems.push({ kind: 'order', note, page, detail })
    }
  }
  return problems
}

/** Whether the notes before it go on without a gap from the page of its call to the page where it begins. */
function followsOn(notes: Report['notes'], note: string, called: number): boolean {
  const at = notes.findIndex((each) => each.note === note)
  const [begins, before] = [notes[at]?.pages[0] ?? 0, notes[at - 1]?.pages.at(-1) ?? 0]
  return begins > called && before >= called && before >= begins - 1
}
