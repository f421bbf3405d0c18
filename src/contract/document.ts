import type { PhrasingContent, RootContent } from 'mdast'
import type { ByLanguage } from '../model/language.ts'

/** Where something stands in the Markdown brief. Lines and columns count from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** What a row is for. A row without a comment is `prose`: a person added it. */
export const ROLES = [
  'subtitle',
  'purpose',
  'sentence',
  'lead',
  'assessment',
  'point',
  'event',
  'note',
  'chart',
  'caption',
  'gap',
  'summary',
  'source',
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
] as const

export type Flag = (typeof FLAGS)[number]

/** The same passage in every language, printed side by side. */
export interface Row {
  readonly kind: 'row'
  readonly role: Role
  /** The topic of a point, the date of an event, the id of a source; empty for other roles. */
  readonly argument: string
  readonly flags: readonly Flag[]
  readonly content: ByLanguage<readonly RootContent[]>
  readonly spot: Spot
}

/** A heading below a section's own. */
export interface Heading {
  readonly kind: 'heading'
  readonly id: string
  /** 3 to 6. */
  readonly level: number
  readonly content: ByLanguage<readonly PhrasingContent[]>
}

/** One cell of a table. Text that names no language serves all of them. */
export interface TableCell {
  readonly content: ByLanguage<readonly PhrasingContent[]>
}

export interface Table {
  readonly kind: 'table'
  readonly align: readonly ('left' | 'right' | 'center' | null)[]
  readonly head: readonly TableCell[]
  readonly body: readonly (readonly TableCell[])[]
  readonly spot: Spot
}

/** How a bar binds, as its value writes it: `700`, `≥ 700`, `≈ 300`, `≤ 30`. */
export const BOUNDS = { '': 'exact', '≥': 'at-least', '≈': 'about', '≤': 'at-most' } as const

export type BarBound = (typeof BOUNDS)[keyof typeof BOUNDS]

export interface Bar {
  readonly label: TableCell
  readonly figure: TableCell
  readonly value: number
  readonly bound: BarBound
}

export interface Chart {
  readonly kind: 'chart'
  readonly bars: readonly Bar[]
}

export type Block = Row | Heading | Table | Chart

export interface Section {
  readonly id: string
  readonly title: ByLanguage<readonly PhrasingContent[]>
  readonly blocks: readonly Block[]
}

/** One footnote. */
export interface Note {
  /** As written in the calls: `12` of `[^12]`. */
  readonly label: string
  readonly content: ByLanguage<readonly RootContent[]>
  readonly spot: Spot
}

/** The Markdown brief, taken apart: what it says, free of how it was marked up. */
export interface Document {
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
