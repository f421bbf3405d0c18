import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInWords } from '../../../src/languages/dates.ts'
import { quantitiesIn } from '../../../src/languages/quantities.ts'
import { asWritten } from './as-written.ts'
import { type FrenchStyle, inFrench } from './french-written-out.ts'
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

const frenchStyle: fc.Arbitrary<FrenchStyle> = fc.record({
  hyphens: fc.constantFrom('standard', '1990', 'none'),
  tens: fc.constantFrom('fr', 'be', 'ch'),
  feminine: fc.boolean(),
})

const languages = ['en', 'ar', 'fr']

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

  it('should be read back in French, in France, Belgium and Switzerland, in every spelling', () => {
    fc.assert(
      fc.property(number, frenchStyle, (value, style) => {
        expect(valuesOf(`Ils étaient ${inFrench(value, style)}.`, 'fr')).toEqual([value])
        expect(valuesOf(`Plus d’${inFrench(value, style)}.`, 'fr')).toEqual([value])
      }),
      { numRuns: 3000 },
    )
  })

  it('should be read back one by one up to two thousand, and each thousand, in French', () => {
    const styles: readonly FrenchStyle[] = [
      { hyphens: 'standard', tens: 'fr', feminine: false },
      { hyphens: '1990', tens: 'fr', feminine: true },
      { hyphens: 'none', tens: 'be', feminine: false },
      { hyphens: 'standard', tens: 'ch', feminine: true },
    ]
    for (const style of styles) {
      for (let value = 1; value <= 2000; value += 1) {
        expect(valuesOf(inFrench(value, style), 'fr')).toEqual([value])
      }
      for (let value = 1; value < 1000; value += 1) {
        const thousands = value * 1000 + ((value * 7) % 1000)
        expect(valuesOf(inFrench(thousands, style), 'fr')).toEqual([thousands])
      }
    }
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
        const french = [
          value.toLocaleString('fr-FR'),
          value.toLocaleString('fr-CH'),
          value.toLocaleString('de-DE'),
        ]
        for (const text of french) expect(valuesOf(`${text} personnes`, 'fr')).toEqual([value])
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
      { numRuns: 2000, examples: [['عشرون ونصف الساعة 5', 'ar']] },
    )
  })
})

describe('decimals', () => {
  it('should be told from groups by the language of the text, not by its script', () => {
    const decimals = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99 }))
    fc.assert(
      fc.property(decimals, ([whole, hundredths]) => {
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`)
        const digits = { minimumFractionDigits: 2 }
        const english = `${value.toLocaleString('en-GB', digits)} per cent`
        const french = [
          `${value.toLocaleString('fr-FR', digits)} pour cent`,
          `${value.toLocaleString('de-DE', digits)} %`,
        ]
        expect(valuesOf(english, 'en')).toEqual([value])
        for (const text of french) expect(valuesOf(text, 'fr')).toEqual([value])
      }),
    )
    expect(valuesOf('1.234', 'en')).toEqual([1.234])
    expect(valuesOf('1.234', 'fr')).toEqual([1234])
    expect(valuesOf('1,234', 'en')).toEqual([1234])
    expect(valuesOf('1,234', 'fr')).toEqual([1.234])
    expect(valuesOf('1 234,567', 'fr')).toEqual([1234.567])
  })
})

describe('dates written out in French', () => {
  it('should be read back, in figures and in words, as the pack writes them and as writers do', () => {
    const day = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, frenchStyle, (date, style) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month = '', number = ''] = iso.split('-')
        const written = dateInWords(iso, 'fr')
        const name = written.split(' ')[1]
        const words =
          number === '01' ? 'premier' : inFrench(Number(number), { ...style, feminine: false })
        const texts = [
          `le ${written}`,
          `Le ${words} ${name} ${year}`,
          `au ${number}/${month}/${year}`,
          `depuis le ${Number(number)} ${name} ${year}`,
        ]
        for (const text of texts) {
          expect({ text, read: quantitiesIn(text, 'fr').map(asWritten) }).toEqual({
            text,
            read: [`date ${iso}`],
          })
        }
      }),
      { numRuns: 1000 },
    )
  })
})
