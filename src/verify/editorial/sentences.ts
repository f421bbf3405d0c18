import type { Language } from '../../model/language.ts'

/** How an editor's bracket begins, in each language. */
const BRACKET: Readonly<Record<Language, RegExp>> = {
  en: /\[Editor\s*:[^\]]*\]/g,
  ar: /\[المحرر\s*:[^\]]*\]/g,
}

/** The editor's brackets in a text, without what is around them. */
export function brackets(text: string, language: Language): string[] {
  return text.match(BRACKET[language]) ?? []
}

/**
 * The sentences of a text: they end with . ! ? or ؟ and a space. A full stop inside a number or
 * after one letter (an initial) ends none.
 */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=(?<!(?<!\p{L})\p{L})[.!?؟][”»"')\]]*)\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
