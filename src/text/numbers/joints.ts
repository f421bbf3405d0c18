import type { JointWords, Token } from './pack.ts'
import type { NumberKind, Sense } from './quantity.ts'
import type { Found, Reading } from './reading.ts'
import { isDefiniteUnit, oneUnit, unitAt } from './units.ts'

function isNumber(found: Found | undefined): found is Reading {
  return found !== undefined && found.kind !== 'date'
}

/**
 * Joins a fraction to the number it goes with, over the noun between them: "three years and a half",
 * «ثلاث سنوات ونصف السنة», «عامين ونصف»; and to a noun alone: "a year and a half", «سنة ونصف».
 */
export function joinFractions(tokens: readonly Token[], found: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (const [index, reading] of found.entries()) {
    const next = found[index + 1]?.from
    const head = isNumber(reading)
      ? tokens[reading.from]?.pack.joints.fractionHead(tokens, reading)
      : undefined
    const last = joined.at(-1)
    if (!isNumber(reading) || head === undefined) {
      joined.push(reading)
    } else if (reading.kind === 'count') {
      // «مليونا طن ونصف المليون»
      const goesOn = isNumber(last) && last.scale === reading.scale && last.to === head - 1
      if (goesOn) joined.pop()
      joined.push(goesOn ? sum(tokens, last, reading, last.unit, next) : reading)
    } else if (
      isNumber(last) &&
      last.kind === 'count' &&
      (last.to === head || last.to === head - 1)
    ) {
      joined.pop()
      const unit = last.unit ?? unitAt(tokens, last.to) ?? oneUnit(tokens[last.to])
      joined.push(sum(tokens, last, reading, unit, next))
    } else {
      const unit = oneUnit(tokens[head - 1])
      const one = { kind: 'count', value: 1, from: head - 1, to: head } as const
      joined.push(unit ? sum(tokens, one, reading, unit, next) : reading)
    }
  }
  return joined
}

/** @param next where what follows begins: the hour of «الساعة الخامسة» is no unit of what stands before it */
function sum(
  tokens: readonly Token[],
  count: Reading,
  fraction: Reading,
  unit: Reading['unit'],
  next: number | undefined,
): Reading {
  const hasUnit = fraction.joined && next !== fraction.to && isDefiniteUnit(tokens[fraction.to])
  const to = hasUnit ? fraction.to + 1 : fraction.to
  const { from } = count
  const value = count.value + fraction.value
  return { kind: 'count', value, from, to, ...(unit && { unit }) }
}

/** "one in five", "3 out of 10", «واحد من كل خمسة»: one fraction, which may also be told as two numbers. */
export function joinRatios(tokens: readonly Token[], found: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (const reading of found) {
    const last = joined.at(-1)
    if (isNumber(last) && isNumber(reading) && isRatio(tokens, last, reading)) {
      joined.pop()
      joined.push({
        kind: 'fraction',
        value: last.value / reading.value,
        parts: [last.value, reading.value],
        from: last.from,
        to: reading.to,
      })
    } else joined.push(reading)
  }
  return joined
}

function isRatio(tokens: readonly Token[], a: Reading, b: Reading): boolean {
  if (a.kind !== 'count' || b.kind !== 'count' || a.value >= b.value || a.value === 0) return false
  const words = jointsAt(tokens, a.to)
  return words?.isRatio(wordsBetween(tokens, a.to, b.from), a.value, b.value) === true
}

function jointsAt(tokens: readonly Token[], at: number): JointWords | undefined {
  return tokens[at]?.pack.joints
}

/**
 * Joins what a language counts on by saying the noun again: «ألف يوم ويوم» is 1,001 days, «مئة مدني
 * ومدنيان» are 102 civilians.
 */
export function joinRepeated(tokens: readonly Token[], found: readonly Found[]): Found[] {
  let end = 0
  return found.flatMap((reading) => {
    if (reading.from < end) return []
    if (reading.kind !== 'count' || reading.value < 100 || reading.value % 100 !== 0) {
      return [reading]
    }
    const more = jointsAt(tokens, reading.to)?.repeatedAt?.(tokens, reading.to)
    if (!more) return [reading]
    end = more.to
    return [{ ...reading, value: reading.value + more.value, to: more.to, bare: false }]
  })
}

/** Two readings that are the ends of one range. */
function isRange(tokens: readonly Token[], a: Reading, b: Reading): boolean {
  const between = wordsBetween(tokens, a.to, b.from)
  const words = jointsAt(tokens, a.to)
  if (between === '-' || words?.range.test(between)) return true
  if (between === '/' && a.kind === 'year') return true
  if (!words?.and.test(between) && !(between === '' && b.joined)) return false
  const before = tokens[a.from - 1]
  return before?.pack.joints.between.test(before.text) === true
}

const SHARES: readonly NumberKind[] = ['percent', 'points', 'per-mille']

/**
 * Lets the ends of a range share what stands at one of them: "2 to 3 million", "10 to 15 per cent",
 * and in lists too: "70, 26 and 4 per cent". The short end of "2019–21" becomes a year.
 *
 * @returns the readings, and for each the index of the one it makes a range with
 */
export function joinRanges(
  tokens: readonly Token[],
  found: readonly Found[],
): { readings: Found[]; ranges: ReadonlyMap<number, number> } {
  const readings = [...found]
  const ranges = new Map<number, number>()
  for (let index = readings.length - 2; index >= 0; index -= 1) {
    const [a, b] = [readings[index], readings[index + 1]]
    if (!isNumber(a)) continue
    if (b?.kind === 'date') {
      if (b.day !== undefined && a.value <= 31 && isLinked(tokens, a, b)) {
        const kind = a.kind === 'ordinal' ? 'count' : 'ordinal'
        readings[index] = withSenses(a, [{ kind, value: a.value }])
      }
      continue
    }
    if (!b) continue
    const range = isRange(tokens, a, b)
    if (!range && !isLinked(tokens, a, b)) continue
    if (range) {
      ranges.set(index, index + 1)
      readings[index + 1] = shortYear(tokens, a, b)
    }
    const senses: Sense[] = []
    // "between 8 and 10 a.m.", «بين الثامنة والعاشرة صباحًا»
    if (b.kind === 'time' && a.value <= 24) senses.push(...hours(a))
    if (range && a.kind === 'count' && !a.scale && b.scale && a.value < 1000) {
      senses.push({ kind: a.kind, value: a.value * b.scale })
    }
    const share = [b, ...(b.alternatives ?? [])].find(({ kind }) => SHARES.includes(kind))
    if (a.kind === 'count' && share) senses.push({ kind: share.kind, value: a.value })
    readings[index] = withSenses(a, senses)
  }
  return { readings, ranges }
}

/** Two readings with nothing but a comma, an "and" or the joint of a range between them. */
function isLinked(
  tokens: readonly Token[],
  a: Reading,
  b: Pick<Reading, 'from' | 'joined'>,
): boolean {
  const between = wordsBetween(tokens, a.to, b.from)
  if (/^[-,،]$/.test(between) || (between === '' && b.joined === true)) return true
  const words = jointsAt(tokens, a.to)
  return words?.range.test(between) === true || words?.list.test(between) === true
}

function hours({ value }: Reading): Sense[] {
  return [
    { kind: 'count', value },
    { kind: 'ordinal', value },
  ]
}

function withSenses(reading: Reading, senses: readonly Sense[]): Reading {
  if (senses.length === 0) return reading
  return { ...reading, alternatives: [...(reading.alternatives ?? []), ...senses] }
}

/** "2019–21" and "2019/20" end in 2021 and 2020. */
function shortYear(tokens: readonly Token[], a: Reading, b: Reading): Reading {
  const short = a.kind === 'year' && b.bare && b.kind === 'count' && b.value > a.value % 100
  if (!short || b.value > 99 || tokens[b.from]?.text.length !== 2) return b
  return { ...b, kind: 'year', value: a.value - (a.value % 100) + b.value }
}

function wordsBetween(tokens: readonly Token[], from: number, to: number): string {
  if (to - from > 3) return '…'
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')
}
