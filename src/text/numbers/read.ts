import type { Bound } from '../../model/source.ts'
import { normalise } from '../normalise.ts'
import { countedBy, eventsOf, isCoordinated, roleOf } from './counted.ts'
import { type Hedge, hedgeAfter, hedgeBefore } from './hedges.ts'
import { joinFractions, joinRanges, joinRatios, joinRepeated } from './joints.ts'
import { isLooseOrdinal, withLabelSense } from './labels.ts'
import type { Token } from './pack.ts'
import type { DateQuantity, NumberQuantity, Quantity } from './quantity.ts'
import type { DateReading, Found, Reading } from './reading.ts'
import { scan } from './scan.ts'
import { currencyOf, oneUnit, unitAt, unitBefore } from './units.ts'

/**
 * Every quantity in a text, in order: numbers in digits of any script and in words, with what they are
 * and how they are bound, and dates.
 *
 * Pure. What it cannot read it leaves out; it never guesses a number that no word stands for.
 *
 * @param tokens of the text, from {@link tokenize}, which says for each in which language it is read
 * @example
 * // more than 700 women, «أكثر من سبعمئة امرأة»
 * [{ kind: 'count', value: 700, bounds: ['more-than'], … }]
 */
export function readQuantities(text: string, tokens: readonly Token[]): Quantity[] {
  const found = withSingleUnits(
    tokens,
    joinRatios(tokens, joinFractions(tokens, joinRepeated(tokens, scan(tokens)))),
  )
  const { readings: separate, ranges } = joinRanges(tokens, found)
  const readings = withLabels(tokens, separate)
  const hedges = hedgesOf(tokens, readings, ranges)
  const events = eventsOf(tokens, readings)
  return readings.map((reading, index) => {
    if (reading.kind === 'date') return date(tokens, text, reading)
    const role = roleOf(tokens, reading.from, readings[index - 1])
    return {
      ...quantity(tokens, text, reading, hedges[index]),
      ...(role && { role }),
      ...(isCoordinated(tokens, readings[index - 1], reading) && { coordinated: true as const }),
      events: events[index] ?? [],
    }
  })
}

/**
 * «أكثر من سنة» and "about a month" count one, if only for the hedge's sake; "a week" and «قبل شهر» do
 * where nothing else can be meant.
 */
function withSingleUnits(tokens: readonly Token[], found: readonly Found[]): Found[] {
  const taken = new Set<number>()
  for (const { from, to } of found) for (let at = from; at < to; at += 1) taken.add(at)
  const singles: Reading[] = []
  tokens.forEach((token, at) => {
    const unit = taken.has(at) ? undefined : oneUnit(token)
    if (!unit || taken.has(at - 1) || taken.has(at + 1)) return
    const single = token.pack.units.singleAt(tokens, at)
    if (!single) return
    const { from, span } = single
    // Right before it: a filler between would be the unit itself.
    const hedged = hedgeBefore(tokens, from, Math.max(0, from - 4)) !== undefined
    if (!hedged && !span) return
    singles.push({ kind: 'count', value: 1, from, to: at + 1, unit, optional: true })
  })
  if (singles.length === 0) return [...found]
  return [...found, ...singles].toSorted((a, b) => a.from - b.from)
}

function withLabels(tokens: readonly Token[], readings: readonly Found[]): Found[] {
  const labelled: Found[] = []
  for (const reading of readings) {
    const last = labelled.at(-1)
    const linked = last?.kind === 'date' ? undefined : last
    labelled.push(reading.kind === 'date' ? reading : withLabelSense(tokens, reading, linked))
  }
  return labelled
}

/** The hedge of every number; the ends of a range have it in common. */
function hedgesOf(
  tokens: readonly Token[],
  readings: readonly Found[],
  ranges: ReadonlyMap<number, number>,
): (Hedge | undefined)[] {
  const hedges = readings.map((reading, index): Hedge | undefined => {
    if (reading.kind === 'date') return undefined
    const before = hedgeBefore(tokens, reading.from, readings[index - 1]?.to ?? 0)
    const after = hedgeAfter(tokens, reading.to, readings[index + 1]?.from ?? tokens.length)
    if (!before || !after) return before ?? after
    return { ...before, bounds: [...new Set([...before.bounds, ...after.bounds])] }
  })
  for (const [a, b] of ranges) {
    const shared = hedges[a] ?? hedges[b]
    // "from 10 up to 20": what joins the range is no hedge.
    const joint = hedges[a] === undefined && hedges[b]?.to === readings[b]?.from
    hedges[a] = joint ? undefined : shared
    hedges[b] = joint ? undefined : shared
  }
  return hedges
}

function quantity(
  tokens: readonly Token[],
  text: string,
  reading: Reading,
  hedge: Hedge | undefined,
): Omit<NumberQuantity, 'events' | 'role' | 'coordinated'> {
  const { from, to, half } = reading
  const unit = reading.unit ?? unitBefore(tokens, from) ?? unitAt(tokens, to)
  const currency = currencyOf(tokens, from, to)
  const words = hedge ? textOf(tokens, text, hedge.from, hedge.to) : ''
  return {
    kind: reading.kind,
    value: reading.value,
    alternatives: reading.alternatives ?? [],
    bounds: hedge
      ? boundsOf(hedge, words, reading, unit !== undefined)
      : (reading.bounds ?? ['exact']),
    hedge: words,
    optional: reading.optional === true || isLooseOrdinal(tokens, reading),
    ...(unit && { unit }),
    ...(currency && { currency }),
    ...(half && { half }),
    counted: reading.counted ?? countedBy(tokens, reading, reading.value),
    ...(reading.parts && { parts: reading.parts }),
    ...span(tokens, text, reading, hedge),
  }
}

function date(tokens: readonly Token[], text: string, reading: DateReading): DateQuantity {
  const { kind, month, year, day, swappable = false, optional = false, orMonth, hijri } = reading
  return {
    kind,
    month,
    ...(year !== undefined && { year }),
    ...(day !== undefined && { day }),
    swappable,
    optional,
    ...(orMonth !== undefined && { orMonth }),
    ...(hijri && { hijri }),
    ...span(tokens, text, reading),
  }
}

/** Words of place and time bind nothing for certain: "over two years", "under three presidents", «حتى 2021». */
function boundsOf(
  { bounds, pack }: Hedge,
  words: string,
  reading: Reading,
  duration: boolean,
): readonly Bound[] {
  if (pack === undefined || bounds.includes('exact')) return bounds
  return pack.hedges.isLoose(normalise(words), reading, duration) ? [...bounds, 'exact'] : bounds
}

function span(
  tokens: readonly Token[],
  text: string,
  { from, to }: { from: number; to: number },
  hedge?: Hedge,
): { start: number; end: number; text: string } {
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    text: textOf(tokens, text, Math.min(from, hedge?.from ?? from), Math.max(to, hedge?.to ?? to)),
  }
}

function textOf(tokens: readonly Token[], text: string, from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}
