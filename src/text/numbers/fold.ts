import { EXCHANGED } from '../letters.ts'

/** A text in the form in which it is read, and the way back to the one that was written. */
export interface Folded {
  readonly text: string
  /** Of every UTF-16 unit of `text`: where the character it comes from starts. */
  readonly starts: readonly number[]
  /** Of every UTF-16 unit of `text`: where the character it comes from ends. */
  readonly ends: readonly number[]
}

/** Vowel signs, Koranic signs, tatweel, joiners, soft hyphens and direction marks: nothing is read from them. */
const UNREAD =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

const LETTERS: Readonly<Record<string, string>> = {
  ...EXCHANGED,
  '’': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
}

const known = new Map<string, string>()

/**
 * Folds a text: Latin letters small, digits European, one form of alif, ya and ta marbuta, one
 * space, one hyphen, presentation forms taken apart, vowel signs and tatweel gone. An address on
 * the web becomes blanks, for its digits count nothing, and so does a tag of HTML, whose brackets
 * would say "more than".
 *
 * @example fold('الـ٧٠٠ أُسرة').text // 'ال700 اسره'
 */
export function fold(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  const forms: string[] = []
  let position = 0
  for (const character of text) {
    const form = foldCharacter(character)
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(position)
      ends.push(position + character.length)
    }
    forms.push(form)
    position += character.length
  }
  const blanked = forms
    .join('')
    .replace(/https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|<\/?[a-z][^<>]*>/g, (address) =>
      ' '.repeat(address.length),
    )
  return { text: blanked, starts, ends }
}

function foldCharacter(character: string): string {
  // Most of a text: nothing to look up.
  if (character >= 'a' && character <= 'z') return character
  let form = known.get(character)
  if (form === undefined) {
    form = formOf(character)
    known.set(character, form)
  }
  return form
}

function formOf(character: string): string {
  if (UNREAD.test(character)) return ''
  if (/\p{Nd}/u.test(character)) return digitOf(character)
  if (/\s/.test(character)) return ' '
  // ½ would become "1⁄2" and lose its one sign; it is read as it stands.
  const plain = /\p{No}/u.test(character) ? character : character.normalize('NFKC').toLowerCase()
  let form = ''
  for (const letter of plain) {
    if (!UNREAD.test(letter)) form += LETTERS[letter] ?? letter
  }
  return form
}

/** Digits of one script stand in a row of ten that begins at a multiple of ten or of sixteen. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  for (const zero of [0x30, 0x660, 0x6f0, 0xff10]) {
    if (code >= zero && code < zero + 10) return String(code - zero)
  }
  return character
}
