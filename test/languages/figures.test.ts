import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureInWords } from '../../src/languages/figures.ts'
import { PACKS } from '../../src/languages/packs.ts'
import { quantitiesIn } from '../../src/languages/quantities.ts'
import { each } from '../../src/model/language.ts'
import { BOUNDS } from '../../src/model/source.ts'
import { figureAttributes, figureMark } from '../../src/project/figure-mark.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'
import { checkFigures } from '../../src/verify/translation/check.ts'

const LANGUAGES = PACKS.map(({ tag }) => tag)

/** A note with one claim, whose statements each say what is given and no more. */
function noteSaying(statements: Readonly<Record<string, string>>): string {
  const [first = '', ...others] = LANGUAGES
  const texts = (words: string) => JSON.stringify(each(LANGUAGES, () => words))
  return [
    ...['---', 'id: note', 'type: report', 'language: en', `title: ${texts('Title')}`],
    ...['author: not stated', 'container-title: not stated', 'issued: 2019'],
    ...['original: note.txt', 'text: original', 'origin: note', '---', '', '# Outcomes', ''],
    ...['::::claim{#claim topic=topic at="1"}', statements[first]],
    ...others.flatMap((language) => ['', `:::${language}`, statements[language], ':::']),
    ...['::::', ''],
  ].join('\n')
}

describe('a figure that is put into words', () => {
  it('should be read again as that value and bound, in every language there is a pack for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 0, max: 2_000_000_000 }),
          fc.integer({ min: 1, max: 2_100 }),
          fc.integer({ min: 1, max: 999_999 }).map((number) => number / 100),
        ),
        fc.constantFrom(...BOUNDS),
        fc.boolean(),
        fc.constantFrom('members', 'a measure', '"m" & n'),
        (value, bound, perCent, measure) => {
          const marks = each(LANGUAGES, (language) => {
            const words = figureInWords({ value, bound, perCent }, language)
            const carries = language === LANGUAGES[0]
            return `. ${figureMark(words, figureAttributes({ measure, value, bound }, carries))}.`
          })
          const bytes = new TextEncoder().encode(noteSaying(marks))
          const { value: read, findings } = collect((context) =>
            readNote('note.md', bytes, LANGUAGES, context),
          )
          expect(findings).toEqual([])
          expect(read.source?.claims[0]?.figures).toMatchObject([{ measure, value, bound }])
          const told = collect((context) => checkFigures(read.source ? [read.source] : [], context))
          expect(told.findings).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
  /** Numbers as articles write them: a mark in the language of a source keeps them so. */
  const WRITTEN: readonly (readonly [language: string, number: string, value: number])[] = [
    ['en', 'twelve', 12],
    ['en', 'seven hundred', 700],
    ['en', '1.5 million', 1_500_000],
    ['en', '40 per cent', 40],
    ['ar', '900 ألف', 900_000],
    ['ar', '٧٠٠', 700],
    ['ar', 'سبعمئة', 700],
    ['ar', 'خمسين', 50],
    ['ar', '12 مليون', 12_000_000],
    ['ar', '40 في المئة', 40],
    ['fr', 'vingt-et-un', 21],
    ['fr', '1,5 million', 1_500_000],
    ['fr', '48 250', 48_250],
    ['fr', '40 %', 40],
  ]

  it.each(WRITTEN)(
    'should be read so with a number as it was written: %s, %s',
    (language, number, value) => {
      for (const bound of BOUNDS) {
        const words = figureInWords({ value, bound, perCent: false, number }, language)
        const read = quantitiesIn(`: ${words}`, language)
        expect(read, words).toMatchObject([{ value, bounds: expect.arrayContaining([bound]) }])
      }
    },
  )
})
