import { isNumeric, isSpace, Parser } from './parse.ts'

/**
 * Walks through the operators of a content stream without building their operands: a page has ten
 * thousand of them, and nine out of ten only move or paint one glyph.
 */
export class Scanner {
  readonly text: string
  /** The operator last read; empty at the end. */
  operator = ''
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

  /** The data of an inline image may look like operators. */
  #behindImage(at: number): number {
    const end = /\sEI(?=\s|$)/gu
    end.lastIndex = at
    return end.test(this.text) ? end.lastIndex : this.text.length
  }
}

const LESS = 60

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
