import { decadeIn } from '../../../text/numbers/decades.ts'
import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Reader, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { wordAt } from '../../../text/numbers/tokens.ts'
import { cardinalAt, ordinalAt } from './cardinals.ts'
import {
  AGES,
  COLLECTIVES,
  FIRST,
  LOOSE_COUNTS,
  MAGNITUDES,
  MULTIPLES,
  ORDINAL_ADVERBS,
  PARTS,
  SMALL_ORDINALS,
  YEARS,
} from './words.ts'

/** Behind the figure of an ordinal: 1er, 1re, 2e, 2nde, 3ème. */
const ORDINAL_SUFFIX = /^(?:er|ers|re|res|ère|ères|e|es|ème|èmes|eme|ième|nd|nde|nds|ndes)$/

/** Expressions in which a number word counts nothing, from the word itself on. */
const IDIOMS = [
  'premier ministre',
  'première ministre',
  'premiers ministres',
  'premier plan',
  'première dame',
  'première ligne',
  'première nécessité',
  'première instance',
  'premier abord',
  'premier lieu',
  'premiers secours',
  'premiers soins',
  'second lieu',
  'second plan',
  'seconde main',
  "l' un l' autre",
  "l' une l' autre",
  "l' un et l' autre",
  'les uns',
  'quart de finale',
  'quarts de finale',
  'demi - finale',
  'demi - finales',
  'demi - frère',
  'demi - frères',
  'demi - sœur',
  'demi - sœurs',
  'demi - tour',
  'demi - mesure',
  'demi - mesures',
  'quatre - quatre',
  'tiers - monde',
  'tiers monde',
  'mille feuilles',
  'un peu',
  'une fois',
].map((idiom) => idiom.split(' '))

/** Behind these a word for one belongs to what was said: "à la une", "remis à neuf". */
const IDIOM_ENDS = [
  'à la une',
  'remis à neuf',
  'remise à neuf',
  'remettre à neuf',
  'flambant neuf',
  'tout neuf',
  'tout à coup',
  'quelques pour cent',
].map((idiom) => idiom.split(' '))

/** Reads nothing, but takes an expression out of the way of the other readers. */
export function idiomLength(tokens: readonly Token[], at: number): number {
  const fits = (words: readonly string[], from: number) =>
    words.every((word, index) => tokens[from + index]?.text === word)
  const ends = IDIOM_ENDS.some((words) => fits(words, at - words.length + 1))
  if (ends || isNew(tokens, at)) return 1
  if (isBareShare(tokens, at)) return 2
  return IDIOMS.find((words) => fits(words, at))?.length ?? 0
}

/** "en pour cent du budget": a share of which no number is told; "pour cent euros" are a hundred. */
function isBareShare(tokens: readonly Token[], at: number): boolean {
  const [first, second, next] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (first?.text !== 'pour' || !/^(?:cent|mille)$/.test(second?.text ?? '')) return false
  return next?.type !== 'word' || /^(?:de|du|des|d'|en|et|dans|sur)$/.test(next.text)
}

/** Words before "neuf" that let it be nine: what stands before a noun, or before a number. */
const BEFORE_NINE =
  /^(?:de|d'|des|du|à|au|aux|les|ces|ses|leurs|nos|vos|mes|et|ou|en|dans|sur|sous|par|pour|contre|avec|entre|depuis|pendant|durant|après|avant|vers|environ|quelque|que|plus|moins|sont|étaient|furent|dont|toutes|tous|article|page|numéro|chapitre|cent|cents|mille)$/

/** Words behind "neuf" that count what nine there are. */
const BEHIND_NINE =
  /^(?:pour|pourcent|cent|cents|mille|millions?|milliards?|heures?|ans?|mois|jours?|sur|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)$/

/** "Neuf" is new as well as nine: "un pont neuf". A new thing stands before it, and no other behind it. */
function isNew(tokens: readonly Token[], at: number): boolean {
  const [before, word, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (word?.text !== 'neuf' || before?.type !== 'word' || BEFORE_NINE.test(before.text))
    return false
  if (next?.type !== 'word') return next?.text !== '%' && next?.figure === undefined
  return !BEHIND_NINE.test(next.text) && !/[sx]$/.test(next.text)
}

/** "des dizaines", "plusieurs centaines de milliers", "quelques millions". */
const readMagnitude: Reader = (tokens, at) => {
  const vague = /^(?:plusieurs|quelques)$/.test(wordAt(tokens, at))
  const first = vague ? at + 1 : at
  const value = MAGNITUDES.get(wordAt(tokens, first))
  if (value === undefined) {
    const scale = vague ? scaleOf(wordAt(tokens, first)) : undefined
    return scale === undefined
      ? undefined
      : { kind: 'magnitude', value: scale, from: at, to: first + 1 }
  }
  const times = isOf(tokens, first + 1) ? MAGNITUDES.get(wordAt(tokens, first + 2)) : undefined
  return times === undefined
    ? { kind: 'magnitude', value, from: at, to: first + 1 }
    : { kind: 'magnitude', value: value * times, from: at, to: first + 3 }
}

/** "quelques cent", "plusieurs mille". */
function scaleOf(word: string): number | undefined {
  if (word === 'mille') return 1000
  return word === 'cent' || word === 'cents' ? 100 : undefined
}

/** "une vingtaine", "deux douzaines", "une centaine de milliers", "la trentaine". */
const readCollective: Reader = (tokens, at) => {
  const word = wordAt(tokens, at)
  // "la cinquantaine" is an age, "la quinzaine" two weeks.
  if (word === 'la' && /^[^ ]+aine$/.test(wordAt(tokens, at + 1)) && !isOf(tokens, at + 2)) {
    const one = { from: at, to: at + 2 } as const
    const size = COLLECTIVES.get(wordAt(tokens, at + 1))
    if (size === 15) return { kind: 'count', value: 2, optional: true, ...one }
    return size === undefined || size < 20 || size > 60
      ? undefined
      : { kind: 'decade', value: size, ...one }
  }
  const count = /^(?:une?|la|le|cette|ce|chaque|demi)$/.test(word)
    ? { value: word === 'demi' ? 1 / 2 : 1, to: wordAt(tokens, at) === 'demi' ? at + 2 : at + 1 }
    : cardinalAt(tokens, at)
  if (!count) return undefined
  // "une bonne centaine", "une petite vingtaine"
  const good = /^(?:bonne|bon|grosse|grande)$/.test(wordAt(tokens, count.to))
  const poor = /^(?:petite|petit|maigre)$/.test(wordAt(tokens, count.to))
  const half = wordAt(tokens, count.to) === 'demi' && tokens[count.to + 1]?.text === '-'
  const to = count.to + (half ? 2 : good || poor ? 1 : 0)
  const noun = wordAt(tokens, to)
  const size = COLLECTIVES.get(count.value > 1 ? noun.replace(/s$/, '') : noun)
  if (size === undefined || isQuarantine(tokens, at, to)) return undefined
  const scale = isOf(tokens, to + 1) ? MAGNITUDES.get(wordAt(tokens, to + 2)) : undefined
  const value = count.value * (half ? 1 / 2 : 1) * size * (scale ?? 1)
  const dozen = size === 12 && scale === undefined
  return {
    kind: 'count',
    value,
    from: at,
    to: scale === undefined ? to + 1 : to + 3,
    // A dozen is twelve, and in the plural or beside other languages’ tens no more exact than they are.
    bounds: good
      ? ['about', 'more-than']
      : poor
        ? ['about', 'less-than']
        : dozen
          ? ['exact', 'about']
          : ['about'],
    ...(dozen && { alternatives: [{ kind: 'magnitude', value: 10 } as const] }),
    ...(dozen && value <= 12 && { optional: true }),
  }
}

/** "Quarante" is counted, a quarantine is not. */
function isQuarantine(tokens: readonly Token[], at: number, noun: number): boolean {
  const word = wordAt(tokens, noun)
  if (word !== 'quarantaine' && word !== 'huitaine') return false
  return (
    /^(?:la|le|cette)$/.test(wordAt(tokens, at)) ||
    !isOf(tokens, noun + 1) ||
    isCounted(tokens[noun + 2])
  )
}

function isCounted(token: Token | undefined): boolean {
  return (
    token?.figure !== undefined || /^(?:dix|quatorze|quinze|sept|quarante)$/.test(token?.text ?? '')
  )
}

/** "les années 1990", "les années quatre-vingt-dix", "des trentenaires". */
const readDecade: Reader = (tokens, at) => {
  const word = wordAt(tokens, at)
  const age = AGES.get(word.replace(/s$/, ''))
  if (age !== undefined) return { kind: 'decade', value: age, from: at, to: at + 1 }
  const ordinal = orderAt(tokens, at)
  if (ordinal && wordAt(tokens, ordinal.to) === 'décennie') return decadeOfCentury(tokens, ordinal)
  const before = wordAt(tokens, at - 1)
  if (before !== 'années' && before !== 'décennie') return undefined
  const number = cardinalAt(tokens, at)
  if (!number || number.value % 10 !== 0 || number.value < 10) return undefined
  const { value, from, to } = number
  if (value < 100) return { kind: 'decade', value, from, to }
  if (value < 1000 || value > 2199) return undefined
  return { kind: 'decade', value: value % 100, alternatives: [{ kind: 'year', value }], from, to }
}

/** "la première décennie du XXIe siècle" */
function decadeOfCentury(tokens: readonly Token[], decade: Reading): Reading | undefined {
  if (wordAt(tokens, decade.to + 1) !== 'du') return undefined
  const century = orderAt(tokens, decade.to + 2)
  return century && wordAt(tokens, century.to) === 'siècle'
    ? decadeIn(century.value, decade.value, decade.from, century.to + 1)
    : undefined
}

/** Any ordinal, in words, in figures or in Roman numerals. */
function orderAt(tokens: readonly Token[], at: number): Reading | undefined {
  return readOrdinal(tokens, at) ?? undefined
}

/** "la moitié", "les deux tiers", "un quart de million", "demi-heure", ¾, "2/3 des membres". */
const readFraction: Reader = (tokens, at) => {
  const sign = FRACTION_SIGNS.get(tokens[at]?.text ?? '')
  if (sign !== undefined) return withScale(tokens, sign, at, at + 1)
  const word = wordAt(tokens, at)
  if (word === 'moitié') return withScale(tokens, 1 / 2, at, at + 1)
  if (/^demie?$/.test(word)) return halfAt(tokens, at)
  if (/^une?$/.test(word) && /^demie?$/.test(wordAt(tokens, at + 1))) {
    const half = halfAt(tokens, at + 1)
    return half && { ...half, from: at }
  }
  const written = fractionInFigures(tokens, at)
  if (written) return written
  const one = /^(?:un|le|du|au)$/.test(word)
  const count = one ? { value: 1, to: at + 1 } : cardinalAt(tokens, at)
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > 20)
    return undefined
  const part = wordAt(tokens, count.to)
  const named = PARTS.get(part)
  const { value, to } = count
  if (named !== undefined) {
    const world = /^(?:- )?monde$/.test([0, 1].map((step) => tokens[to + 1 + step]?.text).join(' '))
    if (value >= 4 || (part === 'tiers' && (value > 2 || world))) return undefined
    const reading = withScale(tokens, value * named, at, to + 1)
    // Whoever stands outside is "un tiers" too, and a quarter is a part of the night.
    const told = isShared(tokens, to + 1) || value > 1
    return told || /^d['e]$/.test(wordAt(tokens, at - 1)) ? reading : { ...reading, optional: true }
  }
  const order = SMALL_ORDINALS.get(part.replace(/s$/, '')) ?? (/^centièmes?$/.test(part) ? 100 : 0)
  const plural = part.endsWith('s')
  if (order < 5 || plural !== value > 1) return undefined
  const shared = isShared(tokens, to + 1)
  if (!plural && !shared && word !== 'un') return undefined
  const reading = withScale(tokens, value / order, at, to + 1)
  // "le cinquième des accusés" is the fifth of them, or every fifth; "un cinquième" a share, or one more.
  const alternatives = plural ? [] : [{ kind: 'ordinal', value: order } as const]
  return { ...reading, alternatives }
}

/** What a share is of. */
function isShared(tokens: readonly Token[], at: number): boolean {
  return /^(?:de|d'|des|du)$/.test(wordAt(tokens, at))
}

/** "demi-million", "une demi-douzaine" (elsewhere), "une demi-heure"; "et demie" alone is a fraction. */
function halfAt(tokens: readonly Token[], at: number): Reading | undefined {
  const hyphen = tokens[at + 1]?.text === '-'
  if (wordAt(tokens, at - 1) === 'à') return undefined
  if (!hyphen) return { kind: 'fraction', value: 1 / 2, from: at, to: at + 1 }
  const scale = /^(?:million|milliard)$/.exec(wordAt(tokens, at + 2))?.[0]
  if (scale !== undefined) {
    const value = scale === 'million' ? 5e5 : 5e8
    return { kind: 'count', value, from: at, to: at + 3 }
  }
  return { kind: 'fraction', value: 1 / 2, from: at, to: at + 2 }
}

/** "2/3 des membres", "les 3/4" */
function fractionInFigures(tokens: readonly Token[], at: number): Reading | undefined {
  const [few, stroke, all] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (stroke?.text !== '/' || !stroke.tight || !all?.tight) return undefined
  if (!isShared(tokens, at + 3) && wordAt(tokens, at - 1) !== 'les') return undefined
  const [part, whole] = [few?.figure?.value ?? 0, all.figure?.value ?? 0]
  if (part === 0 || part >= whole || whole > 10) return undefined
  return { kind: 'fraction', value: part / whole, from: at, to: at + 3 }
}

/** "un quart de million", "la moitié d’un milliard". */
function withScale(tokens: readonly Token[], value: number, from: number, to: number): Reading {
  const one = isOf(tokens, to) && wordAt(tokens, to + 1) === 'un' ? to + 2 : to + 1
  const scale = isOf(tokens, to)
    ? /^(?:million|milliard)$/.exec(wordAt(tokens, one))?.[0]
    : undefined
  return scale === undefined
    ? { kind: 'fraction', value, from, to }
    : { kind: 'count', value: value * (scale === 'million' ? 1e6 : 1e9), from, to: one + 1 }
}

/** "premier", "deuxième", "vingt et unième", 1er, 2e, XIXe, "deuxièmement". */
const readOrdinal: Reader = (tokens, at) => {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.figure) {
    if (!next?.tight || !ORDINAL_SUFFIX.test(next.text)) return undefined
    return { kind: 'ordinal', value: token.figure.value, from: at, to: at + 2 }
  }
  const word = wordAt(tokens, at)
  const adverb = ORDINAL_ADVERBS.get(word)
  if (adverb !== undefined) {
    return { kind: 'ordinal', value: adverb, from: at, to: at + 1, optional: true }
  }
  const first = FIRST.get(word)
  if (first !== undefined && !isSecond(tokens, at)) {
    return { kind: 'ordinal', value: first, from: at, to: at + 1, optional: true }
  }
  const roman = romanOrdinal(token)
  if (roman !== undefined) return { kind: 'ordinal', value: roman, from: at, to: at + 1 }
  const reading = ordinalAt(tokens, at)
  return reading && { ...reading, ...(reading.value <= 2 && { optional: true }) }
}

/** "par seconde", "30 secondes", "une seconde". */
function isSecond(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!/^secondes?$/.test(wordAt(tokens, at))) return false
  return before?.figure !== undefined || /^(?:par|une|chaque)$/.test(before?.text ?? '')
}

/** "XIXe", "Ier", "Ve": capitals, then small letters. */
function romanOrdinal(token: Token | undefined): number | undefined {
  if (token?.type !== 'word' || !token.capital) return undefined
  const match = /^([IVX]+)(?:er|re|ère|e|ème)$/.exec(token.written.normalize('NFKC'))
  return match ? romanValue(match[1] ?? '') : undefined
}

/** Roman numerals behind a capitalised word or a label: "Louis XIV", "chapitre VII". */
const readRoman: Reader = (tokens, at) => {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!token?.capitals || !/^[ivx]{2,6}$/.test(token.text) || before?.type !== 'word')
    return undefined
  if (!before.capital && !before.pack.labels.label.test(before.text)) return undefined
  const value = romanValue(token.text.toUpperCase())
  if (value === undefined) return undefined
  const alternatives = [{ kind: 'count', value } as const]
  return { kind: 'ordinal', value, alternatives, from: at, to: at + 1, optional: true }
}

function romanValue(text: string): number | undefined {
  const match = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(text)
  if (!match || text === '') return undefined
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(match[2] ?? '')
  return (match[1] ?? '').length * 10 + units
}

/** "moins 5 degrés"; "au moins 5" and "plus ou moins 5" are hedges. */
const readBelowZero: Reader = (tokens, at) => {
  if (wordAt(tokens, at) !== 'moins' || tokens[at - 1]?.type === 'figure') return undefined
  if (/^(?:au|du|le|la|les|ou|de|pas|ni|en|tout|d'|non)$/.test(wordAt(tokens, at - 1)))
    return undefined
  const number = cardinalAt(tokens, at + 1)
  if (!number) return undefined
  return { kind: 'count', value: -number.value, from: at, to: number.to }
}

const readCardinal: Reader = (tokens, at) => {
  const reading = cardinalAt(tokens, at)
  const token = tokens[at]
  if (!reading || !token) return undefined
  const { value, from, to } = reading
  if (isMultiple(tokens, reading)) return { kind: 'multiple', value, from, to: to + 1 }
  const divided = wordAt(tokens, at - 1) === 'par' && /^divis/.test(wordAt(tokens, at - 2))
  if (divided) return { kind: 'fraction', value: 1 / value, from, to, optional: true }
  const multiplied = wordAt(tokens, at - 1) === 'par' && /^multipli/.test(wordAt(tokens, at - 2))
  if (multiplied) return { kind: 'multiple', value, from, to }
  // "un" is the article as well; "tous deux" and "tous les deux" are both, "aucun des deux" is neither.
  const before = wordAt(tokens, at - 1)
  const all = before === 'les' ? at - 2 : at - 1
  const both =
    value === 2 &&
    (/^(?:tous|toutes)$/.test(wordAt(tokens, all)) ||
      (before === 'des' && CHOICE.test(wordAt(tokens, at - 2))))
  const cut = value === 2 && wordAt(tokens, at - 1) === 'en' && isCut(wordAt(tokens, at - 2))
  const loose = !token.figure && (value <= 1 || both || cut)
  return loose ? { ...reading, optional: true } : reading
}

/** Before "des deux": "neither", "either", "each", "which" of them. */
const CHOICE = /^(?:aucune?|une?|l'une?|chacune?|n'importe|laquelle|lequel|autre|ni)$/

function isCut(word: string): boolean {
  return /^(?:coup|divis|scind|déchir|partag)/.test(word)
}

/** "trois fois plus", "quatre fois supérieur" */
function isMultiple(tokens: readonly Token[], { to }: Reading): boolean {
  return (
    wordAt(tokens, to) === 'fois' &&
    /^(?:plus|moins|supérieur|inférieur|le|la|les|l'|celui|celle|son|sa|leur)/.test(
      wordAt(tokens, to + 1),
    )
  )
}

/** "doublé", "une paire", "bilatéral", "quinquennal", "une décennie". */
const readLoose: Reader = (tokens, at) => {
  const word = wordAt(tokens, at)
  const one = { from: at, to: at + 1, optional: true } as const
  const years = YEARS.get(word)
  if (years !== undefined) return { kind: 'count', value: years, unit: 'year', ...one }
  const value = LOOSE_COUNTS.get(word)
  if (value !== undefined) return { kind: 'count', value, ...one }
  const multiple = word === '' ? undefined : MULTIPLES.find(([form]) => form.test(word))
  return multiple && { kind: 'multiple', value: multiple[1], ...one }
}

function isOf(tokens: readonly Token[], at: number): boolean {
  return /^d[e']$/.test(wordAt(tokens, at))
}

/**
 * In this order: a longer number goes before one that it begins with ("deuxième" before "deux", "deux
 * tiers" before "deux", "une vingtaine" before "une").
 */
export const READERS: readonly Reader[] = [
  readDecade,
  readMagnitude,
  readCollective,
  readFraction,
  readOrdinal,
  readBelowZero,
  readCardinal,
  readLoose,
  readRoman,
]
