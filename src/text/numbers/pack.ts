import type { Bound } from '../../model/source.ts'
import type { Figure, FigureMarks } from './figures.ts'
import type { Currency, DayHalf, TimeUnit } from './quantity.ts'
import type { Reading } from './reading.ts'

/** A word, a number in digits or a single mark of a text. */
export interface Token {
  readonly type: 'word' | 'figure' | 'mark'
  /**
   * The tag of the language that it is read in. Of a word it goes by its letters: those of the text’s own
   * language, or else those of another one that has them. A figure or a mark is read with the word right
   * behind it ("5 million", «5 ملايين»), and without one in the language of the text.
   */
  readonly language: string
  /** How that language is read. */
  readonly pack: NumberPack
  /** Folded: see `fold`. */
  readonly text: string
  /** As it stands in the text, vowel signs and all. */
  readonly written: string
  /** Offsets into the text as written. */
  readonly start: number
  readonly end: number
  /** Nothing stands between it and the token before it. */
  readonly tight: boolean
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** Is written in capital letters alone. */
  readonly capitals: boolean
  /** The number, where it is a figure. */
  readonly figure?: Figure
}

/** Reads what begins at a token; `undefined` where it is nothing of the reader's kind. */
export type Reader<T = Reading> = (tokens: readonly Token[], at: number) => T | undefined

/** Where a number stands among its tokens: the first of its own, and the one after its last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/**
 * How one language writes its numbers: what the engine of `text/numbers` asks for it. All words are
 * folded (see `fold`), so that patterns and tables have small letters, one form of hyphen and apostrophe
 * and no vowel signs; accents stay. A pattern that is tested on a token is anchored at both ends.
 */
export interface NumberPack {
  /**
   * A word in its letters, at an offset of a folded text (a sticky pattern). What is written together with
   * a word but is none of it is best a token of its own: "l'" of "l'armée".
   */
  readonly word: RegExp
  readonly figures: FigureMarks
  /**
   * Numbers in words, in figures with words, and in figures alone. In order: a longer number goes before
   * one that it begins with ("twenty-first" before "twenty").
   */
  readonly readers: readonly Reader[]
  /**
   * How many tokens from here on count nothing although they are number words ("first aid"); 0 as a rule.
   *
   * @param end the token after the number before it, if there was one
   */
  idiomLength(tokens: readonly Token[], at: number, end: number | undefined): number
  readonly names: NameWords
  readonly hedges: HedgeWords
  readonly shares: ShareWords
  readonly belowZero: ZeroWords
  readonly dates: DateWords
  readonly times: TimeWords
  readonly units: UnitWords
  readonly joints: JointWords
  readonly labels: LabelWords
  readonly counted: CountedWords
  /** Of a language whose nouns tell two by their form. */
  readonly duals?: DualWords
  /** The day of the week that a token names, from Monday, 1. */
  weekdayAt(tokens: readonly Token[], at: number): number | undefined
}

/** Words that bind a number, as a pattern on folded words with one space between. */
export interface HedgePattern {
  readonly bounds: readonly Bound[]
  readonly pattern: RegExp
}

/** What binds a number: "more than 700", "700 or so". The first pattern that fits counts. */
export interface HedgeWords {
  /** On the words right before the number, so that they end in `$`. */
  readonly before: readonly HedgePattern[]
  /** On the words right behind it, so that they begin with `^`. */
  readonly after: readonly HedgePattern[]
  /** Words whose full stop is no end of a sentence: "approx.", "c.". */
  readonly abbreviation?: RegExp
  /**
   * Whether words of place and time bind nothing for certain here: "over two years", "under three
   * presidents".
   *
   * @param words of the hedge, as written
   * @param duration whether a unit of time is counted
   */
  isLoose(words: string, reading: Reading, duration: boolean): boolean
}

/** What makes a number a share. The signs %, ٪ and ‰ are read without it. */
export interface ShareWords {
  /** "per cent", "percentage points", "per thousand" at a token, and the token after it. */
  signAt(
    tokens: readonly Token[],
    at: number,
  ): { readonly kind: 'percent' | 'points' | 'per-mille'; readonly to: number } | undefined
  /** How many words stand between a fraction and the sign of its share: "half of one per cent". */
  gapAt?(tokens: readonly Token[], at: number): number
}

/** A number below zero. */
export interface ZeroWords {
  /** "minus" */
  readonly minus: RegExp
  /** "zero" and "freezing" of "below zero", which are no number there. */
  readonly zero: RegExp
  /** "below" */
  readonly below: RegExp
  /** What is counted on both sides of zero: "degrees", "points". */
  readonly scale: RegExp
}

/** A month in one of its names. */
export interface Month {
  readonly month: number
  /** The token after its name. */
  readonly to: number
  /** The word is as often something else: "may", «مارس» ("practised"), «جوان» (a name). */
  readonly doubtful: boolean
  /** What else the name can be: «تشرين» alone is the first or the second. */
  readonly orMonth?: number
}

export interface DateWords {
  /** The month that is named at a token. */
  monthAt(tokens: readonly Token[], at: number): Month | undefined
  /** The months of the Islamic calendar, by the first word of their names. */
  readonly hijriMonths: ReadonlyMap<string, readonly HijriMonth[]>
  /** What stands behind a year of the Islamic calendar: "AH". */
  readonly hijriSign: RegExp
  /** Behind the figure of a day: "th" of "20th". */
  readonly daySuffix?: RegExp
  /** Between day and month, up to two words: "of". */
  readonly beforeMonth: RegExp
  /** Between month and year, up to two words. */
  readonly beforeYear: RegExp
  /** Words behind which a doubtful name is a month: "in May". */
  readonly placesMonth: RegExp
  /** A day may follow its month: "November 20". */
  readonly dayBehindMonth: boolean
  /** A count in words right before a month is its day: "le vingt et un avril"; "one in May" is none. */
  readonly dayIsCardinal?: boolean
  /** A day and its month that are joined by a hyphen are a name: "la place du 14-Juillet". */
  readonly hyphenNames?: boolean
}

export interface HijriMonth {
  readonly month: number
  readonly words: readonly string[]
}

/** The half of the day that words tell; "at night" is ten in the evening and two in the morning. */
export interface ToldHalf {
  readonly half: DayHalf | 'night' | undefined
  /** How many words tell it. */
  readonly length: number
}

/** Times of day. 10:30 is read without it. */
export interface TimeWords {
  /** With words: "half past ten", "10.30 p.m.", «الساعة العاشرة». */
  readonly read: Reader
  /** Words behind an hour that make it a time of day, and which half they name. */
  halfOf(words: string): ToldHalf | undefined
}

export interface UnitWords {
  /** The unit of time that is counted by a number that ends before this token. */
  unitAt(tokens: readonly Token[], at: number): TimeUnit | undefined
  /** The unit that stands before its number: «الأشهر الستة». */
  unitBefore?(tokens: readonly Token[], from: number): TimeUnit | undefined
  /** The unit of which a token names one: "year", «سنة». */
  oneUnit(token: Token): TimeUnit | undefined
  /** Whether it names one with its article: «السنة» of «نصف السنة». */
  isDefiniteUnit?(token: Token): boolean
  /**
   * A unit by itself that counts one: "a week".
   *
   * @returns where it begins, and whether it is a span of time; if not, it counts one behind a hedge alone
   */
  singleAt(
    tokens: readonly Token[],
    at: number,
  ): { readonly from: number; readonly span: boolean } | undefined
  /** The money that a word names. */
  currencyOf(word: string): readonly Currency[] | undefined
}

/** How two numbers are joined to one, or to a range. */
export interface JointWords {
  /** Between the ends of a range, or two numbers of which one holds: "to", "or". */
  readonly range: RegExp
  /** Before the first of two ends: "between". */
  readonly between: RegExp
  /** Between two ends after `between`: "and". */
  readonly and: RegExp
  /** Between the items of a list: "and", ", and". A comma alone is read without it. */
  readonly list: RegExp
  /** Whether words between two numbers make them one share: "one in five", "3 out of 10". */
  isRatio(between: string, part: number, whole: number): boolean
  /** Where what comes before a fraction that is added to it ends: "two years | and a half". */
  fractionHead(tokens: readonly Token[], reading: Reading): number | undefined
  /** What is counted on by saying the noun again, behind a number: «ألف يوم ويوم» is 1,001 days. */
  repeatedAt?(
    tokens: readonly Token[],
    at: number,
  ): { readonly value: number; readonly to: number } | undefined
}

/** Numbers that stand for an order as well as for a count. */
export interface LabelWords {
  /** Nouns that a number names rather than counts: "Article 5", "day 3". */
  readonly label: RegExp
  /** An article that stands before figures as a token of its own and makes them an order too: «الـ21». */
  readonly article?: RegExp
  /** Whether it is somebody's age, or an anniversary: "aged 12". */
  isAge(tokens: readonly Token[], reading: Reading): boolean
  /** An ordinal that another language may leave out: «القرن الماضي», "the third is …". */
  isLoose(tokens: readonly Token[], reading: Reading): boolean
}

/** Numbers in names, and what only looks like a name. */
export interface NameWords {
  /** Whether a number in words is part of a proper name: "Seven Springs", «جبل الأربعين». */
  has(tokens: readonly Token[], reading: Reading): boolean
  /** What carries a number for a name: "Covid 19". */
  readonly numbered: RegExp
  /** What may stand tightly, or with a hyphen, before a figure that is no name: "mid-2019", "No.". */
  readonly noName: RegExp
  /** What may be written tightly behind a figure that counts: "s", "m", "bn". */
  readonly sign: RegExp
  /** Words before a figure that is a year, whichever it is: "in", "since". */
  readonly beforeYear: RegExp
  /** Whether another language may well do without the figure: "24 hours a day". */
  isAside?(tokens: readonly Token[], reading: Reading): boolean
}

/** What numbers count, what is said of it, and their place among others. */
export interface CountedWords {
  /** Ids of the table of nouns: "16 young men". */
  nounsOf(tokens: readonly Token[], place: Place, value: number): readonly string[]
  /** Ids of the table of events that a word stands for: "killed". */
  eventsOf(word: string): readonly string[]
  /** What stands between the clauses of two numbers: "and", "while". */
  readonly joint: RegExp
  /** A number that begins with an "and" of its own: «وخمسون». */
  readonly joined?: RegExp
  /** Before a number: what something comes to, or is set against: "from 60 to 45". Ends in `$`. */
  readonly target: RegExp
  /** Before a number: what something grows or shrinks by. */
  readonly change: RegExp
  /** Before a number: what something is part of: "3 of 11". Ends in `$`. */
  readonly whole: RegExp
  /** Between two numbers, alone: «3 من 11». */
  readonly wholeBetween?: RegExp
  /** The verb of a clause stands before its number. */
  readonly verbFirst: boolean
}

/** A word in the shape of a dual, and what it may count two of. */
export interface DualShape {
  /** `sure` where it can hardly be anything else, `doubtful` where a plural is spelt the same. */
  readonly shape: 'sure' | 'doubtful'
  /** As ids of the table of nouns; none where the noun is not in it. */
  readonly ids: readonly string[]
  /** The noun is one that briefs count. */
  readonly known: boolean
  readonly unit?: TimeUnit
  readonly definite: boolean
}

/** Nouns whose form tells two of them. */
export interface DualWords {
  /** The dual that a token has the shape of. */
  at(tokens: readonly Token[], at: number): DualShape | undefined
  /** Whether a token is the singular of one of some nouns, by their ids: beside it, a dual is one. */
  isSingular(token: Token, ids: readonly string[]): boolean
}
