import { describe, expect, it } from 'vitest'
import { readQuantities } from '../../../src/text/numbers/read.ts'
import { asWritten } from './as-written.ts'
import { rowsOf } from './table.ts'

describe.each(['en', 'ar'])('the cases in cases/%s.tsv', (language) => {
  const rows = rowsOf(new URL(`./cases/${language}.tsv`, import.meta.url))
  it.each(rows)('should be read as line $line says', ({ columns: [text = '', expected = ''] }) => {
    expect(`${text}\t${readQuantities(text).map(asWritten).join('; ')}`).toBe(
      `${text}\t${expected}`,
    )
  })
})

describe('a quantity', () => {
  it('should carry its place in the text as written, and its words with their hedge', () => {
    const text = 'عادت أَكْثَر من الـ٧٠٠ امرأة.'
    const [quantity] = readQuantities(text)
    expect(text.slice(quantity?.start, quantity?.end)).toBe('٧٠٠')
    expect(quantity?.text).toBe('أَكْثَر من الـ٧٠٠')
  })

  it('should carry the unit of time it counts', () => {
    const units = ['a five-year plan', 'ثلاثة عقود', '18 months', 'عامين'].flatMap(readQuantities)
    expect(units.map((quantity) => 'unit' in quantity && quantity.unit)).toEqual([
      'year',
      'decade',
      'month',
      'year',
    ])
  })
})
