import { Glyphs } from './glyphs.ts'
import { isNumeric, isSpace, Parser } from './parse.ts'

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
  /** All that were read. */
  readonly glyphs: Glyphs
  /** Where those last read begin among {@link glyphs}. */
  first = 0
  readonly #bytes: Uint8Array
  readonly #parser: Parser

  constructor(text: string) {
    this.text = text
    this.#bytes = Buffer.from(text, 'latin1')
    this.glyphs = new Glyphs(this.#bytes.length >> 4)
    this.#parser = new Parser(text)
  }

  /** Reads on to the next operator; false if there is none. */
  next(): boolean {
    const bytes = this.#bytes
    const end = bytes.length
    let at = this.to
    while (at < end && isSpace(bytes[at] as number)) at++
    this.from = at
    if (this.composite) {
      this.first = this.glyphs.length
      const behind = this.glyphs.addLine(bytes, at)
      if (behind > at) {
        this.operator = GLYPHS
        this.to = behind
        return true
      }
    }
    while (at < end) {
      const code = bytes[at] as number
      if (isSpace(code) || isNumeric(code) || code === OPEN || code === CLOSE) at++
      else if (code === LESS && bytes[at + 1] !== LESS) at = this.text.indexOf('>', at) + 1
      else if (isLetter(code)) {
        const start = at
        do at++
        while (at < end && isLetter(bytes[at] as number))
        const word = wordOf(this.text, bytes, start, at)
        if (word === 'true' || word === 'false' || word === 'null') continue
        this.operator = word
        this.to = word === 'ID' ? this.#behindImage(at) : at
        return true
      } else {
        this.#parser.at = at
        this.#parser.value()
        at = this.#parser.at
      }
    }
    this.operator = ''
    this.to = at
    return false
  }

  /**
   * Reads what a `Tj` or `TJ` of a composite font shows, to where {@link GLYPHS} are: what moves a glyph across is then in
   * thousandths of the font size, and goes back. False where it is written in another way than Mujaz writes it.
   */
  readShown(): boolean {
    this.first = this.glyphs.length
    return this.glyphs.addShown(this.#bytes, this.from)
  }

  /** A parser that stands before the operands of the operator last read. */
  operands(): Parser {
    this.#parser.at = this.from
    return this.#parser
  }

  /** The data of an inline image may look like operators. */
  #behindImage(at: number): number {
    const end = /\sEI(?=\s|$)/gu
    end.lastIndex = at
    return end.test(this.text) ? end.lastIndex : this.text.length
  }
}

const [LESS, OPEN, CLOSE] = [60, 91, 93]

/** By the bytes of words that occurred, those of three letters at most: there are few, and they come again and again. */
const WORDS = new Map<number, string>()

function wordOf(text: string, bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return text.slice(from, to)
  let key = 0
  for (let at = from; at < to; at++) key = key * 128 + (bytes[at] as number)
  let word = WORDS.get(key)
  if (word === undefined) {
    // A key is the very string that a literal is, so that a `switch` need not look into it.
    word = Object.keys({ [text.slice(from, to)]: true })[0] as string
    WORDS.set(key, word)
  }
  return word
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
