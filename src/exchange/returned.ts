import type { Language } from '../model/language.ts'

/** Where in a file something stands, as a person finds it: `word/document.xml, paragraph 12`, `line 40`. */
export type PlaceInFile = string

/** Who did or said something in a program of theirs, and when. */
export interface Remark {
  /** As the file names them; absent where it does not. */
  readonly author?: string
  /** ISO 8601, as precise as the file has it. */
  readonly date?: string
}

/** Words that somebody wrote beside a statement. */
export interface ReturnedComment extends Remark {
  readonly text: string
  /** The words of the statement that it is about, where it is about some of them. */
  readonly on?: string
}

/**
 * How far a statement has come in the file: `initial` is not translated yet, `translated` waits for somebody's
 * judgement, `final` was accepted by whoever sent it. A Word file does not say; its words are `translated`.
 */
export type ReturnedState = 'initial' | 'translated' | 'final'

/** A statement in one language, as a file brings it back. */
export interface ReturnedStatement {
  /** Row of the brief or id of a text, as the file was given it: `point:closures`, `answer:1`, `harbour-reopened`. */
  readonly key: string
  readonly language: Language
  /** In Markdown of one line, as notes have it, with all proposals of the file taken: `The *Astana Times* says …`. */
  readonly words: string
  /** The words with the marks of figures, `:figure[…]{measure=…}`, where the file has them. */
  readonly marked?: string
  /** What it translates: the language, and the {@link was} of these words when they left. */
  readonly translates?: { readonly language: Language; readonly was: string }
  /** The words with all proposals refused, where the file has proposals (tracked changes). */
  readonly before?: string
  /** What it said when it left, as `wordsMark`, where the file knows that. */
  readonly was?: string
  /** Who proposed what differs, where the file says so. */
  readonly proposals: readonly Remark[]
  readonly comments: readonly ReturnedComment[]
  /** How many calls of notes it has lost, where the file knows how many it had. */
  readonly lostNotes?: number
  readonly state: ReturnedState
  readonly place: PlaceInFile
}

/** Words that belong to no statement: new paragraphs, what stands beside statements, comments on such words. */
export interface UnplacedWords {
  readonly place: PlaceInFile
  readonly text: string
  readonly by?: Remark
  /** What somebody says of these words. */
  readonly comment?: string
  /** Why they belong to none, where that is not plain. */
  readonly why?: string
}

/** What a file brings back. What is none of our statements is listed, and never lost. */
export interface ReturnedFile {
  readonly path: string
  /** Mark of the brief that it was made of, where it has one; a file of another brief is refused. */
  readonly brief?: string
  /** For whom it was made, where it says so. */
  readonly audience?: string
  /** What the file says of itself, to name it by. */
  readonly title?: string
  readonly statements: readonly ReturnedStatement[]
  /** Statements that it held when it left, and that are not to be found in it any more by any name. */
  readonly missing: readonly Pick<ReturnedStatement, 'key' | 'language' | 'was'>[]
  readonly unplaced: readonly UnplacedWords[]
}

/** Why a file cannot be taken back, and what whoever wanted it can do. */
export class UnreadableReturn extends Error {
  override readonly name = 'UnreadableReturn'
  readonly advice: string
  /** Where in the file, if it is known. */
  readonly place: PlaceInFile | undefined

  /** @param reason a sentence without a full stop */
  constructor(reason: string, advice: string, place?: PlaceInFile) {
    super(reason)
    this.advice = advice
    this.place = place
  }
}
