import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../model/language.ts'
import type { MemoryEntry } from '../model/memory.ts'
import { evenedOut } from '../text/normalise.ts'

/** Words as the memory knows them, and the lock. */
export function evened(words: ByLanguage): ByLanguage {
  return mapEach(words, evenedOut)
}

/** What tells entries apart: the words in each language, in whatever order the languages are. */
export function keyOf(words: ByLanguage): string {
  return JSON.stringify(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Entries of which none says in all languages what another one says. */
export function withoutRepeats(entries: readonly MemoryEntry[]): MemoryEntry[] {
  const known = new Map<string, MemoryEntry>()
  for (const entry of entries) {
    const key = keyOf(entry.words)
    const before = known.get(key)
    known.set(
      key,
      before
        ? {
            words: before.words,
            texts: [...new Set([...before.texts, ...entry.texts])].sort(),
            confined: before.confined || entry.confined,
          }
        : { ...entry, texts: [...new Set(entry.texts)].sort() },
    )
  }
  return [...known.values()]
}

/**
 * What a memory holds once some texts are accepted. What is accepted now has the names and the mark of now; what was
 * accepted before keeps the ones that it had last.
 *
 * @param before of which none repeats another
 * @param accepted all that is accepted now, an entry a text
 */
export function withAcceptedEntries(
  before: readonly MemoryEntry[],
  accepted: readonly MemoryEntry[],
): MemoryEntry[] {
  const now = new Map(
    withoutRepeats(accepted.map((entry) => ({ ...entry, words: evened(entry.words) })))
      // A text may be empty, or of one language.
      .filter(({ words }) => isPair(words))
      .map((entry) => [keyOf(entry.words), entry]),
  )
  return [...before.filter(({ words }) => !now.has(keyOf(words))), ...now.values()]
}

/** Whether there is something to translate in words, and its translation. */
export function isPair(words: ByLanguage): boolean {
  return languagesOf(words).length > 1 && Object.values(words).every((text) => text !== '')
}

/** Entries in the order of a file: by their words in the first language, so that wordings of one thing stand together. */
export function inOrder(
  entries: readonly MemoryEntry[],
  languages: readonly Language[],
): MemoryEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    key: inLanguageOrder(entry.words, languages).map((language) => of(entry.words, language)),
    all: keyOf(entry.words),
  }))
  return keyed
    .toSorted((a, b) => compare(a.key.join('\n'), b.key.join('\n')) || compare(a.all, b.all))
    .map(({ entry }) => entry)
}

/** The languages of some words: first those of the brief in its order, then the others by their tags. */
export function inLanguageOrder(words: ByLanguage, languages: readonly Language[]): Language[] {
  const others = languagesOf(words).filter((language) => !languages.includes(language))
  return [...languages.filter((language) => words[language] !== undefined), ...others.sort()]
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
