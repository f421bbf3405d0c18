import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FigureNote, Population } from '../../src/model/editor.ts'
import {
  BOUNDS,
  type Bound,
  type Claim,
  type Figure,
  type HealthEntry,
  type Source,
} from '../../src/model/source.ts'
import { checkPopulations } from '../../src/verify/wholes.ts'
import { Findings } from '../support/findings.ts'

/** `crews` within `fleet` within `port`; `port` and `market` are apart. */
const POPULATIONS: readonly Population[] = [
  { id: 'port', label: { en: 'the port' } },
  { id: 'fleet', label: { en: 'the fleet' }, within: 'port' },
  { id: 'crews', label: { en: 'the crews' }, within: 'fleet' },
  { id: 'market', label: { en: 'the market' } },
]

const WIDER: Readonly<Record<string, readonly string[]>> = {
  port: [],
  fleet: ['port'],
  crews: ['fleet', 'port'],
  market: [],
}

const PLACE = { path: 'notes/diary.md', line: 12, column: 1 }

function figure(value: number, more: Partial<Figure> = {}): Figure {
  return { measure: 'sick', value, bound: 'exact', words: { en: `${value} people` }, ...more }
}

/** A source of one claim that says some figures. */
function sourceOf(id: string, figures: readonly Figure[], health: readonly HealthEntry[] = []) {
  const claim = { id: `${id}-claim`, figures, status: 'final', place: PLACE } as Partial<Claim>
  return { id, path: PLACE.path, health, claims: [claim] } as unknown as Source
}

function found(sources: readonly Source[], figureNotes: readonly Partial<FigureNote>[] = []) {
  const findings = new Findings()
  const editor = { populations: POPULATIONS, figureNotes: figureNotes as FigureNote[] }
  checkPopulations(sources, editor, findings)
  return findings.list()
}

/** Two sources, of which the second says that no more than 50 are sick in the whole port. */
const beside = (part: Figure, whole = figure(50, { bound: 'at-most', population: 'port' })) => [
  sourceOf('diary', [part]),
  sourceOf('harbour', [whole]),
]

const TOO_MANY = figure(60, { bound: 'at-least', population: 'crews' })

describe('a figure above the most that is said of a wider population', () => {
  it('should be told at its claim, with both', () => {
    const [finding, ...others] = found(beside(TOO_MANY))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ ruleId: 'figure-above-whole', line: PLACE.line })
    expect(String(finding)).toMatch(/“60 people” in `diary-claim`.*`crews`/)
    expect(finding?.expected?.join()).toMatch(/“50 people” of `port` \(harbour-claim\)/)
  })

  it.each([
    ['the wider one is the one that is greater', figure(40, { population: 'crews' })],
    ['neither is part of the other', figure(60, { population: 'market' })],
    ['no population is said', figure(60)],
    ['another measure is counted', figure(60, { population: 'crews', measure: 'well' })],
    ['at most so many are counted', figure(60, { population: 'crews', bound: 'at-most' })],
    ['it is a share', figure(60, { population: 'crews', words: { en: '60 per cent' } })],
    ['it is a share of a whole', figure(60, { population: 'crews', shareOf: 'all' })],
  ])('should not be told where %s', (_, part) => {
    expect(found(beside(part))).toEqual([])
  })

  it('should not be told where the times differ, and be told where one is not stated', () => {
    const whole = figure(50, { population: 'port', period: '2018' })
    const of = (period: string) => figure(60, { population: 'crews', period })
    expect(found(beside(of('2019'), whole))).toEqual([])
    expect(found(beside(of('2018/2019'), whole))).toEqual([])
    expect(found(beside(of('2018'), whole))).toHaveLength(1)
    expect(found(beside(TOO_MANY, whole))).toHaveLength(1)
  })

  it('should be in order where the editor explains both, or a note declares one an error', () => {
    const [part, whole] = ['diary-claim', 'harbour-claim']
    const note = (claims: string[], measure = 'sick') => [{ measure, claims }]
    expect(found(beside(TOO_MANY), note([part, whole]))).toEqual([])
    expect(found(beside(TOO_MANY), note([part]))).toHaveLength(1)
    expect(found(beside(TOO_MANY), note([part, whole], 'well'))).toHaveLength(1)
    const error = { kind: 'error', claims: [whole] } as unknown as HealthEntry
    const [diary, harbour] = beside(TOO_MANY)
    const declared = { ...harbour, health: [error] } as Source
    expect(found([diary as Source, declared])).toEqual([])
  })

  it('should be told exactly where no two numbers satisfy both', () => {
    const anyFigure = fc.record({
      value: fc.integer({ min: 1, max: 9 }).map((tens) => tens * 10),
      bound: fc.constantFrom(...BOUNDS),
      population: fc.constantFrom(...POPULATIONS.map(({ id }) => id)),
    })
    const numbers = Array.from({ length: 131 }, (_, number) => number)
    // What each word means, said once more and apart from the code that is tested.
    const mayBe = ({ value, bound }: { value: number; bound: Bound }, number: number) =>
      ({
        exact: number === value,
        'more-than': number >= value,
        'at-least': number >= value,
        'less-than': number <= value,
        'at-most': number <= value,
        about: Math.abs(number - value) * 10 <= value,
      })[bound]
    fc.assert(
      fc.property(anyFigure, anyFigure, (a, b) => {
        const canBoth = (part: typeof a, whole: typeof a) =>
          !WIDER[part.population]?.includes(whole.population) ||
          numbers.some(
            (number) =>
              mayBe(part, number) && numbers.some((all) => all >= number && mayBe(whole, all)),
          )
        const told = found([sourceOf('a', [figure(0, a)]), sourceOf('b', [figure(0, b)])])
        expect(told.length).toBe(canBoth(a, b) && canBoth(b, a) ? 0 : 1)
      }),
      { numRuns: 500 },
    )
  })
})
