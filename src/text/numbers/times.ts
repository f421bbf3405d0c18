import { FRACTIONS, NUMERALS, ORDINAL_WORDS } from './arabic-numerals.ts'
import { arabicHalf } from './arabic-times.ts'
import { lookUp } from './arabic-words.ts'
import { englishHalf } from './english-times.ts'
import { SMALL } from './english-words.ts'
import type { DayHalf } from './quantity.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const HALF_DAY = 12 * 60

/** The half of the day after an hour, and where its words end. */
interface Half {
  readonly half: DayHalf | 'night' | undefined
  readonly to: number
}

/**
 * A time of day, as minutes of a half day, since "10.30 p.m." and 22:30 are the same, with the half
 * where it is told: 10:30, "10.30 p.m.", "10 a.m.", "half past ten", «الساعة العاشرة والنصف مساءً»,
 * «الساعة 10».
 */
export function readTime(tokens: readonly Token[], at: number): Reading | undefined {
  return readClock(tokens, at) ?? readSpokenEnglish(tokens, at) ?? readSpokenArabic(tokens, at)
}

function readClock(tokens: readonly Token[], at: number): Reading | undefined {
  const [hour, colon, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!hour?.figure) {
    const word = hour?.script === 'latin' ? (SMALL.get(hour.text) ?? 0) : 0
    const told = word >= 1 && word <= 12 ? halfAt(tokens, at + 1) : undefined
    return told && time(word, 0, at, told)
  }
  if (colon?.text === ':' && colon.tight && minute?.tight && minute.text.length === 2) {
    const [h, m] = [hour.figure.value, minute.figure?.value ?? 60]
    if (!Number.isInteger(h) || h > 24 || m > 59) return undefined
    // Who writes 02:15 counts to twenty-four.
    const early: DayHalf | undefined = /^0/.test(hour.text) ? 'am' : undefined
    const told = halfAt(tokens, at + 3)
    return time(h, m, at, told ?? { half: early, to: at + 3 })
  }
  const told = halfAt(tokens, at + 1)
  const next = tokens[at + 1]
  // «5 م» are metres as often; without its clock an hour needs a whole word.
  if (!told || next?.script === 'arabic') return undefined
  const [h, m = '0'] = hour.text.split('.')
  return Number(h) <= 24 && Number(m) < 60 ? time(Number(h), Number(m), at, told) : undefined
}

/** "a.m.", "o’clock", "in the evening", «صباحًا», «من مساء». */
function halfAt(tokens: readonly Token[], at: number): Half | undefined {
  const first = tokens[at]
  if (first?.type !== 'word') return undefined
  const words = tokens
    .slice(at, at + 7)
    .map(({ text }) => text)
    .join(' ')
  const told = first.script === 'latin' ? englishHalf(words) : arabicHalf(words)
  return told && { half: told.half, to: at + told.length }
}

/** "half past ten", "a quarter to six". */
function readSpokenEnglish(tokens: readonly Token[], at: number): Reading | undefined {
  const partAt = tokens[at]?.text === 'a' ? at + 1 : at
  const [part, direction, number] = [tokens[partAt], tokens[partAt + 1], tokens[partAt + 2]]
  // "ten past six"; "ten to six" is a vote as well.
  const past = direction?.text === 'past' ? (SMALL.get(part?.text ?? '') ?? 0) : 0
  const after = SMALL.get(number?.text ?? '') ?? 0
  if (past > 0 && after >= 1 && after <= 12) {
    return time(after, past, at, behind(tokens, partAt + 3))
  }
  if (part?.text !== 'half' && part?.text !== 'quarter') return undefined
  if (direction?.text !== 'past' && direction?.text !== 'to') return undefined
  const hour = number?.figure?.value ?? SMALL.get(number?.text ?? '')
  if (hour === undefined || hour < 1 || hour > 12) return undefined
  const minutes = part.text === 'half' ? 30 : 15
  return time(hour, direction.text === 'past' ? minutes : -minutes, at, behind(tokens, partAt + 3))
}

function behind(tokens: readonly Token[], to: number): Half {
  return halfAt(tokens, to) ?? { half: undefined, to }
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
  const { minutes, end } = partOfHour(tokens, to)
  return time(hour, minutes, at, behind(tokens, end))
}

/** «والنصف», «إلا ربعًا», «وعشر دقائق». */
function partOfHour(tokens: readonly Token[], at: number): { minutes: number; end: number } {
  const part = tokens[at] && lookUp(tokens[at].text, FRACTIONS)
  if (part?.joined) return { minutes: Math.round(part.value * 60), end: at + 1 }
  const less =
    tokens[at]?.text === 'الا' && tokens[at + 1] && lookUp(tokens[at + 1]?.text ?? '', FRACTIONS)
  if (less) return { minutes: -Math.round(less.value * 60), end: at + 2 }
  const number = tokens[at] && lookUp(tokens[at].text, NUMERALS)
  if (number?.joined && /^(?:دقيقه|دقائق)$/.test(tokens[at + 1]?.text ?? '')) {
    return { minutes: number.value.value, end: at + 2 }
  }
  return { minutes: 0, end: at }
}

/** «العاشرة صباحًا», «الثانية عشرة ظهرًا» */
function readHourOfDay(tokens: readonly Token[], at: number): Reading | undefined {
  const ordinal = lookUp(tokens[at]?.text ?? '', ORDINAL_WORDS)
  if (!ordinal?.definite || ordinal.value > 12) return undefined
  const teens = tokens[at + 1]?.text === 'عشره'
  const { minutes, end } = partOfHour(tokens, teens ? at + 2 : at + 1)
  // «في الثانية والنصف» needs no part of the day, since nothing else has halves.
  const placed = /^[وف]?(?:في|عند|الساعه|نحو|حوالي)$/.test(tokens[at - 1]?.text ?? '')
  const told =
    halfAt(tokens, end) ?? (minutes !== 0 && placed ? { half: undefined, to: end } : undefined)
  // «الثانية من صباح الأحد» is an hour, «الليلة الثانية» is none.
  if (!told || /^(?:م|ص|في)$/.test(tokens[end]?.text ?? '')) return undefined
  return time(ordinal.value + (teens ? 10 : 0), minutes, at, told)
}

function time(hour: number, minute: number, from: number, { half, to }: Half): Reading {
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
