import { packOf } from '../../languages/packs.ts'
import { perLanguage } from '../../languages/per-language.ts'
import { tokensIn } from '../../languages/quantities.ts'
import { type Axis, STILL, TURNED } from '../../text/axes.ts'
import type { Token } from '../../text/numbers/pack.ts'
import type { LanguagePack } from '../../text/pack.ts'
import { remember } from '../../text/remember.ts'
import type { Wording } from '../wording.ts'
import { type Denial, denialOf, isDenied, modalityOf } from './polarity.ts'

/** In the order in which they are told. */
const AXES: readonly Axis[] = [...STILL, ...TURNED]

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
  readonly axis: Axis
  readonly side: 0 | 1
  readonly denied: boolean
  readonly word: string
}

/**
 * Where two statements in two languages say the opposite of each other. A text that has both sides of an
 * axis proves nothing, and so does one that has neither.
 *
 * @example
 * // “Rents rose.” against «تراجعت الإيجارات.»
 * [{ axis: 'rising or falling', a: 'rose', b: 'تراجعت' }]
 */
export function oppositionsBetween(one: Wording, other: Wording): Opposition[] {
  const [left, right] = [readingOf(one), readingOf(other)]
  const found = AXES.flatMap((axis): Opposition[] => {
    const [a, b] = [left.senses.get(axis), right.senses.get(axis)]
    if (!a || !b || !contradict(a, b, left.denial.weak, right.denial.weak)) return []
    return [{ axis, a: a.word, b: b.word }]
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
  if (!DENIABLE.has(a.axis) || a.denied === b.denied) return a.side !== b.side
  return a.side === b.side && !(a.denied ? deniesB : deniesA)
}

/** The senses that are all that a text has of their axis. */
type Senses = ReadonlyMap<Axis, Sense>

/** What there is in a text that can be contradicted. */
interface Reading {
  readonly senses: Senses
  readonly denial: Denial
  readonly modality: ReturnType<typeof modalityOf>
}

/** The axes on which a denial says the opposite. */
const DENIABLE: ReadonlySet<Axis> = new Set(TURNED)

function readingOf({ text, language }: Wording): Reading {
  return readerOf(language)(text)
}

const readerOf = perLanguage((language): ((text: string) => Reading) => {
  const pack = packOf(language)
  const { polarity } = pack
  const lexicon = lexiconOf(pack)
  return remember((text) => {
    const tokens = tokensIn(text, pack.tag)
    return {
      senses: sensesOf(tokens, pack, lexicon),
      denial: denialOf(tokens, polarity),
      modality: modalityOf(tokens, polarity),
    }
  })
})

function sensesOf(tokens: readonly Token[], pack: LanguagePack, lexicon: Lexicon): Senses {
  const found = new Map<Axis, Sense>()
  const mixed = new Set<Axis>()
  tokens.forEach((token, at) => {
    if (token.type !== 'word') return
    for (const { axis, side } of entriesAt(tokens, at, pack, lexicon)) {
      const sense = {
        axis,
        side,
        denied: isDenied(tokens, at, pack.polarity),
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
  readonly axis: Axis
  readonly side: 0 | 1
}

interface Lexicon {
  /** Words and phrases. */
  readonly words: ReadonlyMap<string, readonly Entry[]>
  /** What a word says whatever stands around it, by itself and by what it begins with. */
  readonly entriesOf: (word: string) => readonly Entry[]
  /** With which words phrases of two words begin, and with which they end. */
  readonly first: ReadonlySet<string>
  readonly second: ReadonlySet<string>
}

function lexiconOf({ opposites }: LanguagePack): Lexicon {
  const { lookUp, bare } = opposites
  const words = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const axis of AXES) {
    for (const side of [0, 1] as const) {
      for (const word of opposites.words[axis][side].split(' ').filter(Boolean)) {
        const [table, key] = word.endsWith('~') ? [stems, word.slice(0, -1)] : [words, word]
        const known = table.get(key)
        if (known) known.push({ axis, side })
        else table.set(key, [{ axis, side }])
      }
    }
  }
  const phrases = [...words.keys()].filter((key) => key.includes('_')).map((key) => key.split('_'))
  return {
    words,
    entriesOf: remember((word) => [
      ...(lookUp(word, words) ?? []),
      ...bare(word).flatMap((form) => stemmed(form, stems)),
    ]),
    first: new Set(phrases.map(([first = '']) => first)),
    second: new Set(phrases.map(([, second = '']) => second)),
  }
}

function entriesAt(
  tokens: readonly Token[],
  at: number,
  { opposites: { negation } }: LanguagePack,
  { words, entriesOf, first, second }: Lexicon,
): readonly Entry[] {
  const text = tokens[at]?.text ?? ''
  const before = tokens[at - 1]?.text ?? ''
  const found = first.has(text) ? words.get(`${text}_${tokens[at + 1]?.text ?? ''}`) : undefined
  if (found) return found
  // «غير مباشر» is no «مباشر».
  if (before === negation || (second.has(text) && words.has(`${before}_${text}`))) return []
  return entriesOf(text)
}

/** What a word begins with, from its third letter on. */
function stemmed(word: string, stems: ReadonlyMap<string, readonly Entry[]>): readonly Entry[] {
  for (let length = word.length; length >= 3; length -= 1) {
    const entries = stems.get(word.slice(0, length))
    if (entries) return entries
  }
  return []
}
