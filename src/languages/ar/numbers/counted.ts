import type { CountedWords, Token } from '../../../text/numbers/pack.ts'
import { EVENT_WORDS, PLURALS, SINGULARS } from './nouns.ts'
import { isArabic, lookUp } from './words.ts'

/** Before a number: what something comes to, or is set against: «من 60 إلى 45», «64 مقابل 12». */
const TARGET =
  /(?:^| )(?:[وف]?(?:الي|مقابل|ضد|قبال[هت]|لقاء))(?: (?:نحو|حوالي|اكثر من|ما يقارب|قرابه|زهاء|ال))?$/

/** Before a number: what something grows or shrinks by. */
const CHANGE =
  /(?:^| )(?:بمقدار|بواقع|[وف]?[يت]?(?:انخفض|ارتفع|تراجع|هبط|زاد|ازداد|نما|تقلص|نقص|خفض|رفع|قلص)[^ ]*(?: [^ ]+){0,2} بنسبه)(?: ال)?$/

/** Before a number: the whole that something is part of: «3 من أصل 11», «من بين 300 معتقل». */
const WHOLE =
  /(?:^| )[وف]?(?:من (?:اصل|بين|مجموع|جمله|اجمالي|كل)|بين)(?: (?:ال|نحو|حوالي|اكثر من))?$/

/** Between two numbers, alone: «3 من 11». */
const OF = /^من(?: ال)?$/

/** What may stand between a number and what it counts: «300 من الرجال». */
const BEFORE_NOUN = /^(?:من|من بين|ال)$/

/** What stands between the clauses of two numbers: «و», alone or written with the next word. */
const JOINT = /^(?:و|[وف](?!احد|فق|ثاني|ثيق)..+|بينما|فيما|لكن|ثم|بينهم|منهم|بينها|منها)$/

const NONE: readonly string[] = []

export const COUNTED: CountedWords = {
  nounsOf: (tokens, { from, to }) => nounsOf(tokens, from, to),
  eventsOf: (word) => lookUp(word, EVENT_WORDS)?.value ?? NONE,
  joint: JOINT,
  joined: /^و/,
  target: TARGET,
  change: CHANGE,
  whole: WHOLE,
  wholeBetween: OF,
  verbFirst: true,
}

/** The noun stands right behind the number, or before it where both have their article. */
function nounsOf(tokens: readonly Token[], from: number, to: number): readonly string[] {
  let at = to
  while (BEFORE_NOUN.test(tokens[at]?.text ?? '')) at += 1
  const behind = nounAt(tokens[at])
  if (behind) return behind
  const article = tokens[from - 1]?.text === 'ال' ? 2 : 1
  const before = tokens[from - article]
  const word = isArabic(before) ? lookUp(before.text, PLURALS) : undefined
  return word?.definite ? word.value : NONE
}

function nounAt(token: Token | undefined): readonly string[] | undefined {
  if (!isArabic(token)) return undefined
  return (lookUp(token.text, PLURALS) ?? lookUp(token.text, SINGULARS))?.value
}

/** Whether a noun stands without its article in the singular: «جندي», not «الجندي» and not «جنود». */
export function isSingular(token: Token, ids: readonly string[]): boolean {
  const word = isArabic(token) ? lookUp(token.text, SINGULARS) : undefined
  return word !== undefined && !word.definite && word.value.some((id) => ids.includes(id))
}
