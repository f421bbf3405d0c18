import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Stated, StatedRecord } from '../../model/article.ts'
import { languageOf } from '../language-of.ts'

/** A paragraph as far as the record is asked of it. */
export interface SeenParagraph {
  readonly text: string
  readonly page: number
  /** Of its type, in points; 0 of what is no running text. */
  readonly size: number
}

/** What a file states of itself, apart from its pages. Words are as they stand in it. */
export interface StatedByFile {
  readonly title: string | undefined
  readonly author: string | undefined
  /** When it was published, which is not when the file was made. */
  readonly issued: string | undefined
  /** The journal or series that it was published in. */
  readonly publication: string | undefined
}

/** Reads the dictionary of a file, and its metadata where they say more. */
export async function statedBy(document: PDFDocumentProxy): Promise<StatedByFile> {
  const { info, metadata } = await document
    .getMetadata()
    .catch(() => ({ info: {}, metadata: undefined }))
  const of = (key: string) => {
    const value = (info as Record<string, unknown>)[key]
    return typeof value === 'string' ? tidy(value) : undefined
  }
  const xmp = (key: string) => {
    const value: unknown = metadata?.get(key)
    return tidy(Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : '')
  }
  return {
    title: xmp('dc:title') ?? of('Title'),
    author: xmp('dc:creator') ?? of('Author'),
    issued: xmp('prism:publicationdate') ?? xmp('prism:coverdate'),
    publication: xmp('prism:publicationname'),
  }
}

function tidy(value: string): string | undefined {
  const text = value
    .replace(/[\p{Cc}\u200E\u200F\uFEFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/** Titles that programs give: of the file, of the program, of nothing. */
const NO_TITLE =
  /^microsoft (?:word|powerpoint|excel)\b|^(?:untitled|document|présentation|presentation|powerpoint presentation|slide|title|sans titre)[\s\d]*$|\.(?:docx?|dotx?|rtf|odt|pptx?|xlsx?|pdf|indd|pages|qxd|tex|dvi|html?|txt)$|^[\w-]*\d{4,}[\w-]*$|^https?:/i

/**
 * The record as far as the file states it: a title that is no name of a file, an author whom its pages name as well. A
 * name in the dictionary alone is that of whoever the program was sold to.
 *
 * @param paragraphs those that can be trusted, in reading order
 * @param size of most letters, in points
 */
export function recordOf(
  paragraphs: readonly SeenParagraph[],
  size: number,
  stated: StatedByFile,
): StatedRecord {
  const printed = folded(paragraphs.map(({ text }) => text).join(' '))
  const title = titleOf(paragraphs, size, stated, printed)
  const authors = (stated.author ?? '')
    .split(/\s*[;،]\s*|,\s+(?=\p{Lu}\p{L}+\s)|\s+(?:and|et|&)\s+/u)
    .filter(
      (name) => /\p{L}\s+\S*\p{L}/u.test(name) && ` ${printed} `.includes(` ${folded(name)} `),
    )
    .map((value): Stated => ({ value, at: 'PDF metadata Author' }))
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(stated.issued ?? '')?.[0]
  const language = languageOf(paragraphs.map(({ text }) => text).join('\n'))
  return {
    ...(title && { title }),
    authors,
    ...(stated.publication && {
      containerTitle: { value: stated.publication, at: 'XMP prism:publicationName' },
    }),
    ...(date && { issued: { value: date, at: 'XMP prism:publicationDate' } }),
    ...(language && { language: { value: language, at: 'its letters and words' } }),
  }
}

function titleOf(
  paragraphs: readonly SeenParagraph[],
  size: number,
  { title }: StatedByFile,
  printed: string,
): Stated | undefined {
  const first = paragraphs.filter(({ page, text }) => page === 1 && /\p{L}{2}/u.test(text))
  const largest = Math.max(0, ...first.map((paragraph) => paragraph.size))
  const shown =
    largest > 1.1 * size
      ? first.find((paragraph) => paragraph.size > 0.97 * largest)?.text
      : undefined
  const isCredible =
    title !== undefined && !NO_TITLE.test(title) && /\p{L}{2}.*\s\S*\p{L}{2}/u.test(title)
  if (isCredible && printed.includes(folded(title)))
    return { value: title, at: 'PDF metadata Title' }
  if (shown !== undefined && shown.length <= 300) return { value: shown, at: 'page 1' }
  return isCredible ? { value: title, at: 'PDF metadata Title' } : undefined
}

/** Words alone, in small letters, by which what is stated is found on the pages. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
