import type { Article } from '../../model/article.ts'
import type { SavedFile } from '../saved-file.ts'

/** @throws UnreadableFile where no article can be read of it */
export async function readDocx(file: SavedFile): Promise<Article> {
  throw new Error(`${file.name}: not written yet`)
}
