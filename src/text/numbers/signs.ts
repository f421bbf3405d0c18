import type { Sense } from './quantity.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const MINUS = /^(?:minus|negative|سالب|ناقص)$/

/** What is counted on both sides of zero, whose minus may stand behind the number in Arabic: «12- درجة». */
const SCALE = /^(?:%|٪|°|درجه|درجات|نقطه|نقاط|في|بالمئه|بالمائه|degrees?|points?|per|percent)$/

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
  const worded = before !== undefined && MINUS.test(before.text) && from >= end
  if (worded || isMinus(tokens, from, end)) return { ...negative, from }
  if (isBelowZero(tokens, reading.to)) return negative
  const behind = tokens[reading.to]
  const trailing = behind?.text === '-' && behind.tight && tokens[reading.to + 1]?.tight === false
  return trailing && SCALE.test(tokens[reading.to + 1]?.text ?? '')
    ? { ...negative, to: reading.to + 1 }
    : reading
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
  const direction = tokens[at - 1]?.text ?? ''
  return (
    /^(?:ال)?صفر$|^(?:zero|freezing)$/.test(tokens[at]?.text ?? '') &&
    /^(?:below|under|تحت|دون)$/.test(direction)
  )
}
