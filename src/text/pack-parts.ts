import type { Digits, MonthNames, Writing } from '../model/audience.ts'
import type { Confidence, Likelihood } from '../model/editor.ts'
import type { Direction } from '../model/language.ts'
import type { Bound } from '../model/source.ts'
import type { Axis } from './axes.ts'
import type { Token } from './numbers/pack.ts'
import type { Word } from './words.ts'

/** The parts of a language pack that the checks and the page ask for. */

/** Heights of a line, as multiples of the size of type, that the letters of a script want. */
export interface Leading {
  /** Of titles and headings, of which lines are few. */
  readonly title: number
  readonly text: number
  /** Of notes, tables and whatever else is set small. */
  readonly small: number
}

/** One term of a scale of likelihood or confidence. */
export interface ScaleWords {
  /** As it is best written: "very likely", «مرجّح جدًا». It tells the level from all others. */
  readonly term: string
  /**
   * All forms that mean it, as the source of a regular expression for text that is folded as the number
   * engine folds it: small letters, without vowel signs, alif without hamza. Longer ones go before shorter.
   */
  readonly forms: string
}

/** In which words an editor says how likely a thing is and how well that is founded. */
export interface Judgements {
  /**
   * The seven levels of ICD 203, by how likely a thing is: `almost-no-chance` 1 to 5 per cent,
   * `very-unlikely` 5 to 20, `unlikely` 20 to 45, `roughly-even` 45 to 55, `likely` 55 to 80,
   * `very-likely` 80 to 95, `almost-certain` 95 to 99. Where one level is another with a word before it,
   * the longer one is found.
   */
  readonly likelihood: Readonly<Record<Likelihood, ScaleWords>>
  /** The three levels of confidence. */
  readonly confidence: Readonly<Record<Confidence, ScaleWords>>
  /**
   * What stands right before each term, as the source of a regular expression: the beginning of a word,
   * what may be attached to it, and what makes no term of it ("more likely" is a comparison).
   */
  readonly before: string
}

/**
 * What the editors of a language keep to. Patterns are for text that is folded as the number engine folds it: small
 * letters, without vowel signs, alif without hamza. They know where a word begins and ends.
 */
export interface StyleRules {
  /** How many words a sentence has: at most where it is written well, and beyond which it is told. */
  readonly sentence: { readonly wanted: number; readonly most: number }
  /** A source that is named by being one: "one source", "sources say". */
  readonly unnamed: RegExp
  /** What such words are about, in a name of the register that is no name either: "security sources". */
  readonly sources: RegExp
  /** Words that mean the day on which they are read: "now", "recently". */
  readonly present: RegExp
  /** That what is said may not be so: "perhaps", "may". */
  readonly doubt: RegExp
  /** Whatever else leaves it open, in a sentence that says the same in other words: "could", "it is unclear". */
  readonly open: RegExp
  /** That somebody says so: "according to", "announced". */
  readonly speech: RegExp
  /** Whatever else shows that it is somebody's word, in a sentence that says the same in other words: "the article". */
  readonly voice: RegExp
}

/** How the words of the glossary are known again in a sentence. */
export interface Inflections {
  /** The word that a term of the glossary is looked for by: in the singular, without article. */
  key(word: Pick<Word, 'written' | 'stems'>): string
  /** The forms of one folded word of a text that may be such a key: without plural, without pronoun. */
  forms(stem: string): readonly string[]
}

/** How names stand in sentences. */
export interface NameRules {
  /** Whether a surname alone is enough to say that somebody is named: where names have capital letters. */
  readonly surnameTells: boolean
  /** The fewest letters of a single word that is taken for a name wherever it stands; 0 where capitals tell. */
  readonly leastLetters: number
  /** Words before a name that another text may leave out, folded: "the", "city", «مدينة» as «مدينه». */
  readonly titles: RegExp
  /**
   * Whether the word at a place is the noun of a body's name, definite, which stands for all of it: "the
   * management" for "the prison management".
   */
  isHead(keys: readonly string[], words: readonly Word[], at: number): boolean
  /** A word without what its grammar hangs on its end and no name has: "Ashirov’s" loses "’s". */
  readonly possessive?: RegExp
}

/** What a statement may say otherwise than the passage that it rests on. */
export interface PassageRules {
  /** Endings that its place in a sentence gives a folded word: of case, of number, of a verb. */
  readonly endings: RegExp
  /**
   * What stands before the year of the source's own appearance, up to the end of the text: "an article of".
   * It is in the record of the source and need not be in the passage.
   */
  readonly ownYear: RegExp
  /** "And" with the space after it, as the source of a regular expression: `and\s+`, `و\s*`. */
  readonly and: string
}

/** What a text says of what is to come: it will be, it must be, it may be, or something else. */
export type Modality = 'certain' | 'obliged' | 'possible' | 'else'

/** How a language says no, and how it speaks of what is to come. */
export interface Polarity {
  /** Whether a token denies without doubt: "nobody", «لم». */
  strong(tokens: readonly Token[], at: number): boolean
  /** Whether it can stand for a denial of another language: "unless", «غير», "failed". */
  weak(tokens: readonly Token[], at: number): boolean
  /** Words that deny what follows within `reach` words. */
  readonly denial: RegExp
  readonly reach: number
  /** What a token says of what is to come; `undefined` where it says nothing of it. */
  modality(tokens: readonly Token[], at: number): Modality | undefined
}

/** The words for senses that exclude each other, and how they are known again. */
export interface Opposites {
  /**
   * The words for the two sides of each axis, with a space between them, folded as the number engine folds
   * them and without what the language attaches to a word. A trailing `~` stands for whatever ending, words
   * of one phrase are joined by `_`. A side without a word is empty.
   */
  readonly words: Readonly<Record<Axis, readonly [string, string]>>
  /** After this word any other says its opposite, and stands in the list together with it: «غير». */
  readonly negation?: string
  /** A folded word looked up in a table under each form in which a text may have it. */
  lookUp<T>(word: string, table: ReadonlyMap<string, T>): T | undefined
  /** The forms of a folded word whose beginnings are looked up: as it stands, without what is attached. */
  bare(word: string): readonly string[]
}

/** How figures and what they count are put into words. */
export interface FigureWords {
  /** What stands before a number that is bound, with its space: "more than ". */
  readonly before: Readonly<Record<Exclude<Bound, 'exact'>, string>>
  /** What stands behind a number of per cent, with its space: " per cent". */
  readonly perCent: string
  /** How a figure below zero begins, in words: "minus ". */
  readonly belowZero: RegExp
  /** Words that say that there is none: "nobody", «أحد». */
  readonly none: RegExp
  /**
   * Nouns for persons, folded, whose plural another language may spell as its dual; absent where nothing
   * is translated from them into a language that has one.
   */
  readonly persons?: RegExp
  /** What stands before a number where all there are of something are counted: "the", "both", "their". */
  readonly definite?: RegExp
}

/**
 * What belongs to words of the other direction within a text of the language, and what to its own. Which
 * signs make a token stands in `isolation/tokens.ts`; here is what differs between languages.
 */
export interface Isolation {
  /** Openings of quotations that foreign words bring with them: what stands in such marks keeps them. */
  readonly foreignQuotes: string
  /** Marks that belong to a foreign run where they stand right after it: the question mark of its script. */
  readonly foreignMarks: string
  /** Marks that may stand between two words of one foreign run. */
  readonly glue: string
  /** What is written together with the token after it, as the source of a regular expression: «و» in «و@user». */
  readonly attached?: string
  /**
   * What of this may stand before a sign, as the source of a regular expression: «و» in «و-5». After other
   * letters a hyphen joins: «ف-16».
   */
  readonly conjunction?: string
  /**
   * Words after which two numbers with a hyphen are one name and no range, as the source of a regular
   * expression: «رقم 12-345».
   */
  readonly numbered?: string
  /** How a day such as 2019-04-21 runs, where not from left to right. */
  day?(found: string): Direction
}

/** How its texts are written for an audience that may choose its digits and the names of its months. */
export interface WritingRules {
  /** Whether a text has anything that this audience reads otherwise: most have nothing. */
  differs(text: string, writing: Writing): boolean
  /** A text with the digits of the choice, the signs within numbers included. */
  withDigits(text: string, digits: Digits): string
  /** A text with its months under the names of the choice. */
  withMonths(text: string, months: MonthNames): string
  /**
   * Each month, from January, in any of its names or with two of them, as the source of a regular expression for a
   * whole word and what may be attached before it, which is its only group.
   */
  readonly months: readonly string[]
}
