import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decode } from '../../src/text/decode.ts'
import { encodeIn, utf16 } from './encode.ts'
import { filesOf, ingestFolder } from './real-files.ts'

/** How long the pieces are that are cut from the texts, in characters. */
const LENGTHS = [30, 60, 120, 400]

interface Row {
  /** Names of the texts that are put into the encoding. */
  readonly texts: RegExp
  readonly encode: (text: string) => Uint8Array | undefined
}

const ARABIC = /^ar-.*\.txt$/

const ENCODINGS: Readonly<Record<string, Row>> = {
  'windows-1256': { texts: ARABIC, encode: (text) => encodeIn('windows-1256', text) },
  'iso-8859-6': { texts: ARABIC, encode: (text) => encodeIn('iso-8859-6', text) },
  'windows-1252': { texts: /^en-.*\.txt$/, encode: (text) => encodeIn('windows-1252', text) },
  'utf-16le, unmarked': { texts: ARABIC, encode: (text) => utf16(text, 'le', false) },
  'utf-16be, unmarked': { texts: ARABIC, encode: (text) => utf16(text, 'be', false) },
  'utf-8': { texts: ARABIC, encode: (text) => Buffer.from(text) },
}

/**
 * How many texts come out of their bytes as they were: the files in other encodings, and pieces of articles, put
 * into each encoding that has their characters.
 *
 * @returns the table, as it is printed; `undefined` where the files are not at hand
 */
export async function measure(): Promise<string | undefined> {
  const folder = ingestFolder()
  if (folder === undefined) return undefined
  const read = async (name: string) => decode(await readFile(join(folder, name)))
  const rows: string[] = []
  for (const name of filesOf(folder, /^enc-.*\.bin\.txt$/)) {
    const { text, encoding } = await read(name)
    const right = text === (await read(name.replace('.bin.', '.utf8.'))).text
    rows.push(`${right ? 'right' : 'WRONG'}  ${encoding.padEnd(13)} ${name}`)
  }
  for (const [encoding, { texts: names, encode }] of Object.entries(ENCODINGS)) {
    const texts = await Promise.all(filesOf(folder, names).map(read))
    const cells = LENGTHS.map((length) => {
      const pieces = texts
        .flatMap(({ text }) => piecesOf(text, length))
        // Of ASCII alone every encoding is right.
        .filter((piece) => /[^\0-\x7F]/.test(piece))
        .flatMap((piece) => {
          const bytes = encode(piece)
          return bytes === undefined ? [] : [decode(bytes).text === piece]
        })
      return `${pieces.filter(Boolean).length}/${pieces.length} of ${length}`
    })
    rows.push(`pieces in ${encoding.padEnd(18)} ${cells.join(', ')} characters`)
  }
  return rows.join('\n')
}

function piecesOf(text: string, length: number): string[] {
  const count = Math.floor(text.length / length)
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  )
}
