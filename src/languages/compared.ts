import type { Language } from '../model/language.ts'
import { sha256 } from '../text/hash.ts'
import { remember } from '../text/remember.ts'
import { packOf } from './packs.ts'

/** A word, a number or a sign of a text: offsets in UTF-16 units, `end` not included. */
export interface ComparedToken {
  /** The same for all ways in which editions and other programs write it. */
  readonly key: string
  readonly start: number
  readonly end: number
  /** Whether a space stands before it; of the first one never. */
  readonly spaced: boolean
}

/** Marks that decide how a line runs, and that no one sees. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** A word or a number with what joins its parts; three dots; or one sign. */
const PLAIN = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200C\u200D]|[’'ʼ‘](?=\p{L})|(?<=\p{N})[.,\u060C\u066B\u066C:/](?=\p{N}))*|\.{3}|[^\s]`

/** Signs that stand for each other, by what they are compared as. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»]/g, '"'],
  [/[‘’‚‛ʼ]/g, "'"],
  [/\u2011/g, '-'],
  [/^\.{3}$/, '…'],
  [/[\u066C\u060C](?=\p{N})/gu, ','],
  [/\u066B/g, '.'],
  [/\u066A/g, '%'],
]

const ARABIC_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g

/** Text without the marks of direction that no one sees. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}

/**
 * A text as it is compared with what an edition of it says: digits, names of months, spaces, quotation marks and marks of
 * direction are a matter of the edition. What stands between two tokens is white space, or nothing.
 *
 * @param text {@link withoutUnseen}
 */
export function comparedTokens(text: string, language: Language): ComparedToken[] {
  const months = packOf(language).writing?.months.length ?? 0
  const tokens: ComparedToken[] = []
  for (const match of text.matchAll(patternOf(language))) {
    const { index: start, 0: written } = match
    const month = match.slice(1, 1 + months).findIndex((attached) => attached !== undefined)
    const before = tokens.at(-1)?.end ?? start
    tokens.push({
      key: month < 0 ? keyOf(written) : `${match[1 + month]}${month + 1}.`,
      start,
      end: start + written.length,
      spaced: before < start,
    })
  }
  return tokens
}

/** A short hash of the words of a text, the same for all editions of it. */
export function wordsMark(text: string, language: Language): string {
  const keys = comparedTokens(withoutUnseen(text), language).map(({ key, spaced }) =>
    spaced ? ` ${key}` : key,
  )
  return sha256(keys.join('\u0000')).slice(0, 12)
}

function keyOf(written: string): string {
  const folded = written
    .normalize('NFC')
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
  return SIGNS.reduce((text, [sign, as]) => text.replace(sign, as), folded)
}

const patternOf = remember((language) => {
  const { writing } = packOf(language)
  return new RegExp([...(writing?.months ?? []), PLAIN].join('|'), 'gu')
})
