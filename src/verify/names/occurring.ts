import type { RegisteredName, Term } from '../../model/editor.ts'
import { type ByLanguage, type Language, of } from '../../model/language.ts'
import { findPhrase, inflectedWords, type Phrase, phraseOf } from './phrases.ts'

/** Finds the terms and names that stand in a text: what each is called in every language, in their order. */
export type TermFinder = (text: string) => readonly ByLanguage[]

/**
 * Gets ready to look for terms and names in the texts of one language, in any of their forms.
 *
 * @param names those that may be told
 */
export function termFinder(
  terms: readonly Term[],
  names: readonly RegisteredName[],
  language: Language,
): TermFinder {
  const entries = [
    ...terms.map(({ term, also }) => ({ called: term, forms: formsOf(term, also[language]) })),
    ...names.flatMap(({ name, short, also }) => [
      { called: name, forms: formsOf(name, also?.[language]) },
      ...(short ? [{ called: short, forms: formsOf(short, []) }] : []),
    ]),
  ]
  function formsOf(called: ByLanguage, also: readonly string[] = []): readonly Phrase[] {
    return [of(called, language), ...also].map((form) => phraseOf(form, language))
  }
  return (text) => {
    const words = inflectedWords(text, language)
    const found = entries.filter(({ forms }) =>
      forms.some((form) => findPhrase(form, words).length > 0),
    )
    return found.map(({ called }) => called)
  }
}
