/**
 * What the files that read the layout (layout, rows, tables) share while they walk through one flow: how to
 * read what is inside of a box, and where to put what is found. Nothing comes in and nothing goes out: it is
 * the state of one walk.
 */
import type { CallReader } from './calls.ts'
import { marginAbove, sideOf } from './elements.ts'
import { FragmentList } from './fragments.ts'
import { COST, type MeasuredFragment } from './types.ts'

export interface Walk {
  readonly root: HTMLElement
  /** Height of body and notes together on one page, px. */
  readonly pageHeight: number
  /** Which side `left` and `right` are. */
  readonly rightToLeft: boolean
  readonly calls: CallReader
  readonly obstacles: Obstacles
  /** Those of the flow, or of the column that is being walked through. */
  fragments: FragmentList
  /** One box in the flow. `inside`: the price of breaking what stands around it. */
  block(element: HTMLElement, inside: number, column?: boolean): void
  /** Has it checked at the end whether a fragment, with the padding around it and its notes, fits a page. */
  checkHeight(fragment: MeasuredFragment, element: HTMLElement, called?: number): void
}

/** What has to be changed before pages can be broken. */
export interface Obstacles {
  /** What is higher than a page and cannot be split. */
  tall: { element: HTMLElement; height: number }[]
  /** Boxes lower than what is in them, which is higher than a page. */
  overflowing: HTMLElement[]
  /** Columns that have to be split and do not begin at the top of their row. */
  lowered: HTMLElement[]
  /** Tables that have to be split beside a cell that spans several rows. */
  spanned: HTMLTableElement[]
}

/** With the notes that are called in it. */
export function fitsOnPage(walk: Walk, element: Element, height: number): boolean {
  return height <= walk.pageHeight && height + walk.calls.height(element) <= walk.pageHeight
}

/** What `break-before` and `break-after` of an element ask for, its fragment does. */
export function adoptBreakProperties(
  walk: Walk,
  element: Element,
  fragment: MeasuredFragment,
): void {
  adoptBreakBefore(walk, element, fragment)
  adoptBreakAfter(walk, element, fragment)
}

/** The same for its first and last descendants: what they ask for holds for what begins or ends with them. */
export function adoptInnerBreakProperties(
  walk: Walk,
  element: Element,
  fragment: MeasuredFragment,
): void {
  for (let node = element.firstElementChild, n = 0; node && n < 3; n++) {
    adoptBreakBefore(walk, node, fragment)
    node = node.firstElementChild
  }
  for (let node = element.lastElementChild, n = 0; node && n < 3; n++) {
    adoptBreakAfter(walk, node, fragment)
    node = node.lastElementChild
  }
}

function adoptBreakBefore(walk: Walk, element: Element, fragment: MeasuredFragment): void {
  const { breakBefore } = getComputedStyle(element)
  const side = sideOf(breakBefore, walk.rightToLeft)
  if (side) {
    fragment.forced ??= side
    fragment.lead =
      fragment.breakBefore.kind === 'node' ? marginAbove(fragment.breakBefore.node) : 0
  }
  const first = fragment === walk.fragments.list[0]
  if (!first && breakBefore.startsWith('avoid')) fragment.cost = Math.max(fragment.cost, COST.avoid)
}

function adoptBreakAfter(walk: Walk, element: Element, fragment: MeasuredFragment): void {
  const { breakAfter } = getComputedStyle(element)
  if (breakAfter.startsWith('avoid')) fragment.avoidAfter = true
  fragment.forcedAfter ??= sideOf(breakAfter, walk.rightToLeft)
}

/** The fragments of something that is walked through as if it stood alone. */
export function walkSeparately(walk: Walk, step: () => void): MeasuredFragment[] {
  const outer = walk.fragments
  walk.fragments = new FragmentList()
  step()
  const { list } = walk.fragments
  walk.fragments = outer
  return list
}
