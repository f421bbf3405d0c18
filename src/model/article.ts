/** Where something stands in a saved file, in words that help to find it: `meta og:title`, `paragraph 3`. */
export type StatedAt = string

/** A value that a file states, and where. What it does not state is absent, and never guessed. */
export interface Stated {
  readonly value: string
  readonly at: StatedAt
}

/** What a saved file states of itself. */
export interface StatedRecord {
  readonly title?: Stated
  /** Persons by name; a site, an agency or a developer's credit is no author. */
  readonly authors: readonly Stated[]
  /** Who translated it, where a notice says so. */
  readonly translator?: Stated
  /** The outlet that published it. */
  readonly containerTitle?: Stated
  /** ISO 8601, as exactly as it is stated: `2020`, `2020-04` or `2020-04-21`. */
  readonly issued?: Stated
  /** Tag of BCP 47; of the letters and words themselves where the file does not state it, or states it wrongly. */
  readonly language?: Stated
  readonly url?: Stated
}

/** A paragraph of a saved file, in reading order. */
export interface ArticleParagraph {
  /** In one line, without a line end. */
  readonly text: string
  /**
   * Why it was left out of the original, in a few words: `menu`, `other articles`, `page number`. A person may put
   * it back.
   */
  readonly cut?: string
  /** Why it is kept though it looks like debris, in a few words: proposed as `health: noise`. */
  readonly noise?: string
  /**
   * Why its letters cannot be trusted, and where it stands: its text is then only a line that says so, and
   * whoever needs it reads it in the file.
   */
  readonly refused?: string
}

/** The text of an original: what was not cut, a paragraph a line. */
export function originalText(paragraphs: readonly ArticleParagraph[]): string {
  return paragraphs.flatMap(({ cut, text }) => (cut === undefined ? [`${text}\n`] : [])).join('')
}

/** How a file holds its text. */
export type ArticleKind = 'html' | 'docx' | 'pdf' | 'markdown' | 'text'

/** What a saved file holds, before anything of it is written down. */
export interface Article {
  readonly kind: ArticleKind
  readonly paragraphs: readonly ArticleParagraph[]
  readonly record: StatedRecord
  /** What a person should know of how it was read, a sentence each. */
  readonly notices: readonly string[]
}
