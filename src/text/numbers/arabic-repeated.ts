import { lookUp } from './arabic-words.ts'
import type { DateReading, Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/**
 * Joins what Arabic counts by saying the noun again: «ألف يوم ويوم» is 1,001 days, «مئة مدني ومدنيان»
 * are 102 civilians.
 */
export function joinRepeated(
  tokens: readonly Token[],
  found: readonly (Reading | DateReading)[],
): (Reading | DateReading)[] {
  let end = 0
  return found.flatMap((reading) => {
    if (reading.from < end) return []
    if (reading.kind !== 'count' || reading.value < 100 || reading.value % 100 !== 0) {
      return [reading]
    }
    const more = repeatedAt(tokens, reading.to)
    if (!more) return [reading]
    end = more.to
    return [{ ...reading, value: reading.value + more.value, to: more.to, bare: false }]
  })
}

/** «يوم ويوم», «مدني ومدني واحد», «مدني ومدنيان». */
function repeatedAt(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const [noun, again, one] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (noun?.script !== 'arabic' || noun.text.length < 2 || !again?.text.startsWith('و')) {
    return undefined
  }
  const bare = noun.text.replace(/ا$/, '')
  const rest = again.text.slice(1)
  if (rest === noun.text || rest === bare || rest === `${bare}ا`) {
    const counted = one?.script === 'arabic' && lookUp(one.text, ONE) !== undefined
    return { value: 1, to: counted ? at + 3 : at + 2 }
  }
  const stem = bare.replace(/ه$/, 'ت')
  return rest === `${stem}ان` || rest === `${stem}ين` ? { value: 2, to: at + 2 } : undefined
}

const ONE: ReadonlyMap<string, number> = new Map([
  ['واحد', 1],
  ['واحده', 1],
  ['واحدا', 1],
])
