import type { Language } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import { remember } from '../../text/remember.ts'
import { sentencesIn } from '../../text/sentences.ts'
import { withoutQuotations } from '../../text/words.ts'
import { brackets, withoutBrackets } from '../editorial/sentences.ts'

/** The sentences of a text, and those of each bracket of its editor’s, which is read as a remark of its own. */
export function sentencesOf(text: string, language: Language): string[] {
  return [
    ...ownSentences(text, language),
    ...brackets(text, language).flatMap((bracket) =>
      sentencesIn(bracket.slice(bracket.indexOf(':') + 1, -1)),
    ),
  ]
}

/** The sentences that say what sources say: without brackets. */
export function ownSentences(text: string, language: Language): string[] {
  return sentencesIn(withoutBrackets(text, language))
}

/** A sentence as words of a style are looked for in it: folded, and without what it quotes. */
export const folded = remember((sentence) => foldSpelling(normalise(withoutQuotations(sentence))))

/** How a sentence begins, for whoever looks for it. */
export function beginningOf(sentence: string): string {
  const words = sentence.split(/\s+/u)
  return words.length > BEGINNING ? `${words.slice(0, BEGINNING).join(' ')} …` : sentence
}

const BEGINNING = 6
