import { foldSpelling, normalise, wordsOf } from '../text/normalise.ts'
import { wordCount } from '../text/words.ts'

/** A quote of fewer words is found in many places. */
const FEWEST_WORDS = 6

/** How many words in a row may be an article's own. */
const MOST_COPIED = 7

/**
 * Why words are no quote of a paragraph; `undefined` where they are. Only spaces, vowel signs and the script of digits
 * may be others.
 *
 * @param paragraphs all of the original, the first at index 0
 * @param paragraph the one that they are said to stand in, from 1
 */
export function whyNoQuote(
  quote: string,
  paragraph: number,
  paragraphs: readonly string[],
): string | undefined {
  if (wordCount(quote) < FEWEST_WORDS) {
    return `Its quote has fewer than ${FEWEST_WORDS} words.`
  }
  const text = paragraphs[paragraph - 1]
  if (text === undefined) return `There is no paragraph ${paragraph}.`
  if (stands(quote, text)) return undefined
  const elsewhere = paragraphs.findIndex((other) => stands(quote, other))
  return elsewhere < 0
    ? 'Its quote stands nowhere in the original.'
    : `Its quote stands in paragraph ${elsewhere + 1}, and not in paragraph ${paragraph}.`
}

/** Whether words stand in a text, from the beginning of a word to the end of one. */
export function stands(quote: string, text: string): boolean {
  const [wanted, whole] = [normalise(quote), normalise(text)]
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const before = /[\p{L}\p{N}]$/u.test(whole.slice(0, at))
    const after = /^[\p{L}\p{N}]/u.test(whole.slice(at + wanted.length))
    if (!before && !after) return true
  }
  return false
}

/** The words in a row that a statement has from an original, where they are too many. */
export function copiedFrom(statement: string, paragraphs: readonly string[]): string | undefined {
  const words = comparable(statement)
  const texts = paragraphs.map((text) => ` ${comparable(text).join(' ')} `)
  for (let from = 0; from + MOST_COPIED < words.length; from += 1) {
    const run = words.slice(from, from + MOST_COPIED + 1).join(' ')
    if (texts.some((text) => text.includes(` ${run} `))) return run
  }
  return undefined
}

function comparable(text: string): string[] {
  return wordsOf(foldSpelling(normalise(text)))
}
