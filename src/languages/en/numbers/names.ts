import type { NameWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'

export const NAMES: NameWords = {
  has: isInName,
  numbered: /^(?:covid|corona)$/,
  noName:
    /^(?:mid|post|pre|early|late|end|since|until|from|non|sub|over|under|no|nos|p|pp|para|paras|art|art\.|fig|vol|ch)$/,
  sign: /^(?:st|nd|rd|th|s|k|mn|mln|bn|bln|b|tn|trn|hr|hrs|am|pm|ft|p)$/,
  beforeYear: /^(?:in|since|year)$/,
  isAside: isAroundTheClock,
}

/** "24-hour", "24 hours a day, seven days a week": «على مدار الساعة». */
function isAroundTheClock(tokens: readonly Token[], { to, value }: Reading): boolean {
  const rate = [0, 1, 2].map((step) => tokens[to + step]?.text).join(' ')
  if (value === 24) return rate === 'hours a day' || rate.startsWith('- hour ')
  return value === 7 && rate === 'days a week'
}

/**
 * Whether a number word stands in a name: a capital in the middle of a sentence, and another behind
 * it: "the village of Seven Springs". An ordinal is a number still: the Fifth Fleet is not the Sixth.
 */
function isInName(tokens: readonly Token[], { from, to, kind }: Reading): boolean {
  const [word, before, next] = [tokens[from], tokens[from - 1], tokens[to]]
  if (kind !== 'count' || !word?.capital || word.type !== 'word' || word.capitals) return false
  if (before?.type !== 'word' || next?.type !== 'word' || !next.capital) return false
  // In a title every word has its capital.
  const words = tokens.filter(({ type, text }) => type === 'word' && text.length > 3)
  return words.filter(({ capital }) => capital).length * 2 <= words.length
}
