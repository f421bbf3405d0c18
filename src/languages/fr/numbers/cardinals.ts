import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { SCALE_SIGNS, SCALES, SMALL, SMALL_ORDINALS, TENS, TENS_ORDINALS } from './words.ts'

/** A number in words, and whether its last word makes an ordinal of it, after which nothing follows. */
interface Group {
  readonly value: number
  readonly to: number
  readonly ordinal?: boolean
}

/**
 * A number in French words, in figures with words, or in figures alone: "soixante et onze",
 * "quatre-vingt-dix-neuf", "deux mille trois cents", "1,3 milliard", "un million et demi", "17 Md€",
 * in whichever spelling: "vingt et un" and "vingt-et-un".
 */
export function cardinalAt(tokens: readonly Token[], at: number): Reading | undefined {
  const number = numberAt(tokens, at)
  return number?.ordinal ? undefined : number?.reading
}

/** An ordinal in words from the second on: "deuxième", "vingt et unième", "quatre-vingtième". */
export function ordinalAt(tokens: readonly Token[], at: number): Reading | undefined {
  const number = numberAt(tokens, at)
  if (!number?.ordinal) return undefined
  const { value, from, to } = number.reading
  return { kind: 'ordinal', value, from, to }
}

function numberAt(
  tokens: readonly Token[],
  at: number,
): { readonly reading: Reading; readonly ordinal: boolean } | undefined {
  const first = leadAt(tokens, at)
  if (!first) return undefined
  const figure = tokens[at]?.figure !== undefined
  const sign = figure && first.to === at + 1 ? scaleSign(tokens, first.to) : undefined
  if (sign !== undefined) {
    const reading = { kind: 'count', value: first.value * sign, scale: sign, from: at } as const
    return { reading: { ...reading, to: first.to + 1 }, ordinal: false }
  }
  let { value: total, to, ordinal = false } = first
  let last = ordinal ? undefined : scaleAt(tokens, to)
  if (last) {
    total *= last.value
    to = last.to
  }
  while (last && !last.ordinal) {
    const half = halfAt(tokens, to)
    if (half) {
      total += half.value * last.value
      to = half.to
      break
    }
    const group = belowMillion(tokens, afterHyphen(tokens, to))
    const scale: Group | undefined = group && scaleAt(tokens, group.to)
    // "deux millions trois cent mille" goes on, "cinq millions six millions" does not.
    if (!group || (scale && scale.value >= last.value)) break
    total += group.value * (scale?.value ?? 1)
    to = scale?.to ?? group.to
    ordinal = group.ordinal ?? false
    if (!scale) break
    last = scale
  }
  if (last?.ordinal) ordinal = true
  const ending = last?.value ?? thousandOf(tokens[to - 1])
  const bare = figure && to === at + 1
  const reading = { kind: 'count', value: total, from: at, to, bare } as const
  return { reading: { ...reading, ...(ending && { scale: ending }) }, ordinal }
}

/** What the bare number before it in a range is counted in: "cinq à six cents", "200 à 300 000". */
function thousandOf(token: Token | undefined): number | undefined {
  if (token?.text === 'mille' || (token?.figure && / 000$/.test(token.text))) return 1000
  return /^cents?$/.test(token?.text ?? '') ? 100 : undefined
}

/** A figure, with a thousand behind it or not, or a number below a million in words. */
function leadAt(tokens: readonly Token[], at: number): Group | undefined {
  const token = tokens[at]
  if (token?.type === 'mark') return undefined
  if (!token?.figure) {
    if (SCALES.has(token?.text ?? '')) return isOne(tokens, at) ? { value: 1, to: at } : undefined
    return belowMillion(tokens, at)
  }
  const { value } = token.figure
  const next = tokens[at + 1]?.text
  if (next === 'mille') return { value: value * 1000, to: at + 2 }
  const cents = /^cents?$/.test(next ?? '') && value >= 2 && value < 10
  const half = halfAt(tokens, at + 1)
  if (half) return { value: value + half.value, to: half.to }
  return cents ? { value: value * 100, to: at + 2 } : { value, to: at + 1 }
}

/** "le million d’habitants"; "des millions" count nothing exactly. */
function isOne(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:million|milliard)$/.test(tokens[at]?.text ?? '') &&
    /^(?:le|du|au|ce|premier|dernier)$/.test(tokens[at - 1]?.text ?? '')
  )
}

/** "trois cent vingt mille deux cents". */
function belowMillion(tokens: readonly Token[], at: number): Group | undefined {
  const first = isThousand(tokens[at]) ? { value: 1, to: at } : belowThousand(tokens, at)
  if (!first || first.ordinal) return first
  const thousand = afterHyphen(tokens, first.to)
  if (!isThousand(tokens[thousand])) {
    const half = halfAt(tokens, first.to)
    return half ? { value: first.value + half.value, to: half.to } : first
  }
  const value = first.value * 1000
  if (tokens[thousand]?.text === 'millième') return { value, to: thousand + 1, ordinal: true }
  // "mille et un", which stands for any number at all
  const and = first.to === at && tokens[thousand + 1]?.text === 'et'
  if (and && /^une?$/.test(tokens[thousand + 2]?.text ?? '')) {
    return { value: value + 1, to: thousand + 3 }
  }
  const rest = belowThousand(tokens, afterHyphen(tokens, thousand + 1))
  return rest && rest.value > 0
    ? { ...rest, value: value + rest.value }
    : { value, to: thousand + 1 }
}

function isThousand(token: Token | undefined): boolean {
  return token?.type === 'word' && /^(?:mille|mil|millième)$/.test(token.text)
}

/** "cent", "deux cents", "trois cent vingt", and "dix-neuf cent quatorze". */
function belowThousand(tokens: readonly Token[], at: number): Group | undefined {
  const first = isHundred(tokens[at]) ? { value: 1, to: at } : belowHundred(tokens, at)
  if (!first || first.ordinal) return first
  const hundred = first.to === at ? at : afterHyphen(tokens, first.to)
  const several = first.to === at || (first.value >= 2 && first.value < 20 && first.value !== 10)
  if (!several || !isHundred(tokens[hundred])) return first
  const value = first.value * 100
  if (tokens[hundred]?.text === 'centième') return { value, to: hundred + 1, ordinal: true }
  const rest = belowHundred(tokens, afterHyphen(tokens, hundred + 1))
  return rest && rest.value > 0
    ? { ...rest, value: value + rest.value }
    : { value, to: hundred + 1 }
}

function isHundred(token: Token | undefined): boolean {
  return token?.type === 'word' && /^(?:cents?|centième)$/.test(token.text)
}

/** "dix-sept", "vingt et un", "soixante-quinze", "quatre-vingts", "nonante-neuf". */
function belowHundred(tokens: readonly Token[], at: number): Group | undefined {
  const small = wordAt(tokens, at, SMALL, SMALL_ORDINALS)
  const tens = small ? scoresAt(tokens, small) : wordAt(tokens, at, TENS, TENS_ORDINALS)
  if (!tens) return small && (teenAt(tokens, small) ?? small)
  if (tens.ordinal) return tens
  const and = tokens[afterHyphen(tokens, tens.to)]?.text === 'et'
  const next = and
    ? afterHyphen(tokens, afterHyphen(tokens, tens.to) + 1)
    : afterHyphen(tokens, tens.to)
  const unit = wordAt(tokens, next, SMALL, SMALL_ORDINALS)
  // "vingt et deux" are two numbers.
  if (!unit || unit.value === 0 || (and && unit.value !== 1 && unit.value !== 11)) return tens
  const whole = teenAt(tokens, unit) ?? unit
  const most = /^(?:60|80)$/.test(String(tens.value)) ? 19 : 9
  return whole.value <= most ? { ...whole, value: tens.value + whole.value } : tens
}

/** "quatre-vingts". */
function scoresAt(tokens: readonly Token[], four: Group): Group | undefined {
  const next = afterHyphen(tokens, four.to)
  const word = tokens[next]?.text ?? ''
  if (four.value !== 4 || four.ordinal || !/^vingt(?:s|ième)?$/.test(word)) return undefined
  return { value: 80, to: next + 1, ...(word === 'vingtième' && { ordinal: true }) }
}

/** "dix-sept", "dix-huit", "dix-neuf". */
function teenAt(tokens: readonly Token[], ten: Group): Group | undefined {
  if (ten.value !== 10 || ten.ordinal) return undefined
  const unit = wordAt(tokens, afterHyphen(tokens, ten.to), SMALL, SMALL_ORDINALS)
  const fits = unit !== undefined && unit.value >= 7 && unit.value <= 9
  return fits ? { ...unit, value: 10 + unit.value } : undefined
}

function wordAt(
  tokens: readonly Token[],
  at: number,
  cardinals: ReadonlyMap<string, number>,
  ordinals: ReadonlyMap<string, number>,
): Group | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return undefined
  const value = cardinals.get(token.text)
  if (value !== undefined) return { value, to: at + 1 }
  const order = ordinals.get(token.text.replace(/s$/, ''))
  return order === undefined ? undefined : { value: order, to: at + 1, ordinal: true }
}

/** "million", "milliards", and "mille milliards" is a scale too; behind a hyphen as well. */
function scaleAt(tokens: readonly Token[], at: number): Group | undefined {
  const next = afterHyphen(tokens, at)
  const word = tokens[next]?.text ?? ''
  const ordinal = /^(?:million|milliard)ième$/.exec(word)
  const value = SCALES.get(ordinal ? word.replace(/ième$/, '') : word)
  if (value === undefined) return undefined
  if (ordinal) return { value, to: next + 1, ordinal: true }
  const times = /^d[e']$/.test(tokens[next + 1]?.text ?? '')
    ? (SCALES.get(tokens[next + 2]?.text ?? '') ?? 0)
    : 0
  return times > 0 ? { value: value * times, to: next + 3 } : { value, to: next + 1 }
}

/** "et demi"; "deux heures et demie" is joined over its noun, elsewhere. */
function halfAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const sign = FRACTION_SIGNS.get(tokens[at]?.text ?? '')
  if (sign !== undefined) return { value: sign, to: at + 1 }
  const half = tokens[at]?.text === 'et' && /^demie?$/.test(tokens[at + 1]?.text ?? '')
  return half ? { value: 1 / 2, to: at + 2 } : undefined
}

/** Past the hyphen that joins two words of one number. */
function afterHyphen(tokens: readonly Token[], at: number): number {
  const hyphen = tokens[at]
  return hyphen?.text === '-' && hyphen.tight && tokens[at + 1]?.tight ? at + 1 : at
}

/** "17 Md€", "5 M€", "300 k€"; without the sign of the money, "5 m" are metres. */
function scaleSign(tokens: readonly Token[], at: number): number | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.type !== 'word') return undefined
  const sign = SCALE_SIGNS.get(token.text)
  if (sign === undefined || /^(?:md|mds|mrd|mrds|mio)$/.test(token.text)) return sign
  const capital = token.text === 'k' || token.capital
  return capital && next?.tight && /^[€$£]$/.test(next.text) ? sign : undefined
}
