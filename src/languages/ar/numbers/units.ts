import type { Token, UnitWords } from '../../../text/numbers/pack.ts'
import type { Currency, TimeUnit } from '../../../text/numbers/quantity.ts'
import { currencyTable, unitTable } from '../../../text/numbers/units.ts'
import { isMonthWord } from './dates.ts'
import { isArabic, lookUp } from './words.ts'

/** Units of time, folded: the singulars, then the plurals. */
const TIME_UNITS: readonly (readonly [TimeUnit, string, string])[] = [
  ['minute', 'دقيقه', 'دقائق'],
  ['hour', 'ساعه', 'ساعات'],
  ['day', 'يوم يوما', 'ايام'],
  ['week', 'اسبوع اسبوعا', 'اسابيع'],
  ['month', 'شهر شهرا', 'اشهر شهور'],
  ['year', 'سنه عام عاما', 'سنوات سنين اعوام'],
  ['decade', 'عقد عقدا', 'عقود'],
  ['century', 'قرن قرنا', 'قرون'],
]

/** Names of money, folded; «ليرة» is a pound as well as a lira. */
export const CURRENCIES: readonly (readonly [Currency, string])[] = [
  ['dollar', 'دولار دولارا دولارات'],
  ['cent', 'سنت سنتا سنتات'],
  ['piastre', 'قرش قرشا قروش'],
  ['euro', 'يورو يوروهات'],
  ['pound', 'جنيه جنيها جنيهات ليره ليرات استرليني'],
  ['lira', 'ليره ليرات'],
  ['dinar', 'دينار دينارا دنانير'],
  ['riyal', 'ريال ريالا ريالات'],
  ['dirham', 'درهم درهما دراهم'],
  ['shekel', 'شيكل شيكلا شيقل شواكل شيكلات'],
  ['rouble', 'روبل روبلا روبلات'],
  ['tenge', 'تنغي تنغه تنجي تنج'],
  ['som', 'سوم سوما سومات'],
  ['yuan', 'يوان يوانا يوانات'],
  ['yen', 'ين ينا'],
  ['rupee', 'روبيه روبيات'],
  ['franc', 'فرنك فرنكا فرنكات'],
  ['krone', 'كرون كرونه كرونات'],
]

const UNITS = unitTable(TIME_UNITS)

/** The plurals, which with an article may stand before their number: «السنوات الخمس». */
const PLURALS = unitTable(TIME_UNITS.map(([unit, , plurals]) => [unit, plurals] as const))

/** The singulars, which count one where a hedge stands before them: «أكثر من سنة». */
const ONE = unitTable(TIME_UNITS.map(([unit, singulars]) => [unit, singulars] as const))

const MONEY = currencyTable(CURRENCIES)

export const UNIT_WORDS: UnitWords = {
  // «الستة عام 1967»: the word goes with what follows.
  unitAt: (tokens, at) =>
    isArabic(tokens[at]) && tokens[at + 1]?.figure?.yearLike
      ? undefined
      : UNITS.get(tokens[at]?.text ?? ''),
  unitBefore(tokens, from) {
    const article = tokens[from - 1]?.text === 'ال' ? 2 : 1
    const noun = tokens[from - article]
    const word = isArabic(noun) ? lookUp(noun.text, PLURALS) : undefined
    const definite = article === 2 || tokens[from]?.text.startsWith('ال')
    return word?.definite && definite ? word.value : undefined
  },
  oneUnit: ({ text }) => lookUp(text, ONE)?.value,
  isDefiniteUnit: ({ text }) => lookUp(text, ONE)?.definite === true,
  singleAt: (tokens, at) =>
    /^(?:ال|لل)/.test(tokens[at]?.text ?? '') ? undefined : { from: at, span: isSpan(tokens, at) },
  currencyOf: (word) => MONEY.get(word.replace(/^(?:ب?ال)(?=...)/, '')),
}

/** Whether a unit by itself is a span: «قبل شهر», «شهرًا», but not «يوم الأحد». */
function isSpan(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (next?.figure || /^ال/.test(next?.text ?? '') || isMonthWord(next?.text ?? '')) return false
  return (
    /^[وف]?(?:قبل|بعد|منذ|خلال|مدي|مده|مدتها|مدته|لمده|طوال|غضون|دام|دامت|استغرق|استغرقت)$/.test(
      before?.text ?? '',
    ) || /[ً]/.test(token?.written ?? '')
  )
}
