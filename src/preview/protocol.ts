/**
 * What the server tells the page of the preview: plain data, sent as JSON. The page is typed against
 * it and knows nothing else of the server.
 */

/** One finding, as the panel shows it. */
export interface FindingMessage {
  readonly severity: 'error' | 'warning'
  readonly rule: string
  /** Why the rule exists. */
  readonly why: string
  readonly reason: string
  /** Absent where the finding is about no file. */
  readonly file?: string
  /** Counted from 1; absent where the finding is about the whole file. */
  readonly line?: number
  readonly column?: number
  /** What was found. */
  readonly actual?: string
  readonly expected?: readonly string[]
  /** What to do about it. */
  readonly advice?: string
  /** What settles it where it is right as it stands; absent where it can only be mended. */
  readonly settling?: SettlingMessage
  /** What was accepted earlier and is most like the text that is to be translated. */
  readonly earlier?: EarlierMessage
}

/** A wording of the translation memory beside a text that is to be translated. */
export interface EarlierMessage {
  /** Whether it is what this very text said before. */
  readonly isOwn: boolean
  /** Id of a text that says it; absent of what a translator brought along. */
  readonly of?: string
  /** The language in which the two are alike, and how much, in per cent. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly likeness: number
  /** What differs there, in order; empty where something came or went. */
  readonly changes: readonly { readonly was: string; readonly now: string }[]
  readonly texts: readonly TextMessage[]
}

/** What a person writes who settles a finding, but for the reason. */
export interface SettlingMessage {
  readonly text: string
  readonly carrier: 'claim' | 'directive' | 'record'
  readonly mark: string
  /** The paragraphs that bear it out, empty where they are to be named; absent where none are. */
  readonly at?: string
}

/** How one audience and edition stands. It is sent anew whenever it changes. */
export interface ViewState {
  readonly audience: string
  readonly edition: string
  /** All audiences there are. */
  readonly audiences: readonly string[]
  /** The editions that the audience names; others can be looked at all the same. */
  readonly own: readonly string[]
  /** Counts the pages that came out well and differed from the one before; 0 where none has yet. */
  readonly version: number
  /** Whether the page is what the files say now. Where it is not, it is the last good one. */
  readonly current: boolean
  readonly building: boolean
  /** When the page was made, ISO 8601. */
  readonly made?: string
  /** Milliseconds from the change of a file to the page. */
  readonly took?: number
  readonly findings: readonly FindingMessage[]
  /** Trouble with the machine, outermost cause first. */
  readonly trouble: readonly string[]
}

/** The same words in the languages of the brief. */
export interface TextMessage {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly text: string
}

/** A statement, and where a person wrote it. */
export interface StatementMessage {
  /** The claim it stands in; absent for the statement as it is printed. */
  readonly claim?: string
  readonly file: string
  readonly line: number
  readonly texts: readonly TextMessage[]
  /** Of a claim whose languages are not in step. */
  readonly earlier?: EarlierMessage
}

/** What one source says that a note cites. */
export interface PassageMessage {
  readonly title: readonly TextMessage[]
  readonly source: string
  /** "paras 3 and 7–8" */
  readonly locator: string
  /** The file of the original, as its note names it. */
  readonly original: string
  /** The note on the source. */
  readonly file: string
  /**
   * The cited paragraphs as the original has them; absent where it is not at hand. A paragraph that
   * it does not have is told without text.
   */
  readonly paragraphs?: readonly { readonly number: number; readonly text?: string }[]
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** What is wrong with the source there. */
  readonly health: readonly {
    readonly kind: string
    readonly locator: string
    readonly texts: readonly TextMessage[]
  }[]
  readonly claims: readonly StatementMessage[]
}

/** What stands behind a footnote. */
export interface NoteMessage {
  readonly label: string
  /** As it is printed; absent for a figure in a table. */
  readonly statement?: StatementMessage
  readonly passages: readonly PassageMessage[]
}

/** One of the sources, as they are listed. */
export interface SourceMessage {
  readonly id: string
  readonly title: readonly TextMessage[]
  /** Number of paragraphs; absent where the original is not at hand, or nobody here reads its language. */
  readonly paragraphs?: number
  /** How many of them hold a figure, a name or a speaker and are cited by no claim. */
  readonly uncovered: number
}

/** A paragraph of an original, with what a reader decides by whether to read it. */
export interface ReadMessage {
  readonly number: number
  readonly text: string
  /** Its sentence that tells most. */
  readonly best: string
  /** What it holds, a row each: "figures", "more than 700". */
  readonly marks: readonly (readonly [name: string, words: readonly string[]])[]
  /** Where else it is told: "review ¶ 3 (40 %); here 120, there 90". */
  readonly alsoIn: readonly string[]
  readonly claims: readonly { readonly id: string; readonly file: string; readonly line: number }[]
  readonly uncovered: boolean
  /** Why it can be skipped. */
  readonly skip?: string
  /** The note says that it is debris. */
  readonly debris?: true
}

/** A claim as it is written in its note. */
export interface WrittenClaim {
  readonly claim: string
  readonly file: string
  /** The state of the file that this is of: a change is made only while it is in it. */
  readonly base: string
  /** Its words as Markdown, in each language in which they are one paragraph. */
  readonly texts: readonly TextMessage[]
  /** What it said earlier, or another text says that is like it: as Markdown too, where it differs from what stands there. */
  readonly earlier: readonly TextMessage[]
}

/** A claim that a person wants to be written. */
export interface ClaimOrder {
  readonly id: string
  readonly topic: string
  /** `3, 7-9` */
  readonly at: string
  readonly weight: number
  readonly section: string
  /** Who says it: an id of the register. */
  readonly attribution?: string
  readonly statements: Readonly<Record<string, string>>
}

/** A change of a note that a person asks for. */
export type ChangeOrder = { readonly base: string } & (
  | {
      readonly kind: 'statement'
      readonly claim: string
      readonly language: string
      readonly text: string
    }
  | { readonly kind: 'claim'; readonly source: string; readonly claim: ClaimOrder }
  /** Sets a paragraph aside, or takes it back. */
  | {
      readonly kind: 'set-aside'
      readonly source: string
      readonly paragraph: number
      readonly aside: boolean
    }
  | {
      readonly kind: 'split'
      readonly claim: string
      readonly halves: readonly [HalfOrder, HalfOrder]
      /** Where attributes go that may belong to one half alone. */
      readonly goes: Readonly<Record<string, 'both' | 'first' | 'second'>>
    }
  | ({ readonly kind: 'settle'; readonly reason: string } & SettlingMessage)
  /** Says of a paragraph that it is debris, or that it is none. */
  | {
      readonly kind: 'debris'
      readonly source: string
      readonly paragraph: number
      readonly debris: boolean
    }
  /** Puts a paragraph back that was cut, into the original whose state `base` is. */
  | { readonly kind: 'put-back'; readonly source: string; readonly number: number }
)

/** One of the two claims that a claim becomes. */
export interface HalfOrder {
  readonly id: string
  readonly topic: string
  /** `3, 7-9` */
  readonly at: string
  readonly statements: Readonly<Record<string, string>>
}

/** What a person is asked who divides a claim, with what is proposed. */
export interface SplitForm {
  readonly claim: string
  readonly base: string
  readonly halves: readonly [
    first: Omit<HalfOrder, 'statements'>,
    second: Omit<HalfOrder, 'statements'>,
  ]
  readonly topics: readonly string[]
  /** Attributes that may belong to one half alone. */
  readonly asked: readonly { readonly name: string; readonly value: string }[]
  readonly texts: readonly (TextMessage & {
    /** Where it is proposed to be divided. */
    readonly cut: number
  })[]
}

/** A file that something is to be written into, in the state that was seen. */
export interface FileState {
  readonly file: string
  readonly base: string
}

/** Paragraphs that were cut of a saved file and can be put back into its original. */
export interface CutMessage {
  /** State of the original. */
  readonly base: string
  readonly paragraphs: readonly {
    readonly number: number
    readonly text: string
    readonly why: string
  }[]
}

/** What would leave this machine if a model was asked for drafts. */
export interface DraftPlan {
  readonly source: string
  /** Stands for all of it: what is sent is what was shown, or nothing. */
  readonly digest: string
  readonly requests: readonly {
    readonly address: string
    readonly headers: Readonly<Record<string, string>>
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    /** It was answered before, and is not sent again. */
    readonly known: boolean
  }[]
  /** A run is under way, for this source or another one. */
  readonly running: boolean
}

/** A proposal of a model, beside the words that it quotes. */
export interface ProposalMessage {
  readonly paragraph: number
  readonly quote: string
  readonly texts: readonly TextMessage[]
  /** Id of the claim that was written; absent where it was refused. */
  readonly claim?: string
  /** Why it was refused, or what is to be looked at. */
  readonly remarks: readonly string[]
}

/** How drafting stands. */
export interface DraftState {
  /** Absent as long as nothing was drafted. */
  readonly source?: string
  readonly running: boolean
  /** What was answered, a line each. */
  readonly progress: readonly string[]
  readonly result?: {
    readonly file: string
    readonly written: boolean
    readonly drafted: readonly ProposalMessage[]
    readonly refused: readonly ProposalMessage[]
    /** What could not be asked, read or written, a sentence each. */
    readonly faults: readonly string[]
    /** Paragraphs that were not sent since a sensitive claim rests on them. */
    readonly withheld: readonly number[]
    readonly requests: number
    readonly tokens: number
  }
}

/** A claim as it would be, to be held against its passages and all else before it is written. */
export type HoldOrder =
  | {
      readonly kind: 'statements'
      readonly claim: string
      /** By language, of those that are changed. */
      readonly statements: Readonly<Record<string, string>>
    }
  | { readonly kind: 'claim'; readonly source: string; readonly claim: ClaimOrder }

/** What a person is asked for a claim of a source. */
export interface ClaimForm {
  readonly source: string
  readonly base: string
  /** Headings of sections, as the note has them or would have them. */
  readonly sections: readonly string[]
  readonly topics: readonly string[]
  readonly languages: readonly { readonly lang: string; readonly dir: 'ltr' | 'rtl' }[]
}

/** Words that are selected of an original, by paragraph. */
export interface SelectionOrder {
  readonly source: string
  readonly stretches: readonly {
    /** From 1. */
    readonly paragraph: number
    /** Offsets into its text in UTF-16 units, `end` not included; of all of it where they are absent. */
    readonly start?: number
    readonly end?: number
  }[]
}

/** A number, as a mark may carry it. */
export interface FigureMessage {
  /** The words that say it, with what binds them. */
  readonly words: string
  /** The same without what binds it. */
  readonly number: string
  readonly value: number
  readonly bound: string
  /** What it is: of another kind only the person can say how a language puts it. */
  readonly kind: 'count' | 'per-cent' | 'other'
}

/** A number among words of a statement, and where. */
export interface FoundFigure extends FigureMessage {
  readonly start: number
  readonly end: number
}

/** A figure that is to be marked. */
export interface MarkOrder {
  readonly language: string
  readonly measure: string
  readonly value: number
  readonly bound: string
  readonly kind: FigureMessage['kind']
  /** The words that are to carry it; those of the language for such a number where they are absent. */
  readonly words?: string
  /** Words of the language for the number, which are bound by it; digits where they are absent. */
  readonly number?: string
}

/** A mark as it is put into a statement. */
export interface MarkMessage {
  readonly mark: string
  /** Where the caret goes: behind it or, where the words are still to be found, in it. */
  readonly caret: number
}

/** A name of the register. */
export interface NameMessage {
  readonly id: string
  /** As it stands in a statement. */
  readonly texts: readonly TextMessage[]
}

/** A name that a person wants to be in the register. */
export interface NameOrder {
  /** The state of the editor's file that the person saw. */
  readonly base: string
  readonly id: string
  readonly kind: string
  readonly name: Readonly<Record<string, string>>
  readonly private: boolean
}

/** A claim on what is selected, as far as the selection tells. */
export interface BegunClaim {
  readonly form: ClaimForm
  /** An id that no claim has yet. */
  readonly id: string
  /** `3, 7-9` */
  readonly at: string
  /** The language of the original, where it is one of the brief. */
  readonly language?: string
  readonly figures: readonly FigureMessage[]
  readonly bounds: readonly string[]
  /** All measures, those first whose words stand beside the selection. */
  readonly measures: readonly NameMessage[]
  /** Those of the register that are selected. */
  readonly names: readonly NameMessage[]
  /** All of the register. */
  readonly register: readonly NameMessage[]
  readonly unknownNames: readonly string[]
  readonly kinds: readonly string[]
  /** The state of the editor's file; absent where there is none. */
  readonly editorBase?: string
}

/** An original in the order in which it is best read. */
export interface ReadingMessage {
  /** What a new claim of it needs; absent where nothing may be written. */
  readonly form?: ClaimForm
  /** Absent where nothing may be written, or nothing can be put back. */
  readonly cut?: CutMessage
  /** A model may be asked for drafts. */
  readonly drafting?: boolean
  readonly title: readonly TextMessage[]
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly paragraphs: readonly ReadMessage[]
}

/** Lines of a file around a place. */
export interface ToldPlace {
  readonly file: string
  /** The line that is meant. */
  readonly line: number
  /** Where an editor opens it; absent unless the user has named an editor. */
  readonly open?: string
  readonly lines: readonly { readonly number: number; readonly text: string }[]
}
