import { hijriTable, monthTable } from '../../../text/numbers/months.ts'
import type { DateWords } from '../../../text/numbers/pack.ts'

/** Levantine, Egyptian and Gulf, Maghreb and Moroccan names; spellings of one name side by side. */
const MONTHS = monthTable([
  [1, 'يناير جانفي'],
  [2, 'شباط فبراير فيفري'],
  [3, 'اذار مارس'],
  [4, 'نيسان ابريل افريل'],
  [5, 'ايار مايو ماي'],
  [6, 'حزيران يونيو يونيه جوان'],
  [7, 'تموز يوليو يوليه يوليوز جويليه'],
  [8, 'اب اغسطس اوت غشت'],
  [9, 'ايلول سبتمبر شتنبر'],
  [10, 'اكتوبر'],
  [11, 'نوفمبر نونبر'],
  [12, 'ديسمبر دجنبر'],
])

/** Other words as well: «مارس» ("practised"), «جوان» (a name). */
const DOUBTFUL = /^(?:مارس|ماي|جوان|اب|اوت|نيسان|ايار)$/

/** «كانون» and «تشرين» are followed by the first or the second. */
const PAIRS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['تشرين', [10, 11]],
  ['كانون', [12, 1]],
])

export const DATES: DateWords = {
  monthAt(tokens, at) {
    const word = withoutParticles(tokens[at]?.text ?? '')
    const pair = PAIRS.get(word)
    if (pair) {
      const next = tokens[at + 1]?.text ?? ''
      const second = /^(?:ال)?(?:ثاني|ثان)$/.test(next)
      return second || /^(?:ال)?اول$/.test(next)
        ? { month: pair[second ? 1 : 0], to: at + 2, doubtful: false }
        : { month: pair[0], orMonth: pair[1], to: at + 1, doubtful: true }
    }
    const month = MONTHS.get(word)
    return month === undefined ? undefined : { month, to: at + 1, doubtful: DOUBTFUL.test(word) }
  },
  hijriMonths: hijriTable([
    [1, 'محرم|المحرم'],
    [2, 'صفر'],
    [3, 'ربيع الاول'],
    [4, 'ربيع الاخر|ربيع الثاني'],
    [5, 'جمادي الاولي|جمادي الاول'],
    [6, 'جمادي الاخره|جمادي الثانيه|جمادي الاخر'],
    [7, 'رجب'],
    [8, 'شعبان'],
    [9, 'رمضان'],
    [10, 'شوال'],
    [11, 'ذو القعده|ذي القعده'],
    [12, 'ذو الحجه|ذي الحجه'],
  ]),
  hijriSign: /^(?:ه|هجريا?|هجريه|الهجري|الهجريه)$/,
  beforeMonth: /^(?:من|شهر)$/,
  beforeYear: /^(?:من|ل?عام|ل?سنه|العام)$/,
  placesMonth:
    /^[وف]?(?:في|شهر|من|منذ|حتي|الي|بين|اوائل|اواخر|مطلع|نهايه|منتصف|بدايه|خلال|قبل|بعد|شهري)$/,
  dayBehindMonth: false,
}

/** Whether a folded word without particles can begin a month's name. */
export function isMonthWord(word: string): boolean {
  return MONTHS.has(word) || PAIRS.has(word)
}

/** «لأيار», «وآذار», «بحزيران»: the month's name alone. */
function withoutParticles(word: string): string {
  if (isMonthWord(word)) return word
  for (const prefix of ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب', 'فل']) {
    const rest = word.startsWith(prefix) ? word.slice(prefix.length) : ''
    // «لاب», «باب» are words of their own.
    if (rest.length > 2 && isMonthWord(rest)) return rest
  }
  return word
}
