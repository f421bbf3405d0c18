import type { Article, ArticleParagraph } from '../../model/article.ts'
import type { SavedFile } from '../saved-file.ts'
import { UnreadableFile } from '../unreadable.ts'
import { noticesOf } from './notices.ts'
import { listCounter } from './numbering.ts'
import { openParts, type Parts } from './parts.ts'
import { propertyOf, recordOf } from './record.ts'
import { type Account, type CalledNote, callOf, newAccount, Story } from './story.ts'
import type { WordElement } from './word-xml.ts'

/**
 * Reads a document of Word: its text, then its notes, each beginning with its mark. Tracked changes are read as
 * accepted; what stands at the head and foot of each page is cut.
 *
 * @throws UnreadableFile where no article can be read of it
 */
export async function readDocx(file: SavedFile): Promise<Article> {
  const parts = openParts(file.bytes)
  const account = newAccount()
  const lists = listCounter(parts.numbering, parts.styles)
  const calls: CalledNote[] = []
  const body = new Story(account, lists, calls).read(parts.document).paragraphs
  const notes = notesOf(parts, calls, account)
  if (body.length + notes.length === 0) {
    throw new UnreadableFile('There is no text in it: perhaps its pages are pictures.')
  }
  const texts = [...body, ...notes]
  return {
    kind: 'docx',
    paragraphs: [...texts.map((text) => ({ text })), ...runningOf(parts)],
    record: recordOf(parts.core, body),
    notices: noticesOf(account, parts.unread, propertyOf(parts.core, 'created')),
  }
}

/** The notes that the text calls: footnotes in the order of their calls, then endnotes. */
function notesOf(parts: Parts, calls: readonly CalledNote[], account: Account): string[] {
  return (['footnote', 'endnote'] as const).flatMap((kind) => {
    const part = kind === 'footnote' ? parts.footnotes : parts.endnotes
    const written = new Map(part?.children.map((note) => [note.attributes.get('id'), note]))
    return calls
      .filter((call) => call.kind === kind)
      .flatMap(({ id, mark }) => {
        const note = written.get(id)
        return note === undefined ? [] : noteIn(note, mark, account)
      })
  })
}

function noteIn(note: WordElement, mark: string, account: Account): string[] {
  const story = new Story(account, listCounter(undefined, undefined), [], mark)
  const [first = '', ...others] = story.read(note).paragraphs
  if (first === '' || mark === '') return [first, ...others].filter((text) => text !== '')
  const own = [callOf(mark), `(${mark})`].find((begin) => first.startsWith(begin))
  const text = own === undefined ? first : first.slice(own.length).trim()
  return [`${own ?? callOf(mark)} ${text}`, ...others]
}

/** What stands at the head and the foot of each page, once. */
function runningOf({ headers, footers }: Parts): ArticleParagraph[] {
  const read = (roots: readonly WordElement[]) =>
    roots.flatMap(
      (root) =>
        new Story(newAccount(), listCounter(undefined, undefined), []).read(root).paragraphs,
    )
  return [
    ...[...new Set(read(headers))].map((text) => ({ text, cut: 'running head' })),
    ...[...new Set(read(footers))].map((text) => ({ text, cut: 'running foot' })),
  ]
}
