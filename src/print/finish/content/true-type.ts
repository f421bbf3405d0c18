import { readTables, type Tables, writeTables } from '../../sfnt.ts'

/** A glyph as a part of another one, and how far it is moved, in units of the font. */
export interface Component {
  readonly glyph: number
  readonly right: number
  readonly up: number
}

/** How much an outline takes to draw, which `maxp` declares the most of. */
interface Extent {
  readonly points: number
  readonly contours: number
  /** How deep glyphs are put together of others: 0 for one that is not. */
  readonly depth: number
}

type Metrics = readonly [advance: number, left: number]

/** Glyphs in their order. */
interface Present {
  readonly there: readonly number[]
  /** Those that show something. */
  readonly drawn: readonly number[]
}

/** Left, lower, right and upper bound of an outline. */
type Bounds = readonly [number, number, number, number]

/** What a PDF asks of the program of a composite font (ISO 32000-1, 9.9, table 126). */
const ASKED_FOR: ReadonlySet<string> = new Set([
  ...['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'],
])

/**
 * An embedded font of TrueType outlines, to which glyphs can be added that are put together of its own.
 * Outlines, metrics and instructions by which the pages were set stay as they are, to the byte: libraries that write
 * fonts make each table anew.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/glyf#composite-glyph-description
 */
export class TrueType {
  readonly unitsPerEm: number
  #tables: Tables
  /** Whether `loca` holds offsets of four bytes in any case. */
  #isLong: boolean
  /** How many glyphs stand in the tables as they were read; none any more once it is trimmed. */
  #given: number
  readonly #offsets: (index: number) => number
  /** How many glyphs the table of metrics tells the advance of. */
  readonly #advances: number
  /** By glyph, of those that do not stand in the tables like that. Some are empty. */
  readonly #outlines = new Map<number, Buffer>()
  readonly #metrics = new Map<number, Metrics>()
  /** How many glyphs it has but for those that were added. */
  #read: number
  #added = 0
  /** What was found by a look at all glyphs that it counts; absent where they are others now. */
  #present: Present | undefined
  #alike: readonly Buffer[] | undefined

  /** @throws Error if it is none, or is damaged. */
  constructor(font: Buffer) {
    this.#tables = readTables(font)
    const [head, maxp, hhea] = [this.#table('head'), this.#table('maxp'), this.#table('hhea')]
    this.unitsPerEm = head.readUInt16BE(18)
    this.#read = maxp.readUInt16BE(4)
    this.#given = this.#read
    const isLong = head.readInt16BE(LOCATION_FORMAT) !== 0
    this.#isLong = isLong
    const loca = this.#table('loca')
    this.#offsets = (index) =>
      isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index)
    this.#advances = hhea.readUInt16BE(34)
    const isWhole =
      loca.length >= (this.#read + 1) * (isLong ? 4 : 2) &&
      this.#advances > 0 &&
      this.#table('hmtx').length >= 2 * (this.#read + Math.min(this.#read, this.#advances))
    if (!isWhole) throw new Error('The font has fewer glyphs than it says.')
  }

  /** How many there are. */
  get glyphs(): number {
    return this.#read + this.#added
  }

  advanceOf(glyph: number): number {
    return this.#metricsOf(glyph)[0]
  }

  /** Whether a glyph is there: what is not has no advance. */
  has(glyph: number): boolean {
    const [advance, left] = this.#metricsOf(glyph)
    return advance !== 0 || left !== 0 || this.#outline(glyph).length > 0
  }

  /**
   * Adds a glyph that looks like some others, each in its place; gives its number, or `undefined` where
   * the font is full.
   */
  add(components: readonly Component[], advance: number): number | undefined {
    const { glyphs } = this
    if (glyphs >= MOST_GLYPHS) return undefined
    const bounds = this.#boundsOf(components)
    this.#outlines.set(glyphs, composite(bounds, components))
    this.#metrics.set(glyphs, [advance, bounds[0]])
    this.#added++
    this.#present = undefined
    return glyphs
  }

  /** Whether another one may be another part of the same font. */
  isAlike(other: TrueType): boolean {
    const its = other.#tablesAlike()
    if (!this.#tablesAlike().every((table, at) => table.equals(its[at] as Buffer))) return false
    return other.#glyphs().drawn.every((glyph) => {
      const own = this.#outline(glyph)
      return own.length === 0 || padded(own).equals(padded(other.#outline(glyph)))
    })
  }

  /** Whether a glyph that shows something is in both, but for the one that stands for what is not there. */
  shares(other: TrueType): boolean {
    return this.#glyphs().drawn.some((glyph) => glyph > 0 && other.#outline(glyph).length > 0)
  }

  /** Whether another part of the same font has a glyph beyond this one. */
  lacks(other: TrueType): boolean {
    return other.#glyphs().there.some((glyph) => !this.has(glyph))
  }

  /** Takes over what another part of the same font has beyond this one. Not when glyphs were added. */
  join(other: TrueType): void {
    for (const glyph of other.#glyphs().there) {
      if (this.has(glyph)) continue
      this.#outlines.set(glyph, other.#outline(glyph))
      this.#metrics.set(glyph, other.#metricsOf(glyph))
      this.#present = undefined
    }
    this.#read = Math.max(this.#read, other.glyphs)
  }

  /**
   * Leaves these glyphs alone, with what they are put together of and by the numbers that they have, and no table
   * that no PDF asks for: the same is left of all parts of a font that have them. Not when glyphs were added.
   */
  trim(glyphs: Iterable<number>): void {
    const kept = new Set<number>()
    const keep = (glyph: number) => {
      if (kept.has(glyph)) return
      kept.add(glyph)
      for (const part of componentsOf(this.#outline(glyph))) keep(part)
    }
    // The first stands for all that is not there (ISO 32000-1, 9.7.6.3).
    keep(0)
    for (const glyph of glyphs) keep(glyph)
    let last = 0
    const left: [glyph: number, outline: Buffer, metrics: Metrics][] = []
    for (const glyph of kept) {
      last = Math.max(last, glyph)
      if (glyph >= this.#read) continue
      left.push([glyph, padded(this.#outline(glyph)), this.#metricsOf(glyph)])
    }
    this.#read = Math.min(this.#read, 1 + last)
    this.#given = 0
    this.#outlines.clear()
    this.#metrics.clear()
    for (const [glyph, outline, metrics] of left) {
      this.#outlines.set(glyph, outline)
      this.#metrics.set(glyph, metrics)
    }
    const tables = [...this.#tables].filter(([tag]) => ASKED_FOR.has(tag))
    this.#tables = new Map(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
    this.#isLong = false
    this.#present = undefined
    this.#alike = undefined
  }

  /** The font with the glyphs that were added. */
  write(): Buffer {
    const tables: Tables = new Map(this.#tables)
    const [head, maxp, hhea] = (['head', 'maxp', 'hhea'] as const).map((tag) =>
      Buffer.from(this.#table(tag)),
    ) as [Buffer, Buffer, Buffer]
    const { drawn } = this.#glyphs()
    const outlines = drawn.map((glyph) => this.#outline(glyph))
    const glyf = Buffer.concat(outlines)
    const long = this.#isLong || glyf.length > FARTHEST_SHORT
    const loca = new Locations(this.glyphs + 1, long)
    let offset = 0
    for (let at = 0; at < drawn.length; at++) {
      // Where it begins the one before ends, and all between begin and end there.
      loca.fillTo((drawn[at] as number) + 1, offset)
      offset += (outlines[at] as Buffer).length
    }
    loca.fillTo(this.glyphs + 1, offset)
    head.writeInt16BE(long ? 1 : 0, LOCATION_FORMAT)
    hhea.writeUInt16BE(this.glyphs, 34)
    maxp.writeUInt16BE(this.glyphs, 4)
    this.#declare(maxp)
    tables.set('head', head).set('hhea', hhea).set('maxp', maxp)
    tables.set('glyf', glyf)
    tables.set('loca', loca.bytes)
    tables.set('hmtx', this.#writeMetrics())
    return writeTables(tables)
  }

  /** Those of all glyphs that are there: few of those that a part of a font counts. */
  #glyphs(): Present {
    this.#present ??= this.#look()
    return this.#present
  }

  #look(): Present {
    const there: number[] = []
    const drawn: number[] = []
    for (let glyph = 0; glyph < this.glyphs; glyph++) {
      if (this.#outline(glyph).length > 0) drawn.push(glyph)
      else if (!this.has(glyph)) continue
      there.push(glyph)
    }
    return { there, drawn }
  }

  #writeMetrics(): Buffer {
    const hmtx = Buffer.alloc(4 * this.glyphs)
    const write = (glyph: number) => {
      const [advance, left] = this.#metricsOf(glyph)
      hmtx.writeUInt16BE(advance, 4 * glyph)
      hmtx.writeInt16BE(left, 4 * glyph + 2)
    }
    for (let glyph = 0; glyph < this.#given; glyph++) write(glyph)
    for (const glyph of this.#metrics.keys()) write(glyph)
    return hmtx
  }

  /** Raises what `maxp` declares of composite glyphs to what the added ones take. */
  #declare(maxp: Buffer): void {
    for (let glyph = this.#read; glyph < this.glyphs; glyph++) {
      const outline = this.#outline(glyph)
      const { points, contours, depth } = this.#extentOf(outline)
      for (const [at, value] of [
        [10, points],
        [12, contours],
        [28, componentsOf(outline).length],
        [30, depth],
      ] as const) {
        if (maxp.readUInt16BE(at) < value) maxp.writeUInt16BE(value, at)
      }
    }
  }

  #boundsOf(components: readonly Component[]): Bounds {
    let around: Bounds | undefined
    for (const { glyph, right, up } of components) {
      const outline = this.#outline(glyph)
      if (outline.length === 0) continue
      const [left = 0, low = 0, far = 0, high = 0] = [2, 4, 6, 8].map((at) =>
        outline.readInt16BE(at),
      )
      around = [
        Math.min(left + right, around?.[0] ?? Number.POSITIVE_INFINITY),
        Math.min(low + up, around?.[1] ?? Number.POSITIVE_INFINITY),
        Math.max(far + right, around?.[2] ?? Number.NEGATIVE_INFINITY),
        Math.max(high + up, around?.[3] ?? Number.NEGATIVE_INFINITY),
      ]
    }
    return around ?? [0, 0, 0, 0]
  }

  #extentOf(outline: Buffer, level = 0): Extent {
    if (outline.length === 0) return { points: 0, contours: 0, depth: 0 }
    const own = outline.readInt16BE(0)
    if (own >= 0) {
      const points = own === 0 ? 0 : outline.readUInt16BE(HEADER + 2 * (own - 1)) + 1
      return { points, contours: own, depth: 0 }
    }
    if (level > DEEPEST) throw new Error('A glyph of the font contains itself.')
    const parts = componentsOf(outline).map((glyph) =>
      this.#extentOf(this.#outline(glyph), level + 1),
    )
    return {
      points: parts.reduce((sum, { points }) => sum + points, 0),
      contours: parts.reduce((sum, { contours }) => sum + contours, 0),
      depth: 1 + Math.max(...parts.map(({ depth }) => depth)),
    }
  }

  #outline(glyph: number): Buffer {
    const own = this.#outlines.get(glyph)
    if (own) return own
    if (glyph >= this.#given) return NOTHING
    const [from, to] = [this.#offsets(glyph), this.#offsets(glyph + 1)]
    return from === to ? NOTHING : this.#table('glyf').subarray(from, to)
  }

  #metricsOf(glyph: number): Metrics {
    const own = this.#metrics.get(glyph)
    if (own) return own
    if (glyph >= this.#given) return NO_METRICS
    const hmtx = this.#table('hmtx')
    const advances = this.#advances
    // Those beyond have the advance of the last of these.
    const last = Math.min(glyph, advances - 1)
    const left = glyph === last ? 4 * glyph + 2 : 4 * advances + 2 * (glyph - advances)
    return [hmtx.readUInt16BE(4 * last), hmtx.readInt16BE(left)]
  }

  /** What all parts of the font have alike, but for how much of it is there. */
  #tablesAlike(): readonly Buffer[] {
    this.#alike ??= ALIKE.map((tag) => {
      const table = Buffer.from(this.#tables.get(tag) ?? NOTHING)
      for (const at of AMOUNTS[tag] ?? []) table.fill(0, at, at + 2)
      return table
    })
    return this.#alike
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag)
    if (!table) throw new Error(`The font has no table ${tag}.`)
    return table
  }
}

/** What all parts of one font have alike. */
const ALIKE: readonly string[] = ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep']

/** Where tables tell of the amount: the sum of the file, the format of `loca`, the numbers of glyphs. */
const AMOUNTS: Readonly<Record<string, readonly number[]>> = {
  head: [8, 10, 50],
  hhea: [34],
  maxp: [4],
}

/** An outline that ends at an even byte, as it must where offsets have two bytes. */
function padded(outline: Buffer): Buffer {
  return outline.length % 2 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(1)])
}

const NOTHING = Buffer.alloc(0)
const NO_METRICS: Metrics = [0, 0]

/** Glyphs are numbered by 16 bits. */
const MOST_GLYPHS = 0xffff

/** In `head`: whether `loca` holds offsets of four bytes, or halves of them in two. */
const LOCATION_FORMAT = 50
const FARTHEST_SHORT = 2 * 0xffff

/** Contours and bounds before an outline. */
const HEADER = 10

/** Deeper than this no glyph is put together. */
const DEEPEST = 16

const ARGUMENTS_ARE_WORDS = 0x0001
const ARGUMENTS_ARE_OFFSETS = 0x0002
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080

function composite(bounds: Bounds, components: readonly Component[]): Buffer {
  const outline = Buffer.alloc(Math.ceil((HEADER + 8 * components.length) / 4) * 4)
  for (const [index, value] of [-1, ...bounds].entries()) outline.writeInt16BE(value, 2 * index)
  for (const [index, { glyph, right, up }] of components.entries()) {
    const at = HEADER + 8 * index
    const more = index < components.length - 1 ? MORE_COMPONENTS : 0
    outline.writeUInt16BE(ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | more, at)
    outline.writeUInt16BE(glyph, at + 2)
    outline.writeInt16BE(right, at + 4)
    outline.writeInt16BE(up, at + 6)
  }
  return outline
}

/** The glyphs that one is put together of; none where it is drawn. */
function componentsOf(outline: Buffer): number[] {
  const glyphs: number[] = []
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return glyphs
  let at = HEADER
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = outline.readUInt16BE(at)
    glyphs.push(outline.readUInt16BE(at + 2))
    at += flags & ARGUMENTS_ARE_WORDS ? 8 : 6
    if (flags & HAS_SCALE) at += 2
    else if (flags & HAS_TWO_SCALES) at += 4
    else if (flags & HAS_MATRIX) at += 8
  }
  return glyphs
}

/** The offsets of glyphs, those that follow each other written at once where they are the same. */
class Locations {
  readonly bytes: Buffer
  readonly #size: 2 | 4
  #filled = 0

  constructor(count: number, isLong: boolean) {
    this.#size = isLong ? 4 : 2
    this.bytes = Buffer.alloc(count * this.#size)
  }

  /** Writes an offset for all that have none yet, up to before an index. */
  fillTo(index: number, offset: number): void {
    const one = Buffer.alloc(this.#size)
    if (this.#size === 4) one.writeUInt32BE(offset)
    else one.writeUInt16BE(offset / 2)
    this.bytes.fill(one, this.#filled * this.#size, index * this.#size)
    this.#filled = index
  }
}
