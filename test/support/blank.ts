import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { type Matrix, times } from '../../src/model/matrix.ts'

/**
 * How much of the paper stays white, read by pdf.js from the glyphs and rules of a printed file.
 *
 * in: a PDF, and in how many columns its pages are set
 * out: for each page, and for each of its columns, the blank runs from top to bottom that the eye takes for a hole
 */
export interface Blank {
  /** Height of the type area, mm. */
  readonly height: number
  readonly pages: readonly Page[]
}

interface Page {
  /** Where the whole width is blank. */
  readonly across: readonly Run[]
  /** For each column, from the left. */
  readonly columns: readonly (readonly Run[])[]
}

/** mm from the top of the type area. */
interface Run {
  readonly from: number
  readonly to: number
}

/** What is printed in one place, mm from the left of the page and the top of the type area. */
interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const MILLIMETRE = 72 / 25.4

/** Lower is the space that a paragraph, a heading or a note has around it, mm. */
const HOLE = 9

/** What of its size a glyph takes above and below the line it stands on. */
const [ASCENT, DESCENT] = [0.75, 0.25]

/** Margins of the templates, mm: what stands outside of them is running heads and feet. */
const MARGIN = { top: 20, bottom: 19 }

export async function readBlank(pdf: Uint8Array, columns: 1 | 2): Promise<Blank> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false })
  try {
    const document = await task.promise
    const pages: Page[] = []
    let height = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const [, bottom = 0, , top = 0] = page.view
      height = (top - bottom) / MILLIMETRE - MARGIN.top - MARGIN.bottom
      const boxes = [...(await glyphsOf(page)), ...(await rulesOf(page))].filter(
        (box) => box.bottom > 0 && box.top < height,
      )
      const across = runsOf(boxes, height)
      const parts = columns === 1 ? [across] : columnsOf(boxes).map((each) => runsOf(each, height))
      pages.push({ across, columns: parts })
    }
    return { height, pages }
  } finally {
    await task.destroy()
  }
}

async function glyphsOf(page: PDFPageProxy): Promise<Box[]> {
  const top = (page.view[3] ?? 0) / MILLIMETRE - MARGIN.top
  const { items } = await page.getTextContent()
  return items.flatMap((item): Box[] => {
    if (!('str' in item) || !item.str.trim()) return []
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    const size = Math.hypot(c, d) / MILLIMETRE
    const line = top - y / MILLIMETRE
    const left = x / MILLIMETRE
    return [
      {
        left,
        right: left + item.width / MILLIMETRE,
        top: line - size * ASCENT,
        bottom: line + size * DESCENT,
      },
    ]
  })
}

/** Lines, bars and dots; what is higher than a hole is a ground or an axis and fills none. */
async function rulesOf(page: PDFPageProxy): Promise<Box[]> {
  const height = (page.view[3] ?? 0) / MILLIMETRE - MARGIN.top
  const { fnArray, argsArray } = await page.getOperatorList()
  const boxes: Box[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [n, operator] of fnArray.entries()) {
    const args = argsArray[n]
    if (operator === OPS.save) saved.push(matrix)
    if (operator === OPS.restore) matrix = saved.pop() ?? matrix
    if (operator === OPS.transform) matrix = times(args as Matrix, matrix)
    if (operator !== OPS.constructPath || args[0] === OPS.endPath) continue
    const [x1, y1, x2, y2] = args[2] as Float32Array
    const [a, b, c, d, e, f] = matrix
    const xs = [x1, x2].flatMap((x = 0) => [y1, y2].map((y = 0) => a * x + c * y + e))
    const ys = [x1, x2].flatMap((x = 0) => [y1, y2].map((y = 0) => b * x + d * y + f))
    const box = {
      left: Math.min(...xs) / MILLIMETRE,
      right: Math.max(...xs) / MILLIMETRE,
      top: height - Math.max(...ys) / MILLIMETRE,
      bottom: height - Math.min(...ys) / MILLIMETRE,
    }
    if (box.bottom - box.top < HOLE) boxes.push(box)
  }
  return boxes
}

/** What stands in each of two columns; what reaches over both stands in either. */
function columnsOf(page: readonly Box[]): [Box[], Box[]] {
  const middle = gutterOf(page)
  return [
    page.filter(({ left, right }) => left + right < middle * 2 || left < middle - REACH),
    page.filter(({ left, right }) => left + right >= middle * 2 || right > middle + REACH),
  ]
}

/** A line that reaches further than this into the other column stands in both, mm. */
const REACH = 15

/** Where between the thirds of the page the fewest lines are crossed. */
function gutterOf(page: readonly Box[]): number {
  const left = Math.min(...page.map((each) => each.left))
  const right = Math.max(...page.map((each) => each.right))
  let [best, least] = [(left + right) / 2, Number.POSITIVE_INFINITY]
  for (let x = left + (right - left) / 3; x < left + ((right - left) * 2) / 3; x++) {
    const crossed = page.filter((each) => each.left < x && each.right > x).length
    if (crossed < least) [best, least] = [x, crossed]
  }
  return best
}

function runsOf(boxes: readonly Box[], height: number): Run[] {
  const runs: Run[] = []
  let filled = 0
  for (const { top, bottom } of [...boxes].sort((a, b) => a.top - b.top)) {
    if (top - filled > HOLE) runs.push({ from: filled, to: top })
    filled = Math.max(filled, bottom)
  }
  if (height - filled > HOLE) runs.push({ from: filled, to: height })
  return runs
}

/** The share of the whole that is blank over the whole width, or in one column. */
export function shareOf({ height, pages }: Blank, column?: number): number {
  const runs = pages.flatMap(({ across, columns }) =>
    column === undefined ? across : (columns[column] ?? []),
  )
  return lengthOf(runs) / (pages.length * height)
}

/** For each page, which share of it is blank over the whole width. */
export function sharesOfPages({ height, pages }: Blank): number[] {
  return pages.map(({ across }) => lengthOf(across) / height)
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0)
}
