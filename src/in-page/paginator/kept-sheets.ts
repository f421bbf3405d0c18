/**
 * Pages that stay in their document: those that changed are put into the places of the old ones.
 *
 * in: pages as HTML, those that changed
 * out: all of them in the document; which are too full, and what stands out of them
 * never: decides what stands where
 */
import type { MadePages, ShownPages } from '../protocol.ts'
import { findExcess } from './check.ts'
import { checkEdges } from './edges.ts'
import { readGeometry } from './geometry.ts'
import { pageFromHtml } from './page-html.ts'
import { noteMarginStyle, openWorkspace, type Workspace } from './workspace.ts'

export class KeptSheets {
  readonly #page = readGeometry().page
  readonly #workspace: Workspace
  readonly #margin = document.createElement('style')

  /** Takes what the document holds off its pages. */
  constructor() {
    this.#workspace = openWorkspace(this.#page)
    const { main, notes, sheet } = this.#workspace
    main.replaceChildren()
    for (const note of notes.values()) note.remove()
    this.#margin.dataset.paginator = ''
    sheet.after(this.#margin)
  }

  show({ report, changed, noteMargin, known }: MadePages): ShownPages {
    const { main } = this.#workspace
    const margin = noteMarginStyle(noteMargin)
    if (this.#margin.textContent !== margin) this.#margin.textContent = margin
    for (const { at, html } of changed) {
      const page = pageFromHtml(html)
      const old = main.children[at]
      if (old) old.replaceWith(page)
      else main.append(page)
    }
    while (main.children.length > report.pages) main.lastElementChild?.remove()
    const pages = [...main.children] as HTMLElement[]
    const excess = findExcess(pages, this.#page)
    if (excess.length > 0) return { excess, problems: [] }
    return { excess, problems: checkEdges(pages, this.#page, new Set(known)) }
  }
}
