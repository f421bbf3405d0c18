import type { TimeWords, Token, ToldHalf } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { firstHalf, type Half, halfAt, timeOf } from '../../../text/numbers/times.ts'
import { SMALL } from './words.ts'

/** Words behind an hour that make it a time of day: "a.m.", "o’clock", "in the evening". */
const BEHIND: readonly (readonly [RegExp, ToldHalf['half']])[] = [
  [/^(?:am|a \. m(?: \.)?)(?: |$)/, 'am'],
  [/^(?:pm|p \. m(?: \.)?)(?: |$)/, 'pm'],
  [/^(?:o'clock )?in the (?:early )?(?:hours of the )?morning(?: |$)/, 'am'],
  [/^(?:o'clock )?in the (?:early |late )?(?:afternoon|evening)(?: |$)/, 'pm'],
  [/^(?:o'clock )?at night(?: |$)/, 'night'],
  [/^noon(?: |$)/, 'pm'],
  [/^midnight(?: |$)/, 'am'],
  [/^o'clock(?: |$)/, undefined],
]

export const TIMES: TimeWords = {
  read: (tokens, at) => readHour(tokens, at) ?? readSpoken(tokens, at),
  halfOf: (words) => firstHalf(words, BEHIND),
}

/** "10 a.m.", "10.30 p.m.", "ten o’clock". */
function readHour(tokens: readonly Token[], at: number): Reading | undefined {
  const hour = hourAt(tokens[at])
  // Most words are none: only behind one is it looked for what makes it a time of day.
  const told = hour && halfAt(tokens, at + 1)
  return hour && told ? timeOf(hour.hour, hour.minute, at, told) : undefined
}

/** "10", "10.30", "ten". */
function hourAt(token: Token | undefined): { hour: number; minute: number } | undefined {
  if (token?.figure) {
    const [hour, minute = 0] = token.text.split('.').map(Number)
    return hour !== undefined && hour <= 24 && minute < 60 ? { hour, minute } : undefined
  }
  const hour = token?.type === 'word' ? (SMALL.get(token.text) ?? 0) : 0
  return hour >= 1 && hour <= 12 ? { hour, minute: 0 } : undefined
}

/** "half past ten", "a quarter to six". */
function readSpoken(tokens: readonly Token[], at: number): Reading | undefined {
  const partAt = tokens[at]?.text === 'a' ? at + 1 : at
  const [part, direction, number] = [tokens[partAt], tokens[partAt + 1], tokens[partAt + 2]]
  // "ten past six"; "ten to six" is a vote as well.
  const past = direction?.text === 'past' ? (SMALL.get(part?.text ?? '') ?? 0) : 0
  const after = SMALL.get(number?.text ?? '') ?? 0
  if (past > 0 && after >= 1 && after <= 12) {
    return timeOf(after, past, at, behind(tokens, partAt + 3))
  }
  if (part?.text !== 'half' && part?.text !== 'quarter') return undefined
  if (direction?.text !== 'past' && direction?.text !== 'to') return undefined
  const hour = number?.figure?.value ?? SMALL.get(number?.text ?? '')
  if (hour === undefined || hour < 1 || hour > 12) return undefined
  const minutes = part.text === 'half' ? 30 : 15
  return timeOf(
    hour,
    direction.text === 'past' ? minutes : -minutes,
    at,
    behind(tokens, partAt + 3),
  )
}

function behind(tokens: readonly Token[], to: number): Half {
  return halfAt(tokens, to) ?? { half: undefined, to }
}
