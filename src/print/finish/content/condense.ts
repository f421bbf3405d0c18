import type { GlyphWidths } from '../../../pdf/glyph-widths.ts'
import { Scanner } from '../../../pdf/scanner.ts'
import {
  endOf,
  type Font,
  type Matrix,
  type Operator,
  Places,
  readBlocks,
  type Spacings,
  type Step,
} from './text-blocks.ts'

/**
 * How far a glyph may stand from where Chromium put it, in CSS pixels: half a thousandth of a millimetre, a
 * twentieth of the dot of a good printer. To say where it stood to the last of Chromium's digits would take half as
 * many bytes again.
 */
const TOLERANCE = 0.002

/**
 * The same content in fewer bytes. What is painted, its order and its marks stay; glyphs stand where they stood
 * but for {@link TOLERANCE}.
 *
 * Chromium moves to each glyph anew (`7.1 0 Td <0020> Tj`), since it places them by sizes in 64ths of a pixel and
 * the font advances by whole ones. That is one constant for each font and size, which is what `Tc` is for; what
 * is left over is kerning, which a `TJ` says with the glyphs. So a line is one operator, lines that
 * follow each other are one text object, and colours are not set again to what they are.
 *
 * @param fonts composite fonts by their names in the content; text in others stays as it is
 */
export function condense(text: string, fonts: ReadonlyMap<string, GlyphWidths>): string {
  const scanner = new Scanner(text)
  const operators = readOperators(scanner, fonts)
  const places = new Places(scanner.glyphs)
  const blocks = readBlocks(text, operators, fonts, places)
  const writer = new Writer(places)
  for (let at = 0; at < operators.length; at++) {
    const { operator, from, to } = operators[at] as Operator
    const block = blocks.get(at)
    const path = operator === 'm' ? readPath(text, operators, at) : undefined
    if (block) writer.block(block.steps)
    else if (operator === 'BT') writer.asItIs(text.slice(from, operators[endOf(operators, at)]?.to))
    else if (path) writer.path(path)
    else writer.operator(operator, text.slice(from, to))
    at = block?.end ?? path?.end ?? (operator === 'BT' ? endOf(operators, at) : at)
  }
  return writer.end()
}

function readOperators(scanner: Scanner, fonts: ReadonlyMap<string, GlyphWidths>): Operator[] {
  const operators: Operator[] = []
  while (scanner.next()) {
    const { operator, from, to, first, glyphs } = scanner
    operators.push({ operator, from, to, first, end: glyphs.length })
    if (operator === 'Tf') scanner.composite = fonts.has(scanner.operands().name().value)
  }
  return operators
}

interface Path {
  readonly operators: readonly { readonly numbers: readonly number[]; readonly operator: string }[]
  /** The operator that paints it. */
  readonly paint: string
  /** The index of that. */
  readonly end: number
}

/** A path that is drawn with many numbers, such as a bullet. Clipping paths are none. */
function readPath(text: string, operators: readonly Operator[], begin: number): Path | undefined {
  const found: Path['operators'][number][] = []
  for (let at = begin; at < operators.length; at++) {
    const { operator, from, to } = operators[at] as Operator
    if (PAINTS.has(operator)) {
      const isLong = found.length >= LONG
      return isLong ? { operators: found, paint: operator, end: at } : undefined
    }
    if (!DRAWS.has(operator)) return undefined
    const numbers = text.slice(from, to).split(/\s+/u).slice(0, -1).map(Number)
    found.push({ numbers, operator })
  }
  return undefined
}

const DRAWS: ReadonlySet<string> = new Set(['m', 'l', 'c', 'h'])
const PAINTS: ReadonlySet<string> = new Set(['f', 'f*', 'S', 'B', 'B*'])

/** Shorter paths are not worth a coordinate system of their own. */
const LONG = 6

/** What is set, and need not be set again. */
interface State {
  fill: string
  stroke: string
  gs: string
  font: string
  spacing: number
}

const UNKNOWN: Omit<State, 'spacing'> = { fill: '', stroke: '', gs: '', font: '' }

/** A text object that is open: its matrix, where its line begins and where the next glyph would stand. */
interface TextObject {
  readonly a: number
  readonly d: number
  left: number
  height: number
  pen: number
}

/** Writes content, operator by operator. */
class Writer {
  readonly #lines: string[] = []
  readonly #places: Places
  readonly #spacings: Spacings
  readonly #saved: State[] = []
  #state: State = { ...UNKNOWN, spacing: 0 }
  #object: TextObject | undefined
  #font: Font | undefined
  readonly #shown = new Shown()

  constructor(places: Places) {
    this.#places = places
    this.#spacings = places.spacings
  }

  /** An operator outside of text objects, or one that may stand in both. */
  operator(operator: string, source: string): void {
    if (operator === 'rg' || operator === 'RG' || operator === 'gs') {
      const key = operator === 'rg' ? 'fill' : operator === 'RG' ? 'stroke' : 'gs'
      if (this.#state[key] === source) return
      this.#flush()
      this.#state[key] = source
      this.#lines.push(source)
      return
    }
    this.#close()
    if (operator === 'q') this.#saved.push({ ...this.#state })
    else if (operator === 'Q') this.#state = this.#saved.pop() ?? { ...UNKNOWN, spacing: 0 }
    else if (COLOURS.has(operator)) this.#state = { ...this.#state, fill: '', stroke: '' }
    // What is painted there begins with the state of here.
    else if (operator === 'Do') this.#space(0)
    this.#lines.push(source)
  }

  /** A text object that is not understood. */
  asItIs(source: string): void {
    this.#close()
    this.#space(0)
    this.#lines.push(source)
    this.#state = { ...UNKNOWN, spacing: this.#state.spacing }
  }

  /** A path in a coordinate system of its own, so that equal ones are equal in their bytes as well. */
  path({ operators, paint }: Path): void {
    this.#close()
    const [left = 0, top = 0] = operators[0]?.numbers ?? []
    this.#lines.push('q', `1 0 0 1 ${short(left, 6)} ${short(top, 6)} cm`)
    for (const { numbers, operator } of operators) {
      const own = numbers.map((each, index) => short(each - (index % 2 === 0 ? left : top), 3))
      this.#lines.push([...own, operator].join(' '))
    }
    this.#lines.push(paint, 'Q')
  }

  block(steps: readonly Step[]): void {
    if (!this.#object) this.#lines.push('BT')
    this.#object ??= { a: 1, d: 1, left: 0, height: 0, pen: 0 }
    for (const step of steps) {
      if (step.kind === 'font') this.#set(step.font)
      else if (step.kind === 'matrix') this.#turn(step.matrix, step.source)
      else if (step.kind === 'glyphs') this.#show(step.first, step.end)
      else if (MARKS.has(step.operator)) {
        this.#flush()
        this.#lines.push(step.source)
      } else this.operator(step.operator, step.source)
    }
    this.#flush()
  }

  end(): string {
    this.#close()
    return this.#lines.join('\n')
  }

  /** Ends the text object that is open, if one is. The next one goes on in it if nothing stands between. */
  #close(): void {
    if (!this.#object) return
    this.#flush()
    this.#lines.push('ET')
    this.#object = undefined
  }

  #set(font: Font): void {
    this.#flush()
    this.#font = font
    if (this.#state.font !== font.source) this.#lines.push(font.source)
    this.#state.font = font.source
    this.#space(this.#spacings.of(font))
  }

  /** What follows is a string of its own, without spacing. */
  #apart(object: TextObject): void {
    this.#flush()
    this.#space(0)
    // Nothing stands where the line's advances have come to.
    object.pen = Number.NaN
  }

  #together(font: Font): void {
    this.#flush()
    this.#space(this.#spacings.of(font))
  }

  #space(spacing: number): void {
    if (this.#state.spacing === spacing) return
    this.#state.spacing = spacing
    this.#lines.push(`${short(spacing, 5)} Tc`)
  }

  #turn([a, d, e, f]: Matrix, source: string): void {
    const object = this.#object
    // What stands in the same scale is reached by a move.
    if (!object || (object.a === a && object.d === d)) return
    this.#flush()
    this.#lines.push(source)
    this.#object = { a, d, left: e / a, height: f / d, pen: e / a }
  }

  #show(first: number, end: number): void {
    const { codes, xs, ys, advances } = this.#places
    const [object, font] = [this.#object, this.#font]
    if (!object || !font) return
    const shown = this.#shown
    let wasMark = false
    for (let at = first; at < end; at++) {
      const x = xs[at] as number
      const y = ys[at] as number
      // A mark that is to be one letter with its base: some readers take it for that only where both begin in one place
      // to the last digit, and where no spacing comes between.
      const isMark = at + 1 < end && x === xs[at + 1] && y === ys[at + 1]
      if (isMark) this.#apart(object)
      const lag = object.pen - x
      const up = y - object.height
      if (!(Math.abs(up) <= TOLERANCE && Math.abs(lag) < font.size)) {
        this.#move(x - object.left, up, object)
      } else if (Math.abs(lag) > TOLERANCE) object.pen -= this.#back(lag, font.size / 1000)
      shown.glyph(codes[at] as number)
      object.pen += (advances[at] as number) + this.#state.spacing
      if (wasMark) this.#together(font)
      wasMark = isMark
    }
  }

  #move(right: number, up: number, object: TextObject): void {
    this.#flush()
    const [across, above] = [short(right, 6), short(up, 6)]
    this.#lines.push(`${across} ${above} Td`)
    object.left += Number(across)
    object.height += Number(above)
    object.pen = object.left
  }

  /** Goes back by a number of thousandths of the font size, whole ones if that is near enough. Returns how far. */
  #back(lag: number, thousandth: number): number {
    const whole = Math.round(lag / thousandth)
    const isExact = Math.abs(lag - whole * thousandth) <= TOLERANCE
    const back = isExact ? String(whole) : short(lag / thousandth, 1)
    this.#shown.back(back)
    return Number(back) * thousandth
  }

  #flush(): void {
    const operator = this.#shown.take()
    if (operator !== '') this.#lines.push(operator)
  }
}

/** Glyphs that are written as one operator, digit by digit: so many strings would be more work than all the rest. */
class Shown {
  #bytes = Buffer.alloc(4096)
  #length = 0
  #isOpen = false
  /** Whether it goes back somewhere, so that it takes a `TJ`. */
  #goesBack = false

  glyph(code: number): void {
    if (this.#length + 8 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, this.#bytes])
    const bytes = this.#bytes
    let at = this.#length
    if (!this.#isOpen) bytes[at++] = 60
    this.#isOpen = true
    bytes[at++] = HEX[code >> 12] as number
    bytes[at++] = HEX[(code >> 8) & 15] as number
    bytes[at++] = HEX[(code >> 4) & 15] as number
    bytes[at++] = HEX[code & 15] as number
    this.#length = at
  }

  /** @param thousandths of the font size, as they are written */
  back(thousandths: string): void {
    this.#close()
    this.#length += this.#bytes.write(thousandths, this.#length, 'latin1')
    this.#goesBack = true
  }

  /** The operator, after which a new one begins; empty where nothing is shown. */
  take(): string {
    this.#close()
    if (this.#length === 0) return ''
    const operands = this.#bytes.toString('latin1', 0, this.#length)
    const operator = this.#goesBack ? `[${operands}]TJ` : `${operands}Tj`
    this.#length = 0
    this.#goesBack = false
    return operator
  }

  #close(): void {
    if (this.#isOpen) this.#bytes[this.#length++] = 62
    this.#isOpen = false
  }
}

const HEX = Buffer.from('0123456789abcdef')

const MARKS: ReadonlySet<string> = new Set(['BDC', 'BMC', 'EMC'])

const COLOURS: ReadonlySet<string> = new Set([
  ...['g', 'G', 'k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN'],
])

/** A number with so many decimals at most. */
function short(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  const trimmed = decimals === 0 ? text : text.replace(/\.?0+$/u, '')
  return trimmed === '-0' || trimmed === '' ? '0' : trimmed.replace(/^(-?)0\./u, '$1.')
}
