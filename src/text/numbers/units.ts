import type { Token } from './pack.ts'
import type { Currency, TimeUnit } from './quantity.ts'

/** A table from words to what they name: rows of it, with lists of words between spaces. */
export function unitTable<T>(rows: readonly (readonly [T, ...string[]])[]): ReadonlyMap<string, T> {
  return new Map(
    rows.flatMap(([value, ...lists]) =>
      lists.flatMap((list) => list.split(' ').map((word): [string, T] => [word, value])),
    ),
  )
}

/** Names of money; a word that several countries have for theirs stands for each of them. */
export function currencyTable(
  rows: readonly (readonly [Currency, string])[],
): ReadonlyMap<string, readonly Currency[]> {
  const names = new Map<string, readonly Currency[]>()
  for (const [currency, list] of rows) {
    for (const word of list.split(' ')) names.set(word, [...(names.get(word) ?? []), currency])
  }
  return names
}

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

/** The unit of time that is counted by a number before it, behind a hyphen too: "five-year". */
export function unitAt(tokens: readonly Token[], at: number): TimeUnit | undefined {
  const next = tokens[at]?.text === '-' ? at + 1 : at
  return tokens[next]?.pack.units.unitAt(tokens, next)
}

/** The unit of time of which a token names one, whatever hangs on it. */
export function oneUnit(token: Token | undefined): TimeUnit | undefined {
  return token?.type === 'word' ? token.pack.units.oneUnit(token) : undefined
}

/** The unit of time that stands before a number: «الأشهر الستة», «الأعوام الـ15». */
export function unitBefore(tokens: readonly Token[], from: number): TimeUnit | undefined {
  return tokens[from - 1]?.pack.units.unitBefore?.(tokens, from)
}

/** Whether a token is a unit of time with its article: «السنة». */
export function isDefiniteUnit(token: Token | undefined): boolean {
  return token?.type === 'word' && token.pack.units.isDefiniteUnit?.(token) === true
}

const SIGNS: ReadonlyMap<string, readonly Currency[]> = new Map<string, readonly Currency[]>([
  ['$', ['dollar']],
  ['€', ['euro']],
  ['£', ['pound']],
  ['¥', ['yen', 'yuan']],
  ['₸', ['tenge']],
  ['₽', ['rouble']],
  ['₺', ['lira']],
  ['₪', ['shekel']],
  ['₹', ['rupee']],
])

/** Codes of money, in capitals. */
const CODES: ReadonlyMap<string, readonly Currency[]> = new Map<string, readonly Currency[]>([
  ['usd', ['dollar']],
  ['eur', ['euro']],
  ['gbp', ['pound']],
  ['egp', ['pound']],
  ['sdg', ['pound']],
  ['syp', ['pound', 'lira']],
  ['lbp', ['pound', 'lira']],
  ['try', ['lira']],
  ['kwd', ['dinar']],
  ['iqd', ['dinar']],
  ['jod', ['dinar']],
  ['bhd', ['dinar']],
  ['lyd', ['dinar']],
  ['tnd', ['dinar']],
  ['dzd', ['dinar']],
  ['sar', ['riyal']],
  ['qar', ['riyal']],
  ['omr', ['riyal']],
  ['yer', ['riyal']],
  ['irr', ['riyal']],
  ['aed', ['dirham']],
  ['mad', ['dirham']],
  ['ils', ['shekel']],
  ['rub', ['rouble']],
  ['kzt', ['tenge']],
  ['kgs', ['som']],
  ['uzs', ['som']],
  ['cny', ['yuan']],
  ['jpy', ['yen']],
  ['inr', ['rupee']],
  ['pkr', ['rupee']],
  ['chf', ['franc']],
])

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
    const behind = signed(token) ?? token.pack.units.currencyOf(token.text)
    if (behind) return behind
    if (token.type === 'mark' && token.text !== '-') return undefined
  }
  return undefined
}

function signed({ text, capitals }: Token): readonly Currency[] | undefined {
  return SIGNS.get(text) ?? (capitals ? CODES.get(text) : undefined)
}
