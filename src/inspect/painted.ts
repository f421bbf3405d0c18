import { createHash, type Hash } from 'node:crypto'
import { IDENTITY, type Matrix, moved, times } from '../model/matrix.ts'
import { once } from '../model/once.ts'
import type { PdfAccess } from '../pdf/access.ts'
import { PdfDict, PdfStream, type PdfValue, Ref } from '../pdf/objects.ts'
import { GLYPHS, Scanner } from '../pdf/scanner.ts'
import { serialise } from '../pdf/serialise.ts'
import type { Reuse } from '../report/context.ts'
import { FontReader, UsedFont } from './painted-fonts.ts'

/**
 * What a structure calls something painted by: a number, after that of the form which it stands in if it
 * stands in one (`12:0`); or that what is painted is no part of the structure.
 */
export type Mark = number | `${number}:${number}` | 'artifact' | 'none'

/** The mark of a number in the content of a page, or of a form (`Stm`; ISO 32000-1, table 324). */
export function markIn(form: PdfValue | undefined, id: number): Mark {
  return form instanceof Ref ? `${form.id}:${id}` : id
}

/** What one page shows of text. */
export interface Painted {
  /** By its mark, what glyphs say, in the order in which they are painted. */
  readonly texts: ReadonlyMap<Mark, string>
  /** What stands outside of the given box. */
  readonly beyond: readonly { readonly mark: Mark; readonly said: string }[]
  /** The forms that are painted, by the number of their objects. */
  readonly forms: ReadonlyMap<number, PdfDict>
  /** By mask, what the glyphs in it say: they let through what is painted (ISO 32000-1, 11.6.5.3). */
  readonly masks: readonly string[]
}

/** Left, bottom, right and top, in points. */
export type Box = readonly [number, number, number, number]

type Point = readonly [x: number, y: number]

/** By the names of fonts, the codes that are painted. */
type Codes = readonly (readonly [font: string, codes: readonly number[]])[]

/** Reads what pages paint, operator by operator (ISO 32000-1, 9.4). */
export class Painter {
  readonly #file: PdfAccess
  readonly #reuse: Reuse
  readonly #fonts: FontReader
  readonly #hashes = new Map<PdfDict, string>()

  /** @param reuse what was read before of the same bytes */
  constructor(file: PdfAccess, reuse: Reuse) {
    this.#file = file
    this.#fonts = new FontReader(file)
    this.#reuse = reuse
  }

  /**
   * @param within what glyphs may not leave
   * @throws Error if the content is damaged
   */
  read(page: Ref, within: Box): Painted {
    const dict = this.#file.dict(page)
    const contents = dict.get('Contents')
    const all = Array.isArray(this.#file.resolve(contents))
      ? this.#file.array(contents)
      : [contents]
    const streams = all.filter((each) => each !== undefined)
    const read = once((): Run => {
      const text = streams.map((each) => this.#file.content(each).toString('latin1')).join('\n')
      const run = new Run(this.#file, this.#fonts, within)
      run.read(text, dict, undefined, IDENTITY)
      return run
    })
    if (!this.#standsAlone(dict)) return painted(read())
    const hash = () => this.#hashOf(streams, dict, within, read)
    return this.#reuse('painted', hash, () => painted(read()))
  }

  /** Whether nothing of what a page paints stands in other objects than its content. */
  #standsAlone(page: PdfDict): boolean {
    const resources = this.#file.dictOrEmpty(page.get('Resources'))
    if (this.#file.dictOrEmpty(resources.get('XObject')).size > 0) return false
    const states = [...this.#file.dictOrEmpty(resources.get('ExtGState')).values()]
    return !states.some((state) => this.#file.dictOrEmpty(state).has('SMask'))
  }

  /**
   * Of all that decides what a page shows that stands alone: its bytes, and what fonts say of the glyphs that it paints. A glyph
   * that is new on another page changes nothing of that.
   */
  #hashOf(streams: readonly PdfValue[], page: PdfDict, within: Box, read: () => Run): string {
    const fonts = this.#fontsOf(page)
    const hash = createHash('sha256').update(`${within}`)
    for (const [name, font] of fonts) hash.update(`\n${name} ${this.#fonts.codeWidth(font)}`)
    for (const each of streams) this.#addStream(each, hash)
    const bytes = hash.copy().digest('hex')
    const codes = this.#reuse('painted', `codes ${bytes}`, () => codesOf(fonts, read()))
    for (const [name, font] of fonts) hash.update(`\n${name} ${this.#hashOfFont(font)}`)
    // Worked out once for fonts that are the same as before.
    return this.#reuse('painted', `asked ${hash.digest('hex')}`, () => {
      const glyphs = codes.map(([name, codes]) => {
        const font = fonts.get(name) as PdfDict
        return [name, codes.map((code) => [code, this.#fonts.glyph(font, code)])]
      })
      return createHash('sha256')
        .update(JSON.stringify([bytes, glyphs]))
        .digest('hex')
    })
  }

  #fontsOf(page: PdfDict): Map<string, PdfDict> {
    const fonts = new Map<string, PdfDict>()
    const resources = this.#file.dictOrEmpty(page.get('Resources'))
    for (const [name, value] of this.#file.dictOrEmpty(resources.get('Font'))) {
      const font = this.#file.resolve(value)
      if (font instanceof PdfDict) fonts.set(name, font)
    }
    return fonts
  }

  #hashOfFont(font: PdfDict): string {
    const known = this.#hashes.get(font)
    if (known !== undefined) return known
    const hash = createHash('sha256')
    const descendant = this.#file.dictOrEmpty(this.#file.array(font.get('DescendantFonts'))[0])
    for (const [dict, keys] of [
      [font, ['Subtype', 'FirstChar', 'Widths']],
      [descendant, ['W', 'DW']],
    ] as const) {
      for (const key of keys) hash.update(`${this.#resolved(dict.get(key))}\n`)
    }
    this.#addStream(font.get('ToUnicode'), hash)
    const sum = hash.digest('hex')
    this.#hashes.set(font, sum)
    return sum
  }

  /** As it stands in the file: whatever is done to content stands in its dictionary. */
  #addStream(value: PdfValue | undefined, hash: Hash): void {
    const stream = this.#file.resolve(value)
    if (!(stream instanceof PdfStream)) hash.update('\nnone')
    else hash.update(`\n${this.#resolved(stream.dict)}\n`).update(stream.bytes)
  }

  /** A value with all that it refers to in its place. */
  #resolved(value: PdfValue | undefined): string {
    const found = this.#file.resolve(value)
    if (Array.isArray(found)) return `[${found.map((each) => this.#resolved(each)).join(' ')}]`
    if (!(found instanceof PdfDict)) return serialise(found)
    return [...found].map(([key, each]) => `${key} ${this.#resolved(each)}`).join('\n')
  }
}

/** What is kept must not keep the file. */
function painted({ texts, beyond, forms, masks }: Painted): Painted {
  return { texts, beyond, forms, masks }
}

function codesOf(fonts: ReadonlyMap<string, PdfDict>, { fonts: reads }: Run): Codes {
  return [...fonts].map(([name, font]) => [name, [...(reads.get(font)?.glyphs.keys() ?? [])]])
}

/** Deeper than this no form is nested. */
const DEEPEST = 16

class Run implements Painted {
  readonly texts = new Map<Mark, string>()
  readonly beyond: { mark: Mark; said: string }[] = []
  readonly forms = new Map<number, PdfDict>()
  readonly masks: string[] = []
  /** By what they are in the file, those that were asked for. */
  readonly fonts = new Map<PdfDict, UsedFont>()
  readonly #file: PdfAccess
  readonly #fonts: FontReader
  readonly #within: Box
  /** Numbers of marked content, artifacts, and marks of other kinds, innermost last. */
  readonly #marks: (Mark | 'other')[] = []
  readonly #seen = new Set<string>()
  readonly #masksRead = new Set<number>()
  /** The mask that is being read, by its index. */
  #inMask: number | undefined

  constructor(file: PdfAccess, fonts: FontReader, within: Box) {
    this.#file = file
    this.#fonts = fonts
    this.#within = within
  }

  read(text: string, owner: PdfDict, form: Ref | undefined, start: Matrix, depth = 0): void {
    const resources = this.#file.dictOrEmpty(owner.get('Resources'))
    const masks = this.#masksIn(resources)
    const scanner = new Scanner(text)
    const saved: { matrix: Matrix; font: UsedFont | undefined; size: number }[] = []
    let matrix = start
    let font: UsedFont | undefined
    let size = 0
    let [leading, spacing, wordSpacing, scale] = [0, 0, 0, 1]
    let line: Matrix = IDENTITY
    let x = 0
    const move = (right: number, up: number) => {
      const [a, b, c, d, e, f] = line
      line = [a, b, c, d, right * a + up * c + e, right * b + up * d + f]
      x = 0
    }
    const show = (value: PdfValue) => {
      if (!font) return
      const parts = Array.isArray(value) ? value : [value]
      const from = x
      let said = ''
      for (const part of parts) {
        if (typeof part === 'number') x -= (part / 1000) * size * scale
        if (typeof part !== 'string') continue
        for (let at = 0; at + font.width <= part.length; at += font.width) {
          const high = part.charCodeAt(at)
          const code = font.width === 1 ? high : high * 256 + part.charCodeAt(at + 1)
          const glyph = font.glyph(code)
          said += glyph.said
          const space = font.width === 1 && code === 32 ? wordSpacing : 0
          x += ((glyph.advance / 1000) * size + spacing + space) * scale
        }
      }
      this.#take(said, line, matrix, [from, 0], [from, 0], [x, 0])
    }
    const showShown = () => {
      if (!font) return
      const { codes, rights, length } = scanner.glyphs
      const from = x
      const said: string[] = []
      for (let at = scanner.first; at < length; at++) {
        const glyph = font.glyph(codes[at] as number)
        said.push(glyph.said)
        x -= ((rights[at] as number) / 1000) * size * scale
        x += ((glyph.advance / 1000) * size + spacing) * scale
      }
      this.#take(said.join(''), line, matrix, [from, 0], [from, 0], [x, 0])
    }
    const showLine = () => {
      if (!font) return
      const { codes, rights, ups, length } = scanner.glyphs
      const em = (size * scale) / 1000
      // Put together letter by letter, V8 would hold each step of it until it is looked into: 32 bytes a letter.
      const said: string[] = []
      let first: Point | undefined
      // Where the last glyph began, from where the line did, and how far any of them reaches.
      let [at, height] = [0, 0]
      let [left, right, low, high] = [x, x, 0, 0]
      for (let index = scanner.first; index < length; index++) {
        const glyph = font.glyph(codes[index] as number)
        const across = rights[index] as number
        const up = ups[index] as number
        if (across !== 0 || up !== 0) x = 0
        at += across
        height += up
        const from = at + x
        first ??= [from, height]
        x += glyph.advance * em + spacing * scale
        if (from < left) left = from
        if (at + x > right) right = at + x
        if (height < low) low = height
        if (height > high) high = height
        said.push(glyph.said)
      }
      this.#take(said.join(''), line, matrix, first ?? [x, 0], [left, low], [right, high])
      const [a, b, c, d, e, f] = line
      line = [a, b, c, d, at * a + height * c + e, at * b + height * d + f]
    }
    while (scanner.next()) {
      const { operator } = scanner
      switch (operator) {
        case GLYPHS:
          showLine()
          break
        case 'Tj':
        case 'TJ':
          if (scanner.composite && scanner.readShown()) showShown()
          else show(scanner.operands().value())
          break
        case 'Td':
        case 'TD': {
          const [right = 0, up = 0] = numbersOf(scanner, 2)
          if (operator === 'TD') leading = -up
          move(right, up)
          break
        }
        case 'Tm':
          line = numbersOf(scanner, 6) as unknown as Matrix
          x = 0
          break
        case 'Tf': {
          const operands = scanner.operands()
          font = this.#fontOf(resources, operands.name().value)
          size = Number(operands.value())
          scanner.composite = font?.width === 2
          break
        }
        case 'BT':
          line = IDENTITY
          x = 0
          break
        case 'T*':
          move(0, -leading)
          break
        case "'":
          move(0, -leading)
          show(scanner.operands().value())
          break
        case '"': {
          const operands = scanner.operands()
          wordSpacing = Number(operands.value())
          spacing = Number(operands.value())
          move(0, -leading)
          show(operands.value())
          break
        }
        case 'TL':
          leading = numbersOf(scanner, 1)[0] ?? 0
          break
        case 'Tc':
          spacing = numbersOf(scanner, 1)[0] ?? 0
          break
        case 'Tw':
          wordSpacing = numbersOf(scanner, 1)[0] ?? 0
          break
        case 'Tz':
          scale = (numbersOf(scanner, 1)[0] ?? 100) / 100
          break
        case 'q':
          saved.push({ matrix, font, size })
          break
        case 'Q':
          ;({ matrix, font, size } = saved.pop() ?? { matrix, font, size })
          scanner.composite = font?.width === 2
          break
        case 'cm':
          matrix = times(numbersOf(scanner, 6) as unknown as Matrix, matrix)
          break
        case 'BDC':
        case 'BMC':
          this.#marks.push(markOf(scanner, operator, form))
          break
        case 'EMC':
          this.#marks.pop()
          break
        case 'Do':
          this.#readForm(resources, scanner.operands().name().value, matrix, depth)
          break
        case 'gs':
          if (masks.size > 0) this.#readMask(masks.get(scanner.operands().name().value), depth)
          break
      }
    }
  }

  #take(said: string, line: Matrix, matrix: Matrix, first: Point, from: Point, to: Point): void {
    const mark = this.#mark
    if (said.trim() === '' && mark === 'none') return
    if (this.#inMask !== undefined) {
      this.masks[this.#inMask] += said
      return
    }
    // The same letters at the same place are the shadow of a text.
    const letters = `${mark} ${line[4]} ${line[5]} ${first} ${said}`
    if (!this.#seen.has(letters)) this.texts.set(mark, (this.texts.get(mark) ?? '') + said)
    this.#seen.add(letters)
    if (said.trim() === '') return
    if (this.#stands(from, line, matrix) && this.#stands(to, line, matrix)) return
    this.beyond.push({ mark, said })
  }

  /** Whether a point of a line stands inside of the box. */
  #stands(point: Point, line: Matrix, matrix: Matrix): boolean {
    const within = this.#within
    const at = moved(matrix, moved(line, point))
    return at[0] >= within[0] && at[0] <= within[2] && at[1] >= within[1] && at[1] <= within[3]
  }

  /** What is painted now belongs to this. */
  get #mark(): Mark {
    for (let at = this.#marks.length - 1; at >= 0; at--) {
      const mark = this.#marks[at]
      if (mark !== undefined && mark !== 'other') return mark
    }
    return 'none'
  }

  #readForm(resources: PdfDict, name: string, matrix: Matrix, depth: number): void {
    const ref = this.#file.dictOrEmpty(resources.get('XObject')).get(name)
    this.#readFormAt(ref, matrix, depth)
  }

  /** By the names of graphics states, the forms that are their masks. */
  #masksIn(resources: PdfDict): Map<string, Ref> {
    const masks = new Map<string, Ref>()
    for (const [name, state] of this.#file.dictOrEmpty(resources.get('ExtGState'))) {
      const mask = this.#file.dictOrEmpty(this.#file.dictOrEmpty(state).get('SMask'))
      const form = mask.get('G')
      if (form instanceof Ref) masks.set(name, form)
    }
    return masks
  }

  /** Each mask once, however often it is set. */
  #readMask(form: Ref | undefined, depth: number): void {
    if (!form || this.#masksRead.has(form.id)) return
    this.#masksRead.add(form.id)
    const outer = this.#inMask
    this.#inMask = this.masks.push('') - 1
    this.#readFormAt(form, IDENTITY, depth)
    this.#inMask = outer
  }

  #readFormAt(ref: PdfValue | undefined, matrix: Matrix, depth: number): void {
    const form = this.#file.resolve(ref)
    if (!(form instanceof PdfStream) || this.#file.name(form.dict.get('Subtype')) !== 'Form') return
    if (depth > DEEPEST) throw new Error('a drawing in it contains itself')
    if (ref instanceof Ref) this.forms.set(ref.id, form.dict)
    const own = this.#file.array(form.dict.get('Matrix')).map(Number)
    const inside = own.length === 6 ? times(own as unknown as Matrix, matrix) : matrix
    const text = this.#file.content(form).toString('latin1')
    this.read(text, form.dict, ref instanceof Ref ? ref : undefined, inside, depth + 1)
  }

  #fontOf(resources: PdfDict, name: string): UsedFont | undefined {
    const value = this.#file.resolve(this.#file.dictOrEmpty(resources.get('Font')).get(name))
    if (!(value instanceof PdfDict)) return undefined
    const known = this.fonts.get(value) ?? new UsedFont(value, this.#fonts)
    this.fonts.set(value, known)
    return known
  }
}

function markOf(scanner: Scanner, operator: string, form: Ref | undefined): Mark | 'other' {
  const operands = scanner.operands()
  if (operands.name().value === 'Artifact') return 'artifact'
  const properties = operator === 'BDC' ? operands.value() : null
  const id = properties instanceof PdfDict ? properties.get('MCID') : undefined
  return typeof id === 'number' ? markIn(form, id) : 'other'
}

function numbersOf(scanner: Scanner, count: number): number[] {
  const operands = scanner.operands()
  const numbers: number[] = []
  for (let each = 0; each < count; each++) {
    operands.space()
    numbers.push(operands.number())
  }
  return numbers
}
