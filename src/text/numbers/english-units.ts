import type { Currency, TimeUnit } from './quantity.ts'

/** Units of time: the singular, then the plural. */
export const TIME_UNITS: readonly (readonly [TimeUnit, string])[] = [
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
export const BEFORE_UNIT =
  /^(?:long|full|whole|more|further|additional|extra|consecutive|successive|straight|calendar|working|business|school|academic|financial|fiscal|lunar|odd|or|so|further|short|solid)$/

/** Names of money; a name that several countries have stands for each of them. */
export const CURRENCIES: readonly (readonly [Currency, string])[] = [
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
