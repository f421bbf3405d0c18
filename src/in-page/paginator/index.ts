/**
 * The paginator: moves the content of a laid-out HTML document into page boxes, with its notes at
 * the foot of the page of their call.
 *
 * measure → break → resolve → place → furnish → check
 *
 * One layout is measured, breaks are chosen on numbers, nodes are moved, a second layout is
 * checked. It runs inside Chromium, with print media emulated and fonts loaded.
 *
 * in: a document, which says what is what by the attributes `data-flow`, `data-notes`, `data-call`,
 * `data-note`, `data-page-furniture`, `data-fill`, `data-running`, `data-not-on`, `data-page`, `data-page-of`
 * out: the same document in pages, and a report of what stands where and what is wrong
 * never: knows anything but HTML and CSS
 */

import type { Problem, Report } from '../protocol.ts'
import { breakPages, LEAST_FILL, type PageContent } from './breaks.ts'
import { checkNotes, checkText, type Excess, findExcess, takeSnapshot } from './check.ts'
import { checkEdges, openBoxes } from './edges.ts'
import { fitTall, grow, type Misfit, narrowTables, raise } from './fit.ts'
import { cropMarks, furnish } from './furniture.ts'
import { pageStyle, readGeometry } from './geometry.ts'
import { measureFlow } from './layout.ts'
import { type MeasuredNote, type MeasuredNotes, measureNotes } from './notes.ts'
import { type Placed, placePages } from './pages.ts'
import { describe } from './paths.ts'
import { readPages } from './report.ts'
import { type Stretch, stretchPages } from './stretch.ts'
import { splitSpans } from './tables.ts'
import type { Geometry, MeasuredFragment } from './types.ts'
import type { Obstacles } from './walk.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

/** Smaller than this share nothing is set to fit a page. */
const SMALLEST_PAGE = 0.6
/** Higher than this share of the page, a note does not stand in columns. */
const HIGH_NOTE = 1 / 3
/** Rounds of making things fit, and of repairing pages that turned out too full. */
const ROUNDS = 6

export function paginate(): Report {
  const clock = startClock()
  const { page, rightToLeft, problem } = readGeometry()
  const workspace = openWorkspace(page)
  const bodyText = takeSnapshot(workspace.body)
  const noteText = takeSnapshot(workspace.noteArea)
  clock('workspace')

  const { flow, notes, misfits } = measure(workspace, page, rightToLeft)
  workspace.sheet.append(
    `.page:not(.measured) > .page-notes { margin-block-start: ${notes.margin}px !important }`,
  )
  const order = orderNotes(flow.fragments, notes)
  clock('measure')

  const heads = new Map([...flow.heads, ...notes.heads])
  const stiff = new Set<number>()
  for (let round = 1; ; round++) {
    const contents = breakPages(flow.fragments, order, notes.frame)
    clock('break')
    const stretched = stretchPages(contents, flow.fragments, page.contentHeight, stiff)
    const placed = placePages(workspace, contents, flow.fragments, order, heads, stretched)
    clock('place')
    furnish(placed.pages)
    if (page.cropMarks) for (const each of placed.pages) each.append(cropMarks(page))
    clock('furnish')
    const excess = findExcess(placed.pages, page)
    clock('layout')
    const made = { contents, placed, stretched, stiff }
    const mended = round < ROUNDS && repair(flow.fragments, made, excess, page.contentHeight)
    if (mended) {
      placed.undo()
      workspace.main.replaceChildren(workspace.measured)
      clock('repair')
      continue
    }
    const problems = misfits.map((misfit) => locate(misfit, placed.pages))
    if (problem) problems.push(problem)
    for (const each of excess) problems.push(...squeeze(placed.pages, each, page))
    const report: Report = {
      pages: placed.pages.length,
      ...readPages(placed.pages),
      problems,
      timings: {},
    }
    const bodies = placed.pages.map((each) => each.querySelector('.page-body') as Element)
    const feet = placed.pages.flatMap((each) => [...each.querySelectorAll('.page-notes')])
    problems.push(
      ...stillTooFull(placed.pages, excess, page, problems),
      ...checkText(bodyText, bodies, placed.placers),
      ...checkText(noteText, feet, placed.placers, noteOf),
      ...checkNotes(report, (note) => workspace.notes.has(note)),
      ...uncalled(workspace, report),
    )
    const known = new Set(problems.map((each) => each.page))
    problems.push(...almostEmpty(contents, flow.fragments, placed, page.contentHeight))
    problems.push(...checkEdges(placed.pages, page, known))
    clock('check')
    report.timings = clock.timings
    return report
  }
}

/** Reads the layout; where something is higher than a page, makes it fit and reads again. */
function measure(workspace: Workspace, page: Geometry, rightToLeft: boolean) {
  const misfits = new Map<Element, Misfit>()
  openBoxes([workspace.body, workspace.noteArea], misfits)
  narrowTables([workspace.body, workspace.noteArea])
  for (let round = 1; ; round++) {
    const notes = measureNotes(workspace, page, rightToLeft)
    if (page.noteColumns > 1 && notes.highest > page.contentHeight * HIGH_NOTE) {
      // In columns a note is not split: this one may have to be.
      page.noteColumns = 1
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
    if (round < ROUNDS && (raised || grown || spanned.length)) continue
    const tall = all.flatMap((each) => each.tall)
    if (tall.length) {
      const fitted = fitTall(tall, page.contentHeight)
      for (const misfit of fitted.misfits) misfits.set(misfit.element, misfit)
      if (fitted.changed && round < ROUNDS) continue
    }
    return { flow, notes, misfits: [...misfits.values()] }
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

interface Made {
  contents: PageContent[]
  placed: Placed
  stretched: readonly (Stretch | null)[]
  /** The first fragments of pages that were stretched by too much. */
  stiff: Set<number>
}

/**
 * Takes the stretching from each page that is too full; where there was none, adds by how much its content came out
 * higher than measured, so that less is put on it in the next round. False if that can gain nothing.
 */
function repair(
  fragments: MeasuredFragment[],
  { contents, placed, stretched, stiff }: Made,
  excess: Excess[],
  height: number,
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

/** Sets a page smaller whose one fragment is higher than was measured: the last thing that can be done. */
function squeeze(pages: HTMLElement[], { page: n, by }: Excess, page: Geometry): Problem[] {
  const element = pages[n] as HTMLElement
  const body = element.querySelector<HTMLElement>('.page-body')
  const notes = element.querySelector('.page-notes')?.getBoundingClientRect().height ?? 0
  const room = page.contentHeight - notes
  const scale = Math.floor((room / (room + by)) * 99) / 100
  if (!body || scale < SMALLEST_PAGE) return []
  body.style.setProperty('zoom', String(scale))
  const detail = `does not fit on its page; the page is set at ${Math.round(scale * 100)} %`
  return [{ kind: 'fitted', page: n + 1, ...describe(body.firstElementChild ?? body), detail }]
}

function locate({ element, problem }: Misfit, pages: HTMLElement[]): Problem {
  const page = pages.indexOf(element.closest<HTMLElement>('.page') as HTMLElement) + 1
  return page ? { ...problem, page } : problem
}

/** Pages that are too full still, but for those of which a problem is reported already. */
function stillTooFull(
  pages: HTMLElement[],
  excess: Excess[],
  page: Geometry,
  reported: Problem[],
): Problem[] {
  if (!excess.length) return []
  const known = new Set(reported.map((problem) => problem.page))
  return findExcess(pages, page)
    .filter((each) => !known.has(each.page + 1))
    .map((each) => overflow(pages[each.page] as HTMLElement, each.page, each.by))
}

/** Pages with hardly anything on them, but for the last one and those after which a break was asked for. */
function almostEmpty(
  contents: readonly PageContent[],
  fragments: readonly MeasuredFragment[],
  { pages, pageOf }: Placed,
  height: number,
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

function overflow(page: HTMLElement, n: number, by: number): Problem {
  const last = page.querySelector('.page-body')?.lastElementChild ?? page
  const detail = `${Math.round(by)} px stand below the type area`
  return { kind: 'overflow', page: n + 1, ...describe(last), detail }
}

function noteOf(text: Text): unknown {
  return text.parentElement?.closest<HTMLElement>('[data-note]')?.dataset.note
}

function uncalled(workspace: Workspace, report: Report): Problem[] {
  const called = new Set(report.calls.map(({ note }) => note))
  const left = [...workspace.notes.keys()].filter((note) => !called.has(note))
  return left.map((note) => ({ kind: 'uncalled-note', note, detail: 'is called from nowhere' }))
}

/** A stopwatch for phases that may be passed more than once. */
function startClock() {
  const timings: Record<string, number> = {}
  let last = performance.now()
  const clock = (phase: string) => {
    const now = performance.now()
    timings[phase] = (timings[phase] ?? 0) + now - last
    last = now
  }
  return Object.assign(clock, { timings })
}
