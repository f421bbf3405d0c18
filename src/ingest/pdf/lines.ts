import type { Direction } from '../../model/language.ts'
import { type Cell, median, type Strip } from './cells.ts'
import { LTR, RTL } from './letters.ts'
import { inReadingOrder, type SeenSign } from './order.ts'

/** A piece of a line without a gap as wide as one between columns; from left to right as it is seen. */
export interface Segment {
  readonly cells: readonly Cell[]
  readonly left: number
  readonly right: number
  /** Of its baseline. */
  readonly y: number
  /** Of most of its type. */
  readonly size: number
  readonly bold: boolean
}

/** What stands on one height of a page, from left to right. */
export interface Row {
  readonly y: number
  readonly segments: readonly Segment[]
}

/** In sizes of the type: gaps that are wider may lie between columns. */
const COLUMN_GAP = 0.9
/** Gaps that are wider are spaces, though no space was painted. */
const WORD_GAP = 0.17
/** The same in a line in which spaces are painted, in widths of those: less is a matter of fitting letters. */
const GAP_BESIDE_SPACES = 0.65

const LETTER = /[\p{L}\p{N}]/u

/** Where a word from the left meets a word from the right: word processors lose the space between them. */
const FOREIGN_MEETS_OWN = /[A-Za-z](?=[\u0621-\u064A]{2})/g

/** Strips as rows, from the top of the page. */
export function rowsOf(strips: readonly Strip[]): Row[] {
  const rows: { y: number; size: number; length: number; strips: Strip[] }[] = []
  for (const strip of [...strips].sort((a, b) => b.y - a.y)) {
    const length = strip.cells.length
    const near = rows
      .slice(-3)
      .find((row) => Math.abs(row.y - strip.y) <= 0.42 * Math.max(row.size, strip.size))
    if (!near) rows.push({ y: strip.y, size: strip.size, length, strips: [strip] })
    else {
      near.strips.push(strip)
      if (length > near.length) Object.assign(near, { y: strip.y, size: strip.size, length })
    }
  }
  return rows
    .map(({ y, strips: of }) => ({ y, segments: segmentsOf(of) }))
    .filter(({ segments }) => segments.length > 0)
}

function segmentsOf(strips: readonly Strip[]): Segment[] {
  const segments: Cell[][] = []
  let edge = Number.NEGATIVE_INFINITY
  for (const strip of [...strips].sort((a, b) => a.left - b.left)) {
    if (strip.cells.every(({ text }) => text === ' ')) {
      // Only spaces: they part what is beside them, and reach nowhere.
      segments.at(-1)?.push(...strip.cells)
      continue
    }
    const open = segments.at(-1)
    if (!open || strip.left - edge > COLUMN_GAP * strip.size) segments.push([...strip.cells])
    else open.push(...strip.cells)
    edge = Math.max(edge, strip.right)
  }
  return segments.map(segment)
}

/** Cells as a segment, with its measures. */
export function segment(cells: readonly Cell[]): Segment {
  const inked = cells.filter(({ text }) => text !== ' ')
  const sizes = median(inked.map(({ size }) => size))
  return {
    cells,
    left: Math.min(...inked.map(({ left }) => left)),
    right: Math.max(...inked.map(({ right }) => right)),
    y: median(inked.map(({ y }) => y)),
    size: sizes,
    bold: inked.filter(({ glyph }) => glyph.font.bold).length > 0.8 * inked.length,
  }
}

/** Which way most letters run, of some lines. */
export function directionOfLetters(segments: readonly Segment[]): Direction {
  let balance = 0
  for (const { cells } of segments)
    for (const { text } of cells) balance += RTL.test(text) ? 1 : LTR.test(text) ? -1 : 0
  return balance > 0 ? 'rtl' : 'ltr'
}

/**
 * The text of a line in reading order, with a space wherever words stand apart.
 *
 * @param opens whether it is the first of its paragraph
 */
export function textOf(
  { cells, size, y }: Segment,
  base: Direction,
  opens: boolean,
  mirrors: boolean,
): string {
  const told = cells.some(({ glyph }) => glyph.reversed)
  const spaces = cells
    .filter(({ text }) => text === ' ')
    .map(({ left, right, size }) => (right - left) / size)
  const widest = Math.max(WORD_GAP, GAP_BESIDE_SPACES * median(spaces))
  const signs: SeenSign[] = []
  let edge: number | undefined
  for (const cell of cells) {
    const gap = edge === undefined ? 0 : cell.left - edge
    if (
      edge !== undefined &&
      cell.text !== ' ' &&
      gap > widest * cell.size &&
      // Signs that close or end keep to their word, however they are set.
      (spaces.length === 0 ||
        gap > 1.3 * median(spaces) * cell.size ||
        (LETTER.test(cell.text) && LETTER.test(signs.at(-1)?.text ?? ''))) &&
      signs.at(-1)?.text !== ' '
    ) {
      signs.push({ text: ' ', reversed: false })
    }
    signs.push({
      text: cell.text,
      reversed: cell.glyph.reversed,
      isSaid: cell.glyph.isSaid,
      isApart: cell.glyph.text.startsWith('\u200F'),
      isRaised: cell.size < 0.8 * size && cell.y > y + 0.12 * size,
      ...(told && { run: cell.glyph.run }),
    })
    if (cell.text !== ' ') edge = Math.max(edge ?? cell.right, cell.right)
  }
  return inReadingOrder(signs, base, opens, mirrors)
    .replace(FOREIGN_MEETS_OWN, '$& ')
    .replace(/ +/g, ' ')
    .trim()
}
