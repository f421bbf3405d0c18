import type { Direction } from '../model/language.ts'
import type { DatePack } from './dates.ts'
import type { ParagraphPack } from './locator.ts'
import type { NumberPack } from './numbers/pack.ts'
import type { WordPack } from './words.ts'

/**
 * What the program knows of one language: everything that a stage would otherwise ask a tag for. A pack
 * is data and pure functions; a stage gets it by the tag of the text in its hand (`packOf`).
 */
export interface LanguagePack {
  /** BCP 47, language alone: `en`. */
  readonly tag: string
  /** What its readers call it: "English". */
  readonly ownName: string
  /** ISO 15924: `Latn`. */
  readonly script: string
  readonly direction: Direction
  readonly words: WordPack
  readonly numbers: NumberPack
  readonly dates: DatePack
  readonly paragraphs: ParagraphPack
  readonly languageNames: LanguageNamePack
  /** Between the items of a list, with its space. */
  readonly comma: string
  /** Between the clauses of a list, with its space. */
  readonly semicolon: string
  /** Marks of a quotation, with what stands between them and the words. */
  readonly quotes: { readonly open: string; readonly close: string }
}

/** What languages are called. */
export interface LanguageNamePack {
  /**
   * The languages that sources are most often in, by tag. Written out because what `Intl` calls them differs
   * between ICU versions; those that are not here have the name that it gives.
   */
  readonly names: Readonly<Record<string, string>>
  /** That something is in a language: "in French", «بالفرنسية». */
  inLanguage(name: string): string
}
