import { Name, type PdfArray, PdfDict, type PdfValue, Ref } from './objects.ts'

/** Reads objects from text in which each character is one byte. */
export class Parser {
  readonly text: string
  at: number

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  /** @throws Error if no object begins here. */
  value(): PdfValue {
    this.space()
    const { text } = this
    const code = text.charCodeAt(this.at)
    switch (code) {
      case SLASH:
        return this.name()
      case LESS:
        return text.charCodeAt(this.at + 1) === LESS ? this.dict() : this.hexString()
      case OPEN_PARENTHESIS:
        return this.literalString()
      case OPEN_BRACKET:
        return this.array()
    }
    if (isNumeric(code)) return this.numberOrRef()
    const word = this.word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    throw new Error(`There is no PDF object at byte ${this.at}: “${word.slice(0, 20)}”`)
  }

  /** Passes over white space and comments. */
  space(): void {
    const { text } = this
    let { at } = this
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === PERCENT) {
        while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
      } else if (code <= 32 && isSpace(code)) at++
      else break
    }
    this.at = at
  }

  /** A run of regular characters, such as an operator or a keyword. */
  word(): string {
    const { text, at: start } = this
    let at = start
    while (REGULAR[text.charCodeAt(at)] === 1) at++
    this.at = at
    return text.slice(start, at)
  }

  name(): Name {
    this.at++
    const word = this.word()
    return Name.of(
      word.includes('#')
        ? word.replace(/#([\da-f]{2})/giu, (_, hex) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          )
        : word,
    )
  }

  numberOrRef(): number | Ref {
    const number = this.number()
    const { text, at } = this
    // Most numbers are followed by no other one, and need not be looked at twice.
    if (!isSpace(text.charCodeAt(at)) || !Number.isInteger(number) || number < 0) return number
    const next = text.charCodeAt(at + 1)
    if (next !== ZERO && !isSpace(next)) return number
    REFERENCE.lastIndex = at
    if (!REFERENCE.test(text)) return number
    this.at = REFERENCE.lastIndex
    return new Ref(number)
  }

  number(): number {
    const { text, at: start } = this
    let at = start
    let whole = 0
    for (;;) {
      const digit = text.charCodeAt(at) - ZERO
      if (!(digit >= 0 && digit <= 9)) break
      whole = whole * 10 + digit
      at++
    }
    const digits = at - start
    while (isNumeric(text.charCodeAt(at))) at++
    this.at = at
    // A double holds that many digits exactly.
    return digits === at - start && digits <= 15 ? whole : Number(text.slice(start, at))
  }

  private array(): PdfArray {
    this.at++
    const array: PdfArray = []
    for (;;) {
      this.space()
      if (this.text.charCodeAt(this.at) === CLOSE_BRACKET) {
        this.at++
        return array
      }
      array.push(this.value())
    }
  }

  private dict(): PdfDict {
    this.at += 2
    const dict = new PdfDict()
    for (;;) {
      this.space()
      if (this.text.charCodeAt(this.at) === GREATER) {
        this.at += 2
        return dict
      }
      const key = this.name().value
      dict.set(key, this.value())
    }
  }

  private hexString(): string {
    const end = this.text.indexOf('>', this.at)
    if (end === -1) throw new Error(`The string at byte ${this.at} does not end`)
    let out = ''
    let high = -1
    for (let at = this.at + 1; at < end; at++) {
      const digit = hexDigit(this.text.charCodeAt(at))
      if (digit < 0) continue
      if (high < 0) high = digit
      else {
        out += String.fromCharCode(high * 16 + digit)
        high = -1
      }
    }
    // A missing last digit is 0 (ISO 32000-1, 7.3.4.3).
    if (high >= 0) out += String.fromCharCode(high * 16)
    this.at = end + 1
    return out
  }

  private literalString(): string {
    const { text } = this
    let out = ''
    let depth = 1
    let from = ++this.at
    for (; ; this.at++) {
      const code = text.charCodeAt(this.at)
      if (code === BACKSLASH) {
        out += text.slice(from, this.at)
        ESCAPE.lastIndex = this.at
        const [whole = '\\', octal, letter] = ESCAPE.exec(text) ?? []
        if (octal !== undefined) out += String.fromCharCode(Number.parseInt(octal, 8) & 255)
        else if (letter !== undefined) out += ESCAPED[letter] ?? letter
        this.at += whole.length - 1
        from = this.at + 1
      } else if (code === OPEN_PARENTHESIS) depth++
      else if (code === CLOSE_PARENTHESIS && --depth === 0) {
        out += text.slice(from, this.at++)
        return out
      } else if (Number.isNaN(code)) throw new Error('A string does not end')
    }
  }
}

const [SLASH, PERCENT, BACKSLASH, ZERO] = [47, 37, 92, 48]
const [LESS, GREATER] = [60, 62]
const [OPEN_PARENTHESIS, CLOSE_PARENTHESIS, OPEN_BRACKET, CLOSE_BRACKET] = [40, 41, 91, 93]

/** -1 for anything else. */
export function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

const REFERENCE = /\s+0\s+R(?![^\s()<>[\]{}/%])/uy

/** Octal digits, a line end (which vanishes), or one character. ISO 32000-1, table 3. */
const ESCAPE = /\\(?:([0-7]{1,3})|\r\n|[\r\n]|([\s\S]))/uy

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** A digit, a sign or a decimal point. */
export function isNumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43
}

/** Neither white space nor a delimiter nor the end. */
export function isRegular(code: number): boolean {
  return REGULAR[code] === 1
}

/** By byte (ISO 32000-1, 7.2.2). */
const REGULAR = Uint8Array.from({ length: 256 }, (_, code) => {
  return isSpace(code) || '()<>[]{}/%'.includes(String.fromCharCode(code)) ? 0 : 1
})
