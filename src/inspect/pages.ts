import { PAPERS } from '../model/audience.ts'
import type { PdfAccess } from '../pdf/access.ts'
import type { PdfDict, Ref } from '../pdf/objects.ts'
import type { Context } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'
import type { Box } from './painted.ts'

/** Points to a millimetre. */
const MILLIMETRE = 72 / 25.4

/** Points. A thousandth of an inch is what a print shop can measure. */
const TOLERANCE = 0.072

/** The pages are as many as were made up, and are trimmed to the size of the paper. */
export function inspectPages(
  file: PdfAccess,
  pages: readonly Ref[],
  { pages: expected, paper, bleed, path }: Expectation,
  context: Context,
): void {
  if (pages.length !== expected) {
    context.report({
      rule: 'pdf-page',
      path,
      reason: 'The PDF has another number of pages than were made up',
      actual: String(pages.length),
      expected: [String(expected)],
    })
  }
  const [wide, high] = PAPERS[paper]
  const size = [wide * MILLIMETRE, high * MILLIMETRE] as const
  /** What is wrong, with the pages on which it is. */
  const faults = new Map<string, Finding & { readonly on: number[] }>()
  for (const [index, ref] of pages.entries()) {
    const report = (what: string, found: Box, [width, height]: readonly [number, number]) => {
      const actual = points(found[2] - found[0], found[3] - found[1])
      const known = faults.get(what + actual)
      known?.on.push(index + 1)
      if (known) return
      faults.set(what + actual, {
        rule: 'pdf-page',
        path,
        reason: what,
        actual,
        expected: [points(width, height)],
        advice:
          'The layout takes `--page-width`, `--page-height` and `@page` from the view’s `page`, which is `page` in audience.yaml.',
        on: [index + 1],
      })
    }
    const page = file.dict(ref)
    const trim = trimBox(file, page)
    const sheet = mediaBox(file, page)
    const isTrimmed = isOfSize(trim, size)
    if (!isTrimmed) report(`is not of the size of ${paper}`, trim, size)
    if (bleed === undefined) {
      if (isTrimmed && !isOfSize(sheet, size)) report('stands on a larger sheet', sheet, size)
      continue
    }
    const wanted = trim.map((edge, side) => edge + (side < 2 ? -bleed : bleed))
    const found = boxOf(file, page, 'BleedBox') ?? trim
    const [width, height] = size
    if (found.some((edge, side) => Math.abs(edge - (wanted[side] as number)) > TOLERANCE)) {
      report('has another bleed', found, [width + 2 * bleed, height + 2 * bleed])
    }
    const fits = found.every((edge, side) =>
      side < 2 ? edge >= (sheet[side] as number) : edge <= (sheet[side] as number),
    )
    if (!fits) report('has no room for its bleed', sheet, [width + 2 * bleed, height + 2 * bleed])
  }
  for (const { on, ...finding } of faults.values()) {
    const [first, ...more] = on
    const others = more.length > 0 ? `, and ${more.length} more like it` : ''
    context.report({ ...finding, reason: `Page ${first} ${finding.reason}${others}` })
  }
}

function points(width: number, height: number): string {
  return `${Number(width.toFixed(3))} × ${Number(height.toFixed(3))} pt`
}

function isOfSize(
  [left, bottom, right, top]: Box,
  [width, height]: readonly [number, number],
): boolean {
  return Math.abs(right - left - width) <= TOLERANCE && Math.abs(top - bottom - height) <= TOLERANCE
}

/** What is left of a page when it has been trimmed (ISO 32000-1, 14.11.2). */
export function trimBox(file: PdfAccess, page: PdfDict): Box {
  const paper = mediaBox(file, page)
  const visible = inherited(file, page, (node) => boxOf(file, node, 'CropBox')) ?? paper
  const trim = boxOf(file, page, 'TrimBox') ?? visible
  // Nothing is left of what is outside of the paper.
  return [
    Math.max(trim[0], visible[0]),
    Math.max(trim[1], visible[1]),
    Math.min(trim[2], visible[2]),
    Math.min(trim[3], visible[3]),
  ]
}

/** The sheet. */
function mediaBox(file: PdfAccess, page: PdfDict): Box {
  return inherited(file, page, (node) => boxOf(file, node, 'MediaBox')) ?? [0, 0, 0, 0]
}

function boxOf(file: PdfAccess, node: PdfDict, key: string): Box | undefined {
  const numbers = file.array(node.get(key)).map((each) => Number(file.resolve(each)))
  return numbers.length === 4 ? (numbers as unknown as Box) : undefined
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
