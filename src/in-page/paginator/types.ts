/** What the steps of the paginator hand to each other: the page, fragments, breaks, and what breaks cost. */

/** The page, in CSS px. */
export interface Geometry {
  width: number
  height: number
  top: number
  bottom: number
  inner: number
  outer: number
  /** From the end of the body to the first note: the rule and the padding above it included. */
  noteGap: number
  /** Columns in which the notes stand. */
  noteColumns: number
  /** How far colour reaches beyond the trim, and the room for crop marks beyond that. */
  bleed: number
  cropMarks: number
  /** Of the type area, body and notes together. */
  contentWidth: number
  contentHeight: number
}

/** A page side asked for by a forced break: `page` is either. */
export type Side = 'page' | 'recto' | 'verso'

/**
 * Where a flow is broken: what stands before the break ends one page, the rest begins the next.
 *
 * - `node`: before a node;
 * - `line`: inside the lines of `root`, at the first character whose middle lies below `y`;
 * - `columns`: through neighbours that stand side by side, each at its own place.
 */
export type Break = NodeBreak | LineBreak | ColumnBreak

export interface NodeBreak {
  kind: 'node'
  node: Node
  /** The boxes that begin with it side by side. */
  beside?: HTMLElement[]
}

export interface LineBreak {
  kind: 'line'
  /** Nodes that flow together in lines: the contents of a paragraph, or a run between blocks. */
  nodes: Node[]
  /** px in the coordinates of the measuring layout. */
  y: number
}

export interface ColumnBreak {
  kind: 'columns'
  /** `done`: all of the column stands before the break; `ahead`: all of it stands after. */
  columns: { element: HTMLElement; break: Break | 'done' | 'ahead' }[]
}

/** What no break goes through. Lengths in px; tops and bottoms are places in one long column. */
export interface Fragment {
  top: number
  /** May lie above that of the fragment before it, where something stands out of its box. */
  bottom: number
  /** Height that is added when a page begins with this fragment (a repeated table head). */
  head: number
  /** Height that is added when a forced break stands before it (its margin). */
  lead: number
  /** Of a break before this fragment. */
  cost: number
  /** Of the distance to the fragment above, what may become larger or smaller where both stand on one page, px. */
  space: number
  forced: Side | null
  /** Of a fragment of a row whose columns are broken together. */
  columns: Columns | null
  /** How many further notes are called in it for the first time. */
  notes: number
}

/** A fragment as it was read from the layout. */
export interface MeasuredFragment extends Fragment {
  /** What the last element of the fragment asks for after itself. */
  avoidAfter: boolean
  forcedAfter: Side | null
  breakBefore: Break
  /** `data-call` values in reading order, repeated ones too. */
  calls: string[]
}

/**
 * Where columns stand that are broken together: after a break each begins at the top of the page, so
 * what is high in one does not push down its neighbour. px.
 */
export interface Columns {
  /** The same object for all fragments of one row. */
  row: object
  /** Where each column goes on in this fragment; +∞ once it is done. */
  tops: number[]
  /** Where each column ends with this fragment; −∞ before it has begun. */
  bottoms: number[]
  /** Whether the row ends with this fragment. */
  end: boolean
}

/** By which share of themselves the spaces of a page may become larger or smaller, so that it is filled. */
export const SPACE = { more: 2 / 3, less: 1 / 4 } as const

/** Prices of page breaks. One scale for the measurer (which sets them) and the breaker (which adds them). */
export const COST = {
  /** Each page: fewer are better. */
  page: 50,
  /**
   * A page that is left empty, times the empty share. Even in all: what is evened out over the pages is a hole on
   * each of them, and what is pushed on fills the last one.
   */
  slack: 600,
  /** Beside that, times the square of the share: of holes that come to the same the smaller ones are better. */
  hole: 4000,
  /** Of a page whose spaces are as large or as small as they may be, times the square of how far they go. */
  uneven: 12,
  /** A last page with hardly anything on it: times the square of what it lacks of being filled to the half. */
  shortEnd: 400,
  /** Any other page with hardly anything on it. */
  forgotten: 40_000,
  /** Between two items of a list. */
  item: 5,
  /** Between two lines of a paragraph. */
  line: 10,
  /** Between two rows of a table. */
  tableRow: 15,
  /** Through a row of parallel columns: dearer than a line that stays empty. */
  row: 16,
  /** Beside that, within a block whose end would stand on the page as well. */
  needless: 100,
  /** Where one column of a row is done and the other goes on alone. */
  alone: 2000,
  /** Fewer lines than `orphans` or `widows` ask for. */
  orphan: 5_000,
  /** `avoid`. */
  avoid: 20_000,
  /** Beside a float. */
  crossing: 1_000_000,
  /** A note that continues on the next page. */
  splitNote: 3_000,
  /** A page that holds notes and no text. */
  notesOnly: 6_000,
  /** A note that begins on a later page than its call: the notes before it leave it no room. */
  lateNote: 25_000,
  /** What does not fit on any page, and a note that cannot begin on the page of its call. */
  impossible: 10_000_000,
} as const
