import { LAST_RESORT } from '../in-page/protocol.ts'
import { writeTables } from './sfnt.ts'

const FAMILY = LAST_RESORT.family

/** In units of the font, of which an em has a thousand. */
const ADVANCE = LAST_RESORT.width * 1000

/**
 * A TrueType font of one glyph that claims every code point. Last in a font stack, it catches what
 * no font before it can show, and Chromium can be asked for which text it was taken. That is the one
 * sure way to find such text: for a character that no font on the machine has, Chromium reports the
 * document's own font, of which it shows the empty box.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap#format-13-many-to-one-range-mappings
 */
export function lastResortFont(): Buffer {
  return writeTables(
    new Map([
      ['OS/2', os2()],
      // One subtable (Windows, full Unicode) of format 13: one range, U+0000 to U+10FFFF, to glyph 1.
      ['cmap', fields('2:0 2:1 2:3 2:10 4:12 2:13 2:0 4:28 4:0 4:1 4:0 4:0x10ffff 4:1')],
      // Glyph 1 is a triangle: one contour that ends at point 2, no instructions, three points on the
      // curve, their x, their y. Glyph 0 has no outline.
      [
        'glyf',
        fields('2:1 2:0 2:0 2:500 2:500 2:2 2:0 1:1 1:1 1:1 2:0 2:500 2:0 2:0 2:0 2:500 1:0'),
      ],
      [
        'head',
        fields(
          '4:0x10000 4:0x10000 4:0 4:0x5f0f3cf5 2:0 2:1000 8:0 8:0 2:0 2:0 2:500 2:500 2:0 2:8 2:2 2:0 2:0',
        ),
      ],
      [
        'hhea',
        fields(
          `4:0x10000 2:800 2:-200 2:0 2:${ADVANCE} 2:0 2:0 2:500 2:1 2:0 2:0 2:0 2:0 2:0 2:0 2:0 2:2`,
        ),
      ],
      ['hmtx', fields(`2:${ADVANCE} 2:0 2:${ADVANCE} 2:0`)],
      ['loca', fields('2:0 2:0 2:15')],
      ['maxp', fields('4:0x10000 2:2 2:3 2:1 2:0 2:0 2:1 2:0 2:0 2:0 2:0 2:0 2:0 2:0 2:0')],
      ['name', name()],
      ['post', fields('4:0x30000 4:0 2:0 2:0 4:0 4:0 4:0 4:0 4:0')],
    ]),
  )
}

/** Version 3: weight 400, width 5, the rest of no consequence here. */
function os2(): Buffer {
  const table = Buffer.alloc(96)
  table.writeUInt16BE(3, 0)
  table.writeUInt16BE(400, 4)
  table.writeUInt16BE(5, 6)
  return table
}

/** Family (1), style (2), full name (4) and PostScript name (6), for Windows in UTF-16. */
function name(): Buffer {
  const texts: [id: number, text: string][] = [
    [1, FAMILY],
    [2, 'Regular'],
    [4, FAMILY],
    [6, FAMILY.replaceAll(' ', '')],
  ]
  const records = [fields(`2:0 2:${texts.length} 2:${6 + 12 * texts.length}`)]
  const strings: Buffer[] = []
  let offset = 0
  for (const [id, text] of texts) {
    const string = Buffer.from(text, 'utf16le').swap16()
    records.push(fields(`2:3 2:1 2:0x409 2:${id} 2:${string.length} 2:${offset}`))
    strings.push(string)
    offset += string.length
  }
  return Buffer.concat([...records, ...strings])
}

/** Big-endian fields, each written `<bytes>:<value>`. */
function fields(text: string): Buffer {
  const parts = text.split(' ').map((field) => {
    const [bytes, value] = field.split(':').map(Number) as [number, number]
    const part = Buffer.alloc(8)
    part.writeBigInt64BE(BigInt(value))
    return part.subarray(8 - bytes)
  })
  return Buffer.concat(parts)
}
