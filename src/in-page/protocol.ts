/**
 * What the script inside Chromium and the program around it say to each other: the functions that are
 * called, and what they take and give. Plain data, for it travels as JSON; nothing that only a browser
 * knows is named here, so that the program can import it.
 */

/** The functions of the script, which are called as `mujaz.paginate()`. */
export interface InPage {
  /** Loads every face of the document, and gives the families of those that could not be loaded. */
  loadFonts(): Promise<string[]>
  /** Loads every face, and decodes every picture. */
  ready(): Promise<void>
  /** Lets the document be laid out, and moves its content into pages. */
  paginate(): Report
  /**
   * Keeps the flow of the document as it is measured, so that edited bodies can be laid into it; false where that
   * cannot be done.
   */
  openFlow(body: string): boolean
  /**
   * Makes the pages of the body as it is edited, and gives those that are not as they are shown. Nothing where it
   * would not be done as {@link InPage.paginate} does it.
   *
   * @param shown the number of the pages that are shown; 0 for none
   */
  layFlow(edit: BodyEdit, shown: number): MadePages | null
  /** Makes them anew, since some turned out too full; nothing where that gains nothing. */
  mendFlow(excess: readonly Excess[]): MadePages | null
  /**
   * Takes the content off the document, for pages that are made in another one; false where what stands around it
   * has a part in what is read of the pages.
   */
  openSheets(): boolean
  /** Shows pages, reads them, and detaches their links. */
  showPages(made: MadePages): ShownPages
  /** Reads the made-up pages: texts, links, and what the document says of itself. */
  readPage(): PrintedPage
  /**
   * Gives links within the document addresses of their own, and gives the places to which they lead; with
   * them those of points, to which others may link from outside.
   */
  detachLinks(): LinkTarget[]
  /**
   * What each page is made of, to be called when the links are detached; `undefined` where a page may hang on other
   * pages.
   */
  readSheets(): Sheets | undefined
  /**
   * Has Chromium lay out and tag some pages alone when it prints, from 0 and of those that {@link InPage.readSheets}
   * tells, until {@link InPage.showAllPages}: all others are empty sheets.
   */
  showPagesAlone(numbers: readonly number[]): void
  showAllPages(): void
  /** The styles that may keep text out of the PDF, as `h2 { filter: blur(1px) }`; at most three. */
  readStyles(): string[]
  /** The ways of setting text that may have characters which no font of the document can show. */
  findSuspectSettings(): TextSetting[]
  /** Lays out characters to be looked at one by one, in the elements `#mujaz-probes > span`. */
  layOutProbes(probes: readonly FontProbe[]): void
  removeProbes(): void
  /** For each the text that has the characters first, up to 80 characters of it; empty if none has. */
  findTexts(wanted: readonly SetCharacters[]): string[]
}

/** Of a document of so many pages, which take a gigabyte, no more is held than is needed, though it takes an eighth longer. */
export const MANY_PAGES = 400

/** The id of the style that keeps a document from being laid out before {@link InPage.paginate}. */
export const LAYOUT_HOLD = 'mujaz-hold'

/** The id of the element that holds {@link InPage.layOutProbes}. */
export const PROBES = 'mujaz-probes'

/** What the addresses of {@link InPage.detachLinks} begin with; the id of a target follows, percent-encoded. */
export const INNER_LINK = 'mujaz-inner:'

/** A font that has one and the same glyph for every character, last in the font stack of a probe. */
export const LAST_RESORT = {
  family: 'Mujaz Last Resort',
  /** Of its glyph, in em: wider than any letter, so that the width of a line shows whether it has one. */
  width: 60,
} as const

/** What the paginator did, and what is wrong with it. */
export interface Report {
  pages: number
  /** Every call in reading order, and the page it stands on. */
  calls: { note: string; page: number }[]
  /** Every printed note in order, and the pages it stands on (several when it continues). */
  notes: { note: string; pages: number[] }[]
  /** Headings in reading order; those of one row of a parallel edition are one heading. */
  headings: Heading[]
  /** The halves of a document that has some (`data-half`). */
  halves: Half[]
  problems: Problem[]
  /** Milliseconds by phase. */
  timings: Record<string, number>
}

/** Pages of a flow that is kept. */
export interface MadePages {
  /** Counts up. */
  number: number
  /** Those that are not as they are shown, by their index. */
  changed: { at: number; html: string }[]
  /** Above the notes of a page, px. */
  noteMargin: number
  /** The pages of which something is known to be wrong. */
  known: number[]
  /** But for what their layout tells. */
  report: Report
}

/** What stands between two places of the old text is replaced. */
export interface BodyEdit {
  from: number
  to: number
  text: string
}

/** Pages that are shown: too full, or what is read of them. */
export type ShownPages = { excess: Excess[] } | ReadPages

export interface ReadPages {
  /** What their layout tells. */
  problems: Problem[]
  /** What new pages say, by their index. */
  parts: { at: number; part: PrintedPart }[]
  /** The boxes around all pages. */
  around: number
  metadata: Metadata
  /** As of {@link InPage.detachLinks}. */
  targets: LinkTarget[]
}

/** What a part of the document says; `box` and `region` of its texts are its own. */
export interface PrintedPart {
  readonly texts: readonly PrintedText[]
  readonly links: readonly PrintedLink[]
  readonly regions: readonly PartRegion[]
  /** How many boxes there are in it. */
  readonly boxes: number
}

export interface PartRegion extends Region {
  /** It was begun in a part before. */
  readonly goesOn?: boolean
}

/** How far a page is too full. */
export interface Excess {
  /** Index of the page. */
  page: number
  /** px that stand below the place for the body. */
  by: number
}

/** A part of a document whose pages are counted for themselves. */
export interface Half {
  readonly lang: string
  /** Its first page. */
  readonly page: number
  /** How many are counted: an empty one before the next half is not. */
  readonly pages: number
}

export interface Heading {
  /** Own id, else the nearest ancestor's inside the flow, else empty. */
  id: string
  level: number
  /** By language tag; without the marks of notes. */
  text: Record<string, string>
  page: number
}

export type ProblemKind =
  /** Stands where it is cut off, or on something else. */
  | 'overflow'
  /** Stands in the margin: it can be read. */
  | 'sticks-out'
  /** Its own box hides a part of it. */
  | 'hidden'
  | 'lost-note'
  | 'lost-text'
  | 'order'
  /** Is cut off at the end of a page. */
  | 'too-tall'
  /** Is printed whole, but not as its style asks. */
  | 'fitted'
  /** A page with hardly anything on it, though no break was asked for after it. */
  | 'almost-empty'
  /** Begins on a later page than its call, right after the notes before it. */
  | 'late-note'
  | 'unknown-note'
  | 'uncalled-note'

export interface Problem {
  kind: ProblemKind
  page?: number
  note?: string
  /** `main > section#x > div.row:nth-child(3)` */
  path?: string
  /** The first 80 characters of the element's text. */
  text?: string
  detail: string
}

/** What pages are made of, by hashes: two prints of which these are equal paint the same. */
export interface Sheets {
  /** Of all that is no page: styles, and the elements around. */
  readonly around: string
  readonly pages: readonly string[]
}

/** What stands on the made-up pages. */
export interface PrintedPage {
  readonly texts: readonly PrintedText[]
  readonly links: readonly PrintedLink[]
  /** What the texts stand in, the outer ones first. */
  readonly regions: readonly Region[]
  readonly metadata: Metadata
}

/** A part of the document that has something in common, over however many pages it goes. */
export interface Region {
  /**
   * By the names that PDF has for such parts: a half, a section, what stands beside the text, what belongs to a
   * picture, its caption.
   */
  readonly role: 'Part' | 'Sect' | 'Aside' | 'Div' | 'Caption'
  /** The index of the region around it. @default none */
  readonly within?: number
}

/** A text node that is printed: what stands between two tags. */
export interface PrintedText {
  /** As in the document, its white space collapsed. */
  readonly text: string
  readonly lang: string
  /** Language of the paragraph around it. @default its own */
  readonly block?: string
  /** Number of the note that it stands in. */
  readonly note?: string
  /** It stands in a table of contents. */
  readonly contents?: true
  /** What stands in the same paragraph or cell has the same number. */
  readonly box?: number
  /** The index of the innermost region that it stands in. @default none */
  readonly region?: number
}

export interface PrintedLink {
  readonly href: string
  readonly lang: string
  /** What a screen reader says instead of its text. */
  readonly label?: string
}

/** What a document says of itself. Texts by language tag: `{ en: …, ar: … }`. */
export interface Metadata {
  readonly title: Readonly<Record<string, string>>
  /** Who answers for the brief: a person or an office. @default none */
  readonly author?: string | undefined
  readonly subject?: Readonly<Record<string, string>> | undefined
  readonly keywords?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Where a link leads, within the document or from outside. */
export interface LinkTarget {
  /** Of the element that it leads to. */
  readonly id: string
  /** From 1. */
  readonly page: number
  /** From the left edge of the page, in points. */
  readonly x: number
  /** From the top edge of the page, in points. */
  readonly y: number
}

/** What decides which font a character gets, as CSS has it. */
export interface FontChoice {
  readonly family: string
  readonly weight: string
  readonly style: string
}

/** Text set in one way. */
export interface TextSetting extends FontChoice {
  /** Each character with its marks, once. */
  readonly clusters: readonly string[]
}

/** Characters to be laid out on a line each. */
export interface FontProbe {
  /** Declarations of CSS. */
  readonly style: string
  readonly clusters: readonly string[]
}

/** Characters set in one way. */
export interface SetCharacters extends FontChoice {
  readonly characters: string
}
