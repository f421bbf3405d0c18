import type { Bound } from '../../model/source.ts'
import { joinRepeated } from './arabic-repeated.ts'
import { countedBy, eventsOf, isCoordinated, roleOf } from './counted.ts'
import { type Hedge, hedgeAfter, hedgeBefore } from './hedges.ts'
import { joinFractions, joinRanges, joinRatios } from './joints.ts'
import { isLooseOrdinal, withLabelSense } from './labels.ts'
import { isMonthWord } from './months.ts'
import type { DateQuantity, NumberQuantity, Quantity } from './quantity.ts'
import type { DateReading, Reading } from './reading.ts'
import { scan } from './scan.ts'
import { type Token, tokenize } from './tokens.ts'
import { currencyOf, oneUnit, unitAt, unitBefore } from './units.ts'

/**
 * Every quantity in a text of either language, in order: numbers in digits of three scripts and in
 * words, with what they are and how they are bound, and dates.
 *
 * Pure. What it cannot read it leaves out; it never guesses a number that no word stands for.
 *
 * @example
 * readQuantities('more than 700 women') // [{ kind: 'count', value: 700, bounds: ['at-least'], … }]
 * readQuantities('أكثر من سبعمئة امرأة') // the same
 */
export function readQuantities(text: string): Quantity[] {
  const tokens = tokenize(text)
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
function withSingleUnits(
  tokens: readonly Token[],
  found: readonly (Reading | DateReading)[],
): (Reading | DateReading)[] {
  const taken = new Set<number>()
  for (const { from, to } of found) for (let at = from; at < to; at += 1) taken.add(at)
  const singles: Reading[] = []
  tokens.forEach((token, at) => {
    const unit = taken.has(at) ? undefined : oneUnit(token)
    if (!unit || taken.has(at - 1) || taken.has(at + 1)) return
    const article = token.script === 'latin' ? 1 : 0
    if (article && !/^an?$/.test(tokens[at - 1]?.text ?? '')) return
    if (token.script === 'arabic' && /^(?:ال|لل)/.test(token.text)) return
    const from = at - article
    // Right before it: a filler between would be the unit itself.
    const hedged = hedgeBefore(tokens, from, Math.max(0, from - 4)) !== undefined
    if (!hedged && !isSpan(tokens, at)) return
    singles.push({ kind: 'count', value: 1, from, to: at + 1, unit, optional: true })
  })
  if (singles.length === 0) return [...found]
  return [...found, ...singles].toSorted((a, b) => a.from - b.from)
}

/** Whether a unit of time by itself is a span of it: "a week", «قبل شهر», «شهرًا», but not «يوم الأحد». */
function isSpan(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.script === 'latin')
    return !/^(?:per|times|twice|once)$/.test(tokens[at - 2]?.text ?? '')
  if (next?.figure || /^ال/.test(next?.text ?? '') || isMonthWord(next?.text ?? '')) return false
  return (
    /^[وف]?(?:قبل|بعد|منذ|خلال|مدي|مده|مدتها|مدته|لمده|طوال|غضون|دام|دامت|استغرق|استغرقت)$/.test(
      before?.text ?? '',
    ) || /[ً]/.test(token?.written ?? '')
  )
}

function withLabels(
  tokens: readonly Token[],
  readings: readonly (Reading | DateReading)[],
): (Reading | DateReading)[] {
  const labelled: (Reading | DateReading)[] = []
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
  readings: readonly (Reading | DateReading)[],
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
    bounds: hedge ? boundsOf(hedge, words, reading, unit !== undefined) : ['exact'],
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
  { bounds }: Hedge,
  words: string,
  { kind, value }: Reading,
  duration: boolean,
): readonly Bound[] {
  const spatial = /^(?:over|above|beyond|under|below|فوق|دون|تحت|[وف]?حتى)$/i.test(words)
  if (!spatial || bounds.includes('exact')) return bounds
  const over = /^over$/i.test(words) && duration
  const small = value <= 12 && !duration && kind === 'count' && !/^(?:فوق|دون)$/.test(words)
  return over || small || kind === 'year' ? [...bounds, 'exact'] : bounds
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
