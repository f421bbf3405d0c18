import {
  EVENT_WORDS as ARABIC_EVENTS,
  PLURALS as ARABIC_PLURALS,
  SINGULARS as ARABIC_SINGULARS,
} from './arabic-nouns.ts'
import * as arabic from './arabic-roles.ts'
import { lookUp } from './arabic-words.ts'
import {
  EVENT_WORDS as ENGLISH_EVENTS,
  PLURALS as ENGLISH_PLURALS,
  SINGULARS as ENGLISH_SINGULARS,
} from './english-nouns.ts'
import * as english from './english-roles.ts'
import type { Role } from './quantity.ts'
import type { Token } from './tokens.ts'

/** How far two numbers of one list may stand apart. */
const LIST = 7

/** Whether two numbers are items of one list: "16 men and 4 women", «4 رجال و16 امرأة». */
export function isCoordinated(
  tokens: readonly Token[],
  last: Place | undefined,
  { from }: Place,
): boolean {
  if (!last || from - last.to > LIST) return false
  let joined = /^و/.test(tokens[from]?.text ?? '')
  for (let at = last.to; at < from; at += 1) {
    const { text = '', script } = tokens[at] ?? {}
    if (/^[.;:؛!?؟()]$/.test(text)) return false
    const joint = script === 'arabic' ? arabic.JOINT : english.JOINT
    joined ||= /^[,،]$/.test(text) || joint.test(text)
  }
  return joined
}

/** Where a number stands among its tokens. */
interface Place {
  readonly from: number
  readonly to: number
}

const NONE: readonly string[] = []

/** How many words a counted noun may be away: "two newly appointed army officers". */
const REACH = 5

/**
 * What a number counts, as ids of the tables of nouns: "16 young men", "two of the soldiers",
 * «16 رجلًا», «الرجال الـ16».
 */
export function countedBy(
  tokens: readonly Token[],
  { from, to }: Place,
  value: number,
): readonly string[] {
  const next = tokens[tokens[to]?.text === '-' ? to + 1 : to]
  const before = tokens[from - 1]
  const script = next?.type === 'word' ? next.script : before?.script
  if (script === 'arabic') return countedInArabic(tokens, from, to)
  return script === 'latin' ? countedInEnglish(tokens, to, value) : NONE
}

/** The head of the counted noun is its plural: "two school buildings" are buildings. */
function countedInEnglish(tokens: readonly Token[], to: number, value: number): readonly string[] {
  const heads = value === 1 ? ENGLISH_SINGULARS : ENGLISH_PLURALS
  let at = to
  if (tokens[at]?.text === 'of') {
    while (english.DETERMINER.test(tokens[at]?.text ?? '')) at += 1
  }
  for (const end = at + REACH; at < end; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.type === 'figure') return NONE
    if (token.text === '-') continue
    if (token.type === 'mark' || english.AFTER_NOUN.test(token.text)) return NONE
    const found = heads.get(token.text)
    if (found) return found
  }
  return NONE
}

/** It stands right behind the number, or before it where both have their article. */
function countedInArabic(tokens: readonly Token[], from: number, to: number): readonly string[] {
  let at = to
  while (arabic.BEFORE_NOUN.test(tokens[at]?.text ?? '')) at += 1
  const behind = arabicNoun(tokens[at])
  if (behind) return behind
  const article = tokens[from - 1]?.text === 'ال' ? 2 : 1
  const before = tokens[from - article]
  const word = before?.script === 'arabic' ? lookUp(before.text, ARABIC_PLURALS) : undefined
  return word?.definite ? word.value : NONE
}

function arabicNoun(token: Token | undefined): readonly string[] | undefined {
  if (token?.script !== 'arabic') return undefined
  return (lookUp(token.text, ARABIC_PLURALS) ?? lookUp(token.text, ARABIC_SINGULARS))?.value
}

/** What is said of each number in its own clause, as ids of the tables of events. */
export function eventsOf(
  tokens: readonly Token[],
  places: readonly Place[],
): readonly (readonly string[])[] {
  const ends = places.map((place, index) => clauseEnd(tokens, place, places[index + 1]))
  return places.map(({ from, to }, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0)
    const found: string[] = []
    for (let at = start; at < (ends[index] ?? to); at += 1) {
      const token = tokens[at]
      if (token?.type === 'word' && (at < from || at >= to)) found.push(...eventsAt(token))
    }
    return found
  })
}

function eventsAt(token: Token): readonly string[] {
  if (token.script === 'latin') return ENGLISH_EVENTS.get(token.text) ?? NONE
  return lookUp(token.text, ARABIC_EVENTS)?.value ?? NONE
}

/** Where what belongs to a number ends and what belongs to the next one begins. */
function clauseEnd(tokens: readonly Token[], { to }: Place, next: Place | undefined): number {
  const limit = next?.from ?? tokens.length
  for (let at = limit - 1; at >= to; at -= 1) {
    const token = tokens[at]
    if (!token) continue
    if (/^[,;.:،؛!?؟()]$/.test(token.text)) return at + 1
    const joint = token.script === 'arabic' ? arabic.JOINT : english.JOINT
    if (joint.test(token.text)) return at
  }
  // Without a joint the verb of the next number stands before it in Arabic, behind it in English.
  const verbFirst = tokens[limit - 1]?.script === 'arabic'
  return next && verbFirst ? Math.min(to + 1, limit) : limit
}

const ROLES: Readonly<Record<'latin' | 'arabic', readonly (readonly [RegExp, Role])[]>> = {
  latin: [
    [english.TARGET, 'target'],
    [english.CHANGE, 'change'],
    [english.WHOLE, 'whole'],
  ],
  arabic: [
    [arabic.TARGET, 'target'],
    [arabic.CHANGE, 'change'],
    [arabic.WHOLE, 'whole'],
  ],
}

/**
 * The place that the words before a number give it among others.
 *
 * @param last the number before it
 */
export function roleOf(
  tokens: readonly Token[],
  from: number,
  last: Place | undefined,
): Role | undefined {
  const before = tokens[from - 1]
  const script = (before?.type === 'mark' ? tokens[from - 2] : before)?.script
  if (script !== 'latin' && script !== 'arabic') return undefined
  const words = (start: number) =>
    tokens
      .slice(Math.max(start, from - 4), from)
      .filter(({ text }) => !/^[$€£¥₸₽]$/.test(text))
      .map(({ text }) => text)
      .join(' ')
  const role = ROLES[script].find(([pattern]) => pattern.test(words(last?.to ?? 0)))?.[1]
  if (role) return role
  return script === 'arabic' && last && arabic.OF.test(words(last.to)) ? 'whole' : undefined
}

/** Whether a noun stands without its article in the singular: «جندي», not «الجندي» and not «جنود». */
export function isSingular(token: Token, ids: readonly string[]): boolean {
  const word = token.script === 'arabic' ? lookUp(token.text, ARABIC_SINGULARS) : undefined
  return word !== undefined && !word.definite && word.value.some((id) => ids.includes(id))
}
