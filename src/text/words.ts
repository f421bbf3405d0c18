/** A word of a text, and what it may be once what is attached to it is taken off. */
export interface Word {
  readonly written: string
  /** Where it stands in the text that it was taken from. */
  readonly start: number
  readonly end: number
  /** The word as a whole, folded, then without its prefixes or possessive. */
  readonly stems: readonly string[]
  /** It begins with a capital letter, or its script has none. */
  readonly capital: boolean
  /** It stands inside quotation marks: somebody else's wording. */
  readonly quoted: boolean
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

/** Letters, their marks and digits; an apostrophe only between letters: “Omar’s”, “O’Brien”. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'ʼ]\p{L}[\p{L}\p{M}]*)*/gu

/** Quoted wordings: «…», “…”, "…". */
const QUOTED = /«[^»]*»|“[^”]*”|"[^"]*"/g

/** A text without the words that it quotes. */
export function withoutQuotations(text: string): string {
  return text.replace(QUOTED, '“…”')
}

/**
 * The words of a text.
 *
 * @param pack of the language that it is in
 * @param stemsOf those of the pack, remembered: the same word stands in many texts
 */
export function findWords(
  text: string,
  { isLooseArticle, elision }: WordPack,
  stemsOf: WordPack['stemsOf'],
): readonly Word[] {
  const quotes = [...text.matchAll(QUOTED)].map(({ index, 0: match }) => [
    index,
    index + match.length,
  ])
  const words = [...text.matchAll(WORD)].map(({ index, 0: whole }): Word => {
    const start = index + (elision?.exec(whole)?.[0].length ?? 0)
    const end = index + whole.length
    const written = text.slice(start, end)
    return {
      written,
      start,
      end,
      stems: stemsOf(written),
      capital: !/^\p{Ll}/u.test(written),
      quoted: quotes.some(([from = 0, to = 0]) => from < start && end < to),
    }
  })
  return words.filter(
    ({ end, stems: [stem = ''] }, at) =>
      !(isLooseArticle(stem) && /^[-‑]\p{L}/u.test(text.slice(end, end + 2)) && words[at + 1]),
  )
}

/** How many words a reader counts: what is between spaces and has a letter or a digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
