import type { Token } from '../../../text/numbers/pack.ts'
import { Memory } from '../../../text/remember.ts'

/** A word without what is written together with it. */
export interface Unprefixed<T> {
  readonly value: T
  /** «و» or «ف» stands before it. */
  readonly joined: boolean
  /** The article stands before it. */
  readonly definite: boolean
  /** What stands before it, article included. */
  readonly prefix: string
  /** A pronoun hangs on it: «نصفهم». */
  readonly suffixed: boolean
}

const ARTICLES = ['', 'ال']

/** Everything that is written together with a following word, shortest first. */
const PREFIXES = ['', 'و', 'ف']
  .flatMap((joined) => [
    ...['', 'ب', 'ك'].flatMap((particle) => ARTICLES.map((article) => joined + particle + article)),
    `${joined}ل`,
    `${joined}لل`,
  ])
  .sort((a, b) => a.length - b.length)

const NO_PREFIX: readonly string[] = ['']

/** The prefixes that a word can begin with, by its first letter; most words have none. */
const PREFIXES_BY_LETTER: ReadonlyMap<string, readonly string[]> = new Map(
  ['و', 'ف', 'ب', 'ك', 'ل', 'ا'].map((letter) => [
    letter,
    PREFIXES.filter((prefix) => prefix === '' || prefix.startsWith(letter)),
  ]),
)

const PRONOUNS = ['هما', 'هم', 'هن', 'ها', 'نا', 'كم', 'ه']

/**
 * Looks a folded Arabic word up in a table, first as it stands, then without the particles and the
 * article before it.
 *
 * @param pronouns whether a pronoun may hang on it
 * @example lookUp('وبالخمسين', new Map([['خمسين', 50]]))?.value // 50
 */
export function lookUp<T>(
  word: string,
  table: ReadonlyMap<string, T>,
  pronouns = false,
): Unprefixed<T> | undefined {
  const known = answersOf(word)[pronouns ? 1 : 0]
  const answer = known.get(table)
  if (answer !== undefined) return (answer ?? undefined) as Unprefixed<T> | undefined
  const found =
    lookUpPrefixed(word, table, false) ?? (pronouns ? lookUpSuffixed(word, table) : undefined)
  known.set(table, found ?? null)
  return found
}

/** By table, what a word is there, or `null`: without and with pronouns. */
type Answers = readonly [Map<object, Answer>, Map<object, Answer>]
type Answer = Unprefixed<unknown> | null

/** Every word of a text is looked up in a dozen tables, one after the other, and most are in none. */
const KNOWN = new Memory<Answers>()
let last: readonly [word: string, answers: Answers] | undefined

function answersOf(word: string): Answers {
  if (last?.[0] === word) return last[1]
  last = [word, KNOWN.recall(word, () => [new Map(), new Map()])]
  return last[1]
}

function lookUpPrefixed<T>(
  word: string,
  table: ReadonlyMap<string, T>,
  suffixed: boolean,
): Unprefixed<T> | undefined {
  for (const prefix of PREFIXES_BY_LETTER.get(word[0] ?? '') ?? NO_PREFIX) {
    if (!word.startsWith(prefix)) continue
    const value = table.get(word.slice(prefix.length))
    if (value !== undefined) return found(value, prefix, suffixed)
  }
  return undefined
}

function lookUpSuffixed<T>(word: string, table: ReadonlyMap<string, T>): Unprefixed<T> | undefined {
  for (const pronoun of PRONOUNS) {
    if (!word.endsWith(pronoun) || word.length < pronoun.length + 2) continue
    const stem = word.slice(0, -pronoun.length)
    // Before a pronoun the ta of a feminine is open («ثلاثتهم») and a final ya may be an alif.
    const forms = [stem]
    if (stem.endsWith('ت')) forms.push(`${stem.slice(0, -1)}ه`)
    if (stem.endsWith('ا')) forms.push(`${stem.slice(0, -1)}ي`)
    for (const form of forms) {
      const value = lookUpPrefixed(form, table, true)
      if (value) return value
    }
  }
  return undefined
}

function found<T>(value: T, prefix: string, suffixed: boolean): Unprefixed<T> {
  return {
    value,
    joined: prefix.startsWith('و') || prefix.startsWith('ف'),
    definite: prefix.endsWith('ال') || prefix.endsWith('لل'),
    prefix,
    suffixed,
  }
}

/** Whether a token is a word that is read in Arabic. */
export function isArabic(token: Token | undefined): token is Token {
  return token?.type === 'word' && token.language === 'ar'
}
