import { decadeIn } from '../../../text/numbers/decades.ts'
import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Reader, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { oneUnit, unitAt } from '../../../text/numbers/units.ts'
import { cardinalAt } from './cardinals.ts'
import { readDual } from './duals.ts'
import {
  DECADES,
  FRACTION_PLURALS,
  FRACTIONS,
  FRACTIONS_OR_UNITS,
  LOOSE_COUNTS,
  MAGNITUDES,
  MULTIPLES,
  NUMERALS,
  ORDINAL_WORDS,
  SCALE_WORDS,
  TIMES,
  TWO_FRACTIONS,
} from './numerals.ts'
import { isCountedDay } from './weekdays.ts'
import { isArabic, lookUp } from './words.ts'

/** «عشرات», «مئات الآلاف». */
const readMagnitude: Reader = (tokens, at) => {
  const word = wordAt(tokens, at, MAGNITUDES)
  if (!word) return undefined
  const times = wordAt(tokens, at + 1, MAGNITUDES)
  if (!times || times.joined) {
    return { kind: 'magnitude', value: word.value, from: at, to: at + 1 }
  }
  return { kind: 'magnitude', value: word.value * times.value, from: at, to: at + 2 }
}

/** «التسعينيات», «الستينات», «العقد الأول من القرن الحادي والعشرين», «الألفية الثالثة». */
const readDecade: Reader = (tokens, at) => {
  const word = wordAt(tokens, at, DECADES)
  if (word) return { kind: 'decade', value: word.value, from: at, to: at + 1 }
  const text = tokens[at]?.text ?? ''
  if (/^[وفبل]*الالفيه$/.test(text) && /^ال(?:ثالثه|جديده)$/.test(tokens[at + 1]?.text ?? '')) {
    const alternatives = [
      { kind: 'year', value: 2000 },
      { kind: 'ordinal', value: 3 },
    ] as const
    return { kind: 'decade', value: 0, alternatives, from: at, to: at + 2, optional: true }
  }
  return /^[وفبل]*(?:ال|لل)عقد$/.test(text) ? decadeOfCentury(tokens, at) : undefined
}

function decadeOfCentury(tokens: readonly Token[], at: number): Reading | undefined {
  const decade = readOrdinal(tokens, at + 1)
  if (!decade || tokens[decade.to]?.text !== 'من') return undefined
  if (tokens[decade.to + 1]?.text !== 'القرن') return undefined
  const next = decade.to + 2
  const century = readOrdinal(tokens, next) ?? cardinalAt(tokens, next)
  return century && decadeIn(century.value, decade.value, at, century.to)
}

/** «ثالث», «الثانية عشرة», «الحادي والعشرون». */
const readOrdinal: Reader = (tokens, at) => {
  const token = tokens[at]
  const word = token && lookUp(token.text, ORDINAL_WORDS, true)
  if (!token || !word) return undefined
  const stem = token.text.slice(word.prefix.length)
  // «مرة ثانية» is "again".
  if (stem === 'ثانيه' && /مره$/.test(tokens[at - 1]?.text ?? '')) return undefined
  const base = { kind: 'ordinal', from: at, joined: word.joined } as const
  const next = tokens[at + 1]
  const ten = isArabic(next) ? NUMERALS.get(next.text) : undefined
  if (ten?.type === 'ten' && !word.suffixed) return { ...base, value: word.value + 10, to: at + 2 }
  const tens = isArabic(next) ? lookUp(next.text, NUMERALS) : undefined
  if (tens?.joined && tens.value.type === 'tens') {
    return { ...base, value: word.value + tens.value.value, to: at + 2 }
  }
  // «حادي» is one only before «عشر» and the tens.
  if (stem.startsWith('حادي')) return undefined
  const other = THIRD.test(`${tokens[at - 1]?.text ?? ''} ${stem}`)
  return { ...base, value: word.value, to: at + 1, optional: word.value <= 2 || other }
}

/** A third party is anybody else, whom the other language names otherwise. */
const THIRD = /(?:طرف|اطراف|بلدان|دول|دوله|بلد|العالم) ثالثه?$|الطابور خامس$/

/** «ثلاثة أرباع». */
const readNumeratedFraction: Reader = (tokens, at) => {
  const token = tokens[at]
  const numerator =
    token?.figure?.value ?? (token && lookUp(token.text, NUMERALS)?.value.value) ?? 0
  const next = tokens[at + 1]
  const part = isArabic(next) ? FRACTION_PLURALS.get(next.text) : undefined
  if (part === undefined || numerator < 2 || numerator > 20) return undefined
  return withScale(tokens, numerator * part, at, at + 2)
}

/** «نصف», «ثلثهم», «ربع مليون», ½. */
const readFraction: Reader = (tokens, at) => {
  const token = tokens[at]
  const sign = FRACTION_SIGNS.get(token?.text ?? '')
  if (sign !== undefined) return withScale(tokens, sign, at, at + 1)
  const word = token && lookUp(token.text, FRACTIONS, true)
  if (!word) return undefined
  const reading = withScale(tokens, word.value, at, at + 1)
  const stem = token.text.slice(word.prefix.length)
  return {
    ...reading,
    joined: word.joined,
    // «الربع الثالث» is also "Q3"; «نصف سنوي» is every six months, «نصف نهائي» a semi-final: names of other things.
    ...(isNameOfOther(tokens[at + 1]) && { optional: true }),
    // «ثلثا» is two thirds before a noun and one third in the accusative.
    ...(stem === 'ثلثا' && { alternatives: [{ kind: 'fraction', value: 1 / 3 } as const] }),
  }
}

function isNameOfOther(next: Token | undefined): boolean {
  if (next === undefined) return false
  const ordinal = lookUp(next.text, ORDINAL_WORDS)
  return ordinal?.prefix === 'ال' || /^(?:سنوي|شهري|نهائي|دائري|قطر)/.test(next.text)
}

/**
 * «خُمس السكان», «خُمس بساتينه», which are written as «خَمس مدن» is but for the damma; where it is
 * written, nothing is in doubt. «ثمن الأسطول» without it is far more often its price.
 */
const readAmbiguousFraction: Reader = (tokens, at) => {
  const token = tokens[at]
  if (!isArabic(token)) return undefined
  const two = lookUp(token.text, TWO_FRACTIONS)
  if (two && hasDamma(token, two))
    return { kind: 'fraction', value: two.value, from: at, to: at + 1 }
  const word = lookUp(token.text, FRACTIONS_OR_UNITS, true)
  if (!word) return undefined
  const sure = hasDamma(token, word)
  const { from, to } = { from: at, to: at + 1 }
  const fraction = { kind: 'fraction', value: word.value, from, to } as const
  if (sure) return fraction
  // «خمسة» is five, though «خُمسه» is a fifth of it.
  if (word.definite || (word.suffixed && token.text.endsWith('ه'))) return undefined
  const next = tokens[at + 1]
  if (!word.suffixed && !isDefiniteNoun(next)) return undefined
  if (SCALE_WORDS.has(next?.text ?? '')) return undefined
  const price = token.text.slice(word.prefix.length).startsWith('ثمن')
  if (price) return { ...fraction, optional: true }
  return {
    ...fraction,
    alternatives: [{ kind: 'count', value: Math.round(1 / word.value) }],
  }
}

/** Whether a damma is written on the first letter of a word behind its prefix. */
function hasDamma({ written }: Token, { prefix }: { readonly prefix: string }): boolean {
  const letters = written.replace(/[\u0640\u064B-\u064E\u0650-\u065F]/g, '')
  return letters[prefix.length + 1] === '\u064F'
}

/** With its article or a pronoun: «السكان», «بساتينه», where «ة» is no pronoun. */
function isDefiniteNoun(token: Token | undefined): boolean {
  if (!isArabic(token)) return false
  if (/^ال../.test(token.text)) return true
  return /...(?:ه|ها|هم|هن|نا)$/.test(token.text) && !/[ةۃ][\u064B-\u0652]?$/.test(token.written)
}

/** Numbers in words or figures; the round ones with an article are also ordinals: «الذكرى الخمسون». */
const readCardinal: Reader = (tokens, at) => {
  const reading = cardinalAt(tokens, at)
  const token = tokens[at]
  if (!reading) return readAllOfThem(tokens, at)
  if (TIMES.has(tokens[reading.to]?.text ?? '') && reading.value > 2) {
    return { kind: 'multiple', value: reading.value, from: at, to: reading.to + 1 }
  }
  if (!token || token.figure) return reading
  if (isPercentSign(tokens, at)) return undefined
  const first = lookUp(token.text, NUMERALS)
  const scale = lookUp(token.text, SCALE_WORDS)
  const joined = first?.joined ?? scale?.joined ?? false
  if (first && reading.to === at + 1 && reading.value <= 2) return small(tokens, reading, first)
  // «لست» is "I am not", but «لست سنوات» is "for six years".
  const negation = token.text === 'لست' && reading.to === at + 1 && !unitAt(tokens, at + 1)
  // «ألّف» with a definite noun or an accusative after it is "he wrote", not a thousand.
  const verb =
    reading.to === at + 1 && token.text === 'الف' && /^ال|..ا$/.test(tokens[at + 1]?.text ?? '')
  if (!first?.definite || reading.value % 10 !== 0) {
    return { ...reading, joined, ...((verb || negation) && { optional: true }) }
  }
  return { ...reading, joined, alternatives: [{ kind: 'ordinal', value: reading.value }] }
}

/** «ثلاثتهم», "the three of them". */
const readAllOfThem: Reader = (tokens, at) => {
  const token = tokens[at]
  if (!isArabic(token) || !/ت(?:هم|هن|ها|نا|كم)$/.test(token.text)) return undefined
  const word = lookUp(token.text, NUMERALS, true)
  if (!word || word.value.value < 3 || word.value.value > 10) return undefined
  return { kind: 'count', value: word.value.value, from: at, to: at + 1, joined: word.joined }
}

/**
 * «واحد» and «أحد» are a pronoun as often as a number; «الاثنين» is "the two of them" and Monday,
 * «الأحد» Sunday.
 */
function small(
  tokens: readonly Token[],
  reading: Reading,
  { definite, joined }: { definite: boolean; joined: boolean },
): Reading | undefined {
  const word = tokens[reading.from]?.text ?? ''
  const before = tokens[reading.from - 1]?.text ?? ''
  const weekday =
    /(?:احد|اثنين)$/.test(word) &&
    definite &&
    (/^[وفبل]*(?:ال)?(?:يوم|ايام|مساء|صباح|ليله|ليل|فجر|ظهر|عصر)$/.test(before) ||
      tokens[reading.to]?.figure !== undefined)
  if (weekday || (/^(?:احد|اثنين)$/.test(word) && isCountedDay(tokens, reading.from))) {
    return undefined
  }
  // «يوم واحد»
  const unit = reading.value === 1 ? oneUnit(tokens[reading.from - 1]) : undefined
  return { ...reading, joined, optional: reading.value === 1 || definite, ...(unit && { unit }) }
}

/** The hundred of «في المئة» and «بالمئة» is no number of its own. */
function isPercentSign(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const word = token && lookUp(token.text, NUMERALS)
  if (word?.value.type !== 'hundreds' || word.value.value !== 100) return false
  return word.prefix === 'بال' || (word.prefix === 'ال' && tokens[at - 1]?.text === 'في')
}

/** «ثلاثي», «كلا», «ضعف»: a number that the other language may put otherwise. */
const readLoose: Reader = (tokens, at) => {
  const multiple = wordAt(tokens, at, MULTIPLES)
  if (multiple) {
    // «تضاعف … أربع مرات» tells the times itself.
    return timesFollow(tokens, at + 1)
      ? undefined
      : { kind: 'multiple', value: multiple.value, from: at, to: at + 1, optional: true }
  }
  const word = wordAt(tokens, at, LOOSE_COUNTS)
  return word && { kind: 'count', value: word.value, from: at, to: at + 1, optional: true }
}

function timesFollow(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 6; next += 1) {
    const token = tokens[next]
    if (token?.type === 'mark' || !token) return false
    if (/^(?:مرات|مره|مرتين|اضعاف)$/.test(token.text)) return true
  }
  return false
}

function withScale(tokens: readonly Token[], value: number, from: number, to: number): Reading {
  const next = tokens[to]
  const scale = isArabic(next) ? lookUp(next.text, SCALE_WORDS) : undefined
  if (scale?.value.times !== 1 || !(scale.prefix === '' || scale.prefix === 'ال')) {
    return { kind: 'fraction', value, from, to }
  }
  const unit = scale.value.value
  return { kind: 'count', value: value * unit, scale: unit, from, to: to + 1 }
}

function wordAt<T>(tokens: readonly Token[], at: number, table: ReadonlyMap<string, T>) {
  const token = tokens[at]
  return isArabic(token) ? lookUp(token.text, table) : undefined
}

/**
 * In this order: a longer number goes before one that it begins with («ثلاثة أرباع» before «ثلاثة»,
 * «ثاني عشر» before «ثاني»), and words before the shape of a dual.
 */
export const READERS: readonly Reader[] = [
  readDecade,
  readOrdinal,
  readNumeratedFraction,
  readAmbiguousFraction,
  readCardinal,
  readMagnitude,
  readFraction,
  readLoose,
  readDual,
]

/** «30 ثانية» counts seconds; elsewhere «ثانية» is "second". */
export function idiomLength(tokens: readonly Token[], at: number, end: number | undefined): number {
  return end === at && /^ثاني[هت]/.test(tokens[at]?.text ?? '') ? 1 : 0
}
