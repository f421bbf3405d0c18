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

import { type Excess, MANY_PAGES, type Problem, type Report } from '../protocol.ts'
import { findExcess, takeSnapshot } from './check.ts'
import { startClock } from './clock.ts'
import { collectGarbage } from './collect-garbage.ts'
import { checkEdges } from './edges.ts'
import type { Misfit } from './fit.ts'
import { readGeometry } from './geometry.ts'
import { measureDocument } from './measure.ts'
import type { Stock } from './pages.ts'
import { describe } from './paths.ts'
import { almostEmpty, checkContent, makePages, ROUNDS, repair, reportPages } from './rounds.ts'
import type { Geometry } from './types.ts'
import { noteMarginStyle, openWorkspace } from './workspace.ts'

/** Smaller than this share nothing is set to fit a page. */
const SMALLEST_PAGE = 0.6

export function paginate(): Report {
  const clock = startClock()
  const { page, rightToLeft, problem } = readGeometry()
  const workspace = openWorkspace(page)
  const texts = { body: takeSnapshot(workspace.body), notes: takeSnapshot(workspace.noteArea) }
  clock('workspace')

  const measured = measureDocument(workspace, page, rightToLeft)
  workspace.sheet.append(noteMarginStyle(measured.noteMargin))
  clock('measure')

  const { height } = workspace.measured.getBoundingClientRect()
  const sheets = height / page.contentHeight
  collectGarbage(sheets)
  const stock: Stock = {
    ...workspace,
    take() {
      workspace.measured.remove()
      // All that was laid out is out of the document, and what comes next is laid out anew.
      collectGarbage(sheets)
      return workspace
    },
    twin: (node) => node,
  }
  for (let round = 1; ; round++) {
    const made = makePages(measured, stock, clock)
    const { pages, undo } = made.placed
    layOutInParts(workspace.main, pages)
    const excess = findExcess(pages, page)
    clock('layout')
    if (round < ROUNDS && repair(measured, made, excess)) {
      undo()
      workspace.main.replaceChildren(workspace.measured)
      clock('repair')
      continue
    }
    const problems = measured.misfits.map((misfit) => locate(misfit, pages))
    if (problem) problems.push(problem)
    for (const each of excess) problems.push(...squeeze(pages, each, page))
    const report = reportPages(made)
    problems.push(
      ...stillTooFull(pages, excess, page, problems),
      ...checkContent(made, texts, report, workspace.notes),
    )
    const known = new Set(problems.map((each) => each.page))
    problems.push(...almostEmpty(measured, made), ...checkEdges(pages, page, known))
    clock('check')
    return { ...report, problems, timings: clock.timings }
  }
}

/**
 * Has the pages of a large document laid out some at a time. What Chromium needs for the layout of one page alone lies
 * among what stays of it: collected after all of them, it would leave holes that nobody fills, as large as what stays.
 */
function layOutInParts(main: HTMLElement, pages: readonly HTMLElement[]): void {
  if (pages.length < MANY_PAGES) return
  for (const page of pages) page.remove()
  for (let from = 0; from < pages.length; from += PART) {
    main.append(...pages.slice(from, from + PART))
    main.getBoundingClientRect()
    collectGarbage(pages.length)
  }
}

/** Pages that are laid out at once. */
const PART = 200

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

function overflow(page: HTMLElement, n: number, by: number): Problem {
  const last = page.querySelector('.page-body')?.lastElementChild ?? page
  const detail = `${Math.round(by)} px stand below the type area`
  return { kind: 'overflow', page: n + 1, ...describe(last), detail }
}
