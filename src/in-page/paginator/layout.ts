/**
 * Reads the laid-out flow, once, and divides it into fragments that no page break goes through.
 *
 * in: an element whose content is laid out at the width of the page
 * out: its fragments from top to bottom, each with the price of a break before it
 * never: writes to the document (one layout serves all reads)
 *
 * Containers are walked through; paragraphs become lines only where they are long enough to be
 * split at all; neighbours that stand side by side become one fragment unless they are high. Whatever
 * is not known to be splittable is one fragment: it prints as it is.
 */
import { type NoteHeights, readCalls } from './calls.ts'
import {
  contentBox,
  edgesAround,
  highest,
  isAtomic,
  isOutside,
  isParagraph,
  px,
  role,
  sideOf,
} from './elements.ts'
import { FragmentList } from './fragments.ts'
import { type Box, type Line, measureLines } from './lines.ts'
import { measureRow, measureTracks } from './rows.ts'
import { measureSpaces } from './stretch.ts'
import { measureTable, repeatHead } from './tables.ts'
import { COST, type MeasuredFragment } from './types.ts'
import { adoptInnerBreakProperties, fitsOnPage, type Obstacles, type Walk } from './walk.ts'

/** Content that reaches further below its box than this, px, was not meant to be in it. */
const STANDS_OUT = 16

export interface MeasureOptions extends NoteHeights {
  /** Height of body and notes together on one page, px. */
  pageHeight: number
  /** Which side `left` and `right` are. */
  rightToLeft: boolean
}

export interface Measured extends Obstacles {
  fragments: MeasuredFragment[]
  /** Table → head that is repeated on its further pages. */
  heads: Map<Element, HTMLElement>
}

/** Measures what is in `root`; with `whole` the element itself, its padding and borders too. */
export function measureFlow(root: HTMLElement, options: MeasureOptions, whole = false): Measured {
  const { pageHeight, rightToLeft } = options
  const calls = readCalls(root, options)
  const obstacles: Obstacles = { tall: [], overflowing: [], lowered: [], spanned: [] }
  const heads: Measured['heads'] = new Map()
  const unchecked: {
    fragment: MeasuredFragment
    element: HTMLElement
    called: number
    around: number
  }[] = []
  const flow = new FragmentList()
  const walk: Walk = {
    root,
    pageHeight,
    rightToLeft,
    calls,
    obstacles,
    fragments: flow,
    block,
    checkHeight,
  }

  if (whole) block(root, 0)
  else children(root, 0)
  calls.take(flow.last, root)
  for (const { fragment, element, called, around } of unchecked) {
    const height = fragment.bottom - fragment.top + fragment.lead + fragment.head + called + around
    if (height > pageHeight + 0.5) obstacles.tall.push({ element, height })
  }
  measureSpaces(flow.list)
  return { fragments: flow.list, heads, ...obstacles }

  /** Everything in `parent`: blocks one by one, text between them in lines. */
  function children(parent: HTMLElement, inside: number): void {
    const { fragments } = walk
    let run: Node[] = []
    let beside: HTMLElement[] = []
    const endRun = () => {
      if (!run.length) return
      // What stands beside the flow at the end of the text goes with what follows.
      let end = run.length
      while (end > 1 && isBeside(run[end - 1] as Node, beside)) end--
      const after = run.slice(end)
      for (const node of beside) if (!after.includes(node)) outside(node)
      fragments.open(run[0] as Node, inside)
      lines(run.slice(0, end), getComputedStyle(parent), inside, undefined, parent)
      fragments.waiting = after[0] ?? null
      for (const node of beside) if (after.includes(node)) outside(node)
      run = []
      beside = []
    }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (run.length || /\S/.test((node as Text).data)) run.push(node)
        else fragments.waiting ??= node
        continue
      }
      const kind = node.nodeType === Node.ELEMENT_NODE ? role(node as Element) : 'none'
      if (kind === 'inline') run.push(node)
      else if (kind === 'none' || kind === 'float') {
        if (run.length) {
          run.push(node)
          if (node instanceof HTMLElement) beside.push(node)
        } else {
          fragments.waiting ??= node
          if (node instanceof HTMLElement) outside(node)
        }
      } else {
        endRun()
        if (kind === 'transparent') children(node as HTMLElement, inside)
        else block(node as HTMLElement, inside)
      }
    }
    endRun()
    fragments.endFloats(inside)
    if (fragments.waiting) calls.take(fragments.last, parent)
    fragments.waiting = null
  }

  /** A float, or a positioned box. */
  function outside(element: HTMLElement): void {
    const { height } = element.getBoundingClientRect()
    const called = calls.height(element)
    if (role(element) === 'float') {
      walk.fragments.float(element.getBoundingClientRect())
      if (height + called > pageHeight + 0.5)
        obstacles.tall.push({ element, height: height + called })
    } else if (element.firstElementChild && (called > pageHeight / 3 || height > pageHeight)) {
      // Decoration stands where its author put it; what calls many notes is no decoration.
      obstacles.tall.push({ element, height: Math.max(height + called, pageHeight + 1) })
    }
  }

  /** `column`: as high as its neighbours, so that only its content counts. */
  function block(element: HTMLElement, inside: number, column = false): void {
    const { fragments } = walk
    const style = getComputedStyle(element)
    const rect = element.getBoundingClientRect()
    const box = column ? contentBox(element, style, rect) : rect
    const begin = fragments.open(element, inside)
    const before = sideOf(style.breakBefore, rightToLeft)
    if (before && (!begin.forced || before !== 'page')) begin.forced = before
    if (style.breakBefore.startsWith('avoid')) begin.avoid = true
    const first = fragments.list.length

    const avoids = style.breakInside.startsWith('avoid') || element.tagName === 'FIGURE'
    if (avoids && fitsOnPage(walk, element, box.height)) inside = Math.max(inside, COST.avoid)
    if (/^[OU]L$/.test(element.tagName)) inside = Math.max(inside, COST.item)
    const outer = fragments.reach
    fragments.reach = Number.NEGATIVE_INFINITY
    content(element, style, box, inside, column)
    if (fragments.reach > box.bottom + STANDS_OUT && !column) standsOut(element, box, first)
    const bottom = column ? columnBottom(style, box, fragments.reach) : box.bottom
    fragments.reach = Math.max(fragments.reach, outer)

    if (fragments.list.length === first) {
      // Nothing in it has a box: it still has to come along.
      fragments.open(element, inside)
      fragments.emit(box.top, box.bottom)
    }
    const last = fragments.last as MeasuredFragment
    if (style.display !== 'inline') {
      const top = fragments.list[first] as MeasuredFragment
      top.top = Math.min(top.top, box.top)
      last.bottom = Math.max(last.bottom, bottom)
    }
    if (style.breakAfter.startsWith('avoid')) last.avoidAfter = true
    const after = sideOf(style.breakAfter, rightToLeft)
    if (after) last.forcedAfter = after
    calls.take(last, element)
  }

  /** Its content stands out below: split, it would not lie over what follows as it does now. */
  function standsOut(element: HTMLElement, box: DOMRect, first: number): void {
    const { fragments } = walk
    if (fitsOnPage(walk, element, fragments.reach - box.top)) fragments.join(first, fragments.reach)
    else obstacles.overflowing.push(element)
  }

  function content(
    element: HTMLElement,
    style: CSSStyleDeclaration,
    box: DOMRect,
    inside: number,
    column: boolean,
  ): void {
    const { display } = style
    if (isAtomic(element, style)) atom(element, box)
    else if (display === 'table') measureTable(walk, element, inside, heads)
    else if (/grid|flex/.test(display)) {
      const first = walk.fragments.list.length
      if (!measureTracks(walk, element, inside, column)) atom(element, box)
      else if (element instanceof HTMLTableElement) repeatHead(walk, element, first, heads)
    } else if (display === 'table-row') {
      measureRow(walk, [...element.children] as HTMLElement[], inside)
    } else if (isParagraph(element)) paragraph(element, style, box, inside)
    else children(element, inside)
  }

  function atom(element: HTMLElement, box: DOMRect): void {
    const fragment = walk.fragments.emit(box.top, box.bottom)
    adoptInnerBreakProperties(walk, element, fragment)
    checkHeight(fragment, element, calls.height(element))
  }

  function checkHeight(fragment: MeasuredFragment, element: HTMLElement, called = 0): void {
    if (fragment.bottom - fragment.top + called <= pageHeight / 2) return
    // The boxes around a column are no part of its fragments.
    const around = walk.fragments === flow ? 0 : edgesAround(element.parentElement ?? root, root)
    unchecked.push({ fragment, element, called, around })
  }

  function paragraph(
    element: HTMLElement,
    style: CSSStyleDeclaration,
    { top, bottom }: DOMRect,
    inside: number,
  ): void {
    const contentTop = top + px(style.borderTopWidth) + px(style.paddingTop)
    const contentBottom = bottom - px(style.borderBottomWidth) - px(style.paddingBottom)
    const least = Number(style.orphans) + Number(style.widows)
    const lineHeight = px(style.lineHeight)
    const few = contentBottom - contentTop < (least - 0.5) * (lineHeight || px(style.fontSize))
    for (const child of element.children) {
      if (child instanceof HTMLElement && isOutside(child)) outside(child)
    }
    if (!element.firstChild || (few && calls.height(element) < pageHeight / 3)) {
      checkHeight(walk.fragments.emit(top, bottom), element)
      return
    }
    const box = { top, bottom, contentTop, contentBottom }
    lines([...element.childNodes], style, inside, box, element)
  }

  /** Text in lines: that of a paragraph (`box`), or what stands between blocks. */
  function lines(
    nodes: Node[],
    style: CSSStyleDeclaration,
    inside: number,
    box: Box | undefined,
    owner: HTMLElement,
  ): void {
    const { fragments } = walk
    const inFlow = nodes.filter((node) => !(node instanceof HTMLElement && isOutside(node)))
    const found = measureLines(inFlow, px(style.lineHeight), box)
    if (!found.length) found.push(box ?? emptyLine())
    const orphans = Number(style.orphans) || 2
    const widows = Number(style.widows) || 2
    const last = nodes.at(-1) as Node
    for (const [n, line] of found.entries()) {
      const above = found[n - 1]
      if (above) {
        const few = n < orphans || found.length - n < widows
        const cost = Math.max(inside, few ? COST.orphan : COST.line)
        const y = (above.bottom + line.top) / 2
        fragments.opening = {
          breakBefore: { kind: 'line', nodes, y },
          cost,
          forced: null,
          avoid: false,
        }
      }
      const fragment = fragments.emit(line.top, line.bottom)
      if (n === 0) calls.takeBefore(fragment, nodes[0] as Node)
      const below = found[n + 1]
      const limit = below ? (line.bottom + below.top) / 2 : Number.POSITIVE_INFINITY
      calls.take(fragment, last, limit)
      if (line.bottom - line.top > pageHeight / 2) checkHeight(fragment, highest(nodes) ?? owner)
    }
  }

  function emptyLine(): Line {
    const y = walk.fragments.last?.bottom ?? root.getBoundingClientRect().top
    return { top: y, bottom: y }
  }
}

/** Boxes in a column that is stretched may be stretched with it: where it ends, their content tells. */
function columnBottom(style: CSSStyleDeclaration, box: DOMRect, reach: number): number {
  if (!/grid|flex/.test(style.display) || reach === Number.NEGATIVE_INFINITY) return box.bottom
  return Math.min(box.bottom, reach + px(style.paddingBottom) + px(style.borderBottomWidth))
}

/** White space and boxes beside the flow, as they end a run of text. */
function isBeside(node: Node, beside: readonly Node[]): boolean {
  return (
    beside.includes(node) || (node.nodeType === Node.TEXT_NODE && !/\S/.test((node as Text).data))
  )
}
