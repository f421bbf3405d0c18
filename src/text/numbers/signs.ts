import type { Token } from './pack.ts'
import type { Sense } from './quantity.ts'
import type { Reading } from './reading.ts'

/** Signs of what is counted on both sides of zero. */
const SCALE = /^[%٪°]$/

/**
 * A number below zero: "minus 0.4", −12, «سالب 0.4», «12 درجة تحت الصفر».
 *
 * @param end where the number before it ends, to which the sign may belong
 */
export function withSign(tokens: readonly Token[], reading: Reading, end: number): Reading {
  if (!/^(?:count|percent|points|per-mille|fraction)$/.test(reading.kind)) return reading
  const negative = { ...reading, value: -reading.value, alternatives: negated(reading) }
  const from = reading.from - 1
  const before = tokens[from]
  const worded = before?.pack.belowZero.minus.test(before.text) && from >= end
  if (worded || isMinus(tokens, from, end)) return { ...negative, from }
  if (isBelowZero(tokens, reading.to)) return negative
  return isTrailing(tokens, reading.to) ? { ...negative, to: reading.to + 1 } : reading
}

function negated({ alternatives = [] }: Reading): Sense[] {
  return alternatives.map((sense) => ({ ...sense, value: -sense.value }))
}

/** A hyphen that stands against the figure and apart from what is before it. */
function isMinus(tokens: readonly Token[], at: number, end: number): boolean {
  const sign = tokens[at]
  if (sign?.text !== '-' || !tokens[at + 1]?.tight || !tokens[at + 1]?.figure) return false
  // «- 12 عضوًا» and "-12" at the head of a line are items of a list.
  const before = tokens[at - 1]
  if (before === undefined || at < end) return false
  return !sign.tight || /^[($€£]$/.test(before.text)
}

/** A minus that stands behind its number, as it does after typing from right to left: «12- درجة». */
function isTrailing(tokens: readonly Token[], to: number): boolean {
  const [sign, next] = [tokens[to], tokens[to + 1]]
  if (sign?.text !== '-' || !sign.tight || !next || next.tight) return false
  return SCALE.test(next.text) || next.pack.belowZero.scale.test(next.text)
}

/** "12 degrees below zero", «12 درجة مئوية تحت الصفر»: up to three words stand between. */
function isBelowZero(tokens: readonly Token[], to: number): boolean {
  for (let at = to; at < to + 4; at += 1) {
    const token = tokens[at]
    if (!token || token.type === 'figure' || /^[,.;:،؛]$/.test(token.text)) return false
    if (isUnderZero(tokens, at + 1)) return true
  }
  return isUnderZero(tokens, to + 1)
}

/** Whether a token is the zero of "below zero", «تحت الصفر», which is no number of its own. */
export function isUnderZero(tokens: readonly Token[], at: number): boolean {
  const [direction, word] = [tokens[at - 1], tokens[at]]
  if (word?.type !== 'word' || direction === undefined) return false
  const { zero, below } = word.pack.belowZero
  return zero.test(word.text) && below.test(direction.text)
}
