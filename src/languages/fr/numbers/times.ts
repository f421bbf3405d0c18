import type { TimeWords, Token, ToldHalf } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { firstHalf, halfAt, timeOf } from '../../../text/numbers/times.ts'
import { cardinalAt } from './cardinals.ts'

/** Words behind an hour that tell its half, or that it is one. */
const BEHIND: readonly (readonly [RegExp, ToldHalf['half']])[] = [
  [/^du matin(?: |$)/, 'am'],
  [/^du soir(?: |$)/, 'pm'],
  [/^de l' après - midi(?: |$)/, 'pm'],
  [/^de la nuit(?: |$)/, 'night'],
  [/^(?:précises?|pile|gmt|locales?)(?: |$)/, undefined],
  [/^(?:heures?) (?:locale|gmt|de paris)(?: |$)/, undefined],
]

/** "Et demie", the one way to tell minutes that tells spans of time as well. */
const HALF = 30

export const TIMES: TimeWords = {
  read: (tokens, at) => readHours(tokens, at) ?? readNoon(tokens, at),
  halfOf: (words) => firstHalf(words, BEHIND),
}

/** "14 h 30", "14h30", "dix heures et demie", "8 heures du matin", "à 20 heures". */
function readHours(tokens: readonly Token[], at: number): Reading | undefined {
  const number = tokens[at]?.figure
    ? { value: tokens[at]?.figure?.value ?? 25, to: at + 1 }
    : cardinalAt(tokens, at)
  if (!number || !Number.isInteger(number.value) || number.value > 24 || number.value < 0)
    return undefined
  if (!/^(?:h|heures?)$/.test(tokens[number.to]?.text ?? '')) return undefined
  const behind = number.to + 1
  const minute = minutesAt(tokens, behind)
  const to = minute?.to ?? behind
  const told = halfAt(tokens, to)
  // "deux heures et demie" are hours as well.
  const clock =
    minute !== undefined && (minute.value !== HALF || tokens[behind]?.figure !== undefined)
  if (!clock && !told && !isMoment(tokens, at, to)) return undefined
  return timeOf(number.value, minute?.value ?? 0, at, told ?? { half: undefined, to })
}

/** "30", "et demie", "et quart", "moins le quart", "moins vingt". */
function minutesAt(
  tokens: readonly Token[],
  at: number,
): { value: number; to: number } | undefined {
  const [first, second, third] = [0, 1, 2].map((step) => tokens[at + step]?.text ?? '')
  const figure = tokens[at]?.figure
  if (figure && tokens[at]?.text.length === 2 && figure.value < 60) {
    return { value: figure.value, to: at + 1 }
  }
  if (first === 'et' && /^demie?$/.test(second ?? '')) return { value: HALF, to: at + 2 }
  if (first === 'et' && second === 'quart') return { value: 15, to: at + 2 }
  if (first !== 'moins') return undefined
  if (second === 'le' && third === 'quart') return { value: -15, to: at + 3 }
  const less = cardinalAt(tokens, at + 1)
  return less && less.value < 30 ? { value: -less.value, to: less.to } : undefined
}

/** "à 20 heures", "à partir de 20 heures"; "à 20 heures de route" is a span, and so is "en 20 heures". */
function isMoment(tokens: readonly Token[], at: number, behind: number): boolean {
  const [first, before, next] = [tokens[at - 2], tokens[at - 1], tokens[behind]].map(
    (token) => token?.text ?? '',
  )
  if (/^d[e']$/.test(next ?? '')) return false
  const starts = before === 'de' && /^(?:partir|compter)$/.test(first ?? '')
  return starts || /^(?:à|vers|dès|avant)$/.test(before ?? '')
}

/** "à midi", "vers minuit"; «le Midi» is the south, and what is after noon has a hyphen. */
function readNoon(tokens: readonly Token[], at: number): Reading | undefined {
  const token = tokens[at]
  if (token?.type !== 'word' || !/^(?:midi|minuit)$/.test(token.text)) return undefined
  if (token.capital || tokens[at - 1]?.text === '-') return undefined
  const noon = token.text === 'midi'
  const half = { half: noon ? 'pm' : 'am', to: at + 1 } as const
  const { alternatives: _, ...reading } = timeOf(noon ? 12 : 0, 0, at, half)
  return { ...reading, optional: true }
}
