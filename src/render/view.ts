import type { Digits } from '../model/audience.ts'
import type { Direction, Edition, Language } from '../model/language.ts'
import type { BarBound, Flag, Role } from './document.ts'
import type { Html } from './html.ts'

/**
 * What a template receives. Each value is there, even where it is empty: `null` or an empty list
 * stands for "none", and a name that is not in here is a finding. `templates/README.md` shows an
 * example of each value; keep the two together.
 */
export interface View {
  /** `en-ar`, `en`, `ar` or `back-to-back`. */
  readonly edition: Edition
  /** Whether two languages stand side by side. */
  readonly parallel: boolean
  /** Language and direction of the page as a whole. */
  readonly lang: Language
  readonly dir: Direction
  readonly languages: readonly LanguageView[]
  readonly page: PageView
  /**
   * The kinds of digits: one where all languages of the edition write numbers alike, else one a
   * language. For numbers that the languages share.
   */
  readonly numerals: readonly NumeralView[]
  /** In which digits the audience reads Arabic; all text has them already. */
  readonly arabicDigits: Digits
  /** The styles, with every font and picture inside of them. */
  readonly styles: Html
  /** By key: `labels.contents`. */
  readonly labels: Readonly<Record<string, Cells>>
  /** "Page 3 of 20" with places that print fills in: `data-fill="page"` and `"pages"`. */
  readonly pageNumber: Cells
  /** The audience's line on every page. */
  readonly runningLine: Cells | null
  /**
   * The halves of an edition that is printed back to back, which `each-half` goes through: each is
   * the view of the edition of its language. What stands in them (cover, sections, contents, notes)
   * is empty in the view around them. `null` in any other edition.
   */
  readonly halves: readonly HalfView[] | null
  /** In a half: that the other half says the same in its own language, in that language. */
  readonly otherHalf: Cells | null
  readonly brief: BriefView
}

/** One half: what a template receives inside of `each-half`. The styles belong to the page. */
export type HalfView = Omit<View, 'styles'>

/** One language of the edition. */
export interface LanguageView {
  readonly lang: Language
  readonly dir: Direction
  /** Its own name: "English", «العربية». */
  readonly name: string
}

export interface NumeralView {
  readonly lang: Language
  readonly dir: Direction
  readonly digits: Digits
}

export interface PageView {
  readonly size: 'A4' | 'Letter'
  /** CSS lengths. */
  readonly width: string
  readonly height: string
}

/** The same thing in each language of the edition, in the order of its columns. */
export type Cells = readonly Cell[]

export interface Cell {
  readonly lang: Language
  readonly dir: Direction
  readonly html: Html
  /** Without markup: for attributes. */
  readonly text: string
}

export interface BriefView {
  readonly title: Cells
  readonly shortTitle: Cells
  /** Without markup, for what the file says of itself; `cover` has it as a row. */
  readonly subtitle: Cells | null
  /** Words to find the brief by, with commas between them. */
  readonly keywords: Cells | null
  readonly status: Cells | null
  readonly date: DateView
  /** Date and number of sources: "23 November 2026 · 5 sources". */
  readonly imprint: Cells
  /** What stands below the title: subtitle, purpose and whatever a person has added. */
  readonly cover: readonly BlockView[]
  /** The section `bottom-line`. */
  readonly bottomLine: SectionView | null
  /** All other sections. */
  readonly sections: readonly SectionView[]
  readonly contents: readonly ContentsEntry[]
  readonly notes: readonly NoteView[]
}

export interface DateView {
  /** ISO 8601. */
  readonly iso: string
  readonly cells: Cells
}

export interface SectionView {
  readonly id: string
  readonly title: Cells
  readonly blocks: readonly BlockView[]
}

/** A line of the contents. */
export interface ContentsEntry {
  readonly id: string
  /** 2 for a section, 3 for what is below it. */
  readonly level: number
  /** Id of the section it stands in; empty for a section itself. */
  readonly parent: string
  readonly title: Cells
}

/** One part of a section. Exactly one of its values is not `null`. */
export interface BlockView {
  readonly heading: HeadingView | null
  readonly row: RowView | null
  /** Rows that contradict each other. */
  readonly dispute: readonly RowView[] | null
  readonly timeline: readonly EventView[] | null
  readonly table: TableView | null
  readonly chart: ChartView | null
}

export interface HeadingView {
  readonly id: string
  readonly level: number
  readonly title: Cells
}

export interface RowView {
  readonly role: Role
  /** The topic of a point, the id of a source; empty for other roles. */
  readonly argument: string
  readonly flags: readonly Flag[]
  readonly cells: Cells
}

export interface EventView {
  /** ISO 8601 date or interval. */
  readonly iso: string
  /** The year or years alone, "2019–2021": one cell for each kind of digits (`numerals`). */
  readonly years: Cells
  /** The date in words where it is more exact than its year; otherwise `null`. */
  readonly date: Cells | null
  readonly row: RowView
}

/** A table, once in each language. */
export interface TableView {
  /** Number of its lines, the head included: both languages keep the same height. */
  readonly lines: number
  /** Number of the columns of each. */
  readonly columns: number
  readonly tables: readonly LanguageTable[]
}

export interface LanguageTable {
  readonly lang: Language
  readonly dir: Direction
  readonly head: readonly Cell[]
  readonly body: readonly (readonly Cell[])[]
}

export interface ChartView {
  readonly bars: readonly BarView[]
  /** The drawing; it stands level with the labels. */
  readonly drawing: Html
  /** What the ends of the bars mean: the labels `bound-…` of those that occur. */
  readonly legend: readonly LegendEntry[]
}

export interface BarView {
  readonly bound: BarBound
  /** Its line in the drawing, from 1. */
  readonly row: number
  readonly cells: readonly BarCell[]
}

/** What stands beside a bar in one language. */
export interface BarCell {
  readonly lang: Language
  readonly dir: Direction
  /** What is counted. */
  readonly label: Html
  /** The figure in words: "more than 700". */
  readonly figure: Html
}

export interface LegendEntry {
  readonly bound: BarBound
  readonly cells: Cells
}

export interface NoteView {
  readonly label: string
  readonly id: string
  readonly cells: readonly NoteCell[]
}

export interface NoteCell extends Cell {
  /** The label as its language writes numbers. */
  readonly number: string
  /** Address of the first call in this language: `#call-12-en`. */
  readonly back: string
  /** What that link does, in words. */
  readonly backLabel: string
}
