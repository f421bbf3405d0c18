import { isSaidByGlyphs, withMarksAtBase } from './clusters.ts'
import { betweenColumns } from './columns.ts'
import { type Edit, edited } from './edits.ts'
import type { FontText, PageFonts } from './fonts.ts'
import type { Directions, PageContent } from './page-content.ts'
import { inReadingOrder } from './ranges.ts'

/**
 * The content as it goes into the file:
 *
 * - everything is marked (ISO 14289-1, 7.1-3): what nothing refers to becomes an artifact, be it that
 *   Chromium has left it unmarked or that it is in `decorations`;
 * - a cluster is not spelled out where its glyphs say the same. Readers that take text from the content
 *   (`pdftotext`, Chromium's own viewer, MuPDF) turn a right-to-left line letter by letter, and with it
 *   the letters of such a text: ضً came out with its tanwin before it, and no word with a mark was found;
 * - the marks of letters, ranges and columns are painted so that these readers find words and lines whole.
 */
export function rewriteContent(
  text: string,
  content: PageContent,
  fonts: PageFonts,
  decorations: ReadonlySet<number>,
  directions: Directions = new Map(),
): string {
  const { marked, unmarked, clusters } = content
  const edits: Edit[] = [
    ...inReadingOrder(text, content, fonts, directions),
    ...betweenColumns(content, fonts, directions),
  ]
  for (const [from, to] of unmarked) {
    edits.push([from, from, '/Artifact BMC\n'], [to, to, '\nEMC'])
  }
  for (const id of decorations) {
    const found = marked.get(id)
    if (found) edits.push([found.from, found.to, '/Artifact BMC'])
  }
  for (const cluster of clusters) {
    const font = fonts.get(cluster.font) as FontText
    if (isSaidByGlyphs(cluster, font)) edits.push([...cluster.begin, ''], [...cluster.end, ''])
    const joined = withMarksAtBase(cluster, font)
    if (joined && cluster.line) edits.push([cluster.line.from, cluster.line.to, joined])
  }
  return edited(text, edits)
}
