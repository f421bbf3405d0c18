import type { Article } from '../../model/article.ts'
import { decode } from '../../text/decode.ts'
import type { SavedFile } from '../saved-file.ts'
import { UnreadableFile } from '../unreadable.ts'
import { withoutBallast } from './ballast.ts'
import { blocksOf } from './blocks.ts'
import { judge } from './judge.ts'
import { defuddleOn, readabilityOn } from './opinions.ts'
import { parsePage } from './page.ts'

/** @throws UnreadableFile where no article can be read of it */
export async function readHtml(file: SavedFile): Promise<Article> {
  const { html } = withoutBallast(decode(file.bytes).text)
  const page = parsePage(html)
  const blocks = page.body ? blocksOf(page.body) : []
  if (blocks.length === 0)
    throw new UnreadableFile(
      'No text stands in it: the page may be made by a script. Save it again once it is shown, or its text.',
    )
  const title =
    page.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    page.querySelector('h1')?.textContent.trim() ??
    ''
  return {
    kind: 'html',
    paragraphs: judge(blocks, [readabilityOn(html), defuddleOn(html)], title),
    record: { authors: [] },
    notices: [],
  }
}
