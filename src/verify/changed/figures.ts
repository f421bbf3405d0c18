import { quantitiesIn } from '../../languages/quantities.ts'
import type { Language } from '../../model/language.ts'
import type { NumberKind, NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import { agree, partsOf } from '../translation/parts.ts'
import type { Alignment, Among, Stretch } from './alignment.ts'

/** A quantity that changed, or came, or went, and the words that tell it in each text. */
export interface ChangedQuantity {
  readonly kind: 'figure' | 'date'
  /** `hedge`: the number is the same and bound otherwise. `unit`: the same of something else. */
  readonly differs: 'value' | 'hedge' | 'unit'
  readonly was?: Told
  readonly now?: Told
}

/** A quantity and the words that it is told in: with its hedge, and with the whole that it is a part of. */
export interface Told extends Stretch {
  readonly quantity: Quantity
}

/** What is no figure but a time. */
const TIMES: ReadonlySet<NumberKind> = new Set(['year', 'decade', 'time', 'weekday'])

/** The quantities of two wordings of a paragraph, beside each other. */
export interface BesideEachOther {
  readonly changed: readonly ChangedQuantity[]
  /** Those that say the same, in the same words or in others: "twelve" and "12". */
  readonly same: readonly { readonly was: Told; readonly now: Told }[]
}

/**
 * The figures and dates of a paragraph that are others in its newer wording, or bound otherwise. Which became which
 * is told by where they stand among the words that both have; one that merely moved with its words is none.
 */
export function compareQuantities(
  was: string,
  now: string,
  language: Language,
  alignment: Alignment,
): BesideEachOther {
  const before = placed(was, language, (stretch) => alignment.ofWas(stretch))
  const after = placed(now, language, (stretch) => alignment.ofNow(stretch))
  const pairs = pairUp(before, after)
  const paired = new Set(pairs.flat())
  const gone = before.filter((each) => !paired.has(each) && isAskedFor(each.quantity))
  const come = after.filter((each) => !paired.has(each) && isAskedFor(each.quantity))
  const differing = pairs.map(([a, b]) => ({
    differs: differenceOf(a.quantity, b.quantity),
    was: a,
    now: b,
  }))
  const found = [
    ...differing.flatMap(({ differs, ...pair }) => (differs ? [{ differs, ...pair }] : [])),
    ...gone
      .filter((each) => !come.some((other) => hasMoved(each, other)))
      .map((each) => ({ differs: 'value' as const, was: each, now: undefined })),
    ...come
      .filter((each) => !gone.some((other) => hasMoved(other, each)))
      .map((each) => ({ differs: 'value' as const, was: undefined, now: each })),
  ]
  const changed = found
    .toSorted((a, b) => orderOf(a) - orderOf(b))
    .map(({ differs, was: a, now: b }): ChangedQuantity => {
      const grown = differs === 'hedge'
      return {
        kind: isTime((a ?? b)?.quantity) ? 'date' : 'figure',
        differs,
        ...(a && { was: toldIn(a, before, was, grown ? alignment.grownWas(a) : a, differs) }),
        ...(b && { now: toldIn(b, after, now, grown ? alignment.grownNow(b) : b, differs) }),
      }
    })
  return { changed, same: differing.filter(({ differs }) => differs === undefined) }
}

/** A quantity where it stands: in its text, and among the words that both texts have. */
interface Placed extends Told {
  readonly among: Among
  /** The words before and behind it, by which it is known again elsewhere. */
  readonly beside: readonly [before: string, behind: string]
}

function placed(
  text: string,
  language: Language,
  amongOf: (stretch: Stretch) => Among,
): readonly Placed[] {
  return quantitiesIn(text, language).map((quantity) => {
    const stretch = wholeOf(quantity, text)
    const [before = ''] = /[\p{L}\p{M}]+(?=\P{L}*$)/u.exec(text.slice(0, stretch.start)) ?? []
    const [behind = ''] = /[\p{L}\p{M}]+/u.exec(text.slice(stretch.end)) ?? []
    return { quantity, ...stretch, among: amongOf(stretch), beside: [before, behind] }
  })
}

/** A quantity with its hedge, which may stand before it or behind it. */
function wholeOf({ text, start, end }: Quantity, paragraph: string): Stretch {
  const at = paragraph.indexOf(text, Math.max(0, end - text.length))
  return at >= 0 && at <= start && at + text.length >= end
    ? { start: at, end: at + text.length }
    : { start, end }
}

/** "One" and "first" come and go with the grammar. */
function isAskedFor({ optional, text }: Quantity): boolean {
  return !optional || /\p{Nd}/u.test(text)
}

function isTime(quantity: Quantity | undefined): boolean {
  return quantity?.kind === 'date' || (quantity !== undefined && TIMES.has(quantity.kind))
}

/** In the order of the two texts, the pairs that come to most: what stayed the same counts most. */
function pairUp(
  before: readonly Placed[],
  after: readonly Placed[],
): (readonly [Placed, Placed])[] {
  const width = after.length + 1
  const best = new Float64Array((before.length + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  const through = (i: number, j: number) => {
    const [a, b] = [before[i], after[j]]
    const worth = a && b ? worthOf(a, b) : 0
    return worth === 0 ? 0 : worth + at(i + 1, j + 1)
  }
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(through(i, j), at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [Placed, Placed])[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const [a, b] = [before[i], after[j]]
    if (a && b && through(i, j) > 0 && through(i, j) >= Math.max(at(i + 1, j), at(i, j + 1))) {
      pairs.push([a, b])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** How likely one quantity became the other; 0 where they stand at different places. */
function worthOf(a: Placed, b: Placed): number {
  if (a.among[0] > b.among[1] || b.among[0] > a.among[1]) return 0
  if (differenceOf(a.quantity, b.quantity) === undefined) return 4
  if (a.quantity.kind === b.quantity.kind) return 3
  return isTime(a.quantity) === isTime(b.quantity) ? 2 : 1
}

/** In what two quantities of one language differ; `undefined` where they say the same. */
function differenceOf(a: Quantity, b: Quantity): ChangedQuantity['differs'] | undefined {
  if (a.kind === 'date' || b.kind === 'date') {
    if (a.kind !== 'date' || b.kind !== 'date') return 'value'
    const same = a.year === b.year && a.month === b.month && a.day === b.day && a.hijri === b.hijri
    return same ? undefined : 'value'
  }
  if (a.value !== b.value) return 'value'
  // "2 km" and "2 miles", "12" and "12 per cent".
  if (a.kind !== b.kind || !isOfOneThing(a, b)) return 'unit'
  const isBoundAlike =
    a.bounds.length === b.bounds.length && a.bounds.every((bound) => b.bounds.includes(bound))
  return isBoundAlike ? undefined : 'hedge'
}

function isOfOneThing(a: NumberQuantity, b: NumberQuantity): boolean {
  const [one, other] = [...partsOf([a]), ...partsOf([b])]
  return one !== undefined && other !== undefined && agree(one, other)
}

/** Whether a quantity is told elsewhere in the same words: its sentence moved inside of the paragraph. */
function hasMoved(a: Placed, b: Placed): boolean {
  return (
    differenceOf(a.quantity, b.quantity) === undefined &&
    a.beside[0] === b.beside[0] &&
    a.beside[1] === b.beside[1]
  )
}

function orderOf({
  was,
  now,
}: {
  readonly was: Placed | undefined
  readonly now: Placed | undefined
}): number {
  return (was ?? now)?.among[0] ?? 0
}

/** "12" of "12 of 600", and "3" of "3 months" where the months are what changed, are told with what stands behind. */
function toldIn(
  { quantity }: Placed,
  all: readonly Placed[],
  text: string,
  { start, end }: Stretch,
  differs: ChangedQuantity['differs'],
): Told {
  const next = all[all.findIndex((each) => each.quantity === quantity) + 1]
  const isPart = next?.quantity.kind !== 'date' && next?.quantity.role === 'whole'
  if (isPart && next.start - end <= NEAR) return { quantity, start, end: next.end }
  if (differs !== 'unit') return { quantity, start, end }
  const [behind = ''] = /^\s*(?:[\p{L}\p{M}]+|[%٪‰$€£])/u.exec(text.slice(end)) ?? []
  return { quantity, start, end: end + behind.length }
}

/** Within as many letters a whole stands right behind its part. */
const NEAR = 24
