import { setImmediate } from 'node:timers/promises'
import type { Article, ArticleParagraph } from '../../model/article.ts'
import { FoundFile } from '../../pdf/found-file.ts'
import type { SavedFile } from '../saved-file.ts'
import { UnreadableFile } from '../unreadable.ts'
import { markedContents } from './actual-text.ts'
import { assertFinite } from './bounds.ts'
import { median, stripsOf } from './cells.ts'
import { footnotesApart } from './footnotes.ts'
import { type CleanPage, withoutFurniture } from './furniture.ts'
import { type GlyphFont, glyphsOf, type PageGlyphs } from './glyphs.ts'
import { type Block, blocksOf, directionOfPage } from './layout.ts'
import { type Row, rowsOf } from './lines.ts'
import {
  goesOnIn,
  type Hyphens,
  hyphensAreTold,
  joinedParagraph,
  leadingsOf,
  type Paragraph,
  paragraphsOf,
  textOfParagraph,
} from './paragraphs.ts'
import { loadPdfJs, openPdf } from './pdfjs.ts'
import { recordOf, type SeenParagraph, statedBy } from './record.ts'
import { doubtsOf, type Suspect } from './trust.ts'

/** No article has more pages; a book is not read as one. */
const MOST_PAGES = 500
/** In milliseconds: a file that takes longer is made to. */
const LONGEST = 60_000

/**
 * Reads a PDF by the places of its letters: lines, columns and paragraphs are our own, as is the order of what runs
 * from right to left. A paragraph whose letters are not what is seen is refused.
 *
 * @throws UnreadableFile where it is damaged or encrypted, or has no letters
 */
export async function readPdf(file: SavedFile): Promise<Article> {
  const marks = marksIn(file.bytes)
  const document = await openPdf(file.bytes)
  try {
    const { pages, fonts, notices } = await pagesOf(document, marks)
    const shown = pages.reduce((sum, { glyphs }) => sum + glyphs.length, 0)
    const lost = [...fonts.values()].filter((font) => font.unread > 0 && font.widths.size === 0)
    if (shown === 0 && lost.length > 0) {
      throw new UnreadableFile(
        'Its letters are numbers in a table that it does not hold, as in old files of East Asia: they cannot be told.',
      )
    }
    if (shown === 0) {
      throw new UnreadableFile(
        'It has no text layer: it holds only pictures of pages. Have its letters recognised first.',
      )
    }
    return await articleOf(document, pages, [
      ...notices,
      ...(lost.length > 0
        ? [
            `What is set in ${lost.length} of its ${fonts.size} fonts could not be read, and is lacking.`,
          ]
        : []),
    ])
  } finally {
    await document.loadingTask.destroy()
  }
}

/** By page, what it says of its glyphs. */
type Marks = ReturnType<typeof markedContents>

/**
 * What a file says besides what pdf.js reads of it.
 *
 * @throws UnreadableFile where reading it would not end
 */
function marksIn(bytes: Uint8Array): Marks {
  try {
    const file = new FoundFile(bytes)
    assertFinite(file)
    return markedContents(file)
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    // Encrypted, or damaged: pdf.js may read it all the same.
    return []
  }
}

type Document = Awaited<ReturnType<typeof openPdf>>

interface Pages {
  readonly pages: readonly PageGlyphs[]
  readonly fonts: ReadonlyMap<string, GlyphFont>
  readonly notices: readonly string[]
}

async function pagesOf(document: Document, marks: Marks): Promise<Pages> {
  const pdfjs = await loadPdfJs()
  const fonts = new Map<string, GlyphFont>()
  const pages: PageGlyphs[] = []
  const broken: number[] = []
  const notices: string[] = []
  const until = performance.now() + LONGEST
  if (document.numPages > MOST_PAGES) {
    throw new UnreadableFile(`It has ${document.numPages} pages: at most ${MOST_PAGES} are read.`)
  }
  for (let number = 1; number <= document.numPages; number++) {
    if (performance.now() > until) {
      throw new UnreadableFile(`Reading it takes longer than ${LONGEST / 1000} seconds.`)
    }
    try {
      const page = await document.getPage(number)
      pages.push(await glyphsOf(page, pdfjs, fonts, marks[number - 1] ?? []))
      page.cleanup()
    } catch {
      broken.push(number)
      pages.push({ width: 0, height: 0, glyphs: [], slanted: 0, isPainted: false })
    }
    await setImmediate()
  }
  const empty = pages.flatMap(({ glyphs, isPainted }, at) =>
    glyphs.length === 0 && isPainted ? [at + 1] : [],
  )
  if (broken.length > 0) notices.push(`Damaged, and not read: ${pagesInWords(broken)}.`)
  if (empty.length > 0)
    notices.push(
      `Without a text layer, pictures if anything, and not read: ${pagesInWords(empty)}.`,
    )
  const slanted = pages.reduce((sum, page) => sum + page.slanted, 0)
  if (slanted > 0) notices.push(`${slanted} letters that stand at an angle were left out.`)
  return { pages, fonts, notices }
}

function pagesInWords(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'page' : 'pages'} ${numbers.join(', ')}`
}

async function articleOf(
  document: Document,
  pages: readonly PageGlyphs[],
  notices: readonly string[],
): Promise<Article> {
  const rows = pages.map(({ glyphs }) => rowsOf(stripsOf(glyphs)))
  const clean = withoutFurniture(rows)
  const size = sizeOfText(rows.flat())
  const laid = clean.map((page) =>
    footnotesApart(blocksOf(page.rows, directionOfPage(page.rows)), size),
  )
  const leadings = leadingsOf(laid.flatMap(({ text, notes }): Block[] => [...text, ...notes]))
  const typography = { body: size, leadings }
  const of = (part: 'text' | 'notes') =>
    joinedOver(laid.flatMap((page, at) => paragraphsOf(page[part], at + 1, typography)))
  const [text, notes] = [of('text'), of('notes')]
  const hyphens = hyphensOf([...text, ...notes])
  const read = [...text, ...notes]
    .map((paragraph): ReadParagraph => {
      const { page, lines } = paragraph
      return {
        text: withBullet(textOfParagraph(paragraph, hyphens)),
        lines: lines.map(({ cells }) => cells),
        page,
        size: paragraph.isRow ? 0 : paragraph.size,
      }
    })
    .filter((paragraph) => paragraph.text !== '')
  const all = withFurniture(read, clean)
  const doubts = doubtsOf(all)
  const paragraphs = all.map(({ text: line, page, cut }, at): ArticleParagraph => {
    const doubt = doubts[at]
    if (doubt === undefined) return { text: line, ...(cut && { cut }) }
    return {
      text: `[paragraph not readable: page ${page}]`,
      refused: `${doubt}: page ${page}`,
      ...(cut && { cut }),
    }
  })
  const count = doubts.filter((doubt) => doubt !== undefined).length
  const trusted = all.filter(({ cut }, at) => doubts[at] === undefined && cut === undefined)
  return {
    kind: 'pdf',
    paragraphs,
    record: recordOf(trusted, size, await statedBy(document)),
    notices: [
      ...notices,
      ...(count > 0
        ? [
            `${count} of ${all.length} paragraphs were not read: the file’s letters are not those that are seen. They have to be typed.`,
          ]
        : []),
    ],
  }
}

/** A paragraph as it was read, before anybody asked whether it can be trusted. */
interface ReadParagraph extends Suspect, SeenParagraph {
  readonly cut?: string
}

/** Paragraphs with what was cut out of their pages, each before the first paragraph of its page. */
function withFurniture(
  paragraphs: readonly ReadParagraph[],
  pages: readonly CleanPage[],
): ReadParagraph[] {
  const all: ReadParagraph[] = []
  let next = 0
  const upTo = (page: number) => {
    for (; next < page; next++) {
      for (const { text, cut } of pages[next]?.furniture ?? [])
        all.push({ text, cut, lines: [], page: next + 1, size: 0 })
    }
  }
  for (const paragraph of paragraphs) {
    upTo(paragraph.page)
    all.push(paragraph)
  }
  upTo(pages.length)
  return all
}

/** The size of the text, in points: the largest that a quarter of the letters have, since notes may outweigh it. */
function sizeOfText(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  let all = 0
  for (const { size } of rows.flatMap(({ segments }) => segments.flatMap(({ cells }) => cells))) {
    const rounded = Math.round(size * 4) / 4
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
    all++
  }
  const large = [...counts].filter(([, count]) => count >= all / 4).map(([size]) => size)
  return large.length > 0 ? Math.max(...large) : median([...counts.keys()])
}

/** A text whose first sign is a bullet that only its own font knows with one that all know. */
function withBullet(text: string): string {
  return text.replace(/^\p{Co}+(?=\s)/u, '•')
}

/** Paragraphs, with those made whole that go on in the next column or on the next page. */
function joinedOver(paragraphs: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const last = joined.at(-1)
    if (last && goesOnIn(last, paragraph))
      joined[joined.length - 1] = joinedParagraph(last, paragraph)
    else joined.push(paragraph)
  }
  return joined
}

function hyphensOf(paragraphs: readonly Paragraph[]): Hyphens {
  const none: Hyphens = { words: new Set(), areTold: false }
  const words = paragraphs.flatMap((paragraph) =>
    paragraph.lines.flatMap((line) =>
      textOfParagraph({ ...paragraph, lines: [line] }, none)
        .toLowerCase()
        .split(/[^\p{L}\p{M}-]+/u)
        // The first and the last may be half of a word.
        .slice(1, -1),
    ),
  )
  return {
    words: new Set(words),
    areTold: hyphensAreTold(paragraphs.flatMap(({ lines }) => lines)),
  }
}
