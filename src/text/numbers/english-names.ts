import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/**
 * Whether a number word stands in a name: a capital in the middle of a sentence, and another behind
 * it: "the village of Seven Springs". An ordinal is a number still: the Fifth Fleet is not the Sixth.
 */
export function isInEnglishName(tokens: readonly Token[], { from, to, kind }: Reading): boolean {
  const [word, before, next] = [tokens[from], tokens[from - 1], tokens[to]]
  if (kind !== 'count' || !word?.capital || word.type !== 'word' || word.capitals) return false
  if (before?.type !== 'word' || next?.type !== 'word' || !next.capital) return false
  // In a title every word has its capital.
  const words = tokens.filter(({ type, text }) => type === 'word' && text.length > 3)
  return words.filter(({ capital }) => capital).length * 2 <= words.length
}
