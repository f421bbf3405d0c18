import { perLanguage } from '../languages/per-language.ts'
import { lightStemsOf } from '../languages/stems.ts'
import { wordsIn } from '../languages/words.ts'
import { remember } from '../text/remember.ts'
import { diffWords } from '../text/word-diff.ts'

/** A text as its words are compared: each as it is written, folded, and by its stem; or numbers that stand for these. */
export interface Words<T extends string | number = string> {
  readonly keys: ArrayLike<T>
  readonly stems: ArrayLike<T>
}

/** What it costs to put a word in, take one out or exchange one; to inflect one or attach something to it costs half. */
const WHOLE = 2
const INFLECTED = 1

/** The words of a text in one language. */
export function comparedWords(
  text: string,
  language: string,
): { readonly keys: readonly string[]; readonly stems: readonly string[] } {
  const words = diffWords(text)
  const stemOf = stemsOf(language)
  return {
    keys: words.map(({ key }) => key),
    stems: words.map(({ key, start, end }) => stemOf(text.slice(start, end)) || key),
  }
}

/** The shortest of the stems of a word, so that forms of one word meet; a number and a sign have none. */
const stemsOf = perLanguage((language) =>
  remember((written) => {
    if (!/^\p{L}/u.test(written)) return ''
    const stems = wordsIn(written, language).flatMap((word) => lightStemsOf(word, language))
    return stems.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? ''
  }),
)

/**
 * How much two texts are alike, from 0 to 1, as tools of translators count it: 1 less the share of the words of the longer
 * one that must be put in, taken out or exchanged.
 *
 * @param least where it is certain to be less, 0 is given
 */
export function likeness<T extends string | number>(a: Words<T>, b: Words<T>, least = 0): number {
  const most = Math.max(a.keys.length, b.keys.length)
  if (most === 0) return 0
  if (Math.min(a.keys.length, b.keys.length) < least * most) return 0
  const found = 1 - cost(a, b) / (WHOLE * most)
  return found < least ? 0 : found
}

/** Rows of {@link cost}, made once. */
let before = new Uint32Array(64)
let row = new Uint32Array(64)

/** The cheapest way from the words of one text to those of another. */
function cost<T extends string | number>(a: Words<T>, b: Words<T>): number {
  const columns = b.keys.length
  if (row.length <= columns) {
    before = new Uint32Array(2 * columns)
    row = new Uint32Array(2 * columns)
  }
  for (let j = 0; j <= columns; j += 1) row[j] = j * WHOLE
  for (let i = 1; i <= a.keys.length; i += 1) {
    ;[before, row] = [row, before]
    row[0] = i * WHOLE
    const [key, stem] = [a.keys[i - 1], a.stems[i - 1]]
    for (let j = 1; j <= columns; j += 1) {
      const exchanged = key === b.keys[j - 1] ? 0 : stem === b.stems[j - 1] ? INFLECTED : WHOLE
      row[j] = Math.min(
        (before[j - 1] ?? 0) + exchanged,
        (before[j] ?? 0) + WHOLE,
        (row[j - 1] ?? 0) + WHOLE,
      )
    }
  }
  return row[columns] ?? 0
}
