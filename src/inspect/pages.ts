import type { PdfAccess } from '../pdf/access.ts'
import type { PdfDict, Ref } from '../pdf/objects.ts'
import type { Findings } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'
import type { Box } from './painted.ts'

/** Width and height in points. */
const PAPERS: Readonly<Record<Expectation['paper'], readonly [number, number]>> = {
  A4: [595.276, 841.89],
  Letter: [612, 792],
}

/** Points. A thousandth of an inch is what a print shop can measure. */
const TOLERANCE = 0.072

/** The pages are as many as were made up, and are cut to the size of the paper. */
export function inspectPages(
  file: PdfAccess,
  pages: readonly Ref[],
  { pages: expected, paper, path }: Expectation,
  findings: Findings,
): void {
  if (pages.length !== expected) {
    findings.add({
      rule: 'pdf-page',
      path,
      reason: 'The PDF has another number of pages than were made up',
      actual: String(pages.length),
      expected: [String(expected)],
    })
  }
  const [width, height] = PAPERS[paper]
  for (const [index, ref] of pages.entries()) {
    const [left, bottom, right, top] = trimBox(file, file.dict(ref))
    if (Math.abs(right - left - width) > TOLERANCE || Math.abs(top - bottom - height) > TOLERANCE) {
      findings.add({
        rule: 'pdf-page',
        path,
        reason: `Page ${index + 1} is not of the size of ${paper}`,
        actual: `${right - left} × ${top - bottom} pt`,
        expected: [`${width} × ${height} pt`],
      })
    }
  }
}

/** What is left of a page when it has been cut (ISO 32000-1, 14.11.2). */
export function trimBox(file: PdfAccess, page: PdfDict): Box {
  const box = (page: PdfDict, key: string) => {
    const numbers = file.array(page.get(key)).map((each) => Number(file.resolve(each)))
    return numbers.length === 4 ? (numbers as unknown as Box) : undefined
  }
  const paper = inherited(file, page, (node) => box(node, 'MediaBox')) ?? [0, 0, 0, 0]
  const visible = inherited(file, page, (node) => box(node, 'CropBox')) ?? paper
  const trim = box(page, 'TrimBox') ?? visible
  // Nothing is left of what is outside of the paper.
  return [
    Math.max(trim[0], visible[0]),
    Math.max(trim[1], visible[1]),
    Math.min(trim[2], visible[2]),
    Math.min(trim[3], visible[3]),
  ]
}

/** What a page does not say for itself, the nodes above it say (ISO 32000-1, 7.7.3.4). */
function inherited<T>(
  file: PdfAccess,
  page: PdfDict,
  read: (node: PdfDict) => T | undefined,
): T | undefined {
  let node = page
  for (let depth = 0; depth < 50; depth++) {
    const value = read(node)
    if (value !== undefined || !node.has('Parent')) return value
    node = file.dict(node.get('Parent'))
  }
  return undefined
}
