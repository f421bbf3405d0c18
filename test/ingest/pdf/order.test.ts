import { describe, expect, it } from 'vitest'
import { inReadingOrder } from '../../../src/ingest/pdf/order.ts'

/** What is seen from left to right, and what is read. */
const RTL: readonly (readonly [seen: string, read: string])[] = [
  ['ةنيفس', 'سفينة'],
  ['2023 ماع', 'عام 2023'],
  ['.2023 ماع يف', 'في عام 2023.'],
  ['Python ةغل', 'لغة Python'],
  ['اهريغو Windows 10 ماظن', 'نظام Windows 10 وغيرها'],
  ['ةعاسلا يف 14/4/2013 موي', 'يوم 14/4/2013 في الساعة'],
  ['%50 ةبسنب', 'بنسبة 50%'],
  ['نيعضوم يف (2020) قئاثولا', 'الوثائق (2020) في موضعين'],
  ['«ىلوألا» ةنيفسلا', 'السفينة «الأولى»'],
  ['٢٠٢٣ ماع', 'عام ٢٠٢٣'],
  ['1,240,500 غلب', 'بلغ 1,240,500'],
  ['2021–2019 نيب', 'بين 2019–2021'],
]

describe('the order of what is read from the right', () => {
  it.each(RTL)('should read %s', (seen, read) => {
    const signs = [...seen].map((text) => ({ text, reversed: false }))
    expect(inReadingOrder(signs, 'rtl', false, true)).toBe(read)
  })
})

describe('the order of what is read from the left', () => {
  it.each([
    ['the word ءانيم here', 'the word ميناء here'],
    ['called «لحاسلا ىفرم» today', 'called «مرفى الساحل» today'],
    ['in 2019–2021, 50% more', 'in 2019–2021, 50% more'],
  ])('should read %s', (seen, read) => {
    const signs = [...seen].map((text) => ({ text, reversed: false }))
    expect(inReadingOrder(signs, 'ltr', true, true)).toBe(read)
  })
})
