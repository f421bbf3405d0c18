import type { RegisteredName } from '../model/editor.ts'
import { LANGUAGES } from '../model/language.ts'
import { keyOf, type Word, wordsIn } from '../text/words.ts'

/** A private name in a text: where it stands, without what is attached to it. */
export interface PrivateName {
  readonly start: number
  readonly end: number
  readonly script: 'latin' | 'arabic'
}

/** Parts of names that say nothing alone: articles, «بن», "van". They go with the word after them. */
const SHORTEST_TELLING = 3

/**
 * The private persons of a names register, ready to be looked for. In doubt a word is taken for a
 * name: each word of a private name counts alone, in both scripts, wrong spellings included, with
 * whatever is attached to it. Only a public name that happens to share a word is left in peace.
 */
export class PrivateNames {
  readonly #words = new Set<string>()
  readonly #phrases: readonly (readonly string[])[]
  readonly #publicPhrases: readonly (readonly string[])[]

  constructor(register: readonly RegisteredName[]) {
    const hidden = register.filter((name) => name.private)
    for (const name of hidden.filter(({ ordinary }) => !ordinary)) {
      for (const phrase of phrasesOf(name)) {
        for (const word of phrase) if (word.length >= SHORTEST_TELLING) this.#words.add(word)
      }
    }
    this.#phrases = hidden.flatMap(phrasesOf)
    this.#publicPhrases = register.filter((name) => !name.private).flatMap(phrasesOf)
  }

  get empty(): boolean {
    return this.#phrases.length === 0
  }

  /** Where a text names a private person, in order; names that touch are one. */
  in(text: string): PrivateName[] {
    // Arabic stems are taken of Arabic words alone, so one reading serves a text of both scripts.
    const words = wordsIn(text, 'ar')
    const telling = this.#tellingWords(words)
    const found: (PrivateName & { readonly last: number })[] = []
    for (const [at, word] of words.entries()) {
      if (!telling[at]) continue
      const name = { ...withoutAttached(word, (key) => this.#words.has(key)), last: at }
      const before = found.at(-1)
      const touches =
        before?.last === at - 1 && /^[\s‑-]*$/u.test(text.slice(before.end, name.start))
      if (touches && before) found[found.length - 1] = { ...before, end: name.end, last: at }
      else found.push(name)
    }
    return found.map(({ start, end, script }) => ({ start, end, script }))
  }

  #tellingWords(words: readonly Word[]): boolean[] {
    const shielded = covered(
      words,
      this.#publicPhrases.filter((phrase) => phrase.length > 1),
    )
    const named = covered(words, this.#phrases)
    const telling = words.map(
      ({ stems }, at) =>
        named[at] === true || (!shielded[at] && stems.some((stem) => this.#words.has(stem))),
    )
    // "El" of "El Shafee": too short to tell anything alone, part of the name before one of its words.
    for (let at = words.length - 2; at >= 0; at -= 1) {
      const [key = ''] = words[at]?.stems ?? []
      const part = this.#phrases.some((phrase) => phrase.includes(key))
      if (telling[at + 1] && part && !shielded[at]) telling[at] = true
    }
    return telling
  }
}

/** All forms of a name as the keys of their words. */
function phrasesOf({ name, short, also, misspelt }: RegisteredName): string[][] {
  return LANGUAGES.flatMap((language) =>
    [
      name[language],
      short?.[language],
      ...(also?.[language] ?? []),
      ...(misspelt?.[language] ?? []),
    ]
      .filter((form) => form !== undefined)
      .map((form) => wordsIn(form, language).map(keyOf))
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

/** A word without the particle before it and the possessive after it: «وأشيروف», "Ashirov’s". */
function withoutAttached(word: Word, known: (key: string) => boolean): PrivateName {
  const { written, start, end, stems } = word
  if (!/\p{sc=Arabic}/u.test(written)) {
    const possessive = /[’'ʼ]s?$/u.exec(written)?.[0] ?? ''
    return { start, end: end - possessive.length, script: 'latin' }
  }
  const [whole = ''] = stems
  const stem = stems.find(known) ?? whole
  // With vowel signs in the word, letters and their places no longer agree: then all of it goes.
  const attached = whole.length === written.length ? whole.length - stem.length : 0
  return { start: start + attached, end, script: 'arabic' }
}
