import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FigureMarks, readFigure } from '../../../src/text/numbers/figures.ts'

/** The three ways of the marks: a point before decimals, a comma before them, and both for groups. */
const POINT: FigureMarks = { dot: 'decimal', comma: 'group', decimalCommaBefore: / ?%/y }
const COMMA: FigureMarks = { dot: 'group', comma: 'decimal' }
const EITHER: FigureMarks = { dot: 'group', comma: 'group' }

const read = (text: string, marks: FigureMarks) => {
  const { value, alternative, length } = readFigure(text, 0, marks) ?? {}
  return [text.slice(0, length), value, ...(alternative === undefined ? [] : [alternative])]
}

describe('a number in digits', () => {
  it('should have the marks of its language, and what they are elsewhere beside it', () => {
    expect(read('1.300', POINT)).toEqual(['1.300', 1.3, 1300])
    expect(read('1.300', COMMA)).toEqual(['1.300', 1300, 1.3])
    expect(read('1.300', EITHER)).toEqual(['1.300', 1300, 1.3])
    expect(read('1,300', POINT)).toEqual(['1,300', 1300])
    expect(read('1,300', COMMA)).toEqual(['1,300', 1.3, 1300])
    expect(read('1,300', EITHER)).toEqual(['1,300', 1300])
  })

  it('should be a decimal with a comma, or the first of a list where the language has none', () => {
    expect(read('2,5 x', COMMA)).toEqual(['2,5', 2.5])
    expect(read('0,125', COMMA)).toEqual(['0,125', 0.125])
    expect(read('2,5 x', EITHER)).toEqual(['2,5', 2.5])
    expect(read('2,5 x', POINT)).toEqual(['2', 2])
    expect(read('2,5 %', POINT)).toEqual(['2,5', 2.5])
    for (const marks of [POINT, COMMA, EITHER]) expect(read('2,5,7', marks)).toEqual(['2', 2])
  })

  it('should be read to its end with groups and decimals, whatever the language', () => {
    const groups = fc.array(fc.integer({ min: 100, max: 999 }), { minLength: 1, maxLength: 3 })
    const writing = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], [' ', '.'], ["'", '.'])
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        groups,
        fc.integer({ min: 1, max: 9 }),
        writing,
        fc.constantFrom(POINT, COMMA, EITHER),
        (first, rest, decimal, [group = '', point = ''], marks) => {
          const text = [first, ...rest].join(group) + point + decimal
          const value = Number(`${[first, ...rest].join('')}.${decimal}`)
          expect(read(text, marks)).toEqual([text, value])
        },
      ),
    )
  })
})
