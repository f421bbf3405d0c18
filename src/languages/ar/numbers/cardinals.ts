import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { FRACTIONS, NUMERALS, type Numeral, SCALE_WORDS, type Scale } from './numerals.ts'
import { isArabic, lookUp, type Unprefixed } from './words.ts'

/** Part of a number below a thousand, or a figure. */
interface Group {
  readonly value: number
  readonly to: number
  readonly bare: boolean
}

/**
 * A number in Arabic words, in figures with words, or in figures alone: «سبعمئة», «اثنتا عشرة»,
 * «خمسة وعشرون ألفًا», «3 ملايين و500 ألف», «مليون ونصف المليون», «1.3 مليون».
 *
 * @example ثلاثة آلاف ومئتان وخمسون → 3250
 */
export function cardinalAt(tokens: readonly Token[], at: number): Reading | undefined {
  let total = 0
  let to = at
  let lastScale: number | undefined
  let bare = false
  let either = 0
  for (let first = true; ; first = false) {
    const start = first ? at : afterAnd(tokens, to)
    if (start === undefined) break
    const group = readGroup(tokens, start, first)
    const scale = readScale(tokens, group?.to ?? start, group !== undefined, first)
    if (group === undefined && scale === undefined) break
    const limit = first ? Number.POSITIVE_INFINITY : (lastScale ?? 0)
    if (scale !== undefined) {
      if (scale.value >= limit) break
      total += (group?.value ?? 1) * scale.amount
      either = group === undefined && scale.either ? scale.value : 0
      lastScale = scale.value
      to = scale.to
      bare = false
      continue
    }
    if (group === undefined || group.value >= limit) break
    // After «3 ملايين» a figure of a thousand or more is another number.
    total += group.value
    to = group.to
    bare = group.bare && first
    lastScale = first ? undefined : 0
    break
  }
  if (to === at) return undefined
  const fraction = lastScale ? readScaleFraction(tokens, to, lastScale) : undefined
  if (fraction !== undefined && lastScale !== undefined) {
    total += fraction.value * lastScale
    to = fraction.to
    either = 0
  }
  return {
    kind: 'count',
    value: total,
    from: at,
    to,
    bare,
    ...(lastScale && { scale: lastScale }),
    ...(either > 0 && { alternatives: [{ kind: 'count', value: total - either }] }),
  }
}

/** The token after an «و», whether it is written with the number («وخمسون») or alone («و500»). */
function afterAnd(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]
  if (token?.text === 'و') return at + 1
  // «وأحد عشر» looks like «واحد».
  if (token?.text === 'واحد' && bareNumeral(tokens, at + 1)?.type === 'ten') return at
  const word = token && numeral(token)
  const scale = token && scaleOf(token)
  return [word, scale].some((found) => found?.prefix === 'و' || found?.prefix === 'وال')
    ? at
    : undefined
}

function readGroup(tokens: readonly Token[], at: number, first: boolean): Group | undefined {
  const token = tokens[at]
  if (token?.figure) {
    // «و500 ألف» goes on, «و2019» does not.
    if (!first && token.figure.value >= 1000) return undefined
    const part = FRACTION_SIGNS.get(tokens[at + 1]?.text ?? '')
    return part === undefined
      ? { value: token.figure.value, to: at + 1, bare: true }
      : { value: token.figure.value + part, to: at + 2, bare: true }
  }
  const word = token && numeral(token)
  if (!word) return undefined
  const hundreds = readHundreds(tokens, at, word)
  if (hundreds === undefined) return belowHundred(tokens, at, word)
  const next = afterAnd(tokens, hundreds.to)
  const nextToken = next === undefined ? undefined : tokens[next]
  const rest = nextToken && numeral(nextToken)
  if (next === undefined || !rest || rest.value.type === 'hundreds') return hundreds
  const small = readHundreds(tokens, next, rest) ? undefined : belowHundred(tokens, next, rest)
  return small ? { value: hundreds.value + small.value, to: small.to, bare: false } : hundreds
}

function readHundreds(
  tokens: readonly Token[],
  at: number,
  { value }: Unprefixed<Numeral>,
): Group | undefined {
  if (value.type === 'hundreds') return { value: value.value, to: at + 1, bare: false }
  if (value.type !== 'unit' || value.value < 3) return undefined
  const next = bareNumeral(tokens, at + 1)
  return next?.type === 'hundreds' && next.value === 100
    ? { value: value.value * 100, to: at + 2, bare: false }
    : undefined
}

function belowHundred(
  tokens: readonly Token[],
  at: number,
  { value }: Unprefixed<Numeral>,
): Group | undefined {
  const one = { value: value.value, to: at + 1, bare: false }
  if (value.type !== 'unit') return value.type === 'hundreds' ? undefined : one
  if (bareNumeral(tokens, at + 1)?.type === 'ten') {
    return { value: value.value + 10, to: at + 2, bare: false }
  }
  const next = afterAnd(tokens, at + 1)
  const nextToken = next === undefined ? undefined : tokens[next]
  const tens = nextToken && numeral(nextToken)
  return next !== undefined && tens?.value.type === 'tens'
    ? { value: value.value + tens.value.value, to: next + 1, bare: false }
    : one
}

interface ReadScale {
  readonly value: number
  /** What it multiplies by: 2,000 for «ألفان». */
  readonly amount: number
  readonly to: number
  readonly either: boolean
}

/** A scale and the ones that multiply it: «ألف مليون». */
function readScale(
  tokens: readonly Token[],
  at: number,
  counted: boolean,
  first: boolean,
): ReadScale | undefined {
  const token = tokens[at]
  const word = token && scaleOf(token)
  if (!word) return undefined
  const { value, times } = word.value
  // After a number it is what is counted and stands bare; alone, it may have any particle.
  if (counted && (word.prefix !== '' || times === 2)) return undefined
  if (!counted && times === 'many') return undefined
  if (!counted && !first && word.prefix !== 'و' && word.prefix !== '') return undefined
  const noun = precedesNoun(tokens, at)
  // «حشد مليوني» is one of a million.
  const adjective = times === 2 && word.value.value >= 1e6 && /ي$/.test(token.text)
  const either = !counted && (times === 'either' ? noun : adjective && !noun)
  const alone = times === 2 || either ? 2 * value : value
  let amount = counted ? value : alone
  let reached = value
  let to = at + 1
  for (
    let next = bareScale(tokens, to);
    next && next.value > reached;
    next = bareScale(tokens, to)
  ) {
    amount *= next.value
    reached *= next.value
    to += 1
  }
  return { value: reached, amount, to, either: either && to === at + 1 }
}

/** «ونصف المليون», «ونصف», «وربع المليون» after a scale, but not «ونصف السكان». */
function readScaleFraction(
  tokens: readonly Token[],
  at: number,
  scale: number,
): { value: number; to: number } | undefined {
  const word = tokens[at] && lookUp(tokens[at].text, FRACTIONS)
  if (word?.prefix !== 'و') return undefined
  const next = tokens[at + 1]
  const unit = next?.type === 'word' ? scaleOf(next) : undefined
  if (unit?.value.value === scale && !unit.joined) return { value: word.value, to: at + 2 }
  if (next?.text.startsWith('ال')) return undefined
  return { value: word.value, to: at + 1 }
}

/** Whether a noun without article follows at once: «ألفا مقاتل», but not «ألفًا من المقاتلين». */
function precedesNoun(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (!isArabic(next)) return false
  return !/^(?:ال|و|ب|من$|في$|علي$|الي$|عن$|قبل$|بعد$|خلال$|منذ$|حتي$)/.test(next.text)
}

function numeral(token: Token): Unprefixed<Numeral> | undefined {
  return isArabic(token) ? lookUp(token.text, NUMERALS) : undefined
}

function bareNumeral(tokens: readonly Token[], at: number): Numeral | undefined {
  const token = tokens[at]
  return isArabic(token) ? NUMERALS.get(token.text) : undefined
}

function scaleOf(token: Token): Unprefixed<Scale> | undefined {
  return isArabic(token) ? lookUp(token.text, SCALE_WORDS) : undefined
}

function bareScale(tokens: readonly Token[], at: number): Scale | undefined {
  const token = tokens[at]
  return isArabic(token) ? SCALE_WORDS.get(token.text) : undefined
}
