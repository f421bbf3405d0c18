import type { Article } from '../../model/article.ts'
import type { SavedFile } from '../saved-file.ts'
import { UnreadableFile } from '../unreadable.ts'
import { withoutBallast } from './ballast.ts'
import { blocksOf } from './blocks.ts'
import { readJsonLd } from './json-ld.ts'
import { judge } from './judge.ts'
import { opinionsOn } from './opinions.ts'
import { parsePage } from './page.ts'
import { textOfPage } from './page-text.ts'
import { statedOf, titleOf } from './stated.ts'

/**
 * Reads a saved page, with its files in a folder beside it or written into it: neither is looked at.
 *
 * @throws UnreadableFile where no article can be read of it
 */
export async function readHtml(file: SavedFile): Promise<Article> {
  const { text, notices } = textOfPage(file.bytes)
  // Some pages show their article to browsers that run scripts only when one has put it there, and to all others at once.
  const article = articleOf(text, file) ?? articleOf(text.replace(NOSCRIPT, ' '), file)
  if (article === undefined) {
    throw new UnreadableFile(
      'No article was found in it: a script may have made the page, or it is a list of articles. Save the text of the article.',
    )
  }
  return { ...article, notices: [...notices, ...article.notices] }
}

const NOSCRIPT = /<\/?noscript\b[^>]*>/gi

/** The article of a page; nothing where none is found. */
function articleOf(text: string, { url }: SavedFile): Article | undefined {
  const { html, stated, savedFrom } = withoutBallast(text)
  const page = parsePage(html)
  const blocks = page.body ? blocksOf(page.body) : []
  const machines = readJsonLd(stated)
  const title = titleOf(page, machines, blocks)
  const opinions = opinionsOn(html)
  const { paragraphs, disputed } = judge(blocks, opinions, title?.value ?? '')
  if (!paragraphs.some(({ cut }) => cut === undefined)) return undefined
  const { record, notices } = statedOf({
    page,
    machines,
    blocks,
    paragraphs,
    title,
    savedFrom,
    given: url,
  })
  return {
    kind: 'html',
    paragraphs,
    record,
    notices: [...whyDoubtful(opinions.length, disputed), ...notices],
  }
}

/** How many paragraphs are quoted in a notice, and how much of each, in characters. */
const QUOTED = { paragraphs: 3, length: 40 }

/** What a person should look at: where the page was read once, and where two readings disagree. */
function whyDoubtful(readings: number, disputed: readonly string[]): string[] {
  if (readings < 2) {
    return [
      'The page is too large or too unusual to be read twice: see whether each paragraph is of the article.',
    ]
  }
  if (disputed.length === 0) return []
  const beginnings = disputed
    .slice(0, QUOTED.paragraphs)
    .map((text) =>
      text.length > QUOTED.length ? `“${text.slice(0, QUOTED.length)}…”` : `“${text}”`,
    )
  const more = disputed.length > QUOTED.paragraphs ? ', …' : ''
  return [
    `Two readings of the page disagree on ${disputed.length} of the paragraphs that are kept: ${beginnings.join(', ')}${more}.`,
  ]
}
