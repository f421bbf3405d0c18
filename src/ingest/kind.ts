import type { ArticleKind } from '../model/article.ts'
import { decode } from '../text/decode.ts'
import { UnreadableFile } from './unreadable.ts'

/** How files begin that are not read, and what to do instead. */
const OTHERS: readonly (readonly [sign: string, what: string, advice: string])[] = [
  ['{\\rtf', 'an RTF file', 'Save it as DOCX.'],
  [
    '\xD0\xCF\x11\xE0',
    'a DOC file of old, or an encrypted one',
    'Save it as DOCX, without a password.',
  ],
  ['From: <Saved by', 'a web archive (MHTML)', 'Save the page as HTML.'],
  ['From: "Saved by', 'a web archive (MHTML)', 'Save the page as HTML.'],
  ['MIME-Version:', 'a web archive (MHTML)', 'Save the page as HTML.'],
  ['bplist00', 'a web archive of Safari', 'Save the page as HTML (page source).'],
  ['\x89PNG', 'a picture', 'Save the text itself: a picture has none.'],
  ['\xFF\xD8\xFF', 'a picture', 'Save the text itself: a picture has none.'],
  ['GIF8', 'a picture', 'Save the text itself: a picture has none.'],
  ['Rar!', 'a packed file', 'Unpack it first.'],
  ['7z\xBC\xAF', 'a packed file', 'Unpack it first.'],
  ['\x1F\x8B', 'a packed file', 'Unpack it first.'],
]

/** The first tag of a page, or of a piece of one, whatever stands before it. */
const TAG =
  /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|header|div|table|p|span|h[1-6])\b/i

/**
 * How a file holds its text, told by its bytes: its name may lie, and decides only between Markdown and bare
 * text, and where tags stand somewhere in what may be a page.
 *
 * @throws UnreadableFile where it holds none that is read here
 */
export function kindOf(bytes: Uint8Array, name: string): ArticleKind {
  if (bytes.length === 0) throw new UnreadableFile('It is empty.')
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // Readers of PDF take up to a kilobyte of anything before the sign.
  if (beginning.includes('%PDF-')) return 'pdf'
  if (beginning.startsWith('PK\x03\x04')) {
    // ODT and EPUB say what they are in a first entry of this name.
    const type = /^mimetype(application\/[\w.+-]+)/.exec(beginning.slice(30))?.[1]
    if (type === undefined) return 'docx'
    throw new UnreadableFile(`It is a packed file of the type ${type}. Save it as DOCX.`)
  }
  const other = OTHERS.find(([sign]) => beginning.startsWith(sign))
  if (other) throw new UnreadableFile(`It is ${other[1]}. ${other[2]}`)
  const head = decode(bytes.subarray(0, 4096)).text
  if (
    TAG.test(head) ||
    /<html\b/i.test(head) ||
    (/\.x?html?$/i.test(name) && /<\w+[^<>]*>/.test(head))
  ) {
    return 'html'
  }
  return /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text'
}
