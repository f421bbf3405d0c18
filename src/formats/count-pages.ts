import type { Browser } from '../browser/browser.ts'
import { paginate } from '../print/print.ts'

/** How many pages a document takes. */
export interface PageCount {
  readonly pages: number
  /** Of each note, the page on which it begins. */
  readonly notes: readonly number[]
}

/** Counts the pages of a document by making them up as they will be for the print. */
export async function countPages(html: string, browser: Browser): Promise<PageCount> {
  const { pages, notes } = await paginate(html, { browser })
  return { pages, notes: notes.map(({ pages: [first = 0] }) => first) }
}
