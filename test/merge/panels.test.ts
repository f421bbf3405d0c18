import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelsOf } from '../../src/merge/figures.ts'
import type { ComparedFigure } from '../../src/model/brief.ts'
import { BOUNDS } from '../../src/model/source.ts'

const words = { en: 'so many', ar: 'كذا' }
const measures = ['ferries', 'boats'].map((id) => ({ id, label: words, unit: words }))

const figure = (measure: string) =>
  fc
    .record({
      value: fc.nat(),
      bound: fc.constantFrom(...BOUNDS),
      population: fc.constantFrom(undefined, 'islanders', 'sailors', 'guests'),
    })
    .map(
      ({ population, ...rest }): ComparedFigure => ({
        figure: { measure, words, ...rest, ...(population !== undefined && { population }) },
        claim: 'claim',
        citations: [],
      }),
    )

const comparisons = fc.tuple(
  ...measures.map((measure) =>
    fc.array(figure(measure.id), { maxLength: 8 }).map((figures) => ({ measure, figures })),
  ),
)

describe('the panels of a chart', () => {
  it('should never hold figures of different measures or populations', () => {
    fc.assert(
      fc.property(comparisons, (all) => {
        for (const { measure, population, figures } of all.flatMap(panelsOf)) {
          expect(figures.length).toBeGreaterThan(0)
          for (const { figure } of figures) {
            expect(figure.measure).toBe(measure.id)
            expect(figure.population).toBe(population)
          }
        }
      }),
    )
  })

  it('should hold every figure once, and no two panels the same', () => {
    fc.assert(
      fc.property(comparisons, (all) => {
        const panels = all.flatMap(panelsOf)
        expect(new Set(panels.flatMap(({ figures }) => figures))).toEqual(
          new Set(all.flatMap(({ figures }) => figures)),
        )
        expect(panels.flatMap(({ figures }) => figures)).toHaveLength(
          all.flatMap(({ figures }) => figures).length,
        )
        const kinds = panels.map(({ measure, population }) => `${measure.id} ${population}`)
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
    )
  })
})
