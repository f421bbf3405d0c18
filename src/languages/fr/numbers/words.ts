function table(...rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([value, list]) => list.split(' ').map((word) => [word, value])))
}

/** Zero to sixteen; what is more is put together. */
export const SMALL = table(
  ...'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
    .split(' ')
    .map((word, value): [number, string] => [value, word]),
  [0, 'zero'],
  [1, 'une'],
)

/** With those of Belgium and Switzerland. */
export const TENS = table(
  [20, 'vingt'],
  [30, 'trente'],
  [40, 'quarante'],
  [50, 'cinquante'],
  [60, 'soixante'],
  [70, 'septante'],
  [80, 'huitante octante'],
  [90, 'nonante'],
)

/** The ordinal of a number is the ordinal of its last word: "vingt et unième", "cent-dix-septième". */
export const SMALL_ORDINALS = table(
  ...'unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième'
    .split(' ')
    .map((word, index): [number, string] => [index + 1, word]),
)

export const TENS_ORDINALS = table(
  ...[...TENS].map(([word, value]): [number, string] => [value, `${word.replace(/e$/, '')}ième`]),
)

/** Ordinals that are none of their number’s last word, and may be left out: see the reader. */
export const FIRST = table(
  [1, 'premier première premiers premières'],
  [2, 'second seconde seconds'],
)

export const ORDINAL_ADVERBS = table(
  [1, 'premièrement primo'],
  [2, 'deuxièmement secondement secundo'],
  [3, 'troisièmement tertio'],
  [4, 'quatrièmement'],
  [5, 'cinquièmement'],
  [6, 'sixièmement'],
)

/** Scales that are counted as nouns are: "deux millions". A billion is a million of millions. */
export const SCALES = table(
  [1e6, 'million millions'],
  [1e9, 'milliard milliards'],
  [1e12, 'billion billions'],
)

/** What is written after a figure for a scale: 17 Md€, 5 M€, 300 k€. */
export const SCALE_SIGNS = table([1e3, 'k'], [1e6, 'm mio'], [1e9, 'md mds mrd mrds'])

/** "une vingtaine": about twenty; the plural counts nothing exactly. */
export const COLLECTIVES = table(
  [8, 'huitaine'],
  [10, 'dizaine'],
  [12, 'douzaine'],
  [15, 'quinzaine'],
  [20, 'vingtaine'],
  [30, 'trentaine'],
  [40, 'quarantaine'],
  [50, 'cinquantaine'],
  [60, 'soixantaine'],
  [100, 'centaine'],
  [1000, 'millier'],
)

/** Plurals that count nothing exactly: "des dizaines", "plusieurs milliers". */
export const MAGNITUDES = table(
  [10, 'dizaines douzaines vingtaines'],
  [100, 'centaines'],
  [1e3, 'milliers'],
  [1e6, 'millions'],
  [1e9, 'milliards'],
  [1e12, 'billions'],
)

/** Parts that have a name of their own. */
export const PARTS = table([1 / 3, 'tiers'], [1 / 4, 'quart quarts'])

/** Of those who are so many years old: "trentenaires" are in their thirties. */
export const AGES = table(
  [20, 'vingtenaire'],
  [30, 'trentenaire'],
  [40, 'quadragénaire'],
  [50, 'quinquagénaire'],
  [60, 'sexagénaire'],
  [70, 'septuagénaire'],
  [80, 'octogénaire'],
  [90, 'nonagénaire'],
)

/** What verbs and adjectives of growing by so many times begin with. */
export const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [/^doubl(?!age|ure|et|on)/, 2],
  [/^tripl(?!e[tx]|ette|oir)/, 3],
  [/^quadrupl/, 4],
  [/^quintupl(?!és$)/, 5],
  [/^sextupl/, 6],
  [/^décupl/, 10],
  [/^centupl/, 100],
]

/** Words that say a number without counting, which another language may put otherwise. */
export const LOOSE_COUNTS = table(
  [
    2,
    'paire couple duo binôme jumeaux jumelles bilatéral bilatérale bilatéraux bilatérales biennal biennale biennales biennaux bipartite bipartites',
  ],
  [3, 'trio trilatéral trilatérale trilatéraux trilatérales tripartite tripartites'],
  [4, 'quatuor quadrilatéral quadripartite quadripartites'],
)

/** Adjectives and nouns for so many years: "plan quinquennal". */
export const YEARS = table(
  [3, 'triennal triennale triennaux triennales'],
  [4, 'quadriennal quadriennale quadriennaux quadriennales'],
  [5, 'quinquennal quinquennale quinquennaux quinquennales quinquennat'],
  [7, 'septennat septennal septennale'],
  [10, 'décennal décennale décennaux décennales'],
  [50, 'cinquantenaire'],
  [100, 'centenaire'],
  [200, 'bicentenaire'],
)
