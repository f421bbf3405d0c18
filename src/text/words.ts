import type { Language } from '../model/language.ts'
import { foldSpelling, normalise } from './normalise.ts'
import { remember } from './remember.ts'

/** A word of a text, and what it may be once what is attached to it is taken off. */
export interface Word {
  readonly written: string
  /** Where it stands in the text that it was taken from. */
  readonly start: number
  readonly end: number
  /** The word as a whole, folded, then without its prefixes or possessive. */
  readonly stems: readonly string[]
  /** It begins with a capital letter, or its script has none. */
  readonly capital: boolean
  /** It stands inside quotation marks: somebody else's wording. */
  readonly quoted: boolean
}

/** Letters, their marks and digits; an apostrophe only between letters: “Omar’s”, “O’Brien”. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'ʼ]\p{L}[\p{L}\p{M}]*)*/gu

/** The article of an Arabic name in Latin letters, which some write and some do not: “al-Raqqa”. */
const LATIN_ARTICLE = /^(?:al|el|ar|as|ad|an|at|az|ash)$/

/** Quoted wordings: «…», “…”, "…". */
const QUOTED = /«[^»]*»|“[^”]*”|"[^"]*"/g

/** What may be left of an Arabic word when its prefixes are taken off; less is no word. */
const SHORTEST = 2

/** The words of a text in one language. */
export function wordsIn(text: string, language: Language): readonly Word[] {
  return WORDS_IN[language](text)
}

const WORDS_IN: Readonly<Record<Language, (text: string) => readonly Word[]>> = {
  en: remember((text) => findWords(text, 'en')),
  ar: remember((text) => findWords(text, 'ar')),
}

function findWords(text: string, language: Language): readonly Word[] {
  const quotes = [...text.matchAll(QUOTED)].map(({ index, 0: match }) => [
    index,
    index + match.length,
  ])
  const words = [...text.matchAll(WORD)].map(({ index, 0: written }): Word => {
    const start = index
    const end = index + written.length
    return {
      written,
      start,
      end,
      stems: STEMS_OF[language](written),
      capital: !/^\p{Ll}/u.test(written),
      quoted: quotes.some(([from = 0, to = 0]) => from < start && end < to),
    }
  })
  if (language === 'ar') return words
  return words.filter(
    ({ end, stems: [stem = ''] }, at) =>
      !(LATIN_ARTICLE.test(stem) && /^[-‑]\p{L}/u.test(text.slice(end, end + 2)) && words[at + 1]),
  )
}

/** One word without what is attached to it: the form under which a register knows it. */
export function keyOf(word: Word): string {
  const [folded = ''] = word.stems
  return withoutArticle(folded)
}

/** The same word stands in many texts. */
const STEMS_OF: Readonly<Record<Language, (written: string) => readonly string[]>> = {
  en: remember((written) => stemsOf(written, 'en')),
  ar: remember((written) => stemsOf(written, 'ar')),
}

function stemsOf(written: string, language: Language): readonly string[] {
  const folded = foldSpelling(normalise(written))
  if (language === 'ar' && /\p{sc=Arabic}/u.test(written)) return arabicStems(folded)
  const bare = folded.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'")
  return [...new Set([bare, bare.replace(/'s?$/, '')])]
}

/**
 * «وبالرقة» is و + ب + ال + رقة. Whether a first letter is a prefix or belongs to the word cannot be
 * told from the word alone, so all readings are kept: «فيرا» is a name, not ف + يرا.
 */
function arabicStems(folded: string): string[] {
  const stems = new Set([folded])
  const take = (prefix: RegExp) => {
    for (const stem of [...stems]) {
      const rest = stem.replace(prefix, '')
      if (rest !== stem && rest.length >= SHORTEST) stems.add(rest)
    }
  }
  take(/^[وف]/)
  take(/^(?=لل)ل/)
  take(/^[بكل]/)
  for (const stem of [...stems]) stems.add(withoutArticle(stem))
  return [...stems]
}

function withoutArticle(folded: string): string {
  return folded.replace(/^ال(?=..)/, '')
}
