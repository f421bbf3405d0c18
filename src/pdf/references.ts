import { inflateSync } from 'node:zlib'
import { Name, PdfDict, type PdfValue } from './objects.ts'
import { Parser } from './parse.ts'
import { UP } from './streams.ts'

/**
 * Where objects stand, by their numbers: one list each of what is told of them, since there are ten thousand and more.
 */
export class Entries {
  /** The byte of the file at which an object begins; -1 where it does not stand there by itself. */
  readonly places: number[] = []
  /** The number of the object stream that it is in; 0 for none. */
  readonly streams: number[] = []
  /** Its place in there. */
  readonly indexes: number[] = []
  readonly #most: number

  /** @param most more objects than that are not in the file */
  constructor(most: number) {
    this.#most = most
  }

  set(number: number, place: number, stream: number, index: number): void {
    if (!(number <= this.#most)) throw new Error('its cross-references are damaged')
    for (let at = this.places.length; at <= number; at++) {
      this.places[at] = -1
      this.streams[at] = 0
      this.indexes[at] = 0
    }
    this.places[number] = place
    this.streams[number] = stream
    this.indexes[number] = index
  }
}

interface References {
  readonly entries: Entries
  readonly trailer: PdfDict
  /** The byte at which the cross-references begin. */
  readonly at: number
}

/**
 * The cross-references of a file of one revision, be they a table or a stream (ISO 32000-1, 7.5.4 and
 * 7.5.8).
 *
 * @throws Error that says what is wrong with them.
 */
export function readReferences(bytes: Buffer, text: string): References {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-64))?.[1] ?? Number.NaN)
  if (!(at < text.length)) throw new Error('its end is missing')
  return text.startsWith('xref', at) ? readTable(text, at) : readStream(bytes, text, at)
}

function readTable(text: string, at: number): References {
  const parser = new Parser(text, at + 'xref'.length)
  const entries = new Entries(text.length)
  for (;;) {
    parser.space()
    if (text.startsWith('trailer', parser.at)) break
    const first = parser.number()
    parser.space()
    const count = parser.number()
    parser.space()
    // Each entry has exactly 20 bytes (ISO 32000-1, 7.5.4): `0000000016 00000 n` and a line end.
    for (let index = 0; index < count; index++) {
      const entry = text.slice(parser.at, parser.at + 18)
      if (!LINE.test(entry)) throw new Error('its table of cross-references is damaged')
      if (entry.endsWith('n')) entries.set(first + index, Number(entry.slice(0, 10)), 0, 0)
      parser.at += 20
    }
  }
  parser.at += 'trailer'.length
  const trailer = parser.value()
  if (!(trailer instanceof PdfDict)) throw new Error('its trailer is damaged')
  return { entries, trailer, at }
}

const LINE = /^\d{10} \d{5} [nf]$/u

function readStream(bytes: Buffer, text: string, at: number): References {
  const header = /\d+ 0 obj/uy
  header.lastIndex = at
  if (!header.test(text)) throw new Error('its cross-references are not where it says')
  const parser = new Parser(text, header.lastIndex)
  const trailer = parser.value()
  parser.space()
  if (
    !(trailer instanceof PdfDict) ||
    trailer.get('Type') !== Name.of('XRef') ||
    !text.startsWith('stream', parser.at)
  ) {
    throw new Error('its cross-references are not where it says')
  }
  const begin = parser.at + (text[parser.at + 6] === '\r' ? 8 : 7)
  const packed = bytes.subarray(begin, begin + Number(trailer.get('Length')))
  const isPacked = trailer.get('Filter') === Name.of('FlateDecode')
  const widths = numbers(trailer.get('W'))
  const rows = isPacked ? inflateSync(packed) : packed
  const table = trailer.has('DecodeParms') ? withoutPredictor(rows, trailer, widths) : rows
  const index = trailer.has('Index')
    ? numbers(trailer.get('Index'))
    : [0, Number(trailer.get('Size'))]
  const [a = 0, b = 0, c = 0] = widths
  const count = index.reduce((sum, each, place) => (place % 2 === 1 ? sum + each : sum), 0)
  if (widths.length !== 3 || table.length !== count * (a + b + c)) {
    throw new Error('its cross-references are damaged')
  }
  const entries = new Entries(text.length)
  let place = 0
  const field = (width: number, otherwise: number) => {
    if (width === 0) return otherwise
    place += width
    return width === 1 ? (table[place - 1] as number) : table.readUIntBE(place - width, width)
  }
  for (let range = 0; range < index.length; range += 2) {
    const first = index[range] as number
    for (let each = 0; each < (index[range + 1] as number); each++) {
      const type = field(a, 1)
      const second = field(b, 0)
      const third = field(c, 0)
      if (type === 1) entries.set(first + each, second, 0, 0)
      else if (type === 2) entries.set(first + each, -1, second, third)
    }
  }
  return { entries, trailer, at }
}

/**
 * The rows of a table that are written as what differs from the row before (ISO 32000-1, 7.4.4.4).
 *
 * @throws Error if they are written in another way.
 */
function withoutPredictor(rows: Buffer, trailer: PdfDict, widths: readonly number[]): Buffer {
  const parameters = trailer.get('DecodeParms')
  const columns = widths.reduce((sum, each) => sum + each, 0)
  if (
    !(parameters instanceof PdfDict) ||
    !(Number(parameters.get('Predictor')) >= 10) ||
    parameters.get('Columns') !== columns ||
    rows.length % (columns + 1) !== 0
  ) {
    throw new Error('its cross-references are damaged')
  }
  const count = rows.length / (columns + 1)
  const table = Buffer.alloc(count * columns)
  for (let row = 0, from = 0, at = 0; row < count; row++) {
    if (rows[from++] !== UP) throw new Error('its cross-references are damaged')
    for (let column = 0; column < columns; column++, at++) {
      table[at] = (table[at - columns] ?? 0) + (rows[from++] as number)
    }
  }
  return table
}

function numbers(value: PdfValue | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}
