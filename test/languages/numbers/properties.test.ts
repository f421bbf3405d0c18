import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantitiesIn } from '../../../src/languages/quantities.ts'
import { asWritten } from './as-written.ts'
import { harmless } from './mutations.ts'
import { rowsOf } from './table.ts'
import { type ArabicStyle, type EnglishStyle, inArabic, inEnglish } from './written-out.ts'

/** Small numbers and round ones as often as any others, for these are the ones that briefs print. */
const number = fc.oneof(
  fc.integer({ min: 1, max: 130 }),
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 1, max: 1e9 }),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(1e3, 1e6))
    .map(([count, scale]) => count * scale),
)

const arabicStyle: fc.Arbitrary<ArabicStyle> = fc.record({
  feminine: fc.boolean(),
  oblique: fc.boolean(),
  hundred: fc.constantFrom('مئة', 'مائة'),
  apart: fc.boolean(),
  plain: fc.boolean(),
  bareAlif: fc.boolean(),
})

const englishStyle: fc.Arbitrary<EnglishStyle> = fc.record({
  hyphen: fc.boolean(),
  and: fc.boolean(),
  article: fc.boolean(),
})

const languages = ['en', 'ar']

const cases = languages.flatMap((language) =>
  rowsOf(new URL(`./cases/${language}.tsv`, import.meta.url)).map(({ columns: [text = ''] }) => ({
    text,
    language,
  })),
)

function valuesOf(text: string, language: string): number[] {
  return quantitiesIn(text, language).map((quantity) =>
    quantity.kind === 'date' ? 0 : quantity.value,
  )
}

describe('numbers written out', () => {
  it('should be read back in Arabic, whatever gender, case and spelling', () => {
    fc.assert(
      fc.property(
        number,
        arabicStyle,
        fc.constantFrom('', 'و', 'ب', 'ل', 'ف'),
        (value, style, prefix) => {
          expect(valuesOf(`عددهم ${prefix}${inArabic(value, style)}.`, 'ar')).toEqual([value])
        },
      ),
      { numRuns: 4000 },
    )
  })

  it('should be read back in English', () => {
    fc.assert(
      fc.property(number, englishStyle, (value, style) => {
        expect(valuesOf(`there were ${inEnglish(value, style)}.`, 'en')).toEqual([value])
      }),
      { numRuns: 3000 },
    )
  })

  it('should be read back one by one up to two thousand', () => {
    const style: ArabicStyle = {
      feminine: false,
      oblique: true,
      hundred: 'مئة',
      apart: false,
      plain: false,
      bareAlif: false,
    }
    for (let value = 1; value <= 2000; value += 1) {
      expect(valuesOf(inArabic(value, style), 'ar')).toEqual([value])
      const other = inArabic(value, { ...style, feminine: true, oblique: false })
      expect(valuesOf(other, 'ar')).toEqual([value])
      const english = inEnglish(value, { hyphen: true, and: true, article: true })
      expect(valuesOf(english, 'en')).toEqual([value])
    }
  })

  it('should be the number that its figures are', () => {
    fc.assert(
      fc.property(number, arabicStyle, (value, style) => {
        const figures = [
          String(value),
          value.toLocaleString('en-GB'),
          value.toLocaleString('ar-EG-u-nu-arab'),
          value.toLocaleString('fr-FR'),
          value.toLocaleString('de-CH'),
        ]
        for (const text of figures) expect(valuesOf(`عاد ${text} شخص`, 'ar')).toEqual([value])
        expect(valuesOf(`عاد ${inArabic(value, style)} شخص`, 'ar')).toEqual([value])
      }),
    )
  })
})

describe('harmless changes', () => {
  it('should never change what is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), harmless, ({ text, language }, { change }) => {
        // A mark of thousands shows that a number is no year.
        const read = (written: string) =>
          quantitiesIn(written, language).map((quantity) =>
            asWritten(quantity).replace('year', 'count'),
          )
        expect(read(change(text))).toEqual(read(text))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('any text at all', () => {
  it('should be read without an error, in order and without overlap', () => {
    const word = fc.constantFrom(...cases.flatMap(({ text }) => text.split(' ')))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        fc.constantFrom(...languages),
        (text, language) => {
          let end = 0
          for (const quantity of quantitiesIn(text, language)) {
            expect(quantity.start).toBeGreaterThanOrEqual(end)
            expect(quantity.end).toBeGreaterThan(quantity.start)
            expect(quantity.end).toBeLessThanOrEqual(text.length)
            end = quantity.end
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
