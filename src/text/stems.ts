import type { Language } from '../model/language.ts'
import { remember } from './remember.ts'
import { type Word, wordsIn } from './words.ts'

/** Endings of number, gender and possession, of folded words. What is left has three letters at least. */
const ENDINGS: Readonly<Record<Language, RegExp>> = {
  en: /(?<=...)(?:'s|ing|ed|es|s)$/,
  ar: /(?<=...)(?:هما|هم|هن|ها|نا|ات|ان|ون|ين|وا|يه|ه|ي|ا|ت)$/,
}

/**
 * A word in all the forms under which another text may have it: without what is attached to it, with and
 * without its ending. Light stems: for telling how much two texts have in common, not what a word is.
 */
export function lightStemsOf({ stems }: Word, language: Language): string[] {
  return [...new Set(stems.flatMap((stem) => [stem, stem.replace(ENDINGS[language], '')]))]
}

const STEMS_IN: Readonly<Record<Language, (text: string) => ReadonlySet<string>>> = {
  en: remember((text) => findStems(text, 'en')),
  ar: remember((text) => findStems(text, 'ar')),
}

/** The light stems of all words of a text. */
export function lightStemsIn(text: string, language: Language): ReadonlySet<string> {
  return STEMS_IN[language](text)
}

function findStems(text: string, language: Language): ReadonlySet<string> {
  return new Set(wordsIn(text, language).flatMap((word) => lightStemsOf(word, language)))
}
