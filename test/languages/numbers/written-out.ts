/** How a number is written out in Arabic, in all that writers differ in. */
export interface ArabicStyle {
  /** Gender of the noun that is counted. */
  readonly feminine: boolean
  /** Accusative or genitive: «عشرين», «مئتين», «اثني عشر». */
  readonly oblique: boolean
  readonly hundred: 'مئة' | 'مائة'
  /** «سبع مئة» for «سبعمئة». */
  readonly apart: boolean
  /** «ألف» for «ألفًا» after 11 to 99, as the press has it. */
  readonly plain: boolean
  /** Alifs without their hamza. */
  readonly bareAlif: boolean
}

const MASCULINE = [
  '',
  'واحد',
  '',
  'ثلاثة',
  'أربعة',
  'خمسة',
  'ستة',
  'سبعة',
  'ثمانية',
  'تسعة',
  'عشرة',
]
const FEMININE = ['', 'واحدة', '', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر']
const TENS = ['', '', 'عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع']

/** A whole number from 1 to below 10^12 in Arabic words. */
export function inArabic(number: number, style: ArabicStyle): string {
  const parts: string[] = []
  let rest = number
  for (const { value, one, two, many } of [
    { value: 1e9, one: 'مليار', two: 'مليار', many: 'مليارات' },
    { value: 1e6, one: 'مليون', two: 'مليون', many: 'ملايين' },
    { value: 1e3, one: 'ألف', two: 'ألف', many: 'آلاف' },
  ]) {
    const count = Math.floor(rest / value)
    rest %= value
    if (count === 1) parts.push(one)
    else if (count === 2) parts.push(two + dualEnding(style))
    else if (count > 2) {
      // What is counted here is the masculine noun itself.
      const words = belowThousand(count, { ...style, feminine: false })
      const last = count % 100
      const few = last >= 3 && last <= 10
      const accusative = last >= 11 && !style.plain
      parts.push(`${words} ${few ? many : accusative ? `${one}ًا` : one}`)
    }
  }
  if (rest > 0) parts.push(belowThousand(rest, style))
  const words = parts.join(' و')
  return style.bareAlif ? words.replace(/[أإآ]/g, 'ا') : words
}

function belowThousand(number: number, style: ArabicStyle): string {
  const hundreds = Math.floor(number / 100)
  const parts: string[] = []
  if (hundreds === 1) parts.push(style.hundred)
  else if (hundreds === 2) parts.push(style.hundred.replace('ة', 'ت') + dualEnding(style))
  else if (hundreds > 2) {
    const stem = hundreds === 8 ? 'ثماني' : (FEMININE[hundreds] ?? '')
    parts.push(style.apart ? `${stem} ${style.hundred}` : stem.replace(/ي$/, '') + style.hundred)
  }
  if (number % 100 > 0) parts.push(belowHundred(number % 100, style))
  return parts.join(' و')
}

function belowHundred(number: number, style: ArabicStyle): string {
  const { feminine, oblique } = style
  const units = feminine ? FEMININE : MASCULINE
  const two = `${feminine ? 'اثنت' : 'اثن'}${oblique ? 'ين' : 'ان'}`
  if (number === 2) return two
  if (number <= 10) return units[number] ?? ''
  const [unit, ten] = [number % 10, Math.floor(number / 10)]
  if (ten === 1) {
    const ending = feminine ? 'عشرة' : 'عشر'
    if (unit === 1) return `${feminine ? 'إحدى' : 'أحد'} ${ending}`
    if (unit === 2) return `${two.slice(0, -1)} ${ending}`
    return `${units[unit]} ${ending}`
  }
  const tens = `${TENS[ten]}${oblique ? 'ين' : 'ون'}`
  if (unit === 0) return tens
  return `${unit === 2 ? two : units[unit]} و${tens}`
}

function dualEnding({ oblique }: ArabicStyle): string {
  return oblique ? 'ين' : 'ان'
}

/** How a number is written out in English. */
export interface EnglishStyle {
  readonly hyphen: boolean
  /** "one hundred and five" */
  readonly and: boolean
  /** "a hundred" at the beginning. */
  readonly article: boolean
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const ENGLISH_TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number from 1 to below 10^12 in English words. */
export function inEnglish(number: number, style: EnglishStyle): string {
  const parts: string[] = []
  let rest = number
  for (const [value, word] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ] as const) {
    const count = Math.floor(rest / value)
    rest %= value
    if (count > 0) parts.push(`${englishBelowThousand(count, style)} ${word}`)
  }
  if (rest > 0) {
    const and = style.and && parts.length > 0 && rest < 100 ? 'and ' : ''
    parts.push(and + englishBelowThousand(rest, style))
  }
  const words = parts.join(' ')
  return style.article ? words.replace(/^one (?=hundred|thousand|million|billion)/, 'a ') : words
}

function englishBelowThousand(number: number, style: EnglishStyle): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const small = rest === 0 ? '' : englishBelowHundred(rest, style)
  if (hundreds === 0) return small
  const and = small !== '' && style.and ? 'and ' : ''
  return `${SMALL[hundreds]} hundred ${and}${small}`.trim()
}

function englishBelowHundred(number: number, { hyphen }: EnglishStyle): string {
  if (number < 20) return SMALL[number] ?? ''
  const tens = ENGLISH_TENS[Math.floor(number / 10)] ?? ''
  return number % 10 === 0 ? tens : `${tens}${hyphen ? '-' : ' '}${SMALL[number % 10]}`
}
