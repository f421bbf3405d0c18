import { decadeIn } from '../../../text/numbers/decades.ts'
import { FRACTION_SIGNS } from '../../../text/numbers/figures.ts'
import type { Reader, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { wordAt } from '../../../text/numbers/tokens.ts'
import { cardinalAt } from './cardinals.ts'
import {
  DECADES,
  FRACTION_PLURALS,
  FRACTIONS,
  LOOSE_COUNTS,
  MAGNITUDES,
  MULTIPLES,
  ORDINAL_ADVERBS,
  ORDINALS,
  SCALES,
  SMALL,
  TENS,
  VAGUE_SCALES,
} from './words.ts'

const ORDINAL_SUFFIX = /^(?:st|nd|rd|th)$/

/** Expressions in which a number word counts nothing, from the word itself on. */
const IDIOMS = [
  'first of all',
  'first and foremost',
  'first aid',
  'first lady',
  'first person',
  'second person',
  'third person',
  'first hand',
  'first - hand',
  'second hand',
  'second - hand',
  'second nature',
  'second thoughts',
  'one another',
  'half hearted',
  'half - hearted',
  'half brother',
  'half - brother',
  'half sister',
  'half - sister',
  'half way',
  'half - way',
  'a single',
].map((idiom) => idiom.split(' '))

const IDIOM_STARTS = new Set(IDIOMS.map(([first]) => first))

/** Reads nothing, but takes an expression out of the way of the other readers. */
export function idiomLength(tokens: readonly Token[], at: number): number {
  const first = tokens[at]
  if (first === undefined) return 0
  if (first.text === 'first' && tokens[at - 1]?.text === 'at') return 1
  if (!IDIOM_STARTS.has(first.text)) return 0
  for (const words of IDIOMS) {
    if (words.every((word, index) => tokens[at + index]?.text === word)) return words.length
  }
  return 0
}

const FEW_OR_MANY: ReadonlySet<string> = new Set(['several', 'few', 'many'])

/** "hundreds", "tens of thousands", "several hundred thousand". */
const readMagnitude: Reader = (tokens, at) => {
  const word = wordAt(tokens, at)
  const vague = FEW_OR_MANY.has(word) ? VAGUE_SCALES.get(wordAt(tokens, at + 1)) : undefined
  if (vague !== undefined) {
    const times = SCALES.get(wordAt(tokens, at + 2))
    const to = times === undefined ? at + 2 : at + 3
    return { kind: 'magnitude', value: vague * (times ?? 1), from: at, to }
  }
  const value = MAGNITUDES.get(word)
  // "the scores of the test", "scored"
  if (value === undefined || (word === 'scores' && wordAt(tokens, at + 1) !== 'of'))
    return undefined
  const times = wordAt(tokens, at + 1) === 'of' ? MAGNITUDES.get(wordAt(tokens, at + 2)) : undefined
  if (times === undefined) return { kind: 'magnitude', value, from: at, to: at + 1 }
  return { kind: 'magnitude', value: value * times, from: at, to: at + 3 }
}

/** "the nineties", "the 1990s", "the ’90s". */
const readDecade: Reader = (tokens, at) => {
  const token = tokens[at]
  const figure = token?.figure
  if (figure) {
    const next = tokens[at + 1]
    const plural = next?.tight && (next.text === 's' || next.text === "'")
    if (!plural || figure.value % 10 !== 0) return undefined
    const value = figure.value
    const to = next.text === "'" && tokens[at + 2]?.text === 's' ? at + 3 : at + 2
    if (value < 100) return { kind: 'decade', value, from: at, to }
    const alternatives = [{ kind: 'year', value } as const]
    return { kind: 'decade', value: value % 100, alternatives, from: at, to }
  }
  const value = DECADES.get(wordAt(tokens, at))
  const ofCentury = value === undefined ? decadeInWords(tokens, at) : undefined
  if (ofCentury) return ofCentury
  if (value === undefined && wordAt(tokens, at + 1) === 'decade') return decadeOfCentury(tokens, at)
  return value === undefined ? undefined : { kind: 'decade', value, from: at, to: at + 1 }
}

/** "the nineteen-eighties", "the twenty-twenties" */
function decadeInWords(tokens: readonly Token[], at: number): Reading | undefined {
  const word = wordAt(tokens, at)
  const hundreds = word === 'twenty' ? 20 : (SMALL.get(word) ?? 0)
  const to = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const value = DECADES.get(wordAt(tokens, to))
  if (hundreds < 13 || value === undefined) return undefined
  const alternatives = [{ kind: 'year', value: hundreds * 100 + value } as const]
  return { kind: 'decade', value, alternatives, from: at, to: to + 1 }
}

/** "the first decade of the twenty-first century" */
function decadeOfCentury(tokens: readonly Token[], at: number): Reading | undefined {
  const decade = ORDINALS.get(wordAt(tokens, at))
  if (decade === undefined || wordAt(tokens, at + 2) !== 'of') return undefined
  const next = wordAt(tokens, at + 3) === 'the' ? at + 4 : at + 3
  const century = readOrdinal(tokens, next)
  return century && wordAt(tokens, century.to) === 'century'
    ? decadeIn(century.value, decade, at, century.to + 1)
    : undefined
}

/** "half", "a third of", "two-thirds", "three quarters", "half a million", ¾. */
const readFraction: Reader = (tokens, at) => {
  const sign = FRACTION_SIGNS.get(tokens[at]?.text ?? '')
  if (sign !== undefined) return withScale(tokens, sign, at, at + 1)
  const word = wordAt(tokens, at)
  if (word === 'half' || word === 'quarter') {
    const reading = withScale(tokens, FRACTIONS.get(word) ?? 0, at, at + 1)
    // "the third quarter" is also "Q3", and "the market quarter" a part of a town: a share is "a
    // quarter", which is read below.
    const named =
      word === 'quarter' ||
      ORDINALS.has(wordAt(tokens, at - 1)) ||
      ORDINAL_SUFFIX.test(wordAt(tokens, at - 1))
    return named ? { ...reading, optional: true } : reading
  }
  const written = fractionInFigures(tokens, at)
  if (written) return written
  const numerator =
    tokens[at]?.figure?.value ?? (word === 'a' || word === 'an' ? 1 : SMALL.get(word))
  if (numerator === undefined || numerator === 0) return undefined
  const hyphen = tokens[at + 1]?.text === '-'
  const partAt = hyphen ? at + 2 : at + 1
  const part = wordAt(tokens, partAt)
  if (numerator > 1) {
    const value = FRACTION_PLURALS.get(part)
    return value === undefined ? undefined : withScale(tokens, numerator * value, at, partAt + 1)
  }
  const value = FRACTIONS.get(part)
  if (value === undefined) return undefined
  const reading = withScale(tokens, value, at, partAt + 1)
  if (part === 'half' || part === 'quarter' || word === 'one') return reading
  // "a third of them" against "a third attempt"
  if (wordAt(tokens, partAt + 1) === 'of') return reading
  if (part === 'third' && OTHERS.test(wordAt(tokens, partAt + 1))) {
    return { ...reading, optional: true, kind: 'ordinal', value: 3 }
  }
  return { ...reading, alternatives: [{ kind: 'ordinal', value: Math.round(1 / value) }] }
}

/** A third party is anybody else, whom the other language names otherwise. */
const OTHERS = /^(?:party|parties|country|countries|world)$/

/** "2/3 of the members" */
function fractionInFigures(tokens: readonly Token[], at: number): Reading | undefined {
  const [few, stroke, all] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (stroke?.text !== '/' || !stroke.tight || !all?.tight || wordAt(tokens, at + 3) !== 'of') {
    return undefined
  }
  const [part, whole] = [few?.figure?.value ?? 0, all.figure?.value ?? 0]
  if (part === 0 || part >= whole || whole > 10) return undefined
  return { kind: 'fraction', value: part / whole, from: at, to: at + 3 }
}

/** "third", "21st", "twenty-first", "secondly". */
const readOrdinal: Reader = (tokens, at) => {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token?.figure) {
    if (!next?.tight || !ORDINAL_SUFFIX.test(next.text)) return undefined
    return { kind: 'ordinal', value: token.figure.value, from: at, to: at + 2 }
  }
  const word = wordAt(tokens, at)
  const share = oneOfEach(tokens, at)
  if (share) return share
  const adverb = ORDINAL_ADVERBS.get(word)
  if (adverb !== undefined) {
    return { kind: 'ordinal', value: adverb, from: at, to: at + 1, optional: true }
  }
  const tens = TENS.get(word)
  const unitAt = next?.text === '-' ? at + 2 : at + 1
  const unit = tens === undefined ? undefined : ORDINALS.get(wordAt(tokens, unitAt))
  if (tens !== undefined && unit !== undefined && unit < 10) {
    return { kind: 'ordinal', value: tens + unit, from: at, to: unitAt + 1 }
  }
  const value = ORDINALS.get(word)
  if (value === undefined) return undefined
  // "thirty second intervals", "per second"
  const before = tokens[at - 1]
  const unitOfTime =
    word === 'second' && (before?.figure || /^(?:per|split|each|every)$/.test(before?.text ?? ''))
  if (unitOfTime) return undefined
  const other = value === 3 && OTHERS.test(next?.text ?? '')
  return { kind: 'ordinal', value, from: at, to: at + 1, optional: value <= 2 || other }
}

/** "Every second house" is half of the houses, or one in two, "every third child" a third of the children. */
function oneOfEach(tokens: readonly Token[], at: number): Reading | undefined {
  const word = wordAt(tokens, at)
  const value = word === 'other' ? 2 : ORDINALS.get(word)
  if (value === undefined || value < 2 || wordAt(tokens, at - 1) !== 'every') return undefined
  if (tokens[at + 1]?.type !== 'word') return undefined
  return {
    kind: 'ordinal',
    value,
    alternatives: [
      { kind: 'count', value },
      { kind: 'fraction', value: 1 / value },
    ],
    from: at,
    to: at + 1,
    optional: value === 2,
  }
}

/** "Seven days a week", "24 hours a day": all the time, which the other language may say without a number. */
function isAllTheTime(tokens: readonly Token[], { value, to }: Reading): boolean {
  const [unit, joint, whole] = [0, 1, 2].map((step) => wordAt(tokens, to + step))
  if (!/^(?:a|per|each|every)$/.test(joint ?? '')) return false
  return [
    [7, 'days', 'week'],
    [24, 'hours', 'day'],
    [12, 'months', 'year'],
    [365, 'days', 'year'],
  ].some(([all, part, of]) => value === all && unit === part && whole === of)
}

const readCardinal: Reader = (tokens, at) => {
  const reading = cardinalAt(tokens, at)
  const token = tokens[at]
  if (!reading || !token) return undefined
  if (token.text === 'couple' || token.text === 'pair') return undefined
  const dozen = tokens[reading.to - 1]?.text === 'dozen'
  const multiple = timesAs(tokens, reading)
  if (multiple) return multiple
  const small = reading.value <= 1 || (reading.value === 2 && isCutInTwo(tokens, at))
  const loose =
    (small && !token.figure) || (dozen && reading.value === 12) || isAllTheTime(tokens, reading)
  return {
    ...reading,
    // "half a dozen", "a dozen": «نحو عشرة» does for them.
    ...(dozen && { alternatives: [{ kind: 'magnitude', value: 10 } as const] }),
    ...(loose && { optional: true }),
  }
}

function isCutInTwo(tokens: readonly Token[], at: number): boolean {
  const verb = /^(?:cut|split|splits|divided|divides|torn|tore|broken|broke|breaks)$/
  return wordAt(tokens, at - 1) === 'in' && verb.test(wordAt(tokens, at - 2))
}

/** "three times as many", "4 times the price", "3.4-fold" */
function timesAs(tokens: readonly Token[], { value, from, to }: Reading): Reading | undefined {
  const [first, second] = [wordAt(tokens, to), wordAt(tokens, to + 1)]
  const times =
    first === 'times' && /^(?:as|the|more|higher|larger|bigger|its|their|what|over)$/.test(second)
  if (times) return { kind: 'multiple', value, from, to: to + 1 }
  const hyphen = tokens[to]?.text === '-' ? 1 : 0
  return wordAt(tokens, to + hyphen) === 'fold'
    ? { kind: 'multiple', value, from, to: to + hyphen + 1 }
    : undefined
}

/** "a decade", "the past century": so many years. */
const YEARS: ReadonlyMap<string, number> = new Map([
  ['decade', 10],
  ['century', 100],
])

const HALVED: ReadonlySet<string> = new Set(['halve', 'halved', 'halving'])

/** "halved", "both", "twice", "a couple", "bilateral", "a decade". */
const readLoose: Reader = (tokens, at) => {
  const word = wordAt(tokens, at)
  const before = wordAt(tokens, at - 1)
  // The "century" of "the 21st century" counts nothing.
  if (word === 'century' && (ORDINALS.has(before) || ORDINAL_SUFFIX.test(before))) {
    return undefined
  }
  if (HALVED.has(word)) {
    return { kind: 'fraction', value: 1 / 2, from: at, to: at + 1, optional: true }
  }
  const multiple = MULTIPLES.get(word)
  if (multiple !== undefined) {
    return { kind: 'multiple', value: multiple, from: at, to: at + 1, optional: true }
  }
  const years = YEARS.get(word)
  if (years !== undefined) {
    return { kind: 'count', value: years, from: at, to: at + 1, unit: 'year', optional: true }
  }
  const value = LOOSE_COUNTS.get(word)
  return value === undefined
    ? undefined
    : { kind: 'count', value, from: at, to: at + 1, optional: true }
}

/** Roman numerals after a capitalised word: "Chapter VII", "World War II". */
const readRoman: Reader = (tokens, at) => {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (!token?.capitals || !before?.capital || !/^[ivx]{2,6}$/.test(token.text)) return undefined
  const value = romanValue(token.text)
  return value === undefined
    ? undefined
    : {
        kind: 'ordinal',
        value,
        alternatives: [{ kind: 'count', value }],
        from: at,
        to: at + 1,
        optional: true,
      }
}

function romanValue(text: string): number | undefined {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(text)
  if (!match) return undefined
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(match[2] ?? '')
  return (match[1] ?? '').length * 10 + units
}

function withScale(tokens: readonly Token[], value: number, from: number, to: number): Reading {
  let at = to
  if (wordAt(tokens, at) === 'of') at += 1
  if (wordAt(tokens, at) === 'a') at += 1
  const word = wordAt(tokens, at)
  const scale = SCALES.get(word) ?? (word === 'dozen' ? 12 : undefined)
  // "half the million" is as good as "half a million"; "half of thousand" is not English.
  return scale === undefined || at === to
    ? { kind: 'fraction', value, from, to }
    : {
        kind: 'count',
        value: value * scale,
        from,
        to: at + 1,
        ...(scale === 12 && { optional: true }),
      }
}

/**
 * In this order: a longer number goes before one that it begins with ("twenty-first" before
 * "twenty", "two thirds" before "two", "half a million" before "a million").
 */
export const READERS: readonly Reader[] = [
  readDecade,
  readMagnitude,
  readFraction,
  readOrdinal,
  readCardinal,
  readLoose,
  readRoman,
]
