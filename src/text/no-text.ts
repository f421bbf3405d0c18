import { type Decoded, decode } from './decode.ts'
import { paragraphsOf } from './paragraphs.ts'

/** How files begin that hold an article, but not as lines of text. */
const KINDS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['{\\rtf', 'an RTF file'],
  ['PK\x03\x04', 'a DOCX, ODT or EPUB, or another packed file'],
  ['\xD0\xCF\x11\xE0', 'a DOC file'],
  ['From: <Saved by', 'a web archive'],
  ['MIME-Version:', 'a web archive'],
]

/** The first tag of a web page or a piece of one. */
const TAG =
  /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|meta|title|article|main|section|header|div|table|p|span|h[1-6])\b/i

/** What no text has: zero bytes and other control characters than line ends, tabs and page breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x08\x0E-\x1A\x1C-\x1F]/

/**
 * Why a file cannot be an original, of which the paragraphs are counted: it is no text, not all of it, or has
 * no paragraph.
 *
 * @returns the reason, in one sentence without a full stop; `undefined` where it is a text
 */
export function whyNoText(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const kind = KINDS.find(([sign]) => beginning.startsWith(sign))?.[1]
  if (kind !== undefined) return `This is ${kind}, not a text`
  if (isMarkup(decode(bytes).text)) return 'This is a web page, not a text'
  return whyNotWhole(bytes)
}

/**
 * Why a text is none, or not all of it is there, whatever it is written in.
 *
 * @returns the reason, in one sentence without a full stop; `undefined` where it is whole
 */
export function whyNotWhole(bytes: Uint8Array): string | undefined {
  const { text, encoding } = decode(bytes)
  const broken = brokenAt(bytes, encoding)
  if (broken !== undefined) {
    return `A character is cut or damaged in line ${broken}: not all of the text is there`
  }
  if (text.includes('\0')) return 'This is no text: there are zero bytes in it'
  if (CONTROL.test(text)) return 'This is no text: there are control characters in it'
  if (paragraphsOf(text).length === 0) return 'There is no paragraph in it'
  return undefined
}

function isMarkup(text: string): boolean {
  if (TAG.test(text)) return true
  const closing = text.match(/<\/[a-z][a-z0-9]*>/gi)?.length ?? 0
  return closing > 2 && closing > paragraphsOf(text).length / 2
}

/**
 * The line of the first character that is not whole. What is no UTF-8 may be of an encoding from before it; but where
 * most of the letters are those of UTF-8, it is UTF-8 that was cut.
 */
function brokenAt(bytes: Uint8Array, encoding: Decoded['encoding']): number | undefined {
  if (encoding === 'utf-8') return undefined
  const isLegacy = encoding !== 'utf-16le' && encoding !== 'utf-16be'
  const text = new TextDecoder(isLegacy ? 'utf-8' : encoding).decode(bytes)
  const at = text.indexOf('\uFFFD')
  if (at < 0) return undefined
  if (isLegacy) {
    const damaged = text.match(/\uFFFD/g)?.length ?? 0
    const whole = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
    if (whole < 4 * damaged) return undefined
  }
  return text.slice(0, at).split(/\r\n?|\n/).length
}
