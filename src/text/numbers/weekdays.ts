import { lookUp } from './arabic-words.ts'
import { monthName } from './months.ts'
import type { NumberQuantity } from './quantity.ts'
import { type Token, tokenize } from './tokens.ts'

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Folded, without the article; Monday and Sunday are «the two» and «the one» as well. */
const ARABIC: ReadonlyMap<string, number> = new Map([
  ['اثنين', 1],
  ['ثلاثاء', 2],
  ['اربعاء', 3],
  ['خميس', 4],
  ['جمعه', 5],
  ['سبت', 6],
  ['احد', 7],
])

/** Before a name of a day, what makes it one. */
const DAY = /^[وفبلك]*(?:ال)?(?:يوم|يومي|ايام|مساء|صباح|ليله|ليل|فجر|ظهر|عصر|صبيحه|عشيه|نهار|غداه)$/

/** The days of the week that a text names, from Monday, in order. */
export function readWeekdays(text: string): NumberQuantity[] {
  const tokens = tokenize(text)
  return tokens.flatMap((token, at) => {
    const value = weekdayAt(tokens, at)
    if (value === undefined) return []
    const { start, end } = token
    const day: NumberQuantity = {
      kind: 'weekday',
      value,
      alternatives: [],
      bounds: ['exact'],
      hedge: '',
      optional: true,
      counted: [],
      events: [],
      start,
      end,
      text: token.written,
    }
    return [day]
  })
}

/** Before the name of a day, what counts it out of a month: «أول اثنين من آذار», «آخر أحد في الشهر». */
const WHICH = /^[وفبلك]*(?:اول|ثاني|ثالث|رابع|خامس|اخر|كل)$/

/** Whether a day is one of a month or a year, or comes back: «أول اثنين من آذار», «كل خميس». */
export function isCountedDay(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  if (!WHICH.test(before)) return false
  const [joint, next, after] = [1, 2, 3].map((step) => tokens[at + step]?.text ?? '')
  if (!/^(?:من|في)$/.test(joint ?? '')) return /كل$/.test(before) && tokens[at + 1]?.type !== 'word'
  const word = (next ?? '').replace(/^ال/, '')
  return /^(?:شهر|اشهر|عام|سنه)$/.test(word) || monthName(next ?? '', after) !== undefined
}

function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const { text = '', script, capital = false } = tokens[at] ?? {}
  if (script === 'latin') {
    const index = ENGLISH.indexOf(text.replace(/s$/, ''))
    return capital && index >= 0 ? index + 1 : undefined
  }
  const word = script === 'arabic' ? lookUp(text, ARABIC) : undefined
  if (!word) return undefined
  const named = DAY.test(tokens[at - 1]?.text ?? '') || isCountedDay(tokens, at)
  const plain = word.definite && word.value !== 1 && word.value !== 7
  return named || plain ? word.value : undefined
}
