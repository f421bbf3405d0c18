import type { ByLanguage, Language } from './language.ts'
import type { RecordedFigure, RecordedPoint, RecordedSentence, RecordedSource } from './manifest.ts'

/** What became of something since then. */
export type Kind = 'added' | 'changed' | 'withdrawn'

/** One figure then and now: of the same source and measure, and of the same time where there is one. */
export interface FigureChange {
  readonly measure: string
  readonly was?: RecordedFigure
  readonly is?: RecordedFigure
}

/** What of a point changed: its words in a language, its figures, what it cites, where it stands. */
export type PointAspect = Language | 'figures' | 'citations' | 'section' | 'weight'

export interface PointChange {
  readonly kind: Kind
  readonly topic: string
  readonly was?: RecordedPoint
  readonly is?: RecordedPoint
  /** Empty where it was added or withdrawn. */
  readonly aspects: readonly PointAspect[]
  /** The figures that differ. */
  readonly figures: readonly FigureChange[]
}

export interface SentenceChange {
  readonly kind: Kind
  readonly was?: RecordedSentence
  readonly is?: RecordedSentence
}

/** What of a source changed: the text of its original, its record, what is said of its state. */
export type SourceAspect = 'original' | 'record' | 'health'

export interface SourceChange {
  readonly kind: Kind
  readonly source: string
  readonly was?: RecordedSource
  readonly is?: RecordedSource
  /** Empty where it was added or withdrawn. */
  readonly aspects: readonly SourceAspect[]
}

/** How what a brief says differs from what an earlier one said. */
export interface Changes {
  /** ISO 8601 date of the earlier brief. */
  readonly since: string
  readonly points: readonly PointChange[]
  readonly sentences: readonly SentenceChange[]
  readonly sources: readonly SourceChange[]
}

/** Changes as a brief lists them. */
export interface ListedChanges extends Omit<Changes, 'sentences'> {
  /** Labels of the measures that figures are of. */
  readonly measures: Readonly<Record<string, ByLanguage>>
  /** What each audience was given in the earlier brief, by `role:argument`: `point:passengers`. */
  readonly given: Readonly<Record<string, readonly string[]>>
}
