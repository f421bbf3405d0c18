import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relation, relationTo } from '../../src/merge/compare.ts'
import type { Bound, Figure } from '../../src/model/source.ts'

function figure(value: number, more: Partial<Figure> = {}): Figure {
  return {
    measure: 'passengers',
    value,
    bound: 'exact',
    words: { en: `${value}`, ar: `${value}` },
    ...more,
  }
}

const bounds: Bound[] = ['exact', 'at-least', 'about', 'at-most']

describe('two figures of one measure', () => {
  it.each([
    ['the same', figure(700), figure(700), 'agrees'],
    ['more than 700, and 700', figure(700, { bound: 'at-least' }), figure(700), 'compatible'],
    ['more than 700, and 650', figure(700, { bound: 'at-least' }), figure(650), 'differs'],
    ['about 300, and 310', figure(300, { bound: 'about' }), figure(310), 'compatible'],
    ['about 300, and 400', figure(300, { bound: 'about' }), figure(400), 'differs'],
    [
      'at most 30, and at least 40',
      figure(30, { bound: 'at-most' }),
      figure(40, { bound: 'at-least' }),
      'differs',
    ],
    [
      'of two years',
      figure(5, { period: '2018' }),
      figure(9, { period: '2019' }),
      'another-period',
    ],
    ['one without a year', figure(5, { period: '2018' }), figure(9), 'another-period'],
    [
      'at one year and one day of it',
      figure(5, { asOf: '2014' }),
      figure(6, { asOf: '2014-11-20' }),
      'differs',
    ],
    [
      'of two populations',
      figure(5, { population: 'women' }),
      figure(9, { population: 'men' }),
      'another-population',
    ],
    [
      'a count that ran on and grew',
      figure(700, { period: '2019/2021' }),
      figure(750, { period: '2019/..' }),
      'compatible',
    ],
    [
      'a count that ran on and shrank',
      figure(700, { period: '2019/2021' }),
      figure(650, { period: '2019/2022' }),
      'differs',
    ],
    [
      'a year and the years it is part of',
      figure(5, { period: '2019' }),
      figure(9, { period: '2019/2021' }),
      'another-period',
    ],
  ] as const)('should be told apart: %s', (_, a, b, expected) => {
    expect(relation(a, b)).toBe(expected)
  })

  it('should stand to each other the same from both sides', () => {
    const any = fc.record({
      value: fc.integer({ min: 1, max: 1000 }),
      bound: fc.constantFrom(...bounds),
      period: fc.constantFrom('2018', '2019', '2019/2020', '2019/2021', '2019/..'),
    })
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [one, other] = [figure(a.value, a), figure(b.value, b)]
        expect(relation(one, other)).toBe(relation(other, one))
      }),
    )
  })
})

describe('a figure among several', () => {
  it('should be set against the gravest of those it may be compared with', () => {
    const others = [figure(700), figure(900, { period: '2018' }), figure(710)]
    expect(relationTo(figure(700), others)).toBe('differs')
    expect(relationTo(figure(1, { period: '2017' }), others)).toBe('another-period')
    expect(relationTo(figure(700), [])).toBeUndefined()
  })
})
