import { LANGUAGE_SIGNS } from '../languages/common-words.ts'
import type { StatedRecord } from '../model/article.ts'

/** So many characters say what language a text is in as well as all of them do. */
const ENOUGH = 20_000

/** Fewer different words of one language are chance: a name, a quotation, a label again and again. */
const FEWEST = 3

/** Words that tell a language are never rarer in it than one in so many. */
const ONE_IN = 9

/** How much more must speak for one language than for the next. */
const AHEAD = 1.3

/** Signs over and under letters, tatweel and direction marks; not the joiner that parts Persian words. */
const UNSPOKEN =
  /[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

const WORD = /\p{L}[\p{L}\p{M}\u200C'’]*/gu

/** What a record says of the language of a text that does not state it: nothing where it cannot be told. */
export function toldLanguage(text: string): Pick<StatedRecord, 'language'> {
  const value = languageOf(text)
  return value === undefined ? {} : { language: { value, at: 'the letters and words of the text' } }
}

/**
 * The language of a text by its letters and its commonest words, whatever a file states of it.
 *
 * @returns its tag (`ar`, `fa`, `en`); `undefined` where the text is too short to tell, or in a language that is not
 *   known here
 */
export function languageOf(text: string): string | undefined {
  const words =
    text.slice(0, ENOUGH).normalize('NFKC').replace(UNSPOKEN, '').toLowerCase().match(WORD) ?? []
  const ranked = Object.entries(LANGUAGE_SIGNS)
    .map(([tag, { script, words: common, sign }]) => {
      const letters = new RegExp(`^\\p{Script=${script}}`, 'u')
      const own = words.filter((word) => letters.test(word))
      const tell = own.filter((word) => common.has(word) || sign?.test(word))
      return {
        tag,
        telling: tell.length,
        different: new Set(tell).size,
        share: tell.length / own.length,
        covers: own.length / words.length,
      }
    })
    // A text is in the script of most of its words: an Arabic page of a company quotes its English name again and again.
    .filter(({ covers }) => covers > 0.5)
    .sort((one, other) => other.telling - one.telling)
  const [first, second] = ranked
  if (first === undefined || first.share < 1 / ONE_IN) return undefined
  // A heading of two words may have nothing but what tells.
  if (first.different < (first.share > 0.5 ? FEWEST - 1 : FEWEST)) return undefined
  return first.telling >= AHEAD * (second?.telling ?? 0) ? first.tag : undefined
}
