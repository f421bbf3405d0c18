import { inHalf } from '../model/ids.ts'
import type { Context } from '../report/context.ts'
import type { Expectation } from './expectation.ts'
import type { Place, Tagged } from './structure.ts'

/**
 * Every note begins on the page of its first call, or right after the notes that fill that page; and calls and
 * notes are where the paginator put them.
 */
export function inspectNotes(
  { calls, notes, halves, path }: Expectation,
  tagged: Tagged,
  context: Context,
): void {
  const called = pagesBy(
    tagged.calls.map(({ note, page }) => ({ note: calledNote(note, page, halves), page })),
  )
  const printed = pagesBy(tagged.notes)
  for (const [n, { note, pages }] of notes.entries()) {
    const on = printed.get(note) ?? []
    if (on.join() !== pages.join()) {
      context.report({
        rule: 'pdf-note',
        path,
        reason: `Note ${note} is not where it was put`,
        actual: on.length > 0 ? `page ${on.join(', ')}` : 'nowhere',
        expected: [`page ${pages.join(', ')}`],
      })
    }
    const first = called.get(note)?.[0]
    const before = printed.get(notes[n - 1]?.note ?? '')?.at(-1) ?? 0
    const begins = on[0] ?? 0
    const isPushedOn = begins > (first ?? begins) && before >= Math.max(first ?? 0, begins - 1)
    if (first !== undefined && on[0] !== undefined && on[0] !== first && !isPushedOn) {
      context.report({
        rule: 'pdf-note',
        path,
        reason: `Note ${note} does not begin on the page of its call`,
        actual: `page ${on[0]}`,
        expected: [`page ${first}`],
      })
    }
  }
  for (const [note, pages] of pagesBy(calls)) {
    const on = called.get(note) ?? []
    if (on.join() !== pages.join()) {
      context.report({
        rule: 'pdf-note',
        path,
        reason: `The calls of note ${note} are not where they were put`,
        actual: on.length > 0 ? `page ${on.join(', ')}` : 'nowhere',
        expected: [`page ${pages.join(', ')}`],
      })
    }
  }
}

/** The pages of each note in order, each page once. */
function pagesBy(places: readonly Place[]): Map<string, number[]> {
  const pages = new Map<string, number[]>()
  for (const { note, page } of places) {
    const known = pages.get(note) ?? []
    if (known.at(-1) !== page) known.push(page)
    pages.set(note, known)
  }
  return pages
}

/** The note that a number calls: in an edition of two halves, the `12` of its own half. */
export function calledNote(
  number: string,
  page: number,
  halves: Expectation['halves'] = [],
): string {
  const half = halves.findLast((each) => each.page <= page)
  return half ? inHalf(number, half.lang) : number
}
