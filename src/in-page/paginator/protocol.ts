/**
 * What the page make-up tells about its work. Plain data: it leaves the browser as JSON. Nothing that
 * only a browser knows is named here, so that print can speak of it too.
 */
export interface Report {
  pages: number
  /** Every call in reading order, and the page it stands on. */
  calls: { note: string; page: number }[]
  /** Every printed note in order, and the pages it stands on (several when it continues). */
  notes: { note: string; pages: number[] }[]
  /** Headings in reading order; those of one row of a parallel edition are one heading. */
  headings: Heading[]
  /** The first page of each half of a document that has halves (`data-half`). */
  halves: { lang: string; page: number }[]
  problems: Problem[]
  /** Milliseconds by phase. */
  timings: Record<string, number>
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
