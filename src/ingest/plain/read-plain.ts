import type { Article } from '../../model/article.ts'
import { type Decoded, decode } from '../../text/decode.ts'
import { whyNoText, whyNotWhole } from '../../text/no-text.ts'
import { toldLanguage } from '../language-of.ts'
import type { SavedFile } from '../saved-file.ts'
import { UnreadableFile } from '../unreadable.ts'
import { readMarkdown } from './markdown.ts'
import { paragraphsIn } from './paragraphs-in.ts'

/**
 * Reads a text or Markdown, in whatever encoding. Of what a bare text says, nothing can be told for a title or an
 * author; its language is that of its words.
 *
 * @throws UnreadableFile where no article can be read of it
 */
export async function readPlain(file: SavedFile, kind: 'markdown' | 'text'): Promise<Article> {
  // Markdown may be full of tags.
  const reason = kind === 'text' ? whyNoText(file.bytes) : whyNotWhole(file.bytes)
  if (reason !== undefined) throw new UnreadableFile(`${reason}.`)
  const decoded = decode(file.bytes)
  if (isGarbled(decoded)) {
    throw new UnreadableFile(
      'Its letters are in an encoding that is not known here. Save it as UTF-8.',
    )
  }
  const notices = decoded.encoding.startsWith('utf-')
    ? []
    : [
        `It is no Unicode text, and was read as ${decoded.encoding}: see whether its letters are right.`,
      ]
  if (kind === 'markdown') {
    if (!isBeyondMarkdown(decoded.text)) {
      const article = readMarkdown(decoded.text)
      return { ...article, notices: [...notices, ...article.notices] }
    }
    notices.push(
      'Its Markdown is larger or deeper than that of any article: it was read as bare text.',
    )
  }
  const { paragraphs, width } = paragraphsIn(decoded.text)
  if (paragraphs.length === 0) throw new UnreadableFile('There is no paragraph in it.')
  if (width !== undefined) {
    notices.push(`Its lines were broken at ${width} columns, and were joined into paragraphs.`)
  }
  return {
    kind,
    paragraphs: paragraphs.map((text) => ({ text })),
    record: {
      authors: [],
      ...toldLanguage(decoded.text),
    },
    notices,
  }
}

/** In characters: a long book. The parser's time grows with the square of what is made to delay it. */
const LARGEST_MARKDOWN = 1_000_000

/** Quotations in one another, and items of lists below one another, that nobody writes. */
const DEEP =
  /^(?:[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t])){40}|^[ \t]{160}[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t])/m

function isBeyondMarkdown(text: string): boolean {
  return text.length > LARGEST_MARKDOWN || DEEP.test(text)
}

/** Words of one script never hold a letter of another; as many as this are of an encoding that was not told. */
const MOST_MIXED = 0.1

/** UTF-8 that was once read as windows-1252 and saved has these two before every Arabic letter. */
const TWICE_ENCODED = /[ØÙ][^\p{L}\s]|[ØÙ](?=[ØÙ])/gu

function isGarbled({ text, encoding }: Decoded): boolean {
  const beginning = text.slice(0, 20_000)
  const twice = beginning.match(TWICE_ENCODED)?.length ?? 0
  if (twice > beginning.length / 20) return true
  if (encoding.startsWith('utf-')) return false
  const words = beginning.match(/[\p{L}\p{M}]+/gu)?.filter((word) => /[^\0-\x7F]/.test(word)) ?? []
  const mixed = words.filter(
    (word) => /\p{Script=Arabic}/u.test(word) && /\p{Script=Latin}/u.test(word),
  )
  return mixed.length > MOST_MIXED * words.length
}
