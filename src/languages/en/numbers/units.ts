import type { UnitWords } from '../../../text/numbers/pack.ts'
import type { Currency, TimeUnit } from '../../../text/numbers/quantity.ts'
import { currencyTable, unitTable } from '../../../text/numbers/units.ts'

/** Units of time: the singular, then the plural. */
const TIME_UNITS: readonly (readonly [TimeUnit, string])[] = [
  ['minute', 'minute minutes'],
  ['hour', 'hour hours'],
  ['day', 'day days'],
  ['week', 'week weeks'],
  ['month', 'month months'],
  ['year', 'year years'],
  ['decade', 'decade decades'],
  ['century', 'century centuries'],
]

/** What stands between a number and its unit: "15 consecutive months", "15 working days". */
const BEFORE_UNIT =
  /^(?:long|full|whole|more|further|additional|extra|consecutive|successive|straight|calendar|working|business|school|academic|financial|fiscal|lunar|odd|or|so|further|short|solid)$/

/** Names of money; a name that several countries have stands for each of them. */
const CURRENCIES: readonly (readonly [Currency, string])[] = [
  ['dollar', 'dollar dollars'],
  ['euro', 'euro euros'],
  ['pound', 'pound pounds sterling'],
  ['lira', 'lira liras lire'],
  ['dinar', 'dinar dinars'],
  ['riyal', 'riyal riyals rial rials'],
  ['dirham', 'dirham dirhams'],
  ['shekel', 'shekel shekels'],
  ['rouble', 'rouble roubles ruble rubles'],
  ['tenge', 'tenge'],
  ['som', 'som soms'],
  ['yuan', 'yuan renminbi'],
  ['yen', 'yen'],
  ['rupee', 'rupee rupees'],
  ['franc', 'franc francs'],
  ['cent', 'cents'],
  ['piastre', 'piastre piastres'],
  ['krone', 'krone kroner krona kronor'],
]

const UNITS = unitTable(TIME_UNITS)

const ONE = unitTable(TIME_UNITS.map(([unit, words]) => [unit, words.split(' ')[0] ?? ''] as const))

const MONEY = currencyTable(CURRENCIES)

export const UNIT_WORDS: UnitWords = {
  unitAt(tokens, at) {
    let next = at
    for (let skipped = 0; skipped < 2 && BEFORE_UNIT.test(tokens[next]?.text ?? ''); skipped += 1) {
      next += 1
    }
    return UNITS.get(tokens[next]?.text ?? '')
  },
  oneUnit: ({ text }) => ONE.get(text),
  // "a week"; but "twice a week" and "50 dollars per week" are no spans.
  singleAt: (tokens, at) =>
    /^an?$/.test(tokens[at - 1]?.text ?? '')
      ? { from: at - 1, span: !/^(?:per|times|twice|once)$/.test(tokens[at - 2]?.text ?? '') }
      : undefined,
  currencyOf: (word) => MONEY.get(word),
}
