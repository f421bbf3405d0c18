import type { Currency, TimeUnit } from './quantity.ts'

/** Units of time, folded: the singulars, then the plurals. */
export const TIME_UNITS: readonly (readonly [TimeUnit, string, string])[] = [
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
  ['cent', 'سنت سنتا سنتات'],
  ['piastre', 'قرش قرشا قروش'],
  ['krone', 'كرون كرونه كرونات'],
]
