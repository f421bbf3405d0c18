/** A word of the numerals below a thousand, folded. */
export type Numeral =
  | { readonly type: 'unit'; readonly value: number }
  | { readonly type: 'ten'; readonly value: 10 }
  | { readonly type: 'tens'; readonly value: number }
  | { readonly type: 'hundreds'; readonly value: number }

const UNITS: readonly (readonly [number, string])[] = [
  [1, 'واحد واحده واحدا احد احدي'],
  [2, 'اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثنتان ثنتين'],
  [3, 'ثلاث ثلاثه ثلاثا'],
  [4, 'اربع اربعه اربعا'],
  [5, 'خمس خمسه خمسا'],
  [6, 'ست سته ستا'],
  [7, 'سبع سبعه سبعا'],
  [8, 'ثمان ثماني ثمانيه ثمانيا'],
  [9, 'تسع تسعه تسعا'],
]

const TENS: readonly (readonly [number, string])[] = [
  [20, 'عشرون عشرين'],
  [30, 'ثلاثون ثلاثين'],
  [40, 'اربعون اربعين'],
  [50, 'خمسون خمسين'],
  [60, 'ستون ستين'],
  [70, 'سبعون سبعين'],
  [80, 'ثمانون ثمانين'],
  [90, 'تسعون تسعين'],
]

/** «مئة», «مائة» and, without its hamza, «مية» and «ماية». */
const HUNDRED = ['مئه', 'مائه', 'ميه', 'مايه']

/** «مئتان» without its hamza would be «ميتان», two dead men, and is left out. */
const TWO_HUNDRED = 'مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي مايتان مايتين مايتا مايتي'

/** The first half of «ثلاثمئة» and its sisters; «ثلثمئة» is the old spelling of 300. */
const HUNDREDFOLD: readonly (readonly [number, string])[] = [
  [3, 'ثلاث ثلث'],
  [4, 'اربع'],
  [5, 'خمس'],
  [6, 'ست'],
  [7, 'سبع'],
  [8, 'ثمان ثماني'],
  [9, 'تسع'],
]

function words(list: string): string[] {
  return list.split(' ')
}

export const NUMERALS: ReadonlyMap<string, Numeral> = new Map<string, Numeral>([
  ...UNITS.flatMap(([value, list]) =>
    words(list).map((word): [string, Numeral] => [word, { type: 'unit', value }]),
  ),
  ...['عشر', 'عشره', 'عشرا'].map((word): [string, Numeral] => [word, { type: 'ten', value: 10 }]),
  ...TENS.flatMap(([value, list]) =>
    words(list).map((word): [string, Numeral] => [word, { type: 'tens', value }]),
  ),
  ...HUNDRED.map((word): [string, Numeral] => [word, { type: 'hundreds', value: 100 }]),
  ...words(TWO_HUNDRED).map((word): [string, Numeral] => [word, { type: 'hundreds', value: 200 }]),
  ...HUNDREDFOLD.flatMap(([value, list]) =>
    words(list).flatMap((first) =>
      HUNDRED.map((hundred): [string, Numeral] => [
        first + hundred,
        { type: 'hundreds', value: value * 100 },
      ]),
    ),
  ),
])

/**
 * A word for a thousand, a million and so on. `times`: 1 for «ألف», 2 for the dual «ألفان», `many`
 * for the plural «آلاف», `either` for «ألفا», which is the dual before a noun and the accusative of
 * one thousand elsewhere.
 */
export interface Scale {
  readonly value: number
  readonly times: 1 | 2 | 'many' | 'either'
}

const SCALES: readonly (readonly [number, string, string])[] = [
  [1e3, 'الف', 'الاف الوف'],
  [1e6, 'مليون ميليون', 'ملايين'],
  [1e9, 'مليار ميليار بليون', 'مليارات ميليارات بلايين'],
  [1e12, 'تريليون ترليون', 'تريليونات ترليونات'],
]

export const SCALE_WORDS: ReadonlyMap<string, Scale> = new Map<string, Scale>(
  SCALES.flatMap(([value, singulars, plurals]) => [
    ...words(singulars).flatMap((word): [string, Scale][] => [
      [word, { value, times: 1 }],
      [`${word}ان`, { value, times: 2 }],
      [`${word}ين`, { value, times: 2 }],
      [`${word}ي`, { value, times: 2 }],
      [`${word}ا`, { value, times: 'either' }],
    ]),
    ...words(plurals).map((word): [string, Scale] => [word, { value, times: 'many' }]),
  ]),
)

/** Plurals that count nothing exactly: «عشرات», «مئات», «آلاف». */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['عشرات', 10],
  ['مئات', 100],
  ['مائات', 100],
  ['ميات', 100],
  ...SCALES.flatMap(([value, , plurals]) =>
    words(plurals).map((word): [string, number] => [word, value]),
  ),
])

/** «السبعينيات» and «السبعينات». */
export const DECADES: ReadonlyMap<string, number> = new Map([
  ...['الفينيات', 'الفينات'].map((word): [string, number] => [word, 0]),
  ...TENS.flatMap(([value, list]) =>
    words(list)
      .slice(1)
      .flatMap((word): [string, number][] => [
        [`${word}يات`, value],
        [`${word}ات`, value],
      ]),
  ),
])

const FRACTION_WORDS: readonly (readonly [number, string, string])[] = [
  [2, 'نصف', 'انصاف'],
  [3, 'ثلث', 'اثلاث'],
  [4, 'ربع', 'ارباع'],
  [5, 'خمس', 'اخماس'],
  [6, 'سدس', 'اسداس'],
  [7, 'سبع', 'اسباع'],
  [8, 'ثمن', 'اثمان'],
  [9, 'تسع', 'اتساع'],
  [10, 'عشر', 'اعشار'],
]

/** Words that are a fraction and no other number: «نصف», «ثلث», «ربعا», «سدس»; the dual «ثلثان». */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ...FRACTION_WORDS.filter(([part]) => part <= 4 || part === 6).flatMap(
    ([part, word]): [string, number][] => [
      [word, 1 / part],
      [`${word}ا`, 1 / part],
    ],
  ),
  ...['ثلثان', 'ثلثين', 'ثلثا', 'ثلثي'].map((word): [string, number] => [word, 2 / 3]),
])

/** Words that are a fraction before a definite noun and a number elsewhere: «خُمس السكان», «خَمس مدن». */
export const FRACTIONS_OR_UNITS: ReadonlyMap<string, number> = new Map(
  FRACTION_WORDS.filter(([part]) => [5, 7, 8, 9, 10].includes(part)).map(([part, word]) => [
    word,
    1 / part,
  ]),
)

/** Two of the same: «خُمسا الموازنة», «سُبعَي المقاعد», which but for the damma are «خمسًا» and «سبعي». */
export const TWO_FRACTIONS: ReadonlyMap<string, number> = new Map(
  FRACTION_WORDS.filter(([part]) => part >= 5).flatMap(([part, word]) =>
    ['ا', 'ي', 'ان', 'ين'].map((ending): [string, number] => [word + ending, 2 / part]),
  ),
)

/** What stands after a numerator: «ثلاثة أرباع». */
export const FRACTION_PLURALS: ReadonlyMap<string, number> = new Map(
  FRACTION_WORDS.map(([part, , plural]) => [plural, 1 / part]),
)

const ORDINALS: readonly (readonly [number, string])[] = [
  [1, 'اول اولي اولا حادي حاديه'],
  [2, 'ثاني ثان ثانيه ثانيا'],
  [3, 'ثالث ثالثه ثالثا'],
  [4, 'رابع رابعه رابعا'],
  [5, 'خامس خامسه خامسا'],
  [6, 'سادس سادسه سادسا'],
  [7, 'سابع سابعه سابعا'],
  [8, 'ثامن ثامنه ثامنا'],
  [9, 'تاسع تاسعه تاسعا'],
  [10, 'عاشر عاشره عاشرا'],
]

/** First to tenth; «حادي» stands before «عشر» and «وعشرون» alone. */
export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  ORDINALS.flatMap(([value, list]) => words(list).map((word): [string, number] => [word, value])),
)

/** Adjectives and nouns that say a number without counting: «ثنائي», «خماسية», «ضعف». */
export const LOOSE_COUNTS: ReadonlyMap<string, number> = new Map([
  ...(
    [
      [
        2,
        'ثنائي ثنائيه ثنائيا مزدوج مزدوجه كلا كلتا كلاهما كلتاهما كليهما كلتيهما زوجان زوجين توامان توامين شطران شطرين',
      ],
      [3, 'ثلاثي ثلاثيه ثلاثيا'],
      [4, 'رباعي رباعيه رباعيا'],
      [5, 'خماسي خماسيه خمسي خمسيه'],
      [6, 'سداسي سداسيه'],
      [7, 'سباعي سباعيه'],
      [10, 'عشري عشريه'],
      [100, 'مئويه'],
      [1e6, 'مليونيه'],
      [0, 'صفر'],
    ] as const
  ).flatMap(([value, list]) => words(list).map((word): [string, number] => [word, value])),
])

/** «ضعف», «ضعفَي», «تضاعف»: two times as much. */
export const MULTIPLES: ReadonlyMap<string, number> = new Map(
  words('ضعف ضعفي ضعفا ضعفين ضعفان تضاعف تضاعفت تضاعفوا يتضاعف تتضاعف ضاعف ضاعفت يضاعف').map(
    (word): [string, number] => [word, 2],
  ),
)

/** What stands behind the number of times: «ثلاثة أضعاف», «أربعة أمثال». */
export const TIMES: ReadonlySet<string> = new Set(['اضعاف', 'امثال', 'ضعفا', 'ضعف'])
