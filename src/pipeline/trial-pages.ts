import type { MadeUp } from '../formats/count-pages.ts'

/**
 * The pages that were made up to see whether they fit, and are open still: what fits is mostly what is printed, and
 * is then neither loaded nor made up again. Those of the last trial that fitted, until they are let go.
 */
export class TrialPages {
  #pages = new Map<string, MadeUp>()

  /** Keeps these open in the place of those of the trial before. @param pages by their HTML */
  keep(pages: Map<string, MadeUp>): void {
    this.letGo()
    this.#pages = pages
  }

  /** The pages of a document, for whoever prints them: they can be printed once. */
  take(html: string): MadeUp | undefined {
    const page = this.#pages.get(html)
    this.#pages.delete(html)
    return page
  }

  /** Closes those that nobody has taken. */
  letGo(): void {
    for (const page of this.#pages.values()) page.letGo()
    this.#pages = new Map()
  }
}
