import { lookUp } from '../../text/numbers/arabic-words.ts'
import { type Token, tokenize } from '../../text/numbers/tokens.ts'
import { remember } from '../../text/remember.ts'
import { OPPOSITES, type Opposites } from './opposites.ts'
import { denies, isDenied, modalityOf } from './polarity.ts'

/** Two words, one of each text, that say the opposite of each other. */
export interface Opposition {
  /** What it is about: "north or south". */
  readonly axis: string
  readonly a: string
  readonly b: string
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
  const [left, right] = [sensesIn.en(en), sensesIn.ar(ar)]
  const denied = { a: denies(tokenize(en), 'en').weak, b: denies(tokenize(ar), 'ar').weak }
  const found = OPPOSITES.flatMap((axis): Opposition[] => {
    const [a, b] = [left.get(axis), right.get(axis)]
    return a && b && contradict(a, b, denied) ? [{ axis: axis.axis, a: a.word, b: b.word }] : []
  })
  return found.length > 0 ? found : [...contradictions(en, ar)]
}

/** Negation and modality, which are no pairs of words. */
function* contradictions(en: string, ar: string): Generator<Opposition> {
  const [a, b] = [tokenize(en), tokenize(ar)]
  const [no, none] = [denies(a, 'en'), denies(b, 'ar')]
  if (no.strong !== undefined && !none.weak) {
    yield { axis: 'yes or no', a: no.strong, b: '—' }
  } else if (none.strong !== undefined && !no.weak) {
    yield { axis: 'yes or no', a: '—', b: none.strong }
  }
  const [may, might] = [modalityOf(a, 'en'), modalityOf(b, 'ar')]
  if (may && might && may.modality !== might.modality) {
    yield { axis: 'possible or certain', a: may.word, b: might.word }
  }
}

/**
 * @param denied whether each of the texts has any word that denies: where both have, it may be meant
 *   for these as well
 */
function contradict(a: Sense, b: Sense, denied: { a: boolean; b: boolean }): boolean {
  if (a.axis.negated === 'ignored' || a.denied === b.denied) return a.side !== b.side
  if (a.denied ? denied.b : denied.a) return false
  // What did not rise need not have fallen, but it has not risen.
  return a.side === b.side
}

/** The senses that are all that a text has of their axis. */
type Senses = ReadonlyMap<Opposites, Sense>

const sensesIn = {
  en: remember((text) => senses(text, 'en')),
  ar: remember((text) => senses(text, 'ar')),
}

function senses(text: string, language: 'en' | 'ar'): Senses {
  const tokens = tokenize(text)
  const found = new Map<Opposites, Sense>()
  const mixed = new Set<Opposites>()
  tokens.forEach((token, at) => {
    if (token.type !== 'word') return
    for (const { axis, side } of entriesAt(tokens, at, language)) {
      const sense = { axis, side, denied: isDenied(tokens, at, language), word: token.written }
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

const LEXICON: Readonly<Record<'en' | 'ar', Lexicon>> = {
  en: lexicon('en'),
  ar: lexicon('ar'),
}

function lexicon(language: 'en' | 'ar'): Lexicon {
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

function entriesAt(tokens: readonly Token[], at: number, language: 'en' | 'ar'): Entry[] {
  const { words, stems } = LEXICON[language]
  const text = tokens[at]?.text ?? ''
  const phrase = `${text}_${tokens[at + 1]?.text ?? ''}`
  const found = words.get(phrase)
  // «غير مباشر» is no «مباشر».
  if (found) return [...found]
  if (language === 'en') return [...(words.get(text) ?? []), ...stemmed(text, stems)]
  if (tokens[at - 1]?.text === 'غير') return []
  const word = lookUp(text, words, true)?.value ?? []
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
