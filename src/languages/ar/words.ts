import { foldSpelling, normalise } from '../../text/normalise.ts'
import type { WordPack } from '../../text/words.ts'
import { WORDS as LATIN_WORDS } from '../en/words.ts'

/** What may be left of a word when its prefixes are taken off; less is no word. */
const SHORTEST = 2

export const WORDS: WordPack = {
  stemsOf: (written) =>
    /\p{sc=Arabic}/u.test(written)
      ? stems(foldSpelling(normalise(written)))
      : LATIN_WORDS.stemsOf(written),
  withoutArticle,
  isLooseArticle: () => false,
  endings: /(?<=...)(?:هما|هم|هن|ها|نا|ات|ان|ون|ين|وا|يه|ه|ي|ا|ت)$/,
  sounds: [
    [/[ءئؤ]/g, ''],
    [/[قگ]/g, 'ك'],
    [/ط/g, 'ت'],
    [/ظ/g, 'ز'],
    [/ص/g, 'س'],
    [/ض/g, 'د'],
    [/ڤ/g, 'ف'],
    [/پ/g, 'ب'],
    [/[چ]/g, 'ش'],
    [/(.)\1+/g, '$1'],
  ],
  near: { same: 5, one: 7, two: 10 },
}

/**
 * «وبالرقة» is و + ب + ال + رقة. Whether a first letter is a prefix or belongs to the word cannot be
 * told from the word alone, so all readings are kept: «فيرا» is a name, not ف + يرا.
 */
function stems(folded: string): string[] {
  const found = new Set([folded])
  const take = (prefix: RegExp) => {
    for (const stem of [...found]) {
      const rest = stem.replace(prefix, '')
      if (rest !== stem && rest.length >= SHORTEST) found.add(rest)
    }
  }
  take(/^[وف]/)
  take(/^(?=لل)ل/)
  take(/^[بكل]/)
  for (const stem of [...found]) found.add(withoutArticle(stem))
  return [...found]
}

function withoutArticle(folded: string): string {
  return folded.replace(/^ال(?=..)/, '')
}
