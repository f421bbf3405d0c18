import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareStatements } from '../../../src/verify/translation/compare.ts'
import { harmless } from '../../languages/numbers/mutations.ts'
import { rowsOf } from '../../languages/numbers/table.ts'
import { worded } from './worded.ts'

const agree = rowsOf(new URL('./pairs/agree.tsv', import.meta.url))
const differ = rowsOf(new URL('./pairs/differ.tsv', import.meta.url))

function differences(en: string, ar: string): string[] {
  return compareStatements(worded(en), worded(ar))
    .map(({ rule, problem }) => `${rule} ${problem}`)
    .sort()
}

describe('pairs that agree', () => {
  it.each(agree)('should pass: agree.tsv line $line', ({ columns: [en = '', ar = ''] }) => {
    expect({ en, ar, found: differences(en, ar) }).toEqual({ en, ar, found: [] })
  })

  it.each(agree)(
    'should pass the other way round: line $line',
    ({ columns: [en = '', ar = ''] }) => {
      expect({ en, ar, found: differences(ar, en) }).toEqual({ en, ar, found: [] })
    },
  )
})

describe('pairs that differ', () => {
  it.each(differ)(
    'should be found: differ.tsv line $line',
    ({ columns: [en = '', ar = '', expected = ''] }) => {
      const found = expected.split('; ').sort()
      expect({ en, ar, found: differences(en, ar) }).toEqual({ en, ar, found })
    },
  )
})

describe('harmless changes', () => {
  it('should change no verdict', () => {
    const pairs = [...agree, ...differ].map(({ columns: [en = '', ar = ''] }) => ({ en, ar }))
    fc.assert(
      fc.property(fc.constantFrom(...pairs), harmless, ({ en, ar }, { change }) => {
        expect(differences(en, change(ar))).toEqual(differences(en, ar))
        expect(differences(change(en), ar)).toEqual(differences(en, ar))
      }),
      { numRuns: 4000 },
    )
  })
})

describe('harmful changes', () => {
  it('should all be found: one digit of one number, in either language', () => {
    let count = 0
    for (const { columns } of agree) {
      const [en = '', ar = ''] = columns
      for (const [text, other, flip] of [
        [en, ar, false],
        [ar, en, true],
      ] as const) {
        for (const changed of digitsChanged(text)) {
          // The Arabic nineties name no century.
          if (/^\d{3,4}s/.test(text.slice(changed.at))) continue
          // A number in a name, or of another calendar, that stands in one language alone.
          if (differences(withoutDigitsAround(text, changed.at), other).length === 0) continue
          count += 1
          const found = flip ? differences(other, changed.text) : differences(changed.text, other)
          expect({ changed: changed.text, other, found: found.length > 0 }).toEqual({
            changed: changed.text,
            other,
            found: true,
          })
        }
      }
    }
    expect(count).toBeGreaterThan(600)
  })
})

/** The text with each of its digits in turn another one. */
function digitsChanged(text: string): { text: string; at: number }[] {
  return [...text.matchAll(/\d/g)].flatMap(({ 0: digit, index }) =>
    [1, 4].map((step) => ({
      text: `${text.slice(0, index)}${(Number(digit) + step) % 10}${text.slice(index + 1)}`,
      at: index,
    })),
  )
}

/** The text without the number that a digit stands in: where nothing is missed, nothing was compared. */
function withoutDigitsAround(text: string, at: number): string {
  const start = text.slice(0, at).search(/[\d.,،٬٫]*$/)
  const length = /^[\d.,،٬٫]*\d/.exec(text.slice(at))?.[0].length ?? 1
  return text.slice(0, start) + text.slice(at + length)
}
