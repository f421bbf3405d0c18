import type { Article } from '../model/article.ts'
import { kindOf } from './kind.ts'
import type { SavedFile } from './saved-file.ts'
import { UnreadableFile } from './unreadable.ts'

/** No article is larger; what is, is something else, and would only take memory. In bytes. */
const LARGEST = 64 * 2 ** 20

/**
 * Reads what a saved file holds: its paragraphs in reading order, and what it states of itself. Nothing is fetched,
 * and nothing of the file is run.
 *
 * @throws UnreadableFile, with a sentence for the person who saved it
 */
export async function readArticle(file: SavedFile): Promise<Article> {
  if (file.bytes.length > LARGEST) {
    throw new UnreadableFile(`It is larger than ${LARGEST / 2 ** 20} MB: no article is.`)
  }
  const kind = kindOf(file.bytes, file.name)
  // Each reader comes with a library that takes its time to load.
  switch (kind) {
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(file)
    case 'docx':
      return (await import('./docx/read-docx.ts')).readDocx(file)
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(file)
    default:
      return (await import('./plain/read-plain.ts')).readPlain(file, kind)
  }
}
