import { ARABIC_READERS } from './arabic-readers.ts'
import { HIJRI_SIGN, lastMonthIn, readDate } from './dates.ts'
import { ENGLISH_READERS, idiomLength } from './english-readers.ts'
import { FRACTION_SIGNS } from './figures.ts'
import { readPercent } from './percent.ts'
import { isPartOfName } from './proper-names.ts'
import type { DateReading, Reader, Reading } from './reading.ts'
import { isUnderZero, withSign } from './signs.ts'
import { readTime } from './times.ts'
import type { Token } from './tokens.ts'

/** Every number and date among the tokens, in order and without overlap, each by itself. */
export function scan(tokens: readonly Token[]): (Reading | DateReading)[] {
  const found: (Reading | DateReading)[] = []
  const lastMonth = lastMonthIn(tokens)
  let at = 0
  while (at < tokens.length) {
    const skipped =
      idiomLength(tokens, at) ||
      countedSecond(tokens, at, found.at(-1)?.to) ||
      Number(isUnderZero(tokens, at))
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

/** «30 ثانية» counts seconds; elsewhere «ثانية» is "second". */
function countedSecond(tokens: readonly Token[], at: number, end: number | undefined): number {
  return end === at && /^ثاني[هت]/.test(tokens[at]?.text ?? '') ? 1 : 0
}

function readNumber(tokens: readonly Token[], at: number, end: number): Reading | undefined {
  const time = readTime(tokens, at)
  if (time) return time
  const reading = firstOf(readersFor(tokens, at), tokens, at)
  if (!reading) return undefined
  const sensed = withFigureSense(tokens, readPercent(tokens, reading, end))
  return withSign(
    tokens,
    isPartOfName(tokens, sensed) ? { ...sensed, optional: true } : sensed,
    end,
  )
}

function readersFor(tokens: readonly Token[], at: number): readonly Reader[] {
  const token = tokens[at]
  if (!token) return []
  // The words that go on with a figure are of one language or the other.
  const script = token.type === 'figure' ? (tokens[at + 1]?.script ?? 'none') : token.script
  if (script === 'arabic') return ARABIC_READERS
  return token.type === 'mark' && !(token.text in FRACTION_SIGNS) ? [] : ENGLISH_READERS
}

function firstOf(
  readers: readonly Reader[],
  tokens: readonly Token[],
  at: number,
): Reading | undefined {
  for (const reader of readers) {
    const reading = reader(tokens, at)
    if (reading) return reading
  }
  return undefined
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
  if (token.tight && /^[وفبلك]*(?:ال|لل)$/.test(before?.text ?? '')) {
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
  return isInName(tokens, reading) || isHijri(tokens, reading) || isAroundTheClock(tokens, reading)
}

/** "24-hour", "24/7", "24 hours a day, seven days a week": «على مدار الساعة». */
function isAroundTheClock(tokens: readonly Token[], { from, to, value }: Reading): boolean {
  const rate = [0, 1, 2].map((step) => tokens[to + step]?.text).join(' ')
  if (value === 24 && rate === 'hours a day') return true
  if (value === 7 && rate === 'days a week') return true
  if (value === 7) return tokens[from - 1]?.text === '/' && tokens[from - 2]?.text === '24'
  const next = [tokens[to]?.text, tokens[to + 1]?.text].join(' ')
  return value === 24 && (next === '- hour' || next === '/ 7')
}

/** A figure from 1900 to 2100 is a year; another one where a word says so. */
function isYear(tokens: readonly Token[], { value, from }: Reading): boolean {
  if (value >= 1900 && value <= 2100) return true
  return /^(?:in|since|year|[وفبلك]*(?:ال)?(?:عام|سنه)|منذ)$/.test(tokens[from - 1]?.text ?? '')
}

/** Before the hyphen of "mid-2019" a name does not stand. */
const NO_NAME =
  /^(?:mid|post|pre|early|late|end|since|until|from|non|sub|over|under|us|usd|eur|gbp|aed|sar|rs|no|nos|p|pp|para|paras|art|art\.|fig|vol|ch|[وفبلك]*(?:ال|لل)?|منتصف|مطلع|اوائل|اواخر|نهايه|بدايه)$/

/** What may be written tightly behind a figure that counts. */
const UNIT_SIGN =
  /^(?:st|nd|rd|th|s|k|m|mn|mln|bn|bln|b|tn|trn|x|km|kg|g|cm|mm|t|ha|h|hr|hrs|min|am|pm|mb|gb|mw|gw|kw|ft|p|ه|م|ق|c)$/

/** "Covid-19", "G7", "MI6", "3D", «كوفيد-19», «جوسان-1». */
function isInName(tokens: readonly Token[], { from, to }: Reading): boolean {
  const token = tokens[from]
  const before = tokens[from - 1]
  if (!token || !before) return isBehindName(tokens, to)
  if (/^(?:covid|كوفيد|corona|كورونا)$/.test(before.text)) return true
  if (token.tight && before.type === 'word' && !NO_NAME.test(before.text)) return true
  const hyphenated = before.text === '-' && before.tight && token.tight
  const name = tokens[from - 2]
  if (hyphenated && name?.type === 'word' && !NO_NAME.test(name.text)) return true
  return isBehindName(tokens, to)
}

function isBehindName(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to]
  if (!next?.tight || next.type !== 'word') return false
  // "5g" are grams, "5G" is a name.
  return !UNIT_SIGN.test(next.text) || (next.text === 'g' && next.capital)
}

/** A year of the other calendar stands beside its equivalent in one language alone. */
function isHijri(tokens: readonly Token[], { to }: Reading): boolean {
  return HIJRI_SIGN.test(tokens[to]?.text ?? '')
}
