import type { Part, SECTIONS } from './brief.ts'
import type { ByLanguage, Edition, Language } from './language.ts'
import type { Place } from './source.ts'

/** A text file of an audience, with the path that a message names. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** The wordings of what the program itself prints, by key: `contents` is "Contents" / «المحتويات». */
export type Labels = Readonly<Record<string, string>>

/** A part as an audience names it. */
export interface WantedPart {
  readonly part: Part | typeof SECTIONS
  /** Absent where the audience says nothing of parts and has the usual ones. */
  readonly place?: Place
}

/** What of a part can have a limit of words for each of its kind: a question, a card. */
export const BUDGET_ITEMS = ['judgement', 'key-figure', 'dispute', 'question', 'card'] as const

export type BudgetItem = (typeof BUDGET_ITEMS)[number]

/** Stands, where words are limited, for all that stands before the sections. */
export const PAGE_ONE = 'page-one'

/** How many words a part may have, of all that is printed below its title, or each item of one. */
export interface WordBudget {
  readonly part: Part | BudgetItem | typeof PAGE_ONE
  /** A language without a limit is absent. */
  readonly limits: Readonly<Partial<Record<Language, number>>>
  readonly place?: Place
}

/** Which part of the full brief an audience is given. */
export interface Selection {
  /** What is printed, in this order; `sections` stands for those not named. */
  readonly parts: readonly WantedPart[]
  /** Points that weigh less are left out: 1 (a detail) to 5 (the brief is wrong without it). */
  readonly minimumWeight: number
  /** Whether points that the editor's file merges are given in that short form or each by itself. */
  readonly points: 'full' | 'merged'
  /** Where it is not empty, only points with one of these tags are printed. */
  readonly tagsIn: readonly string[]
  /** Points with one of these tags are left out. */
  readonly tagsOut: readonly string[]
  /**
   * What becomes of private persons. `show`: they stand as they are; `redact`: a mark stands in the
   * place of their names; `omit`: what is sensitive is left out, and a mark stands for a private name
   * wherever else it occurs.
   */
  readonly sensitive: 'show' | 'redact' | 'omit'
  /** Which leads open the sections: the editor's, those in plain language where there are any, none. */
  readonly leads: 'full' | 'plain' | 'none'
  /** How many pages an edition may have; one without a limit is absent. The lightest points go first. */
  readonly maximumPages?: Readonly<Partial<Record<Edition, number>>>
}

/** In which digits Arabic is printed: 1,300 or ١٬٣٠٠. */
export const DIGITS = ['european', 'arabic-indic'] as const

export type Digits = (typeof DIGITS)[number]

/**
 * Under which names Arabic prints the months: «نيسان/أبريل»; «نيسان» (Levant, Iraq); «أبريل» (Egypt,
 * Gulf); «أفريل» (Algeria, Tunisia); as «غشت» for August (Morocco).
 */
export const MONTH_NAMES = ['dual', 'levantine', 'egyptian', 'maghreb', 'morocco'] as const

export type MonthNames = (typeof MONTH_NAMES)[number]

/** How the Arabic of an audience is written. */
export interface Writing {
  readonly digits: Digits
  readonly months: MonthNames
}

/** Who a brief is printed for: which points, which editions, which look. No audience alters a fact. */
/** Width and height of the paper in millimetres; upright where its name does not say otherwise. */
export const PAPERS = {
  A4: [210, 297],
  Letter: [215.9, 279.4],
  'A4 landscape': [297, 210],
  'Letter landscape': [279.4, 215.9],
} as const

export type Paper = keyof typeof PAPERS

export interface Audience {
  /** Name of its folder in `templates/`. */
  readonly name: string
  /** The path that a message about its settings names. */
  readonly path: string
  readonly selection: Selection
  readonly editions: readonly Edition[]
  readonly page: Paper
  /** How far colour reaches beyond the cut, in millimetres: for a print shop. @default nothing is cut */
  readonly bleed?: number
  /** Whether lines outside of the page show where it is cut. */
  readonly cropMarks: boolean
  readonly writing: Writing
  /** Whether points that changed since an earlier brief have a bar in the margin. */
  readonly changeBars: boolean
  /** Whether a list of contents stands before the text. */
  readonly contents: boolean
  /** Whether the first note on a source cites it in full, or in short as the later ones do. */
  readonly notes: 'full' | 'short'
  readonly maximumWords: readonly WordBudget[]
  /** Where what is left out can be read: "the full bilingual brief". */
  readonly fullBrief?: ByLanguage
  /** A line on every page, such as "For official use". */
  readonly runningLine?: ByLanguage
  readonly labels: ByLanguage<Labels>
  /** A CSL style (XML) for each language, since a style has one comma and one pair of quotation marks. */
  readonly citationStyles: ByLanguage<TextFile>
  readonly layout: TextFile
  /** By the name under which a template calls them. */
  readonly partials: Readonly<Record<string, TextFile>>
  /** In the order in which they apply. */
  readonly styles: readonly TextFile[]
  /** Pictures and fonts of its own, by name from the top of its folder: `images/seal.svg`. */
  readonly assets: Readonly<Record<string, Uint8Array>>
}
