import type { PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'

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
 */
export function setBoxes(file: PrintedFile, pages: readonly PdfDict[]): void {
  for (const page of pages) {
    const [left, bottom, right, top] = file.array(page.get('MediaBox')).map(Number)
    const size = exactSize((right ?? 0) - (left ?? 0), (top ?? 0) - (bottom ?? 0))
    page.set('MediaBox', [0, 0, ...size])
    page.set('TrimBox', [0, 0, ...size])
  }
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
