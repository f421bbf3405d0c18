import type { ListedChanges } from './changes.ts'
import type { Measure, Population, RegisteredName, SectionId } from './editor.ts'
import type { ByLanguage } from './language.ts'
import type { Citation, Figure, Source, Statement } from './source.ts'

/** The parts that stand before the sections, since they can be read alone. */
const OPENING_PARTS = [
  'bottom-line',
  'answer',
  'judgements',
  'key-figures',
  'disputes',
  'questions',
  'imprint',
] as const

/** What every brief can consist of beside its sections, in the order of the full brief. */
export const FIXED_PARTS = [
  ...OPENING_PARTS,
  'comparison',
  'timeline',
  'chart',
  'pictures',
  'gaps',
  'changes',
  'evidence',
  'cards',
  'sources',
] as const

export type FixedPart = (typeof FIXED_PARTS)[number]

/** What is printed of a brief: one of the fixed parts, or a section by its id. */
export type Part = FixedPart | SectionId

/** Stands, in a list of parts, for the sections that the list does not name. */
export const SECTIONS = 'sections'

/**
 * The section in which the file and a screen tell what is wrong in each source, where no page does: whoever prints
 * `sources` has it there.
 */
export const SOURCE_NOTES = 'source-notes'

/** Names that have a meaning of their own, so that no section can have them. */
export const RESERVED_IDS: readonly string[] = [
  ...FIXED_PARTS,
  SECTIONS,
  SOURCE_NOTES,
  'brief',
  'contents',
  'notes',
]

/** Whether a part stands before the sections, to be read alone. */
export function opensBrief(part: Part): boolean {
  return (OPENING_PARTS as readonly string[]).includes(part)
}

/** Whether a part stands between the bottom line and the sections. */
export function followsBottomLine(part: Part): boolean {
  return (OPENING_PARTS as readonly string[]).indexOf(part) > 0
}

export function isFixedPart(part: Part): part is FixedPart {
  return (FIXED_PARTS as readonly string[]).includes(part)
}

/**
 * The parts that are printed unless an audience asks for others. The annex of evidence repeats, point by point,
 * what the footnotes say, and the cards what the list of sources says: who wants them asks for them.
 */
export function usualParts(sections: readonly Pick<Section, 'id'>[]): Part[] {
  const closing = FIXED_PARTS.slice(OPENING_PARTS.length).filter(
    (part) => part !== 'evidence' && part !== 'cards',
  )
  return [...OPENING_PARTS, ...sections.map(({ id }) => id), ...closing]
}

/** A statement of the brief with everything it rests on. Printed, it carries one footnote. */
export interface CitedStatement {
  readonly statements: ByLanguage<Statement>
  readonly citations: readonly Citation[]
  /** Ids of the claims it rests on. Where several were joined, the one that speaks comes first. */
  readonly claims: readonly string[]
}

/** What a note was given to: a statement, or a figure in a table, which has no statement of its own. */
export type Noted = Pick<CitedStatement, 'citations' | 'claims'> &
  Partial<Pick<CitedStatement, 'statements'>>

/** What the brief says on one topic. */
export interface Point extends CitedStatement {
  readonly topic: string
  readonly weight: number
  readonly tags: readonly string[]
  readonly sensitive: boolean
  /** Topics of the points that dispute this one; they stand beside it. */
  readonly disputedBy: readonly string[]
  /** All of its sources are machine-translated. */
  readonly machineTranslatedOnly: boolean
  /** One of its languages was edited alone since both were accepted. */
  readonly stale: boolean
  /** A passage that it rests on was altered or is gone. */
  readonly unverified: boolean
  /** The topics of the points in whose place it stands, where it stands for some. */
  readonly merges?: readonly string[]
}

/** What verification found to doubt: names of statements and ids of claims. */
export interface Doubts {
  readonly stale: ReadonlySet<string>
  readonly unverified: ReadonlySet<string>
  /** Claims that say something else than the words that are printed for their point. */
  readonly apart: ReadonlySet<string>
}

/** Several points in the editor's short form. */
export interface MergedPoint extends Point {
  /** The topics of the points in whose place it can stand. */
  readonly merges: readonly string[]
}

export interface PointGroup {
  /** Absent for topics that the editor's file does not place under a heading. */
  readonly title?: ByLanguage
  readonly points: readonly Point[]
}

export interface Section {
  readonly id: SectionId
  readonly title: ByLanguage
  readonly leads: readonly CitedStatement[]
  /** The leads in plain language, for readers from outside; empty where the editor wrote none. */
  readonly plainLeads: readonly CitedStatement[]
  /** The editor's own judgements. */
  readonly assessments: readonly CitedStatement[]
  readonly groups: readonly PointGroup[]
  /** Short forms of several of its points, for audiences that ask for them. */
  readonly merged: readonly MergedPoint[]
}

/**
 * How a figure stands to those of its measure that are listed before it. `agrees`: same value and
 * bound; `compatible`: both can hold; `differs`: they cannot; `another-period` and
 * `another-population`: they are not to be compared, be it that one does not say what it covers.
 */
export type Relation = 'agrees' | 'compatible' | 'differs' | 'another-period' | 'another-population'

export interface ComparedFigure {
  readonly figure: Figure
  readonly claim: string
  /** Register id of who gives it, where the claim has a speaker. */
  readonly attribution?: string
  readonly citations: readonly Citation[]
  /** Absent on the first: there is nothing before it to stand to. */
  readonly relation?: Relation
}

/** All figures of one measure, the best founded first. */
export interface Comparison {
  readonly measure: Measure
  readonly figures: readonly ComparedFigure[]
  /** The editor's explanation. */
  readonly notes: readonly CitedStatement[]
}

/** A figure of the part that opens the brief, with what contradicts it. */
export interface KeyFigure {
  readonly measure: Measure
  readonly figure: Figure
  readonly claim: string
  readonly citations: readonly Citation[]
  /** The figures of other claims that cannot hold if it does. */
  readonly contradictedBy: readonly ContradictingFigure[]
}

/** A figure that contradicts another one, and where it stands. */
export type ContradictingFigure = Pick<ComparedFigure, 'figure' | 'claim' | 'citations'>

/** What the sources are divided on: a line for each side. */
export interface Dispute {
  /** Whether it stands in the table of disputes alone, and not in the part that opens the brief. */
  readonly inTableAlone: boolean
  readonly title: ByLanguage
  readonly positions: readonly CitedStatement[]
}

export interface Event extends CitedStatement {
  /** ISO 8601 date or interval. */
  readonly date: string
  /** It is that a source was published, and nothing that a source tells of. */
  readonly publication: boolean
}

/** Figures of one measure and one population: what may share a scale. */
export interface Panel {
  readonly measure: Measure
  /** Register id of who is counted, as the figures state it. */
  readonly population?: string
  /** The best founded first. */
  readonly figures: readonly ComparedFigure[]
}

/** The editor's chart: its caption, and the figures of the measures it shows, panel by panel. */
export interface Chart extends CitedStatement {
  readonly panels: readonly Panel[]
}

/** A picture or a map under its caption. */
export interface BriefPicture extends CitedStatement {
  readonly id: string
  /** What the document calls it: see `pictureRef`. */
  readonly ref: string
  readonly alt: ByLanguage
  readonly credit: ByLanguage
  /** In the order of the drawing. */
  readonly labels: readonly ByLanguage[]
  /** Where it stands; among the pictures where it is absent. */
  readonly section?: SectionId
  readonly sensitive: boolean
}

/** What an audience's selection has left out. */
export interface LeftOut {
  /** Number of the points that are not printed. */
  readonly points: number
  /** Number of the points of the full brief. */
  readonly of: number
}

/** Everything that will be printed, before it has a form. */
export interface Brief {
  /** What it consists of, in this order. */
  readonly parts: readonly Part[]
  /** Absent where nothing is. */
  readonly leftOut?: LeftOut
  readonly title: ByLanguage
  readonly shortTitle: ByLanguage
  readonly subtitle?: ByLanguage
  readonly purpose?: ByLanguage
  readonly keywords?: ByLanguage
  readonly date: string
  readonly version?: string
  readonly bottomLine: readonly CitedStatement[]
  readonly answer: readonly CitedStatement[]
  readonly judgements: readonly CitedStatement[]
  readonly keyFigures: readonly KeyFigure[]
  readonly disputes: readonly Dispute[]
  readonly questions: readonly CitedStatement[]
  readonly imprint: readonly CitedStatement[]
  readonly sections: readonly Section[]
  /** The measures for which there is more than one figure, in the order of the editor's file. */
  readonly comparisons: readonly Comparison[]
  readonly timeline: readonly Event[]
  readonly chart?: Chart
  readonly pictures: readonly BriefPicture[]
  readonly gaps: readonly CitedStatement[]
  /** Since an earlier brief; absent where there is none to compare with. */
  readonly changes?: ListedChanges
  readonly sourceSummary: readonly CitedStatement[]
  readonly sources: readonly Source[]
  readonly names: readonly RegisteredName[]
  readonly populations: readonly Population[]
}
