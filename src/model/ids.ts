/**
 * The ids by which notes and their calls find each other, in HTML and in PDF: render gives them, finish
 * and inspect read them again. A note is called by its label, `12`, in `data-note` and `data-call` too.
 *
 * - `note-12` is a note, `note-12.2` its second part where it goes on after a page.
 * - `call-12-en` is its first call in English, `call-12-en-2` the second.
 * - `point-storm` is the point of a topic, in each edition the same; back to back it is the one of the first half,
 *   and that of the second half is `point-storm-ar`.
 * - In one half of an edition back to back all other ids and labels say at their end which half that is, and
 *   calls do not say it twice: `note-12-en`, `call-12-en`, `call-12-2-en`.
 */

/** The id of a note, or of a further part of it. */
export function noteId(label: string, part = 1): string {
  return `note-${escaped(label)}${part === 1 ? '' : `.${part}`}`
}

/** The label of the note that has an id; `undefined` for the id of anything else. */
export function noteOf(id: string): string | undefined {
  const label = /^note-(.+?)(?:\.\d+)?$/s.exec(id)?.[1]
  return label === undefined ? undefined : unescaped(label)
}

/**
 * The id of a call of a note, the first or a later one.
 *
 * @param language `undefined` in one half of a page, where {@link inHalf} says it
 */
export function callId(label: string, language: string | undefined, nth = 1): string {
  const base = `call-${escaped(label)}`
  return [base, language, nth === 1 ? undefined : nth]
    .filter((part) => part !== undefined)
    .join('-')
}

export function isCallId(id: string): boolean {
  return id.startsWith('call-')
}

/** The id of a point, by its topic: what others link to, in HTML and in PDF. */
export function pointId(topic: string): string {
  return `${POINT}${topic}`
}

/** What the ids of points begin with. */
export const POINT = 'point-'

/** An id, or the label of a note, as it is in one half of a page. */
export function inHalf(id: string, half: string): string {
  return `${id}-${half}`
}

/** What {@link inHalf} was given. */
export function outOfHalf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}

/** Whoever writes a brief by hand may choose a label that ends like the number of a part or a call. */
function escaped(label: string): string {
  return label
    .replaceAll('%', '%25')
    .replace(/[-.](?=\d+$)/, (mark) => (mark === '-' ? '%2D' : '%2E'))
}

function unescaped(label: string): string {
  return label.replace(/%(25|2D|2E)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
