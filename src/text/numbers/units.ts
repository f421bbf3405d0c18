import { lookUp } from './arabic-words.ts'
import type { TimeUnit } from './quantity.ts'
import type { Token } from './tokens.ts'

const NAMES: readonly (readonly [TimeUnit, string, string])[] = [
  ['minute', 'minute minutes', 'دقيقه دقائق'],
  ['hour', 'hour hours', 'ساعه ساعات'],
  ['day', 'day days', 'يوم يوما ايام'],
  ['week', 'week weeks', 'اسبوع اسبوعا اسابيع'],
  ['month', 'month months', 'شهر شهرا اشهر شهور'],
  ['year', 'year years', 'سنه سنوات سنين عام عاما اعوام'],
  ['decade', 'decade decades', 'عقد عقدا عقود'],
  ['century', 'century centuries', 'قرن قرنا قرون'],
]

const UNITS: ReadonlyMap<string, TimeUnit> = new Map(
  NAMES.flatMap(([unit, english, arabic]) =>
    `${english} ${arabic}`.split(' ').map((word): [string, TimeUnit] => [word, unit]),
  ),
)

const PLURAL = /^(?:ايام|اسابيع|اشهر|اعوام|.*ات|دقائق|شهور|سنين|عقود|قرون)$/

/** The singulars, which count one where a hedge stands before them: «أكثر من سنة», "about a year". */
const ONE: ReadonlyMap<string, TimeUnit> = new Map(
  NAMES.flatMap(([unit, english, arabic]) =>
    [english.split(' ')[0] ?? '', ...arabic.split(' ').filter((word) => !PLURAL.test(word))].map(
      (word): [string, TimeUnit] => [word, unit],
    ),
  ),
)

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
  const token = tokens[at]?.text === '-' ? tokens[at + 1] : tokens[at]
  return token && UNITS.get(token.text)
}

/** The unit of time of which a token names one, whatever hangs on it. */
export function oneUnit(token: Token | undefined): TimeUnit | undefined {
  if (token?.type !== 'word') return undefined
  return token.script === 'latin' ? ONE.get(token.text) : lookUp(token.text, ONE)?.value
}

/** Whether a token is an Arabic unit of time with the article: «السنة». */
export function isDefiniteUnit(token: Token | undefined): boolean {
  return token?.script === 'arabic' && lookUp(token.text, ONE)?.definite === true
}
