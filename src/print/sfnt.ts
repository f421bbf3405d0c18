/**
 * A font file is tables by their tags: what all of OpenType is packed in.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export type Tables = Map<string, Buffer>

/** What a font of TrueType outlines says it is; those of Apple say `true`. */
const TRUE_TYPE = 0x00010000
const APPLE = 0x74727565

const DIRECTORY = 12
const RECORD = 16

/** The sum of a whole file, once `head` holds what is missing to it. */
const WHOLE = 0xb1b0afba

/**
 * The tables of a font of TrueType outlines, in the order in which they stand in the file.
 *
 * @throws Error if it is none
 */
export function readTables(font: Buffer): Tables {
  const version = font.length < DIRECTORY ? 0 : font.readUInt32BE(0)
  if (version !== TRUE_TYPE && version !== APPLE) {
    throw new Error('A font of TrueType outlines was expected.')
  }
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = DIRECTORY + RECORD * index
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    if (offset + length > font.length) throw new Error('A table of the font is cut off.')
    return { tag: font.toString('latin1', at, at + 4), offset, length }
  })
  records.sort((a, b) => a.offset - b.offset)
  return new Map(
    records.map(({ tag, offset, length }) => [tag, font.subarray(offset, offset + length)]),
  )
}

/** Tables of OpenType that only a layout engine reads. */
const LAYOUT: ReadonlySet<string> = new Set(['BASE', 'GDEF', 'GPOS', 'GSUB', 'JSTF', 'STAT'])

/** The tables by which glyphs are drawn, without those by which text is set. */
export function withoutLayout(tables: Tables): Map<string, Buffer> {
  return new Map([...tables].filter(([tag]) => !LAYOUT.has(tag)))
}

/** The file of these tables, in this order, with its directory and all sums. */
export function writeTables(tables: Tables): Buffer {
  const directory = Buffer.alloc(DIRECTORY + RECORD * tables.size)
  directory.writeUInt32BE(TRUE_TYPE, 0)
  const power = Math.floor(Math.log2(tables.size))
  directory.writeUInt16BE(tables.size, 4)
  directory.writeUInt16BE(RECORD << power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(RECORD * tables.size - (RECORD << power), 10)
  const places = [...tables.keys()].sort()
  const bodies: Buffer[] = []
  let offset = directory.length
  let sums = 0
  for (const [tag, table] of tables) {
    const body = Buffer.alloc(Math.ceil(table.length / 4) * 4)
    table.copy(body)
    // Left out of the sum of its own table and of the file.
    if (tag === 'head') body.writeUInt32BE(0, ADJUSTMENT)
    const at = DIRECTORY + RECORD * places.indexOf(tag)
    directory.write(tag, at, 'latin1')
    const sum = checksum(body)
    sums += sum
    directory.writeUInt32BE(sum, at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(table.length, at + 12)
    bodies.push(body)
    offset += body.length
  }
  const font = Buffer.concat([directory, ...bodies])
  const head = directory.readUInt32BE(DIRECTORY + RECORD * places.indexOf('head') + 8)
  // All of them are whole words.
  font.writeUInt32BE((WHOLE - checksum(directory) - sums) >>> 0, head + ADJUSTMENT)
  return font
}

/** Where `head` holds what the sum of the file lacks. */
const ADJUSTMENT = 8

/** The sum of all 32-bit words. */
function checksum(table: Buffer): number {
  const view = new DataView(table.buffer, table.byteOffset, table.length)
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + view.getUint32(at)) | 0
  return sum >>> 0
}
