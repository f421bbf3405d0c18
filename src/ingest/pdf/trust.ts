import { LETTER_RUNS } from '../../languages/letter-runs.ts'
import { isRunOf, type LetterRuns } from '../../text/letter-runs.ts'
import type { Cell } from './cells.ts'
import type { GlyphFont } from './glyphs.ts'

/** A paragraph as it was read, and the cells that it was read of. */
export interface Suspect {
  readonly text: string
  /** Of each line, from left to right. */
  readonly lines: readonly (readonly Cell[])[]
}

/** What no text holds: signs that stand for no letter, control characters, and areas for private use. */
const NO_LETTER = /[\p{Cc}\p{Co}\uFFFD]/u

/**
 * Why the letters of each paragraph cannot be trusted, in a few words; undefined of those that can. A map of glyphs that
 * is wrong gives words that look like a language and are none, so they are held against what is known of it.
 */
export function doubtsOf(suspects: readonly Suspect[]): (string | undefined)[] {
  const fonts = badFonts(suspects)
  const exchanging = LETTER_RUNS.filter(
    ({ exchanged }) => suspects.reduce((sum, { text }) => sum + count(text, exchanged), 0) >= 3,
  )
  return suspects.map((suspect) => {
    const { text } = suspect
    if (NO_LETTER.test(text)) return 'some of its glyphs stand for no letter'
    const font = letterFonts(suspect).find((each) => fonts.has(each))
    if (font) return fonts.get(font)
    if (exchanging.some(({ word }) => count(text, word) > 0))
      return 'letters of its ligatures are exchanged'
    if (count(text, SIGN_IN_WORD) >= 2 || count(text, SIGN_AT_WORD) >= 2)
      return 'signs stand inside of its words'
    if (isUnlikely(text)) return 'its words are of no language'
    if (isUnlikelyLatin(text)) return 'its words are of no language'
    return joinsWrongly(suspect) ? 'its letters do not join' : undefined
  })
}

/** Fonts whose glyphs are not what the file says, and why. */
function badFonts(suspects: readonly Suspect[]): Map<GlyphFont, string> {
  const bad = new Map<GlyphFont, string>()
  const texts = new Map<GlyphFont, string[]>()
  const signs = new Map<GlyphFont, number>()
  for (const suspect of suspects) {
    for (const [font, times] of signsIn(suspect)) {
      signs.set(font, (signs.get(font) ?? 0) + times)
    }
    const used = letterFonts(suspect)
    for (const font of used) {
      if (font.unmapped) bad.set(font, 'its font does not say what its glyphs stand for')
      else if (hasManySpaces(font)) bad.set(font, 'its font calls letters spaces')
    }
    // Of several fonts in a paragraph it is not known which one is wrong.
    const [only] = used
    if (only && used.length === 1) texts.set(only, [...(texts.get(only) ?? []), suspect.text])
  }
  for (const [font, times] of signs) {
    if (times >= 3) bad.set(font, 'its font calls letters signs')
  }
  for (const [font, of] of texts) {
    const text = of.join('\n')
    if (isUnlikely(text) || isUnlikelyLatin(text))
      bad.set(font, 'the words of its font are of no language')
  }
  return bad
}

function letterFonts({ lines }: Suspect): GlyphFont[] {
  const cells = lines.flat().filter(({ text }) => /\p{L}/u.test(text))
  return [...new Set(cells.map(({ glyph }) => glyph.font))]
}

/** A font has one space, or two; where several glyphs of other widths are called so, they are something else. */
function hasManySpaces({ widths }: GlyphFont): boolean {
  const spaces = [...(widths.get(' ') ?? [])].filter((width) => width > 60)
  const apart = spaces.filter((width, at) =>
    spaces.slice(0, at).every((other) => Math.abs(other - width) > 0.12 * width),
  )
  return apart.length >= 3
}

/** A letter or sign of another script inside of an Arabic word: a glyph of which the file does not say what it is. */
const SIGN_IN_WORD =
  /[\u0621-\u064A](?:['<>A-Za-z0-9@#$%^&*_=+|~\\`{}][\u0621-\u064A]|[\u00C0-\u024F])|[\u00C0-\u024F][\u0621-\u064A]/g

/** A sign of reckoning at the edge of a word, where quotation marks stand. */
const SIGN_AT_WORD =
  /(?<![\p{L}\d])[<=|~^`]\p{L}{2}(?![^<>\s]*>)|\p{L}{2}[=|~^`\\](?![\p{L}\d"'])/gu

/** How often signs stand in words of a paragraph, by the font of the sign. */
function signsIn({ lines }: Suspect): Map<GlyphFont, number> {
  const signs = new Map<GlyphFont, number>()
  for (const cells of lines) {
    for (const [at, { glyph }] of cells.entries()) {
      const seen = cells.slice(Math.max(0, at - 1), at + 2).map(({ text }) => text)
      if (count(seen.join(''), SIGN_IN_WORD) > 0 && !/[\u0621-\u064A]/.test(seen[1] ?? ''))
        signs.set(glyph.font, (signs.get(glyph.font) ?? 0) + 1)
    }
  }
  return signs
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Marks over and under letters, and the stroke that lengthens them. */
const MARKS = /[\u064B-\u0652\u0670\u0640]/g

/** Whether more of the runs of three letters were never seen than of any text of a language that is read rightly. */
function isUnlikely(text: string): boolean {
  const bare = text.replace(MARKS, '')
  return LETTER_RUNS.some((language) => isUnlikelyIn(language, bare))
}

function isUnlikelyIn(language: LetterRuns, text: string): boolean {
  const words = text.match(language.word) ?? []
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  if (letters < 12 || count(text, language.foreign) > 0.02 * letters) return false
  const impossible = count(text, language.impossible)
  if (impossible >= 2 && impossible > 0.05 * words.length) return true
  let runs = 0
  let unseen = 0
  for (const word of words) {
    const whole = `^${word}$`
    for (let at = 0; at + 3 <= whole.length; at++) {
      runs++
      if (!isRunOf(language, whole.slice(at, at + 3))) unseen++
    }
  }
  // Names make a few; of a short text more, by chance.
  return unseen > runs * (0.06 + 1.1 / Math.sqrt(runs))
}

const LATIN = /[a-zßàâäæçèéêëîïñôöœùûüÿáíóúøåãõ]/giu
const VOWELS = /[aeiouyàâäæèéêëîïôöœùûüÿáíóúøåãõ]/giu

/** Whether words of Latin letters have no vowels, or too many capitals and digits inside. */
function isUnlikelyLatin(text: string): boolean {
  const letters = count(text, LATIN)
  if (letters < 24) return false
  const words = (text.match(/\p{Script=Latin}{4,}/gu) ?? []).filter(
    (word) => !/^\p{Lu}+$/u.test(word),
  )
  const mute = words.filter(
    (word) => count(word, VOWELS) === 0 || /[^aeiouyàâäæèéêëîïôöœùûüÿáíóúøåãõ]{6}/iu.test(word),
  )
  if (mute.length >= 3 && mute.length > 0.12 * words.length) return true
  const mixed = (text.match(/[\p{L}\d]{4,}/gu) ?? []).filter((word) =>
    /\p{Ll}\p{Lu}\p{Lu}?\p{Ll}?\p{Lu}|\p{Lu}\d\p{Lu}|\d\p{Lu}{3}/u.test(word),
  )
  if (mixed.length >= 4 && mixed.length > 0.25 * words.length) return true
  if (letters < 80) return false
  const share = count(text, VOWELS) / letters
  return share < 0.23 || share > 0.62
}

/** Forms that letters take in a word, as some files name them: joined to the next letter, or to the one before. */
function formOf(glyph: string): 'isolated' | 'final' | 'initial' | 'medial' | undefined {
  if (!/^[\uFE80-\uFEF4]$/.test(glyph)) return undefined
  const code = glyph.charCodeAt(0)
  const letter = glyph.normalize('NFKC').charCodeAt(0)
  let first = code
  while (
    String.fromCharCode(first - 1)
      .normalize('NFKC')
      .charCodeAt(0) === letter
  )
    first--
  return (['isolated', 'final', 'initial', 'medial'] as const)[code - first]
}

/** Whether forms stand where none of their kind can: in the middle of a word one that joins nothing. */
function joinsWrongly({ lines }: Suspect): boolean {
  let pairs = 0
  let wrong = 0
  for (const cells of lines) {
    for (const [at, cell] of cells.entries()) {
      // Seen from the left, the letter before it is the next one.
      const before = cells[at + 1]
      if (!before) continue
      const [form, formBefore] = [formOf(cell.glyph.text), formOf(before.glyph.text)]
      if (form === undefined || formBefore === undefined) continue
      pairs++
      const reaches = formBefore === 'initial' || formBefore === 'medial'
      const isReached = form === 'final' || form === 'medial'
      if (reaches !== isReached) wrong++
    }
  }
  return wrong >= 3 && wrong > 0.15 * pairs
}
