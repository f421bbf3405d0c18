import type { PdfAccess } from '../pdf/access.ts'
import { Name, PdfDict, type PdfValue, Ref } from '../pdf/objects.ts'
import { readTextString } from '../pdf/text-string.ts'

/** Where links and outline entries lead to. */
export class Destinations {
  readonly #file: PdfAccess
  readonly #named: PdfDict
  /** By the id of a page's object, its number from 1. */
  readonly #pages: ReadonlyMap<number, number>

  constructor(file: PdfAccess, pages: readonly Ref[]) {
    this.#file = file
    this.#named = file.dictOrEmpty(file.catalog.get('Dests'))
    this.#pages = new Map(pages.map(({ id }, index) => [id, index + 1]))
  }

  /** The number of a page; `undefined` for what is none. */
  pageNumber(page: PdfValue | undefined): number | undefined {
    return page instanceof Ref ? this.#pages.get(page.id) : undefined
  }

  /** The page that a destination leads to, be it an array or the name of one. */
  page(destination: PdfValue | undefined): number | undefined {
    const key = this.#key(destination)
    let found = this.#file.resolve(key === undefined ? destination : this.#named.get(key))
    if (found instanceof PdfDict) found = this.#file.resolve(found.get('D'))
    return Array.isArray(found) ? this.pageNumber(found[0]) : undefined
  }

  /** The page that others reach by the id of an element; `undefined` where none is called so. */
  named(id: string): number | undefined {
    return this.page(Name.of(Buffer.from(id, 'utf8').toString('latin1')))
  }

  /** The name by which a destination is called, which is the id of an element of the page. */
  name(destination: PdfValue | undefined): string | undefined {
    const key = this.#key(destination)
    // A name is bytes, and of those UTF-8 is asked (ISO 32000-1, 7.3.5); a text string has been read.
    const isBytes = key !== undefined && /^[\0-\xFF]*$/.test(key) && /[\x80-\xFF]/.test(key)
    return isBytes ? Buffer.from(key, 'latin1').toString('utf8') : key
  }

  #key(destination: PdfValue | undefined): string | undefined {
    const found = this.#file.resolve(destination)
    if (found instanceof Name) return found.value
    return typeof found === 'string' ? readTextString(found) : undefined
  }
}
