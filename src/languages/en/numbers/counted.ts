import type { CountedWords, Token } from '../../../text/numbers/pack.ts'
import { EVENT_WORDS, PLURALS, SINGULARS } from './nouns.ts'

/** Before a number: what something comes to, or is set against: "from 60 to 45", "64 votes to 12". */
const TARGET =
  /(?:^| )(?:(?<!up )to|against|versus|v|vs)(?: (?:some|about|around|over|under|only|just|nearly|almost|at least))?$/

/** Before a number: what something grows or shrinks by. */
const CHANGE =
  /(?:^| )(?:rose|risen|rise|rises|grew|grown|fell|fallen|fall|falls|dropped|declined|increased|decreased|shrank|cut|up|down|raised|reduced|lowered) by$/

/** Before a number: the whole that something is part of: "3 of 11", "of the 300 detainees". */
const WHOLE =
  /(?:^| )(?:of|out of|among|from among)(?: (?:the|a|its|their|some|about|around|a total of|all))?$/

/** Words at which what a number counts is told to an end: "16 men in …". */
const AFTER_NOUN =
  /^(?:and|or|but|nor|who|whom|which|that|where|while|when|as|than|in|on|at|by|from|to|with|without|for|into|over|under|through|during|since|until|after|before|against|per|is|are|was|were|be|been|being|has|have|had|will|would|may|might|can|could|did|does|do|not|he|she|it|they|we|if|because|so)$/

/** Words that may stand between a number and "of" what: "two of the soldiers". */
const DETERMINER = /^(?:of|the|these|those|its|their|his|her|our|all|such)$/

/** What stands between the clauses of two numbers. */
const JOINT = /^(?:and|but|while|whereas|or|then|with)$/

/** How many words a counted noun may be away: "two newly appointed army officers". */
const REACH = 5

const NONE: readonly string[] = []

export const COUNTED: CountedWords = {
  nounsOf: (tokens, { to }, value) => nounsBehind(tokens, to, value),
  eventsOf: (word) => EVENT_WORDS.get(word) ?? NONE,
  joint: JOINT,
  target: TARGET,
  change: CHANGE,
  whole: WHOLE,
  verbFirst: false,
}

/** The head of the counted noun is its plural: "two school buildings" are buildings. */
function nounsBehind(tokens: readonly Token[], to: number, value: number): readonly string[] {
  const heads = value === 1 ? SINGULARS : PLURALS
  let at = to
  if (tokens[at]?.text === 'of') {
    while (DETERMINER.test(tokens[at]?.text ?? '')) at += 1
  }
  for (const end = at + REACH; at < end; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.type === 'figure') return NONE
    if (token.text === '-') continue
    if (token.type === 'mark' || AFTER_NOUN.test(token.text)) return NONE
    const found = heads.get(token.text)
    if (found) return found
  }
  return NONE
}
