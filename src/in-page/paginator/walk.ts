/** What the rooms that read the layout share while they walk through one flow. */
import type { CallReader } from './calls.ts'
import { marginAbove, sideOf } from './elements.ts'
import { Slices } from './fragments.ts'
import { COST, type Slice } from './types.ts'

export interface Walk {
  readonly root: HTMLElement
  /** Height of body and notes together on one page, px. */
  readonly pageHeight: number
  /** Which side `left` and `right` are. */
  readonly rightToLeft: boolean
  readonly calls: CallReader
  readonly found: Found
  /** Those of the flow, or of the column that is being walked through. */
  slices: Slices
  /** One box in the flow. `inside`: the price of breaking what stands around it. */
  block(element: HTMLElement, inside: number, column?: boolean): void
  /** Remembers what may be too high once the padding around it is known; `called`: of its notes. */
  suspect(slice: Slice, element: HTMLElement, called?: number): void
}

/** What has to be changed before the flow can be cut. */
export interface Found {
  /** What is higher than a page and cannot be split. */
  tall: { element: HTMLElement; height: number }[]
  /** Boxes lower than what is in them, which is higher than a page. */
  low: HTMLElement[]
  /** Columns that have to be split and do not begin at the top of their row. */
  lowered: HTMLElement[]
  /** Tables that have to be cut beside a cell that spans several rows. */
  spanned: HTMLTableElement[]
}

/** With the notes that are called in it. */
export function fitsOnPage(walk: Walk, element: Element, height: number): boolean {
  return height <= walk.pageHeight && height + walk.calls.height(element) <= walk.pageHeight
}

/** What something unsplit asks for around itself, its slice does. */
export function askAround(walk: Walk, element: Element, slice: Slice): void {
  askBefore(walk, element, slice)
  askAfter(walk, element, slice)
}

/** The same for what its first and last children ask for. */
export function askInside(walk: Walk, element: Element, slice: Slice): void {
  for (let node = element.firstElementChild, n = 0; node && n < 3; n++) {
    askBefore(walk, node, slice)
    node = node.firstElementChild
  }
  for (let node = element.lastElementChild, n = 0; node && n < 3; n++) {
    askAfter(walk, node, slice)
    node = node.lastElementChild
  }
}

function askBefore(walk: Walk, element: Element, slice: Slice): void {
  const { breakBefore } = getComputedStyle(element)
  const side = sideOf(breakBefore, walk.rightToLeft)
  if (side) {
    slice.forced ??= side
    slice.lead = slice.cut.kind === 'node' ? marginAbove(slice.cut.node) : 0
  }
  const first = slice === walk.slices.list[0]
  if (!first && breakBefore.startsWith('avoid')) slice.cost = Math.max(slice.cost, COST.avoid)
}

function askAfter(walk: Walk, element: Element, slice: Slice): void {
  const { breakAfter } = getComputedStyle(element)
  if (breakAfter.startsWith('avoid')) slice.avoidAfter = true
  slice.forcedAfter ??= sideOf(breakAfter, walk.rightToLeft)
}

/** Walks through something as if it stood alone. */
export function apart(walk: Walk, step: () => void): Slice[] {
  const outer = walk.slices
  walk.slices = new Slices()
  step()
  const { list } = walk.slices
  walk.slices = outer
  return list
}
