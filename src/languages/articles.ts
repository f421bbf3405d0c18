import type { ArticleWords, Debris } from '../text/article-words.ts'
import { foldSpelling, normalise } from '../text/normalise.ts'
import { ARABIC_ARTICLES } from './ar/articles.ts'
import { SORANI_ARTICLES } from './ckb/articles.ts'
import { GERMAN_ARTICLES } from './de/articles.ts'
import { ENGLISH_ARTICLES } from './en/articles.ts'
import { SPANISH_ARTICLES } from './es/articles.ts'
import { PERSIAN_ARTICLES } from './fa/articles.ts'
import { FRENCH_ARTICLES } from './fr/articles.ts'
import { HEBREW_ARTICLES } from './he/articles.ts'
import { ITALIAN_ARTICLES } from './it/articles.ts'
import { PASHTO_ARTICLES } from './ps/articles.ts'
import { PORTUGUESE_ARTICLES } from './pt/articles.ts'
import { RUSSIAN_ARTICLES } from './ru/articles.ts'
import { TURKISH_ARTICLES } from './tr/articles.ts'
import { URDU_ARTICLES } from './ur/articles.ts'

/** Every language whose bylines and lines around articles are known, with or without a pack. */
export const ARTICLE_WORDS: readonly ArticleWords[] = [
  ENGLISH_ARTICLES,
  ARABIC_ARTICLES,
  FRENCH_ARTICLES,
  GERMAN_ARTICLES,
  SPANISH_ARTICLES,
  ITALIAN_ARTICLES,
  PORTUGUESE_ARTICLES,
  TURKISH_ARTICLES,
  RUSSIAN_ARTICLES,
  PERSIAN_ARTICLES,
  URDU_ARTICLES,
  SORANI_ARTICLES,
  PASHTO_ARTICLES,
  HEBREW_ARTICLES,
]

type Phrases = readonly (readonly [phrase: string, what: Debris])[]

/** How long a line is that says little more than its first word, in characters. */
const SHORT = 45

const DEBRIS = phrasesOf(({ debris }) => debris)
const MENTIONS = phrasesOf(({ mentions }) => mentions ?? {})

/** Phrases with what they tell, folded, the longest first. */
function phrasesOf(
  select: (words: ArticleWords) => Readonly<Partial<Record<Debris, readonly string[]>>>,
): Phrases {
  const all = ARTICLE_WORDS.flatMap((words) =>
    Object.entries(select(words)).flatMap(([what, phrases]) =>
      phrases.map((phrase) => [folded(phrase), what as Debris] as const),
    ),
  )
  return all.toSorted(([one], [other]) => other.length - one.length)
}

/**
 * What a line is that stands around an article, by how it begins, in whichever language. It looks at the words
 * alone: a sentence of the article may begin with the same ones.
 */
export function debrisOf(line: string): Debris | undefined {
  const text = folded(line).replace(/^[^\p{L}\p{N}©(]+/u, '')
  return DEBRIS.find(
    ([phrase]) =>
      text.startsWith(phrase) &&
      endsWord(text, phrase.length) &&
      // One word alone begins many a sentence: in Arabic "share" is "took part" as well.
      (phrase.includes(' ') ||
        text.length <= SHORT ||
        /^\s*[:\u061B-]/.test(text.slice(phrase.length))),
  )?.[1]
}

/** What a paragraph below an article speaks of that is not of it, in whichever language: «التعليقات», "newsletter". */
export function mentionOf(paragraph: string): Debris | undefined {
  const text = folded(paragraph)
  return MENTIONS.find(([phrase]) => {
    const at = text.indexOf(phrase)
    return (
      at >= 0 && !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && endsWord(text, at + phrase.length)
    )
  })?.[1]
}

/** Whether no word goes on at a place. */
function endsWord(text: string, at: number): boolean {
  return !/^[\p{L}\p{N}][\p{L}\p{N}]/u.test(text.slice(at - 1, at + 1))
}

/** How words are held against each other here: whatever their case, their marks and their apostrophes. */
export function folded(text: string): string {
  return foldSpelling(normalise(text)).replaceAll('’', "'")
}
