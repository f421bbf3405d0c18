/**
 * What stands where it cannot be read: beyond the paper, below the type area, hidden in its own box.
 * Paper does not scroll and cannot be clicked.
 *
 * in: the flow before it is measured; later the finished pages
 * out: boxes that are opened, so that all of their text shows; problems where that cannot be
 */

import type { Problem } from '../protocol.ts'
import type { Misfit } from './fit.ts'
import { scratchRange } from './lines.ts'
import { describe } from './paths.ts'
import type { Geometry } from './types.ts'

/** Of boxes, px: layout is rounded to 1/64 px. */
const TOLERANCE = 1
/** Boxes that are hidden from the eye on purpose, for those who listen, are no larger, px. */
const UNSEEN = 2

/** What is folded away on a screen is unfolded. */
export function unfold(root: ParentNode): void {
  for (const details of root.querySelectorAll('details')) details.open = true
}

/**
 * Boxes that would scroll are made as large as what is in them. Where a style hides text on
 * purpose, that is a problem to report.
 *
 * @returns whether the layout has changed
 */
export function openBoxes(roots: readonly Element[], misfits: Map<Element, Misfit>): boolean {
  const sheets = [...document.styleSheets].filter(isOfDocument)
  const isAsked = sheets.some((sheet) => hides(sheet.cssRules)) || hidesInline(roots)
  const boxes: HTMLElement[] = []
  for (const root of roots) {
    for (const element of root.querySelectorAll<HTMLElement>(
      isAsked ? '*' : HIDING_BY_THEMSELVES,
    )) {
      const { overflowX, overflowY } = getComputedStyle(element)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
      if (clientWidth <= UNSEEN || clientHeight <= UNSEEN) continue
      if (scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1) continue
      if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) boxes.push(element)
      else if (!misfits.has(element) && hidesText(element)) {
        const detail = 'hides a part of its text'
        misfits.set(element, { element, problem: { kind: 'hidden', ...describe(element), detail } })
      }
    }
  }
  for (const { style } of boxes) {
    for (const [name, value] of Object.entries(OPEN)) style.setProperty(name, value, 'important')
  }
  return boxes.length > 0
}

/**
 * What a link names was not loaded, and may not be read. The style of pages hides what stands out of a page: nothing that
 * is measured.
 */
function isOfDocument({ href, ownerNode }: CSSStyleSheet): boolean {
  const isOurs = ownerNode instanceof HTMLElement && ownerNode.dataset.paginator !== undefined
  return href === null && !isOurs
}

/** Whatever else Chromium may hide a part of, where no style asks for it. */
const HIDING_BY_THEMSELVES = `[popover], :not(${
  'a, article, aside, b, blockquote, br, cite, code, dd, div, dl, dt, em, figcaption, figure, footer, h1, h2, h3, h4, h5, ' +
  'h6, header, i, li, main, nav, ol, p, q, s, section, small, span, strong, sub, sup, table, tbody, td, tfoot, th, thead, ' +
  'tr, u, ul'
})`

const OPEN = { overflow: 'visible', height: 'auto', 'max-height': 'none' }

const HIDING = /auto|scroll|hidden|clip/

function hides(rules: CSSRuleList): boolean {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue
    if (rule instanceof CSSStyleRule && HIDING.test(rule.style.overflow)) return true
    if (rule instanceof CSSStyleRule && HIDING.test(rule.style.overflowX)) return true
    if (rule instanceof CSSStyleRule && HIDING.test(rule.style.overflowY)) return true
    if ('cssRules' in rule && hides(rule.cssRules as CSSRuleList)) return true
  }
  return false
}

function hidesInline(roots: readonly Element[]): boolean {
  return roots.some((root) => root.querySelector('[style*=overflow]'))
}

function hidesText(element: Element): boolean {
  const edge = element.getBoundingClientRect()
  for (const [, box] of textsIn(element)) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    if (y > edge.bottom || y < edge.top || x > edge.right || x < edge.left) return true
  }
  return false
}

/** Each text, and the box around it. */
function* textsIn(root: Element): Generator<[Text, DOMRect]> {
  const range = scratchRange()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\S/.test((node as Text).data)) continue
    range.selectNode(node)
    const box = range.getBoundingClientRect()
    if (box.width > 0) yield [node as Text, box]
  }
}

/** What the finished pages do not hold: one problem for each part of a page. */
export function checkEdges(
  pages: readonly HTMLElement[],
  { bleed, cropMarks }: Geometry,
  reported: ReadonlySet<number | undefined>,
): Problem[] {
  const around = bleed + cropMarks
  const problems: Problem[] = []
  for (const [n, page] of pages.entries()) {
    const { left, top, width, height } = page.getBoundingClientRect()
    const paper = new DOMRect(left + around, top + around, width - 2 * around, height - 2 * around)
    const notes = page.querySelector(':scope > .page-notes')
    for (const part of page.querySelectorAll<HTMLElement>(
      ':scope > .page-body, :scope > .page-notes',
    )) {
      const edge = part.getBoundingClientRect()
      // Glyphs may be higher than their lines: that alone is no fault.
      const place = { paper, edge, bottom: part === notes ? paper.bottom : edge.bottom }
      if (standsInside(part, place)) continue
      const found = outermost(part, place, !reported.has(n + 1))
      if (found) problems.push({ ...found, page: n + 1 })
    }
  }
  return problems
}

interface Place {
  paper: DOMRect
  /** Of the part of the page. */
  edge: DOMRect
  /** Where its text has to end. */
  bottom: number
}

/** One look at everything in the part. */
function standsInside(part: Element, { paper, edge, bottom }: Place): boolean {
  const range = scratchRange()
  range.selectNodeContents(part)
  const all = range.getBoundingClientRect()
  if (all.width === 0 && all.height === 0) return true
  const wide = all.left < edge.left - TOLERANCE || all.right > edge.right + TOLERANCE
  return !wide && all.top >= paper.top && all.bottom <= bottom + TOLERANCE
}

/** What stands out furthest; `low`: below the type area too, as that is not known yet. */
function outermost(part: Element, { paper, edge, bottom }: Place, low: boolean): Problem | null {
  let found: { element: Element; by: number; lost: boolean } | null = null
  /** `seen`: what stands beyond the paper is missed. */
  const look = (element: Element, box: DOMRect, seen = true) => {
    const by = Math.max(box.right - edge.right, edge.left - box.left)
    const middle = (box.top + box.bottom) / 2
    const beyond = box.right > paper.right + TOLERANCE || box.left < paper.left - TOLERANCE
    const lost = seen && (beyond || (low && (middle < paper.top || middle > paper.bottom)))
    if (box.width === 0) return
    if (!lost && by <= TOLERANCE) return
    if (found && (found.lost ? !lost || by <= found.by : !lost && by <= found.by)) return
    if (element.closest('[aria-hidden=true]') || isUnseen(element, part)) return
    if (!lost && isPositioned(element, part)) return
    found = { element, by, lost }
  }
  for (const [text, box] of textsIn(part)) {
    const element = text.parentElement as Element
    look(element, box)
    const line = low && box.bottom > bottom ? lineBelow(text, bottom + TOLERANCE) : undefined
    if (line && !isPositioned(element, part) && !isUnseen(element, part)) {
      const detail = `${Math.round(line.bottom - bottom)} px stand below the type area`
      return { kind: 'overflow', ...describe(element), detail }
    }
  }
  for (const box of part.querySelectorAll('*')) {
    look(box, box.getBoundingClientRect(), box.matches('img,svg,canvas,video,iframe'))
  }
  if (!found) return null
  const { element, by, lost } = found as { element: Element; by: number; lost: boolean }
  const detail = lost
    ? 'stands beyond the edge of the paper'
    : `is ${Math.round(by)} px wider than the page leaves room for`
  return { kind: lost ? 'overflow' : 'sticks-out', ...describe(element), detail }
}

/** Where the lowest line ends, of those in the flow whose middle lies below `bottom`; else `bottom`. */
export function lowestLine(part: Element, bottom: number): number {
  let lowest = bottom
  for (const [text, box] of textsIn(part)) {
    if (box.bottom <= lowest) continue
    const line = lineBelow(text, bottom)
    const element = text.parentElement as Element
    if (!line || isPositioned(element, part) || isUnseen(element, part)) continue
    lowest = box.bottom
  }
  return lowest
}

/** The first line whose middle lies below the place where text has to end. */
function lineBelow(text: Text, bottom: number): DOMRect | undefined {
  const range = scratchRange()
  range.selectNode(text)
  return [...range.getClientRects()].find((line) => (line.top + line.bottom) / 2 > bottom)
}

/** In a box that hides what does not fit: {@link openBoxes} has reported that. */
function isUnseen(element: Element, part: Element): boolean {
  for (let node: Element | null = element; node && node !== part; node = node.parentElement) {
    const { overflowX, overflowY, visibility } = getComputedStyle(node)
    if (visibility === 'hidden') return true
    if (node !== element && (overflowX !== 'visible' || overflowY !== 'visible')) return true
  }
  return false
}

/** Stands where its author put it, outside of the flow. */
function isPositioned(element: Element, part: Element): boolean {
  for (let node: Element | null = element; node && node !== part; node = node.parentElement) {
    if (/absolute|fixed/.test(getComputedStyle(node).position)) return true
  }
  return false
}
