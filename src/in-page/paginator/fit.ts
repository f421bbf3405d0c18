/**
 * What is higher than a page, made to fit before pages are broken: pictures are scaled down,
 * layouts that cannot be split are set as plain blocks (which can), the rest is set smaller.
 *
 * in: what stands in the way of breaking pages (`Obstacles`)
 * out: a changed document, which has to be measured anew; problems where it looks otherwise than its style asks
 */

import type { Problem } from '../protocol.ts'
import { describe } from './paths.ts'
import type { Obstacles } from './walk.ts'

const MEDIA = 'img,svg,video,canvas'
/** Below this size nothing can be read: then the page clips. */
const SMALLEST = 0.45

export interface Misfit {
  element: HTMLElement
  problem: Problem
}

/** `changed`: the layout has to be read again. */
export function fitTall(
  tall: Obstacles['tall'],
  pageHeight: number,
): { changed: boolean; misfits: Misfit[] } {
  const misfits: Misfit[] = []
  let changed = false
  for (const { element, height } of tall) {
    if (scaleMedia(element, height, pageHeight)) {
      changed = true
      continue
    }
    const detail = `${Math.round(height)} px high on a page of ${Math.round(pageHeight)} px`
    const how = relax(element) ?? shrink(element, height, pageHeight)
    if (how) changed = true
    const remedy = how ? `; it ${how}` : '; it is cut off at the end of the page'
    if (how !== 'goes on') {
      const kind = how ? 'fitted' : 'too-tall'
      const problem: Problem = { kind, ...describe(element), detail: detail + remedy }
      misfits.push({ element, problem })
    }
  }
  return { changed, misfits }
}

/**
 * Lets the words of a column be broken anywhere where its table is wider than what it stands in because of them: a
 * column is as wide as its longest word. Words that would have room alone are not torn; such a table sticks out.
 *
 * @returns whether the layout has changed
 */
export function narrowTables(roots: readonly Element[]): boolean {
  let changed = false
  for (const table of roots.flatMap((root) => [...root.querySelectorAll('table')])) {
    const room = table.parentElement?.clientWidth ?? 0
    if (room === 0 || table.offsetWidth <= room + 1) continue
    const cells = [...table.rows].flatMap((row) => [...row.cells])
    const long = cells.filter((cell) => cell.colSpan === 1 && cell.offsetWidth > room)
    for (const { style } of long) {
      style.setProperty('overflow-wrap', 'anywhere')
      changed = true
    }
  }
  return changed
}

/** Columns of a row that is split begin at its top, on every page. */
export function raise(lowered: readonly HTMLElement[]): boolean {
  for (const element of lowered) {
    element.style.setProperty('vertical-align', 'top', 'important')
    if (getComputedStyle(element).display !== 'table-cell') {
      element.style.setProperty('align-self', 'start', 'important')
    }
  }
  return lowered.length > 0
}

/** Makes boxes as high as what is in them; false if there is nothing to gain. */
export function grow(low: readonly HTMLElement[]): boolean {
  let changed = false
  for (const element of low) {
    if (element.dataset.grown !== undefined) continue
    element.dataset.grown = ''
    const { height } = element.getBoundingClientRect()
    // Not important: a part of it is as high as what is in it.
    element.style.minHeight = `${height}px`
    element.style.setProperty('height', 'auto', 'important')
    element.style.setProperty('max-height', 'none', 'important')
    changed = true
  }
  return changed
}

/** Takes the excess off the highest picture in the element. */
function scaleMedia(element: HTMLElement, height: number, pageHeight: number): boolean {
  if (element.dataset.scaled !== undefined) return false
  const media = element.matches(MEDIA)
    ? [element]
    : [...element.querySelectorAll<HTMLElement>(MEDIA)]
  let highest: HTMLElement | null = null
  let most = 0
  for (const picture of media) {
    const own = picture.getBoundingClientRect().height
    if (own > most) [highest, most] = [picture, own]
  }
  // A hair less than the page: heights are rounded.
  const wanted = most - (height - pageHeight) - 1
  if (!highest || wanted < Math.min(80, pageHeight / 4)) return false
  element.dataset.scaled = ''
  highest.style.setProperty('height', `${wanted}px`, 'important')
  highest.style.setProperty('max-height', 'none', 'important')
  highest.style.setProperty('width', 'auto', 'important')
  highest.style.setProperty('object-fit', 'contain', 'important')
  return true
}

/** Undoes a layout that keeps its content in one piece. */
function relax(element: HTMLElement): string | null {
  if (element.dataset.relaxed !== undefined) return null
  if (element.matches(`${MEDIA},iframe,object,embed,button,select,textarea,input`)) return null
  const style = getComputedStyle(element)
  if (style.display === 'none') return null
  if (style.float !== 'none' || /absolute|fixed/.test(style.position)) {
    element.style.setProperty('width', 'auto', 'important')
    element.style.setProperty('position', 'static', 'important')
  }
  if (style.writingMode !== 'horizontal-tb') return null
  let target = element
  if (element.tagName === 'DETAILS') {
    target = document.createElement('div')
    for (const name of element.getAttributeNames()) {
      target.setAttribute(name, element.getAttribute(name) as string)
    }
    target.append(...element.childNodes)
    element.replaceWith(target)
  }
  target.dataset.relaxed = ''
  const important = 'important'
  if (!/^(block|list-item|table|table-row|table-cell)$/.test(style.display)) {
    target.style.setProperty('display', 'block', important)
  }
  target.style.setProperty('float', 'none', important)
  target.style.setProperty('columns', 'auto', important)
  target.style.setProperty('overflow', 'visible', important)
  target.style.setProperty('height', 'auto', important)
  target.style.setProperty('max-height', 'none', important)
  target.style.setProperty('transform', 'none', important)
  return element.tagName === 'DETAILS' ? 'goes on' : 'is set as plain blocks to be split'
}

function shrink(element: HTMLElement, height: number, pageHeight: number): string | null {
  const before = Number(element.dataset.zoomed ?? 1)
  const scale = Math.floor(before * (pageHeight / height) * 98) / 100
  if (scale < SMALLEST) return null
  element.dataset.zoomed = String(scale)
  element.style.setProperty('zoom', String(scale))
  return `is set at ${Math.round(scale * 100)} %`
}
