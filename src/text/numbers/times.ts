import type { Token, ToldHalf } from './pack.ts'
import type { DayHalf } from './quantity.ts'
import type { Reading } from './reading.ts'

const HALF_DAY = 12 * 60

/** The half of the day after an hour, and where its words end. */
export interface Half {
  readonly half: ToldHalf['half']
  readonly to: number
}

/**
 * A time of day, as minutes of a half day, since "10.30 p.m." and 22:30 are the same, with the half
 * where it is told: 10:30, "10.30 p.m.", "10 a.m.", "half past ten", «الساعة العاشرة والنصف مساءً»,
 * «الساعة 10».
 */
export function readTime(tokens: readonly Token[], at: number): Reading | undefined {
  const token = tokens[at]
  if (token === undefined) return undefined
  return token.figure && isClock(tokens, at)
    ? readClock(tokens, at)
    : token.pack.times.read(tokens, at)
}

/** 10:30 */
function isClock(tokens: readonly Token[], at: number): boolean {
  const [colon, minute] = [tokens[at + 1], tokens[at + 2]]
  return colon?.text === ':' && colon.tight && minute?.tight === true && minute.text.length === 2
}

function readClock(tokens: readonly Token[], at: number): Reading | undefined {
  const [hour, minute] = [tokens[at], tokens[at + 2]]
  const [h, m] = [hour?.figure?.value ?? 24.5, minute?.figure?.value ?? 60]
  if (!Number.isInteger(h) || h > 24 || m > 59) return undefined
  // Who writes 02:15 counts to twenty-four.
  const early: DayHalf | undefined = hour?.text.startsWith('0') ? 'am' : undefined
  return timeOf(h, m, at, halfAt(tokens, at + 3) ?? { half: early, to: at + 3 })
}

/** "a.m.", "o’clock", "in the evening", «صباحًا», «من مساء». */
export function halfAt(tokens: readonly Token[], at: number): Half | undefined {
  const first = tokens[at]
  if (first?.type !== 'word') return undefined
  const words = tokens
    .slice(at, at + 7)
    .map(({ text }) => text)
    .join(' ')
  const told = first.pack.times.halfOf(words)
  return told && { half: told.half, to: at + told.length }
}

/** What words tell that patterns know, the first that fits. */
export function firstHalf(
  words: string,
  patterns: readonly (readonly [RegExp, ToldHalf['half']])[],
): ToldHalf | undefined {
  for (const [pattern, half] of patterns) {
    const match = pattern.exec(words)
    if (match) return { half, length: match[0].trim().split(' ').length }
  }
  return undefined
}

/**
 * A time of day as a reading.
 *
 * @param from its first token
 * @param told the half of the day, and the token after its words
 */
export function timeOf(hour: number, minute: number, from: number, { half, to }: Half): Reading {
  const value = (hour * 60 + minute + HALF_DAY) % HALF_DAY
  const sharp = minute === 0
  const known = halfOf(hour, half)
  return {
    kind: 'time',
    value,
    from,
    to,
    ...(known && { half: known }),
    // "at ten" is the same hour.
    ...(sharp && { alternatives: [{ kind: 'count', value: hour }] }),
  }
}

function halfOf(hour: number, told: Half['half']): DayHalf | undefined {
  if (hour > 12 && hour < 24) return 'pm'
  if (hour === 0) return 'am'
  // "at night" is ten in the evening and two in the morning.
  if (told === 'night') return hour >= 6 && hour < 12 ? 'pm' : 'am'
  return told
}
