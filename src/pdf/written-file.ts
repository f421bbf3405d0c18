import { createHash } from 'node:crypto'
import { afresh, type Reuse } from '../report/context.ts'
import { PdfAccess } from './access.ts'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { Parser } from './parse.ts'
import { type Entries, readReferences } from './references.ts'
import { serialise } from './serialise.ts'

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
  readonly #reuse: Reuse
  /** By number; nothing where there is no object. */
  readonly #values: (PdfValue | undefined)[]

  /**
   * @param reuse what was unpacked before of the very same bytes
   * @throws Error that says what is damaged.
   */
  constructor(bytes: Uint8Array, reuse: Reuse = afresh) {
    super()
    this.#reuse = reuse
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#text = this.#bytes.toString('latin1')
    if (!/^%PDF-1\.\d[\r\n]/u.test(this.#text)) throw new Error('it does not begin like a PDF')
    const { entries, trailer, at } = readReferences(this.#bytes, this.#text)
    if (trailer.has('Prev') || trailer.has('Encrypt')) {
      throw new Error('it has revisions or is encrypted')
    }
    this.trailer = trailer
    this.#values = entries.places.map(() => undefined)
    this.#readAll(entries, at)
    this.#follow(trailer, 0)
  }

  get({ id }: Ref): PdfValue {
    return this.#values[id] ?? null
  }

  /** All objects by their numbers. */
  objects(): ReadonlyMap<number, PdfValue> {
    const objects = new Map<number, PdfValue>()
    this.#values.forEach((value, id) => {
      if (value !== undefined) objects.set(id, value)
    })
    return objects
  }

  #readAll({ places, streams, indexes }: Entries, references: number): void {
    const plain: number[] = []
    const packed = new Map<number, number[]>()
    for (let id = 0; id < places.length; id++) {
      const stream = streams[id] as number
      if (stream > 0) {
        const members = packed.get(stream) ?? []
        packed.set(stream, members)
        members[indexes[id] as number] = id
      } else if ((places[id] as number) >= 0) plain.push(id)
    }
    const placeOf = (id: number | undefined) => (id === undefined ? undefined : places[id])
    plain.sort((a, b) => (places[a] as number) - (places[b] as number))
    // Lengths may be objects of their own, which stand behind the streams.
    const found: [id: number, dict: PdfDict, from: number, end: number | undefined][] = []
    for (let index = 0; index < plain.length; index++) {
      const id = plain[index] as number
      const at = places[id] as number
      // Cross-references that are a stream are the last object.
      const end = placeOf(plain[index + 1]) ?? (at < references ? references : undefined)
      const { value, parser } = readObject(this.#text, at, id)
      this.#values[id] = value
      if (value instanceof PdfDict && this.#text.startsWith('stream', parser.at)) {
        found.push([id, value, parser.at + 'stream'.length, end])
      } else this.#expectEnd(parser, id, end)
    }
    for (const [id, dict, from, end] of found) {
      this.#values[id] = this.#readStream(id, dict, from, end)
    }
    const unpacked = [...packed].map(([id, members]) => this.#unpack(id, members))
    for (const id of plain) this.#follow(this.#values[id] as PdfValue, id)
    for (const { ids, values, refersTo } of unpacked) {
      if (refersTo.every((id) => this.#values[id] !== undefined)) continue
      for (let at = 0; at < ids.length; at++) {
        this.#follow(values[at] as PdfValue, ids[at] as number)
      }
    }
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

  /**
   * Objects inside of an object stream (ISO 32000-1, 7.5.7).
   *
   * @param members their numbers, by their places in there
   */
  #unpack(id: number, members: readonly number[]): Unpacked {
    const stream = this.#values[id]
    if (!(stream instanceof PdfStream) || this.name(stream.dict.get('Type')) !== 'ObjStm') {
      throw new Error(`object ${id} is said to hold others and does not`)
    }
    const count = Number(this.resolve(stream.dict.get('N')))
    const first = Number(this.resolve(stream.dict.get('First')))
    const hash = createHash('sha256').update(`${count} ${first} ${serialise(stream.dict)}\n`)
    const key = hash.update(stream.bytes).digest('hex')
    const unpacked = this.#reuse('objects', `unpacked ${key}`, () => {
      const text = this.content(stream).toString('latin1')
      return unpack(text, count, first, id)
    })
    for (let index = 0; index < count; index++) {
      const member = unpacked.ids[index] as number
      if (members[index] !== member) {
        throw new Error(`object ${member} is not where the cross-references say`)
      }
      this.#values[member] = unpacked.values[index] as PdfValue
    }
    if (members.length !== count)
      throw new Error(`object ${id} holds fewer objects than are looked for`)
    return unpacked
  }

  #follow(value: PdfValue, from: number): void {
    if (value instanceof Ref) {
      if (this.#values[value.id] !== undefined) return
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

/** The objects of an object stream. Nobody may change what may be kept. */
interface Unpacked {
  readonly ids: readonly number[]
  readonly values: readonly PdfValue[]
  /** The ids of all that they refer to, each once. */
  readonly refersTo: readonly number[]
}

/**
 * @param id of the stream
 * @throws Error where an object does not end where the next one begins
 */
function unpack(text: string, count: number, first: number, id: number): Unpacked {
  const head = new Parser(text.slice(0, first))
  const ids: number[] = []
  const places: number[] = []
  for (head.space(); head.at < first; head.space()) {
    const from = head.at
    const list = ids.length > places.length ? places : ids
    list.push(head.number() + (list === places ? first : 0))
    if (head.at === from) break
  }
  if (head.at !== first || ids.length !== count || places.length !== count) {
    throw new Error(`object ${id} holds other objects than it says`)
  }
  const values: PdfValue[] = []
  const refersTo = new Set<number>()
  for (let index = 0; index < count; index++) {
    const parser = new Parser(text, places[index])
    const value = parser.value()
    parser.space()
    if (parser.at !== (places[index + 1] ?? text.length)) {
      throw new Error(`object ${ids[index]} does not end where the next begins`)
    }
    values.push(value)
    addIds(value, refersTo)
  }
  return { ids, values, refersTo: [...refersTo] }
}

function addIds(value: PdfValue, ids: Set<number>): void {
  if (typeof value !== 'object' || value === null || value instanceof Name) return
  if (value instanceof Ref) ids.add(value.id)
  else if (value instanceof PdfStream) addIds(value.dict, ids)
  else {
    value.forEach((each: PdfValue) => {
      addIds(each, ids)
    })
  }
}

const HEADER = /(\d+) 0 obj/uy
