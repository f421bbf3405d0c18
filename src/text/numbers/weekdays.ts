import type { Token } from './pack.ts'
import type { NumberQuantity } from './quantity.ts'

/** The days of the week that a text names, from Monday, in order. */
export function readWeekdays(tokens: readonly Token[]): NumberQuantity[] {
  return tokens.flatMap((token, at) => {
    const value = token.type === 'word' ? token.pack.weekdayAt(tokens, at) : undefined
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
