import type { WordPack } from './pack.ts'

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

/** Letters, their marks and digits; an apostrophe only between letters: “Omar’s”, “O’Brien”. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'ʼ]\p{L}[\p{L}\p{M}]*)*/gu

/** Quoted wordings: «…», “…”, "…". */
const QUOTED = /«[^»]*»|“[^”]*”|"[^"]*"/g

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
