import { type Language, languagesOf } from '../model/language.ts'
import type { EarlierWording, MemoryEntry, SoughtWording } from '../model/memory.ts'
import { changesBetween } from '../text/word-diff.ts'
import { evened } from './entries.ts'
import { comparedWords, likeness, type Words } from './likeness.ts'

/** From which likeness on what another text says helps to translate this one. */
export const NEAR = 0.6

/** From which likeness on a wording of the same text counts as what it said before. */
export const OWN_NEAR = 0.35

/** By how much more another text must be like one than its own former wording: that was translated for it. */
const OWN_BONUS = 0.1

/** Less than any share of words differs by. */
const ROUNDING = 1e-9

/** An entry beside a text, in one language. */
interface Candidate {
  readonly at: number
  readonly language: Language
  /** From 0 to 1. */
  readonly likeness: number
  /** Whether they are the same, sign for sign. */
  readonly isSame: boolean
  /** What decides between two. */
  readonly rank: number
}

/**
 * The entries of a translation memory, ready to be looked for. What is in one language is indexed when it is first asked
 * for there.
 */
export class TranslationMemory {
  readonly entries: readonly MemoryEntry[]
  readonly #indexes = new Map<Language, LanguageIndex>()
  #own: ReadonlyMap<string, readonly number[]> | undefined

  constructor(entries: readonly MemoryEntry[]) {
    this.entries = entries
  }

  /**
   * The entry that is most like a text in a language in which that was edited. An entry that says all of it goes before
   * all others; otherwise the text’s own former wording is preferred to what others say.
   */
  nearest({ text, words: written, by }: SoughtWording): EarlierWording | undefined {
    const words = evened(written)
    let best: Candidate | undefined
    for (const language of by) {
      const sought = words[language]
      if (sought === undefined) continue
      const index = this.#indexOf(language)
      const compared = index.sought(sought)
      const own = this.#ownOf(text, words, language)
      const look = (at: number, least: number) => {
        const entry = this.entries[at]?.words[language]
        const its = index.words[at]
        if (entry === undefined || its === undefined) return
        const isOwn = own.has(at)
        const found = likeness(compared, its, least)
        if (found === 0) return
        const isSame = entry === sought
        const rank = (isSame ? 2 : found) + (isOwn ? OWN_BONUS : 0)
        if (best && (rank < best.rank || (rank === best.rank && best.at <= at))) return
        best = { at, language, likeness: found, isSame, rank }
      }
      for (const at of own) look(at, OWN_NEAR)
      for (const at of index.mayBeLike(compared)) if (!own.has(at)) look(at, NEAR)
    }
    return best && this.#told(best, words, text)
  }

  #told(
    { at, language, likeness, isSame }: Candidate,
    words: SoughtWording['words'],
    text: string | undefined,
  ): EarlierWording {
    const { words: earlier, texts } = this.entries[at] as MemoryEntry
    return {
      ...{ words: earlier, texts, language },
      isOwn: text !== undefined && texts.includes(text),
      likeness: isSame ? 100 : Math.min(99, Math.floor(likeness * 100)),
      changes: changesBetween(earlier[language] ?? '', words[language] ?? ''),
    }
  }

  /** Entries that are most likely a text’s own: by its id, or because in another language they say what it still says. */
  #ownOf(
    text: string | undefined,
    words: SoughtWording['words'],
    language: Language,
  ): ReadonlySet<number> {
    this.#own ??= ownIndex(this.entries)
    const keys = [
      ...(text === undefined ? [] : [idKey(text)]),
      ...languagesOf(words)
        .filter((other) => other !== language)
        .map((other) => wordsKey(other, words[other] ?? '')),
    ]
    return new Set(keys.flatMap((key) => this.#own?.get(key) ?? []))
  }

  #indexOf(language: Language): LanguageIndex {
    const known = this.#indexes.get(language) ?? new LanguageIndex(this.entries, language)
    this.#indexes.set(language, known)
    return known
  }
}

const idKey = (text: string) => `id ${text}`
const wordsKey = (language: Language, words: string) => `words ${language} ${words}`

function ownIndex(entries: readonly MemoryEntry[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [at, { words, texts }] of entries.entries()) {
    const keys = [
      ...texts.map(idKey),
      ...Object.entries(words).map(([language, text]) => wordsKey(language, text)),
    ]
    for (const key of keys) added(index, key, at)
  }
  return index
}

/** Words of a text as numbers, and the numbers of their stems in rising order. */
interface NumberedWords extends Words<number> {
  readonly sorted: Int32Array
}

/** The entries in one language, by the stems of their words. */
class LanguageIndex {
  /** By place among the entries; none of one that is not in this language. */
  readonly words: readonly (NumberedWords | undefined)[]
  /** Numbers of all forms and stems there are. */
  readonly #numbers = new Map<string, number>()
  /** By number of the stem, the places of the entries that have it. */
  readonly #places: number[][] = []
  readonly #language: Language

  constructor(entries: readonly MemoryEntry[], language: Language) {
    this.#language = language
    this.words = entries.map(({ words }) => {
      const text = words[language]
      return text === undefined ? undefined : this.#numbered(text, (word) => this.#number(word))
    })
    for (const [at, words] of this.words.entries()) {
      for (const stem of new Set(words?.sorted)) {
        this.#places[stem] ??= []
        this.#places[stem].push(at)
      }
    }
  }

  /** The words of a text that is looked for. Those that no entry has are alike in that. */
  sought(text: string): NumberedWords {
    return this.#numbered(text, (word) => this.#numbers.get(word) ?? -1)
  }

  #numbered(text: string, numberOf: (word: string) => number): NumberedWords {
    const { keys, stems } = comparedWords(text, this.#language)
    const numbers = Int32Array.from(stems, numberOf)
    return { keys: Int32Array.from(keys, numberOf), stems: numbers, sorted: numbers.toSorted() }
  }

  #number(word: string): number {
    const known = this.#numbers.get(word) ?? this.#numbers.size
    if (known === this.#numbers.size) this.#numbers.set(word, known)
    return known
  }

  /**
   * The places of all entries whose likeness can be {@link NEAR} or more, and of few others. Such a one shares at least
   * that part of the words of the longer text: so where the commonest stems of a text are left out, as long as they are
   * fewer than that, it has one of the rest.
   */
  mayBeLike({ sorted }: NumberedWords): ReadonlySet<number> {
    const counts = new Map<number, number>()
    for (const stem of sorted) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    const commonest = [...counts]
      .map(([stem, count]) => ({ count, places: this.#places[stem] ?? [] }))
      .toSorted((a, b) => b.places.length - a.places.length)
    const needed = Math.ceil(NEAR * sorted.length - ROUNDING)
    const seen = new Set<number>()
    const found = new Set<number>()
    let left = 0
    for (const { count, places } of commonest) {
      left += count
      if (left < needed) continue
      for (const at of places) {
        if (seen.has(at)) continue
        seen.add(at)
        if (sharesEnough(this.words[at]?.sorted, sorted)) found.add(at)
      }
    }
    return found
  }
}

/** Whether two texts share so many words, in whatever order, that they can be alike. */
function sharesEnough(a: Int32Array | undefined, b: Int32Array): boolean {
  if (a === undefined) return false
  const needed = NEAR * Math.max(a.length, b.length) - ROUNDING
  let shared = 0
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (shared + Math.min(a.length - i, b.length - j) < needed) return false
    const [one = 0, other = 0] = [a[i], b[j]]
    if (one === other) shared += 1
    if (one <= other) i += 1
    if (other <= one) j += 1
  }
  return shared >= needed
}

function added(index: Map<string, number[]>, key: string, at: number): void {
  const there = index.get(key)
  if (there) there.push(at)
  else index.set(key, [at])
}
