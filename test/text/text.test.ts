import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInWords } from '../../src/languages/dates.ts'
import { paragraphsInWords } from '../../src/languages/locators.ts'
import { formatLocator } from '../../src/model/source.ts'
import { byTime, isDateOrInterval, parseDate, timeSpan } from '../../src/text/dates.ts'
import { bidiControls, decode } from '../../src/text/decode.ts'
import { joinLocators, locatorsMeet, parseLocator } from '../../src/text/locator.ts'
import { paragraphsOf } from '../../src/text/paragraphs.ts'

const range = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(20))
  .map(([from, more]) => ({ from, to: from + more }))

function members(ranges: readonly { from: number; to: number }[]): number[] {
  const all = ranges.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
  return [...new Set(all)].sort((a, b) => a - b)
}

describe('a locator', () => {
  it('should be read with either comma and either dash', () => {
    expect(parseLocator('3, 7-8')).toEqual([
      { from: 3, to: 3 },
      { from: 7, to: 8 },
    ])
    expect(parseLocator('3،7–8')).toEqual(parseLocator('3, 7-8'))
  })

  it('should be refused where it is none', () => {
    for (const text of ['', 'five', '0', '3-2', '3,,4', '-3', '3-', '3.5']) {
      expect(parseLocator(text), text).toBeUndefined()
    }
  })

  it('should keep its paragraphs, whatever is written down and read again', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 8 }), (ranges) => {
        const joined = joinLocators([ranges])
        expect(members(joined)).toEqual(members(ranges))
        expect(parseLocator(formatLocator(joined))).toEqual(joined)
        for (const [index, { from }] of joined.entries()) {
          if (index > 0) expect(from).toBeGreaterThan((joined[index - 1]?.to ?? 0) + 1)
        }
      }),
    )
  })

  it('should meet another exactly where they share a paragraph', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), fc.array(range, { maxLength: 4 }), (a, b) => {
        const shared = members(a).some((paragraph) => members(b).includes(paragraph))
        expect(locatorsMeet(a, b)).toBe(shared)
      }),
    )
  })

  it('should be told in words, in Arabic with the dual', () => {
    const words = (text: string) =>
      (['en', 'ar'] as const).map((language) =>
        paragraphsInWords(parseLocator(text) ?? [], language),
      )
    expect(words('3')).toEqual(['para. 3', 'الفقرة 3'])
    expect(words('3-4')).toEqual(['paras 3–4', 'الفقرتان 3 و4'])
    expect(words('3, 9')).toEqual(['paras 3 and 9', 'الفقرتان 3 و9'])
    expect(words('3, 5, 7-8')).toEqual(['paras 3, 5 and 7–8', 'الفقرات 3 و5 و7–8'])
  })
})

describe('a date', () => {
  it('should be as exact as it is known', () => {
    expect(parseDate('2019')).toEqual({ year: 2019 })
    expect(parseDate('2019-04')).toEqual({ year: 2019, month: 4 })
    expect(parseDate('2020-02-29')).toEqual({ year: 2020, month: 2, day: 29 })
    for (const text of ['2019-02-29', '2019-13', '19', 'spring', '2019-4']) {
      expect(parseDate(text), text).toBeUndefined()
    }
  })

  it('should be an interval only where it runs forward', () => {
    expect(['2019/2021', '2019-04/2019-05', '2019/..'].every(isDateOrInterval)).toBe(true)
    expect(
      ['2021/2019', '2019/', '/2019', '2019/2020/2021', '../2019'].some(isDateOrInterval),
    ).toBe(false)
  })

  it('should stand among others by its beginning, a year after its months and a month after its days', () => {
    const spans = [
      '2013',
      '2014-11-20',
      '2014-11',
      '2014-12/2015-02',
      '2014',
      '2014/2015',
      '2014/..',
      '2015',
    ]
    const ordered = (texts: readonly string[]) =>
      texts.toSorted((a, b) => byTime(timeSpan(a), timeSpan(b)))
    fc.assert(
      fc.property(fc.shuffledSubarray(spans, { minLength: spans.length }), (texts) => {
        expect(ordered(texts)).toEqual(spans)
      }),
    )
  })

  it('should come first in its year where that is asked for', () => {
    const order = (a: string, b: string) => byTime(timeSpan(a, true), timeSpan(b))
    expect(order('2014', '2014-01-01')).toBe(-1)
    expect(order('2014-11', '2014-11-01')).toBe(-1)
    expect(order('2014', '2013')).toBe(1)
    expect(order('2014-11-20', '2014-11-20')).toBe(0)
  })

  it('should be told in words, in Arabic with both names of the month', () => {
    expect(dateInWords('2014-11-20', 'en')).toBe('20 November 2014')
    expect(dateInWords('2014-11-20', 'ar')).toBe('20 تشرين الثاني/نوفمبر 2014')
    expect(dateInWords('2019/2021', 'ar')).toBe('2019–2021')
    expect(dateInWords('2019/..', 'en')).toBe('since 2019')
    expect(dateInWords('2019/..', 'ar')).toBe('منذ 2019')
  })
})

describe('an encoding', () => {
  const text = 'ميناء: harbour\nسطر ثان\n'

  it('should be told by the mark, by the zero bytes or by what is no UTF-8', () => {
    const utf16 = Buffer.from(text, 'utf16le')
    expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' })
    expect(decode(Buffer.from(`\uFEFF${text}`))).toEqual({ text, encoding: 'utf-8' })
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))).toEqual({
      text,
      encoding: 'utf-16le',
    })
    expect(decode(utf16)).toEqual({ text, encoding: 'utf-16le' })
    expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]))).toEqual(
      {
        text,
        encoding: 'utf-16be',
      },
    )
    // «ميناء» in windows-1256.
    expect(decode(Buffer.from([0xe3, 0xed, 0xe4, 0xc7, 0xc1]))).toEqual({
      text: 'ميناء',
      encoding: 'windows-1256',
    })
  })

  it('should leave no other line end than one', () => {
    expect(decode(Buffer.from('a\r\nb\rc')).text).toBe('a\nb\nc')
  })
})

describe('an invisible direction mark', () => {
  it('should be found at its place', () => {
    expect(bidiControls('one\ntw\u202eo\u200f')).toEqual([
      { codePoint: 'U+202E', line: 2, column: 3 },
      { codePoint: 'U+200F', line: 2, column: 5 },
    ])
    // The joiners shape letters; they are no direction marks.
    expect(bidiControls('می\u200cخواهم')).toEqual([])
  })
})

describe('the paragraphs of an original', () => {
  it('should be its lines that are not empty, spaces of any kind being nothing', () => {
    expect(paragraphsOf('\n\nأ\n \u00a0\t\n\u3000\nب\r\nج')).toEqual(['أ', 'ب', 'ج'])
  })
})
