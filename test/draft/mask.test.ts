import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mask } from '../../src/draft/mask.ts'
import type { RegisteredName } from '../../src/model/editor.ts'
import { PrivateNames } from '../../src/select/private-names.ts'

function name(
  id: string,
  en: string,
  ar: string,
  rest: Partial<RegisteredName> = {},
): RegisteredName {
  return { id, kind: 'person', name: { en, ar }, private: true, ordinary: false, ...rest }
}

const REGISTER = [
  name('ashirov', 'Almaz Ashirov', 'ألماز أشيروف', {
    also: { en: ['El Almaz'], ar: ['أبو ألماز'] },
  }),
  name('omar', 'Omar May', 'عمر ماي', { ordinary: true, misspelt: { en: ['Umar Mai'] } }),
  name('nur', 'Nur', 'نور'),
  name('square', 'Almaz Square', 'ساحة ألماز', { kind: 'place', private: false }),
  name('union', 'the sailors’ union', 'نقابة البحارة', { kind: 'organisation', private: false }),
]

/** Forms, inflections, slips, and what stands around them. */
const PIECES = fc.constantFrom(
  ...['Almaz Ashirov', 'Ashirov’s', 'ashirov', 'ALMAZ', 'El Almaz', 'Ashirow', 'almazashirov'],
  ...['ألماز أشيروف', 'وأشيروف', 'لألماز', 'أَلْمَاز', 'أبو ألماز', 'ونور', 'نور', 'Nur', 'Nur’s'],
  ...[
    'Omar May',
    'Omar',
    'May',
    'Umar Mai',
    'عمر ماي',
    'عمر',
    'Almaz Square',
    'ساحة ألماز',
    'Square',
  ],
  ...['the sailors’ union', 'https://example.org/almaz-ashirov', 'nur@example.org', 'Al\u00ADmaz'],
  ...['⟦1.1⟧', '⟦', '⟧', '1', '.', ',', '\n', '"', '-', 'and', 'و', 'pier', '2022', '_'],
)
const TEXT = fc
  .array(fc.tuple(PIECES, fc.constantFrom(' ', '', ' ', '-')), { maxLength: 9 })
  .map((all) => all.flat().join(''))

describe('a mask', () => {
  it('should leave no private name in what it hides', () => {
    const names = new PrivateNames(REGISTER)
    fc.assert(
      fc.property(fc.array(TEXT, { maxLength: 3 }), (texts) => {
        const mask = new Mask(REGISTER)
        const sent = JSON.stringify(mask.hideAll({ texts, more: [{ texts }] }))
        const { texts: hidden } = JSON.parse(sent)
        for (const text of hidden) {
          expect(names.in(text)).toEqual([])
          expect(text).not.toMatch(/ashirov|أشيروف|عمر ماي|omar may|\bnur\b/i)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('should give back what it hid, word for word, and call the same thing the same', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (one, other) => {
        const mask = new Mask(REGISTER)
        const hidden = mask.hide(one)
        mask.hide(other)
        expect(mask.show(hidden)).toBe(one)
        expect(mask.hide(one)).toBe(hidden)
      }),
      { numRuns: 1000 },
    )
  })

  it('should hide nothing else', () => {
    const mask = new Mask(REGISTER)
    const text = 'In May the sailors’ union met on Almaz Square.'
    expect(mask.hide(text)).toBe(text)
  })

  it('should say in each language whom a token stands for, and no one where nobody is known', () => {
    const mask = new Mask(REGISTER)
    expect(mask.hide('قال أشيروف إن ألماز أشيروف غائب')).toBe('قال ⟦1.1⟧ إن ⟦1.2⟧ غائب')
    expect(mask.hide('see nur@example.org ⟦')).toBe('see ⟦3.1⟧ ⟦0.1⟧')
    expect(mask.showIn('⟦1.1⟧ left.', 'en')).toBe('Almaz Ashirov left.')
    expect(mask.showIn('⟦1.2⟧ left.', 'en')).toBe('Almaz Ashirov left.')
    expect(mask.showIn('⟦0.1⟧ left.', 'en')).toBeUndefined()
    expect(mask.showIn('⟦7.1⟧ left.', 'en')).toBeUndefined()
    expect(mask.showIn('⟦1.1 left.', 'en')).toBeUndefined()
  })
})
