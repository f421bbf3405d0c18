function table(...rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([value, list]) => list.split(' ').map((word) => [word, value])))
}

/** Zero to nineteen. */
export const SMALL = table(
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [number, string] => [value, word]),
)

export const TENS = table(
  [20, 'twenty'],
  [30, 'thirty'],
  [40, 'forty fourty'],
  [50, 'fifty'],
  [60, 'sixty'],
  [70, 'seventy'],
  [80, 'eighty'],
  [90, 'ninety'],
)

export const SCALES = table(
  [1e3, 'thousand'],
  [1e6, 'million'],
  [1e9, 'billion milliard'],
  [1e12, 'trillion'],
)

/** What is written after a figure for a scale: $5m, 17bn. */
export const SCALE_SIGNS = table(
  [1e3, 'k'],
  [1e6, 'm mn mln mio'],
  [1e9, 'bn bln b'],
  [1e12, 'tn trn'],
)

/** Plurals that count nothing exactly. */
export const MAGNITUDES = table(
  [10, 'tens dozens scores'],
  [100, 'hundreds'],
  [1e3, 'thousands'],
  [1e6, 'millions'],
  [1e9, 'billions'],
  [1e12, 'trillions'],
)

/** After "several" and "a few" the singular counts nothing exactly either. */
export const VAGUE_SCALES = table(
  [10, 'dozen'],
  [100, 'hundred'],
  [1e3, 'thousand'],
  [1e6, 'million'],
  [1e9, 'billion'],
)

export const ORDINALS = table(
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, index): [number, string] => [index + 1, word]),
  [30, 'thirtieth'],
  [40, 'fortieth'],
  [50, 'fiftieth'],
  [60, 'sixtieth'],
  [70, 'seventieth'],
  [80, 'eightieth'],
  [90, 'ninetieth'],
  [100, 'hundredth centenary centennial'],
  [1000, 'thousandth'],
)

/** "firstly", "secondly". */
export const ORDINAL_ADVERBS = table(
  [1, 'firstly'],
  [2, 'secondly'],
  [3, 'thirdly'],
  [4, 'fourthly'],
  [5, 'fifthly'],
  [6, 'sixthly'],
)

/** The singular after "a" or "one". */
export const FRACTIONS = table(
  [1 / 2, 'half'],
  [1 / 3, 'third'],
  [1 / 4, 'quarter'],
  [1 / 5, 'fifth'],
  [1 / 6, 'sixth'],
  [1 / 7, 'seventh'],
  [1 / 8, 'eighth'],
  [1 / 9, 'ninth'],
  [1 / 10, 'tenth'],
)

/** The plural after a numerator. */
export const FRACTION_PLURALS = table(
  [1 / 2, 'halves'],
  ...[...FRACTIONS]
    .filter(([word]) => word !== 'half')
    .map(([word, value]): [number, string] => [value, `${word}s`]),
)

export const DECADES = table(
  [20, 'twenties'],
  [30, 'thirties'],
  [40, 'forties'],
  [50, 'fifties'],
  [60, 'sixties'],
  [70, 'seventies'],
  [80, 'eighties'],
  [90, 'nineties'],
)

/** Verbs and adjectives of growing by so many times. */
export const MULTIPLES = table(
  [2, 'double doubled doubles doubling twofold'],
  [3, 'triple tripled triples tripling trebled treble trebling threefold'],
  [4, 'quadruple quadrupled quadrupling fourfold'],
  [5, 'fivefold quintupled'],
  [6, 'sixfold'],
  [7, 'sevenfold'],
  [8, 'eightfold'],
  [9, 'ninefold'],
  [10, 'tenfold'],
  [20, 'twentyfold'],
  [100, 'hundredfold'],
)

/** Words that say a number without counting, which the other language may put otherwise. */
export const LOOSE_COUNTS = table(
  [1, 'once single sole lone'],
  [
    2,
    'twice both dual twin twins pair couple duo bilateral biennial biennially biannual biannually fortnight fortnightly',
  ],
  [3, 'thrice trio trilateral tripartite triennial'],
  [4, 'quartet quadrilateral'],
  [5, 'quinquennial quintet'],
)
