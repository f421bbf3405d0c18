/**
 * Measures a document, body and notes, until all of it can stand on pages.
 *
 * in: the flow and its notes on one page of endless height
 * out: fragments and notes, as numbers and with the nodes they stand for; what had to be set otherwise than asked
 */
import type { Frame } from './breaks.ts'
import { openBoxes } from './edges.ts'
import { fitTall, grow, type Misfit, narrowTables, raise } from './fit.ts'
import { pageStyle } from './geometry.ts'
import { measureFlow } from './layout.ts'
import { type MeasuredNote, type MeasuredNotes, measureNotes } from './notes.ts'
import { splitSpans } from './tables.ts'
import type { Geometry, MeasuredFragment } from './types.ts'
import type { Obstacles } from './walk.ts'
import type { Workspace } from './workspace.ts'

/** Higher than this share of the page, a note does not stand in columns. */
const HIGH_NOTE = 1 / 3
/** Rounds of making things fit. */
const ROUNDS = 6

export interface MeasuredDocument {
  page: Geometry
  fragments: MeasuredFragment[]
  /** By their first calls. */
  order: MeasuredNote[]
  /** Table → head that is repeated on its further pages. */
  heads: Map<Element, HTMLElement>
  frame: Frame
  /** Above the notes of a page, px. */
  noteMargin: number
  /** The first fragments of pages that were stretched by too much. */
  stiff: Set<number>
  /** Whether anything in the document was changed to make it fit. */
  fitted: boolean
  misfits: Misfit[]
}

/** Reads the layout; where something is higher than a page, makes it fit and reads again. */
export function measureDocument(
  workspace: Workspace,
  page: Geometry,
  rightToLeft: boolean,
): MeasuredDocument {
  const misfits = new Map<Element, Misfit>()
  const roots = [workspace.body, workspace.noteArea]
  let fitted = openBoxes(roots, misfits)
  if (narrowTables(roots)) fitted = true
  for (let round = 1; ; round++) {
    const notes = measureNotes(workspace, page, rightToLeft)
    if (page.noteColumns > 1 && notes.highest > page.contentHeight * HIGH_NOTE) {
      // In columns a note is not split: this one may have to be.
      page.noteColumns = 1
      fitted = true
      workspace.sheet.textContent = pageStyle(page)
      continue
    }
    const flow = measureFlow(workspace.body, {
      pageHeight: page.contentHeight,
      noteHeight: (note) => notes.notes.get(note)?.height ?? 0,
      noteArea: notes.frame.noteArea,
      rightToLeft,
    })
    const all: Obstacles[] = [flow, notes.obstacles]
    const spanned = all.flatMap((each) => each.spanned)
    for (const table of spanned) splitSpans(table)
    // Heights of lowered columns, and of rows that share cells, mean nothing yet.
    const raised = raise(all.flatMap((each) => each.lowered))
    const grown = grow(all.flatMap((each) => each.overflowing))
    if (raised || grown || spanned.length) fitted = true
    if (round < ROUNDS && (raised || grown || spanned.length)) continue
    const tall = all.flatMap((each) => each.tall)
    if (tall.length) {
      fitted = true
      const made = fitTall(tall, page.contentHeight)
      for (const misfit of made.misfits) misfits.set(misfit.element, misfit)
      if (made.changed && round < ROUNDS) continue
    }
    return {
      ...{ page, fitted, misfits: [...misfits.values()] },
      fragments: flow.fragments,
      order: orderNotes(flow.fragments, notes),
      heads: new Map([...flow.heads, ...notes.heads]),
      frame: notes.frame,
      noteMargin: notes.margin,
      stiff: new Set(),
    }
  }
}

/** Notes by their first call; each fragment learns how many begin with it. */
function orderNotes(fragments: MeasuredFragment[], { notes }: MeasuredNotes): MeasuredNote[] {
  const order = new Set<MeasuredNote>()
  for (const fragment of fragments) {
    const before = order.size
    for (const call of fragment.calls) {
      const note = notes.get(call)
      if (note) order.add(note)
    }
    fragment.notes = order.size - before
  }
  return [...order]
}
