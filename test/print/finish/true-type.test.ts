import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Component, TrueType } from '../../../src/print/finish/content/true-type.ts'
import { readTables, type Tables, writeTables } from '../../../src/print/sfnt.ts'

/** An outline of so many points as one contour; or the glyphs that one is put together of. */
type Outline = { readonly points: readonly (readonly [x: number, y: number])[] } | Composite

interface Composite {
  readonly components: readonly Component[]
}

const coordinate = fc.integer({ min: -2000, max: 2000 })

const simple = fc.record({
  points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 }),
})

const fonts = fc.record({
  simples: fc.array(simple, { minLength: 1, maxLength: 12 }),
  // Put together of the ones before them, and one of them of these.
  composites: fc.array(
    fc.array(fc.tuple(fc.nat(), coordinate, coordinate), { minLength: 1, maxLength: 4 }),
    { maxLength: 4 },
  ),
  emptyGlyphs: fc.nat({ max: 3 }),
  advances: fc.nat(),
  /** Bytes that fill a glyph up, to make `glyf` long. */
  padding: fc.constantFrom<number[]>(0, 2, 40_000),
  long: fc.boolean(),
  others: fc.dictionary(
    fc.stringMatching(/^[a-z]{4}$/),
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
    {
      maxKeys: 3,
    },
  ),
})

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never

type Sketch = Of<typeof fonts>

function fontOf(sketch: Sketch): { font: Buffer; glyphs: number } {
  const outlines: Outline[] = [...Array(sketch.emptyGlyphs).fill({ points: [] }), ...sketch.simples]
  for (const parts of sketch.composites) {
    const components = parts.map(([glyph, right, up]) => ({
      glyph: glyph % outlines.length,
      right,
      up,
    }))
    outlines.push({ components })
  }
  const bodies = outlines.map((outline) => padded(encode(outline), sketch.padding))
  const length = bodies.reduce((sum, body) => sum + body.length, 0)
  const long = sketch.long || length > 2 * 0xffff
  const loca = Buffer.alloc((bodies.length + 1) * (long ? 4 : 2))
  let offset = 0
  for (const [index, body] of [...bodies, Buffer.alloc(0)].entries()) {
    if (long) loca.writeUInt32BE(offset, index * 4)
    else loca.writeUInt16BE(offset / 2, index * 2)
    offset += body.length
  }
  const head = Buffer.alloc(54)
  head.writeUInt16BE(1000, 18)
  head.writeInt16BE(long ? 1 : 0, 50)
  const advances = 1 + (sketch.advances % outlines.length)
  const hhea = Buffer.alloc(36)
  hhea.writeUInt16BE(advances, 34)
  const hmtx = Buffer.alloc(advances * 4 + (outlines.length - advances) * 2)
  for (let glyph = 0; glyph < outlines.length; glyph++) {
    if (glyph < advances) hmtx.writeUInt16BE(100 + glyph, glyph * 4)
    hmtx.writeInt16BE(
      -glyph,
      glyph < advances ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2,
    )
  }
  const maxp = Buffer.alloc(32)
  maxp.writeUInt16BE(outlines.length, 4)
  const tables: Tables = new Map(
    Object.entries(sketch.others).map(([tag, body]) => [tag, Buffer.from(body)]),
  )
  const own = { head, hhea, maxp, hmtx, loca, glyf: Buffer.concat(bodies) }
  for (const [tag, body] of Object.entries(own)) tables.set(tag, body)
  return { font: writeTables(tables), glyphs: outlines.length }
}

function encode(outline: Outline): Buffer {
  if ('components' in outline) {
    const body = Buffer.alloc(10 + outline.components.length * 8)
    body.writeInt16BE(-1, 0)
    for (const [index, { glyph, right, up }] of outline.components.entries()) {
      const at = 10 + index * 8
      body.writeUInt16BE(3 | (index < outline.components.length - 1 ? 0x20 : 0), at)
      body.writeUInt16BE(glyph, at + 2)
      body.writeInt16BE(right, at + 4)
      body.writeInt16BE(up, at + 6)
    }
    return body
  }
  const { points } = outline
  if (points.length === 0) return Buffer.alloc(0)
  const body = Buffer.alloc(14 + points.length * 5)
  body.writeInt16BE(1, 0)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  for (const [index, value] of [
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs),
    Math.max(...ys),
  ].entries()) {
    body.writeInt16BE(value, 2 + index * 2)
  }
  body.writeUInt16BE(points.length - 1, 10)
  body.fill(1, 14, 14 + points.length)
  let [x, y] = [0, 0]
  for (const [index, point] of points.entries()) {
    body.writeInt16BE(point[0] - x, 14 + points.length + index * 2)
    body.writeInt16BE(point[1] - y, 14 + points.length * 3 + index * 2)
    ;[x, y] = point
  }
  return body
}

function padded(body: Buffer, padding: number): Buffer {
  if (body.length === 0) return body
  return Buffer.concat([body, Buffer.alloc(padding + (body.length % 2))])
}

/** A font as a reader sees it that knows nothing of how it came to be. */
function seen(font: Buffer) {
  const tables = readTables(font)
  const table = (tag: string) => tables.get(tag) as Buffer
  const glyphs = table('maxp').readUInt16BE(4)
  const long = table('head').readInt16BE(50) === 1
  const offset = (glyph: number) =>
    long ? table('loca').readUInt32BE(glyph * 4) : table('loca').readUInt16BE(glyph * 2) * 2
  const outline = (glyph: number) => table('glyf').subarray(offset(glyph), offset(glyph + 1))
  const advances = table('hhea').readUInt16BE(34)
  const metrics = (glyph: number) => [
    table('hmtx').readUInt16BE(Math.min(glyph, advances - 1) * 4),
    table('hmtx').readInt16BE(
      glyph < advances ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2,
    ),
  ]
  const points = (glyph: number): [number, number][] => {
    const body = outline(glyph)
    if (body.length === 0) return []
    if (body.readInt16BE(0) < 0) {
      const found: [number, number][] = []
      for (let at = 10, more = true; more; at += 8) {
        const [right, up] = [body.readInt16BE(at + 4), body.readInt16BE(at + 6)]
        for (const [x, y] of points(body.readUInt16BE(at + 2))) found.push([x + right, y + up])
        more = (body.readUInt16BE(at) & 0x20) !== 0
      }
      return found
    }
    const count = body.readUInt16BE(10) + 1
    let [x, y] = [0, 0]
    return Array.from({ length: count }, (_, index) => {
      x += body.readInt16BE(14 + count + index * 2)
      y += body.readInt16BE(14 + count * 3 + index * 2)
      return [x, y]
    })
  }
  const depth = (glyph: number): number => {
    const body = outline(glyph)
    if (body.length === 0 || body.readInt16BE(0) >= 0) return 0
    let deepest = 0
    for (let at = 10, more = true; more; at += 8) {
      deepest = Math.max(deepest, depth(body.readUInt16BE(at + 2)))
      more = (body.readUInt16BE(at) & 0x20) !== 0
    }
    return deepest + 1
  }
  return { tables, table, glyphs, long, outline, metrics, points, depth }
}

function sumOf(bytes: Buffer): number {
  const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

const additions = fc.array(
  fc.record({
    parts: fc.array(fc.tuple(fc.nat(), coordinate, coordinate), { minLength: 1, maxLength: 3 }),
    advance: fc.nat({ max: 900 }),
  }),
  { minLength: 1, maxLength: 5 },
)

/** Adds glyphs to a font; gives both as they are seen, and what was added. */
function grown(sketch: Sketch, added: Of<typeof additions>) {
  const { font, glyphs } = fontOf(sketch)
  const program = new TrueType(font)
  const made = added.map(({ parts, advance }) => {
    const components = parts.map(([glyph, right, up]) => ({ glyph: glyph % glyphs, right, up }))
    return { components, advance, glyph: program.add(components, advance) as number }
  })
  return { before: seen(font), after: seen(program.write()), made, file: program.write() }
}

/** Tens of thousands of bytes are compared at once: an assertion goes over them one by one. */
function expectSame(found: Buffer, wanted: Buffer): void {
  if (!found.equals(wanted)) expect(found).toEqual(wanted)
}

const law = (check: (all: ReturnType<typeof grown>) => void) =>
  fc.assert(fc.property(fonts, additions, (sketch, added) => check(grown(sketch, added))))

describe('glyphs that are added to a font', () => {
  it('should leave every other glyph and every other table as they are', () => {
    law(({ before, after }) => {
      for (let glyph = 0; glyph < before.glyphs; glyph++) {
        expectSame(after.outline(glyph), before.outline(glyph))
        expect(after.metrics(glyph)).toEqual(before.metrics(glyph))
      }
      for (const [tag, body] of before.tables) {
        if (['glyf', 'loca', 'hmtx', 'hhea', 'maxp', 'head'].includes(tag)) continue
        expectSame(after.table(tag), body)
      }
      expect([...after.tables.keys()]).toEqual([...before.tables.keys()])
      // But for the format of `loca` and the sum of the file: a new box around all glyphs would move them.
      for (const table of [before, after].map((font) => Buffer.from(font.table('head')))) {
        table.fill(0, 8, 12)
        table.fill(0, 50, 52)
        expect(table.subarray(36, 44)).toEqual(before.table('head').subarray(36, 44))
      }
    })
  })

  it('should look like their parts, each in its place', () => {
    law(({ before, after, made }) => {
      expect(after.glyphs).toBe(before.glyphs + made.length)
      for (const { glyph, components, advance } of made) {
        const wanted = components.flatMap((part) =>
          before.points(part.glyph).map(([x, y]) => [x + part.right, y + part.up]),
        )
        expect(after.points(glyph)).toEqual(wanted)
        const lefts = components.flatMap((part) =>
          before.outline(part.glyph).length === 0
            ? []
            : [before.outline(part.glyph).readInt16BE(2) + part.right],
        )
        expect(after.metrics(glyph)).toEqual([advance, lefts.length === 0 ? 0 : Math.min(...lefts)])
      }
    })
  })

  it('should be declared: points, contours, parts and depth', () => {
    law(({ after, made }) => {
      const maxp = after.table('maxp')
      for (const { glyph, components } of made) {
        expect(maxp.readUInt16BE(10)).toBeGreaterThanOrEqual(after.points(glyph).length)
        expect(maxp.readUInt16BE(28)).toBeGreaterThanOrEqual(components.length)
        expect(maxp.readUInt16BE(30)).toBeGreaterThanOrEqual(after.depth(glyph))
      }
      expect(maxp.readUInt16BE(30)).toBe(Math.max(...made.map(({ glyph }) => after.depth(glyph))))
    })
  })

  it('should be within the sums of their tables and of the file', () => {
    law(({ file }) => {
      expect(sumOf(file)).toBe(0xb1b0afba)
      const tables = readTables(file)
      for (let at = 12; at < 12 + 16 * tables.size; at += 16) {
        const tag = file.toString('latin1', at, at + 4)
        const body = Buffer.from(tables.get(tag) as Buffer)
        if (tag === 'head') body.fill(0, 8, 12)
        expect(file.readUInt32BE(at + 4)).toBe(sumOf(body))
        expect(file.readUInt32BE(at + 8) % 4).toBe(0)
      }
    })
  })

  it('should keep offsets of two bytes as long as they reach', () => {
    law(({ before, after }) => {
      const length = after.table('glyf').length
      expect(after.long).toBe(before.long || length > 2 * 0xffff)
    })
  })

  it('should turn offsets into those of four bytes where two do not reach', () => {
    // A font of 128 KB less a few bytes.
    const sketch: Sketch = {
      simples: [
        {
          points: [
            [0, 0],
            [9, 0],
            [9, 9],
          ],
        },
      ],
      ...{ composites: [], emptyGlyphs: 1, advances: 1, long: false, others: {} },
      padding: 2 * 0xffff - 34,
    }
    const part: [number, number, number] = [1, 5, 5]
    const { before, after } = grown(sketch, [{ parts: [part], advance: 0 }])
    expect([before.long, after.long]).toEqual([false, true])
    expect(after.points(2)).toEqual([
      [5, 5],
      [14, 5],
      [14, 14],
    ])
    expectSame(after.outline(1), before.outline(1))
  })
})

describe('a font that is trimmed', () => {
  const halves = fc.tuple(fonts, fc.infiniteStream(fc.boolean()))

  it('should keep the glyphs that are painted, with their parts and by their numbers', () => {
    fc.assert(
      fc.property(halves, ([sketch, painted]) => {
        const { font, glyphs } = fontOf(sketch)
        const kept = Array.from({ length: glyphs }, (_, glyph) => glyph).filter(
          () => painted.next().value,
        )
        const program = new TrueType(font)
        program.trim(kept)
        const [before, after] = [seen(font), seen(program.write())]
        for (const glyph of kept) {
          expect(after.points(glyph)).toEqual(before.points(glyph))
          expect(after.metrics(glyph)).toEqual(before.metrics(glyph))
        }
        for (const tag of Object.keys(sketch.others)) expect(after.tables.has(tag)).toBe(false)
      }),
    )
  })

  it('should be the same as a whole one and put together of two parts', () => {
    fc.assert(
      fc.property(halves, ([sketch, isFirst]) => {
        const { font, glyphs } = fontOf(sketch)
        const all = Array.from({ length: glyphs }, (_, glyph) => glyph)
        const own = all.filter(() => isFirst.next().value)
        const partOf = (kept: readonly number[]) => {
          const part = new TrueType(font)
          part.trim(kept)
          return new TrueType(part.write())
        }
        const [part, other] = [partOf(own), partOf(all.filter((glyph) => !own.includes(glyph)))]
        expect(part.isAlike(other)).toBe(true)
        part.join(other)
        const whole = new TrueType(font)
        for (const each of [part, whole]) each.trim(all)
        expectSame(part.write(), whole.write())
      }),
    )
  })

  it('should have what any of its parts has, one after the other', () => {
    const shares = fc.tuple(fonts, fc.infiniteStream(fc.subarray(['first', 'second', 'third'])))
    fc.assert(
      fc.property(shares, ([sketch, shared]) => {
        const { font, glyphs } = fontOf(sketch)
        const all = Array.from({ length: glyphs }, (_, glyph) => glyph)
        const sharers = all.map(() => shared.next().value)
        const [whole, ...others] = ['first', 'second', 'third'].map((name) => {
          const part = new TrueType(font)
          part.trim(all.filter((glyph) => sharers[glyph].includes(name)))
          return new TrueType(part.write())
        }) as [TrueType, ...TrueType[]]
        for (const part of others) {
          const had = all.map((glyph) => whole.has(glyph))
          const isMore = all.some((glyph) => part.has(glyph) && !had[glyph])
          expect(whole.lacks(part)).toBe(isMore)
          whole.join(part)
          expect(whole.lacks(part)).toBe(false)
          expect(all.map((glyph) => whole.has(glyph))).toEqual(
            all.map((glyph) => had[glyph] || part.has(glyph)),
          )
        }
        const [before, after] = [seen(font), seen(whole.write())]
        for (const glyph of all) {
          if (whole.has(glyph)) expect(after.points(glyph)).toEqual(before.points(glyph))
        }
      }),
    )
  })
})

it('should say that a file is no font, or is damaged', () => {
  expect(() => new TrueType(Buffer.from('OTTO and more'))).toThrow('TrueType')
  const { font } = fontOf(fc.sample(fonts, { numRuns: 1, seed: 1 })[0] as Sketch)
  expect(() => new TrueType(font.subarray(0, font.length - 40))).toThrow('cut off')
})
