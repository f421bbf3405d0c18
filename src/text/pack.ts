import type { UsualSection } from '../model/editor.ts'
import type { Direction } from '../model/language.ts'

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
  /** Titles of the sections that a brief has unless its editor's file lists others. */
  readonly sections: Readonly<Record<UsualSection, string>>
  /** Between the items of a list, with its space. */
  readonly comma: string
  /** Between the clauses of a list, with its space. */
  readonly semicolon: string
  /** Marks of a quotation, with what stands between them and the words. */
  readonly quotes: { readonly open: string; readonly close: string }
}
