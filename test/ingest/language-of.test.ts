import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/ingest/language-of.ts'

describe('the language of a text', () => {
  it.each([
    ['ar', 'وصلت القافلة إلى المخيم في الصباح، وقال السائق إن الطريق كان طويلا ولم يقف أحد.'],
    ['fa', 'کاروان صبح به اردوگاه رسید و راننده گفت که راه از آنچه فکر می‌کرد طولانی‌تر بود.'],
    ['ur', 'قافلہ صبح کے وقت کیمپ میں پہنچا اور ڈرائیور نے کہا کہ راستہ بہت لمبا تھا۔'],
    ['ckb', 'کاروانەکە بەیانی گەیشتە کەمپەکە و شۆفێرەکە گوتی کە ڕێگاکە زۆر درێژ بوو بۆ ئەوان.'],
    [
      'en',
      'The convoy reached the camp in the morning, and the driver said that it was a long way.',
    ],
    ['fr', 'Le convoi est arrivé au camp dans la matinée, et le chauffeur a dit que c’était loin.'],
    ['de', 'Der Konvoi hat das Lager am Morgen erreicht, und der Fahrer sagte, es sei weit.'],
    ['es', 'El convoy llegó al campamento por la mañana, y el conductor dijo que era muy lejos.'],
    [
      'tr',
      'Konvoy sabah kampa ulaştı ve şoför yolun çok uzun olduğunu, ama kimsenin durmadığını söyledi.',
    ],
    ['ru', 'Колонна пришла в лагерь утром, и водитель сказал, что дорога была долгой.'],
    [
      'uk',
      'Колона прийшла до табору вранці, і водій сказав, що дорога була довгою, як і раніше для їхніх машин.',
    ],
    ['kk', 'Керуен лагерьге таңертең жетті, және жүргізуші жол өте ұзақ болды деп айтты.'],
    ['he', 'השיירה הגיעה אל המחנה בבוקר, והנהג אמר כי הדרך היא ארוכה וגם לא נעצרו בה.'],
  ])('should be told by its letters and words: %s', (tag, text) => {
    expect(languageOf(text)).toBe(tag)
  })

  it('should be told of a heading whose words all tell it', () => {
    expect(languageOf('الأمم المتحدة')).toBe('ar')
    expect(languageOf('ﺍﻷﻣﻢ ﺍﻟﻤﺘﺤﺪﺓ')).toBe('ar')
  })

  it('should be that of most words, not of those that it quotes', () => {
    const quoting =
      'قالت شركة Northern Star Logistics في بيان نشر على موقعها إن الشاحنات لم تصل إلى المخيم.'
    expect(languageOf(quoting)).toBe('ar')
  })

  it('should be told of vowelled text as of bare text', () => {
    expect(languageOf('وَصَلَتِ القَافِلَةُ إِلَى المُخَيَّمِ فِي الصَّبَاحِ مِنْ غَيْرِ تَأْخِيرٍ.')).toBe('ar')
  })

  it.each([
    '',
    '12.4.2021',
    'Kobane',
    'Draft 2',
    'xq zv wk '.repeat(50),
    'A B C D E I O Y '.repeat(9),
  ])('should be left open where nothing tells it: «%s»', (text) => {
    expect(languageOf(text)).toBeUndefined()
  })
})
