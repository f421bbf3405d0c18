import type { Paper } from '../model/audience.ts'

/** What a printed PDF must show. Plain data, from the stages before: from render and from the paginator. */
export interface Expectation {
  /** The path that findings name. */
  readonly path: string
  readonly pages: number
  /** Of the edition, the leading one first. */
  readonly languages: readonly string[]
  readonly paper: Paper
  /** Points by which colour reaches beyond the trim on each side. @default none: the sheet is the paper */
  readonly bleed?: number | undefined
  readonly title: Readonly<Record<string, string>>
  /** In reading order. */
  readonly headings: readonly ExpectedHeading[]
  /** Every call, and the page it stands on. */
  readonly calls: readonly { readonly note: string; readonly page: number }[]
  /** Every note, and the pages it stands on. */
  readonly notes: readonly { readonly note: string; readonly pages: readonly number[] }[]
  /**
   * The first page of each half of an edition that is printed back to back, and how many are counted. A
   * note is then called `12-en`, and its number says `12`. @default none
   */
  readonly halves?:
    | readonly { readonly lang: string; readonly page: number; readonly pages: number }[]
    | undefined
  /** Names by which others may link to places of the file. @default none */
  readonly anchors?: readonly string[] | undefined
  /** Every run of text in reading order. */
  readonly texts: readonly { readonly text: string; readonly lang: string }[]
  /**
   * What the brief says, statement by statement, in the order of printing, without marks of notes: taken
   * from the Markdown, so that it does not depend on what was rendered of it.
   * @default none
   */
  readonly statements?: readonly { readonly text: string; readonly lang: string }[] | undefined
  /**
   * Rules of the styles that may be why text is not there, as `h2 { filter: blur(1px) }`. @default none
   */
  readonly hardStyles?: readonly string[] | undefined
  /** Names of font families, as the styles call them. @default any */
  readonly fonts?: readonly string[] | undefined
  /** Names of the files inside. @default none */
  readonly attachments?: readonly string[] | undefined
}

export interface ExpectedHeading {
  readonly level: number
  readonly text: Readonly<Record<string, string>>
  readonly page: number
}
