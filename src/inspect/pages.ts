import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import type { Findings } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'

/** Width and height in points. */
const PAPERS: Readonly<Record<Expectation['paper'], readonly [number, number]>> = {
  A4: [595.276, 841.89],
  Letter: [612, 792],
}

/** Points. A thousandth of an inch is what a print shop can measure. */
const TOLERANCE = 0.072

/** Of text at the edges: a glyph may hang a little out of its line. */
const OVERHANG = 1

/** The pages are as many as were made up, of the size of the paper, and no text stands beyond them. */
export async function inspectPages(
  document: PDFDocumentProxy,
  { pages, paper, path }: Expectation,
  findings: Findings,
): Promise<void> {
  if (document.numPages !== pages) {
    findings.add({
      rule: 'pdf-page',
      path,
      reason: 'The PDF has another number of pages than were made up',
      actual: String(document.numPages),
      expected: [String(pages)],
    })
  }
  const [width, height] = PAPERS[paper]
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    if (Math.abs(right - left - width) > TOLERANCE || Math.abs(top - bottom - height) > TOLERANCE) {
      findings.add({
        rule: 'pdf-page',
        path,
        reason: `Page ${number} is not of the size of ${paper}`,
        actual: `${right - left} × ${top - bottom} pt`,
        expected: [`${width} × ${height} pt`],
      })
    }
    const { items } = await page.getTextContent()
    const beyond = items.find((item) => {
      if (!('str' in item) || item.str.trim() === '') return false
      const [, , , , x, y] = item.transform as number[]
      if (x === undefined || y === undefined) return false
      return (
        x < left - OVERHANG ||
        x + item.width > right + OVERHANG ||
        y < bottom - OVERHANG ||
        y > top + OVERHANG
      )
    })
    if (beyond && 'str' in beyond) {
      findings.add({
        rule: 'pdf-page',
        path,
        reason: `On page ${number}, “${beyond.str.slice(0, 60)}” stands beyond the edge of the paper`,
      })
    }
  }
}
