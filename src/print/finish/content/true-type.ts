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
  /** By glyph; those of glyphs that are not there, or show nothing, are empty. */
  readonly #outlines: Buffer[]
  readonly #metrics: (readonly [advance: number, left: number])[]
  /** How many glyphs it has but for those that were added. */
  #read: number

  /** @throws Error if it is none, or is damaged. */
  constructor(font: Buffer) {
    this.#tables = readTables(font)
    const [head, maxp, hhea] = [this.#table('head'), this.#table('maxp'), this.#table('hhea')]
    this.unitsPerEm = head.readUInt16BE(18)
    this.#read = maxp.readUInt16BE(4)
    this.#isLong = isLong(head)
    const offsets = readOffsets(this.#table('loca'), this.#isLong, this.#read)
    const glyf = this.#table('glyf')
    this.#outlines = Array.from({ length: this.#read }, (_, glyph) =>
      glyf.subarray(offsets[glyph], offsets[glyph + 1]),
    )
    this.#metrics = readMetrics(this.#table('hmtx'), hhea.readUInt16BE(34), this.#read)
  }

  /** How many there are. */
  get glyphs(): number {
    return this.#metrics.length
  }

  advanceOf(glyph: number): number {
    return this.#metrics[glyph]?.[0] ?? 0
  }

  /**
   * Adds a glyph that looks like some others, each in its place; gives its number, or `undefined` where
   * the font is full.
   */
  add(components: readonly Component[], advance: number): number | undefined {
    if (this.glyphs >= MOST_GLYPHS) return undefined
    const bounds = this.#boundsOf(components)
    this.#outlines.push(composite(bounds, components))
    return this.#metrics.push([advance, bounds[0]]) - 1
  }

  /** Whether another one may be another part of the same font. */
  isAlike(other: TrueType): boolean {
    if (ALIKE.some((tag) => !this.#hasAlike(tag, other))) return false
    return !other.#outlines.some((its, glyph) => {
      const own = this.#outline(glyph)
      return own.length > 0 && its.length > 0 && !padded(own).equals(padded(its))
    })
  }

  /** Whether a glyph that shows something is in both, but for the one that stands for what is not there. */
  shares(other: TrueType): boolean {
    return this.#outlines.some((own, glyph) => {
      return glyph > 0 && own.length > 0 && other.#outline(glyph).length > 0
    })
  }

  /** Takes over what another part of the same font has beyond this one. */
  join(other: TrueType): void {
    for (const [glyph, outline] of other.#outlines.entries()) {
      const [advance, left] = this.#metrics[glyph] ?? NO_METRICS
      // What is not there has no advance.
      if (this.#outline(glyph).length > 0 || advance !== 0 || left !== 0) continue
      this.#outlines[glyph] = outline
      this.#metrics[glyph] = other.#metrics[glyph] ?? NO_METRICS
    }
    this.#read = this.#outlines.length
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
    for (const glyph of [0, ...glyphs]) keep(glyph)
    this.#read = Math.min(this.#read, 1 + [...kept].reduce((a, b) => Math.max(a, b), 0))
    this.#outlines.length = this.#read
    this.#metrics.length = this.#read
    for (const [glyph, outline] of this.#outlines.entries()) {
      this.#outlines[glyph] = kept.has(glyph) ? padded(outline) : NOTHING
      if (!kept.has(glyph)) this.#metrics[glyph] = NO_METRICS
    }
    const tables = [...this.#tables].filter(([tag]) => ASKED_FOR.has(tag))
    this.#tables = new Map(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
    this.#isLong = false
  }

  /** The font with the glyphs that were added. */
  write(): Buffer {
    const tables: Tables = new Map(this.#tables)
    const [head, maxp, hhea] = (['head', 'maxp', 'hhea'] as const).map((tag) =>
      Buffer.from(this.#table(tag)),
    ) as [Buffer, Buffer, Buffer]
    const offsets = [0]
    for (const { length } of this.#outlines) offsets.push((offsets.at(-1) ?? 0) + length)
    const long = this.#isLong || (offsets.at(-1) ?? 0) > FARTHEST_SHORT
    head.writeInt16BE(long ? 1 : 0, LOCATION_FORMAT)
    hhea.writeUInt16BE(this.glyphs, 34)
    maxp.writeUInt16BE(this.glyphs, 4)
    this.#declare(maxp)
    tables.set('head', head).set('hhea', hhea).set('maxp', maxp)
    tables.set('glyf', Buffer.concat(this.#outlines))
    tables.set('loca', writeOffsets(offsets, long))
    tables.set('hmtx', writeMetrics(this.#metrics))
    return writeTables(tables)
  }

  /** Raises what `maxp` declares of composite glyphs to what the added ones take. */
  #declare(maxp: Buffer): void {
    for (const outline of this.#outlines.slice(this.#read)) {
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
    return this.#outlines[glyph] ?? NOTHING
  }

  /** But for how much of the font is there. */
  #hasAlike(tag: string, other: TrueType): boolean {
    const [own = NOTHING, its = NOTHING] = [this, other].map((font) => {
      const table = Buffer.from(font.#tables.get(tag) ?? NOTHING)
      for (const at of AMOUNTS[tag] ?? []) table.fill(0, at, at + 2)
      return table
    })
    return own.equals(its)
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
const NO_METRICS = [0, 0] as const

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

function isLong(head: Buffer): boolean {
  return head.readInt16BE(LOCATION_FORMAT) !== 0
}

function readOffsets(loca: Buffer, long: boolean, glyphs: number): number[] {
  return Array.from({ length: glyphs + 1 }, (_, index) =>
    long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index),
  )
}

function writeOffsets(offsets: readonly number[], long: boolean): Buffer {
  const loca = Buffer.alloc(offsets.length * (long ? 4 : 2))
  for (const [index, offset] of offsets.entries()) {
    if (long) loca.writeUInt32BE(offset, 4 * index)
    else loca.writeUInt16BE(offset / 2, 2 * index)
  }
  return loca
}

/** Glyphs beyond the first `advances` have the advance of the last of these. */
function readMetrics(
  hmtx: Buffer,
  advances: number,
  glyphs: number,
): (readonly [advance: number, left: number])[] {
  return Array.from({ length: glyphs }, (_, glyph) => {
    if (glyph < advances) return [hmtx.readUInt16BE(4 * glyph), hmtx.readInt16BE(4 * glyph + 2)]
    const left = hmtx.readInt16BE(4 * advances + 2 * (glyph - advances))
    return [hmtx.readUInt16BE(4 * (advances - 1)), left]
  })
}

function writeMetrics(metrics: readonly (readonly [advance: number, left: number])[]): Buffer {
  const hmtx = Buffer.alloc(4 * metrics.length)
  for (const [glyph, [advance, left]] of metrics.entries()) {
    hmtx.writeUInt16BE(advance, 4 * glyph)
    hmtx.writeInt16BE(left, 4 * glyph + 2)
  }
  return hmtx
}
