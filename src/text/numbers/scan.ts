import { isHijriSign, lastMonthIn, readDate } from './dates.ts'
import { FRACTION_SIGNS } from './figures.ts'
import { isArticle } from './labels.ts'
import type { Token } from './pack.ts'
import { readPercent } from './percent.ts'
import type { Found, Reading } from './reading.ts'
import { isUnderZero, withSign } from './signs.ts'
import { readTime } from './times.ts'

/** Every number and date among the tokens, in order and without overlap, each by itself. */
export function scan(tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  const lastMonth = lastMonthIn(tokens)
  let at = 0
  while (at < tokens.length) {
    const skipped = idiomLength(tokens, at, found.at(-1)?.to) || Number(isUnderZero(tokens, at))
    if (skipped > 0) {
      at += skipped
      continue
    }
    const reading = readDate(tokens, at, lastMonth) ?? readNumber(tokens, at, found.at(-1)?.to ?? 0)
    if (reading) found.push(reading)
    at = reading?.to ?? at + 1
  }
  return found
}

function idiomLength(tokens: readonly Token[], at: number, end: number | undefined): number {
  const token = tokens[at]
  return token?.type === 'word' ? token.pack.idiomLength(tokens, at, end) : 0
}

function readNumber(tokens: readonly Token[], at: number, end: number): Reading | undefined {
  const time = readTime(tokens, at)
  if (time) return time
  const reading = firstReading(tokens, at)
  if (!reading) return undefined
  const sensed = withFigureSense(tokens, readPercent(tokens, reading, end))
  return withSign(
    tokens,
    isPartOfName(tokens, sensed) ? { ...sensed, optional: true } : sensed,
    end,
  )
}

function firstReading(tokens: readonly Token[], at: number): Reading | undefined {
  const token = tokens[at]
  if (!token || (token.type === 'mark' && !FRACTION_SIGNS.has(token.text))) return undefined
  for (const reader of token.pack.readers) {
    const reading = reader(tokens, at)
    if (reading) return reading
  }
  return undefined
}

/**
 * Whether a number in words is part of a proper name, whose number the other language spells or
 * leaves out: «جبل الأربعين» is Mount Arbaeen, «بئر السبع» Beersheba.
 */
function isPartOfName(tokens: readonly Token[], reading: Reading): boolean {
  const word = tokens[reading.from]
  return word?.type === 'word' && word.pack.names.has(tokens, reading)
}

/** What the form of a figure and its neighbours tell: a year, a number in a name, an ordinal. */
function withFigureSense(tokens: readonly Token[], reading: Reading): Reading {
  const token = tokens[reading.from]
  if (!token?.figure || reading.kind !== 'count') return reading
  const { alternative, yearLike } = token.figure
  const single = reading.to === reading.from + 1
  const before = tokens[reading.from - 1]
  const alternatives = [...(reading.alternatives ?? [])]
  if (single && alternative !== undefined) alternatives.push({ kind: 'count', value: alternative })
  // «الـ21» is "twenty-one" or "twenty-first".
  if (token.tight && isArticle(before)) {
    alternatives.push({ kind: 'ordinal', value: reading.value })
  }
  return {
    ...reading,
    alternatives,
    ...(single && yearLike && isYear(tokens, reading) && { kind: 'year' as const }),
    ...(isAside(tokens, reading) && { optional: true }),
  }
}

/** A figure that the other language may well do without. */
function isAside(tokens: readonly Token[], reading: Reading): boolean {
  return (
    isInName(tokens, reading) ||
    // A year of the other calendar stands beside its equivalent in one language alone.
    isHijriSign(tokens[reading.to]) ||
    isAroundTheClock(tokens, reading) ||
    tokens[reading.from]?.pack.names.isAside?.(tokens, reading) === true
  )
}

/** "24/7" */
function isAroundTheClock(tokens: readonly Token[], { from, to, value }: Reading): boolean {
  if (value === 7) return tokens[from - 1]?.text === '/' && tokens[from - 2]?.text === '24'
  return value === 24 && tokens[to]?.text === '/' && tokens[to + 1]?.text === '7'
}

/** A figure from 1900 to 2100 is a year; another one where a word says so. */
function isYear(tokens: readonly Token[], { value, from }: Reading): boolean {
  if (value >= 1900 && value <= 2100) return true
  const before = tokens[from - 1]
  return before?.pack.names.beforeYear.test(before.text) === true
}

/** Codes of money, which stand before a figure as names do. */
const MONEY = /^(?:us|usd|eur|gbp|aed|sar|rs)$/

/** What may be written tightly behind a figure that counts, in any language. */
const UNIT_SIGN = /^(?:x|km|kg|g|cm|mm|m|t|ha|h|min|mb|gb|mw|gw|kw|c)$/

/** "Covid-19", "G7", "MI6", "3D", «كوفيد-19», «جوسان-1». */
function isInName(tokens: readonly Token[], { from, to }: Reading): boolean {
  const token = tokens[from]
  const before = tokens[from - 1]
  if (!token || !before) return isBehindName(tokens, to)
  if (before.pack.names.numbered.test(before.text)) return true
  if (token.tight && canBeName(before)) return true
  const hyphenated = before.text === '-' && before.tight && token.tight
  return (hyphenated && canBeName(tokens[from - 2])) || isBehindName(tokens, to)
}

function canBeName(token: Token | undefined): boolean {
  if (token?.type !== 'word' || MONEY.test(token.text)) return false
  return !token.pack.names.noName.test(token.text)
}

function isBehindName(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to]
  if (!next?.tight || next.type !== 'word') return false
  const sign = UNIT_SIGN.test(next.text) || next.pack.names.sign.test(next.text)
  // "5g" are grams, "5G" is a name.
  return !sign || (next.text === 'g' && next.capital)
}
