/**
 * A flow that stays as it was measured, so that an edited document costs what changed in it: what is new is put into
 * it, Chromium lays that out, and pages are made of a copy.
 *
 * in: the body of a document, and again whenever it was edited
 * out: its pages as HTML, those that are not as they were shown last; what stands where and what is wrong
 * never: shows or prints a page; changes the flow, so that another edit could be put into it
 */
import type { BodyEdit, Excess, MadePages } from '../protocol.ts'
import { takeSnapshot } from './check.ts'
import { startClock } from './clock.ts'
import { readGeometry } from './geometry.ts'
import { type MeasuredDocument, measureDocument } from './measure.ts'
import { pageHtml } from './page-html.ts'
import type { Stock } from './pages.ts'
import { patch } from './patch.ts'
import {
  almostEmpty,
  checkContent,
  type Made,
  makePages,
  ROUNDS,
  repair,
  reportPages,
  type Texts,
} from './rounds.ts'
import { parseSource, type Source } from './source.ts'
import { openWorkspace, orderTables, type Workspace } from './workspace.ts'

export class KeptFlow {
  readonly #sheet = readGeometry()
  readonly #workspace: Workspace
  #text: string
  #source: Source
  #measured: MeasuredDocument | undefined
  #made: Made | undefined
  #round = 0
  /** What was made last, and what is shown of it, page by page. */
  #last: Version = { number: 0, pages: [] }
  #shown: Version = { number: 0, pages: [] }

  /** Opens the document that is loaded; undefined where it is not built as flows are that can be kept. */
  static open(body: string): KeptFlow | undefined {
    const source = parseSource(body)
    if (!source) return undefined
    const flow = new KeptFlow(body, source)
    return flow.#isWhole() ? flow : undefined
  }

  private constructor(text: string, source: Source) {
    this.#text = text
    this.#source = source
    this.#workspace = openWorkspace(this.#sheet.page)
  }

  /** Whether what was loaded is what the source says, but for parts of tables that may have changed places. */
  #isWhole(): boolean {
    const { body, noteArea } = this.#workspace
    const live = [...body.childNodes, ...noteArea.childNodes]
    const written = [...this.#source.flow, ...calledIn(this.#source.notes)]
    const isSame = (node: Node, n: number) =>
      node.isEqualNode(written[n] ?? null) ||
      (node instanceof Element && node.matches('table, :has(table)'))
    return live.length === written.length && live.every(isSame)
  }

  /**
   * Puts another edition of the document in, and makes its pages.
   *
   * @param shown the number of the pages that are shown
   * @returns nothing where that cannot be done as it would be done afresh
   */
  lay({ from, to, text }: BodyEdit, shown: number): MadePages | undefined {
    const clock = startClock()
    this.#text = this.#text.slice(0, from) + text + this.#text.slice(to)
    const next = parseSource(this.#text)
    if (!next || next.outside !== this.#source.outside) return undefined
    const { body: flow, noteArea, notes } = this.#workspace
    const fresh = [
      ...patch(flow, this.#source.flow, next.flow),
      ...patch(noteArea, calledIn(this.#source.notes), calledIn(next.notes)),
    ]
    for (const element of fresh) orderTables(element)
    this.#source = next
    notes.clear()
    for (const { number, element } of next.notes) notes.set(number, element)
    clock('workspace')
    this.#measured = measureDocument(this.#workspace, this.#sheet.page, this.#sheet.rightToLeft)
    clock('measure')
    if (this.#measured.fitted) return undefined
    const known = [this.#last, this.#shown].find(({ number }) => number === shown)
    this.#shown = known ?? { number: shown, pages: [] }
    this.#round = 1
    return this.#make(clock)
  }

  /** Makes pages anew where some turned out too full; nothing where that gains nothing. */
  mend(excess: readonly Excess[]): MadePages | undefined {
    if (!this.#measured || !this.#made || this.#round >= ROUNDS) return undefined
    if (!repair(this.#measured, this.#made, excess)) return undefined
    this.#round += 1
    this.#shown = this.#last
    return this.#make(startClock())
  }

  #make(clock: ReturnType<typeof startClock>): MadePages {
    const measured = this.#measured as MeasuredDocument
    const { stock, texts } = this.#copy()
    clock('copy')
    const made = makePages(measured, stock, clock)
    this.#made = made
    const report = reportPages(made)
    const problems = this.#sheet.problem ? [this.#sheet.problem] : []
    problems.push(...checkContent(made, texts, report, this.#workspace.notes))
    const known = problems.flatMap(({ page }) => page ?? [])
    problems.push(...almostEmpty(measured, made))
    clock('check')
    const before = this.#shown.pages
    const pages = made.placed.pages.map(pageHtml)
    const changed = pages.flatMap((html, at) => (html === before[at] ? [] : [{ at, html }]))
    this.#last = { number: this.#last.number + 1, pages }
    clock('serialize')
    return {
      number: this.#last.number,
      changed,
      noteMargin: measured.noteMargin,
      known,
      report: { ...report, problems, timings: clock.timings },
    }
  }

  /** A copy of the flow in a document of its own, whose elements know the languages that stand around them. */
  #copy(): { stock: Stock; texts: Texts } {
    const { main, body, noteArea } = this.#workspace
    const copies = new Map<Node, Node>()
    const copied = { body: copyOf(body, copies), noteArea: copyOf(noteArea, copies) }
    const stock: Stock = {
      ...{ body, noteArea },
      take: () => ({ main: withAncestors(main), ...copied }),
      twin: <N extends Node>(node: N) => (copies.get(node) ?? node) as N,
    }
    const texts = { body: takeSnapshot(copied.body), notes: takeSnapshot(copied.noteArea) }
    return { stock, texts }
  }
}

interface Version {
  number: number
  /** As HTML. */
  pages: readonly string[]
}

function calledIn(notes: Source['notes']): HTMLElement[] {
  return notes.flatMap(({ called, element }) => (called ? [element] : []))
}

function copyOf(root: HTMLElement, copies: Map<Node, Node>): HTMLElement {
  const copy = root.cloneNode(true) as HTMLElement
  copies.set(root, copy)
  const [from, to] = [root, copy].map((each) => document.createTreeWalker(each)) as [
    TreeWalker,
    TreeWalker,
  ]
  for (let node = from.nextNode(); node; node = from.nextNode()) {
    copies.set(node, to.nextNode() as Node)
  }
  return copy
}

/** An empty copy of an element, in empty copies of those around it. */
function withAncestors(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement
  if (element.parentElement) withAncestors(element.parentElement).append(copy)
  return copy
}
