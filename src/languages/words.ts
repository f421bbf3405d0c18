import { OF_LARGE, remember } from '../text/remember.ts'
import { findWords, type Word } from '../text/words.ts'
import { packOf } from './packs.ts'
import { perLanguage } from './per-language.ts'

/** The words of a text in one language. */
export function wordsIn(text: string, language: string): readonly Word[] {
  return wordsOf(language)(text)
}

const wordsOf = perLanguage((language) => {
  const { words } = packOf(language)
  const stemsOf = remember((written) => words.stemsOf(written))
  return remember((text) => findWords(text, words, stemsOf), OF_LARGE)
})

/** One word without what is attached to it: the form under which a register knows it. */
export function keyOf({ stems: [folded = ''] }: Word, language: string): string {
  return packOf(language).words.withoutArticle(folded)
}
