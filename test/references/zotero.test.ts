import { readFileSync } from 'node:fs'
import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesFor } from '../../src/references/belongs.ts'
import { readReferences } from '../../src/references/read.ts'
import { UnreadableReferences } from '../../src/references/reference.ts'

const FORMS = ['zotero.json', 'zotero.bib', 'zotero-biblatex.bib', 'zotero.ris']

function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url))
}

const FERRIES = {
  id: 'haddad_ferries_2021',
  type: 'webpage',
  language: 'ar',
  title: 'عبّارات المرفأ تعود إلى العمل',
  titleShort: 'العبّارات تعود',
  author: ['سلمى حداد', 'هيئة الموانئ', 'Anneke van der Berg'],
  containerTitle: 'بوابة الساحل',
  issued: '2021-03-14',
  URL: 'https://www.example.org/news/2021/03/%D8%B9%D8%A8%D8%A7%D8%B1%D8%A7%D8%AA?id=7&lang=ar',
}

describe('an export of Zotero', () => {
  it.each(FORMS)('should be read as what it says: %s', (name) => {
    const [ferries, storm, survey, ...others] = readReferences(bytesOf(name))
    expect(others).toEqual([])
    expect(ferries).toEqual({ ...FERRIES, line: expect.any(Number), notices: [] })
    expect(storm).toMatchObject({
      type: name.endsWith('.bib') ? 'article-journal' : 'article-magazine',
      language: 'ar',
      title: 'حصيلة العاصفة: 40% من الأرصفة & المخازن',
      author: ['كريم ناجي'],
      translator: ['Hélène Ledoux'],
      containerTitle: 'مجلة الميناء',
      issued: '2019-04',
      notices: [],
    })
    expect(survey).toMatchObject({
      type: 'report',
      language: 'en-GB',
      title: 'Survey of the Quays: A _first_ Reading of 1,200 Answers',
      containerTitle: 'Harbour Board',
      issued: '2020',
      DOI: '10.1234/Quays.2020',
    })
    expect(survey).not.toHaveProperty('author')
  })

  it.each(FORMS.filter((name) => name.endsWith('.bib')))(
    'should be read as another program reads it: %s',
    (name) => {
      const text = new TextDecoder().decode(bytesOf(name))
      const { entries } = parse(text, { sentenceCase: false, english: false })
      const read = readReferences(bytesOf(name))
      expect(read.map(({ id, title }) => [id, title])).toEqual(
        entries.map(({ key, fields }) => [key, fields.title?.replace(/<[^>]*>/g, '')]),
      )
    },
  )

  it.each([
    [{ id: 'haddad-ferries-2021' }, 'haddad_ferries_2021'],
    [
      { url: 'http://example.org/news/2021/03/عبارات?id=7&lang=ar&utm_source=x#top' },
      'haddad_ferries_2021',
    ],
    [{ url: 'https://doi.org/10.1234/quays.2020' }, 'noauthor_survey_2020'],
    [
      { titles: ['حصيلة العاصفه ـ ٤٠٪ من الارصفة والمخازن', 'عبارات المرفأ تعود الى العمل!'] },
      'haddad_ferries_2021',
    ],
    [{ key: 'naji_storm_2019', titles: ['عبارات المرفأ تعود الى العمل!'] }, 'naji_storm_2019'],
    [{ url: 'https://example.org/news/2021/03/' }, undefined],
    [{ titles: ['', '…'] }, undefined],
    [{ key: 'naji' }, undefined],
  ])('should be told to belong to a source by id, address or title: %j', (known, key) => {
    for (const name of FORMS) {
      const wanted = { titles: [], alone: true, ...known }
      expect(entriesFor(readReferences(bytesOf(name)), wanted).map(({ id }) => id)).toEqual(
        key === undefined ? [] : [key],
      )
    }
  })
})

describe('a file of references that is broken', () => {
  it('should be read or refused with a place, wherever it was cut, doubled or changed', () => {
    const texts = FORMS.map((name) => new TextDecoder().decode(bytesOf(name)))
    const change = fc.tuple(
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom(
        '',
        '{',
        '}',
        '"',
        '\\',
        '@',
        ',',
        '#',
        '=',
        '[',
        'ER  - \n',
        '\0',
        '%',
        '\\"',
        'null',
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1 }),
        (text, changes) => {
          const broken = changes.reduce((now, [at, length, put]) => {
            const place = at % (now.length + 1)
            return now.slice(0, place) + put + now.slice(place + length)
          }, text)
          try {
            for (const { line } of readReferences(new TextEncoder().encode(broken))) {
              expect(line).toBeGreaterThan(0)
            }
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableReferences)
            const { line, column } = error as UnreadableReferences
            expect(line).toBeLessThanOrEqual(broken.split(/\r\n?|\n/).length)
            expect(column).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    [
      '@article{a,\n  title = {The {quay},\n  year = {2020}\n}\n\n@book{b,\n title={x}}\n',
      2,
      11,
      'opens `title` of the entry `a` here is closed by the end of the entry',
    ],
    [
      '@article{a,\n  title = {The quay}},\n  year = {2020}\n}\n',
      3,
      10,
      'stands outside of all entries: the one before it ended in line 2',
    ],
    ['@article{a,\n  title = "The {quay",\n  year = 2020\n}\n', 2, 11, 'never closed'],
    ['@article{a,\n  title = "The }quay",\n}\n', 2, 16, 'closes nothing'],
    ['@article{a,\n  title = {x}\n  year = {2020}\n}\n', 3, 3, 'a comma or the end of the entry'],
    ['@article{a,\n  title = {x},\n', 3, 1, 'The file ends within the entry `a`'],
    ['@article{\n  title = {x}}\n', 2, 9, 'a comma was to stand'],
    ['TY  - ELEC\r\nTI  - x\r\n', 3, 1, 'has no `ER`'],
    ['TY  - ELEC\r\nTI  - x\r\nTY  - BOOK\r\n', 3, 1, 'before the one of line 1'],
    ['TI  - x\r\nER  - \r\n', 1, 1, 'stands in no entry'],
    [
      '[{"id": "a", "type": "book"},\n {"id": "b", "type": 7}]',
      2,
      2,
      'Item 2 is no item of CSL-JSON (`type`',
    ],
    ['[{"id": "a", "type": "book",]', 1, 29, 'It is no JSON'],
    ['[3]', 1, 1, 'no item of CSL-JSON'],
    ['{"items": 3}', 1, 1, 'no item of CSL-JSON'],
    ['[]', 1, 1, 'no entry'],
    ['Notes on the quay', 1, 1, 'neither CSL-JSON nor BibTeX nor RIS'],
    ['', 1, 1, 'neither'],
  ])('should be told with its place: %j', (text, line, column, message) => {
    const read = () => readReferences(new TextEncoder().encode(text))
    expect(read).toThrow(UnreadableReferences)
    expect(read).toThrow(message)
    expect(read).toThrow(expect.objectContaining({ line, column }))
  })
})
