import type { ByLanguage, Edition } from './language.ts'
import type { Bound, TextStatus } from './source.ts'

/**
 * `output/manifest.json`: what one build made, and of what. The next build compares itself with it to
 * leave alone what would come out the same, and `diff` to tell what changed.
 *
 * It is a file of the project, for whoever writes the brief, and part of no edition. The words of
 * statements stand in it, since nobody can be told "was …, is now …" out of hashes; of what is
 * sensitive only hashes stand in it, and private names are withheld.
 */
export interface Manifest {
  /** Version of its form; it changes when an older Mujaz could not read it. */
  readonly version: 1
  readonly content: Content
  readonly findings: readonly RecordedFinding[]
  /** The Markdown of the full brief, where it was asked for. */
  readonly files: Readonly<Record<string, RecordedFile>>
  readonly audiences: Readonly<Record<string, RecordedAudience>>
  /** Sets of files of templates, by the hash of the set: each file by name, with its own hash. */
  readonly templates: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What the full brief says, before anything was left out for anybody. */
export interface Content {
  /** ISO 8601 date of the brief. */
  readonly date: string
  readonly measures: Readonly<Record<string, ByLanguage>>
  /** By topic. */
  readonly points: Readonly<Record<string, RecordedPoint>>
  /** All that the editor says beside the points, in the order of the brief. */
  readonly sentences: readonly RecordedSentence[]
  readonly sources: Readonly<Record<string, RecordedSource>>
}

export interface RecordedStatement {
  /** It is sensitive, or rests on a claim that is. */
  readonly sensitive?: true | undefined
  /** Of its text, in each language. */
  readonly hashes: ByLanguage
  /** In a manifest absent where it is sensitive. */
  readonly words?: ByLanguage | undefined
  /** Locators by source: `{ "harbour-review-2019": "4" }`. */
  readonly citations: Readonly<Record<string, string>>
}

export interface RecordedPoint extends RecordedStatement {
  /** It is the short form of several points, which those audiences have that ask for it. */
  readonly merged?: true | undefined
  readonly section: string
  readonly weight: number
  readonly figures: readonly RecordedFigure[]
}

export interface RecordedFigure {
  readonly source: string
  readonly measure: string
  readonly value: number
  readonly bound: Bound
  readonly population?: string | undefined
  readonly period?: string | undefined
  readonly asOf?: string | undefined
  /** In a manifest absent where its point is sensitive. */
  readonly words?: ByLanguage | undefined
}

export interface RecordedSentence extends RecordedStatement {
  readonly kind:
    | 'sentence'
    | 'answer'
    | 'judgement'
    | 'position'
    | 'question'
    | 'imprint'
    | 'lead'
    | 'assessment'
    | 'note'
    | 'event'
    | 'caption'
    | 'gap'
    | 'summary'
  /** What it belongs to: a section, a measure, the date of an event. */
  readonly of: string
}

export interface RecordedSource {
  readonly title: ByLanguage
  readonly issued?: string | undefined
  readonly text: TextStatus
  /** Hash of its bibliographic record. */
  readonly record: string
  /** Hash of what is said of its state. */
  readonly health: string
  /** SHA-256 of its original, from the file or else from the lock. */
  readonly original?: string | undefined
}

/** A finding without its words, which may quote what is sensitive. */
export interface RecordedFinding {
  readonly rule: string
  readonly file: string
  readonly line?: number | undefined
}

export interface RecordedFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** Absent where something was found while it was made: it is made anew, so that it is told again. */
  readonly inputs?: Inputs | undefined
}

/** All that decides how a file comes out. */
export interface Inputs {
  /** Hash of the Markdown that it was made from, and of the references. */
  readonly text: string
  /** Key of a set in {@link Manifest.templates}. */
  readonly templates: string
  /** Version of Mujaz, hash of its program, version of Node. */
  readonly program: string
  /** Of a PDF. */
  readonly browser?: RecordedBrowser | undefined
  /** Hash of the Word file whose looks it has. */
  readonly house?: string | undefined
  /** The moment that was prescribed for what is written (`SOURCE_DATE_EPOCH`). */
  readonly date?: string | undefined
}

export interface RecordedBrowser {
  /** Such as `HeadlessChrome/143.0.7499.40`. */
  readonly version: string
  /** Hash of where it was looked for and of what was there, so that no browser need be started. */
  readonly mark: string
}

export interface RecordedAudience {
  /** Hash of its Markdown. */
  readonly text: string
  /** Hash of every statement it is given, by `role:argument`: `point:passengers`, `sentence:1`. */
  readonly statements: Readonly<Record<string, string>>
  /** Topics of the points that it is not given. */
  readonly leftOut: readonly string[]
  /** What was left out to keep to the limit of pages, and for which inputs that was found. */
  readonly fit?: { readonly inputs: string; readonly leftOut: number } | undefined
  /** By name in its folder. */
  readonly files: Readonly<Record<string, RecordedFile>>
  readonly editions: Readonly<Record<Edition, RecordedPages>>
}

/** On which pages of a PDF things stand, from 1. */
export interface RecordedPages {
  readonly pages: number
  /** Statements by `role:argument`, as in {@link RecordedAudience.statements}. */
  readonly statements: Readonly<Record<string, readonly number[]>>
  readonly notes: Readonly<Record<string, readonly number[]>>
}
