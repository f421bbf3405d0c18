import { hexDigit, isNumeric, isSpace, Parser } from './parse.ts'

/** Stands for many operators: `x y Td <codes> Tj` again and again, as Chromium paints a line. */
export const GLYPHS = 'glyphs'

/**
 * Walks through the operators of a content stream without building their operands: a page has ten
 * thousand of them, and nine out of ten only move or paint one glyph.
 */
export class Scanner {
  readonly text: string
  /** The operator last read, {@link GLYPHS} for a line of them; empty at the end. */
  operator = ''
  /** Whether the font is a composite one, of which each glyph has a code of four hexadecimal digits. */
  composite = false
  /** Where the operator's first operand begins, or the operator itself if it has none. */
  from = 0
  /** Behind the operator. */
  to = 0
  readonly #parser: Parser

  constructor(text: string) {
    this.text = text
    this.#parser = new Parser(text)
  }

  /** Reads on to the next operator; false if there is none. */
  next(): boolean {
    const { text } = this
    let at = this.to
    while (isSpace(text.charCodeAt(at))) at++
    this.from = at
    const first = text.charCodeAt(at)
    if (this.composite && (first === LESS || isNumeric(first))) {
      LINE.lastIndex = at
      if (LINE.test(text)) {
        this.operator = GLYPHS
        this.to = LINE.lastIndex
        return true
      }
    }
    for (;;) {
      const code = text.charCodeAt(at)
      if (isSpace(code)) at++
      else if (isNumeric(code)) {
        do at++
        while (isNumeric(text.charCodeAt(at)))
      } else if (code === LESS && text.charCodeAt(at + 1) !== LESS) at = text.indexOf('>', at) + 1
      else if (isLetter(code)) {
        const start = at
        do at++
        while (isLetter(text.charCodeAt(at)))
        const word = text.slice(start, at)
        if (word === 'true' || word === 'false' || word === 'null') continue
        this.operator = word
        this.to = word === 'ID' ? this.#behindImage(at) : at
        return true
      } else if (Number.isNaN(code)) {
        this.operator = ''
        this.to = at
        return false
      } else {
        this.#parser.at = at
        this.#parser.value()
        at = this.#parser.at
      }
    }
  }

  /** A parser that stands before the operands of the operator last read. */
  operands(): Parser {
    this.#parser.at = this.from
    return this.#parser
  }

  /** The codes of the {@link GLYPHS} last read. */
  eachCode(take: (code: number) => void): void {
    this.eachGlyph((_right, _up, code) => take(code))
  }

  /**
   * The same, with how far each stands from the one before; `moves` tells whether that is said at all, or the glyph
   * follows where the one before ends.
   */
  eachGlyph(take: (right: number, up: number, code: number, moves: boolean) => void): void {
    const { text, to } = this
    let from = this.from
    for (let at = text.indexOf('<', from); at >= 0 && at < to; at = text.indexOf('<', from)) {
      const middle = text.indexOf(' ', from)
      const moves = middle < at
      const right = moves ? Number(text.slice(from, middle)) : 0
      const end = moves ? text.indexOf(' ', middle + 1) : 0
      take(right, moves ? Number(text.slice(middle + 1, end)) : 0, codeAt(text, at + 1), moves)
      // The others of its string stand where its advances take them.
      for (at += 5; text.charCodeAt(at) !== MORE; at += 4) take(0, 0, codeAt(text, at), false)
      // Behind `> Tj` and the space after it.
      from = at + 5
    }
  }

  /** The data of an inline image may look like operators. */
  #behindImage(at: number): number {
    const end = /\sEI(?=\s|$)/gu
    end.lastIndex = at
    return end.test(this.text) ? end.lastIndex : this.text.length
  }
}

const LESS = 60
const MORE = 62

const LINE =
  /(?:-?[\d.]+ -?[\d.]+ Td )?<(?:[\da-f]{4})+> Tj\s(?:-?[\d.]+ -?[\d.]+ Td <(?:[\da-f]{4})+> Tj\s)*/iy

/** Four hexadecimal digits. */
function codeAt(text: string, at: number): number {
  return (
    (hexDigit(text.charCodeAt(at)) << 12) |
    (hexDigit(text.charCodeAt(at + 1)) << 8) |
    (hexDigit(text.charCodeAt(at + 2)) << 4) |
    hexDigit(text.charCodeAt(at + 3))
  )
}

/** Operators are made of letters, an asterisk and two quotation marks (ISO 32000-1, table A.1). */
function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 42 ||
    code === 39 ||
    code === 34 ||
    // d0 and d1 of Type 3 glyphs need no care here: their digits come out as an operand.
    code === 95
  )
}
