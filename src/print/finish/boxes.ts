import type { PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import type { Trim } from './options.ts'

/** Width and height of paper in points (1/72 inch). */
const PAPERS: readonly (readonly [width: number, height: number])[] = [
  [(210 / 25.4) * 72, (297 / 25.4) * 72],
  [(148 / 25.4) * 72, (210 / 25.4) * 72],
  [(297 / 25.4) * 72, (420 / 25.4) * 72],
  [612, 792],
  [612, 1008],
]

/** Chromium rounds a page to its own units, which makes A4 594.96 × 841.92 points. */
const TOLERANCE = 1

/**
 * Gives each page the exact size of its paper, and a trim box (ISO 32000-1, 14.11.2): a print shop
 * cuts by it, and a viewer compares it with the paper in the tray.
 *
 * A page with a bleed stands in the middle of a larger sheet: colour reaches beyond the trim as far as the
 * bleed box, and outside of that is room for crop marks.
 */
export function setBoxes(file: PrintedFile, pages: readonly PdfDict[], trim?: Trim): void {
  for (const page of pages) {
    const [left, bottom, right, top] = file.array(page.get('MediaBox')).map(Number)
    const sheet = [(right ?? 0) - (left ?? 0), (top ?? 0) - (bottom ?? 0)] as const
    if (!trim) {
      const box = [0, 0, ...exactSize(...sheet)]
      page.set('MediaBox', box)
      page.set('TrimBox', [...box])
      continue
    }
    const trimBox = centred(sheet, exactSize(trim.width, trim.height))
    page.set('MediaBox', [0, 0, ...sheet])
    page.set('TrimBox', trimBox)
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = trimBox
    page.set(
      'BleedBox',
      [x0 - trim.bleed, y0 - trim.bleed, x1 + trim.bleed, y1 + trim.bleed].map(rounded),
    )
  }
}

/** A box in the middle of a sheet, exact in itself. */
function centred(
  [sheetWidth, sheetHeight]: readonly [number, number],
  [width, height]: readonly [number, number],
): number[] {
  const left = rounded((sheetWidth - width) / 2)
  const bottom = rounded((sheetHeight - height) / 2)
  return [left, bottom, rounded(left + width), rounded(bottom + height)]
}

function exactSize(width: number, height: number): [number, number] {
  for (const [short, long] of PAPERS) {
    for (const [w, h] of [
      [short, long],
      [long, short],
    ] as const) {
      if (Math.abs(w - width) < TOLERANCE && Math.abs(h - height) < TOLERANCE) {
        return [rounded(w), rounded(h)]
      }
    }
  }
  return [width, height]
}

function rounded(points: number): number {
  return Math.round(points * 1000) / 1000
}
