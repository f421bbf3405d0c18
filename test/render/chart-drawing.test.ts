import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../src/model/figures.ts'
import { BOUNDS } from '../../src/model/source.ts'
import { drawFigure, scaleOf, ticksOf } from '../../src/render/chart-drawing.ts'

const figures = fc.array(
  fc.record({
    value: fc.oneof(
      fc.nat(),
      fc.nat({ max: 10 }),
      fc.nat({ max: 10_000 }).map((number) => number / 100),
    ),
    bound: fc.constantFrom(...BOUNDS),
  }),
  { minLength: 1, maxLength: 6 },
)
const direction = fc.constantFrom('ltr' as const, 'rtl' as const)

/** All places of a drawing along its width. */
const placesIn = (html: string) =>
  [...html.matchAll(/\bx[12]?="([-\d.e]+)%"/g)].map(([, at]) => Number(at))

describe('the scale of a panel', () => {
  it('should begin at zero, on the side where reading starts', () => {
    fc.assert(
      fc.property(figures, direction, (all, dir) => {
        const scale = scaleOf(all, dir)
        expect(scale.domain()[0]).toBe(0)
        expect(scale(0)).toBe(dir === 'ltr' ? 0 : 100)
        expect(ticksOf(scale, all)[0]).toBe(0)
      }),
    )
  })

  it('should hold every mark, and whatever an “about” may mean', () => {
    fc.assert(
      fc.property(figures, direction, (all, dir) => {
        const scale = scaleOf(all, dir)
        const [, last = 0] = scale.domain()
        for (const figure of all) {
          const ends = [figure.value, ...valuesOf(figure)].filter(Number.isFinite)
          expect(Math.max(...ends)).toBeLessThanOrEqual(last)
          for (const at of placesIn(drawFigure(figure, scale, ticksOf(scale, all)).toString())) {
            expect(at).toBeGreaterThanOrEqual(0)
            expect(at).toBeLessThanOrEqual(100)
          }
        }
      }),
    )
  })

  it('should name few values, and no halves of what is counted in whole things', () => {
    fc.assert(
      fc.property(figures, direction, (all, dir) => {
        const ticks = ticksOf(scaleOf(all, dir), all)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThan(12)
        if (all.every(({ value }) => Number.isInteger(value))) {
          expect(ticks.every(Number.isInteger)).toBe(true)
        }
      }),
    )
  })

  it('should place greater values further from zero', () => {
    fc.assert(
      fc.property(figures, direction, (all, dir) => {
        const scale = scaleOf(all, dir)
        const sorted = all.map(({ value }) => value).toSorted((a, b) => a - b)
        const away = sorted.map((value) => Math.abs(scale(value) - scale(0)))
        expect(away).toEqual(away.toSorted((a, b) => a - b))
      }),
    )
  })
})
