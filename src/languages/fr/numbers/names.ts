import type { NameWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'

/** What is written together with a word, or a number, but is none of it: "l’", "jusqu’". */
export const ELISION = "(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'"

export const NAMES: NameWords = {
  has: isInName,
  numbered: /^(?:covid|corona|coronavirus)$/,
  noName: new RegExp(
    `^(?:mi|fin|début|post|pré|après|avant|depuis|dès|entre|non|sous|sur|ex|n|no|nos|p|pp|par|art|fig|vol|ch|chap|env|${ELISION})$`,
  ),
  sign: /^(?:er|ers|re|res|ère|ères|e|es|ème|èmes|eme|ième|nd|nde|nds|ndes|k|mds?|mrds?|mio|heures?|jours?|ans?|€|j|s|mn)$/,
  beforeYear: /^(?:en|depuis|an|année|dès|vers|avant|après|courant|début|fin|mi)$/,
  isAside: isAroundTheClock,
}

/** "24 heures sur 24", "7 jours sur 7", "24h/24". */
function isAroundTheClock(tokens: readonly Token[], { from, to, value }: Reading): boolean {
  if (value !== 24 && value !== 7) return false
  const ahead = [0, 1, 2].map((step) => tokens[to + step]?.text ?? '').join(' ')
  const behind = [3, 2, 1].map((step) => tokens[from - step]?.text ?? '').join(' ')
  const rate = value === 24 ? 'h(?:eures)? (?:sur|/)' : 'j(?:ours)? (?:sur|/)'
  return (
    new RegExp(`^${rate} ${value}$`).test(ahead) || new RegExp(`^${value} ${rate}$`).test(behind)
  )
}

/**
 * Whether a number word stands in a name: its capital, and another behind it: "Trois-Rivières", "la
 * commune de Sept Sources". An ordinal is a number still.
 */
function isInName(tokens: readonly Token[], { from, to, kind }: Reading): boolean {
  const [word, before] = [tokens[from], tokens[from - 1]]
  if (kind !== 'count' || !word?.capital || word.type !== 'word' || word.capitals) return false
  const hyphen = tokens[to]?.text === '-' && tokens[to]?.tight === true
  const next = tokens[hyphen ? to + 1 : to]
  if (next?.type !== 'word' || !next.capital) return false
  return hyphen || before?.type === 'word'
}
