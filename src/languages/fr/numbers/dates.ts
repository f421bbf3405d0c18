import { hijriTable, monthTable } from '../../../text/numbers/months.ts'
import type { DateWords } from '../../../text/numbers/pack.ts'

/** With those that were typed without their accents. */
const MONTHS = monthTable([
  [1, 'janvier janv jan'],
  [2, 'février fevrier févr fév fevr'],
  [3, 'mars'],
  [4, 'avril avr'],
  [5, 'mai'],
  [6, 'juin'],
  [7, 'juillet juill juil'],
  [8, 'août aout'],
  [9, 'septembre sept'],
  [10, 'octobre oct'],
  [11, 'novembre nov'],
  [12, 'décembre decembre déc dec'],
])

const SHORT = /^(?:janv?|févr?|fevr|avr|juill?|sept|oct|nov|déc|dec)$/

/** Nothing stands between the parts of a date. */
const NOTHING = /^$/

export const DATES: DateWords = {
  monthAt(tokens, at) {
    const { text = '' } = tokens[at] ?? {}
    const month = MONTHS.get(text)
    if (month === undefined) return undefined
    if (!SHORT.test(text)) return { month, to: at + 1, doubtful: false }
    // "Ils étaient sept." An abbreviation has its full stop, and a day before it or a year behind it.
    const stop = tokens[at + 1]
    if (stop?.text !== '.' || !stop.tight) return undefined
    const dated = tokens[at - 1]?.figure !== undefined || tokens[at + 2]?.figure?.yearLike === true
    return dated ? { month, to: at + 2, doubtful: false } : undefined
  },
  hijriMonths: hijriTable([
    [1, 'mouharram|muharram'],
    [2, 'safar'],
    [3, 'rabia al - awal|rabi al - awwal|rabi i'],
    [4, 'rabia ath - thani|rabi al - thani|rabi ii'],
    [5, 'joumada al - oula|joumada i'],
    [6, 'joumada ath - thania|joumada al - thania|joumada ii'],
    [7, 'rajab|radjab'],
    [8, 'chaabane|chaabân|chabane'],
    [9, 'ramadan'],
    [10, 'chawwal|chawal'],
    [11, "dhou al - qi'da|dhou al - qida|dhoul - qida|dhou l - qi'da"],
    [12, 'dhou al - hijja|dhoul - hijja|dhou l - hijja'],
  ]),
  hijriSign: /^(?:ah|hég|hégire)$/,
  daySuffix: /^er$/,
  beforeMonth: NOTHING,
  beforeYear: NOTHING,
  placesMonth: NOTHING,
  dayBehindMonth: false,
  dayIsCardinal: true,
  hyphenNames: true,
}
