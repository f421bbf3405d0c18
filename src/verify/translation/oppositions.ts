import { lookUp } from '../../languages/ar/numbers/words.ts'
import { tokensIn } from '../../languages/quantities.ts'
import type { Token } from '../../text/numbers/pack.ts'
import { remember } from '../../text/remember.ts'
import { ARABIC } from './arabic-polarity.ts'
import { ENGLISH } from './english-polarity.ts'
import { OPPOSITES, type Opposites } from './opposites.ts'
import { type Denial, denialOf, isDenied, modalityOf, type Polarity } from './polarity.ts'

/** Two words, one of each text, that say the opposite of each other. */
export interface Opposition {
  /** What it is about: "north or south". */
  readonly axis: string
  /** The word of each text; absent where it is a denial that the other text lacks. */
  readonly a?: string
  readonly b?: string
}

/** A sense that a text has: an axis, which of its two sides, and the word for it. */
interface Sense {
  readonly axis: Opposites
  readonly side: 0 | 1
  readonly denied: boolean
  readonly word: string
}

/**
 * Where two statements, one in English and one in Arabic, say the opposite of each other. A text that
 * has both sides of an axis proves nothing, and so does one that has neither.
 *
 * @example
 * oppositionsBetween('Rents rose.', 'تراجعت الإيجارات.') // [{ axis: 'rising or falling', … }]
 */
export function oppositionsBetween(en: string, ar: string): Opposition[] {
  const [left, right] = [readingOf.en(en), readingOf.ar(ar)]
  const found = OPPOSITES.flatMap((axis): Opposition[] => {
    const [a, b] = [left.senses.get(axis), right.senses.get(axis)]
    if (!a || !b || !contradict(a, b, left.denial.weak, right.denial.weak)) return []
    return [{ axis: axis.axis, a: a.word, b: b.word }]
  })
  return found.length > 0 ? found : [...contradictions(left, right)]
}

/** Denials and modality, which are no pairs of words. */
function* contradictions(left: Reading, right: Reading): Generator<Opposition> {
  const [a, b] = [left.denial, right.denial]
  if (a.strong !== undefined && !b.weak) yield { axis: 'yes or no', a: a.strong }
  if (b.strong !== undefined && !a.weak) yield { axis: 'yes or no', b: b.strong }
  const [x, y] = [left.modality, right.modality]
  if (x && y && x.modality !== y.modality) {
    yield { axis: 'possible or certain', a: x.word, b: y.word }
  }
}

/** Where both texts deny something, the denial of one may be meant for the word of the other. */
function contradict(a: Sense, b: Sense, deniesA: boolean, deniesB: boolean): boolean {
  if (!a.axis.deniable || a.denied === b.denied) return a.side !== b.side
  return a.side === b.side && !(a.denied ? deniesB : deniesA)
}

/** The senses that are all that a text has of their axis. */
type Senses = ReadonlyMap<Opposites, Sense>

/** What there is in a text that can be contradicted. */
interface Reading {
  readonly senses: Senses
  readonly denial: Denial
  readonly modality: ReturnType<typeof modalityOf>
}

type Tag = 'en' | 'ar'

const POLARITY: Readonly<Record<Tag, Polarity>> = { en: ENGLISH, ar: ARABIC }

const readingOf = {
  en: remember((text) => read(text, 'en')),
  ar: remember((text) => read(text, 'ar')),
}

function read(text: string, language: Tag): Reading {
  const tokens = tokensIn(text, language)
  return {
    senses: sensesOf(tokens, language),
    denial: denialOf(tokens, POLARITY[language]),
    modality: modalityOf(tokens, POLARITY[language]),
  }
}

function sensesOf(tokens: readonly Token[], language: Tag): Senses {
  const found = new Map<Opposites, Sense>()
  const mixed = new Set<Opposites>()
  tokens.forEach((token, at) => {
    if (token.type !== 'word') return
    for (const { axis, side } of entriesAt(tokens, at, language)) {
      const sense = {
        axis,
        side,
        denied: isDenied(tokens, at, POLARITY[language]),
        word: token.written,
      }
      const other = found.get(axis)
      if (other && (other.side !== side || other.denied !== sense.denied)) mixed.add(axis)
      found.set(axis, sense)
    }
  })
  for (const axis of mixed) found.delete(axis)
  return found
}

interface Entry {
  readonly axis: Opposites
  readonly side: 0 | 1
}

/** Words and phrases, and the beginnings of words. */
interface Lexicon {
  readonly words: ReadonlyMap<string, readonly Entry[]>
  readonly stems: ReadonlyMap<string, readonly Entry[]>
}

const LEXICON: Readonly<Record<Tag, Lexicon>> = {
  en: lexicon('en'),
  ar: lexicon('ar'),
}

function lexicon(language: Tag): Lexicon {
  const words = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const axis of OPPOSITES) {
    for (const side of [0, 1] as const) {
      for (const word of axis.words[language][side].split(' ')) {
        const [table, key] = word.endsWith('~') ? [stems, word.slice(0, -1)] : [words, word]
        const known = table.get(key)
        if (known) known.push({ axis, side })
        else table.set(key, [{ axis, side }])
      }
    }
  }
  return { words, stems }
}

function entriesAt(tokens: readonly Token[], at: number, language: Tag): Entry[] {
  const { words, stems } = LEXICON[language]
  const text = tokens[at]?.text ?? ''
  const phrase = `${text}_${tokens[at + 1]?.text ?? ''}`
  const found = words.get(phrase)
  if (found) return [...found]
  // «غير مباشر» is no «مباشر».
  if (words.has(`${tokens[at - 1]?.text ?? ''}_${text}`)) return []
  if (language === 'en') return [...(words.get(text) ?? []), ...stemmed(text, stems)]
  if (tokens[at - 1]?.text === 'غير') return []
  const word = (lookUp(text, words, true) ?? lookUp(text.replace(/ا$/, ''), words))?.value ?? []
  return [...word, ...unprefixed(text).flatMap((form) => stemmed(form, stems))]
}

/** What a word begins with, from its third letter on. */
function stemmed(word: string, stems: Lexicon['stems']): readonly Entry[] {
  for (let length = word.length; length >= 3; length -= 1) {
    const entries = stems.get(word.slice(0, length))
    if (entries) return entries
  }
  return []
}

/** A word as it stands and without particles, article and the «س» of the future. */
function unprefixed(word: string): string[] {
  const bare = word.replace(/^[وف](?=...)/, '')
  const rest = bare.replace(/^(?:[بك]?ال|لل|[بلك])(?=...)/, '')
  const present = bare.replace(/^س(?=[يتن]...)/, '')
  return [...new Set([word, bare, rest, present])]
}
