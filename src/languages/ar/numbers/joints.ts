import type { JointWords, Token } from '../../../text/numbers/pack.ts'
import { isDefiniteUnit } from '../../../text/numbers/units.ts'
import { isArabic, lookUp } from './words.ts'

export const JOINTS: JointWords = {
  range: /^(?:الي|حتي|او|ل|الي ال)$/,
  between: /^[وف]?(?:ما بين|بين|مابين)$/,
  and: /^و$/,
  list: /^و$/,
  isRatio: (between) => /^(?:من (?:بين )?كل|من اصل)$/.test(between),
  fractionHead(tokens, { kind, value, scale = 0, from, to, joined }) {
    if (!joined) return undefined
    if (kind === 'count' && value < scale) {
      return tokens[to - 1]?.text.startsWith('ال') ? from : undefined
    }
    if (kind !== 'fraction') return undefined
    // «ونصف السكان» is half of something else.
    const next = tokens[to]
    return next?.text.startsWith('ال') && !isDefiniteUnit(next) ? undefined : from
  },
  repeatedAt,
}

/** «يوم ويوم», «مدني ومدني واحد», «مدني ومدنيان». */
function repeatedAt(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const [noun, again, one] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!isArabic(noun) || noun.text.length < 2 || !again?.text.startsWith('و')) {
    return undefined
  }
  const bare = noun.text.replace(/ا$/, '')
  const rest = again.text.slice(1)
  if (rest === noun.text || rest === bare || rest === `${bare}ا`) {
    const counted = isArabic(one) && lookUp(one.text, ONE) !== undefined
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
