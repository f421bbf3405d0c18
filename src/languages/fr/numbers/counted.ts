import type { CountedWords, Token } from '../../../text/numbers/pack.ts'
import { EVENT_WORDS, PLURALS, SINGULARS } from './nouns.ts'

/** Words that may stand between one of these and its number. */
const FILLER =
  "(?: (?:les|la|l'|ses|leurs|un total de|quelque|environ|près de|plus de|moins de|au moins|seulement|presque))?"

/** Before a number: what something comes to, or is set against: "de 60 à 45", "64 voix contre 12". */
const TARGET = new RegExp(`(?:^| )(?:à|contre|face à)${FILLER}$`)

/** Before a number: what something grows or shrinks by. */
const CHANGE =
  /(?:^| )(?:(?:augment|diminu|recul|progress|baiss|chut|grimp|réduit|rédui|accru|hauss)[^ ]* de|(?:hausse|baisse|recul|progression|augmentation|diminution) de)$/

/** Before a number: the whole that something is part of: "3 sur 11", "des 300 détenus". */
const WHOLE = new RegExp(`(?:^| )(?:sur|parmi|d' entre|des)${FILLER}$`)

/** Words at which what a number counts is told to an end: "16 hommes dans …". */
const AFTER_NOUN =
  /^(?:et|ou|mais|ni|qui|que|qu'|dont|où|quand|lorsque|comme|dans|en|sur|à|au|aux|par|avec|sans|pour|vers|chez|sous|pendant|durant|depuis|après|avant|contre|entre|est|sont|a|ont|était|étaient|sera|seront|peut|peuvent|il|elle|ils|elles|ne|n'|se|s'|si|car)$/

/** Words between a number and its noun: "deux millions d’habitants", "deux de ses soldats". */
const DETERMINER = /^(?:de|d'|des|du|la|l'|les|ces|ses|leurs|nos|cette|son|sa)$/

const JOINT = /^(?:et|mais|tandis|alors|ou|puis|avec)$/

/** How many words a counted noun may be away: "deux grands bâtiments". */
const REACH = 3

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

/** The noun that is counted comes first, its adjectives mostly behind it: "deux bâtiments scolaires". */
function nounsBehind(tokens: readonly Token[], to: number, value: number): readonly string[] {
  const heads = Math.abs(value) < 2 ? SINGULARS : PLURALS
  let at = to
  while (DETERMINER.test(tokens[at]?.text ?? '') && at < to + 3) at += 1
  for (const end = at + REACH; at < end; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.type !== 'word' || AFTER_NOUN.test(token.text)) return NONE
    const found = heads.get(token.text)
    if (found) return found
  }
  return NONE
}
