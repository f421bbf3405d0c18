import { packOf } from '../../languages/packs.ts'
import { quoted } from '../../languages/quoted.ts'
import type { EditorsFile, Term } from '../../model/editor.ts'
import {
  type ByLanguage,
  type Language,
  languagesOf,
  mapEach,
  of,
  othersOf,
} from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { foundAt } from '../found-at.ts'
import { findPhrase, type Inflected, inflectedWords, type Phrase, phraseOf } from './phrases.ts'

/** A term as it is looked for. */
interface Entry {
  readonly term: Term
  readonly forms: ByLanguage<readonly Phrase[]>
  readonly forbidden: ByLanguage<readonly Phrase[]>
}

/**
 * Enforces the editor's glossary: no forbidden rendering anywhere, and a term that one language uses
 * is the other's term too, unless the glossary lets it go alone. What stands in quotation marks is
 * somebody else's wording and may be quoted for being wrong. Changes nothing.
 */
export function checkTerms(
  texts: readonly Pick<Text, 'owner' | 'says'>[],
  { terms, path }: Pick<EditorsFile, 'terms' | 'path'>,
  context: Context,
): void {
  const entries = terms.map(entryOf)
  if (entries.length === 0) return
  for (const text of texts) {
    const words = mapEach(text.says, ({ plain }, language) => inflectedWords(plain, language))
    for (const entry of entries) {
      checkForbidden(entry, text, words, context)
      if (entry.term.paired) checkPair(entry, text, words, path, context)
    }
  }
}

function checkForbidden(
  { term, forbidden, forms }: Entry,
  { owner, says }: Pick<Text, 'owner' | 'says'>,
  words: ByLanguage<readonly Inflected[]>,
  context: Context,
): void {
  for (const language of languagesOf(words)) {
    const right = new Set(
      of(forms, language).flatMap((form) => findPhrase(form, of(words, language)).flat()),
    )
    for (const phrase of of(forbidden, language)) {
      for (const match of findPhrase(phrase, of(words, language))) {
        // A forbidden word inside a right form is right: «إعادة» forbidden alone, «إعادة الإدماج» not.
        if (match.every((word) => word.quoted || right.has(word))) continue
        const written = match.map((word) => word.written).join(' ')
        context.report({
          rule: 'term-forbidden',
          ...foundAt(of(says, language)),
          reason: `${owner}: the glossary forbids ${quoted(written, language)} for ${languagesOf(
            term.term,
          )
            .map((each) => quoted(of(term.term, each), each))
            .join(' / ')}`,
          actual: written,
          expected: [of(term.term, language)],
          advice:
            'Use the term, or put the words into quotation marks if they are quoted for being wrong.',
        })
      }
    }
  }
}

function checkPair(
  { term, forms }: Entry,
  { owner, says }: Pick<Text, 'owner' | 'says'>,
  words: ByLanguage<readonly Inflected[]>,
  path: string,
  context: Context,
): void {
  const said = (language: Language) =>
    of(forms, language).flatMap((form) => findPhrase(form, of(words, language)))[0]
  for (const language of languagesOf(words)) {
    if (said(language) !== undefined) continue
    const other = othersOf(words, language).find((each) => said(each) !== undefined)
    const match = other === undefined ? undefined : said(other)
    if (other === undefined || match === undefined) continue
    const [name, otherName] = [language, other].map((each) => packOf(each).nameInEnglish)
    const written = match.map((word) => word.written).join(' ')
    context.report({
      rule: 'term-one-sided',
      ...foundAt(of(says, language)),
      reason: `${owner}: ${otherName} says ${quoted(written, other)}, ${name} does not say ${quoted(of(term.term, language), language)}`,
      expected: of(forms, language).map((form) => quoted(form.written, language)),
      advice: `Use the term in both languages. A further form that is right belongs into \`also\` of \`${term.id}\` in ${path}; a term that may stand in one language alone has \`paired: false\`.`,
    })
  }
}

function entryOf(term: Term): Entry {
  const phrases = (language: Language, forms: readonly string[] = []) =>
    forms.map((form) => phraseOf(form, language))
  return {
    term,
    forms: mapEach(term.term, (written, language) =>
      phrases(language, [written, ...(term.also[language] ?? [])]),
    ),
    forbidden: mapEach(term.term, (_, language) => phrases(language, term.forbidden[language])),
  }
}
