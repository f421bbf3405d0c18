/** A month's name: one word or two, folded. */
export interface MonthName {
  readonly month: number
  /** How many tokens the name takes. */
  readonly length: 1 | 2
  /** «تشرين» alone is the first or the second: the second. */
  readonly orMonth?: number
  /** The word is as often something else: "may", «مارس» ("practised"), «جوان» (a name). */
  readonly doubtful: boolean
}

const ENGLISH: readonly (readonly [number, string])[] = [
  [1, 'january jan'],
  [2, 'february feb shubat'],
  [3, 'march mar'],
  [4, 'april apr nisan'],
  [5, 'may ayyar'],
  [6, 'june jun haziran'],
  [7, 'july jul tammuz tamuz'],
  [8, 'august aug'],
  [9, 'september sept sep aylul ailul'],
  [10, 'october oct'],
  [11, 'november nov'],
  [12, 'december dec'],
]

/** Levantine, Egyptian and Gulf, Maghreb and Moroccan names; spellings of one name side by side. */
const ARABIC: readonly (readonly [number, string])[] = [
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
]

const DOUBTFUL = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'sep',
  'sept',
  'مارس',
  'ماي',
  'جوان',
  'اب',
  'اوت',
  'نيسان',
  'ايار',
])

const ONE_WORD: ReadonlyMap<string, number> = new Map(
  [...ENGLISH, ...ARABIC].flatMap(([month, list]) =>
    list.split(' ').map((name): [string, number] => [name, month]),
  ),
)

/** «كانون» and «تشرين» are followed by the first or the second. */
const PAIRS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['تشرين', [10, 11]],
  ['كانون', [12, 1]],
])

/**
 * The month that a word begins to name.
 *
 * @param word folded, without particles
 * @param next the following word, folded
 * @example monthName('تشرين', 'الثاني') // { month: 11, length: 2, … }
 */
export function monthName(word: string, next: string | undefined): MonthName | undefined {
  const pair = PAIRS.get(word)
  if (pair) {
    const second = /^(?:ال)?(?:ثاني|ثان)$/.test(next ?? '')
    if (!second && !/^(?:ال)?اول$/.test(next ?? '')) {
      return { month: pair[0], orMonth: pair[1], length: 1, doubtful: true }
    }
    return { month: pair[second ? 1 : 0], length: 2, doubtful: false }
  }
  const month = ONE_WORD.get(word)
  return month === undefined ? undefined : { month, length: 1, doubtful: DOUBTFUL.has(word) }
}

/** Whether a folded word without particles can begin a month's name. */
export function isMonthWord(word: string): boolean {
  return ONE_WORD.has(word) || PAIRS.has(word)
}

/** The months of the Islamic calendar, folded: of one word, or of the beginning of two. */
const HIJRI: readonly (readonly [number, string])[] = [
  [1, 'محرم|المحرم|muharram'],
  [2, 'صفر|safar'],
  [3, 'ربيع الاول|rabi i|rabi al - awwal|rabi al - awal'],
  [4, 'ربيع الاخر|ربيع الثاني|rabi ii|rabi al - thani|rabi al - akhir'],
  [5, 'جمادي الاولي|جمادي الاول|jumada i|jumada al - awwal|jumada al - ula'],
  [6, 'جمادي الاخره|جمادي الثانيه|جمادي الاخر|jumada ii|jumada al - thani|jumada al - akhira'],
  [7, 'رجب|rajab'],
  [8, "شعبان|shaban|sha'ban|shaaban"],
  [9, 'رمضان|ramadan|ramadhan'],
  [10, 'شوال|shawwal|shawal'],
  [11, "ذو القعده|ذي القعده|dhu al - qadah|dhu al - qa'dah|dhul - qadah|dhu al - qidah"],
  [12, 'ذو الحجه|ذي الحجه|dhu al - hijjah|dhu al - hijja|dhul - hijjah|dhul - hijja'],
]

const HIJRI_MONTHS: readonly { readonly month: number; readonly words: readonly string[] }[] =
  HIJRI.flatMap(([month, list]) =>
    list.split('|').map((name) => ({ month, words: name.split(' ') })),
  )

const HIJRI_STARTS = new Set(HIJRI_MONTHS.map(({ words: [first = ''] }) => first))

/**
 * The month of the Islamic calendar that words begin with, and how many name it.
 *
 * @param words folded, as many as a name can take
 */
export function hijriMonth(
  words: readonly string[],
): { readonly month: number; readonly length: number } | undefined {
  if (!HIJRI_STARTS.has(words[0] ?? '')) return undefined
  for (const { month, words: name } of HIJRI_MONTHS) {
    if (name.every((word, index) => words[index] === word)) return { month, length: name.length }
  }
  return undefined
}
