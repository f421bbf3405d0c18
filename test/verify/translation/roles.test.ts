import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLURALS as ARABIC_PLURALS, WITH_DUAL } from '../../../src/languages/ar/numbers/nouns.ts'
import { PLURALS } from '../../../src/languages/en/numbers/nouns.ts'
import { compareStatements } from '../../../src/verify/translation/compare.ts'
import { worded } from './worded.ts'

const rules = (en: string, ar: string) =>
  compareStatements(worded(en), worded(ar)).map(({ rule }) => rule)

const number = fc.integer({ min: 11, max: 99 })

/** Two numbers or two things, one unlike the other. */
function two<T>(of: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> {
  return fc.tuple(of, of).filter(([a, b]) => a !== b)
}

/** English plural, Arabic noun as it is counted from eleven on. */
const NOUNS = [
  ['men', 'رجلًا'],
  ['women', 'امرأة'],
  ['soldiers', 'جنديًا'],
  ['judges', 'قاضيًا'],
  ['villages', 'قرية'],
  ['trucks', 'شاحنة'],
  ['schools', 'مدرسة'],
  ['boats', 'قاربًا'],
] as const

const UNITS = [
  ['hours', 'ساعة'],
  ['days', 'يومًا'],
  ['weeks', 'أسبوعًا'],
  ['months', 'شهرًا'],
  ['years', 'عامًا'],
  ['decades', 'عقدًا'],
] as const

const MONEY = [
  ['dollars', 'دولارًا'],
  ['euros', 'يورو'],
  ['dinars', 'دينارًا'],
  ['riyals', 'ريالًا'],
  ['roubles', 'روبلًا'],
  ['tenge', 'تنغي'],
] as const

const HEDGES = [
  ['more than', 'أكثر من'],
  ['about', 'نحو'],
  ['at most', 'على الأكثر'],
  ['fewer than', 'أقل من'],
] as const

describe('the place of a number', () => {
  it('should be told by the noun that it counts', () => {
    fc.assert(
      fc.property(two(number), two(fc.constantFrom(...NOUNS)), ([a, b], [x, y]) => {
        const en = `They counted ${a} ${x[0]} and ${b} ${y[0]}.`
        const ar = (first: number, second: number) => `أحصوا ${first} ${x[1]} و${second} ${y[1]}.`
        expect(rules(en, ar(a, b))).toEqual([])
        expect(rules(en, ar(b, a))).toEqual(['numbers-exchanged'])
        // The order of the list is free.
        expect(rules(en, `أحصوا ${b} ${y[1]} و${a} ${x[1]}.`)).toEqual([])
      }),
    )
  })

  it('should be told by “from” and “to”, and by “of”', () => {
    fc.assert(
      fc.property(two(number), ([a, b]) => {
        const en = `The share went from ${a} to ${b} per cent.`
        expect(rules(en, `انتقلت النسبة من ${a} إلى ${b} في المئة.`)).toEqual([])
        expect(rules(en, `انتقلت النسبة من ${b} إلى ${a} في المئة.`)).toEqual(['numbers-exchanged'])
        const [few, all] = a < b ? [a, b] : [b, a]
        const seats = `They hold ${few} of ${all} seats.`
        expect(rules(seats, `لهم ${few} من أصل ${all} مقعدًا.`)).toEqual([])
        expect(rules(seats, `لهم ${all} من أصل ${few} مقعدًا.`)).toEqual(['numbers-exchanged'])
      }),
    )
  })
})

describe('what a number counts', () => {
  it.each([
    ['units of time', UNITS],
    ['money', MONEY],
  ])('should be compared: %s', (_, table) => {
    fc.assert(
      fc.property(number, two(fc.constantFrom(...table)), (value, [x, y]) => {
        const en = `They gave ${value} ${x[0]}.`
        expect(rules(en, `أعطوا ${value} ${x[1]}.`)).toEqual([])
        expect(rules(en, `أعطوا ${value} ${y[1]}.`)).toEqual(['number-differs'])
      }),
    )
  })

  it('should be compared: percentage points and per cent', () => {
    fc.assert(
      fc.property(number, (value) => {
        const en = `It fell by ${value} percentage points.`
        expect(rules(en, `تراجع بمقدار ${value} نقطة مئوية.`)).toEqual([])
        expect(rules(en, `تراجع بمقدار ${value} في المئة.`)).toEqual(['number-differs'])
      }),
    )
  })
})

describe('a sign, a half of the day and a hedge', () => {
  it('should be found where one language lacks the sign', () => {
    const minus = fc.constantFrom('−', '-', 'minus ')
    const arabicMinus = fc.constantFrom('سالب ', '−', '-')
    fc.assert(
      fc.property(number, minus, arabicMinus, (value, en, ar) => {
        expect(rules(`It was ${en}${value} degrees.`, `بلغ ${ar}${value} درجة.`)).toEqual([])
        expect(rules(`It was ${value} degrees.`, `بلغ ${value} درجة تحت الصفر.`)).toHaveLength(1)
        expect(rules(`It was ${en}${value} degrees.`, `بلغ ${value} درجة.`)).toHaveLength(1)
        expect(rules(`It was ${value} degrees.`, `بلغ ${ar}${value} درجة.`)).toHaveLength(1)
      }),
    )
  })

  it('should be found where morning stands for evening, in twelve hours or in twenty-four', () => {
    const hour = fc.integer({ min: 1, max: 11 })
    fc.assert(
      fc.property(hour, fc.integer({ min: 10, max: 59 }), (h, m) => {
        const morning = `في الساعة ${h}:${m} صباحًا`
        const evening = `في الساعة ${h}:${m} مساءً`
        expect(rules(`At ${h}:${m} a.m.`, morning)).toEqual([])
        expect(rules(`At ${h}:${m} p.m.`, evening)).toEqual([])
        expect(rules(`At ${h + 12}:${m}.`, evening)).toEqual([])
        expect(rules(`At ${h}:${m} a.m.`, evening)).toEqual(['number-differs'])
        expect(rules(`At ${h + 12}:${m}.`, morning)).toEqual(['number-differs'])
      }),
    )
  })

  it('should be found where one language has a hedge, and where each has another', () => {
    fc.assert(
      fc.property(number, two(fc.constantFrom(...HEDGES)), (value, [x, y]) => {
        const en = `There were ${x[0]} ${value} people.`
        expect(rules(en, `كانوا ${x[1]} ${value} شخصًا.`)).toEqual([])
        expect(rules(en, `كانوا ${value} شخصًا.`)).toEqual(['hedge-differs'])
        const alike = x[0].startsWith('fewer') && y[0] === 'at most'
        const turned = y[0].startsWith('fewer') && x[0] === 'at most'
        if (alike || turned) return
        expect(rules(en, `كانوا ${y[1]} ${value} شخصًا.`)).toEqual(['hedge-differs'])
      }),
    )
  })
})

describe('a dual', () => {
  const nouns = WITH_DUAL.flatMap(({ singular, persons, ids }) =>
    ids.flatMap((id) => {
      const plural = [...PLURALS].find(([, meant]) => meant.length === 1 && meant[0] === id)?.[0]
      return plural === undefined ? [] : [{ plural, singular, persons }]
    }),
  )

  it('should tell two of the noun that is counted, whatever else ends as it does', () => {
    for (const { plural, singular, persons } of nouns) {
      // «طالبان» is the movement.
      if (singular === 'طالب') continue
      const dual = `${singular.replace(/ه$/, 'ت')}${persons ? 'ان' : 'ين'}`
      const en = `Two ${plural} were seen in Lebanon.`
      expect({ plural, dual, found: rules(en, `شوهد ${dual} في لبنان.`) }).toEqual({
        plural,
        dual,
        found: [],
      })
      expect({ plural, singular, found: rules(en, `شوهد ${singular} في لبنان.`) }).toEqual({
        plural,
        singular,
        found: ['number-differs'],
      })
    }
  })

  it('should be of nouns that both languages know', () => {
    expect(nouns.length).toBeGreaterThan(200)
    const known = new Set([...PLURALS.values()].flat())
    expect(
      [...new Set([...ARABIC_PLURALS.values()].flat())].filter((id) => !known.has(id)),
    ).toEqual([])
  })
})
