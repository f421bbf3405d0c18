/**
 * One round of the make-up: breaks are chosen, pages are filled and furnished; where one turned out too full, the
 * next round knows.
 *
 * in: a measured document
 * out: its pages, in their places; what can be told of them without a look at their layout
 */
import type { Excess, Problem, Report } from '../protocol.ts'
import { breakPages, LEAST_FILL, type PageContent } from './breaks.ts'
import { checkNotes, checkText, type Snapshot } from './check.ts'
import { cropMarks, furnish } from './furniture.ts'
import type { MeasuredDocument } from './measure.ts'
import { type Placed, placePages, type Stock } from './pages.ts'
import { describe } from './paths.ts'
import { readPages } from './report.ts'
import { type Stretch, stretchPages } from './stretch.ts'
import type { MeasuredFragment } from './types.ts'

/** Rounds of repairing pages that turned out too full. */
export const ROUNDS = 6

export interface Made {
  contents: PageContent[]
  placed: Placed
  stretched: readonly (Stretch | null)[]
}

/** `clock` is told when a phase is done. */
export function makePages(
  { fragments, order, heads, frame, stiff, page }: MeasuredDocument,
  stock: Stock,
  clock: (phase: string) => void,
): Made {
  const contents = breakPages(fragments, order, frame)
  clock('break')
  const stretched = stretchPages(contents, fragments, page.contentHeight, stiff)
  const placed = placePages(stock, contents, fragments, order, heads, stretched)
  clock('place')
  furnish(placed.pages)
  if (page.cropMarks) for (const each of placed.pages) each.append(cropMarks(page))
  clock('furnish')
  return { contents, placed, stretched }
}

/**
 * Takes the stretching from each page that is too full; where there was none, adds by how much its content came out
 * higher than measured, so that less is put on it in the next round. False if that can gain nothing.
 */
export function repair(
  { fragments, stiff, page: { contentHeight: height } }: MeasuredDocument,
  { contents, placed, stretched }: Made,
  excess: readonly Excess[],
): boolean {
  let mended = false
  for (const { page, by } of excess) {
    const n = placed.pageOf.indexOf(page)
    const content = contents[n]
    if (!content || content.overfull) continue
    const longer = stretched[n]?.by ?? 0
    if (longer > 0) {
      stiff.add(content.from)
      mended = true
      continue
    }
    const alone = content.to - content.from < 2 && content.toPart === content.fromPart
    if (alone) continue
    const first = fragments[content.from] as MeasuredFragment
    // What was expected, against what it came to.
    first.head += height - content.used - longer + by + 0.5
    mended = true
  }
  return mended
}

/** What stands where, in the document and on its pages. */
export function reportPages({ placed: { pages } }: Made): Report {
  return { pages: pages.length, ...readPages(pages), problems: [], timings: {} }
}

/** Texts of a document, from before it was moved. */
export interface Texts {
  body: Snapshot
  notes: Snapshot
}

/** Whether all of the text is there once, and each note where it belongs. */
export function checkContent(
  { placed: { pages, placers } }: Made,
  texts: Texts,
  report: Report,
  notes: ReadonlyMap<string, unknown>,
): Problem[] {
  const bodies = pages.map((each) => each.querySelector('.page-body') as Element)
  const feet = pages.flatMap((each) => [...each.querySelectorAll('.page-notes')])
  return [
    ...checkText(texts.body, bodies, placers),
    ...checkText(texts.notes, feet, placers, noteOf),
    ...checkNotes(report, (note) => notes.has(note)),
    ...uncalled(notes, report),
  ]
}

/** Pages with hardly anything on them, but for the last one and those after which a break was asked for. */
export function almostEmpty(
  { fragments, page: { contentHeight: height } }: MeasuredDocument,
  { contents, placed: { pages, pageOf } }: Made,
): Problem[] {
  return contents.flatMap(({ to, toPart, used }, n) => {
    const next = contents[n + 1]
    if (!next || used >= height * LEAST_FILL) return []
    // What follows is one piece that fills its page: there was nothing to be put here.
    if (next.to - next.from === 1) return []
    if (fragments[to]?.forced && next.fromPart === toPart && next.to > to) return []
    const at = pageOf[n] as number
    const body = pages[at]?.querySelector('.page-body')
    const detail = `is filled to ${Math.round((used / height) * 100)} %`
    return [
      {
        kind: 'almost-empty',
        page: at + 1,
        ...describe(body?.firstElementChild ?? (pages[at] as Element)),
        detail,
      },
    ]
  })
}

function noteOf(text: Text): unknown {
  return text.parentElement?.closest<HTMLElement>('[data-note]')?.dataset.note
}

function uncalled(notes: ReadonlyMap<string, unknown>, report: Report): Problem[] {
  const called = new Set(report.calls.map(({ note }) => note))
  const left = [...notes.keys()].filter((note) => !called.has(note))
  return left.map((note) => ({ kind: 'uncalled-note', note, detail: 'is called from nowhere' }))
}
