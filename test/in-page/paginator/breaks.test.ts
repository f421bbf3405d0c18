import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  breakPages,
  type Frame,
  type Note,
  type PageContent,
} from '../../../src/in-page/paginator/breaks.ts'
import { COST, type Fragment, SPACE } from '../../../src/in-page/paginator/types.ts'

const frame: Frame = { height: 100, noteArea: 6, noteGap: 1, noteColumns: 1 }

/** What a test says of a fragment; tops and bottoms follow from the order. */
type Sketch = Partial<Omit<Fragment, 'top' | 'bottom'>> & { height: number; gap?: number }

function stack(sketches: readonly Sketch[]): Fragment[] {
  let y = 0
  return sketches.map(({ height, gap = 0, ...rest }) => {
    const top = y + gap
    y = top + height
    const plain = { head: 0, lead: 0, cost: 0, space: 0, forced: null, columns: null, notes: 0 }
    return { top, bottom: y, ...plain, ...rest }
  })
}

function note(...heights: number[]): Note {
  let y = 0
  const parts = heights.map((height) => {
    const top = y
    y += height
    return { top, bottom: y }
  })
  return { before: 0, after: 0, parts }
}

const lines = (count: number, height = 10): Sketch[] =>
  Array.from({ length: count }, () => ({ height }))
const ends = (pages: PageContent[]) => pages.map(({ to }) => to)

describe('breakPages', () => {
  it('should make no page of nothing', () => {
    expect(breakPages([], [], frame)).toEqual([])
  })

  it('should fill a page to the brim', () => {
    expect(ends(breakPages(stack(lines(20)), [], frame))).toEqual([10, 20])
  })

  it('should leave out the gap above a page', () => {
    const fragments = stack([...lines(10), { height: 100, gap: 30 }])
    expect(breakPages(fragments, [], frame).map(({ overfull }) => overfull)).toEqual([false, false])
  })

  it('should keep a heading with its text', () => {
    const fragments = stack([
      ...lines(8),
      { height: 10, gap: 10 },
      { height: 25, cost: COST.avoid },
    ])
    expect(ends(breakPages(fragments, [], frame))).toEqual([8, 10])
  })

  it('should keep a chain of headings with its text', () => {
    const heading = { height: 10, cost: COST.avoid }
    const fragments = stack([
      ...lines(7),
      { height: 10 },
      heading,
      { height: 15, cost: COST.avoid },
    ])
    expect(ends(breakPages(fragments, [], frame))).toEqual([7, 10])
  })

  it('should break what wants to stay whole when it is higher than a page', () => {
    const fragments = stack(lines(25).map((line) => ({ ...line, cost: COST.avoid })))
    expect(breakPages(fragments, [], frame)).toHaveLength(3)
  })

  it('should split a row rather than leave more than a line of a page empty', () => {
    const row = lines(49, 2).map((line, k) => ({ ...line, cost: k ? COST.row : 0 }))
    expect(ends(breakPages(stack([...lines(48, 2), ...row]), [], frame))[0]).toBe(50)
    expect(ends(breakPages(stack([...lines(49, 2), ...row]), [], frame))[0]).toBe(49)
  })

  it('should fill a page by its spaces, made larger or smaller', () => {
    const block = (gap: number, height: number) => ({ height, gap, space: gap })
    const loose = [...Array.from({ length: 9 }, () => block(6, 4)), { height: 60 }]
    expect(ends(breakPages(stack(loose), [], frame))).toEqual([9, 10])
    const tight = [...Array.from({ length: 4 }, () => block(8, 18)), block(8, 2)]
    expect(breakPages(stack(tight), [], frame)).toMatchObject([{ to: 5, spaces: 32, used: 106 }])
    const tighter = [...tight.slice(0, 4), block(8, 5)]
    expect(ends(breakPages(stack(tighter), [], frame))).toHaveLength(2)
  })

  it('should leave what is left empty to the last page', () => {
    const rows = Array.from({ length: 30 }, () => [
      { height: 6 },
      ...lines(3, 6).map((line) => ({ ...line, cost: COST.row })),
    ]).flat()
    for (const { used } of breakPages(stack(rows), [], frame).slice(0, -1)) {
      expect(used).toBeGreaterThan(frame.height - 12)
    }
  })

  it('should end no page within a paragraph whose end would stand on it as well', () => {
    const costs = [0, COST.orphan, COST.line, COST.line, COST.line, COST.line, COST.orphan]
    const paragraph = costs.map((cost) => ({ height: 5, cost }))
    const short = stack([{ height: 65 }, ...paragraph, { height: 15 }])
    expect(ends(breakPages(short, [], frame))).toEqual([8, 9])
    const two = stack([...paragraph, ...paragraph, { height: 50 }, { height: 65 }])
    expect(ends(breakPages(two, [], frame))).toEqual([14, 15, 16])
  })

  it('should rather leave half a page empty than go on with one column alone', () => {
    const row = lines(9).map((line, k) => ({ ...line, cost: k ? COST.alone : 0 }))
    expect(ends(breakPages(stack([...lines(5), ...row]), [], frame))[0]).toBe(5)
    expect(ends(breakPages(stack([...lines(2), ...row]), [], frame))[0]).toBeGreaterThan(2)
  })

  it('should not leave a line alone on a last page', () => {
    const fragments = stack(lines(11).map((line) => ({ ...line, cost: COST.line })))
    const [first, last] = breakPages(fragments, [], frame)
    expect(last?.to).toBe(11)
    expect(first?.to).toBeLessThan(10)
  })

  it('should begin a page at a forced break', () => {
    const fragments = stack([...lines(3), { height: 10, forced: 'page' }, ...lines(3)])
    expect(ends(breakPages(fragments, [], frame))).toEqual([3, 7])
  })

  it('should count a repeated head', () => {
    const fragments = stack(lines(30).map((row, n) => ({ ...row, head: n ? 20 : 0 })))
    expect(ends(breakPages(fragments, [], frame))).toEqual([10, 18, 26, 30])
  })

  it('should move a line on when its note does not fit', () => {
    const fragments = stack(lines(10).map((line, n) => ({ ...line, notes: n === 9 ? 1 : 0 })))
    const pages = breakPages(fragments, [note(10)], frame)
    expect(pages.at(-1)).toMatchObject({ to: 10, fromPart: 0, toPart: 1 })
    expect(pages).toHaveLength(2)
  })

  it('should place fifty notes of one line on its page', () => {
    const small = { height: 100, noteArea: 5, noteGap: 0, noteColumns: 1 }
    const notes = Array.from({ length: 50 }, () => note(1.5))
    const pages = breakPages(stack([{ height: 10, notes: 50 }, ...lines(4)]), notes, small)
    expect(pages[0]).toMatchObject({ fromPart: 0, toPart: 50 })
  })

  it('should continue a note that is higher than its page', () => {
    const long = note(...Array.from({ length: 30 }, () => 10))
    const pages = breakPages(stack([{ height: 10, notes: 1 }, ...lines(3)]), [long], frame)
    expect(pages[0]?.toPart).toBeGreaterThan(0)
    expect(pages.at(-1)?.toPart).toBe(30)
    for (const { fromPart, toPart } of pages) expect(toPart - fromPart).toBeLessThanOrEqual(9)
  })

  it('should let a note begin late rather than leave a page almost empty', () => {
    const notes = [note(...lines(7).map(({ height }) => height)), note(60), note(30)]
    const fragments = stack([{ height: 10, notes: 1 }, { height: 10, notes: 2 }, ...lines(2)])
    const pages = breakPages(fragments, notes, frame)
    for (const { used } of pages.slice(0, -1)) expect(used).toBeGreaterThan(25)
    expect(pages.at(-1)).toMatchObject({ to: 4, toPart: 9 })
  })

  it('should let a note begin late where those of one line fill its page', () => {
    const notes = [note(40), note(40), note(40)]
    const pages = breakPages(stack([{ height: 10, notes: 3 }, ...lines(2)]), notes, frame)
    expect(pages.map(({ toPart, overfull }) => [toPart, overfull])).toEqual([
      [2, false],
      [3, false],
    ])
  })

  it('should leave a line of a note alone where nothing else fills the page', () => {
    const parts = note(...lines(15).map(({ height }) => height)).parts.map((part, n) => ({
      ...part,
      strands: n > 0 && n < 14,
    }))
    const pages = breakPages(
      stack([{ height: 10, notes: 1 }]),
      [{ before: 0, after: 0, parts }],
      frame,
    )
    expect(pages[0]?.toPart).toBe(8)
  })

  it('should finish the notes of a chapter before the next one begins', () => {
    const long = note(...Array.from({ length: 15 }, () => 10))
    const fragments = stack([
      { height: 10, notes: 1 },
      { height: 10, forced: 'page' },
    ])
    const pages = breakPages(fragments, [long], frame)
    expect(pages.find(({ from, to }) => from === 1 && to === 2)?.fromPart).toBe(15)
  })

  it('should not count in one column what stands above in another', () => {
    const row = {}
    const line = (tops: number[], bottoms: number[], end = false) => ({ row, tops, bottoms, end })
    // The left column is one picture of 90; the right one has lines of 30.
    const fragments: Fragment[] = stack([
      { height: 30, columns: line([0, 0], [-Infinity, 30]) },
      { height: 30, columns: line([0, 30], [-Infinity, 60]), notes: 1 },
      { height: 30, columns: line([0, 60], [90, 90], true) },
    ]).map((fragment, n) => ({ ...fragment, top: n ? 0 : fragment.top }))
    const pages = breakPages(fragments, [note(60)], frame)
    expect(pages.map(({ toPart, overfull }) => [toPart, overfull])).toContainEqual([1, false])
    expect(pages.some(({ overfull }) => overfull)).toBe(false)
  })

  it('should give what is too high a page of its own', () => {
    const pages = breakPages(stack([...lines(2), { height: 300 }, ...lines(2)]), [], frame)
    expect(pages.map(({ overfull }) => overfull)).toEqual([false, true, false])
    expect(ends(pages)).toEqual([2, 3, 5])
  })

  it('should look at the fragments of a long document as often as at those of a short one', () => {
    /** How often the fragments are asked where they end, for each of them. */
    const looks = (count: number) => {
      let asked = 0
      const fragments = stack(lines(count).map((line) => ({ ...line, notes: 1 }))).map(
        (fragment) => ({
          ...fragment,
          get bottom() {
            asked += 1
            return fragment.bottom
          },
        }),
      )
      const notes = Array.from({ length: count }, () => note(5))
      expect(breakPages(fragments, notes, frame).length).toBeGreaterThan(count / 10)
      return asked / count
    }
    expect(looks(16_000)).toBeLessThan(looks(2000) * 1.1)
  })
})

const distances = fc.oneof(
  fc.record({ gap: fc.integer({ min: 0, max: 12 }), space: fc.constant(0) }),
  fc.integer({ min: 1, max: 12 }).map((gap) => ({ gap, space: gap })),
)
const sketch = fc
  .tuple(
    distances,
    fc.record({
      height: fc.integer({ min: 1, max: 45 }),
      cost: fc.constantFrom(0, 0, COST.line, COST.row, COST.orphan, COST.avoid),
      head: fc.constantFrom(0, 0, 0, 8),
      lead: fc.constantFrom(0, 5),
      forced: fc.constantFrom(null, null, null, null, null, null, 'page' as const),
      notes: fc.constantFrom(0, 0, 1, 2),
    }),
  )
  .map(([distance, rest]) => ({ ...distance, ...rest }))
const anyNote = fc
  .array(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 6 })
  .map((heights) => note(...heights))

/** Fragments, and as many notes as they call. */
const documents = (most: number, notes: fc.Arbitrary<Note>) =>
  fc.array(sketch, { minLength: 1, maxLength: most }).chain((sketches) => {
    const count = sketches.reduce((sum, { notes }) => sum + notes, 0)
    return fc.tuple(
      fc.constant(stack(sketches)),
      fc.array(notes, { minLength: count, maxLength: count }),
    )
  })

function partsOf(notes: readonly Note[], from: number, to: number) {
  const all = notes.flatMap((owner, n) => owner.parts.map((part) => ({ n, part })))
  return all.slice(from, to)
}

/** The height of a note area, added up part by part. */
function noteHeight(notes: readonly Note[], from: number, to: number): number {
  const parts = partsOf(notes, from, to)
  if (!parts.length) return 0
  const owners = new Set(parts.map(({ n }) => n))
  const sum = parts.reduce((all, { part }) => all + part.bottom - part.top, 0)
  return frame.noteArea + sum + frame.noteGap * (owners.size - 1)
}

/** All spaces between the fragments of a page. */
function spacesIn(fragments: readonly Fragment[], from: number, to: number): number {
  return fragments.slice(from + 1, to).reduce((sum, { space }) => sum + space, 0)
}

function bodyHeight(fragments: readonly Fragment[], from: number, to: number): number {
  const [first, last] = [fragments[from], fragments[to - 1]]
  if (!first || !last || to <= from) return 0
  return last.bottom - first.top + first.head + (from === 0 || first.forced ? first.lead : 0)
}

describe('breakPages, for any document', () => {
  it('should place every fragment and every note once and in order', () => {
    fc.assert(
      fc.property(documents(40, anyNote), ([fragments, notes]) => {
        const pages = breakPages(fragments, notes, frame)
        let fragment = 0
        let part = 0
        for (const page of pages) {
          expect(page.from).toBe(fragment)
          expect(page.fromPart).toBe(part)
          expect(page.to > page.from || page.toPart > page.fromPart).toBe(true)
          fragment = page.to
          part = page.toPart
        }
        expect(fragment).toBe(fragments.length)
        expect(part).toBe(notes.flatMap(({ parts }) => parts).length)
      }),
      { numRuns: 400 },
    )
  })

  it('should never fill a page beyond its height, unless nothing else is possible', () => {
    fc.assert(
      fc.property(documents(40, anyNote), ([fragments, notes]) => {
        for (const page of breakPages(fragments, notes, frame)) {
          const body = bodyHeight(fragments, page.from, page.to)
          const high = noteHeight(notes, page.fromPart, page.toPart)
          const less = spacesIn(fragments, page.from, page.to) * SPACE.less
          if (!page.overfull) expect(body + high).toBeLessThanOrEqual(frame.height + less + 0.2)
          else expect(page.to - page.from).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('should begin each note on the page of its call', () => {
    const low = fc
      .array(fc.integer({ min: 2, max: 20 }), { minLength: 1, maxLength: 9 })
      .map((heights) => note(...heights))
    const one = documents(30, low).map(([fragments, notes]) => {
      const small = fragments.map((fragment) => ({
        ...fragment,
        head: 0,
        lead: 0,
        notes: Math.min(1, fragment.notes),
      }))
      return [small, notes.slice(0, small.filter((fragment) => fragment.notes).length)] as const
    })
    fc.assert(
      fc.property(one, ([fragments, notes]) => {
        const starts = notes.map((_, n) => notes.slice(0, n).flatMap(({ parts }) => parts).length)
        let called = 0
        for (const page of breakPages(fragments, notes, frame)) {
          for (const fragment of fragments.slice(page.from, page.to)) {
            for (let k = 0; k < fragment.notes; k++) {
              const start = starts[called++] as number
              expect(start).toBeGreaterThanOrEqual(page.fromPart)
              expect(start).toBeLessThan(page.toPart)
            }
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('should cost no more than any other choice', () => {
    const low = fc.integer({ min: 2, max: 10 }).map((height) => note(height))
    fc.assert(
      fc.property(documents(9, low), ([fragments, notes]) => {
        const pages = breakPages(fragments, notes, frame)
        // Rather than leave a page with hardly anything on it, a note goes on to the next: that is not tried here.
        fc.pre(pages.every(({ to, toPart }) => toPart === notesBefore(fragments, to)))
        const chosen = ends(pages)
        const best = cheapest(fragments, notes, 0, 0, [])
        expect(total(fragments, notes, chosen)).toBeCloseTo(best.cost, 6)
      }),
      { numRuns: 300 },
    )
  })
})

/** Tries every sequence of breaks. Notes have one part and fit with any fragment. */
function cheapest(
  fragments: Fragment[],
  notes: Note[],
  from: number,
  cost: number,
  done: number[],
): { cost: number; ends: number[] } {
  if (from === fragments.length) return { cost, ends: done }
  let best = { cost: Number.POSITIVE_INFINITY, ends: done }
  for (let to = from + 1; to <= fragments.length; to++) {
    const price = priceOf(fragments, notes, from, to)
    if (price < Number.POSITIVE_INFINITY) {
      const found = cheapest(fragments, notes, to, cost + price, [...done, to])
      if (found.cost < best.cost) best = found
    }
    if (fragments[to]?.forced) break
  }
  return best
}

function total(fragments: Fragment[], notes: Note[], chosen: number[]): number {
  let from = 0
  let sum = 0
  for (const to of chosen) {
    sum += priceOf(fragments, notes, from, to)
    from = to
  }
  return sum
}

function notesBefore(fragments: readonly Fragment[], at: number): number {
  return fragments.slice(0, at).reduce((sum, fragment) => sum + fragment.notes, 0)
}

/** What a page leaves empty, below zero where its spaces are made smaller; `undefined` where it does not fit. */
function leftOn(
  fragments: Fragment[],
  notes: Note[],
  from: number,
  to: number,
): number | undefined {
  const high = noteHeight(notes, notesBefore(fragments, from), notesBefore(fragments, to))
  const used = bodyHeight(fragments, from, to) + high
  const left = frame.height - used
  return left < -spacesIn(fragments, from, to) * SPACE.less - 0.1 ? undefined : left
}

/** The price of one page as the documentation of COST tells it. */
function priceOf(fragments: Fragment[], notes: Note[], from: number, to: number): number {
  const left = leftOn(fragments, notes, from, to)
  if (left === undefined) return Number.POSITIVE_INFINITY
  const body = bodyHeight(fragments, from, to)
  const used = frame.height - left
  const spaces = spacesIn(fragments, from, to)
  const most = left < 0 ? spaces * SPACE.less : spaces * SPACE.more
  const set = COST.page + (spaces > 0 ? COST.uneven * Math.min(1, (left / most) ** 2) : 0)
  if (to === fragments.length || fragments[to]?.forced) {
    return set + COST.shortEnd * Math.max(0, 1 - body / (frame.height / 2)) ** 2
  }
  const empty = Math.max(0, left - spaces * SPACE.more) / frame.height
  return (
    set +
    COST.slack * empty +
    COST.hole * empty ** 2 +
    (used < frame.height / 4 ? COST.forgotten : 0) +
    (fragments[to]?.cost ?? 0) +
    (isNeedless(fragments, notes, from, to) ? COST.needless : 0)
  )
}

/** Whether a page ends within a block of which the end would stand on it as well. */
function isNeedless(fragments: Fragment[], notes: Note[], from: number, to: number): boolean {
  const forced = fragments.findIndex(({ forced }, n) => n >= to && forced)
  const limit = forced < 0 ? fragments.length : forced
  const isWithin = (at: number) => at < limit && (fragments[at]?.cost ?? 0) > 0
  if (!isWithin(to)) return false
  for (let later = to + 1; later <= limit; later++) {
    if (!isWithin(later) && leftOn(fragments, notes, from, later) !== undefined) return true
  }
  return false
}
