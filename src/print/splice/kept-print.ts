import type { Sheets } from '../../in-page/protocol.ts'
import { PrintedFile } from '../../pdf/printed-file.ts'
import { Retry } from '../retry.ts'
import { type Place, readKept, splice } from './splice.ts'

/** Of fewer pages a print costs no more than putting them together. */
const FEWEST_PAGES = 8

/** Of so many prints a document may be put together; then it is printed as a whole again. */
const MOST_PRINTS = 8

/** A page that was printed. */
interface KeptPage {
  readonly hash: string
  readonly print: Uint8Array
  /** From 0. */
  readonly index: number
}

/** Prints the pages that are named, from 0 and in their order; all without names. */
export type PrintPages = (pages?: readonly number[]) => Promise<Uint8Array>

/**
 * The pages of one document as they were printed last, in a process that prints it again and again. Those that have not
 * changed need not be printed again; what comes of it cannot be told from a print of all pages, once it is finished.
 */
export class KeptPrint {
  /** What is around its pages belongs to them: another print may end between two steps of this one. */
  #last: { readonly around: string; readonly pages: readonly KeptPage[] } = {
    around: '',
    pages: [],
  }
  /** When pages that could not be put together are tried again. */
  readonly #retry = new Retry()
  /** Prints whose pages are copied, as they were read. */
  readonly #files = new WeakMap<Uint8Array, PrintedFile>()
  readonly #fewest: number

  /** @param fewest pages that a document has of which not all are printed again */
  constructor(fewest = FEWEST_PAGES) {
    this.#fewest = fewest
  }

  /** Whether it is worth to know what the pages are made of, of a document of so many. */
  asksOf(pages: number): boolean {
    return pages >= this.#fewest
  }

  /**
   * Prints a document, or what of it has changed.
   *
   * @param sheets what its pages are made of, where that is known
   * @param browser its version
   * @returns the printed PDF, or one that is put together
   */
  async print(
    sheets: Sheets | undefined,
    browser: string,
    printPages: PrintPages,
  ): Promise<Uint8Array | PrintedFile> {
    const around = `${browser} ${sheets?.around}`
    // Another print of the document may end before this one.
    const known = this.#last.pages
    if (around !== this.#last.around) this.#retry.reset()
    const changed = sheets && this.#changed(sheets, around)
    if (changed) {
      const print = await printPages(changed)
      const pages = sheets.pages.map((hash, at): KeptPage => {
        const index = changed.indexOf(at)
        return index < 0 ? (known[at] as KeptPage) : { hash, print, index }
      })
      const file = this.#joined(pages, print)
      if (file) {
        this.#last = { around, pages }
        this.#retry.reset()
        return file
      }
      this.#retry.fail()
    } else this.#retry.rest()
    const print = await printPages()
    const pages = sheets?.pages.map((hash, index) => ({ hash, print, index })) ?? []
    this.#last = { around, pages }
    return print
  }

  /** Reads what the next print may be put together with: for when nobody waits. */
  prepare(): void {
    const { pages } = this.#last
    if (!this.asksOf(pages.length) || !this.#isDue(pages)) return
    try {
      readKept(pages.map(({ print, index }) => ({ file: this.#fileOf(print), index })))
    } catch {
      // It is tried once more when they are put together.
    }
  }

  /** Which pages have changed; `undefined` where it is better to print all. */
  #changed({ pages }: Sheets, around: string): number[] | undefined {
    const last = this.#last
    if (!this.#isDue(last.pages) || around !== last.around) return undefined
    if (pages.length !== last.pages.length) return undefined
    const changed = pages.flatMap((hash, at) => (hash === last.pages[at]?.hash ? [] : [at]))
    if (changed.length * 2 > pages.length) return undefined
    // One has to be printed: the new file is made of that.
    return changed.length > 0 ? changed : [0]
  }

  /** Whether pages are to be put together with others. */
  #isDue(pages: readonly KeptPage[]): boolean {
    return this.#retry.isDue && new Set(pages.map(({ print }) => print)).size < MOST_PRINTS
  }

  #fileOf(print: Uint8Array): PrintedFile {
    const file = this.#files.get(print) ?? new PrintedFile(print)
    this.#files.set(print, file)
    return file
  }

  /** `undefined` where the prints are not as it takes to put them together. */
  #joined(pages: readonly KeptPage[], newest: Uint8Array): PrintedFile | undefined {
    const printed = new PrintedFile(newest)
    const places = pages.map(
      ({ print, index }): Place => ({
        file: print === newest ? printed : this.#fileOf(print),
        index,
      }),
    )
    try {
      splice(printed, places)
      return printed
    } catch {
      // Whatever it is, it can be printed.
      return undefined
    }
  }
}
