import type { PhrasingContent, RootContent } from 'mdast'
import type { ByLanguage, Language } from '../model/language.ts'
import type { Bound } from '../model/source.ts'

/** Where something stands in a text file. Lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What a row is for. A row without a comment is `prose`: a person added it. */
export const ROLES = [
  'subtitle',
  'purpose',
  'assisted',
  'sentence',
  'answer',
  'judgement',
  'basis',
  'position',
  'question',
  'edition',
  'imprint',
  'lead',
  'assessment',
  'point',
  'event',
  'note',
  'chart',
  'picture',
  'caption',
  'legend',
  'credit',
  'gap',
  'summary',
  'source',
  'card',
  'state',
  'attached',
  'left-out',
  'change',
  'revision',
  'evidence',
  'name',
  'prose',
] as const

export type Role = (typeof ROLES)[number]

/** What may be said of a row beside its text. */
export const FLAGS = [
  'machine-translated',
  'disputed',
  'draft',
  'stale',
  'unverified',
  'added',
  'changed',
  'publication',
] as const

export type Flag = (typeof FLAGS)[number]

/** What is known only of a brief that was parsed: where its parts stand in the file. */
interface Positioned {
  readonly position?: Position
}

/** The same passage in every language, printed side by side. */
export interface Row extends Positioned {
  readonly kind: 'row'
  readonly role: Role
  /**
   * The topic of a point, the date of an event, the id of a source, the file of a picture with the hash of what it
   * shows; empty for other roles.
   */
  readonly argument: string
  readonly flags: readonly Flag[]
  readonly content: ByLanguage<readonly RootContent[]>
}

/** A heading below a section's own. Its id follows from where it stands: see `headingIds`. */
export interface Heading extends Positioned {
  readonly kind: 'heading'
  /** 3 to 6. */
  readonly level: number
  readonly content: ByLanguage<readonly PhrasingContent[]>
}

/** One cell of a table. Text that names no language serves all of them. */
export interface TableCell {
  readonly content: ByLanguage<readonly PhrasingContent[]>
}

export interface Table extends Positioned {
  readonly kind: 'table'
  /** One a column. */
  readonly align: readonly ('left' | 'right' | 'center' | null)[]
  readonly head: readonly TableCell[]
  readonly body: readonly (readonly TableCell[])[]
}

/** A figure on the scale of its chart. */
export interface PlottedFigure {
  /** In words, with the call of its note. */
  readonly figure: TableCell
  readonly source: TableCell
  /** When it held or what it covers. */
  readonly date: TableCell
  readonly value: number
  /** As its value writes it: `700`, `> 700`, `≥ 700`, `≈ 300`, `≤ 30`, `< 30`. */
  readonly bound: Bound
}

/** Figures that share a scale. Charts that follow each other are the panels of one. */
export interface Chart extends Positioned {
  readonly kind: 'chart'
  /** What stands above the columns in the file: what is counted, which is its title, then source, date, value. */
  readonly head: readonly TableCell[]
  readonly figures: readonly PlottedFigure[]
}

export type Block = Row | Heading | Table | Chart

export interface Section extends Positioned {
  readonly id: string
  readonly title: ByLanguage<readonly PhrasingContent[]>
  readonly blocks: readonly Block[]
}

/** One footnote. */
export interface Note extends Positioned {
  /** As written in the calls: `12` of `[^12]`. */
  readonly label: string
  readonly content: ByLanguage<readonly RootContent[]>
}

/**
 * The Markdown brief, taken apart: what it says, free of how it is marked up. `stringify` writes it as
 * Markdown and `parse` reads that again: what is read equals what was written, but for the positions,
 * which only what was read has. That holds where a document is in this form, which is what the
 * functions of `nodes.ts` make:
 *
 * - Each thing is said in every language. What a row holds are paragraphs, lists, quotations and code, and
 *   two lists do not stand side by side; headings and tables are blocks of their own. A note begins with a
 *   paragraph, and nothing follows a list in it.
 * - Inside of a line two texts never stand side by side, no node is empty, none stands inside of one of its
 *   kind, and an address stands in a link, which holds no call. There is no HTML: a passage in another
 *   language is a `languageSpan`, a line's end a `break`. Nothing begins or ends with a `break`, and no
 *   line with white space.
 * - A heading or a cell has no `languageSpan` but inside of other nodes. Each row of a table has as many
 *   cells as `align`; a cell holds text in all languages or in none, no bar behind a backslash in code and
 *   none in an address.
 * - Ids of sections are unique and not among `RESERVED_IDS`. They, arguments and labels are one word, a
 *   label without brackets, backslash and `&`; each call has its note.
 * - No row has the role `chart`, which belongs to a {@link Chart}. The value of its figures is a
 *   decimal number and not negative.
 */
export interface Document {
  /** For whom it was written. */
  readonly audience?: string
  /** All languages of the brief. The first stands bare in the file, the others in elements of their own. */
  readonly languages: readonly Language[]
  /** ISO 8601. */
  readonly date: string
  readonly shortTitle: ByLanguage
  /** Words to find the brief by, with commas between them. */
  readonly keywords?: ByLanguage
  /** A line such as "Draft". */
  readonly status?: ByLanguage
  readonly title: ByLanguage<readonly PhrasingContent[]>
  /** What stands between the title and the first section. */
  readonly cover: readonly Block[]
  readonly sections: readonly Section[]
  /** In the order of their definitions. */
  readonly notes: readonly Note[]
}
