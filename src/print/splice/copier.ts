import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import type { RawPage, RawPrint } from './raw-print.ts'

/** Copies pages of one print into another, each with all that it refers to. */
export class Copier {
  readonly #from: PrintedFile
  readonly #to: PrintedFile
  /** By the ids of objects, what they are in the other print. */
  readonly #known = new Map<number, Ref>()
  readonly #pages: ReadonlySet<number>
  readonly #prefix: string

  /** @param prefix goes before the ids of cells, which count for one print */
  constructor({ file, trunk, pages }: RawPrint, whole: RawPrint, prefix: string) {
    this.#from = file
    this.#to = whole.file
    this.#prefix = prefix
    this.#pages = new Set(pages.map(({ ref }) => ref.id))
    for (const [at, { id }] of trunk.entries()) this.#known.set(id, whole.trunk[at] as Ref)
  }

  /** A font of the print, with all that it is made of. */
  font(ref: Ref): Ref {
    return this.#ref(ref)
  }

  /** Puts an object of the other print into the place of one of this one. */
  replace({ id }: Ref, by: Ref): void {
    this.#known.set(id, by)
  }

  /** @throws Error if it refers to another page */
  page({ ref, element, parents, links, headings }: RawPage): RawPage {
    const own = this.#to.add(null)
    this.#known.set(ref.id, own)
    const dict = new PdfDict()
    this.#to.set(own, dict)
    for (const [key, value] of this.#from.dict(ref)) {
      // It gets its place among the pages later.
      dict.set(key, key === 'Parent' ? null : this.#copy(value))
    }
    return {
      ...{ ref: own, dict },
      element: element && this.#ref(element),
      parents: parents === undefined ? undefined : this.#copy(parents),
      links: links.map(({ parent }, at) => ({
        annotation: this.#to.dict(this.#to.array(dict.get('Annots'))[at]),
        parent: this.#copy(parent),
      })),
      headings: headings.map((heading) => {
        const [target, element] = [heading.get('Dest'), heading.get('SE')]
        return PdfDict.of({
          Title: '',
          Dest: target && this.#copy(target),
          Parent: null,
          SE: element && this.#copy(element),
        })
      }),
    }
  }

  #copy(value: PdfValue): PdfValue {
    if (value instanceof Ref) return this.#ref(value)
    if (Array.isArray(value)) return value.map((each) => this.#copy(each))
    if (value instanceof PdfDict) return this.#dict(value)
    if (value instanceof PdfStream) return new PdfStream(this.#dict(value.dict), value.bytes)
    return value
  }

  #dict(dict: PdfDict): PdfDict {
    const copy = new PdfDict()
    for (const [key, value] of dict) {
      if (key === 'ID' && typeof value === 'string') copy.set(key, this.#prefix + value)
      else if (key === 'Headers') copy.set(key, this.#headers(value))
      else copy.set(key, this.#copy(value))
    }
    return copy
  }

  #headers(value: PdfValue): PdfValue {
    return this.#from.array(value).map((id) => (typeof id === 'string' ? this.#prefix + id : id))
  }

  #ref(ref: Ref): Ref {
    const known = this.#known.get(ref.id)
    if (known) return known
    if (this.#pages.has(ref.id)) throw new Error('A page refers to another one.')
    const copy = this.#to.add(null)
    this.#known.set(ref.id, copy)
    this.#to.set(copy, this.#copy(this.#from.get(ref)))
    return copy
  }
}
