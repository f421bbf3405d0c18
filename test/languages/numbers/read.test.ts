import { describe, expect, it } from 'vitest'
import { quantitiesIn } from '../../../src/languages/quantities.ts'
import { asWritten } from './as-written.ts'
import { rowsOf } from './table.ts'

describe.each(['en', 'ar', 'fr'])('the cases in cases/%s.tsv', (language) => {
  const rows = rowsOf(new URL(`./cases/${language}.tsv`, import.meta.url))
  it.each(rows)('should be read as line $line says', ({ columns: [text = '', expected = ''] }) => {
    expect(`${text}\t${quantitiesIn(text, language).map(asWritten).join('; ')}`).toBe(
      `${text}\t${expected}`,
    )
  })
})

describe('a quantity', () => {
  it('should carry its place in the text as written, and its words with their hedge', () => {
    const text = 'عادت أَكْثَر من الـ٧٠٠ امرأة.'
    const [quantity] = quantitiesIn(text, 'ar')
    expect(text.slice(quantity?.start, quantity?.end)).toBe('٧٠٠')
    expect(quantity?.text).toBe('أَكْثَر من الـ٧٠٠')
  })

  it('should carry the unit of time it counts', () => {
    const units = [
      ['a five-year plan', 'en'],
      ['ثلاثة عقود', 'ar'],
      ['18 months', 'en'],
      ['عامين', 'ar'],
    ].flatMap(([text = '', language = '']) => quantitiesIn(text, language))
    expect(units.map((quantity) => 'unit' in quantity && quantity.unit)).toEqual([
      'year',
      'decade',
      'month',
      'year',
    ])
  })
})
