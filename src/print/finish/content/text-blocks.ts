import type { GlyphWidths } from '../../../pdf/glyph-widths.ts'
import type { Glyphs } from '../../../pdf/glyphs.ts'
import { Parser } from '../../../pdf/parse.ts'
import { GLYPHS } from '../../../pdf/scanner.ts'

/** An operator of a content, and where it stands there. */
export interface Operator {
  readonly operator: string
  /** Of its first operand. */
  readonly from: number
  readonly to: number
  /** Those that it stands for, if it is {@link GLYPHS}, among all of the content. */
  readonly first: number
  readonly end: number
}

/** The index of the operator that ends a text object. */
export function endOf(operators: readonly Operator[], begin: number): number {
  let at = begin
  while (at < operators.length - 1 && operators[at]?.operator !== 'ET') at++
  return at
}

/** What happens inside of a text object. */
export type Step =
  | { readonly kind: 'font'; readonly font: Font }
  | { readonly kind: 'matrix'; readonly matrix: Matrix; readonly source: string }
  | { readonly kind: 'glyphs'; readonly first: number; readonly end: number }
  | { readonly kind: 'other'; readonly operator: string; readonly source: string }

/** Where the glyphs of a content stand in the scale of their matrix, and how far each goes in its size. */
export class Places {
  readonly codes: Uint16Array
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly advances: Float64Array
  readonly spacings = new Spacings()
  readonly #glyphs: Glyphs

  constructor(glyphs: Glyphs) {
    this.#glyphs = glyphs
    this.codes = glyphs.codes
    this.xs = new Float64Array(glyphs.length)
    this.ys = new Float64Array(glyphs.length)
    this.advances = new Float64Array(glyphs.length)
  }

  /** Places some glyphs behind a pen, which it takes along. */
  place(first: number, end: number, font: Font, matrix: Matrix, pen: Pen): void {
    const { codes, rights, ups, moves } = this.#glyphs
    const { xs, ys, advances } = this
    const { size, widths } = font
    const spacing = this.spacings.from(font)
    const across = matrix[2] / matrix[0]
    const up = matrix[3] / matrix[1]
    let { left, height, at: next } = pen
    for (let at = first; at < end; at++) {
      if (moves[at] === 1) {
        left += rights[at] as number
        height += ups[at] as number
        if (at > first && ups[at] === 0) spacing.count(left - next, size)
        next = left
      }
      const own = ((widths.advances.get(codes[at] as number) ?? widths.advance) / 1000) * size
      xs[at] = across + next
      ys[at] = up + height
      advances[at] = own
      next += own
    }
    pen.left = left
    pen.height = height
    pen.at = next
  }
}

/** From the origin of the matrix: where the line begins, and where the next glyph would stand. */
interface Pen {
  left: number
  height: number
  at: number
}

export interface Font {
  readonly size: number
  /** As it is set: `/F7 13.33 Tf`. */
  readonly source: string
  readonly widths: GlyphWidths
}

/** Scales without turning: a, d, e, f of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [a: number, d: number, e: number, f: number]

interface Block {
  readonly steps: readonly Step[]
  /** The index of its `ET`. */
  readonly end: number
}

/** By the index of their `BT`, the text objects of which everything is understood. */
export function readBlocks(
  text: string,
  operators: readonly Operator[],
  fonts: ReadonlyMap<string, GlyphWidths>,
  places: Places,
): Map<number, Block> {
  const blocks = new Map<number, Block>()
  for (let begin = 0; begin < operators.length; begin++) {
    if (operators[begin]?.operator !== 'BT') continue
    const end = endOf(operators, begin)
    const steps = readSteps(text, operators, begin + 1, end, fonts, places)
    if (steps) blocks.set(begin, { steps, end })
  }
  return blocks
}

/** The steps of the operators from one to before another; `undefined` where one of them is not understood. */
function readSteps(
  text: string,
  operators: readonly Operator[],
  begin: number,
  before: number,
  fonts: ReadonlyMap<string, GlyphWidths>,
  places: Places,
): Step[] | undefined {
  const steps: Step[] = []
  let matrix: Matrix = [1, 1, 0, 0]
  let font: Font | undefined
  let pen: Pen = { left: 0, height: 0, at: 0 }
  let marks = 0
  for (let index = begin; index < before; index++) {
    const { operator, from, to, first, end } = operators[index] as Operator
    if (operator === GLYPHS) {
      if (!font) return undefined
      places.place(first, end, font, matrix, pen)
      steps.push({ kind: 'glyphs', first, end })
      continue
    }
    const source = text.slice(from, to)
    switch (operator) {
      case 'Tf': {
        const [, name = '', size = ''] = FONT.exec(source) ?? []
        const widths = fonts.get(name)
        if (!widths) return undefined
        font = { size: Number(size), source, widths }
        steps.push({ kind: 'font', font })
        break
      }
      case 'Tm': {
        const operands = new Parser(source)
        const a = nextNumber(operands)
        const isTurned = nextNumber(operands) !== 0 || nextNumber(operands) !== 0
        const d = isTurned ? 0 : nextNumber(operands)
        if (!a || !d) return undefined
        matrix = [a, d, nextNumber(operands), nextNumber(operands)]
        pen = { left: 0, height: 0, at: 0 }
        steps.push({ kind: 'matrix', matrix, source })
        break
      }
      case 'Td': {
        const operands = new Parser(source)
        pen.left += nextNumber(operands)
        pen.height += nextNumber(operands)
        pen.at = pen.left
        break
      }
      case 'BDC':
      case 'BMC':
        marks++
        steps.push({ kind: 'other', operator, source })
        break
      case 'EMC':
        if (--marks < 0) return undefined
        steps.push({ kind: 'other', operator, source })
        break
      case 'rg':
      case 'RG':
      case 'gs':
        steps.push({ kind: 'other', operator, source })
        break
      default:
        return undefined
    }
  }
  return marks === 0 ? steps : undefined
}

function nextNumber(operands: Parser): number {
  operands.space()
  return operands.number()
}

const FONT = /^\/(\S+)\s+([\d.]+)\s+Tf$/u

/**
 * For each font and size how much further its glyphs stand from each other than they are wide, on average, in
 * pixels. Pairs that are kerned do not count.
 */
export class Spacings {
  readonly #known = new Map<string, Spacing>()

  from({ source }: Font): Spacing {
    let spacing = this.#known.get(source)
    if (!spacing) {
      spacing = new Spacing()
      this.#known.set(source, spacing)
    }
    return spacing
  }

  of({ source }: Font): number {
    return this.#known.get(source)?.average ?? 0
  }
}

class Spacing {
  #sum = 0
  #pairs = 0

  /** @param more how far a glyph stands from the end of the one before it */
  count(more: number, size: number): void {
    // A font kerns by thousandths of its size, and by more than one.
    if (Math.abs(more) >= size / 1000) return
    this.#sum += more
    this.#pairs++
  }

  get average(): number {
    return this.#pairs === 0 ? 0 : Number((this.#sum / this.#pairs).toFixed(5))
  }
}
