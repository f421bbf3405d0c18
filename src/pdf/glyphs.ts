import { hexDigit, isSpace } from './parse.ts'

/**
 * Glyphs as content paints them: a list for each number, since there are a hundred thousand of them, and no
 * string for any.
 */
export class Glyphs {
  length = 0
  codes: Uint16Array
  /** How far each stands from the one before, across and up; 0 where it follows without a move. */
  rights: Float64Array
  ups: Float64Array
  /** 1 where it is moved to, 0 where it stands where the one before ends. */
  moves: Uint8Array
  /** Behind the number that was read last. */
  #behind = 0

  /** @param room for so many at first */
  constructor(room: number) {
    const some = Math.max(FEW, room)
    this.codes = new Uint16Array(some)
    this.rights = new Float64Array(some)
    this.ups = new Float64Array(some)
    this.moves = new Uint8Array(some)
  }

  /**
   * Adds what a line paints that begins there: `x y Td <codes> Tj` again and again with four digits to a code, of which
   * the first may come without its move.
   *
   * @returns where the line ends, behind the white space of its last operator; `from` if none begins there
   */
  addLine(bytes: Uint8Array, from: number): number {
    let end = from
    for (;;) {
      let at = end
      let right = 0
      let up = 0
      const moves = bytes[at] !== LESS
      if (moves) {
        right = this.#number(bytes, at)
        if (bytes[this.#behind] !== SPACE) return end
        up = this.#number(bytes, this.#behind + 1)
        at = this.#behind
        if (bytes[at] !== SPACE || bytes[at + 1] !== UPPER_T || bytes[at + 2] !== LOWER_D)
          return end
        at += ' Td '.length
        if (bytes[at - 1] !== SPACE || bytes[at] !== LESS) return end
      } else if (end > from) return end
      const known = this.length
      for (at++; bytes[at] !== MORE; at += 4) {
        const code = codeAt(bytes, at)
        if (code < 0) break
        const own = this.length++
        if (own === this.codes.length) this.#grow()
        this.codes[own] = code
        if (own > known) continue
        this.rights[own] = right
        this.ups[own] = up
        this.moves[own] = moves ? 1 : 0
      }
      const isString = bytes[at] === MORE && this.length > known
      if (
        !(
          isString &&
          bytes[at + 1] === SPACE &&
          bytes[at + 2] === UPPER_T &&
          bytes[at + 3] === LOWER_J
        ) ||
        !isSpace(bytes[at + 4] as number)
      ) {
        this.#forget(known)
        return end
      }
      end = at + '> Tj\n'.length
    }
  }

  /**
   * Adds what a `Tj` or a `TJ` shows whose operands begin there, `<codes>` or `[<codes>-12<codes>]`, with how far a glyph
   * goes back as its move across.
   *
   * @returns whether it is written like that, with four digits to a code; else nothing is added
   */
  addShown(bytes: Uint8Array, from: number): boolean {
    const known = this.length
    const isArray = bytes[from] === OPEN
    let at = isArray ? from + 1 : from
    do {
      let back = 0
      const moves = bytes[at] !== LESS
      if (moves && isArray) {
        back = this.#number(bytes, at)
        at = this.#behind
      }
      const first = this.length
      if (bytes[at++] !== LESS) break
      for (; bytes[at] !== MORE; at += 4) {
        const code = codeAt(bytes, at)
        if (code < 0) break
        if (this.length === first) this.#add(code, back, 0, moves ? 1 : 0)
        else this.#add(code, 0, 0, 0)
      }
      if (this.length === first || bytes[at++] !== MORE) break
      const isEnd = bytes[at] === (isArray ? CLOSE : UPPER_T)
      if (isEnd) return true
    } while (isArray)
    this.#forget(known)
    return false
  }

  /** What was read of them goes: whatever is not set is 0. */
  #forget(from: number): void {
    this.rights.fill(0, from, this.length)
    this.ups.fill(0, from, this.length)
    this.moves.fill(0, from, this.length)
    this.length = from
  }

  #add(code: number, right: number, up: number, moves: 0 | 1): void {
    const at = this.length++
    if (at === this.codes.length) this.#grow()
    this.codes[at] = code
    this.rights[at] = right
    this.ups[at] = up
    this.moves[at] = moves
  }

  #grow(): void {
    const { codes, rights, ups, moves } = this
    const size = 2 * codes.length
    this.codes = new Uint16Array(size)
    this.rights = new Float64Array(size)
    this.ups = new Float64Array(size)
    this.moves = new Uint8Array(size)
    this.codes.set(codes)
    this.rights.set(rights)
    this.ups.set(ups)
    this.moves.set(moves)
  }

  /** Reads a number, the same as `Number` does; where none stands, it goes to where nothing follows. */
  #number(bytes: Uint8Array, from: number): number {
    let at = from
    const isNegative = bytes[at] === MINUS
    if (isNegative) at++
    let value = 0
    let digits = 0
    let point = -1
    for (; ; at++) {
      const digit = (bytes[at] as number) - 48
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit
        digits++
      } else if (digit === -2 && point < 0) point = digits
      else break
    }
    this.#behind = digits === 0 ? bytes.length : at
    // A whole number that a double holds exactly, and a power of ten that it does too: what comes of them is rounded once.
    if (digits > EXACT) return Number(Buffer.from(bytes.subarray(from, at)).toString('latin1'))
    if (point >= 0) value /= POWERS[digits - point] as number
    return isNegative ? -value : value
  }
}

/** There is room for so many at least. */
const FEW = 256

const [SPACE, MINUS, LESS, MORE, OPEN, CLOSE] = [32, 45, 60, 62, 91, 93]
const [UPPER_T, LOWER_D, LOWER_J] = [84, 100, 106]

/** Digits of which any number is a whole one that a double holds. */
const EXACT = 15
const POWERS = Array.from({ length: EXACT + 1 }, (_, power) => Number(`1e${power}`))

/** By byte, the value of a hexadecimal digit; -1 for what is none. */
const DIGITS = Int8Array.from({ length: 256 }, (_, code) => hexDigit(code))

/** Four hexadecimal digits; negative where others stand. */
function codeAt(bytes: Uint8Array, at: number): number {
  if (at + 3 >= bytes.length) return -1
  return (
    ((DIGITS[bytes[at] as number] as number) << 12) |
    ((DIGITS[bytes[at + 1] as number] as number) << 8) |
    ((DIGITS[bytes[at + 2] as number] as number) << 4) |
    (DIGITS[bytes[at + 3] as number] as number)
  )
}
