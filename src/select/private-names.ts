import { packOf } from '../languages/packs.ts'
import { soundOf } from '../languages/spelling.ts'
import { keyOf, wordsIn } from '../languages/words.ts'
import type { RegisteredName } from '../model/editor.ts'
import { type Language, languagesOf } from '../model/language.ts'
import { distance } from '../text/distance.ts'
import type { Word } from '../text/words.ts'

/** A private name in a text: where it stands, without what is attached to it. */
export interface PrivateName {
  readonly start: number
  readonly end: number
  /** The language of the brief in whose script it is written; of two in one script, either. */
  readonly language: Language
}

/** Parts of names that say nothing alone: articles, «بن», "van". They go with the word after them. */
const SHORTEST_TELLING = 3

/**
 * From how many letters on a name is recognised inside of a longer word ("almazashirov") and with
 * one letter too many, too few or wrong, which also are the forms for a wife or a brother.
 */
const SHORTEST_DISTINCT = 6

/**
 * The private persons of a names register, ready to be looked for. In doubt a word is taken for a
 * name: each word of a private name counts alone, in every script, with whatever is attached to it,
 * in the wrong spellings that the register lists and in those that are off by a letter. Only a
 * public name that happens to share a word is left in peace.
 */
export class PrivateNames {
  /** Those of the register: each text is read in all of them. */
  readonly #languages: readonly Language[]
  readonly #words = new Set<string>()
  readonly #phrases: readonly (readonly string[])[]
  readonly #publicPhrases: readonly (readonly string[])[]
  readonly #publicWords: ReadonlySet<string>
  /** What was found of a word before: texts repeat their words far more often than not. */
  readonly #answers = new Map<string, boolean>()

  constructor(register: readonly RegisteredName[]) {
    const [any] = register
    this.#languages = any ? languagesOf(any.name) : []
    const hidden = register.filter((name) => name.private)
    for (const name of hidden.filter(({ ordinary }) => !ordinary)) {
      for (const phrase of phrasesOf(name)) {
        for (const word of phrase) if (word.length >= SHORTEST_TELLING) this.#words.add(word)
      }
    }
    this.#phrases = hidden.flatMap(phrasesOf)
    this.#publicPhrases = register.filter((name) => !name.private).flatMap(phrasesOf)
    this.#publicWords = new Set(this.#publicPhrases.flat())
  }

  get empty(): boolean {
    return this.#phrases.length === 0
  }

  /** Where a text names a private person, in order; names that touch are one. */
  in(text: string): PrivateName[] {
    const { letters, places } = lettersOf(text)
    const found = this.#languages
      .flatMap((language) => this.#namesIn(letters, language))
      .toSorted((a, b) => a.start - b.start)
    const names: PrivateName[] = []
    for (const name of found) {
      const before = names.at(-1)
      if (before && name.start < before.end) {
        names[names.length - 1] = { ...before, end: Math.max(before.end, name.end) }
      } else names.push(name)
    }
    return names.map(({ start, end, language }) => ({
      start: places[start] ?? 0,
      end: (places[end - 1] ?? 0) + 1,
      language,
    }))
  }

  /** Whether an address leads to a private person: there words run together, in small letters. */
  inAddress(address: string): boolean {
    if (this.in(address).length > 0) return true
    const { letters } = lettersOf(address)
    return this.#languages.some((language) =>
      wordsIn(letters, language).some(({ stems: [whole = ''] }) =>
        [...this.#words].some((key) => key.length > SHORTEST_TELLING && whole.includes(key)),
      ),
    )
  }

  /** The names among the words of a language's script. */
  #namesIn(letters: string, language: Language): PrivateName[] {
    const words = wordsIn(letters, language)
    const identifying = this.#tellingWords(words, language)
    const found: (PrivateName & { readonly last: number })[] = []
    for (const [at, word] of words.entries()) {
      if (!identifying[at] || !this.#mayBe(word, language)) continue
      const name = { ...withoutAttached(word, language, (key) => this.#words.has(key)), last: at }
      const before = found.at(-1)
      const touches =
        before?.last === at - 1 && /^[\s‑-]*$/u.test(letters.slice(before.end, name.start))
      if (touches && before) found[found.length - 1] = { ...before, end: name.end, last: at }
      else found.push(name)
    }
    return found
  }

  /** Whether a word is in the script of a language, or in none of the brief's. */
  #mayBe({ written }: Word, language: Language): boolean {
    const scripts = this.#languages.filter((each) => isWrittenIn(written, each))
    return scripts.length === 0 || scripts.includes(language)
  }

  #tellingWords(words: readonly Word[], language: Language): boolean[] {
    const shielded = covered(
      words,
      this.#publicPhrases.filter((phrase) => phrase.length > 1),
    )
    const named = covered(words, this.#phrases)
    const identifying = words.map(
      (word, at) => named[at] || (!shielded[at] && this.#identifies(word, language)),
    )
    // "El" of "El Shafee": too short to tell anything alone, part of the name before one of its words.
    for (let at = words.length - 2; at >= 0; at -= 1) {
      const [key = ''] = words[at]?.stems ?? []
      const part = this.#phrases.some((phrase) => phrase.includes(key))
      if (identifying[at + 1] && part && !shielded[at]) identifying[at] = true
    }
    return identifying
  }

  /** Whether a word alone is a private name, holds one, or is one misspelt. */
  #identifies({ stems, capital, written }: Word, language: Language): boolean {
    const asked = `${language} ${written}`
    const known = this.#answers.get(asked)
    if (known !== undefined) return known
    const identifies =
      stems.some((stem) => this.#words.has(stem)) ||
      (!stems.some((stem) => this.#publicWords.has(stem)) &&
        [...this.#words].some(
          (key) =>
            (key.length >= SHORTEST_DISTINCT && stems[0]?.includes(key)) ||
            (capital && stems.some((stem) => isNear(stem, key, language))),
        ))
    this.#answers.set(asked, identifies)
    return identifies
  }
}

/**
 * A text as its words are looked for: without what cannot be seen and may stand inside of a word
 * (soft hyphens, joiners, direction marks), with a space for digits and underscores, which join words
 * in file names; and for each character that is left its place in the text.
 */
function lettersOf(text: string): { letters: string; places: number[] } {
  let letters = ''
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue
    letters += /[\p{N}_]/u.test(character) ? ' ' : character
    places.push(at)
  }
  return { letters, places }
}

/** Whether a word sounds as a part of a name, or nearly so. */
function isNear(word: string, key: string, language: Language): boolean {
  const sound = soundOf(key, language)
  const allowed = sound.length >= SHORTEST_DISTINCT ? 1 : 0
  return (
    key.length > SHORTEST_TELLING && distance(soundOf(word, language), sound, allowed) <= allowed
  )
}

function isWrittenIn(word: string, language: Language): boolean {
  return new RegExp(String.raw`\p{sc=${packOf(language).script}}`, 'u').test(word)
}

/** All forms of a name as the keys of their words. */
function phrasesOf({ name, short, also, misspelt }: RegisteredName): string[][] {
  return languagesOf(name).flatMap((language) =>
    [
      name[language],
      short?.[language],
      ...(also?.[language] ?? []),
      ...(misspelt?.[language] ?? []),
    ]
      .filter((form) => form !== undefined)
      .map((form) => wordsIn(form, language).map((word) => keyOf(word, language)))
      .filter((keys) => keys.length > 0),
  )
}

/** Which words belong to one of the phrases. */
function covered(words: readonly Word[], phrases: readonly (readonly string[])[]): boolean[] {
  const marks = words.map(() => false)
  for (const [at] of words.entries()) {
    for (const phrase of phrases) {
      const fits = phrase.every((key, step) => words[at + step]?.stems.includes(key))
      if (fits) marks.fill(true, at, at + phrase.length)
    }
  }
  return marks
}

/** A word without what its grammar attaches to it: «وأشيروف», "Ashirov’s". */
function withoutAttached(
  { written, start, end, stems: [whole = '', ...stems] }: Word,
  language: Language,
  known: (key: string) => boolean,
): PrivateName {
  const possessive = packOf(language).names.possessive?.exec(written)?.[0] ?? ''
  const stem = known(whole) ? whole : (stems.find(known) ?? whole)
  // With vowel signs in the word, letters and their places no longer agree: then all of it goes.
  const isCut = whole.length === written.length && whole.endsWith(stem)
  const attached = isCut ? whole.length - stem.length : 0
  return { start: start + attached, end: end - possessive.length, language }
}
