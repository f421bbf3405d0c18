import { PdfAccess } from './access.ts'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { Parser } from './parse.ts'
import { type Entry, readReferences } from './references.ts'

/**
 * A finished PDF, read whole from its bytes and believed nothing: every object stands where the
 * cross-references say and is that object, each begins where the one before it ends, every stream is as
 * long as it says, and no reference leads nowhere. What a lenient reader would mend is an error here.
 *
 * It knows nothing of the code that writes such files ({@link PrintedFile}) but the syntax of objects,
 * and takes tables of cross-references as well as streams of them, so that it also reads what other
 * programs have written.
 */
export class WrittenFile extends PdfAccess {
  readonly trailer: PdfDict
  readonly #text: string
  readonly #bytes: Buffer
  readonly #values = new Map<number, PdfValue>()

  /** @throws Error that says what is damaged. */
  constructor(bytes: Uint8Array) {
    super()
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#text = this.#bytes.toString('latin1')
    if (!/^%PDF-1\.\d[\r\n]/u.test(this.#text)) throw new Error('it does not begin like a PDF')
    const { entries, trailer, at } = readReferences(this.#bytes, this.#text)
    if (trailer.has('Prev') || trailer.has('Encrypt')) {
      throw new Error('it has revisions or is encrypted')
    }
    this.trailer = trailer
    this.#readAll(entries, at)
    for (const [id, value] of this.#values) this.#follow(value, id)
    this.#follow(trailer, 0)
  }

  get({ id }: Ref): PdfValue {
    return this.#values.get(id) ?? null
  }

  /** All objects by their numbers. */
  objects(): ReadonlyMap<number, PdfValue> {
    return this.#values
  }

  #readAll(entries: ReadonlyMap<number, Entry>, references: number): void {
    const plain: [id: number, at: number][] = []
    const packed = new Map<number, Map<number, number>>()
    for (const [id, entry] of entries) {
      if ('at' in entry) plain.push([id, entry.at])
      else {
        const members = packed.get(entry.stream) ?? new Map<number, number>()
        packed.set(entry.stream, members.set(entry.index, id))
      }
    }
    plain.sort(([, a], [, b]) => a - b)
    // Lengths may be objects of their own, which stand behind the streams.
    const streams: [id: number, dict: PdfDict, from: number, end: number | undefined][] = []
    for (const [index, [id, at]] of plain.entries()) {
      // Cross-references that are a stream are the last object.
      const end = plain[index + 1]?.[1] ?? (at < references ? references : undefined)
      const { value, parser } = readObject(this.#text, at, id)
      this.#values.set(id, value)
      if (value instanceof PdfDict && this.#text.startsWith('stream', parser.at)) {
        streams.push([id, value, parser.at + 'stream'.length, end])
      } else this.#expectEnd(parser, id, end)
    }
    for (const [id, dict, from, end] of streams) {
      this.#values.set(id, this.#readStream(id, dict, from, end))
    }
    for (const [id, members] of packed) this.#unpack(id, members)
  }

  #readStream(id: number, dict: PdfDict, from: number, end: number | undefined): PdfStream {
    const begin = from + (this.#text[from] === '\r' ? 2 : 1)
    const length = this.resolve(dict.get('Length'))
    if (this.#text[begin - 1] !== '\n' || typeof length !== 'number') {
      throw new Error(`the stream of object ${id} does not say where it begins or how long it is`)
    }
    const parser = new Parser(this.#text, begin + length)
    parser.space()
    if (parser.word() !== 'endstream') throw new Error(`the stream of object ${id} is cut short`)
    this.#expectEnd(parser, id, end)
    return new PdfStream(dict, this.#bytes.subarray(begin, begin + length))
  }

  /** Between two objects there is nothing (but for the one that holds the cross-references). */
  #expectEnd(parser: Parser, id: number, end: number | undefined): void {
    parser.space()
    if (parser.word() !== 'endobj') throw new Error(`object ${id} does not end`)
    if (end === undefined) return
    parser.space()
    if (parser.at < end) throw new Error(`behind object ${id} stands what belongs to none`)
    if (parser.at > end) throw new Error(`object ${id} runs into the next one`)
  }

  /** Objects inside of an object stream (ISO 32000-1, 7.5.7). */
  #unpack(id: number, members: ReadonlyMap<number, number>): void {
    const stream = this.#values.get(id)
    if (!(stream instanceof PdfStream) || this.name(stream.dict.get('Type')) !== 'ObjStm') {
      throw new Error(`object ${id} is said to hold others and does not`)
    }
    const text = this.content(stream).toString('latin1')
    const count = Number(this.resolve(stream.dict.get('N')))
    const first = Number(this.resolve(stream.dict.get('First')))
    const head = text.slice(0, first).trim().split(/\s+/u).map(Number)
    if (head.length !== 2 * count) throw new Error(`object ${id} holds other objects than it says`)
    for (let index = 0; index < count; index++) {
      const member = head[2 * index] as number
      if (members.get(index) !== member) {
        throw new Error(`object ${member} is not where the cross-references say`)
      }
      const parser = new Parser(text, first + (head[2 * index + 1] as number))
      const value = parser.value()
      parser.space()
      const end = index + 1 < count ? first + (head[2 * index + 3] as number) : text.length
      if (parser.at !== end) throw new Error(`object ${member} does not end where the next begins`)
      this.#values.set(member, value)
    }
    if (members.size !== count)
      throw new Error(`object ${id} holds fewer objects than are looked for`)
  }

  #follow(value: PdfValue, from: number): void {
    if (value instanceof Ref) {
      if (this.#values.has(value.id)) return
      const owner = from === 0 ? 'the trailer' : `object ${from}`
      throw new Error(`${owner} refers to object ${value.id}, which is not there`)
    }
    if (value instanceof Name || typeof value !== 'object' || value === null) return
    const inner = value instanceof PdfStream ? value.dict : value
    for (const each of inner.values()) if (typeof each === 'object') this.#follow(each, from)
  }
}

/**
 * An object in the file, up to its end or to the word `stream`.
 *
 * @throws Error if another one stands there, or none.
 */
function readObject(text: string, at: number, id: number): { value: PdfValue; parser: Parser } {
  HEADER.lastIndex = at
  if (Number(HEADER.exec(text)?.[1]) !== id) {
    throw new Error(`object ${id} is not where the cross-references say`)
  }
  const parser = new Parser(text, HEADER.lastIndex)
  const value = parser.value()
  parser.space()
  return { value, parser }
}

const HEADER = /(\d+) 0 obj/uy
