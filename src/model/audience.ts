import type { Edition, Localized } from './language.ts'

/** A text file of an audience, with the path that a message names. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** The wordings of what the program itself prints, by key: `contents` is "Contents" / «المحتويات». */
export type Labels = Readonly<Record<string, string>>

/** Who a brief is printed for: which editions, which layout, which look. No audience alters a fact. */
export interface Audience {
  /** Name of its folder in `templates/`. */
  readonly name: string
  readonly editions: readonly Edition[]
  readonly page: 'A4' | 'Letter'
  /** A line on every page, such as "For official use". */
  readonly runningLine?: Localized
  readonly labels: Localized<Labels>
  /** A CSL style (XML) for each language, since a style has one comma and one pair of quotation marks. */
  readonly citationStyles: Localized<TextFile>
  readonly layout: TextFile
  /** By the name under which a template calls them. */
  readonly partials: Readonly<Record<string, TextFile>>
  /** In the order in which they apply. */
  readonly styles: readonly TextFile[]
  /** Pictures and fonts of its own, by name from the top of its folder: `images/seal.svg`. */
  readonly assets: Readonly<Record<string, Uint8Array>>
}
