/**
 * Opens the pages, and has the content moved into them.
 *
 * in: what stands on each page, as numbers of fragments and of parts of notes
 * out: the pages, as children of the flow
 * never: decides what stands where
 */
import type { PageContent } from './breaks.ts'
import type { MeasuredNote } from './notes.ts'
import { createPlacer, type Placer } from './place.ts'
import { resolveBreaks, type Twin } from './resolve-breaks.ts'
import type { Stretch } from './stretch.ts'
import type { Break, MeasuredFragment } from './types.ts'
import { element } from './workspace.ts'

/** Pages in the document, with the content on them. */
export interface Placed {
  pages: HTMLElement[]
  /** For each content its page. */
  pageOf: number[]
  placers: Placer[]
  undo(): void
}

/** What pages are filled from, in its measuring layout. */
export interface Stock {
  body: HTMLElement
  noteArea: HTMLElement
  /**
   * Called when all is read: what it gives is moved into pages, the same, out of the document, or a copy. Pages become
   * the children of `main`.
   */
  take(): { main: HTMLElement; body: HTMLElement; noteArea: HTMLElement }
  twin: Twin
}

/** Fills the pages, each stretched by what it is given. */
export function placePages(
  stock: Stock,
  contents: PageContent[],
  fragments: MeasuredFragment[],
  order: MeasuredNote[],
  heads: Map<Element, HTMLElement>,
  stretched: readonly (Stretch | null)[],
): Placed {
  const noteBreaks: Break[] = order.flatMap((note) => note.breaks)
  const { twin } = stock
  // Reads first, for body and notes.
  const flow = resolveBreaks(
    stock.body,
    contents.map(({ to }) => fragments[to]?.breakBefore ?? null),
    contents.map(({ to }) => Boolean(fragments[to]?.forced)),
    twin,
  )
  const foot = resolveBreaks(
    stock.noteArea,
    contents.map(({ toPart }) => noteBreaks[toPart] ?? null),
    contents.map(() => true),
    twin,
  )
  const headTwins = new Map([...heads].map(([table, head]) => [twin(table), twin(head)]))
  const flowPlacer = createPlacer(flow, headTwins)
  const footPlacer = createPlacer(foot, headTwins)
  const margins = stretched.flatMap((each) => each?.margins ?? [])
  const undoMargins = margins.map(({ element, margin }) => stretchAbove(twin(element), margin))
  const { main, body: source, noteArea } = stock.take()
  const noteOrder = [...noteArea.children]
  noteArea.append(...order.map((note) => twin(note.element)))

  const pages: HTMLElement[] = []
  const pageOf: number[] = []
  for (const [n, content] of contents.entries()) {
    const forced = content.to > content.from ? fragments[content.from]?.forced : null
    const begun = n === 0 || contents[n - 1]?.to === content.from
    const odd = pages.length % 2 === 0
    if (begun && ((forced === 'recto' && !odd) || (forced === 'verso' && odd))) {
      const blank = openPage(pages)
      blank.classList.add('blank')
    }
    const page = openPage(pages)
    pageOf.push(pages.length - 1)
    if (content.overfull) page.classList.add('overfull')
    const body = page.firstElementChild as HTMLElement
    const last = n === contents.length - 1
    if (last || content.to > content.from) flowPlacer.take(source, flow.breaks[n] ?? null, body)
    if (content.toPart > content.fromPart) {
      const area = element('page-notes')
      area.setAttribute('role', 'none')
      page.append(area)
      footPlacer.take(noteArea, foot.breaks[n] ?? null, area)
    }
  }
  if (!contents.length) openPage(pages).firstElementChild?.append(...source.childNodes)
  main.replaceChildren(...pages)
  return { pages, pageOf, placers: [flowPlacer, footPlacer], undo }

  function undo(): void {
    for (const page of [...pages].reverse()) {
      for (const furniture of page.querySelectorAll(':scope > [aria-hidden]')) furniture.remove()
      source.prepend(...(page.querySelector('.page-body')?.childNodes ?? []))
      noteArea.prepend(...(page.querySelector('.page-notes')?.childNodes ?? []))
    }
    flowPlacer.undo()
    footPlacer.undo()
    for (const step of undoMargins) step()
    // The breaks were measured in this order.
    noteArea.append(...noteOrder)
  }
}

/** Moves a block down (the style of pages has the rule), and gives what takes that back. */
function stretchAbove(element: HTMLElement, margin: number): () => void {
  element.dataset.stretched = ''
  element.style.setProperty('--stretched', `${margin}px`)
  return () => {
    delete element.dataset.stretched
    element.style.removeProperty('--stretched')
    if (!element.getAttribute('style')) element.removeAttribute('style')
  }
}

function openPage(pages: HTMLElement[]): HTMLElement {
  const page = element(`page ${pages.length % 2 === 0 ? 'recto' : 'verso'}`)
  page.dataset.page = String(pages.length + 1)
  page.append(element('page-body'))
  pages.push(page)
  return page
}
