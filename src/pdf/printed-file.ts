import { createHash } from 'node:crypto'
import { PdfAccess } from './access.ts'
import { AtOnce } from './at-once.ts'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { Parser } from './parse.ts'
import { readReferences } from './references.ts'
import { type Numbers, serialise } from './serialise.ts'
import { compressed, compressedRows, type Packed, pack, streamOf } from './streams.ts'

/**
 * A PDF in memory: the objects of the file that Chromium has printed, read when they are asked for.
 * It is written in a form of its own: what nothing refers to is left out, and objects are numbered in the order in
 * which one comes upon them from the catalog. So equal content gives equal bytes, however its objects were numbered.
 *
 * It reads what Chromium writes (a classic table of cross-references, no encryption, no revisions)
 * and nothing else. That is why it takes a tenth of the time of a library that must read any file:
 * most objects of a brief are leaves of the structure tree and glyphs, and few have to be touched.
 */
export class PrintedFile extends PdfAccess {
  readonly trailer: PdfDict
  readonly #bytes: Buffer
  readonly #text: string
  /** By id, the byte at which an object of the file begins; -1 for one that it does not have. */
  readonly #offsets: number[]
  readonly #values = new Map<number, PdfValue>()

  /** @throws Error if it is not a file as Chromium writes them. */
  constructor(bytes: Uint8Array) {
    super()
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#text = this.#bytes.toString('latin1')
    const { entries, trailer } = referencesOf(this.#bytes, this.#text)
    this.#offsets = entries.places
    this.trailer = trailer
  }

  get({ id }: Ref): PdfValue {
    return this.#valueOf(id)
  }

  #valueOf(id: number): PdfValue {
    let value = this.#values.get(id)
    if (value === undefined) {
      value = this.#read(id)
      this.#values.set(id, value)
    }
    return value
  }

  add(value: PdfValue): Ref {
    const ref = new Ref(this.#offsets.length)
    this.#offsets.push(-1)
    this.#values.set(ref.id, value)
    return ref
  }

  /** Adds a stream, compressed where that makes it shorter. */
  addStream(entries: Readonly<Record<string, PdfValue | undefined>>, content: Uint8Array): Ref {
    return this.add(compressed(PdfDict.of(entries), content))
  }

  set({ id }: Ref, value: PdfValue): void {
    this.#values.set(id, value)
  }

  /** Leaves an object out of the file that is written. */
  remove({ id }: Ref): void {
    this.#offsets[id] = -1
    this.#values.delete(id)
  }

  /**
   * The file as PDF 1.7, with all that is not a stream packed into compressed object streams. `/ID` is
   * made of the content, so that equal content gives equal bytes.
   *
   * @param packObjects compresses the content of such a stream, in whatever way gives the same bytes as {@link pack}
   */
  async write(packObjects: (content: Uint8Array) => Promise<Packed> = pack): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')]
    let length = chunks[0]?.length ?? 0
    const put = (...parts: Uint8Array[]) => {
      for (const part of parts) {
        chunks.push(part)
        length += part.length
      }
    }
    const { ordered, numbers } = this.#number()
    // Of what nothing is said here there is nothing: a reader takes it for null.
    const entries: Entries = { types: [0], places: [0], indexes: [65535] }
    const note = (number: number, type: 0 | 1 | 2, place: number, index: number) => {
      entries.types[number] = type
      entries.places[number] = place
      entries.indexes[number] = index
    }
    const packing = new AtOnce<PdfStream>(AT_ONCE)
    const packed: (readonly number[])[] = []
    let members: Member[] = []
    const packMembers = async () => {
      if (members.length === 0) return
      const stream = objectStream(members, packObjects)
      packed.push(members.map(({ number }) => number))
      members = []
      await packing.add(stream)
    }
    for (let at = 0; at < ordered.length; at++) {
      const number = at + 1
      const value = this.#valueOf(ordered[at] as number)
      note(number, 0, 0, 0)
      if (value instanceof PdfStream) {
        note(number, 1, length, 0)
        put(...streamObject(number, value, numbers))
        // An inspector would take null for a mistake.
      } else if (value !== null) members.push({ number, text: serialise(value, numbers) })
      if (members.length === PER_STREAM) await packMembers()
    }
    await packMembers()
    let next = ordered.length + 1
    const streams = await packing.all()
    for (let at = 0; at < streams.length; at++) {
      const id = next++
      note(id, 1, length, 0)
      put(...streamObject(id, streams[at] as PdfStream))
      const packedHere = packed[at] as readonly number[]
      for (let index = 0; index < packedHere.length; index++) {
        note(packedHere[index] as number, 2, id, index)
      }
    }
    note(next, 1, length, 0)
    const hash = createHash('sha256')
    for (const chunk of chunks) hash.update(chunk)
    const identity = hash.digest().toString('latin1', 0, 16)
    const dict = PdfDict.of({
      Type: Name.of('XRef'),
      Size: next + 1,
      W: [...COLUMNS],
      Root: this.trailer.get('Root'),
      Info: this.trailer.get('Info'),
      ID: [identity, identity],
    })
    const start = length
    put(...streamObject(next, compressedRows(dict, referenceTable(entries), ROW), numbers))
    put(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    return Buffer.concat(chunks, length)
  }

  /** The ids of what is written, in the order of the numbers that it gets there, from 1; and these numbers by the ids. */
  #number(): { ordered: number[]; numbers: Numbers } {
    const numbers = new Int32Array(this.#offsets.length)
    const ordered: number[] = []
    const stack: number[] = []
    for (const key of ['Info', 'Root']) {
      const ref = this.trailer.get(key)
      if (ref instanceof Ref) stack.push(ref.id)
    }
    const ids: number[] = []
    const gather = gathererOf(ids)
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (numbers[id] !== 0) continue
      numbers[id] = ordered.push(id)
      ids.length = 0
      gather(this.#valueOf(id))
      for (let index = ids.length - 1; index >= 0; index--) {
        const each = ids[index] as number
        if (numbers[each] === 0) stack.push(each)
      }
    }
    return { ordered, numbers }
  }

  #read(id: number): PdfValue {
    if ((this.#offsets[id] ?? -1) < 0) return null
    const parser = new Parser(this.#text, this.#offsets[id])
    HEADER.lastIndex = parser.at
    if (!HEADER.test(this.#text)) throw new Error(`Object ${id} is not where the PDF says.`)
    parser.at = HEADER.lastIndex
    const value = parser.value()
    parser.space()
    if (!(value instanceof PdfDict) || !this.#text.startsWith('stream', parser.at)) return value
    const begin = parser.at + (this.#text[parser.at + 6] === '\r' ? 8 : 7)
    const size = Number(this.resolve(value.get('Length')))
    return new PdfStream(value, this.#bytes.subarray(begin, begin + size))
  }
}

const HEADER = /\s*\d+\s+0\s+obj/uy

/** Objects in one object stream: enough to compress well, few enough to be read singly. */
const PER_STREAM = 2000

/** Object streams that are packed at the same time: each is held as text until it is. */
const AT_ONCE = 4

function referencesOf(bytes: Buffer, text: string): ReturnType<typeof readReferences> {
  try {
    const references = readReferences(bytes, text)
    const { trailer } = references
    if (trailer.has('Prev') || trailer.has('Encrypt') || trailer.has('W')) {
      throw new Error('it has revisions, is encrypted or has no table of cross-references')
    }
    return references
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`This PDF was not written by Chromium: ${reason}.`, { cause })
  }
}

/** What adds the ids of all that a value refers to, in their order. */
function gathererOf(ids: number[]): (value: PdfValue) => void {
  const gather = (value: PdfValue) => {
    if (typeof value !== 'object' || value === null || value instanceof Name) return
    if (value instanceof Ref) ids.push(value.id)
    else if (value instanceof PdfStream) gather(value.dict)
    else value.forEach(gather)
  }
  return gather
}

/** An object that is packed with others. */
interface Member {
  readonly number: number
  readonly text: string
}

async function objectStream(
  members: readonly Member[],
  packObjects: (content: Uint8Array) => Promise<Packed>,
): Promise<PdfStream> {
  const head: number[] = []
  let body = ''
  for (const { number, text } of members) {
    head.push(number, body.length)
    body += `${text}\n`
  }
  const index = `${head.join(' ')}\n`
  const dict = PdfDict.of({ Type: Name.of('ObjStm'), N: members.length, First: index.length })
  return streamOf(dict, await packObjects(Buffer.from(index + body, 'latin1')))
}

/** The cross-references by the numbers of objects: their types, and what these take. */
interface Entries {
  readonly types: number[]
  readonly places: number[]
  readonly indexes: number[]
}

/** Bytes of the type of an entry, its place, and its index. */
const COLUMNS = [1, 4, 2] as const
const ROW = 7

function referenceTable({ types, places, indexes }: Entries): Buffer {
  const table = Buffer.alloc(types.length * ROW)
  for (let number = 0, at = 0; number < types.length; number++, at += ROW) {
    table[at] = types[number] as number
    table.writeUInt32BE(places[number] as number, at + 1)
    table.writeUInt16BE(indexes[number] as number, at + 5)
  }
  return table
}

function streamObject(number: number, { dict, bytes }: PdfStream, numbers?: Numbers): Uint8Array[] {
  const head = `${number} 0 obj\n${serialise(dict, numbers)}\nstream\n`
  return [Buffer.from(head, 'latin1'), bytes, STREAM_END]
}

const STREAM_END = Buffer.from('\nendstream\nendobj\n')
