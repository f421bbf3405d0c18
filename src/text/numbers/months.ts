/** A month's name: one word or two, folded. */
export interface MonthName {
  readonly month: number
  /** How many tokens the name takes. */
  readonly length: 1 | 2
  /** The word is as often something else: "may", «مارس» ("practised"), «جوان» (a name). */
  readonly doubtful: boolean
}

const ENGLISH: readonly (readonly [number, string])[] = [
  [1, 'january jan'],
  [2, 'february feb'],
  [3, 'march mar'],
  [4, 'april apr'],
  [5, 'may'],
  [6, 'june jun'],
  [7, 'july jul'],
  [8, 'august aug'],
  [9, 'september sept sep'],
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
    if (!second && !/^(?:ال)?اول$/.test(next ?? '')) return undefined
    return { month: pair[second ? 1 : 0], length: 2, doubtful: false }
  }
  const month = ONE_WORD.get(word)
  return month === undefined ? undefined : { month, length: 1, doubtful: DOUBTFUL.has(word) }
}

/** Whether a folded word without particles can begin a month's name. */
export function isMonthWord(word: string): boolean {
  return ONE_WORD.has(word) || PAIRS.has(word)
}
