import { inflateSync } from 'node:zlib'
import { PdfAccess } from './access.ts'
import { PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { Parser } from './parse.ts'

/** Content that unpacks to more is made to fill the memory, in bytes. */
const LARGEST = 32 * 2 ** 20

const OBJECT = /(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b/g

/**
 * A PDF that anybody has written, of which the objects are looked for by how they begin: so it matters not how its
 * references are written, and of an object that was revised the last one counts. It reads what is neither encrypted
 * nor compressed otherwise than by Flate, and is meant for asking what else a file says, where the answer may be that it
 * says nothing.
 */
export class FoundFile extends PdfAccess {
  readonly trailer: PdfDict
  readonly #bytes: Buffer
  readonly #text: string
  /** By id, the byte behind `obj`. */
  readonly #offsets = new Map<number, number>()
  readonly #packed = new Map<number, PdfValue>()
  readonly #values = new Map<number, PdfValue>()

  /** @throws Error where it is encrypted or has no catalog */
  constructor(bytes: Uint8Array) {
    super()
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#text = this.#bytes.toString('latin1')
    for (const match of this.#text.matchAll(OBJECT)) {
      this.#offsets.set(Number(match[1]), match.index + match[0].length)
    }
    this.trailer = new PdfDict()
    if (/\/Encrypt\b/.test(this.#text)) throw new Error('It is encrypted.')
    for (const id of this.#offsets.keys()) this.#lookAt(id)
    if (!this.trailer.has('Root')) throw new Error('It has no catalog.')
  }

  get({ id }: Ref): PdfValue {
    const known = this.#values.get(id) ?? this.#packed.get(id)
    if (known !== undefined) return known
    const at = this.#offsets.get(id)
    const value = at === undefined ? null : this.#read(at)
    this.#values.set(id, value)
    return value
  }

  override content(value: PdfValue | undefined): Buffer {
    const found = this.resolve(value)
    if (!(found instanceof PdfStream)) throw new Error('A stream was expected in the PDF.')
    const filters = [this.resolve(found.dict.get('Filter'))].flat().filter((each) => each !== null)
    if (filters.length === 0) return Buffer.from(found.bytes)
    if (filters.length > 1 || this.name(filters[0]) !== 'FlateDecode' || this.#isPredicted(found)) {
      throw new Error('A stream is compressed by other means than Flate.')
    }
    return inflateSync(found.bytes, { maxOutputLength: LARGEST })
  }

  #isPredicted({ dict }: PdfStream): boolean {
    return Number(this.dictOrEmpty(dict.get('DecodeParms')).get('Predictor') ?? 1) > 1
  }

  /** Unpacks an object that holds others, and notes the catalog. */
  #lookAt(id: number): void {
    const at = this.#offsets.get(id) as number
    const head = this.#text.slice(at, at + 400)
    if (!/\/(?:ObjStm|Catalog)\b/.test(head)) return
    try {
      const value = this.#read(at)
      this.#noteCatalog(id, value)
      if (!(value instanceof PdfStream) || this.name(value.dict.get('Type')) !== 'ObjStm') return
      const text = this.content(value).toString('latin1')
      const parser = new Parser(text)
      const first = Number(value.dict.get('First'))
      const places = Array.from({ length: Number(value.dict.get('N')) }, () => [
        Number(parser.value()),
        Number(parser.value()),
      ])
      for (const [member = 0, place = 0] of places) {
        const packed = new Parser(text, first + place).value()
        this.#packed.set(member, packed)
        this.#noteCatalog(member, packed)
      }
    } catch {
      // An object that nobody can read is as good as none.
    }
  }

  #noteCatalog(id: number, value: PdfValue): void {
    if (value instanceof PdfDict && this.name(value.get('Type')) === 'Catalog')
      this.trailer.set('Root', new Ref(id))
  }

  #read(at: number): PdfValue {
    const parser = new Parser(this.#text, at)
    const value = parser.value()
    parser.space()
    if (!(value instanceof PdfDict) || !this.#text.startsWith('stream', parser.at)) return value
    const begin = parser.at + (this.#text[parser.at + 6] === '\r' ? 8 : 7)
    const size = Number(this.resolve(value.get('Length')))
    const stated = Number.isFinite(size) ? begin + size : -1
    const end = /^\s*endstream/.test(this.#text.slice(stated, stated + 12))
      ? stated
      : this.#text.indexOf('endstream', begin)
    return new PdfStream(value, this.#bytes.subarray(begin, end < 0 ? begin : end))
  }
}
