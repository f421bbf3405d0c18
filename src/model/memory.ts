import type { ByLanguage, Language } from './language.ts'
import type { TextId } from './texts.ts'

/** Words that were accepted as saying the same in several languages, or that a translator brought along. */
export interface MemoryEntry {
  /** In two languages at least, without Markdown, spaces evened out. */
  readonly words: ByLanguage
  /** Ids of the texts that say it, or said it last; of what a translator brought along there are none. */
  readonly texts: readonly TextId[]
  /** It is sensitive or names a private person: it stays in the project, and goes into no file for a translator. */
  readonly confined: boolean
}

/** A text that somebody has to translate, or translate anew. */
export interface SoughtWording {
  /** Id of the text; absent of a sentence of the editor’s that has none yet. */
  readonly text?: TextId | undefined
  /** What it says, in the languages that it has. */
  readonly words: ByLanguage
  /** The languages in which it was edited: it is looked for by these. */
  readonly by: readonly Language[]
}

/** The entry of a memory that is most like a text. */
export interface EarlierWording {
  readonly words: ByLanguage
  readonly texts: readonly TextId[]
  /** Whether it is known to be what this very text said before: by its id. */
  readonly isOwn: boolean
  /** The language in which the two are alike. */
  readonly language: Language
  /** How much, in whole per cent. 100 is word for word, and sign for sign. */
  readonly likeness: number
  /** What differs there: words of then and of now, of which one is empty where something came or went. */
  readonly changes: readonly { readonly was: string; readonly now: string }[]
}
