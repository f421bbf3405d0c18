import type { Glyph } from './glyphs.ts'
import { asTyped, RTL } from './letters.ts'

/** A letter with its marks at its place on a page, or a space. */
export interface Cell {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly glyph: Glyph
}

/** Cells that follow each other on a line as they were painted, from left to right as they are seen. */
export interface Strip {
  readonly cells: readonly Cell[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Glyphs as strips, in the order of painting: order within a strip is the file's, order of strips is by place. */
export function stripsOf(glyphs: readonly Glyph[]): Strip[] {
  const strips: Strip[] = []
  let open: Cell[] = []
  let way: 'right' | 'left' | undefined
  const close = () => {
    if (open.length > 0) strips.push(strip(way === 'left' ? open.reverse() : open))
    open = []
    way = undefined
  }
  for (const cell of withMarks(glyphs)) {
    const last = open.at(-1)
    const next = last && wayFrom(last, cell)
    if (next === undefined || (way !== undefined && next !== way)) close()
    else if (cell.text !== ' ' || way !== undefined) way = next
    open.push(cell)
  }
  close()
  return strips
}

function strip(cells: readonly Cell[]): Strip {
  const inked = cells.filter(({ text }) => text !== ' ')
  const of = inked.length > 0 ? inked : cells
  return {
    cells,
    left: Math.min(...of.map(({ left }) => left)),
    right: Math.max(...of.map(({ right }) => right)),
    y: median(of.map(({ y }) => y)),
    size: Math.max(...of.map(({ size }) => size)),
  }
}

/** To which side a cell goes on a strip, if it does. */
function wayFrom(last: Cell, cell: Cell): 'right' | 'left' | undefined {
  const em = Math.max(last.size, cell.size)
  if (Math.abs(cell.y - last.y) > 0.3 * em || last.glyph.reversed !== cell.glyph.reversed)
    return undefined
  const onward = cell.left - last.right
  if (onward > -0.35 * em && onward < 0.45 * em && cell.left >= last.left) return 'right'
  const back = last.left - cell.right
  return back > -0.35 * em && back < 0.3 * em && cell.right <= last.right ? 'left' : undefined
}

const MARKS = /^\p{M}+$/u

/** Letters with the marks that stand over or under them; what stands for nothing is left out. */
function withMarks(glyphs: readonly Glyph[]): Cell[] {
  const cells: (Cell & { text: string })[] = []
  let waiting: Glyph[] = []
  for (const glyph of glyphs) {
    const text = asTyped(glyph.text)
    if (text === '') continue
    if (MARKS.test(text)) {
      waiting.push(glyph)
      continue
    }
    const { left, right, y, size } = glyph
    const last = cells.at(-1)
    const whole = last ? marked(last, glyph, text, waiting) : text
    waiting = []
    cells.push({ text: whole, left, right, y, size, glyph })
  }
  const last = cells.at(-1)
  if (last) for (const mark of waiting) if (isNear(last, mark)) last.text += asTyped(mark.text)
  return cells.map((cell) => ({ ...cell, text: cell.text.normalize('NFC') }))
}

/** Puts marks on the letter before them, or gives the next letter with them on it. */
function marked(
  last: Cell & { text: string },
  next: Glyph,
  text: string,
  marks: readonly Glyph[],
): string {
  const isNext = (mark: Glyph) => {
    if (last.text === ' ' || !isNear(last, mark)) return true
    // Painted from the left, a mark of what is read from the right comes before its letter.
    return RTL.test(text) && isNear(next, mark) && next.left > last.left
  }
  const onNext = marks.filter((mark) => isNext(mark) && isNear(next, mark))
  const onLast = marks.filter((mark) => !isNext(mark))
  for (const mark of onLast) last.text += asTyped(mark.text)
  return (
    text +
    onNext
      .map((mark) => asTyped(mark.text))
      .reverse()
      .join('')
  )
}

/** Whether a mark may belong to a letter; what is near none is a sliver of a line that is not shown. */
function isNear(
  letter: {
    readonly left: number
    readonly right: number
    readonly y: number
    readonly size: number
  },
  mark: Glyph,
): boolean {
  return (
    Math.abs(middle(letter) - middle(mark)) < 1.5 * letter.size &&
    Math.abs(letter.y - mark.y) < 1.2 * letter.size
  )
}

function middle({ left, right }: { readonly left: number; readonly right: number }): number {
  return (left + right) / 2
}

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
