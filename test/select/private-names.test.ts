import { describe, expect, it } from 'vitest'
import type { RegisteredName } from '../../src/model/editor.ts'
import { PrivateNames } from '../../src/select/private-names.ts'
import { textWithholder } from '../../src/select/withhold.ts'

const person = (
  id: string,
  name: RegisteredName['name'],
  more: Partial<RegisteredName> = {},
): RegisteredName => ({ id, kind: 'person', name, private: true, ordinary: false, ...more })

const found = (register: readonly RegisteredName[], text: string) =>
  new PrivateNames(register).in(text).map(({ start, end }) => text.slice(start, end))

const may = person('may', { en: 'May al-Khatib', ar: 'مي الخطيب' }, { ordinary: true })
const zahra = person('zahra', { en: 'Layla Zahra', ar: 'ليلى زهرة' })
const mayor = person('mayor', { en: 'Ahmad al-Zahra', ar: 'أحمد الزهرة' }, { private: false })

describe('private names', () => {
  it('should be found in the words of each language, without what is attached to them', () => {
    const register = [person('ashirov', { en: 'Ashirov', ar: 'أشيروف' })]
    expect(found(register, 'Ashirov’s aide and وأشيروف')).toEqual(['Ashirov', 'أشيروف'])
  })

  it('should be found where an article stands within a name that only its words together tell', () => {
    expect(found([may], 'In May she met May al-Khatib.')).toEqual(['May', 'Khatib'])
    expect(found([may], 'In May nobody came.')).toEqual([])
  })

  it('should leave a public name in peace that shares a word, whatever article it has', () => {
    expect(found([zahra, mayor], 'Ahmad al-Zahra spoke of Zahra.')).toEqual(['Zahra'])
  })

  it('should be marked in the language of the text, or in that of their script', () => {
    const labels = { en: { 'name-withheld': '[withheld]' }, ar: { 'name-withheld': '[محجوب]' } }
    const withhold = textWithholder([zahra], labels)
    expect(withhold('Layla Zahra left.', 'en')).toBe('[withheld] left.')
    expect(withhold('غادرت ليلى زهرة.', 'ar')).toBe('غادرت [محجوب].')
    expect(withhold('She signs as ليلى زهرة.', 'en')).toBe('She signs as [محجوب].')
  })
})
