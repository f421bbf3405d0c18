/**
 * The body of a document as it was written, in no layout: what an edited one is compared with.
 *
 * in: HTML
 * out: the nodes of its flow and its notes, made ready for paper; all that stands around them, as text
 */
import { callsIn, prepare } from './workspace.ts'

export interface Source {
  flow: readonly Node[]
  /** Those that are called first, in the order of their first calls. */
  notes: readonly { number: string; element: HTMLElement; called: boolean }[]
  /** What is neither flow nor note, as HTML. */
  outside: string
}

/** Undefined where there is no flow, or where notes cannot be told from what stands around them. */
export function parseSource(body: string): Source | undefined {
  const parsed = new DOMParser().parseFromString(`<!doctype html>${body}`, 'text/html')
  const main = parsed.querySelector<HTMLElement>('[data-flow]')
  if (!main) return undefined
  prepare(parsed)
  const called = callsIn(main)
  const all = new Map<string, HTMLElement>()
  for (const note of parsed.querySelectorAll<HTMLElement>('[data-notes] [data-note]')) {
    if (main.contains(note) || note.parentElement?.closest('[data-note]')) return undefined
    all.set(note.dataset.note as string, note)
  }
  const flow = [...main.childNodes]
  main.replaceChildren()
  for (const note of all.values()) note.remove()
  const inOrder = [...called].filter((number) => all.has(number))
  const notes = [
    ...inOrder.map((number) => ({ number, called: true })),
    ...[...all.keys()].flatMap((number) => (called.has(number) ? [] : { number, called: false })),
  ].map((note) => ({ ...note, element: all.get(note.number) as HTMLElement }))
  return { flow, notes, outside: parsed.documentElement.outerHTML }
}
