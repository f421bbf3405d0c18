/**
 * Vertical justification: what a page lacks to its end goes into the spaces between its blocks, and what it
 * has too much is taken from them, as far as that is not seen.
 *
 * in: a flow in its measuring layout; then what stands on each page
 * out: of each fragment the space above it that may change; for each page the blocks that are moved, each with
 * the upper margin that does it
 * never: moves a line of a paragraph, a row of a table or a note; touches what stands at the top of a page
 */
import type { PageContent } from './breaks.ts'
import { beginningAt, px } from './elements.ts'
import { type MeasuredFragment, SPACE } from './types.ts'

/** Of a page that lacks more than this many times what its spaces can give, the end is seen to be open. */
const OPEN_END = 2
/** px that are left for what layout rounds. */
const SPARE = 1

export interface Stretch {
  /** px by which the page becomes longer. */
  by: number
  margins: { element: HTMLElement; margin: number }[]
}

/** Tells each fragment the space above it. */
export function measureSpaces(fragments: readonly MeasuredFragment[]): void {
  for (const [n, fragment] of fragments.entries()) {
    const above = fragments[n - 1]
    const space = above && !fragment.forced ? fragment.top - above.bottom : 0
    if (space > SPARE && stretchable(fragment)) fragment.space = space
  }
}

export function stretchPages(
  contents: readonly PageContent[],
  fragments: readonly MeasuredFragment[],
  height: number,
  stiff: ReadonlySet<number>,
): (Stretch | null)[] {
  return contents.map(({ from, to, used, spaces }, n) => {
    const wanted = height - used - SPARE
    if (spaces === 0 || Math.abs(wanted) < SPARE) return null
    if (wanted > 0) {
      const next = contents[n + 1]
      // What ends a document, or goes before a break that is asked for, ends where it ends.
      if (!next || next.from === next.to || fragments[to]?.forced || stiff.has(from)) return null
      if (spaces * SPACE.more * OPEN_END < wanted) return null
    }
    const share = Math.min(SPACE.more, wanted / spaces)
    const margins = fragments.slice(from + 1, to).flatMap((fragment) => {
      const element = fragment.space > 0 && stretchable(fragment)
      if (!element) return []
      return [{ element, margin: marginFor(element, fragment.space * (1 + share), fragment.space) }]
    })
    return { by: spaces * share, margins }
  })
}

/** The block that a fragment begins with, if its margin and that of the block above are one. */
function stretchable({ breakBefore }: MeasuredFragment): HTMLElement | undefined {
  if (breakBefore.kind !== 'node') return
  const [element] = beginningAt(breakBefore.node)
  const parent = element?.parentElement
  if (!parent || !/^(block|flow-root|list-item)$/.test(getComputedStyle(parent).display)) return
  return element
}

/** The upper margin that makes the space above a block `wanted`: below the margin of its neighbour it is negative. */
function marginFor(element: HTMLElement, wanted: number, space: number): number {
  const own = px(getComputedStyle(element).marginTop)
  const above = element.previousElementSibling
  const others =
    own < space - SPARE / 2 ? space : above ? px(getComputedStyle(above).marginBottom) : 0
  return wanted < others ? wanted - others : wanted
}
