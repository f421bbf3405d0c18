import type { Article } from '../../model/article.ts'
import { decode } from '../../text/decode.ts'
import { paragraphsOf } from '../../text/paragraphs.ts'
import type { SavedFile } from '../saved-file.ts'

/** @throws UnreadableFile where no article can be read of it */
export async function readPlain({ bytes }: SavedFile, kind: 'markdown' | 'text'): Promise<Article> {
  const paragraphs = paragraphsOf(decode(bytes).text).map((text) => ({ text: text.trim() }))
  return { kind, paragraphs, record: { authors: [] }, notices: [] }
}
