import type { ArticleWords, Debris } from '../text/article-words.ts'
import { foldSpelling, normalise } from '../text/normalise.ts'
import { ARABIC_ARTICLES } from './ar/articles.ts'
import { GERMAN_ARTICLES } from './de/articles.ts'
import { ENGLISH_ARTICLES } from './en/articles.ts'
import { SPANISH_ARTICLES } from './es/articles.ts'
import { PERSIAN_ARTICLES } from './fa/articles.ts'
import { FRENCH_ARTICLES } from './fr/articles.ts'
import { HEBREW_ARTICLES } from './he/articles.ts'
import { ITALIAN_ARTICLES } from './it/articles.ts'
import { PORTUGUESE_ARTICLES } from './pt/articles.ts'
import { RUSSIAN_ARTICLES } from './ru/articles.ts'
import { TURKISH_ARTICLES } from './tr/articles.ts'
import { URDU_ARTICLES } from './ur/articles.ts'

/** Every language whose saved articles are known by its words, with or without a pack. */
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
  HEBREW_ARTICLES,
]

const DEBRIS: readonly (readonly [beginning: string, what: Debris])[] = ARTICLE_WORDS.flatMap(
  ({ debris }) =>
    Object.entries(debris).flatMap(([what, beginnings]) =>
      beginnings.map((beginning) => [folded(beginning), what as Debris] as const),
    ),
).toSorted(([one], [other]) => other.length - one.length)

/**
 * What a line is that stands around an article, by how it begins, in whichever language. It looks at the words
 * alone: a sentence of the article may begin with the same ones.
 */
export function debrisOf(line: string): Debris | undefined {
  const text = folded(line).replace(/^[^\p{L}\p{N}©(]+/u, '')
  return DEBRIS.find(
    ([beginning]) =>
      text.startsWith(beginning) && !/^[\p{L}\p{N}]/u.test(text.slice(beginning.length)),
  )?.[1]
}

/** How words are held against each other here: whatever their case, their marks and their apostrophes. */
export function folded(text: string): string {
  return foldSpelling(normalise(text)).replaceAll('’', "'")
}
