import { EXCHANGED } from './letters.ts'

/** Marks that change how a text looks and not what it says: vowels, tatweel, joiners, direction marks. */
const UNREAD =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

const EXCHANGED_LETTER = new RegExp(`[${Object.keys(EXCHANGED).join('')}]`, 'g')

/**
 * A text without what is harmless: presentation forms, vowel signs, tatweel, direction marks, the
 * script of the digits, the number and kind of spaces. Two texts that are equal after it are the
 * same text.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNREAD, '')
    .replace(/\p{Nd}/gu, digit)
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A text in whose words nothing is changed: letters composed, spaces evened out. By this the lock and the memory know what
 * was said, however it was broken into lines.
 */
export function evenedOut(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/**
 * A normalised text without the spellings that Arabic writers do not agree on: hamza on alif, dots
 * of the last ya, dots of ta marbuta. Two texts that are equal only after it may well be the same,
 * and whoever relies on that must say so.
 */
export function foldSpelling(normalised: string): string {
  return normalised.replace(EXCHANGED_LETTER, (letter) => EXCHANGED[letter] ?? letter).toLowerCase()
}

/** A folded text without what stands above and below its letters: "Raqqa" and "Raqqā". */
export function withoutAccents(folded: string): string {
  return folded.normalize('NFD').replace(/\p{M}/gu, '')
}

/** The words of a text, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A digit of any script in its European form. Unicode puts the ten of a script in a row. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
