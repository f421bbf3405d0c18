import type { UnitWords } from '../../../text/numbers/pack.ts'
import type { Currency, TimeUnit } from '../../../text/numbers/quantity.ts'
import { currencyTable, unitTable } from '../../../text/numbers/units.ts'

/** Units of time: the singulars, then the plurals. */
const TIME_UNITS: readonly (readonly [TimeUnit, string, ...string[]])[] = [
  ['minute', 'minute', 'minutes min'],
  ['hour', 'heure', 'heures h'],
  ['day', 'jour journée', 'jours journées'],
  ['week', 'semaine', 'semaines'],
  ['month', 'mois'],
  ['year', 'an année', 'ans années'],
  ['decade', 'décennie', 'décennies'],
  ['century', 'siècle', 'siècles'],
]

/** What stands between a number and its unit: "15 longs mois", "les cinq dernières années", "une vingtaine d’années". */
const BEFORE_UNIT =
  /^(?:longs?|longues?|derniers?|dernières?|prochaine?s?|premiers?|premières?|bons?|bonnes?|pleins?|pleines?|petits?|petites?|autres?|nouveaux|nouvelles?|courts?|courtes?|d[e'])$/

/** Names of money; a name that several countries have stands for each of them. */
const CURRENCIES: readonly (readonly [Currency, string])[] = [
  ['dollar', 'dollar dollars'],
  ['euro', 'euro euros'],
  ['pound', 'livre livres sterling'],
  ['lira', 'lire lires livre livres'],
  ['dinar', 'dinar dinars'],
  ['riyal', 'riyal riyals rial rials'],
  ['dirham', 'dirham dirhams'],
  ['shekel', 'shekel shekels'],
  ['rouble', 'rouble roubles'],
  ['tenge', 'tenge tenges'],
  ['som', 'som soms'],
  ['yuan', 'yuan yuans'],
  ['yen', 'yen yens'],
  ['rupee', 'roupie roupies'],
  ['franc', 'franc francs'],
  ['krone', 'couronne couronnes'],
]

const UNITS = unitTable(TIME_UNITS)

const ONE = unitTable(TIME_UNITS.map(([unit, singular]) => [unit, singular] as const))

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
  // The "une" of "une semaine" is a number of its own.
  singleAt: () => undefined,
  currencyOf: (word) => MONEY.get(word),
}
