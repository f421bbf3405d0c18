/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4, which ISO 19005-3, 6.2.3 wants
 * as the output intent. It is made here rather than shipped: a matrix, one curve, two names.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve()
  const tags: [signature: string, data: Buffer][] = [
    ['desc', byLanguage('sRGB')],
    ['cprt', byLanguage('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    // The adaptation from D65 to D50 (Bradford), which the three columns below contain already.
    [
      'chad',
      fixed(
        'sf32',
        [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168],
      ),
    ],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length)
  const data: Buffer[] = []
  const placed = new Map<Buffer, number>()
  let offset = HEADER_SIZE + table.length
  for (const [index, [signature, content]] of tags.entries()) {
    if (!placed.has(content)) {
      placed.set(content, offset)
      const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)])
      data.push(padded)
      offset += padded.length
    }
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(placed.get(content) ?? 0, 8 + index * 12)
    table.writeUInt32BE(content.length, 12 + index * 12)
  }
  return Buffer.concat([header(offset), table, ...data])
}

const HEADER_SIZE = 128

/** ICC.1:2010, 7.2. */
function header(size: number): Buffer {
  const header = Buffer.alloc(HEADER_SIZE)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(0x04_20_00_00, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  // Any date will do, and a fixed one gives the same bytes each time.
  for (const [index, part] of [2000, 1, 1, 0, 0, 0].entries()) {
    header.writeUInt16BE(part, 24 + index * 2)
  }
  header.write('acsp', 36, 'latin1')
  xyz(0.9642, 1, 0.8249).copy(header, 68, 8)
  return header
}

/** f(x) = ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below. */
function parametricCurve(): Buffer {
  const curve = Buffer.concat([
    Buffer.from('para\0\0\0\0\0\x03\0\0', 'latin1'),
    s15Fixed16([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]),
  ])
  return curve
}

function xyz(...values: number[]): Buffer {
  return fixed('XYZ ', values)
}

function fixed(type: string, values: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), s15Fixed16(values)])
}

function s15Fixed16(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) {
    buffer.writeInt32BE(Math.round(value * 65536), index * 4)
  }
  return buffer
}

/** One name, said to be American English. */
function byLanguage(text: string): Buffer {
  const name = Buffer.from(text, 'utf16le').swap16()
  const head = Buffer.alloc(28)
  head.write('mluc', 0, 'latin1')
  head.writeUInt32BE(1, 8)
  head.writeUInt32BE(12, 12)
  head.write('enUS', 16, 'latin1')
  head.writeUInt32BE(name.length, 20)
  head.writeUInt32BE(28, 24)
  return Buffer.concat([head, name])
}
