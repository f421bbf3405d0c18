import type { Browser } from '../browser/browser.ts'
import type { KeptPages } from '../print/kept-pages.ts'
import { type Layout, layOut } from '../print/print.ts'

/** How many pages a document takes. */
export interface PageCount {
  readonly pages: number
  /** Of each note, the page on which it begins. */
  readonly notes: readonly number[]
}

/** Pages that were made up to be counted. */
export interface CountedPages {
  readonly count: Promise<PageCount>
  /** The pages themselves, which whoever counts them prints or lets go. */
  readonly layout: Layout
}

interface CountOptions {
  /** Documents that were made up before, and which of them this one is: its audience and edition. */
  readonly keptPages: KeptPages | undefined
  readonly subject: string
  /** Aborted where nobody needs the count any more. */
  readonly signal: AbortSignal | undefined
  /** Called when the browser has got the document. */
  readonly onLoad: () => void
}

/** Counts the pages of a document by making them up as they will be for the print. */
export function countPages(
  html: string,
  browser: Browser,
  { keptPages, subject, ...rest }: CountOptions,
): CountedPages {
  const options = { browser, ...rest }
  const layout = keptPages?.layOut(subject, html, options) ?? layOut(html, options)
  const count = async () => {
    const { pages, notes } = await layout.report
    return { pages, notes: notes.map(({ pages: [first = 0] }) => first) }
  }
  return { count: count(), layout }
}
