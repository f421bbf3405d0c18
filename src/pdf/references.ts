import { inflateSync } from 'node:zlib'
import { Name, PdfDict, type PdfValue } from './objects.ts'
import { Parser } from './parse.ts'
import { UP } from './streams.ts'

/** Where an object stands: at a byte of the file, or as one of those in an object stream. */
export type Entry = { readonly at: number } | { readonly stream: number; readonly index: number }

interface References {
  readonly entries: ReadonlyMap<number, Entry>
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
  const entries = new Map<number, Entry>()
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
      if (entry.endsWith('n')) entries.set(first + index, { at: Number(entry.slice(0, 10)) })
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
  const entries = new Map<number, Entry>()
  let place = 0
  const field = (width: number, otherwise: number) => {
    if (width === 0) return otherwise
    place += width
    return table.readUIntBE(place - width, width)
  }
  for (let range = 0; range < index.length; range += 2) {
    const first = index[range] as number
    for (let each = 0; each < (index[range + 1] as number); each++) {
      const [type, second, third] = [field(a, 1), field(b, 0), field(c, 0)]
      if (type === 1) entries.set(first + each, { at: second })
      else if (type === 2) entries.set(first + each, { stream: second, index: third })
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
  for (let row = 0; row < count; row++) {
    const from = row * (columns + 1)
    if (rows[from] !== UP) throw new Error('its cross-references are damaged')
    for (let column = 0; column < columns; column++) {
      const above = row === 0 ? 0 : (table[(row - 1) * columns + column] as number)
      table[row * columns + column] = above + (rows[from + 1 + column] as number)
    }
  }
  return table
}

function numbers(value: PdfValue | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}
