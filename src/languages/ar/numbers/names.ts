import type { NameWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'

/** Nouns in the singular that a name follows: «جبل الأربعين», «ساحة السبع بحرات», «شارع الستين». */
const PLACES =
  /^[وفبلك]?(?:جبل|بئر|بير|ساحه|ميدان|حي|شارع|مسجد|جامع|بلده|تل|تله|وادي|نهر|باب|عين|دوار|جسر|كنيسه|حاره|قلعه|مقام|ضريح|قصر|سوق|نفق|محله|مفرق|حاجز|طريق|محطه|مقبره|دير|خان|نبع|قريه|مخيم|سجن|فندق|مطعم|مقهي|مسرح|حديقه|خليج|جزيره|كهف|سد|غابه)$/

/** Rites and days that carry a number for their name: «زيارة الأربعين». */
const RITES = /^[وفبلك]?(?:ال)?(?:زياره|مسيره|ذكري|شعائر|مراسم|مواكب|موكب|عيد|يوم|مجلس|احياء|حداد)$/

/** Behind these «رابعة» is the square of Cairo, which is called after a saint. */
const RABIA = /^[وفبلك]?(?:ال)?(?:ميدان|ساحه|مسجد|اعتصام|مذبحه|مجزره|فض|احداث|شعار|اشاره)$/

/** Whether a number word is part of a place’s name, a rite’s or a saint’s. */
function isInName(tokens: readonly Token[], { from, to, kind, value }: Reading): boolean {
  const word = tokens[from]?.text ?? ''
  const before = tokens[from - 1]?.text ?? ''
  if (kind === 'ordinal') {
    return /^[وفبلك]?رابعه$/.test(word) && (tokens[to]?.text === 'العدويه' || RABIA.test(before))
  }
  // «أبو ستة» is a person.
  if (/^[وفبل]?(?:ابو|ابي|ابا|ام|بو)$/.test(before)) return true
  if (kind !== 'count' || !word.startsWith('ال')) return false
  // A name of one that is counted would stand in the plural: «الساحات السبع».
  return PLACES.test(before) || (value === 40 && RITES.test(before))
}

export const NAMES: NameWords = {
  has: isInName,
  numbered: /^(?:كوفيد|كورونا)$/,
  noName: /^(?:[وفبلك]*(?:ال|لل)?|منتصف|مطلع|اوائل|اواخر|نهايه|بدايه)$/,
  sign: /^[همق]$/,
  beforeYear: /^(?:[وفبلك]*(?:ال)?(?:عام|سنه)|منذ)$/,
}
