/**
 * Calls of notes, given to the fragments they stand in.
 *
 * in: an element; then, in reading order, what has become a fragment
 * out: `calls` of each fragment
 */
import { isOutside, PARAGRAPH } from './elements.ts'
import type { MeasuredFragment } from './types.ts'

export interface NoteHeights {
  /** Height that a note takes, px; 0 if there is no such note. */
  noteHeight: (note: string) => number
  /** What the note area takes beside its notes, px. */
  noteArea: number
}

export interface CallReader {
  /** Gives a fragment all calls up to the end of `node`, as far as they stand above `limit`. */
  take(fragment: MeasuredFragment | undefined, node: Node, limit?: number): void
  /** Calls in what stands beside the flow, and comes along with the fragment. */
  takeBefore(fragment: MeasuredFragment | undefined, node: Node): void
  /** Of the notes called in an element, with the area they stand in, px. */
  height(element: Element): number
}

export function readCalls(root: HTMLElement, { noteHeight, noteArea }: NoteHeights): CallReader {
  const calls = [...root.querySelectorAll<HTMLElement>('[data-call]')]
  /** The notes that are called in an element, by the element: how high they are is asked of nearly all. */
  const called = new Map<Element, Set<string>>()
  for (const call of calls) {
    const note = call.dataset.call as string
    for (let at = call.parentElement; at; at = at === root ? null : at.parentElement) {
      const known = called.get(at)
      if (known) known.add(note)
      else called.set(at, new Set([note]))
    }
  }
  let next = 0
  return { take, takeBefore, height }

  function take(
    fragment: MeasuredFragment | undefined,
    node: Node,
    limit = Number.POSITIVE_INFINITY,
  ): void {
    for (let call = calls[next]; fragment && call; call = calls[++next]) {
      const place = node.compareDocumentPosition(call)
      if (place & Node.DOCUMENT_POSITION_FOLLOWING && !node.contains(call)) break
      if (limit < Number.POSITIVE_INFINITY && anchor(call) >= limit) break
      fragment.calls.push(call.dataset.call as string)
    }
  }

  function takeBefore(fragment: MeasuredFragment | undefined, node: Node): void {
    for (let call = calls[next]; call; call = calls[++next]) {
      if (!(node.compareDocumentPosition(call) & Node.DOCUMENT_POSITION_PRECEDING)) break
      if (call.contains(node)) break
      fragment?.calls.push(call.dataset.call as string)
    }
  }

  function height(element: Element): number {
    let sum = 0
    for (const note of called.get(element) ?? []) sum += noteHeight(note)
    return sum ? sum + noteArea : 0
  }
}

/** Middle of the line a call belongs to: in a float, that of the text which the float follows. */
function anchor(call: Element): number {
  let place = call
  for (
    let node = call.parentElement;
    node && !PARAGRAPH.has(node.tagName);
    node = node.parentElement
  ) {
    if (node.matches('.page-body, .page-notes')) break
    if (isOutside(node)) place = node.previousElementSibling ?? node
  }
  const boxes = place.getClientRects()
  const box = (place === call ? boxes[0] : boxes[boxes.length - 1]) ?? call.getBoundingClientRect()
  return (box.top + box.bottom) / 2
}
