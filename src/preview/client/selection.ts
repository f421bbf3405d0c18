import type { SelectionOrder } from '../protocol.ts'
import { element } from './elements.ts'

type Stretch = SelectionOrder['stretches'][number]

/** Where words of an element stand in an original. */
export interface PassagePlace {
  readonly source: string
  /** From 1. */
  readonly paragraph: number
  /** Where in its paragraph the element begins, in UTF-16 units. */
  readonly from?: number
}

const HOW_TO_SELECT =
  'Select words of a paragraph for a claim on them: by mouse, or in a paragraph with the arrow keys, with Shift for more than one word. Enter begins the claim.'

/** Makes the words of an element known as those of an original, so that what is selected of them is understood. */
export function ofOriginal<T extends HTMLElement>(
  of: T,
  { source, paragraph, from = 0 }: PassagePlace,
): T {
  Object.assign(of.dataset, { source, paragraph: String(paragraph), from: String(from) })
  of.addEventListener('click', (event) => {
    // Whoever has selected words of what unfolds does not want it to unfold.
    if (of.localName === 'summary' && !document.getSelection()?.isCollapsed) event.preventDefault()
  })
  return of
}

/**
 * The same, and lets them be selected without a mouse: browsers have no caret in a text that is only read.
 *
 * @param begin what Enter does with them
 */
export function selectable<T extends HTMLElement>(
  of: T,
  place: PassagePlace,
  begin: () => void,
): T {
  ofOriginal(of, place)
  of.tabIndex = 0
  // Counted in words: one is always seen, where a caret would not be.
  let [anchor, focus] = [-1, -1]
  of.addEventListener('keydown', (event) => {
    const step = stepOf(event, getComputedStyle(of).direction === 'rtl')
    if (event.key === 'Enter' && event.target === of) {
      event.preventDefault()
      begin()
    }
    const text = of.firstChild
    const words = wordsOf(of.textContent ?? '')
    if (step === undefined || !text || words.length === 0) return
    event.preventDefault()
    focus = Math.min(Math.max(focus + step, 0), words.length - 1)
    if (!event.shiftKey || anchor < 0) anchor = focus
    const [first, last] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]]
    document.getSelection()?.setBaseAndExtent(text, first?.start ?? 0, text, last?.end ?? 0)
  })
  return of
}

/** How many words a key goes on; `undefined` where it goes nowhere. */
function stepOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  rtl: boolean,
): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight'
  if (key === forward) return 1
  if (key === 'ArrowLeft' || key === 'ArrowRight') return -1
  if (key === 'Home') return Number.NEGATIVE_INFINITY
  return key === 'End' ? Number.POSITIVE_INFINITY : undefined
}

function wordsOf(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
}

/** What is selected of an original, by paragraph. */
export function selectedOf(source: string): Stretch[] {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  const found = new Map<number, { paragraph: number; start: number; end: number }>()
  for (const of of document.querySelectorAll<HTMLElement>('[data-paragraph]')) {
    // What is folded is not seen, and so not selected.
    const folded = of.localName !== 'summary' && of.closest('details:not([open])')
    if (of.dataset.source !== source || folded || !range.intersectsNode(of)) continue
    const whole = document.createRange()
    whole.selectNodeContents(of)
    const length = whole.toString().length
    const start =
      range.compareBoundaryPoints(Range.START_TO_START, whole) > 0
        ? offsetIn(of, range.startContainer, range.startOffset)
        : 0
    const end =
      range.compareBoundaryPoints(Range.END_TO_END, whole) < 0
        ? offsetIn(of, range.endContainer, range.endOffset)
        : length
    if (end <= start) continue
    const paragraph = Number(of.dataset.paragraph)
    const from = Number(of.dataset.from)
    const known = found.get(paragraph)
    found.set(paragraph, {
      paragraph,
      start: Math.min(from + start, known?.start ?? Number.POSITIVE_INFINITY),
      end: Math.max(from + end, known?.end ?? 0),
    })
  }
  return [...found.values()]
}

function offsetIn(of: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange()
  before.selectNodeContents(of)
  before.setEnd(container, offset)
  return before.toString().length
}

/** A sentence that says how words are selected. */
export function howToSelect(): HTMLElement {
  return element('p', { class: 'quiet' }, HOW_TO_SELECT)
}
