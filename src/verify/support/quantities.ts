import { PACKS, packOf } from '../../languages/packs.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import type { Language } from '../../model/language.ts'
import type { Bound } from '../../model/source.ts'
import { type PartialDate, parseDate } from '../../text/dates.ts'
import type { DateQuantity, NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import { DAYS } from '../../text/numbers/units.ts'
import { dualFor } from '../translation/grammar.ts'
import { agree, type Part, partsOf, sameFigure } from '../translation/parts.ts'
import type { Wording } from '../wording.ts'
import { byLanguage, type Held } from './passage.ts'
import { isSameQuantity } from './settled.ts'

/** A quantity of a statement for which its passage has nothing, or another thing. */
export interface Unsupported {
  /** `hedge`: the number is there, and bound otherwise. `value`: it is not there. */
  readonly problem: 'value' | 'hedge'
  readonly said: Quantity
  /** What the passage has that comes nearest. */
  readonly nearest?: Quantity
}

/** Between two numbers that are told in one breath, in whatever language: "700 women and 1,500 children". */
const COORDINATED = new RegExp(
  String.raw`^(?:\s+[\p{L}\p{M}-]+){1,3}\s+(?:${PACKS.map(({ passages }) => passages.and).join('|')})$`,
  'u',
)

/**
 * The numbers, dates, shares and spans of a statement that its passage does not have: by value, unit and
 * hedge. One that a grammar may leave out, as "one" and "first", is not asked for.
 *
 * @param issued when its sources appeared
 */
export function unsupportedIn(
  statement: string,
  passage: readonly Wording[],
  language: Language,
  issued: readonly PartialDate[],
): Unsupported[] {
  const has = passage.flatMap(({ text, language: its }) =>
    withSharedHedges(quantitiesIn(text, its), text),
  )
  const parts = partsOf(has)
  const found: Unsupported[] = []
  for (const said of quantitiesIn(statement, language)) {
    // The number in a name, “Covid-19”, may be left out by another language, but not be another one.
    if (said.optional && !/\p{Nd}/u.test(said.text)) continue
    if (issued.some((date) => isOwnYear(said, date, statement, language))) continue
    const problem =
      said.kind === 'date'
        ? missesDate(said, has, parts)
        : missesNumber(said, parts, { text: statement, language }, passage)
    if (problem === undefined) continue
    const nearest = nearestTo(said, has)
    found.push({ problem, said, ...(nearest && { nearest }) })
  }
  return found
}

/**
 * The same of a claim: what neither its passages in the language of its own source have, nor, where it rests
 * on sources of both languages, those of the other, by which the same number of the other statement is found.
 */
export function unsupportedOf(held: Held): Unsupported[] {
  const [own, ...others] = byLanguage(held).map(([first, ...more]) => {
    const sides = [first, ...more]
    const { statement, language } = first
    const cited = sides.flatMap((side) =>
      side.cited.map((text) => ({ text, language: side.original })),
    )
    const issued = sides.flatMap(({ source }) => parseDate(source.record.issued ?? '') ?? [])
    return { statement, language, found: unsupportedIn(statement, cited, language, issued) }
  })
  return (own?.found ?? []).filter(
    ({ said }) =>
      !others.some(
        ({ statement, language, found }) =>
          quantitiesIn(statement, language).some((each) => isSameQuantity(each, said)) &&
          !found.some((each) => isSameQuantity(each.said, said)),
      ),
  )
}

/** «ما لا يقل عن 80 بحّارًا و120 مسافرًا»: whether the hedge is of both numbers only their writer knows. */
function withSharedHedges(quantities: readonly Quantity[], text: string): Quantity[] {
  const read: Quantity[] = []
  for (const quantity of quantities) {
    const last = read.at(-1)
    const shares =
      last !== undefined &&
      last.kind !== 'date' &&
      quantity.kind === last.kind &&
      quantity.hedge === '' &&
      COORDINATED.test(text.slice(last.end, quantity.start))
    read.push(
      shares
        ? { ...quantity, bounds: [...new Set([...quantity.bounds, ...last.bounds])] }
        : quantity,
    )
  }
  return read
}

function isOwnYear(
  said: Quantity,
  issued: PartialDate,
  statement: string,
  language: Language,
): boolean {
  const { ownYear } = packOf(language).passages
  if (!ownYear.test(statement.slice(0, said.start))) return false
  if (said.kind !== 'date') return said.kind === 'year' && said.value === issued.year
  const { year, month, day } = said
  return year === issued.year && month === issued.month && (day === undefined || day === issued.day)
}

/** A date is there where one date says all of it, or where what that leaves out stands by itself. */
function missesDate(
  said: DateQuantity,
  has: readonly Quantity[],
  parts: readonly Part[],
): 'value' | undefined {
  const bareYear = (year: number | undefined) =>
    year === undefined || parts.some((part) => part.kind === 'year' && part.value === year)
  const bareDay = (day: number | undefined) =>
    day === undefined ||
    parts.some(({ kind, value }) => (kind === 'count' || kind === 'ordinal') && value === day)
  const dates = has.filter((quantity) => quantity.kind === 'date')
  const found = dates.some((date) => {
    const [month, day] =
      date.swappable && date.month !== said.month ? [date.day, date.month] : [date.month, date.day]
    if (month !== said.month) return false
    if (said.year !== undefined && date.year !== said.year) {
      if (date.year !== undefined || !bareYear(said.year)) return false
    }
    return said.day === undefined || day === said.day || bareDay(said.day)
  })
  return found ? undefined : 'value'
}

function missesNumber(
  said: NumberQuantity,
  parts: readonly Part[],
  statement: Wording,
  passage: readonly Wording[],
): Unsupported['problem'] | undefined {
  const [own] = partsOf([said])
  if (own === undefined) return undefined
  // «رصيفين من أصل خمسة» has a two and a five as well.
  const pieces = parts.flatMap(({ ratio = [] }) => ratio)
  const same = [...parts, ...pieces].filter((part) => isSameThing(own, part))
  if (same.length > 0) {
    const bound = together(same.flatMap(({ bounds }) => bounds)).some((each) =>
      own.bounds.includes(each),
    )
    return bound || said.kind === 'magnitude' ? undefined : 'hedge'
  }
  if (own.ratio?.every((piece) => piece.value === 1 || parts.some((part) => agree(piece, part)))) {
    return undefined
  }
  const two = said.kind === 'count' && said.value === 2
  if (two && passage.some((text) => hasDual(statement, said, text))) return undefined
  return 'value'
}

/** Bounds of one number, and what they come to together: of 700 and of more than 700 one says "700 or more". */
function together(bounds: readonly Bound[]): Bound[] {
  const both = (one: Bound, other: Bound) => bounds.includes(one) && bounds.includes(other)
  return [
    ...bounds,
    ...(both('exact', 'more-than') ? (['at-least'] as const) : []),
    ...(both('exact', 'less-than') ? (['at-most'] as const) : []),
  ]
}

/** Whether a passage tells a "two" of the statement by a dual. */
function hasDual(statement: Wording, two: NumberQuantity, text: Wording): boolean {
  return dualFor(statement, two, { ...text, taken: [], contested: false }, new Set()) !== undefined
}

/** The same number of the same kind and, of a span of time, in the same unit or one that comes to the same. */
function isSameThing(a: Part, b: Part): boolean {
  if (a.unit && b.unit && a.unit !== b.unit) {
    return sameFigure(
      { ...a, value: a.value * DAYS[a.unit] },
      { ...b, value: b.value * DAYS[b.unit] },
    )
  }
  return agree(a, b)
}

/** What may have been meant: of one kind, and nearest in size. */
function nearestTo(said: Quantity, has: readonly Quantity[]): Quantity | undefined {
  const far = (other: Quantity) => {
    if (said.kind === 'date' || other.kind === 'date') {
      if (said.kind !== 'date' || other.kind !== 'date') return Number.POSITIVE_INFINITY
      const differs = (key: 'year' | 'month' | 'day') => Number(said[key] !== other[key])
      return differs('year') + differs('month') + differs('day')
    }
    if (said.kind !== other.kind || other.optional) return Number.POSITIVE_INFINITY
    return Math.abs(Math.log((Math.abs(said.value) + 0.01) / (Math.abs(other.value) + 0.01)))
  }
  const [nearest] = has.toSorted((a, b) => far(a) - far(b))
  return nearest && far(nearest) < 2 ? nearest : undefined
}
