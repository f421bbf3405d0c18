import { wordsIn } from '../../languages/words.ts'
import type { Language } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import { remember } from '../../text/remember.ts'
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

/** Pronouns that Arabic attaches to a noun: «إدماجهم» is إدماج + هم. */
const PRONOUN = /(?:هما|كما|هم|هن|ها|كم|نا|ه|ي|ك)$/

/** What must be left of a word without its pronoun. */
const SHORTEST = 3

/** Prepares a form. One that ends in `*` stands for all words that begin like its last one. */
export function phraseOf(written: string, language: Language): Phrase {
  const open = written.endsWith('*')
  const words = wordsIn(written, language)
  return {
    written,
    parts: words.map((word, at) => ({
      key: keyOf(word, language),
      open: open && at === words.length - 1,
      ...(/^\p{Lu}{2,}$/u.test(word.written) && { capitals: word.written }),
    })),
  }
}

const INFLECTED = { en: remember(inflect('en')), ar: remember(inflect('ar')) }

/** The words of a text, ready to be searched. */
export function inflectedWords(text: string, language: Language): readonly Inflected[] {
  return INFLECTED[language](text)
}

function inflect(language: Language) {
  return (text: string): readonly Inflected[] =>
    wordsIn(text, language).map((word) => ({ word, forms: inflections(word, language) }))
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

/** English: singular, plural and possessive are one. Arabic: with and without a pronoun. */
function inflections({ stems }: Word, language: Language): string[] {
  if (language === 'en') return stems.flatMap((stem) => [stem, singular(stem)])
  return stems.flatMap((stem) => {
    const bare = stem.replace(PRONOUN, '')
    if (bare === stem || bare.length < SHORTEST) return [stem]
    // Before a pronoun ta marbuta is written open: «إعادة», «إعادتهم».
    return [stem, bare, bare.replace(/ت$/, 'ه')]
  })
}

function keyOf({ written, stems }: Word, language: Language): string {
  if (language === 'en') return singular(stems[0] ?? '')
  return foldSpelling(normalise(written)).replace(/^ال(?=..)/, '')
}

function singular(word: string): string {
  return word.replace(/(?<=..)s$/, '')
}
