import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { FRACTION_PLURALS, FRACTIONS, SCALE_SIGNS, SCALES, SMALL, TENS } from './words.ts'

/** A number below a thousand in words, or a figure. */
interface Group {
  readonly value: number
  readonly to: number
  readonly figure: boolean
}

/**
 * A number in English words, in figures with words, or in figures alone: "seven hundred",
 * "twenty-five", "two and a half million", "1.3 million", "$5m", "two dozen", "a hundred".
 *
 * @example one hundred and five thousand → 105000
 */
export function cardinalAt(tokens: readonly Token[], at: number): Reading | undefined {
  const indefinite = /^an?$/.test(tokens[at]?.text ?? '')
  // "a hundred", "the hundred delegates", "the first thousand"
  const one = indefinite || /^(?:the|first|last|next|past)$/.test(tokens[at - 1]?.text ?? '')
  const start = indefinite ? at + 1 : at
  const first = readGroup(tokens, start, one)
  // "a five-year plan" begins at the five.
  if (indefinite && first && tokens[start]?.text !== 'hundred') return undefined
  const sign = first?.figure ? scaleSign(tokens, first.to) : undefined
  if (first && sign !== undefined) return scaled(tokens, first, sign, at)

  let scale = readScale(tokens, first?.to ?? start)
  if (!first && !(one && scale)) return undefined
  let total = (first?.value ?? 1) * (scale?.value ?? 1)
  let last = scale
  let to = scale?.to ?? first?.to ?? start
  while (last) {
    const half = readAndFraction(tokens, to)
    if (half) {
      total += half.value * last.value
      to = half.to
      break
    }
    const group = readGroup(tokens, afterJoint(tokens, to), false)
    scale = group && readScale(tokens, group.to)
    // "two million 300 thousand" goes on, "two million, 2019" and "five million six million" do not.
    if (!group || (group.figure && !scale) || (scale && scale.value >= last.value)) break
    total += group.value * (scale?.value ?? 1)
    to = scale?.to ?? group.to
    last = scale
  }
  // What a preceding bare number of a range is counted in: "five to six hundred", "2 to 3 million".
  const ending = tokens[to - 1]?.text === 'hundred' ? 100 : last?.value
  const bare = first?.figure === true && to === first.to
  return { kind: 'count', value: total, from: at, to, bare, ...(ending && { scale: ending }) }
}

/** @param one whether "hundred" alone is one hundred */
function readGroup(tokens: readonly Token[], at: number, one: boolean): Group | undefined {
  const token = tokens[at]
  const figure = token?.figure !== undefined
  const head = token?.figure
    ? { value: token.figure.value, to: at + 1 }
    : (readBelowHundred(tokens, at) ?? (one ? { value: 1, to: at } : undefined))
  if (!head) return undefined
  const hundred = tokens[head.to]?.text === 'hundred'
  if (!hundred && head.to === at) return undefined
  const base = hundred ? { value: head.value * 100, to: head.to + 1 } : head
  const rest = hundred
    ? readBelowHundred(tokens, afterJoint(tokens, base.to))
    : (readPoint(tokens, base.to) ?? readAndFraction(tokens, base.to))
  const value = base.value + (rest?.value ?? 0)
  return { value, to: rest?.to ?? base.to, figure: figure && !hundred }
}

/** "seven", "seventeen", "seventy-seven", "seventy seven". */
function readBelowHundred(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const word = tokens[at]?.text ?? ''
  const small = SMALL.get(word)
  if (small !== undefined) return { value: small, to: at + 1 }
  const tens = TENS.get(word)
  if (tens === undefined) return undefined
  const unitAt = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const unit = SMALL.get(tokens[unitAt]?.text ?? '') ?? 0
  return unit > 0 && unit < 10
    ? { value: tens + unit, to: unitAt + 1 }
    : { value: tens, to: at + 1 }
}

/** "thousand", "million", "dozen", behind a hyphen too; "thousand million" as one. */
function readScale(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const next = tokens[at]?.text === '-' ? at + 1 : at
  const word = tokens[next]?.text ?? ''
  const value = word === 'dozen' ? 12 : SCALES.get(word)
  if (value === undefined) return undefined
  const times = SCALES.get(tokens[next + 1]?.text ?? '') ?? 0
  return times > value ? { value: value * times, to: next + 2 } : { value, to: next + 1 }
}

/** Past the "and" of "one hundred and five"; that of "a thousand and more" joins nothing. */
function afterJoint(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1]?.text ?? ''
  return tokens[at]?.text === 'and' && (SMALL.has(next) || TENS.has(next)) ? at + 1 : at
}

/** A figure and its sign of scale: 17bn. Without a currency "1,500m" is as likely metres. */
function scaled(
  tokens: readonly Token[],
  { value, to }: Group,
  scale: number,
  from: number,
): Reading {
  const money = /^(?:[$€£¥]|usd|eur|gbp|aed|sar)$/.test(tokens[from - 1]?.text ?? '')
  const metres = tokens[to]?.text === 'm' && !money
  const alternatives = metres ? [{ kind: 'count', value } as const] : []
  return { kind: 'count', value: value * scale, scale, from, to: to + 1, alternatives }
}

/** "and a half", "and three quarters", ½. */
function readAndFraction(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const sign = FRACTION_SIGNS.get(tokens[at]?.text ?? '')
  if (sign !== undefined) return { value: sign, to: at + 1 }
  const words: Token[] = []
  let to = at
  // Hyphens change nothing: "two-and-a-half".
  while (words.length < 3 && tokens[to]) {
    const token = tokens[to]
    if (token?.text !== '-') words.push(token as Token)
    to += 1
  }
  const [and, numerator, part] = words.map((token) => token.text)
  if (and !== 'and' || numerator === undefined || part === undefined) return undefined
  if (numerator === 'a' || numerator === 'one') {
    // "a million and a third" is a third one of something.
    const value = part === 'half' || part === 'quarter' ? FRACTIONS.get(part) : undefined
    return value === undefined ? undefined : { value, to }
  }
  const value = FRACTION_PLURALS.get(part)
  const count = SMALL.get(numerator)
  return value === undefined || count === undefined ? undefined : { value: value * count, to }
}

/** "two point five". */
function readPoint(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  if (tokens[at]?.text !== 'point') return undefined
  let decimals = ''
  let to = at + 1
  for (let digit = SMALL.get(tokens[to]?.text ?? ''); digit !== undefined && digit < 10; ) {
    decimals += String(digit)
    to += 1
    digit = SMALL.get(tokens[to]?.text ?? '')
  }
  return decimals === '' ? undefined : { value: Number(`0.${decimals}`), to }
}

/** "5m", "17bn"; "5 bn" too, but "5 m" are metres. */
function scaleSign(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return undefined
  const sign = SCALE_SIGNS.get(token.text)
  return sign !== undefined && (token.tight || /^(?:bn|mn|tn|trn|bln|mln)$/.test(token.text))
    ? sign
    : undefined
}
