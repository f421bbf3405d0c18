import type { Bound } from '../../model/source.ts'
import type {
  Currency,
  DayHalf,
  NumberKind,
  NumberQuantity,
  Quantity,
  Role,
  Sense,
  TimeUnit,
} from '../../text/numbers/quantity.ts'

/** A number of a statement, or the day, the month or the year of one of its dates. */
export interface Part {
  readonly kind: NumberKind | 'day' | 'month'
  readonly value: number
  readonly alternatives: readonly {
    readonly kind: NumberKind | 'day' | 'month'
    readonly value: number
  }[]
  readonly bounds: readonly Bound[]
  readonly optional: boolean
  readonly unit?: TimeUnit
  readonly currency?: readonly Currency[]
  readonly half?: DayHalf
  readonly hijri?: true
  readonly role?: Role
  /** What it counts and what is said of it: see {@link NumberQuantity}. */
  readonly counted: readonly string[]
  readonly events: readonly string[]
  /** What it stands in. */
  readonly whole: Quantity
  /** The two numbers of a ratio, which the other text may tell one by one. */
  readonly ratio?: readonly [Part, Part]
}

/**
 * The parts of quantities. A date falls into its day, month and year, so that "20 and 21 November
 * 2014" can be set beside two full dates.
 */
export function partsOf(quantities: readonly Quantity[]): Part[] {
  return quantities.flatMap((whole) => {
    if (whole.kind !== 'date') return [numberPart(whole)]
    const { day, month, year, swappable, optional, orMonth, hijri } = whole
    const part = (kind: Part['kind'], value: number, other?: number): Part => ({
      kind,
      value,
      alternatives: other === undefined ? [] : [{ kind, value: other }],
      bounds: ['exact'],
      optional,
      counted: [],
      events: [],
      ...(hijri && { hijri }),
      whole,
    })
    return [
      ...(day === undefined ? [] : [part('day', day, swappable ? month : undefined)]),
      part('month', month, swappable ? day : orMonth),
      ...(year === undefined ? [] : [part('year', year)]),
    ]
  })
}

function numberPart(whole: NumberQuantity): Part {
  const { kind, value, alternatives, bounds, optional, parts } = whole
  const { unit, currency, half, role, counted, events } = whole
  const piece = (number: number, bound: readonly Bound[]): Part => ({
    kind: 'count',
    value: number,
    alternatives: [],
    bounds: bound,
    optional: number === 1,
    counted: [],
    events: [],
    whole,
  })
  return {
    kind,
    value,
    alternatives,
    bounds,
    optional,
    ...(unit && { unit }),
    ...(currency && { currency }),
    ...(half && { half }),
    ...(role && { role }),
    counted,
    events,
    whole,
    ...(parts && { ratio: [piece(parts[0], bounds), piece(parts[1], ['exact'])] }),
  }
}

/** Kinds that one number can have in the two languages: "20 and 21 November" has a bare 20. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  count: ['year', 'multiple'],
  multiple: ['count'],
  year: ['count'],
  day: ['ordinal'],
  ordinal: ['day'],
}

type AnySense = Pick<Part, 'kind' | 'value'>

/** Whether two parts are the same number of the same kind of the same thing, in whatever sense of each. */
export function agree(a: Part, b: Part): boolean {
  return !areApart(a, b) && sensesOf(a).some((x) => sensesOf(b).some((y) => isSame(x, y)))
}

/**
 * Whether two parts are of different things, whatever their values: months and years, dollars and
 * euros, morning and evening, two calendars. What one of them does not name is no difference.
 */
function areApart(a: Part, b: Part): boolean {
  if (a.unit && b.unit && a.unit !== b.unit) return true
  const [x, y] = [a, b].map(({ counted }) => counted.filter((id) => MEASURES.has(id)))
  if (x?.length && y?.length && !shares(x, y)) return true
  if (a.half && b.half && a.half !== b.half) return true
  // "Fell by 8 per cent" is not "fell to 8 per cent".
  if (turnsOn(a, b) || turnsOn(b, a)) return true
  if (a.currency && b.currency && !shares(a.currency, b.currency)) return true
  return a.whole.kind === 'date' && b.whole.kind === 'date' && a.hijri !== b.hijri
}

/** Whether one says what something comes to and the other by how much it changes; by a half is to a half. */
function turnsOn(a: Part, b: Part): boolean {
  return a.role === 'target' && b.role === 'change' && a.value !== 1 / 2 && a.value !== 50
}

/** Of the nouns that are counted, those that measure: kilometres are no metres and no miles. */
const MEASURES = new Set(
  'tonne kilometre metre centimetre mile foot hectare acre litre kilo gram barrel degree point'.split(
    ' ',
  ),
)

/** Whether two lists have something in common. */
export function shares<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.some((one) => b.includes(one))
}

/** How far from plain the agreement is: 0 for one kind and value, more where a second sense is needed. */
export function strain(a: Part, b: Part): number {
  if (a.kind === b.kind && isClose(a.value, b.value)) return 0
  return isSame(a, b) ? 1 : 2
}

function sensesOf(part: Part): AnySense[] {
  return [part, ...part.alternatives]
}

function isSame(a: AnySense, b: AnySense): boolean {
  if (a.kind === b.kind || ALIKE[a.kind]?.includes(b.kind)) return isClose(a.value, b.value)
  // "a quarter" and "0.25"
  const partOfOne = (x: AnySense, y: AnySense) =>
    x.kind === 'count' && x.value < 1 && y.kind === 'fraction'
  if (partOfOne(a, b) || partOfOne(b, a)) return isClose(a.value, b.value)
  // "half" and "50 per cent"
  if (a.kind === 'percent' && b.kind === 'fraction') return isClose(a.value / 100, b.value)
  if (a.kind === 'fraction' && b.kind === 'percent') return isClose(a.value, b.value / 100)
  return false
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

/** The same figure, whatever is meant by it. */
export function sameFigure(a: Sense | Part, b: Sense | Part): boolean {
  return isClose(a.value, b.value)
}
