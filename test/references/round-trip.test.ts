import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBib, writeBib } from '../../src/references/bib.ts'
import { inOneLine, type ReadReference, type Reference } from '../../src/references/reference.ts'
import { readRis, writeRis } from '../../src/references/ris.ts'

/** Words and signs of both scripts, and all that LaTeX, RIS and JSON take for something else. */
const PIECES = [
  ...['المرفأ', 'بعد', 'العاصفة،', '«وزارة»', 'Ministry', 'Sörensen', 'a', 'A', 'and', 'others'],
  ...['{', '}', '{}', '\\', '%', '#', '&', '_', '~', '^', '$', '"', "'", "''", '``', '`', '-'],
  ...[
    '--',
    '---',
    '?`',
    '!`',
    '[',
    ']',
    ',',
    '،',
    ';',
    ':',
    '=',
    '@',
    '<',
    '>',
    '|',
    '/',
    '(',
    ')',
  ],
  ...['ER  - ', 'TY  - X', '@article{x,', '\\textbf{x}', '\\"o', '…', '–', '№', '𝔸', 'ﷺ'],
]

const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES, ' ') },
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((pieces) => inOneLine(pieces.join('').replace(/[\p{Cc}\uFEFF]/gu, ' ')).normalize('NFC'))
  .filter((each) => each !== '')

const name = text.filter((each) => each !== 'others' && !/^,|,$/.test(each))

const issued = fc.oneof(
  fc.integer({ min: 1500, max: 2100 }).map(String),
  fc.constantFrom('2019-04', '2020-02-29', '1999-12-31'),
)

const TYPES = [
  ...['article-magazine', 'article-newspaper', 'article-journal', 'article', 'webpage', 'post'],
  ...['report', 'book', 'chapter', 'document', 'interview', 'speech', 'thesis', 'broadcast'],
  ...['classic', 'event', 'review-book', 'regulation', 'treaty', 'personal_communication'],
]

const reference: fc.Arbitrary<Reference> = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}$/),
    type: fc.constantFrom(...TYPES),
    language: fc.constantFrom('ar', 'ar-LB', 'en', 'en-US', 'fr', 'ps', 'zh-Hant', 'und'),
    title: text,
    translatedTitle: text.filter((each) => !each.endsWith(']')),
    titleShort: text,
    author: fc.array(name, { minLength: 1, maxLength: 3 }),
    translator: fc.array(name, { minLength: 1, maxLength: 2 }),
    containerTitle: text,
    issued,
    URL: fc
      .webUrl({ withQueryParameters: true, withFragments: true })
      .map((url) => url.replaceAll('$', '%24')),
  },
  { requiredKeys: ['id', 'type'] },
)

const some = fc.array(reference, { maxLength: 4 })

/** What was read, without what only reading knows. */
function bare(read: readonly ReadReference[]): Reference[] {
  return read.map(({ line, notices, DOI, ...own }) => {
    expect(notices).toEqual([])
    return own
  })
}

describe('references', () => {
  it('should be the same after they were written as biblatex and read', () => {
    fc.assert(
      fc.property(some, (written) => {
        expect(bare(readBib(writeBib(written)))).toEqual(written)
      }),
      { numRuns: 1000 },
    )
  })

  it('should be the same after they were written as RIS and read', () => {
    fc.assert(
      fc.property(some, (written) => {
        expect(bare(readRis(writeRis(written)))).toEqual(written)
      }),
      { numRuns: 1000 },
    )
  })

  it('should be read of biblatex by another program as they are', () => {
    fc.assert(
      fc.property(some, (written) => {
        const { entries, errors } = parse(writeBib(written))
        expect(errors).toEqual([])
        // What stands in braces keeps its capitals there.
        const plain = (title: string | undefined) =>
          title?.replace(/<span class="nocase">|<\/span>/g, '')
        expect(
          entries.map(({ key, fields }) => [key, plain(fields.title), fields.date, fields.url]),
        ).toEqual(written.map(({ id, title, issued, URL }) => [id, title, issued, URL]))
      }),
    )
  })
})
