import { CURRENCIES as ARABIC_CURRENCIES, TIME_UNITS as ARABIC_TIME } from './arabic-units.ts'
import { lookUp } from './arabic-words.ts'
import { BEFORE_UNIT, CURRENCIES as ENGLISH_CURRENCIES, TIME_UNITS } from './english-units.ts'
import type { Currency, TimeUnit } from './quantity.ts'
import type { Token } from './tokens.ts'

type Row<T> = readonly [T, ...string[]]

function table<T>(rows: readonly Row<T>[]): ReadonlyMap<string, T> {
  return new Map(
    rows.flatMap(([value, ...lists]) =>
      lists.flatMap((list) => list.split(' ').map((word): [string, T] => [word, value])),
    ),
  )
}

const UNITS: ReadonlyMap<string, TimeUnit> = table<TimeUnit>([...TIME_UNITS, ...ARABIC_TIME])

/** The plurals, which with an article may stand before their number: «السنوات الخمس». */
const PLURALS: ReadonlyMap<string, TimeUnit> = table(
  ARABIC_TIME.map(([unit, , plurals]) => [unit, plurals] as const),
)

/** The singulars, which count one where a hedge stands before them: «أكثر من سنة», "about a year". */
const ONE: ReadonlyMap<string, TimeUnit> = table([
  ...TIME_UNITS.map(([unit, words]) => [unit, words.split(' ')[0] ?? ''] as const),
  ...ARABIC_TIME.map(([unit, singulars]) => [unit, singulars] as const),
])

/** One of each unit in days; a month is a twelfth of a year. */
export const DAYS: Readonly<Record<TimeUnit, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365 / 12,
  year: 365,
  decade: 3650,
  century: 36500,
}

/** The unit of time that a token names, behind a hyphen too: "five-year". */
export function unitAt(tokens: readonly Token[], at: number): TimeUnit | undefined {
  let next = tokens[at]?.text === '-' ? at + 1 : at
  for (let skipped = 0; skipped < 2 && BEFORE_UNIT.test(tokens[next]?.text ?? ''); skipped += 1) {
    next += 1
  }
  const token = tokens[next]
  // «الستة عام 1967»: the word goes with what follows.
  if (token?.script === 'arabic' && tokens[next + 1]?.figure?.yearLike) return undefined
  return token && UNITS.get(token.text)
}

/** The unit of time of which a token names one, whatever hangs on it. */
export function oneUnit(token: Token | undefined): TimeUnit | undefined {
  if (token?.type !== 'word') return undefined
  return token.script === 'latin' ? ONE.get(token.text) : lookUp(token.text, ONE)?.value
}

/** The unit of time that stands with its article before a number: «الأشهر الستة», «الأعوام الـ15». */
export function unitBefore(tokens: readonly Token[], from: number): TimeUnit | undefined {
  const article = tokens[from - 1]?.text === 'ال' ? 2 : 1
  const noun = tokens[from - article]
  const word = noun?.script === 'arabic' ? lookUp(noun.text, PLURALS) : undefined
  const definite = article === 2 || tokens[from]?.text.startsWith('ال')
  return word?.definite && definite ? word.value : undefined
}

/** Whether a token is an Arabic unit of time with the article: «السنة». */
export function isDefiniteUnit(token: Token | undefined): boolean {
  return token?.script === 'arabic' && lookUp(token.text, ONE)?.definite === true
}

const SIGNS: Readonly<Record<string, readonly Currency[]>> = {
  $: ['dollar'],
  '€': ['euro'],
  '£': ['pound'],
  '¥': ['yen', 'yuan'],
  '₸': ['tenge'],
  '₽': ['rouble'],
  '₺': ['lira'],
  '₪': ['shekel'],
  '₹': ['rupee'],
}

/** Codes of money, in capitals. */
const CODES: Readonly<Record<string, readonly Currency[]>> = {
  usd: ['dollar'],
  eur: ['euro'],
  gbp: ['pound'],
  egp: ['pound'],
  sdg: ['pound'],
  syp: ['pound', 'lira'],
  lbp: ['pound', 'lira'],
  try: ['lira'],
  kwd: ['dinar'],
  iqd: ['dinar'],
  jod: ['dinar'],
  bhd: ['dinar'],
  lyd: ['dinar'],
  tnd: ['dinar'],
  dzd: ['dinar'],
  sar: ['riyal'],
  qar: ['riyal'],
  omr: ['riyal'],
  yer: ['riyal'],
  irr: ['riyal'],
  aed: ['dirham'],
  mad: ['dirham'],
  ils: ['shekel'],
  rub: ['rouble'],
  kzt: ['tenge'],
  kgs: ['som'],
  uzs: ['som'],
  cny: ['yuan'],
  jpy: ['yen'],
  inr: ['rupee'],
  pkr: ['rupee'],
  chf: ['franc'],
}

const NAMES: ReadonlyMap<string, readonly Currency[]> = [
  ...ENGLISH_CURRENCIES,
  ...ARABIC_CURRENCIES,
].reduce((names, [currency, list]) => {
  for (const word of list.split(' ')) names.set(word, [...(names.get(word) ?? []), currency])
  return names
}, new Map<string, readonly Currency[]>())

/**
 * The money that a number counts: by a sign or a code before it or behind it, or by a word within
 * three ("80 million US dollars", «100 ألف من الدنانير»).
 *
 * @param from the number's first token
 * @param to the one after its last
 */
export function currencyOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly Currency[] | undefined {
  const before = tokens[from - 1]
  const ahead = before && signed(before)
  if (ahead) return ahead
  for (let at = to; at < to + 3; at += 1) {
    const token = tokens[at]
    if (!token || token.type === 'figure') return undefined
    const behind = signed(token) ?? NAMES.get(token.text.replace(/^(?:ب?ال)(?=...)/, ''))
    if (behind) return behind
    if (token.type === 'mark' && token.text !== '-') return undefined
  }
  return undefined
}

function signed({ text, capitals }: Token): readonly Currency[] | undefined {
  return SIGNS[text] ?? (capitals ? CODES[text] : undefined)
}
