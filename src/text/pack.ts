import type { UsualSection } from '../model/editor.ts'
import type { Direction } from '../model/language.ts'
import type { DatePack } from './dates.ts'
import type { ParagraphPack } from './locator.ts'
import type { NumberPack } from './numbers/pack.ts'
import type {
  FigureWords,
  Inflections,
  Isolation,
  Judgements,
  Leading,
  NameRules,
  Opposites,
  PassageRules,
  Polarity,
  StyleRules,
  WritingRules,
} from './pack-parts.ts'
import type { WordPack } from './words.ts'

/**
 * What the program knows of one language: everything that a stage would otherwise ask a tag for. A pack
 * is data and pure functions; a stage gets it by the tag of the text in its hand (`packOf`).
 */
export interface LanguagePack {
  /** BCP 47, language alone: `en`. */
  readonly tag: string
  /** What its readers call it: "English". */
  readonly ownName: string
  /** What messages call it, which are in English: "Arabic". */
  readonly nameInEnglish: string
  /** ISO 15924: `Latn`. */
  readonly script: string
  readonly direction: Direction
  /** How much room it takes to say something, where Arabic takes 1: at these shares most rows of columns end together. */
  readonly room: number
  /** How far apart its lines stand. */
  readonly leading: Leading
  readonly words: WordPack
  readonly numbers: NumberPack
  readonly dates: DatePack
  readonly paragraphs: ParagraphPack
  readonly languageNames: LanguageNamePack
  /** Between what is named and what is said of it, with its spaces. */
  readonly colon: string
  /** Between the items of a list, with its space. */
  readonly comma: string
  /** Between the clauses of a list, with its space. */
  readonly semicolon: string
  /** Marks of a quotation, with what stands between them and the words. */
  readonly quotes: { readonly open: string; readonly close: string }
  /** Titles of the sections that a brief has unless its editor's file lists others. */
  readonly sections: Readonly<Record<UsualSection, string>>
  /** With which letters a list is counted, in their order: the ways back of a note that is called often. */
  readonly letters: string
  /** What a screen reader says before the number of a note: "Note". */
  readonly noteWord: string
  /** How a bracket begins in which the editor says what no source does, without its colon: "Editor". */
  readonly bracket: string
  readonly citation: {
    /** The locale that citeproc takes: the name of a file of `citeproc-locales`, `en-GB`. */
    readonly locale: string
  }
  /** How likely a thing is, and how well that is founded, in an editor's words. */
  readonly judgements: Judgements
  /** How words of the glossary are known again in a sentence. */
  readonly inflections: Inflections
  /** How names stand in sentences. */
  readonly names: NameRules
  /** What its editors keep to, so that a reader in a hurry is told who says what, and when. */
  readonly style: StyleRules
  /** What a statement may say otherwise than the passage that it rests on. */
  readonly passages: PassageRules
  /** How it says no, and how it speaks of what is to come. */
  readonly polarity: Polarity
  /** Words that say the opposite of each other. */
  readonly opposites: Opposites
  /** How figures and what they count are put into words. */
  readonly figures: FigureWords
  /** What is isolated within its texts, so that no mark changes its side. */
  readonly isolation: Isolation
  /** A text whose spaces at which no line may end are such spaces; absent where a writer’s own will do. */
  readonly bound?: (text: string) => string
  /** Which digits and months an audience may choose; absent where there is one way alone to write them. */
  readonly writing?: WritingRules
}

/** The parts without which a pack is not whole. */
type PartName = {
  [Name in keyof LanguagePack]-?: undefined extends LanguagePack[Name] ? never : Name
}[keyof LanguagePack]

/** What of a pack there is from its first day. */
type Identity = 'tag' | 'ownName' | 'nameInEnglish' | 'script' | 'direction'

/** A pack that is being written: it says which language it is for, and has some of the rest. */
export type DraftPack = Pick<LanguagePack, Identity> & Partial<LanguagePack>

/** Each part that a pack must have; the compiler holds the list to the type. */
const PARTS: Readonly<Record<PartName, true>> = {
  tag: true,
  ownName: true,
  nameInEnglish: true,
  script: true,
  direction: true,
  sections: true,
  comma: true,
  semicolon: true,
  quotes: true,
  letters: true,
  noteWord: true,
  bracket: true,
  citation: true,
  words: true,
  numbers: true,
  dates: true,
  paragraphs: true,
  languageNames: true,
  judgements: true,
  style: true,
  inflections: true,
  names: true,
  passages: true,
  polarity: true,
  opposites: true,
  figures: true,
  isolation: true,
  room: true,
  leading: true,
  colon: true,
}

/** The parts that a pack still lacks, by their names. */
export function lackingParts(draft: DraftPack): string[] {
  return Object.keys(PARTS).filter((name) => draft[name as PartName] === undefined)
}

/** Whether a pack is one with which a brief can be printed. */
export function isWhole(draft: DraftPack): draft is LanguagePack {
  return lackingParts(draft).length === 0
}

/** What languages are called. */
export interface LanguageNamePack {
  /**
   * The languages that sources are most often in, by tag. Written out because what `Intl` calls them differs
   * between ICU versions; those that are not here have the name that it gives.
   */
  readonly names: Readonly<Record<string, string>>
  /** That something is in a language: "in French", «بالفرنسية». */
  inLanguage(name: string): string
}
