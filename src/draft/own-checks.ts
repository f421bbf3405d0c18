import { quantitiesIn } from '../languages/quantities.ts'
import { quoted } from '../languages/quoted.ts'
import { lightStemsIn, lightStemsOf } from '../languages/stems.ts'
import { wordsIn } from '../languages/words.ts'
import type { RegisteredName } from '../model/editor.ts'
import { type ByLanguage, type Language, languagesOf, of } from '../model/language.ts'
import { foldSpelling, normalise, wordsOf } from '../text/normalise.ts'
import { marksOf } from '../verify/reading/marks.ts'
import { unsupportedIn } from '../verify/support/quantities.ts'
import { oppositionsBetween } from '../verify/translation/oppositions.ts'
import { withoutNames } from '../verify/translation/without-names.ts'
import { copiedFrom, stands, whyNoQuote } from './quote.ts'
import type { ProposedName } from './reply.ts'

/** A proposal with its names put back, beside the original that it is of. */
export interface Beside {
  /** From 1. */
  readonly paragraph: number
  readonly quote: string
  readonly statements: ByLanguage
  readonly names: readonly ProposedName[]
  /** The language of the original. */
  readonly original: Language
  /** All of the original, the first at index 0. */
  readonly paragraphs: readonly string[]
  readonly register: readonly RegisteredName[]
}

/**
 * The share of a statement’s words that its paragraph has at least, where the two are in one language. Of 126 claims that
 * people wrote none has less than 0.26; beside a paragraph that is not theirs three quarters have less than 0.21.
 */
const FEWEST_SHARED = 0.25

/**
 * Why a proposal is not what its quote says, as far as the checks of notes do not ask it: they take for granted that
 * whoever wrote a claim has read its paragraph.
 *
 * @returns sentences; none where nothing is against it
 */
export function whyNotSaid(beside: Beside): string[] {
  const { paragraph, quote, statements, original, paragraphs } = beside
  const noQuote = whyNoQuote(quote, paragraph, paragraphs)
  if (noQuote !== undefined) return [noQuote]
  const text = paragraphs[paragraph - 1] ?? ''
  const own = statements[original]
  const copied = own === undefined ? undefined : copiedFrom(own, paragraphs)
  const shared = own === undefined ? 1 : sharedWords(own, text, original)
  return [
    ...(copied === undefined
      ? []
      : [`More than seven words in a row are the original’s own: ${quoted(copied, original)}.`]),
    ...(shared < FEWEST_SHARED ? ['Hardly a word of it stands in its paragraph.'] : []),
    ...beside.names
      .filter(({ passage }) => !stands(passage, text))
      .map(
        ({ passage }) => `The name ${quoted(passage, original)} does not stand in its paragraph.`,
      ),
    ...languagesOf(statements).flatMap((language) => [
      ...unfoundNames(beside, text, language).map(
        (name) => `${quoted(name, language)} is no name of its paragraph or of the register.`,
      ),
    ]),
    ...provingLanguages(statements, original).flatMap((language) => opposed(beside, language)),
  ]
}

/** What a person should look at in a proposal against which nothing stands. */
export function remarksOn(beside: Beside): string[] {
  const { statements, original } = beside
  const proving = provingLanguages(statements, original)
  return [
    ...unregistered(beside).map(
      ({ passage, words }) =>
        `Not in the register: ${[passage, ...Object.values(words)].join(' = ')}.`,
    ),
    ...languagesOf(statements)
      .filter((language) => !proving.includes(language))
      .flatMap((language) => opposed(beside, language)),
    ...beyondQuote(beside),
  ]
}

/** Numbers that its paragraph has and its quote has not: they may be those of something else. */
function beyondQuote({ quote, original, statements }: Beside): string[] {
  const [language] = languagesOf(statements)
  const statement = of(statements, language)
  return unsupportedIn(statement, [{ text: quote, language: original }], language, []).map(
    ({ said }) =>
      `${quoted(said.text, language)} stands in its paragraph, and not so in its quote.`,
  )
}

/**
 * The languages in which words that oppose the quote refuse a proposal. The lists of opposites are made for two languages
 * that say one thing, and the statements are held to each other by them: within one language homographs oppose.
 */
function provingLanguages(statements: ByLanguage, original: Language): readonly Language[] {
  const others = languagesOf(statements).filter((language) => language !== original)
  return others.length > 0 ? others : [original]
}

/** Names that a proposal brings with it and that the register does not have. */
function unregistered({ names, register }: Beside): ProposedName[] {
  const known = new Set(
    register.flatMap(({ name, short, also }) =>
      languagesOf(name).flatMap((language) =>
        [name[language], short?.[language], ...(also?.[language] ?? [])]
          .filter((form) => form !== undefined)
          .map(comparable),
      ),
    ),
  )
  return names.filter(
    ({ words }) => !Object.values(words).some((form) => known.has(comparable(form))),
  )
}

/** Of all words of a statement, those that a paragraph has in some form. */
function sharedWords(statement: string, paragraph: string, language: Language): number {
  const has = lightStemsIn(paragraph, language)
  const words = wordsIn(statement, language)
  const shared = words.filter((word) => lightStemsOf(word, language).some((stem) => has.has(stem)))
  return words.length === 0 ? 0 : shared.length / words.length
}

/** Words with a capital letter that are no name of the register, of the paragraph, or of those that it lists. */
function unfoundNames(
  { statements, names, original, register }: Beside,
  paragraph: string,
  language: Language,
): string[] {
  const statement = of(statements, language)
  const known = new Set(
    [
      ...names.map(({ words }) => words[language] ?? ''),
      // April is no name, and is held to the passage with its date.
      ...quantitiesIn(statement, language).map(({ text }) => text),
      ...(language === original ? [paragraph] : []),
    ].flatMap((text) => wordsOf(comparable(text))),
  )
  return marksOf(statement, language, register).unknownNames.filter((run) =>
    wordsOf(comparable(run)).some((word) => !known.has(word)),
  )
}

/** Where a statement has words that are the opposite of some of its quote. */
function opposed({ quote, original, statements, register }: Beside, language: Language): string[] {
  // A name has no sense that could be turned round.
  const bare = (text: string, its: Language) => of(withoutNames({ [its]: text }, register), its)
  return oppositionsBetween(
    { text: bare(quote, original), language: original },
    { text: bare(of(statements, language), language), language },
  ).map(({ axis, a, b }) => {
    const [there, here] = [
      a === undefined ? 'nothing of the kind' : quoted(a, original),
      b === undefined ? 'nothing of the kind' : quoted(b, language),
    ]
    return `It says the opposite of its quote (${axis}): ${there} there, ${here} here.`
  })
}

function comparable(text: string): string {
  return foldSpelling(normalise(text))
}
