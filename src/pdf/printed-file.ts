import { createHash } from 'node:crypto'
import { PdfAccess } from './access.ts'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'
import { Parser } from './parse.ts'
import { type Entry, readReferences } from './references.ts'
import { type Numbers, serialise } from './serialise.ts'
import { compress, compressed, compressedRows } from './streams.ts'

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
    this.#offsets = offsetsIn(entries)
    this.trailer = trailer
  }

  get({ id }: Ref): PdfValue {
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
   */
  async write(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')]
    let length = chunks[0]?.length ?? 0
    const put = (...parts: Uint8Array[]) => {
      for (const part of parts) {
        chunks.push(part)
        length += part.length
      }
    }
    const numbers = this.#number()
    const entries: [type: number, place: number, index: number][] = [[0, 0, 65535]]
    const packed: [id: number, text: string][] = []
    for (const [id, number] of numbers) {
      const value = this.get(new Ref(id))
      if (value instanceof PdfStream) {
        entries[number] = [1, length, 0]
        put(...streamObject(number, value, numbers))
        // A reader takes what is not there for null, and an inspector for a mistake.
      } else if (value === null) entries[number] = [0, 0, 0]
      else packed.push([number, serialise(value, numbers)])
    }
    let next = numbers.size + 1
    for (const { stream, ids } of await Promise.all(groupsOf(packed).map(objectStream))) {
      const id = next++
      entries[id] = [1, length, 0]
      put(...streamObject(id, stream))
      for (const [index, member] of ids.entries()) entries[member] = [2, id, index]
    }
    entries[next] = [1, length, 0]
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

  /** What objects are called in the file that is written, by their ids, in the order of these numbers. */
  #number(): Map<number, number> {
    const numbers = new Map<number, number>()
    const stack = [this.trailer.get('Info'), this.trailer.get('Root')].filter(
      (each) => each instanceof Ref,
    )
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (numbers.has(at.id)) continue
      numbers.set(at.id, numbers.size + 1)
      const refs: Ref[] = []
      gatherRefs(this.get(at), refs)
      for (let index = refs.length - 1; index >= 0; index--) {
        const ref = refs[index] as Ref
        if (!numbers.has(ref.id)) stack.push(ref)
      }
    }
    return numbers
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

function offsetsIn(entries: ReadonlyMap<number, Entry>): number[] {
  const offsets: number[] = []
  for (const [id, entry] of entries) if ('at' in entry) offsets[id] = entry.at
  return Array.from(offsets, (offset) => offset ?? -1)
}

/** Adds the references of a value, in their order. */
function gatherRefs(value: PdfValue, refs: Ref[]): void {
  if (value instanceof Ref) refs.push(value)
  else if (Array.isArray(value)) for (const each of value) gatherRefs(each, refs)
  else if (value instanceof PdfDict) for (const each of value.values()) gatherRefs(each, refs)
  else if (value instanceof PdfStream) gatherRefs(value.dict, refs)
}

function groupsOf<T>(items: readonly T[]): T[][] {
  const groups: T[][] = []
  for (let from = 0; from < items.length; from += PER_STREAM) {
    groups.push(items.slice(from, from + PER_STREAM))
  }
  return groups
}

async function objectStream(members: readonly [id: number, text: string][]) {
  const head: number[] = []
  let body = ''
  for (const [member, text] of members) {
    head.push(member, body.length)
    body += `${text}\n`
  }
  const index = `${head.join(' ')}\n`
  const dict = PdfDict.of({ Type: Name.of('ObjStm'), N: members.length, First: index.length })
  const stream = await compress(dict, Buffer.from(index + body, 'latin1'))
  return { stream, ids: members.map(([id]) => id) }
}

/** Bytes of the type of an entry, its place, and its index. */
const COLUMNS = [1, 4, 2] as const
const ROW = 7

function referenceTable(entries: readonly [type: number, place: number, index: number][]): Buffer {
  const table = Buffer.alloc(entries.length * ROW)
  for (const [id, [type, place, index]] of entries.entries()) {
    table.writeUInt8(type, id * ROW)
    table.writeUInt32BE(place, id * ROW + 1)
    table.writeUInt16BE(index, id * ROW + 5)
  }
  return table
}

function streamObject(number: number, { dict, bytes }: PdfStream, numbers?: Numbers): Uint8Array[] {
  const head = `${number} 0 obj\n${serialise(dict, numbers)}\nstream\n`
  return [Buffer.from(head, 'latin1'), bytes, STREAM_END]
}

const STREAM_END = Buffer.from('\nendstream\nendobj\n')
