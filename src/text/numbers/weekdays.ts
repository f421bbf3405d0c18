import { lookUp } from './arabic-words.ts'
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

function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const { text = '', script, capital = false } = tokens[at] ?? {}
  if (script === 'latin') {
    const index = ENGLISH.indexOf(text.replace(/s$/, ''))
    return capital && index >= 0 ? index + 1 : undefined
  }
  const word = script === 'arabic' ? lookUp(text, ARABIC) : undefined
  if (!word) return undefined
  const named = DAY.test(tokens[at - 1]?.text ?? '')
  const plain = word.definite && word.value !== 1 && word.value !== 7
  return named || plain ? word.value : undefined
}
