import { quantitiesIn } from '../../languages/quantities.ts'
import type { Bound } from '../../model/source.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { DAYS } from '../../text/numbers/units.ts'
import type { Wording } from '../wording.ts'
import { crossedDates, halfSwapped } from './crossed-dates.ts'
import type { Difference, Problem } from './difference.ts'
import { exchanged } from './exchanged.ts'
import { dualFor } from './grammar.ts'
import { agree, type Part, partsOf, sameFigure, shares, strain } from './parts.ts'
import { weekdayDifferences } from './weekdays.ts'

/** A pair of parts that were found to be one number. */
type Pair = ByText<Part>

/**
 * What two statements differ in, one in each language, in whatever order: their numbers by value
 * and kind, how these are bound, and their dates. ٧٠٠, 700 and «سبعمئة» are one number; the order
 * of the numbers is free, and so is what one language says by grammar: a dual, an article, "both".
 *
 * @example
 * // “more than 700 women” against «٧٠٠ امرأة»
 * [{ rule: 'hedge-differs', problem: 'hedge', a: …, b: … }]
 */
export function compareStatements(a: Wording, b: Wording): Difference[] {
  const [left, right] = [partsIn(a), partsIn(b)]
  const pairs = pairUp(left, right)
  const rest = { a: unpaired(left, pairs, 'a'), b: unpaired(right, pairs, 'b') }
  settleRatios(rest, pairs)
  settleDurations(rest, pairs)
  settleRepetitions(rest, left, right)
  settleTwos(rest, pairs, { a, b })
  const differing = pairLikely(rest)
  return inOrder([
    ...pairs.filter((pair) => !isSameBound(pair)).map(({ a, b }) => difference('hedge', a, b)),
    ...differing.map(({ a, b }) => difference(sameFigure(a, b) ? 'kind' : 'value', a, b)),
    ...rest.a.filter(isFirm).map((part) => difference('missing', part, undefined)),
    ...rest.b.filter(isFirm).map((part) => difference('missing', undefined, part)),
    ...crossedDates(left, right, pairs.length === left.length),
    ...halfSwapped(pairs),
    ...weekdayDifferences(a, b),
    ...exchanged(pairs, left, right),
  ])
}

function partsIn({ text, language }: Wording): Part[] {
  return partsOf(quantitiesIn(text, language))
}

/** Something of each of the two texts. */
interface ByText<T> {
  readonly a: T
  readonly b: T
}

/** Parts of each text that have no counterpart yet; settled ones are taken out in place. */
type Rest = ByText<Part[]>

function unpaired(parts: readonly Part[], pairs: readonly Pair[], side: 'a' | 'b'): Part[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return parts.filter((part) => !taken.has(part))
}

/**
 * Pairs equal numbers, the plainest pairs first: same kind before another sense of a word, same
 * hedge before another, firm before optional, and what stands at about the same place in its text.
 */
function pairUp(left: readonly Part[], right: readonly Part[]): Pair[] {
  const candidates = left.flatMap((a, i) =>
    right.flatMap((b, j) =>
      agree(a, b) ? [{ a, b, cost: cost(a, b, i / left.length - j / right.length) }] : [],
    ),
  )
  candidates.sort((x, y) => x.cost - y.cost)
  const taken = new Set<Part>()
  return candidates.flatMap(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return []
    taken.add(a).add(b)
    return [{ a, b }]
  })
}

function cost(a: Part, b: Part, distance: number): number {
  const optional = Number(a.optional) + Number(b.optional)
  const otherNoun = a.counted.length > 0 && b.counted.length > 0 && !shares(a.counted, b.counted)
  return (
    8 * strain(a, b) +
    4 * Number(!isSameBound({ a, b })) +
    2 * (optional + Number(otherNoun)) +
    Math.abs(distance)
  )
}

/** Whether the two are bound alike; words that leave it open agree with each of their readings. */
function isSameBound({ a, b }: Pair): boolean {
  if (a.kind === 'magnitude' || a.kind === 'month' || a.kind === 'day') return true
  return a.bounds.some((bound: Bound) => b.bounds.includes(bound))
}

/** "One in five" is also a one and a five. */
function settleRatios(rest: Rest, pairs: Pair[]): void {
  const settle = (ratios: Part[], numbers: Part[], pair: (own: Part, other: Part) => Pair) => {
    for (const part of [...ratios]) {
      if (!part.ratio) continue
      const [few, all] = part.ratio
      const x = numbers.find((number) => agree(few, number))
      const y = numbers.find((number) => number !== x && agree(all, number))
      if (!y || (!x && few.value !== 1)) continue
      // "3 out of 11" is not «11 من أصل 3».
      if (x?.role === 'whole' && y.role !== 'whole') continue
      remove(ratios, part)
      remove(numbers, y)
      pairs.push(pair(all, y))
      if (!x) continue
      remove(numbers, x)
      pairs.push(pair(few, x))
    }
  }
  settle(rest.a, rest.b, (a, b) => ({ a, b }))
  settle(rest.b, rest.a, (b, a) => ({ a, b }))
}

/** "Eighteen months" is «عام ونصف», "two decades" «عشرون عامًا». */
function settleDurations(rest: Rest, pairs: Pair[]): void {
  for (const a of [...rest.a]) {
    const b = rest.b.find((part) => sameDuration(a, part))
    if (!b) continue
    remove(rest.a, a)
    remove(rest.b, b)
    pairs.push({ a, b })
  }
}

function sameDuration(a: Part, b: Part): boolean {
  if (!a.unit || !b.unit || a.unit === b.unit) return false
  return sameFigure(
    { ...a, value: a.value * DAYS[a.unit] },
    { ...b, value: b.value * DAYS[b.unit] },
  )
}

/** A year or a month that stands once more in one text than in the other is a repetition for clarity. */
function settleRepetitions(rest: Rest, left: readonly Part[], right: readonly Part[]): void {
  const settle = (own: Part[], others: Part[], all: readonly Part[]) => {
    for (const part of [...own]) {
      const repeats =
        (part.kind === 'year' || part.kind === 'month') && all.some((other) => agree(part, other))
      const contested = others.some((other) => other.kind === part.kind)
      if (repeats && !contested) remove(own, part)
    }
  }
  settle(rest.a, rest.b, right)
  settle(rest.b, rest.a, left)
}

/** "Two organisations" is «منظمتان», whose dual is no number word; each dual tells one two. */
function settleTwos(rest: Rest, pairs: readonly Pair[], texts: ByText<Wording>): void {
  const settle = (side: 'a' | 'b', opposite: 'a' | 'b') => {
    const duals = new Set<number>()
    for (const part of [...rest[side]]) {
      const { kind, value, whole } = part
      if (kind !== 'count' || value !== 2 || whole.kind === 'date') continue
      const contested = rest[opposite].some((other) => isFirm(other) && other.kind === 'count')
      const taken = pairs.map((pair) => pair[opposite].whole)
      const other = { ...texts[opposite], taken, contested }
      const dual = dualFor(texts[side], whole, other, duals)
      if (dual === undefined) continue
      duals.add(dual)
      remove(rest[side], part)
    }
  }
  settle('a', 'b')
  settle('b', 'a')
}

/** Pairs what is left over, the likeliest first: one kind, near in place and in size. */
function pairLikely(rest: Rest): Pair[] {
  const candidates = rest.a.flatMap((a, i) =>
    rest.b.flatMap((b, j) => {
      const unlikeness = unlike(a, b)
      return unlikeness === undefined ? [] : [{ a, b, cost: unlikeness + Math.abs(i - j) / 4 }]
    }),
  )
  candidates.sort((x, y) => x.cost - y.cost)
  return candidates.flatMap(({ a, b }) => {
    if (!rest.a.includes(a) || !rest.b.includes(b)) return []
    remove(rest.a, a)
    remove(rest.b, b)
    return [{ a, b }]
  })
}

/** How unlikely it is that two unequal parts were meant to be one; `undefined`: they were not. */
function unlike(a: Part, b: Part): number | undefined {
  if (a.optional && b.optional) return bothNamed(a, b) ? 0 : undefined
  const dates = ['day', 'month'].includes(a.kind) || ['day', 'month'].includes(b.kind)
  if (dates && a.kind !== b.kind) return undefined
  if (sameFigure(a, b)) return 0
  // A word that may be no number at all is not taken for another kind of number.
  if ((a.optional || b.optional) && a.kind !== b.kind) return undefined
  const optional = a.optional || b.optional ? 2 : 0
  const ratio = Math.abs(Math.log((Math.abs(a.value) + 0.01) / (Math.abs(b.value) + 0.01)))
  return optional + (a.kind === b.kind ? 0 : 1.5) + Math.min(ratio, 3)
}

/** Two ordinals, or two numbers in names: "Covid-19" and «كوفيد-18», the first and the second. */
function bothNamed(a: Part, b: Part): boolean {
  const ordinal = ({ kind, alternatives }: Part) =>
    kind === 'ordinal' || alternatives.some((sense) => sense.kind === 'ordinal')
  if (ordinal(a) && ordinal(b)) return true
  if (a.kind === 'multiple' && b.kind === 'multiple') return true
  // "a week" against «شهر»
  if (a.unit && b.unit && a.unit !== b.unit) return true
  return [a, b].every((part) => /\p{Nd}/u.test(part.whole.text)) && a.kind === b.kind
}

function isFirm(part: Part): boolean {
  return !part.optional
}

function remove(parts: Part[], part: Part): void {
  const index = parts.indexOf(part)
  if (index >= 0) parts.splice(index, 1)
}

function difference(problem: Problem, a: Part | undefined, b: Part | undefined): Difference {
  const sides = [a, b].filter((part) => part !== undefined)
  // 2000 against a number in words is no date, whatever it looks like.
  const dated =
    sides.some(({ kind }) => kind === 'day' || kind === 'month') ||
    sides.every(({ kind }) => kind === 'year')
  const rule = problem === 'hedge' ? 'hedge-differs' : dated ? 'date-differs' : 'number-differs'
  return { rule, problem, ...(a && { a: a.whole }), ...(b && { b: b.whole }) }
}

/** In the order of the first text; one date that differs in two of its parts is reported once. */
function inOrder(differences: readonly Difference[]): Difference[] {
  const known = new Set<string>()
  const start = ({ a, b }: Difference) => (a ?? b)?.start ?? 0
  return differences
    .filter(({ rule, problem, a, b }) => {
      const key = [rule, problem, place(a), place(b)].join()
      if (known.has(key)) return false
      known.add(key)
      return true
    })
    .toSorted((x, y) => start(x) - start(y))
}

function place(quantity: Quantity | undefined): string {
  return quantity ? `${quantity.start}-${quantity.end}` : ''
}
