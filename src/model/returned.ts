import type { Language } from './language.ts'
import type { Place } from './source.ts'
import type { TextId } from './texts.ts'

/** What somebody sent back, until it is dealt with: where it came from. */
interface Sent {
  /** Who said it, as the file named them. */
  readonly by?: string
  /** ISO 8601. */
  readonly date?: string
  /** The file that it came in. */
  readonly from: string
  /** Where it is kept. */
  readonly place: Place
}

/** Other words for a statement in one language. */
export interface ReturnedProposal extends Sent {
  readonly statement: TextId
  readonly language: Language
  /** Of the words that they would take the place of: see `wordsMark`. */
  readonly was: string
  /** Markdown of one paragraph, as it would be written. */
  readonly words: string
}

/** What somebody says of a statement in one language. */
export interface ReturnedComment extends Sent {
  readonly statement: TextId
  readonly language: Language
  /** Of the words that it is about. */
  readonly was: string
  readonly text: string
  /** The words that it is about, where it is about some of them. */
  readonly on?: string
}

/** Words that belong to no statement. */
export interface ReturnedWords extends Sent {
  readonly words: string
  /** Where in their file they stood, and why they were not placed. */
  readonly at: string
  /** What somebody says of them. */
  readonly comment?: string
}

/** All that was sent back and is not dealt with yet. */
export interface Returned {
  readonly path: string
  readonly proposals: readonly ReturnedProposal[]
  readonly comments: readonly ReturnedComment[]
  readonly unplaced: readonly ReturnedWords[]
}
