import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnFragment, mergeColumns } from '../../../src/in-page/paginator/columns.ts'

function column(heights: readonly number[]): ColumnFragment[] {
  let y = 0
  return heights.map((height) => {
    const top = y
    y += height
    return { top, bottom: y, head: 0, cost: 0 }
  })
}

import { COST } from '../../../src/in-page/paginator/types.ts'

describe('mergeColumns', () => {
  it('should end a span where a line of either column ends', () => {
    const spans = mergeColumns([column([20, 20, 20]), column([30, 30])])
    expect(spans.map(({ before }) => before)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ])
    expect(spans.map(({ bottom }) => bottom)).toEqual([20, 30, 40, 60])
  })

  it('should begin a span with the highest of what is left', () => {
    const spans = mergeColumns([column([20, 20]), column([30, 10])])
    expect(spans.map(({ top }) => top)).toEqual([0, 0, 20])
  })

  it('should hardly let a column begin a page later than its neighbour', () => {
    const [, late] = mergeColumns([column([20]), column([50])])
    expect(late).toMatchObject({ before: [1, 0], cost: COST.orphan })
  })

  it('should let a short column end early, for a price', () => {
    const spans = mergeColumns([column([10, 10, 10]), column([10])])
    expect(spans.at(-1)).toMatchObject({ before: [2, 1], cost: COST.alone })
  })

  it('should leave no line of a column alone where its neighbour goes on', () => {
    const lines = (count: number) =>
      column(Array.from({ length: count }, () => 20)).map((line, n) => {
        const few = n > 0 && (n < 2 || count - n < 2)
        return { ...line, cost: few ? COST.orphan : COST.line }
      })
    const spans = mergeColumns([lines(6), lines(4)])
    const kept = spans.slice(1).filter(({ cost }) => cost < COST.alone)
    expect(kept.map(({ before }) => before)).toEqual([
      [2, 2],
      [3, 2],
      [4, 2],
    ])
  })

  it('should not hold a column back for long', () => {
    const long = column(Array.from({ length: 60 }, () => 20)).map((line) => ({ ...line, cost: 10 }))
    for (const { top, bottom } of mergeColumns([long, long.slice(0, 6)])) {
      expect(bottom - top).toBeLessThanOrEqual(90)
    }
  })

  it('should ask nothing for a column that is empty', () => {
    const spans = mergeColumns([column([10, 10]), column([])])
    expect(spans.at(-1)).toMatchObject({ before: [1, 0], cost: 0 })
  })

  it('should hold every fragment of every column once, and never reckon a span too low', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(heights, { minLength: 1, maxLength: 4 }), (all) => {
        if (all.every(({ length }) => length === 0)) return
        const columns = all.map(column)
        const spans = mergeColumns(columns)
        for (const [n, span] of spans.entries()) {
          const next = spans[n + 1]?.before ?? columns.map(({ length }) => length)
          for (const [c, columnFragments] of columns.entries()) {
            const held = columnFragments.slice(span.before[c], next[c])
            expect(next[c]).toBeGreaterThanOrEqual(span.before[c] as number)
            const high = held.reduce(
              (sum, columnFragment) => sum + columnFragment.bottom - columnFragment.top,
              0,
            )
            expect(high).toBeLessThanOrEqual(span.bottom - span.top + 0.5)
          }
        }
      }),
    )
  })
})
