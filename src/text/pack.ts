import type { Direction } from '../model/language.ts'
import type { Locator } from '../model/source.ts'
import type { NumberPack } from './numbers/pack.ts'

/**
 * What the program knows of one language: everything that a stage would otherwise ask a tag for. A pack
 * is data and pure functions; a stage gets it by the tag of the text in its hand (`packOf`).
 */
export interface LanguagePack {
  /** BCP 47, language alone: `en`. */
  readonly tag: string
  /** What its readers call it: "English". */
  readonly ownName: string
  /** ISO 15924: `Latn`. */
  readonly script: string
  readonly direction: Direction
  /** Between the items of a list, with its space. */
  readonly comma: string
  /** Between the clauses of a list, with its space. */
  readonly semicolon: string
  /** Marks of a quotation, with what stands between them and the words. */
  readonly quotes: { readonly open: string; readonly close: string }
  readonly words: WordPack
  readonly numbers: NumberPack
  readonly dates: DatePack
  readonly paragraphs: ParagraphPack
  readonly languageNames: LanguageNamePack
}

/** How words are told to be one word, and names one name. */
export interface WordPack {
  /**
   * The forms under which a word is known: folded as a whole, then without what is attached to it, in all
   * readings: "Omar’s" is `omar's` and `omar`, «وبالرقة» is و + ب + ال + رقة.
   */
  stemsOf(written: string): readonly string[]
  /** A folded word without the article that is written together with it: the form that a register keeps. */
  withoutArticle(folded: string): string
  /**
   * Whether a word is the article of a name that some write and some do not ("al" of "al-Raqqa"), and so no
   * word of its own where a hyphen joins it to the next.
   */
  isLooseArticle(folded: string): boolean
  /**
   * What is written together with a word by an apostrophe and is a word of its own that names nothing: "l’"
   * of "l’armée", "d’" of "d’Akniet". A pattern on the word as written; absent where there is none.
   */
  readonly elision?: RegExp
  /** Endings of number, gender and possession, of folded words of which three letters are left. */
  readonly endings: RegExp
  /**
   * Letters that transcriptions choose freely between, and what stands for all of them, so that spellings
   * of one name fall together or come near each other. In order: digraphs first.
   */
  readonly sounds: readonly (readonly [RegExp, string])[]
  /**
   * From which length of a name on no letter, one or two may differ. The closer a language’s ordinary words
   * stand together, the longer.
   */
  readonly near: { readonly same: number; readonly one: number; readonly two: number }
}

/** Dates in words. */
export interface DatePack {
  /** The names of the months as they are printed unless an audience asks otherwise, from January. */
  readonly months: readonly string[]
  /** Before the beginning of an interval that runs on: "since". */
  readonly since: string
  /** The day of a month where it is more than its figure: "1er". */
  dayInWords?(day: number): string
}

/** How a footnote names paragraphs of a source. */
export interface ParagraphPack {
  /** "para. 3", "paras 3 and 7–8"; «الفقرة 3», «الفقرتان 3 و4». */
  inWords(locator: Locator): string
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
