import { Kept, OF_LARGE, remember } from '../text/remember.ts'
import type { Word } from '../text/words.ts'
import { packOf } from './packs.ts'
import { perLanguage } from './per-language.ts'
import { wordsIn } from './words.ts'

/**
 * A word in all the forms under which another text may have it: without what is attached to it, with and
 * without its ending. Light stems: for telling how much two texts have in common, not what a word is.
 */
export function lightStemsOf({ stems }: Word, language: string): readonly string[] {
  return lightOf(language)(stems)
}

/** By the stems of a word, which are the same list wherever the word stands. */
const lightOf = perLanguage((language) => {
  const { endings } = packOf(language).words
  const kept = new Kept<readonly string[]>()
  return (stems: readonly string[]) =>
    kept.recall(stems, [], () => [
      ...new Set(stems.flatMap((stem) => [stem, stem.replace(endings, '')])),
    ])
})

/** The light stems of all words of a text. */
export function lightStemsIn(text: string, language: string): ReadonlySet<string> {
  return stemsOf(language)(text)
}

const stemsOf = perLanguage((language) =>
  remember(
    (text): ReadonlySet<string> =>
      new Set(wordsIn(text, language).flatMap((word) => lightStemsOf(word, language))),
    OF_LARGE,
  ),
)
