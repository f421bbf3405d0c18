import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameLine, lineIn } from '../../src/exchange/line.ts'
import { spliced } from '../../src/exchange/splice.ts'

const FIGURE =
  'About :figure[more than 700]{measure=m value=700} people *came* [home](https://x.org/a_b) in\n2019 \\[sic\\].'

describe('words that come back into a statement', () => {
  it.each([
    ['a number within the mark of a figure', 'more than 700', 'more than 750', 'more than 750]{'],
    ['a word behind it', '700 people', '700 persons', ']{measure=m value=700} persons *came*'],
    ['a word before it', 'About more', 'Nearly more', 'Nearly :figure[more than 700]{'],
    ['new words behind it', '700 people', '700 **young** people', 'value=700} **young** people'],
    ['how words look', '*came*', 'came', 'people came [home]'],
    ['the address of a link', 'a_b', 'a_c', '[home](https://x.org/a_c) in'],
    ['a link taken out', ' (https://x.org/a_b)', '', '*came* home in\n2019'],
    ['words at the end', '\\[sic\\].', '\\[sic\\], and later.', '2019 \\[sic\\], and later.'],
  ])('should be exchanged alone: %s', (_, from, to, expected) => {
    const printed = 'About more than 700 people *came* home (https://x.org/a_b) in 2019 \\[sic\\].'
    const words = printed.replace(from, to)
    expect(words).not.toBe(printed)
    expect(spliced(FIGURE, words, 'en')).toContain(expected)
  })

  it('should leave what is written as it is where an edition only writes it otherwise', () => {
    const written = 'عاد :figure[700]{measure=m} في نيسان/أبريل 2019.'
    expect(spliced(written, 'عاد ٧٠٠ في نيسان ٢٠١٩.', 'ar')).toBe(written)
    expect(spliced(written, 'عاد ٧٥٠ في أبريل ٢٠١٩ فقط.', 'ar')).toBe(
      'عاد :figure[750]{measure=m} في نيسان/أبريل 2019 فقط.',
    )
    expect(spliced('« 48 250 » : oui', '«\u202F48\u202F250\u202F»\u00A0: non', 'fr')).toBe(
      '« 48 250 » : non',
    )
  })

  it('should not be written where a mark would be lost, or stand around nothing', () => {
    for (const words of ['About people *came* home.', 'People came.', 'Nothing']) {
      expect(spliced(FIGURE, words, 'en')).toBeUndefined()
    }
  })

  it('should read as they came, whatever stood there and whatever came', () => {
    const word = fc.constantFrom(
      ...['the', 'quay', '*was*', '**shut**', '[here](https://x.org)', '12', '«so»', 'a_b', '`x`'],
      ...['\\*', '&amp;', 'l’eau', 'مرفأ', ':figure[5 men]{measure=m}', '(x)', 'end.', ':x'],
    )
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    const plain = fc
      .array(
        word.filter((each) => !each.startsWith(':figure')),
        { minLength: 1, maxLength: 8 },
      )
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(line, plain, (was, now) => {
        const made = spliced(was, now, 'en')
        const old = lineIn(was, 'en')
        if (made === undefined) expect(old.marks.length).toBeGreaterThan(0)
        else {
          expect(isSameLine(lineIn(made, 'en'), lineIn(now, 'en'))).toBe(true)
          expect(lineIn(made, 'en').marks.map(({ about }) => about)).toEqual(
            old.marks.map(({ about }) => about),
          )
        }
      }),
      { numRuns: 400 },
    )
  })
})
