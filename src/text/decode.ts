/** Text out of bytes, and how it was encoded. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding
}

/** Encodings of one byte a character, from before Unicode. */
export type LegacyEncoding = 'windows-1256' | 'iso-8859-6' | 'windows-1252'

/**
 * Decodes what a person hands in. UTF-8 with or without a byte order mark; UTF-16 by its mark or,
 * without one, by its zero bytes; and where the bytes are no valid UTF-8, one of the encodings from before it:
 * windows-1256 or ISO-8859-6 for Arabic, windows-1252 (of which ISO-8859-1 is a part) for a text in Latin letters.
 * The mark is dropped and line ends become `\n`.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  const text =
    encoding === 'windows-1252' ? western(bytes) : new TextDecoder(encoding).decode(bytes)
  return { text: text.replace(/\r\n?/g, '\n'), encoding }
}

/** What windows-1252 has at 80 to 9F, where ISO-8859-1 has control characters: quotation marks, dashes, œ. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** Node before 23 takes windows-1252 for ISO-8859-1. */
function western(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  return text.replace(/[\x80-\x9F]/g, (byte) => WESTERN.charAt(byte.charCodeAt(0) - 0x80))
}

function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 512)
  const zeros = { even: 0, odd: 0 }
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  })
  // Line ends, spaces and ASCII punctuation have a zero high byte even in an Arabic text, more than one in twenty. A
  // single zero is a damage: taken for UTF-16, the whole text would be read as something else.
  const enough = head.length / 2 / 20
  if (zeros.odd > enough && zeros.even === 0) return 'utf-16le'
  if (zeros.even > enough && zeros.odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return legacyEncodingOf(bytes)
  }
}

/** A word in an encoding of one byte a character: ASCII letters, and what can be a letter above them. */
const BYTES_OF_WORD =
  /[A-Za-z\xC0-\xD6\xD8-\xF6\xF8-\xFF]*[\xC0-\xD6\xD8-\xF6\xF8-\xFF]+[A-Za-z\xC0-\xD6\xD8-\xF6\xF8-\xFF]*/g

/** So many bytes tell as well as all of them. */
const ENOUGH = 64 * 1024

/**
 * Latin texts have their accented letters one by one among ASCII letters, Arabic words are of high bytes alone.
 * ISO-8859-6 has no character at a fourth of its places, among them those of the commonest letters of windows-1256.
 */
function legacyEncodingOf(bytes: Uint8Array): LegacyEncoding {
  const beginning = Buffer.from(bytes.subarray(0, ENOUGH))
  const words = beginning.toString('latin1').match(BYTES_OF_WORD) ?? []
  const latin = words.filter((word) => /[A-Za-z]/.test(word)).length
  const arabic = words.filter((word) => word.length > 1 && !/[A-Za-z]/.test(word)).length
  if (arabic <= latin) return 'windows-1252'
  if (/[\x80-\x9F]/.test(beginning.toString('latin1'))) return 'windows-1256'
  let iso: string
  try {
    iso = new TextDecoder('iso-8859-6', { fatal: true }).decode(beginning)
  } catch {
    return 'windows-1256'
  }
  const windows = new TextDecoder('windows-1256').decode(beginning)
  return likeness(iso) > likeness(windows) ? 'iso-8859-6' : 'windows-1256'
}

/** How much a text is like Arabic: articles, less the Latin letters and doubled vowels amid its words. */
function likeness(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  // A second vowel sign in a row, or a tanwin before another letter than alif, is no spelling.
  const articles = count(/\u0627\u0644/g)
  const mixed = count(
    /\p{Script=Arabic}[A-Za-z\u00C0-\u024F]|[A-Za-z\u00C0-\u024F]\p{Script=Arabic}/gu,
  )
  const unspelt = count(/[\u064B-\u064D](?=[\u0621-\u0626\u0628-\u064A])|[\u064B-\u0650]{2}/g)
  return articles - mixed - unspelt
}

/** A direction mark that a reader cannot see. */
export interface BidiControl {
  readonly codePoint: string
  readonly line: number
  readonly column: number
}

const CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/

/** Every explicit direction mark in a text: embeddings, overrides, isolates and the three marks. */
export function bidiControls(text: string): BidiControl[] {
  if (!CONTROL.test(text)) return []
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(new RegExp(CONTROL, 'g'))].map((match) => ({
      codePoint: `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      line: index + 1,
      column: match.index + 1,
    })),
  )
}
