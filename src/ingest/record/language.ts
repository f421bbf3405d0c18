import { ARTICLE_WORDS } from '../../languages/articles.ts'
import type { ArticleWords } from '../../text/article-words.ts'
import { wordsOf } from '../../text/normalise.ts'

/** Languages that a script alone tells. */
const BY_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Ethiopic}/gu, 'am'],
]

/** Of how many letters the language is told: more would not tell more. */
const SAMPLE = 20_000

/** Of which share of the words it must be known: in each of these languages it is a quarter and more. */
const ENOUGH = 0.07

/** How much a letter that no neighbour has counts beside a word that most sentences have. */
const LETTER = 0.5

/**
 * The language of a text by its letters and its words alone, as a tag of BCP 47; `undefined` where they do not tell.
 *
 * Persian, Urdu, Kurdish and Pashto are told from Arabic by letters of their own, and by their small words.
 */
export function languageOf(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE)
  const letters = count(sample, /\p{L}/gu)
  if (letters < 20) return undefined
  for (const [pattern, tag] of BY_SCRIPT) {
    // Kana stand between Han in Japanese; a third of kana is enough.
    if (count(sample, pattern) > letters / (tag === 'ja' ? 5 : 2)) return tag
  }
  const words = wordsOf(sample)
  const scores = ARTICLE_WORDS.map((each) => ({
    tag: each.tag,
    score: scoreOf(each, words, sample),
  }))
  const [best] = scores.toSorted((one, other) => other.score - one.score)
  return best && best.score >= ENOUGH ? best.tag : undefined
}

function scoreOf(language: ArticleWords, words: readonly string[], sample: string): number {
  const common = commonOf(language)
  const known = words.filter((word) => common.has(word.toLowerCase())).length
  const own = language.letters ? count(sample, language.letters) : 0
  return (known + LETTER * own) / Math.max(1, words.length)
}

const COMMON = new Map(ARTICLE_WORDS.map(({ tag, common }) => [tag, new Set(common.split(' '))]))

function commonOf({ tag }: ArticleWords): ReadonlySet<string> {
  return COMMON.get(tag) ?? new Set()
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
