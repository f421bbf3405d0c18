import { inflateSync } from 'node:zlib'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { serialise } from './serialise.ts'

/** A file whose objects can be looked up: what reading one has to do with how it came to be. */
export abstract class PdfAccess {
  abstract readonly trailer: PdfDict

  /** The object of that number; `null` where there is none (ISO 32000-1, 7.3.10). */
  abstract get(ref: Ref): PdfValue

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'))
  }

  /** The value itself, or what it refers to. */
  resolve(value: PdfValue | undefined): PdfValue {
    return value instanceof Ref ? this.get(value) : (value ?? null)
  }

  /** @throws Error if the value is not, or does not refer to, a dictionary. */
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value)
    if (found instanceof PdfDict) return found
    throw new Error(`A dictionary was expected in the PDF, not ${serialise(found).slice(0, 40)}`)
  }

  /** An empty dictionary where there is none. */
  dictOrEmpty(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value)
    return found instanceof PdfDict ? found : new PdfDict()
  }

  /** An empty array where there is none. */
  array(value: PdfValue | undefined): PdfValue[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : []
  }

  /** The name's text, if it is a name. */
  name(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof Name ? found.value : undefined
  }

  /**
   * The content of a stream, decompressed.
   *
   * @throws Error if it is no stream, or is compressed in another way than text is.
   */
  content(value: PdfValue | undefined): Buffer {
    const found = this.resolve(value)
    if (!(found instanceof PdfStream)) throw new Error('A stream was expected in the PDF.')
    const filters = [this.resolve(found.dict.get('Filter'))].flat().filter((each) => each !== null)
    if (filters.length === 0) return Buffer.from(found.bytes)
    const [filter, ...more] = filters.map((each) => this.name(each))
    if (filter !== 'FlateDecode' || more.length > 0 || found.dict.has('DecodeParms')) {
      throw new Error(`A stream is compressed by ${[filter, ...more].join(', ')}.`)
    }
    return inflateSync(found.bytes)
  }

  /**
   * The pages in their order (ISO 32000-1, 7.7.3).
   *
   * @throws Error if their tree is none.
   */
  pages(): Ref[] {
    const pages: Ref[] = []
    const seen = new Set<number>()
    const walk = (ref: Ref) => {
      if (seen.has(ref.id)) throw new Error('The tree of pages of the PDF turns back on itself.')
      seen.add(ref.id)
      const node = this.dict(ref)
      if (this.name(node.get('Type')) === 'Page') pages.push(ref)
      else for (const kid of this.array(node.get('Kids'))) if (kid instanceof Ref) walk(kid)
    }
    const root = this.catalog.get('Pages')
    if (root instanceof Ref) walk(root)
    return pages
  }
}
