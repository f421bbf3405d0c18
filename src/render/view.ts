import type { Flag, Role } from '../contract/document.ts'
import type { Digits, Paper } from '../model/audience.ts'
import type { Direction, Edition, Language } from '../model/language.ts'
import type { Bound } from '../model/source.ts'
import type { Html } from './html.ts'

/**
 * What a template receives. Each value is there, even where it is empty: `null` or an empty list
 * stands for "none", and a name that is not in here is a finding. The reference in
 * `templates/README.md` is made of this file and of a real view (`test/render/view.test.ts`).
 */
export interface View {
  /** `en-ar`, `en`, `ar` or `back-to-back`. */
  readonly edition: Edition
  /** Whether two languages stand side by side. */
  readonly parallel: boolean
  /** How its languages are arranged: beside each other, one alone, or one after the other. */
  readonly form: 'parallel' | 'single' | 'back-to-back'
  /** Language of the page as a whole. */
  readonly lang: Language
  /** Direction of the page as a whole. */
  readonly dir: Direction
  /** Those that are printed, in the order of their columns or halves. */
  readonly languages: readonly LanguageView[]
  /** How far apart its lines stand: what its first language wants; side by side, what both can share. */
  readonly leading: LeadingView
  /** The paper. */
  readonly page: PageView
  /**
   * The kinds of digits: one where all languages of the edition write numbers alike, else one a
   * language. For numbers that the languages share.
   */
  readonly numerals: readonly NumeralView[]
  /** In which digits the audience reads Arabic; all text has them already. */
  readonly arabicDigits: Digits
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
  /** The brief itself. */
  readonly brief: BriefView
  /** The styles, with every font and picture inside of them. */
  readonly styles: Html
}

/** One half: what a template receives inside of `each-half`. The styles belong to the page. */
export type HalfView = Omit<View, 'styles'>

/** One language of the edition. */
export interface LanguageView {
  /** As in the attribute `lang`. */
  readonly lang: Language
  /** As in the attribute `dir`. */
  readonly dir: Direction
  /** Its own name: "English", «العربية». */
  readonly name: string
  /** How much room it takes to say something, beside other languages: what shares the width of columns. */
  readonly room: number
  /** How far apart its lines stand, as multiples of the size of type. */
  readonly leading: LeadingView
}

/** How far apart lines stand, as multiples of the size of type. */
export interface LeadingView {
  /** Of titles and headings. */
  readonly title: number
  /** Of text. */
  readonly text: number
  /** Of notes, tables and whatever else is set small. */
  readonly small: number
}

/** One kind of digits. */
export interface NumeralView {
  /** The first language that writes them. */
  readonly lang: Language
  /** Its direction. */
  readonly dir: Direction
  /** As print asks for in `data-digits`. */
  readonly kind: Digits
}

/** The paper. */
export interface PageView {
  /** Its name. */
  readonly size: Paper
  /** A CSS length. */
  readonly width: string
  /** A CSS length. */
  readonly height: string
  /** How far colour reaches beyond the cut, a CSS length; `0mm` where nothing is cut. */
  readonly bleed: string
  /** Room for crop marks beyond that, a CSS length; `0mm` without them. */
  readonly cropMarks: string
}

/** The same thing in each language of the edition, in the order of its columns. */
export type Cells = readonly Cell[]

/** Something in one language. `Cells` is a list of them: the same thing in each language. */
export interface Cell {
  /** Its language. */
  readonly lang: Language
  /** Its direction. */
  readonly dir: Direction
  /** Ready to stand in the page: scripts isolated, calls of notes in their places. */
  readonly html: Html
  /** Without markup, for attributes; empty where it is more than a line. */
  readonly text: string
}

/** What the Markdown brief says. */
export interface BriefView {
  /** The title. */
  readonly title: Cells
  /** The title for running heads. */
  readonly shortTitle: Cells
  /** Without markup, for what the file says of itself; `cover` has it as a row. */
  readonly subtitle: Cells | null
  /** Words to find the brief by, with commas between them. */
  readonly keywords: Cells | null
  /** A line such as "Draft, not released". */
  readonly status: Cells | null
  /** Of the brief. */
  readonly date: DateView
  /** Date and number of sources: "23 November 2026 · 5 sources". */
  readonly imprint: Cells
  /** What stands below the title: subtitle, purpose and whatever a person has added. */
  readonly cover: readonly BlockView[]
  /** The section `bottom-line`. */
  readonly bottomLine: SectionView | null
  /** All other sections. */
  readonly sections: readonly SectionView[]
  /** Sections and the headings directly below them. */
  readonly contents: readonly ContentsEntry[]
  /**
   * The figures of the section `comparison`, for a template that prints one of them elsewhere: found by
   * their `id`, and never typed.
   */
  readonly figures: readonly FigureView[]
  /** The notes that this edition calls, under the numbers of the full brief. */
  readonly notes: readonly NoteView[]
}

/** A date. */
export interface DateView {
  /** ISO 8601. */
  readonly iso: string
  /** In words. */
  readonly cells: Cells
}

/** A section. */
export interface SectionView {
  /** For its heading; `brief`, `contents` and `notes` are left to the layout. */
  readonly id: string
  /** Whether it is one of those before the sections, which can be read alone. */
  readonly opens: boolean
  /** Whether it is for a screen alone: what is wrong in each source, where no page tells it. */
  readonly screen: boolean
  /** Its title. */
  readonly title: Cells
  /** What stands in it, in order. */
  readonly blocks: readonly BlockView[]
}

/** A line of the contents. */
export interface ContentsEntry {
  /** Of the heading that it leads to. */
  readonly id: string
  /** 2 for a section, 3 for what is below it. */
  readonly level: number
  /** Id of the section it stands in; empty for a section itself. */
  readonly parent: string
  /** Of what stands between the bottom line and the sections: so near that it need not be listed. */
  readonly near: boolean
  /** Without the marks of notes. */
  readonly title: Cells
}

/** One part of a section. Exactly one of its values is not `null`. */
export interface BlockView {
  /** A heading below the section’s own. */
  readonly heading: HeadingView | null
  /** A passage in each language. */
  readonly row: RowView | null
  /** Rows that contradict each other. */
  readonly dispute: readonly RowView[] | null
  /** Events that follow each other. */
  readonly timeline: readonly EventView[] | null
  /** A table. */
  readonly table: TableView | null
  /** Figures on scales. */
  readonly chart: ChartView | null
  /** A picture or a map. */
  readonly picture: PictureView | null
}

/** A heading below a section’s own. */
export interface HeadingView {
  /** For the attribute `id`. */
  readonly id: string
  /** 3 to 6. */
  readonly level: number
  /** Its words. */
  readonly title: Cells
}

/** A passage in each language. */
export interface RowView {
  /** What it is: `point`, `lead`, `source` and so on; `prose` is what a person added. */
  readonly role: Role
  /** The topic of a point, the id of a source, what a change is about; empty for other roles. */
  readonly argument: string
  /** Of a change: a wording that leads to the id in `argument`, with a place for its page number. */
  readonly place: Cells | null
  /** What is said of it. All but `disputed` already stand as a word after the text. */
  readonly flags: readonly Flag[]
  /** Its blocks of text. */
  readonly cells: Cells
  /**
   * The same of a source side by side, entry by entry; `null` where its languages do not stand so. Of the role
   * `state` in every edition, its text ready for a `<summary>`.
   */
  readonly facing: FacingView | null
}

/** A text and the list below it, where the entries of all languages say the same. */
export interface FacingView {
  /** The text above the list. */
  readonly cells: Cells
  /** Each entry of the list. */
  readonly entries: readonly EntryView[]
}

/** An entry of a list in each language. */
export interface EntryView {
  /** Its text. */
  readonly cells: Cells
}

/** An event of the timeline. */
export interface EventView {
  /** ISO 8601 date or interval. */
  readonly iso: string
  /**
   * The year or years alone, "2019–2021": one cell for each kind of digits (`numerals`). Where languages of
   * both directions share it, its `html` has each year and the dash in an element of its own (`year`, `until`),
   * to be set one below the other.
   */
  readonly years: Cells
  /**
   * `instant`, `span` of an interval, or `publication` where it is that a source was published: of one its
   * `date` says so in words.
   */
  readonly kind: 'instant' | 'span' | 'publication'
  /** How many years, of which nothing is told, lie between it and all that stands above it. */
  readonly skipped: number
  /** The date in words where it says more than its year; otherwise `null`. */
  readonly date: Cells | null
  /** What happened, without its date. */
  readonly row: RowView
}

/** A table, once in each language. */
export interface TableView {
  /** Number of its lines, the head included: both languages keep the same height. */
  readonly lines: number
  /** Number of the columns of each. */
  readonly columns: number
  /** One a language. */
  readonly tables: readonly LanguageTable[]
}

/** A table in one language. */
export interface LanguageTable {
  /** Its language. */
  readonly lang: Language
  /** Its direction. */
  readonly dir: Direction
  /** The cells of its first line. */
  readonly head: readonly Cell[]
  /** Its other lines, each a list of cells. */
  readonly body: readonly (readonly Cell[])[]
}

/** A figure that the brief compares with others, as its table has it. */
export interface FigureView {
  /** The id of its measure’s heading and its line there: `comparison--ferry-passengers-1`. */
  readonly id: string
  /** What is counted. */
  readonly measure: Cells
  /** The label of its note. */
  readonly note: string
  /** Its words, with what hedges them, and the call of its note: "more than 900,000 passengers". */
  readonly cells: Cells
  /** Who gives it. */
  readonly source: Cells
  /** When it held or what it covers; that this is not stated, where it is not. */
  readonly date: Cells
  /** How it stands to those above it. */
  readonly relation: Cells
}

/** A picture or a map, once in each language. */
export interface PictureView {
  /** `drawing`: lines and areas, which styles may colour; `bitmap`: a photograph or a scan. */
  readonly kind: 'drawing' | 'bitmap'
  /** How much wider than high it is: 1.5. */
  readonly ratio: number
  /** One a language. */
  readonly cells: readonly PictureCell[]
}

/** A picture in one language. */
export interface PictureCell {
  /** Its language. */
  readonly lang: Language
  /** Its direction. */
  readonly dir: Direction
  /** An `<img>`, or an `<svg>` and one that lies over it; what it shows in words stands in its `alt`. */
  readonly image: Html
  /** What is written in it: on the page, over the drawing. */
  readonly labels: readonly LabelView[]
  /** What is said of it, and whose it is. */
  readonly below: readonly CaptionView[]
}

/** A label of a drawing. */
export interface LabelView {
  /** Its words. */
  readonly html: Html
  /** Where it stands, for `style`: from the left, in per cent. */
  readonly left: string
  /** From above, to the foot of its letters. */
  readonly top: string
  /** Which end of the words stands there: `start` is the left one in every language, `middle`, `end` the right one. */
  readonly anchor: 'start' | 'middle' | 'end'
  /** Classes that the drawing gave it. */
  readonly classes: readonly string[]
}

/** A line below a picture. */
export interface CaptionView {
  /** `caption`, `legend` (one that rests on no source) or `credit`. */
  readonly role: Role
  /** Its blocks of text. */
  readonly html: Html
}

/** A chart: a panel for what is of one measure and one population. */
export interface ChartView {
  /** Each with a scale of its own. */
  readonly panels: readonly PanelView[]
  /** What the marks mean: the labels `bound-…` of those that occur. */
  readonly legend: readonly LegendEntry[]
}

/** Figures on one scale, which begins at zero. */
export interface PanelView {
  /** What is counted, of whom, and the unit. */
  readonly title: Cells
  /** On which side the scale begins: `ltr` wherever languages share it. */
  readonly dir: Direction
  /** One a figure. */
  readonly marks: readonly MarkView[]
  /** The numbers below the scale. */
  readonly ticks: readonly TickView[]
}

/** A figure on the scale. */
export interface MarkView {
  /** How it binds. */
  readonly bound: Bound
  /** An SVG that stretches over its room, with the lines of the scale. */
  readonly drawing: Html
  /** What stands beside it, one a language. */
  readonly cells: readonly MarkCell[]
}

/** What stands beside a mark in one language. */
export interface MarkCell {
  /** Its language. */
  readonly lang: Language
  /** Its direction. */
  readonly dir: Direction
  /** The figure in words, with the call of its note: "more than 700". */
  readonly figure: Html
  /** Who gives it. */
  readonly source: Html
  /** When it held or what it covers; that this is not stated, where it is not. */
  readonly asOf: Html
}

/** A number below a scale. */
export interface TickView {
  /** Where it stands, in per cent of the width from the left. */
  readonly at: string
  /** The number: one cell for each way of writing it. */
  readonly cells: Cells
}

/** What a mark means. */
export interface LegendEntry {
  /** How a figure binds. */
  readonly bound: Bound
  /** The mark by itself, as an SVG that stretches over its room. */
  readonly drawing: Html
  /** That in words. */
  readonly cells: Cells
}

/** A footnote. */
export interface NoteView {
  /** As the Markdown calls it. */
  readonly label: string
  /** For the attribute `id`, to which its calls lead. */
  readonly id: string
  /** Whether some note of the brief has a label of more than three characters: all then leave room for it. */
  readonly wide: boolean
  /** Its text, one a language. */
  readonly cells: readonly NoteCell[]
}

/** A footnote in one language: a cell with its way back. */
export interface NoteCell extends Cell {
  /** The label as its language writes numbers. */
  readonly number: string
  /** What the note is called: "Note 12". */
  readonly name: string
  /** Address of the first call in this language: `#call-12-en`. */
  readonly back: string
  /** What that link does, in words. */
  readonly backLabel: string
  /** The ways back to each of its calls in this language, if there are several; else none. */
  readonly backs: readonly BackView[]
}

/** A way from a note to one of its calls. */
export interface BackView {
  /** Address of the call: `#call-12-en-2`. */
  readonly href: string
  /** `a`, `b`, `c`; in Arabic أ، ب، ج. */
  readonly mark: string
}
