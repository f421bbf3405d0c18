import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInUrl, datesIn } from '../../../src/ingest/record/dates.ts'
import { personsIn, personsOfByline, translatorIn } from '../../../src/ingest/record/names.ts'
import { dateInWords } from '../../../src/languages/dates.ts'
import { PACKS } from '../../../src/languages/packs.ts'

describe('dates that a line states', () => {
  it.each([
    ['الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21', '2013-08-04'],
    ['٣ جويلية ٢٠٢٠', '2020-07-03'],
    ['15 كانون الثاني 2021', '2021-01-15'],
    ['4 غشت 2019', '2019-08-04'],
    ['تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً', '2020-04-24'],
    ['Nov. 20, 2019, 9:28 AM UTC', '2019-11-20'],
    ['Publié le 1er août 2020', '2020-08-01'],
    ['Freitag, 15. April 2016', '2016-04-15'],
    ['6 de mayo de 2014', '2014-05-06'],
    ['2020-06-03T03:01+0400', '2020-06-03'],
    ['17.03.2020 17:27', '2020-03-17'],
    ['مارس 2020', '2020-03'],
  ])('should be read as exactly as they are stated: %s', (line, value) => {
    expect(datesIn(line)[0]?.value).toBe(value)
  })

  it('should leave open what is open, and convert no calendar', () => {
    expect(datesIn('03/04/2020')).toEqual([{ value: '2020', doubtful: true }])
    expect(datesIn('تشرين 2019')).toEqual([{ value: '2019', doubtful: true }])
    expect(datesIn('12 جمادى الأولى 1441 هـ')).toEqual([])
    expect(datesIn('31 February 2020')).toEqual([])
    expect(datesIn('the year was a good one')).toEqual([])
  })

  it('should be those that were written, in each language and with either digits, as a law', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2090-12-31'),
      noInvalidDate: true,
    })
    const law = fc.property(day, fc.constantFrom(...PACKS), (date, { tag }) => {
      const value = date.toISOString().slice(0, 10)
      const words = dateInWords(value, tag)
      expect(datesIn(words)[0]?.value).toBe(value)
      expect(
        datesIn(words.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? ''))[0]?.value,
      ).toBe(value)
    })
    fc.assert(law, { numRuns: 150 })
  })

  it('should be found in an address', () => {
    expect(dateInUrl('https://paper.example/2014/05/18/title')).toBe('2014-05-18')
    expect(dateInUrl('https://paper.example/news/2020-06-03-1.38743')).toBe('2020-06-03')
    expect(dateInUrl('https://paper.example/article/825076')).toBeUndefined()
  })
})

describe('names of authors', () => {
  it.each([
    ['بقلم: سليم عبد الكريم', ['سليم عبد الكريم']],
    ['كتبت أسماء نصار', ['أسماء نصار']],
    ['By Anna Meier and Peter Lund', ['Anna Meier', 'Peter Lund']],
    ['Par Jean-Luc Moreau, AFP', ['Jean-Luc Moreau']],
    ['by LD', ['LD']],
    ['Anna Meier, Reuters', ['Anna Meier']],
    ['سليم عبد الكريم - وكالات', ['سليم عبد الكريم']],
  ])('should be persons: %s', (line, names) => {
    expect(personsIn(line, [])).toEqual(names)
  })

  it.each([
    'وكالات',
    'رويترز',
    'Reuters',
    'AFP',
    'سبوتنيك عربي',
    '(أبوظبي - البيان)',
    'Developed by Harbour Soft 2',
    'info@paper.example',
    'https://social.example/anna',
    'admin',
    'jdadmin',
    'The Harbour Post',
    'أخبار محلية',
    'هيئة التحرير',
    'كتب التاريخ تعود إلى المدارس',
    'By the numbers',
    '',
  ])('should be nobody where none is named: %s', (line) => {
    expect(personsIn(line, ['The Harbour Post', 'أخبار محلية'])).toEqual([])
  })

  it('should be told from a line that only begins alike', () => {
    expect(personsOfByline('كتب التاريخ تعود إلى المدارس', [])).toEqual([])
    expect(personsOfByline('By the end of the year', [])).toEqual([])
    expect(personsOfByline('Anna Meier', [])).toEqual([])
    expect(personsOfByline('حوار: هدى منصور', [])).toEqual(['هدى منصور'])
    expect(personsOfByline('متابعة : هدى منصور', [])).toEqual(['هدى منصور'])
    expect(personsOfByline('حوار وطني شامل', [])).toEqual([])
    expect(personsOfByline('Interview by Anna Meier', [])).toEqual(['Anna Meier'])
  })

  it('should be those of a translator where a notice says so', () => {
    expect(translatorIn('ترجمة: هدى منصور', [])).toBe('هدى منصور')
    expect(translatorIn('ترجمة وتحرير: هدى منصور', [])).toBe('هدى منصور')
    expect(translatorIn('Translated by Anna Meier', [])).toBe('Anna Meier')
    expect(translatorIn('ترجمة الكتاب إلى الإنجليزية', [])).toBeUndefined()
  })
})
