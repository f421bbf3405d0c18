import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packOf } from '../../../src/languages/packs.ts'
import type { Language } from '../../../src/model/language.ts'
import { STILL, TURNED } from '../../../src/text/axes.ts'
import { compareStatements } from '../../../src/verify/translation/compare.ts'
import { oppositionsBetween } from '../../../src/verify/translation/oppositions.ts'
import type { Wording } from '../../../src/verify/wording.ts'
import { harmless } from '../../languages/numbers/mutations.ts'
import { rowsOf } from '../../languages/numbers/table.ts'

function wordedIn(language: string, text: string): Wording {
  return { text, language: language as Language }
}

/** The pairs of a table: French beside English, and French beside Arabic. */
function pairsOf(name: string) {
  return rowsOf(new URL(`./pairs/fr/${name}.tsv`, import.meta.url)).flatMap(
    ({ line, columns: [french = '', english = '', arabic = '', expected = ''] }) =>
      [wordedIn('en', english), wordedIn('ar', arabic)].map((other) => ({
        line,
        french: wordedIn('fr', french),
        other,
        expected: expected === '' ? [] : expected.split('; ').sort(),
      })),
  )
}

type Pair = Pick<ReturnType<typeof pairsOf>[number], 'french' | 'other'>

const agree = pairsOf('agree')
const differ = pairsOf('differ')

function differences({ french, other }: Pair, turned = false): string[] {
  return compareStatements(turned ? other : french, turned ? french : other)
    .map(({ rule, problem }) => `${rule} ${problem}`)
    .sort()
}

describe('French beside English and Arabic', () => {
  it.each(agree)('should pass: agree.tsv line $line, $other.language', (pair) => {
    expect({ ...pair, found: differences(pair) }).toEqual({ ...pair, found: [] })
    expect({ ...pair, found: differences(pair, true) }).toEqual({ ...pair, found: [] })
  })

  it.each(differ)('should be found: differ.tsv line $line, $other.language', (pair) => {
    expect({ ...pair, found: differences(pair) }).toEqual({ ...pair, found: pair.expected })
    expect({ ...pair, found: differences(pair, true) }).toEqual({ ...pair, found: pair.expected })
  })

  it('should be compared alike however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...agree, ...differ), harmless, (pair, { change }) => {
        const changed = { ...pair.french, text: change(pair.french.text) }
        expect(differences({ ...pair, french: changed })).toEqual(differences(pair))
      }),
      { numRuns: 2000 },
    )
  })

  it('should betray each digit that is another one', () => {
    let count = 0
    for (const pair of agree) {
      for (const changed of digitsChanged(pair.french.text)) {
        // The Arabic nineties name no century.
        if (/années \d*$/.test(pair.french.text.slice(0, changed.at))) continue
        // The number in a name, or of a day that is always the same, may stand in one language alone.
        const without = { ...pair.french, text: withoutNumberAt(pair.french.text, changed.at) }
        if (differences({ ...pair, french: without }).length === 0) continue
        count += 1
        const french = { ...pair.french, text: changed.text }
        const found = differences({ ...pair, french }).length > 0
        expect({ french: french.text, other: pair.other.text, found }).toEqual({
          french: french.text,
          other: pair.other.text,
          found: true,
        })
      }
    }
    expect(count).toBeGreaterThan(250)
  })
})

describe('opposites in French', () => {
  const axes = (one: Wording, other: Wording) =>
    oppositionsBetween(one, other).map(({ axis }) => axis)

  it.each(pairsOf('opposed'))(
    'should be found: opposed.tsv line $line, $other.language',
    ({ french, other, expected }) => {
      expect({ french, other, found: axes(french, other) }).toEqual({
        french,
        other,
        found: expected,
      })
      expect(axes(other, french)).toEqual(expected)
    },
  )

  it('should not be found in pairs that say the same', () => {
    const alike = [...pairsOf('alike'), ...agree]
    const found = alike.filter(({ french, other }) => axes(french, other).length > 0)
    expect(found).toEqual([])
  })

  it.each([
    ['en', 'Those'],
    ['ar', 'هناك'],
  ])('should be on the side of the axis that they are on in %s', (language, there) => {
    const wrong: string[] = []
    for (const axis of [...STILL, ...TURNED]) {
      const [own, others] = ['fr', language].map((tag) => sides(packOf(tag).opposites.words[axis]))
      for (const [side, word] of own ?? []) {
        for (const [otherSide, other] of others ?? []) {
          const [a, b] = [wordedIn('fr', `Ils ${word}.`), wordedIn(language, `${there} ${other}.`)]
          if (axes(a, b).includes(axis) !== (side !== otherSide)) {
            wrong.push(`${axis}: ${word}, ${other}`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

/** The words that stand on one side of an axis alone, with their side. */
function sides(words: readonly [string, string]): [number, string][] {
  return words.flatMap((list, side) => {
    const other = new Set((words[1 - side] ?? '').split(' '))
    return list
      .split(' ')
      .filter((word) => !other.has(word))
      .map((word): [number, string] => [side, word.replace('~', '').replaceAll('_', ' ')])
  })
}

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
function withoutNumberAt(text: string, at: number): string {
  const number = [...text.matchAll(/\d(?:[\d.,]|\s(?=\d{3}))*/g)].find(
    ({ index, 0: found }) => index <= at && at < index + found.length,
  )
  if (number === undefined) return text
  return text.slice(0, number.index) + text.slice(number.index + number[0].length)
}
