import { promisify } from 'node:util'
import { deflateSync, deflate as deflateWithCallback, type ZlibOptions } from 'node:zlib'
import { Name, type PdfDict, PdfStream } from './objects.ts'

/** A stream of the given content, compressed where that makes it shorter. Changes the dictionary. */
export function compressed(dict: PdfDict, content: Uint8Array): PdfStream {
  return streamOf(dict, content, deflateSync(content, SMALLEST))
}

/** The same, beside other work: for much content. */
export async function compress(dict: PdfDict, content: Uint8Array): Promise<PdfStream> {
  return streamOf(dict, content, await deflate(content, SMALLEST))
}

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateWithCallback)

const SMALLEST: ZlibOptions = { level: 9, memLevel: 9 }

function streamOf(dict: PdfDict, content: Uint8Array, packed: Uint8Array): PdfStream {
  const shorter = packed.length < content.length
  const bytes = shorter ? packed : content
  dict.delete('Filter')
  dict.delete('DecodeParms')
  if (shorter) dict.set('Filter', Name.of('FlateDecode'))
  dict.set('Length', bytes.length)
  return new PdfStream(dict, bytes)
}
