import type { MadeUp } from '../print/print.ts'

export { type MadeUp, makeUp } from '../print/print.ts'

/** How many pages a document takes. */
export interface PageCount {
  readonly pages: number
  /** Of each note, the page on which it begins. */
  readonly notes: readonly number[]
}

/** Counts the pages of a document that was made up as it will be for the print. */
export function countPages({ report: { pages, notes } }: MadeUp): PageCount {
  return { pages, notes: notes.map(({ pages: [first = 0] }) => first) }
}
