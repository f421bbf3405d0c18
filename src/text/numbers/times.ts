import { FRACTIONS, ORDINAL_WORDS } from './arabic-numerals.ts'
import { lookUp } from './arabic-words.ts'
import { SMALL } from './english-words.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const HALF_DAY = 12 * 60

/**
 * A time of day, as minutes of a half day, since "10.30 p.m." and 22:30 are the same: 10:30,
 * "10.30 p.m.", "10 a.m.", "half past ten", «الساعة العاشرة والنصف», «الساعة 10».
 */
export function readTime(tokens: readonly Token[], at: number): Reading | undefined {
  return readClock(tokens, at) ?? readSpokenEnglish(tokens, at) ?? readSpokenArabic(tokens, at)
}

function readClock(tokens: readonly Token[], at: number): Reading | undefined {
  const [hour, colon, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!hour?.figure) return undefined
  if (colon?.text === ':' && colon.tight && minute?.tight && minute.text.length === 2) {
    const [h, m] = [hour.figure.value, minute.figure?.value ?? 60]
    if (!Number.isInteger(h) || h > 24 || m > 59) return undefined
    return time(h, m, at, afterHalfDay(tokens, at + 3) ?? at + 3)
  }
  const to = afterHalfDay(tokens, at + 1)
  if (to === undefined) return undefined
  const [h, m = '0'] = hour.text.split('.')
  return Number(h) <= 24 && Number(m) < 60 ? time(Number(h), Number(m), at, to) : undefined
}

/** The token after "a.m.", "pm" or "o’clock". */
function afterHalfDay(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at]?.text ?? ''
  if (/^(?:am|pm|o'clock)$/.test(word)) return at + 1
  const dotted = /^[ap]$/.test(word) && tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'm'
  if (!dotted) return undefined
  return tokens[at + 3]?.text === '.' ? at + 4 : at + 3
}

/** "half past ten", "a quarter to six". */
function readSpokenEnglish(tokens: readonly Token[], at: number): Reading | undefined {
  const partAt = tokens[at]?.text === 'a' ? at + 1 : at
  const [part, direction, number] = [tokens[partAt], tokens[partAt + 1], tokens[partAt + 2]]
  if (part?.text !== 'half' && part?.text !== 'quarter') return undefined
  if (direction?.text !== 'past' && direction?.text !== 'to') return undefined
  const hour = number?.figure?.value ?? SMALL.get(number?.text ?? '')
  if (hour === undefined || hour < 1 || hour > 12) return undefined
  const minutes = part.text === 'half' ? 30 : 15
  return time(hour, direction.text === 'past' ? minutes : -minutes, at, partAt + 3)
}

/** «الساعة» with a figure or an ordinal, and the part of an hour after it. */
function readSpokenArabic(tokens: readonly Token[], at: number): Reading | undefined {
  const word = tokens[at]
  if (word?.script !== 'arabic') return undefined
  if (!/^[وف]?[بل]?ا?لساعه$/.test(word.text)) return readHourOfDay(tokens, at)
  const next = tokens[at + 1]
  const ordinal = next && lookUp(next.text, ORDINAL_WORDS)
  const teens = tokens[at + 2]?.text === 'عشره'
  const hour = next?.figure?.value ?? (ordinal?.definite ? ordinal.value + (teens ? 10 : 0) : 0)
  // With a colon the clock's own reading goes before.
  if (hour < 1 || hour > 24 || !Number.isInteger(hour) || tokens[at + 2]?.text === ':')
    return undefined
  const to = ordinal && teens ? at + 3 : at + 2
  const part = tokens[to] && lookUp(tokens[to].text, FRACTIONS)
  if (part?.joined) return time(hour, Math.round(part.value * 60), at, to + 1)
  const less =
    tokens[to]?.text === 'الا' && tokens[to + 1] && lookUp(tokens[to + 1]?.text ?? '', FRACTIONS)
  if (less) return time(hour, -Math.round(less.value * 60), at, to + 2)
  return time(hour, 0, at, to)
}

/** «العاشرة صباحًا», «الثانية عشرة ظهرًا» */
function readHourOfDay(tokens: readonly Token[], at: number): Reading | undefined {
  const ordinal = lookUp(tokens[at]?.text ?? '', ORDINAL_WORDS)
  if (!ordinal?.definite) return undefined
  const teens = tokens[at + 1]?.text === 'عشره'
  const half = tokens[teens ? at + 2 : at + 1]
  const part = half && lookUp(half.text, FRACTIONS)
  const to = (teens ? at + 2 : at + 1) + (part?.joined ? 1 : 0)
  const [word = '', next = ''] = [tokens[to]?.text, tokens[to + 1]?.text]
  const ofDay = word === 'من' && /^(?:صباح|مساء|ظهر|عصر|ليل|فجر)/.test(next)
  if (!ofDay && !/^(?:صباحا|مساء|ظهرا|عصرا|ليلا|فجرا)$/.test(word)) return undefined
  const hour = ordinal.value + (teens ? 10 : 0)
  return time(hour, part?.joined ? Math.round(part.value * 60) : 0, at, to + 1)
}

function time(hour: number, minute: number, from: number, to: number): Reading {
  const value = (hour * 60 + minute + HALF_DAY) % HALF_DAY
  const sharp = minute === 0
  return {
    kind: 'time',
    value,
    from,
    to,
    // "at ten" is the same hour.
    ...(sharp && { alternatives: [{ kind: 'count', value: hour }] }),
  }
}
