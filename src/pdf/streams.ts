import { promisify } from 'node:util'
import { deflateSync, deflate as deflateWithCallback } from 'node:zlib'
import { Name, PdfDict, PdfStream } from './objects.ts'

/** A stream of the given content, compressed where that makes it shorter. Changes the dictionary. */
export function compressed(dict: PdfDict, content: Uint8Array): PdfStream {
  return streamOf(dict, packed(content))
}

/** Compresses content where that makes it shorter. */
export function packed(content: Uint8Array): Packed {
  return shorter(content, deflateSync(content))
}

/** Content as it stands in a stream. */
export interface Packed {
  readonly bytes: Uint8Array
  readonly isCompressed: boolean
}

/** The same, beside other work. */
export async function pack(content: Uint8Array): Promise<Packed> {
  return shorter(content, await deflate(content))
}

/**
 * A stream of rows of so many bytes, each written as what differs from the row above (ISO 32000-1, 7.4.4.4): of a
 * table that goes on evenly hardly anything is left.
 */
export function compressedRows(dict: PdfDict, table: Uint8Array, columns: number): PdfStream {
  const count = table.length / columns
  const rows = Buffer.alloc(count * (columns + 1))
  for (let row = 0, at = 0, to = 0; row < count; row++) {
    rows[to++] = UP
    for (let column = 0; column < columns; column++, at++) {
      rows[to++] = (table[at] as number) - (table[at - columns] ?? 0)
    }
  }
  const bytes = deflateSync(rows)
  dict.set('Filter', Name.of('FlateDecode'))
  dict.set('DecodeParms', PdfDict.of({ Predictor: 10 + UP, Columns: columns }))
  dict.set('Length', bytes.length)
  return new PdfStream(dict, bytes)
}

/** The type of a row that is written as what differs from the one above. */
export const UP = 2

const deflate = promisify<Uint8Array, Buffer>(deflateWithCallback)

function shorter(content: Uint8Array, packed: Uint8Array): Packed {
  const isCompressed = packed.length < content.length
  return { bytes: isCompressed ? packed : content, isCompressed }
}

/** A stream of what was packed. Changes the dictionary. */
export function streamOf(dict: PdfDict, { bytes, isCompressed }: Packed): PdfStream {
  dict.delete('Filter')
  dict.delete('DecodeParms')
  if (isCompressed) dict.set('Filter', Name.of('FlateDecode'))
  dict.set('Length', bytes.length)
  return new PdfStream(dict, bytes)
}
