/**
 * How an element stands in the flow: questions that its computed style and its box answer.
 *
 * never: writes to the document, knows of fragments or pages
 */
import { scratchRange } from './lines.ts'
import type { Side } from './types.ts'

type Role = 'none' | 'float' | 'inline' | 'transparent' | 'block'

const ATOMIC = new Set(
  (
    'IMG SVG VIDEO AUDIO CANVAS IFRAME OBJECT EMBED HR MATH BUTTON INPUT TEXTAREA SELECT METER ' +
    'PROGRESS DETAILS'
  ).split(' '),
)
/** Holds text, whatever its style. */
export const PARAGRAPH: ReadonlySet<string> = new Set('P H1 H2 H3 H4 H5 H6'.split(' '))
const BLOCKS = 'p,div,ul,ol,dl,table,section,article,aside,blockquote,pre,figure,h1,h2,h3,h4,h5,h6'

/** How an element takes part in the flow of its parent. */
export function role(element: Element): Role {
  const { display, position, float } = getComputedStyle(element)
  if (display === 'none' || position === 'absolute' || position === 'fixed') return 'none'
  if (float !== 'none') return 'float'
  if (display === 'contents') return 'transparent'
  if (display === 'inline') return element.querySelector(BLOCKS) ? 'transparent' : 'inline'
  if (display.startsWith('inline') || display.startsWith('ruby') || display === 'math')
    return 'inline'
  return 'block'
}

/** Floats, or is placed by its author. */
export function isOutside(element: Element): boolean {
  const { float, position } = getComputedStyle(element)
  return float !== 'none' || position === 'absolute' || position === 'fixed'
}

/** Inline content only: text in lines. */
export function isParagraph(element: Element): boolean {
  if (PARAGRAPH.has(element.tagName) || !element.firstElementChild) return true
  for (const child of element.children) {
    const kind = role(child)
    if (kind === 'block' || kind === 'transparent') return false
  }
  return true
}

/** What the paginator cannot look into, or would tear. */
export function isAtomic(element: Element, style: CSSStyleDeclaration): boolean {
  if (ATOMIC.has(element.tagName.toUpperCase())) return true
  if (style.writingMode !== 'horizontal-tb' || style.transform !== 'none') return true
  if (style.columnCount !== 'auto' || style.columnWidth !== 'auto') return true
  if (style.display.startsWith('inline-')) return true
  const clips = style.overflowY !== 'visible' && style.overflowY !== 'clip'
  return clips && element.scrollHeight > element.clientHeight + 1
}

/** Set in the middle of its row, at its end, or on a baseline. */
export function isLowered(box: HTMLElement): boolean {
  const { display, verticalAlign, alignSelf } = getComputedStyle(box)
  if (display === 'table-cell') return /middle|bottom/.test(verticalAlign)
  const parent = box.parentElement
  const align = alignSelf === 'auto' && parent ? getComputedStyle(parent).alignItems : alignSelf
  return /center|end|baseline/.test(align)
}

/** The side of a forced break, of which `left` and `right` depend on where the book is bound. */
export function sideOf(value: string, rightToLeft: boolean): Side | null {
  if (value === 'page' || value === 'always') return 'page'
  if (value === 'recto' || value === 'verso') return value
  if (value === 'right') return rightToLeft ? 'verso' : 'recto'
  if (value === 'left') return rightToLeft ? 'recto' : 'verso'
  return null
}

/** A stretched box, cut back to what is in it. */
export function contentBox(element: Element, style: CSSStyleDeclaration, box: DOMRect): DOMRect {
  let bottom = box.top + px(style.borderTopWidth) + px(style.paddingTop)
  const range = scratchRange()
  range.selectNodeContents(element)
  // Texts that flow together reach half a leading further than their glyphs.
  const glyphs = range.getBoundingClientRect()
  const lineHeight = px(style.lineHeight) || px(style.fontSize) * 1.2
  if (glyphs.height) bottom = Math.max(bottom, glyphs.bottom + lineHeight / 4)
  bottom += px(style.paddingBottom) + px(style.borderBottomWidth)
  return new DOMRect(box.left, box.top, box.width, Math.min(bottom, box.bottom) - box.top)
}

/** The picture or box that makes a line high. */
export function highest(nodes: readonly Node[]): HTMLElement | null {
  let found: HTMLElement | null = null
  let most = 0
  for (const node of nodes) {
    if (!(node instanceof HTMLElement || node instanceof SVGElement)) continue
    const { height } = node.getBoundingClientRect()
    if (height > most) [found, most] = [node as HTMLElement, height]
  }
  return found
}

/** What padding, border and spacing of all boxes between an element and `root` may take, px. */
export function edgesAround(element: Element, root: Element): number {
  let sum = 0
  for (let node: Element | null = element; node && node !== root; node = node.parentElement) {
    const style = getComputedStyle(node)
    if (/inline/.test(style.display)) continue
    sum += px(style.paddingTop) + px(style.paddingBottom)
    sum += px(style.borderTopWidth) + px(style.borderBottomWidth)
    if (style.display === 'table') sum += 2 * spacing(style)
  }
  return sum
}

/** Between two rows of a table, px. Borders that are collapsed are shared: half of one may come anew. */
export function spacing(table: CSSStyleDeclaration): number {
  if (table.borderCollapse === 'collapse') return 1
  return px(table.borderSpacing.split(' ').at(-1) ?? '') || 0
}

/** The collapsed margin above everything that begins with `node`. */
export function marginAbove(node: Node): number {
  let most = 0
  let least = 0
  for (const element of beginningAt(node)) {
    const margin = px(getComputedStyle(element).marginTop)
    most = Math.max(most, margin)
    least = Math.min(least, margin)
  }
  return most + least
}

/** The elements that begin with `node` and whose upper margins are one. */
export function beginningAt(node: Node): HTMLElement[] {
  const found: HTMLElement[] = []
  let next: Node | null = node
  while (next) {
    if (next.nodeType === Node.TEXT_NODE && /\S/.test((next as Text).data)) break
    if (next instanceof HTMLElement) {
      const kind = role(next)
      if (kind === 'inline') break
      if (kind === 'block') {
        found.push(next)
        const style = getComputedStyle(next)
        const closed = px(style.paddingTop) || px(style.borderTopWidth)
        if (closed || !/^(block|list-item)$/.test(style.display)) break
      }
      if (kind === 'block' || kind === 'transparent') {
        next = next.firstChild
        continue
      }
    }
    next = next.nextSibling
  }
  return found
}

/** NaN for `normal` and `auto`. */
export function px(length: string): number {
  return Number.parseFloat(length)
}
