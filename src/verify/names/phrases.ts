import { packOf } from '../../languages/packs.ts'
import { wordsIn } from '../../languages/words.ts'
import type { Language } from '../../model/language.ts'
import { OF_LARGE, remember } from '../../text/remember.ts'
import type { Word } from '../../text/words.ts'

/** A form of a term, ready to be looked for. */
export interface Phrase {
  readonly written: string
  readonly parts: readonly PhrasePart[]
}

interface PhrasePart {
  readonly key: string
  /** Any word that begins so will do. */
  readonly open: boolean
  /** As it must be written: an abbreviation is known by its capitals, "IS" from "is". */
  readonly capitals?: string
}

/** A word with all the forms under which a phrase may know it. */
export interface Inflected {
  readonly word: Word
  readonly forms: readonly string[]
}

/** Prepares a form. One that ends in `*` stands for all words that begin like its last one. */
export function phraseOf(written: string, language: Language): Phrase {
  const open = written.endsWith('*')
  const words = wordsIn(written, language)
  const { key } = packOf(language).inflections
  return {
    written,
    parts: words.map((word, at) => ({
      key: key(word),
      open: open && at === words.length - 1,
      ...(/^\p{Lu}{2,}$/u.test(word.written) && { capitals: word.written }),
    })),
  }
}

const READERS = new Map<Language, (text: string) => readonly Inflected[]>()

/** The words of a text, ready to be searched. */
export function inflectedWords(text: string, language: Language): readonly Inflected[] {
  const reader = READERS.get(language) ?? readerOf(language)
  READERS.set(language, reader)
  return reader(text)
}

function readerOf(language: Language) {
  const { forms } = packOf(language).inflections
  return remember(
    (text): readonly Inflected[] =>
      wordsIn(text, language).map((word) => ({ word, forms: word.stems.flatMap(forms) })),
    OF_LARGE,
  )
}

/** Where the words of a text are a phrase, in any inflection that leaves the words whole. */
export function findPhrase({ parts }: Phrase, words: readonly Inflected[]): Word[][] {
  const found: Word[][] = []
  for (let at = 0; parts.length > 0 && at + parts.length <= words.length; at += 1) {
    if (!parts.every((part, step) => fits(part, words[at + step]))) continue
    found.push(words.slice(at, at + parts.length).map(({ word }) => word))
  }
  return found
}

function fits({ key, open, capitals }: PhrasePart, inflected: Inflected | undefined): boolean {
  if (inflected === undefined) return false
  if (capitals !== undefined) {
    return inflected.word.written.replace(/[’'ʼ]s?$/, '') === capitals
  }
  return inflected.forms.some((form) => (open ? form.startsWith(key) : form === key))
}
