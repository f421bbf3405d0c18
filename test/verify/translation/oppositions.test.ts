import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packOf } from '../../../src/languages/packs.ts'
import { STILL, TURNED } from '../../../src/text/axes.ts'
import { oppositionsBetween } from '../../../src/verify/translation/oppositions.ts'
import { harmless } from '../../languages/numbers/mutations.ts'
import { rowsOf } from '../../languages/numbers/table.ts'

const opposed = rowsOf(new URL('./pairs/opposed.tsv', import.meta.url))
const alike = ['alike', 'agree'].flatMap((name) =>
  rowsOf(new URL(`./pairs/${name}.tsv`, import.meta.url)),
)

const axes = (en: string, ar: string) =>
  oppositionsBetween({ text: en, language: 'en' }, { text: ar, language: 'ar' })
    .map(({ axis }) => axis)
    .join('; ')

describe('opposites', () => {
  it.each(opposed)(
    'should be found: opposed.tsv line $line',
    ({ columns: [en = '', ar = '', expected = ''] }) => {
      expect({ en, ar, found: axes(en, ar) }).toEqual({ en, ar, found: expected })
    },
  )

  it('should not be found in pairs that say the same', () => {
    const found = alike.filter(({ columns: [en = '', ar = ''] }) => axes(en, ar) !== '')
    expect(found).toEqual([])
  })

  it('should not depend on how a text is written', () => {
    const pairs = [...opposed, ...alike].map(({ columns: [en = '', ar = ''] }) => ({ en, ar }))
    fc.assert(
      fc.property(fc.constantFrom(...pairs), harmless, ({ en, ar }, { change }) => {
        expect(axes(en, change(ar))).toBe(axes(en, ar))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the table of opposites', () => {
  /** The words that stand on one side of an axis alone. */
  const sides = (words: readonly [string, string]) =>
    words.map((side, index) => {
      const other = new Set((words[1 - index] ?? '').split(' '))
      return side
        .split(' ')
        .filter((word) => !other.has(word))
        .map((word) => word.replace('~', '').replaceAll('_', ' '))
    })

  const rows = [...STILL, ...TURNED].map((axis) => ({
    axis,
    en: sides(packOf('en').opposites.words[axis]),
    ar: sides(packOf('ar').opposites.words[axis]),
  }))

  it('should name each axis once', () => {
    expect(new Set(rows.map(({ axis }) => axis)).size).toBe(rows.length)
  })

  it('should say the same where both languages have the same side, and the opposite elsewhere', () => {
    for (const { axis, en, ar } of rows) {
      for (const [first, words] of en.entries()) {
        for (const [second, others] of ar.entries()) {
          const wrong = words.flatMap((word) =>
            others
              .filter((other) => {
                const found = axes(`Those ${word}.`, `هناك ${other}.`).split('; ').includes(axis)
                return found !== (first !== second)
              })
              .map((other) => `${axis}: ${word}, ${other}`),
          )
          expect(wrong).toEqual([])
        }
      }
    }
  })
})
