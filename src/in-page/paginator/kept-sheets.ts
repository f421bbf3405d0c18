/**
 * Pages that stay in their document: those that changed are put into the places of the old ones.
 *
 * in: pages as HTML, those that changed
 * out: all of them in the document; which are too full, and what stands out of them
 * never: decides what stands where
 */
import type { Excess, MadePages, Problem } from '../protocol.ts'
import { findExcess } from './check.ts'
import { checkEdges } from './edges.ts'
import { readGeometry } from './geometry.ts'
import { pageFromHtml } from './page-html.ts'
import { addSheet, noteMarginStyle, openWorkspace, type Workspace } from './workspace.ts'

/** What has a part in what is read of a page, if it stands around it. */
const SPEAKING =
  'section, article, nav, aside, figure, figcaption, caption, [data-half], [data-note], [aria-hidden]'

export class KeptSheets {
  readonly #page = readGeometry().page
  readonly #workspace: Workspace
  readonly #margin: HTMLStyleElement
  /** Pages on which all is as it should be: they need not be looked at again. */
  readonly #sound = new WeakSet<Element>()

  /** Takes what the document holds off its pages. */
  constructor() {
    this.#workspace = openWorkspace(this.#page)
    const { main, notes } = this.#workspace
    main.replaceChildren()
    for (const note of notes.values()) note.remove()
    this.#margin = addSheet('')
  }

  /** Whether what stands around the pages says nothing. */
  get isPlain(): boolean {
    return this.#workspace.main.closest(SPEAKING) === null
  }

  /** How many boxes stand around the pages. */
  get around(): number {
    let boxes = 1
    for (let box = this.#workspace.main; box !== document.body; boxes++) {
      box = box.parentElement as HTMLElement
    }
    return boxes
  }

  get pages(): HTMLElement[] {
    return [...this.#workspace.main.children] as HTMLElement[]
  }

  /** @returns what is too full, or else the problems of all pages */
  show({ report, changed, noteMargin, known }: MadePages): {
    excess: Excess[]
    problems: Problem[]
  } {
    const { main } = this.#workspace
    const margin = noteMarginStyle(noteMargin)
    if (this.#margin.textContent !== margin) {
      // Pages that stay would not stay as they are.
      if (main.firstChild) throw new Error('paginator: another margin for pages that are shown')
      this.#margin.textContent = margin
    }
    const { pages } = this
    for (const { at, html } of changed) {
      const page = pageFromHtml(html)
      const old = pages[at]
      if (old) old.replaceWith(page)
      else main.append(page)
    }
    for (const old of pages.slice(report.pages)) old.remove()
    const unsure = [...this.pages.entries()].filter(([, page]) => !this.#sound.has(page))
    const excess = unsure.flatMap(([n, page]) =>
      findExcess([page], this.#page).map(({ by }) => ({ page: n, by })),
    )
    if (excess.length > 0) return { excess, problems: [] }
    const problems = unsure.flatMap(([n, page]) => {
      const isKnown = known.includes(n + 1)
      const found = checkEdges([page], this.#page, new Set(isKnown ? [1] : []))
      if (!isKnown && found.length === 0) this.#sound.add(page)
      return found.map((problem) => ({ ...problem, page: n + 1 }))
    })
    return { excess, problems }
  }
}
