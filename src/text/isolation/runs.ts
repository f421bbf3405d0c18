import type { Direction } from '../../model/language.ts'
import type { Isolation } from '../pack-parts.ts'
import type { Token, TokenKind } from './tokens.ts'

/** A run of text, and how it is isolated. */
export interface Run {
  readonly text: string
  /** Set where the run must be isolated. */
  readonly dir?: Direction
  /** Whether its words run the other way. */
  readonly foreign?: true
  /** Whether it is an address. */
  readonly address?: true
}

/**
 * A text as runs, each of whole tokens: those without `dir` belong to the language itself.
 *
 * @param tokens of the text, by the same isolation
 * @param direction of the language that the text is in
 */
export function isolated(
  text: string,
  tokens: readonly Token[],
  direction: Direction,
  isolation: Isolation,
): Run[] {
  return new Line(text, tokens, direction, isolation).runs()
}

/** What opens and closes a stretch within a foreign run. */
const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['«', '»'],
  ['“', '”'],
  ['‘', '’'],
])
const CLOSING = new Set(BRACKETS.values())

/** Marks of quotations by their openings, straight ones included. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['‘', '’'],
  ['"', '"'],
  ["'", "'"],
])

/** What may end a sentence inside of its marks of quotation. */
const END = new Set(['.', '!', '?', '…', '\u061F'])

/** The most signs between two words of one run. */
const REACH = 8

/** What stands before a number that belongs to the words before it: "Naji 2019, 33–35 (2020)". */
const BEFORE_NUMBER = /^(?:[,.]?\s\(?|[–‑-])$/

/** A shortened word before its full stop, after which a number or a name goes on: "p. 33", "Dr. J. Smith". */
const SHORTENED = /^(?:\p{Lu}\p{Ll}{0,3}|\p{Ll}{1,5})$/u

class Line {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #direction: Direction
  readonly #isolation: Isolation
  readonly #foreign: TokenKind
  readonly #own: TokenKind

  constructor(text: string, tokens: readonly Token[], direction: Direction, isolation: Isolation) {
    this.#text = text
    this.#tokens = tokens
    this.#direction = direction
    this.#isolation = isolation
    this.#foreign = direction === 'ltr' ? 'rtl' : 'ltr'
    this.#own = direction
  }

  runs(): Run[] {
    const runs: Run[] = []
    let plain = ''
    for (let at = 0; at < this.#tokens.length; ) {
      const { run, end } = this.#runAt(at)
      if (run.dir === undefined) plain += run.text
      else {
        if (plain) runs.push({ text: plain })
        plain = ''
        runs.push(run)
      }
      at = end
    }
    if (plain) runs.push({ text: plain })
    return runs
  }

  #runAt(at: number): { readonly run: Run; readonly end: number } {
    const end = this.#foreignEnd(at)
    if (end > at) {
      const text = this.#slice(at, end)
      const alone = end === at + 1 && this.#tokens[at]?.kind === 'address'
      return {
        run: alone
          ? { text, dir: 'ltr', address: true }
          : { text, dir: this.#foreign as Direction, foreign: true },
        end,
      }
    }
    const { text, kind } = this.#at(at)
    const dir = kind === 'address' ? 'ltr' : this.#numberDirection(kind, text)
    return {
      run: { text, ...(dir && { dir }), ...(kind === 'address' && { address: true }) },
      end: at + 1,
    }
  }

  /**
   * How a number runs that would be torn: where text runs from right to left, and in Arabic-Indic digits,
   * between which the algorithm turns all signs around.
   */
  #numberDirection(kind: TokenKind, text: string): Direction | undefined {
    if (this.#direction === 'ltr')
      return /[\u0660-\u0669]/.test(text) && kind !== this.#foreign ? 'ltr' : undefined
    if (kind === 'day') return this.#isolation.day?.(text) ?? 'ltr'
    return kind === 'grouped' || kind === 'signed' || kind === 'part' ? 'ltr' : undefined
  }

  /** Where the foreign run ends that begins at a token; the token itself where none does. */
  #foreignEnd(start: number): number {
    const quotation = this.#quotationFrom(start)
    if (quotation > start) return this.#extended(quotation)
    if (!this.#isForeign(start)) return start
    const within = this.#contentFrom(start)
    return within > start ? within : this.#extended(start + 1)
  }

  #isForeign(at: number): boolean {
    const kind = this.#tokens[at]?.kind
    return kind === this.#foreign || (kind === 'address' && this.#foreign === 'ltr')
  }

  /** The end of a quotation that brings its own marks with it, if one begins at a token. */
  #quotationFrom(at: number): number {
    if (!this.#isolation.foreignQuotes.includes(this.#at(at).text)) return at
    const close = this.#closeOf(at)
    return close > at && this.#isQuoted(at + 1, close) ? close + 1 : at
  }

  /** The end of what fills a quotation or a bracket whose marks belong to the language, where it begins at a token. */
  #contentFrom(at: number): number {
    const close = at > 0 ? this.#closeOf(at - 1) : -1
    if (close < 0 || !this.#isQuoted(at, close)) return at
    if (!QUOTES.has(this.#at(at - 1).text) && !this.#isUnmixed(at, close)) return at
    let end = close
    while (end > at && this.#isLeftOut(end - 1)) end -= 1
    return end
  }

  /** Whether a bracket has no word of the language in it, and no mark that only the language has. */
  #isUnmixed(from: number, to: number): boolean {
    return this.#tokens
      .slice(from, to)
      .every(
        ({ kind, text }) =>
          kind !== this.#own &&
          (kind !== 'mark' ||
            this.#isolation.glue.includes(text) ||
            BRACKETS.has(text) ||
            CLOSING.has(text) ||
            /[.%٪]/.test(text)),
      )
  }

  /** Whether a sign at the end of a quotation is none of its own. */
  #isLeftOut(at: number): boolean {
    const { kind, text } = this.#at(at)
    if (kind === 'space') return true
    return (
      kind === 'mark' &&
      !END.has(text) &&
      !CLOSING.has(text) &&
      !this.#isClosing(text) &&
      !/[%٪]/.test(text)
    )
  }

  #isClosing(sign: string): boolean {
    return this.#isolation.foreignMarks.includes(sign)
  }

  /** Where a quotation closes that opens at a token, or -1. */
  #closeOf(at: number): number {
    const open = this.#at(at).text
    const close = QUOTES.get(open) ?? BRACKETS.get(open)
    if (close === undefined || (QUOTES.has(open) && this.#isWordLike(at - 1))) return -1
    let depth = 0
    for (let to = at + 1; to < this.#tokens.length; to += 1) {
      const { text } = this.#at(to)
      if (text === close && (depth > 0 || close !== open || !this.#isWordLike(to + 1))) {
        if (depth === 0) return to
        depth -= 1
      } else if (text === open) depth += 1
    }
    return -1
  }

  /** Straight marks and apostrophes open nothing directly after a foreign word, nor close before one. */
  #isWordLike(at: number): boolean {
    const kind = this.#tokens[at]?.kind
    return kind === 'ltr' || kind === 'number' || kind === 'part'
  }

  /** Whether what stands between two marks is a quotation in the other script, though it may name something in this one. */
  #isQuoted(from: number, to: number): boolean {
    const words = this.#tokens
      .slice(from, to)
      .filter(({ kind }) => kind === 'ltr' || kind === 'rtl' || kind === 'address')
    const isForeign = ({ kind }: Token) => kind !== this.#own
    const [first] = words
    const last = words.at(-1)
    return (
      first !== undefined &&
      last !== undefined &&
      isForeign(first) &&
      (isForeign(last) || this.#isClosing(this.#at(to - 1).text)) &&
      words.filter(isForeign).length * 2 > words.length &&
      isBalanced(this.#slice(from, to))
    )
  }

  /**
   * A run with what follows and belongs to it: further words, numbers, brackets that close in it, the last
   * mark of its script. What is opened in it and closed nowhere near ends it.
   */
  #extended(from: number): number {
    let best = from
    const open: string[] = []
    let solid = from
    let reach = 0
    let words = 1
    for (let at = from; at < this.#tokens.length && reach <= REACH; ) {
      const { kind, text } = this.#at(at)
      const quotation = this.#quotationFrom(at)
      if (this.#isForeign(at) || quotation > at) {
        at = Math.max(at + 1, quotation)
        solid = at
        reach = 0
        words += 1
        if (open.length === 0) best = at
        continue
      }
      if (kind === this.#own || kind === 'address') break
      if (kind === 'mark' || kind === 'space') {
        if (CLOSING.has(text) && open.at(-1) === text) {
          open.pop()
          if (open.length === 0 && solid === at) best = at + 1
          if (solid === at) solid = at + 1
        } else if (BRACKETS.has(text)) open.push(BRACKETS.get(text) ?? '')
        else if (CLOSING.has(text) || !this.#isGlue(at, words)) break
        reach += text.length
      } else if (this.#belongs(at, solid)) {
        solid = at + 1
        reach = 0
        if (open.length === 0) best = at + 1
      } else reach += 1
      at += 1
    }
    return this.#closed(best)
  }

  /** Whether a number belongs to the foreign words before it. Where letters run as digits do, it is the line’s own. */
  #belongs(at: number, solid: number): boolean {
    const { kind } = this.#at(at)
    if (this.#direction === 'ltr' || kind === 'day') return false
    const between = this.#slice(solid, at)
    if (!BEFORE_NUMBER.test(between)) return false
    if (between.startsWith('.') && !SHORTENED.test(this.#at(solid - 1).text)) return false
    if (kind === 'signed') return !/\p{Sc}/u.test(this.#at(at).text)
    // "5–10 %" is a share from its first number on.
    return !/^(?:[–‑-]\p{Nd}[\p{Nd}.,]*)?[\s\u00A0]?[%‰\u066A]/u.test(this.#after(at))
  }

  /**
   * Whether a mark may stand between two words of one foreign run. A full stop ends a sentence of the line
   * after a single word, and not after several: those are a sentence or a reference of their own.
   */
  #isGlue(at: number, words: number): boolean {
    const { kind, text } = this.#at(at)
    if (kind === 'space') return true
    if (text === '.' && this.#direction === 'rtl') {
      return words > 1 || /^\S/.test(this.#after(at)) || SHORTENED.test(this.#at(at - 1).text)
    }
    return this.#isolation.glue.includes(text)
  }

  /** With the mark that closes it in its own script. An exclamation mark is the line’s where the line ends with it. */
  #closed(end: number): number {
    let closed = end
    while (closed < this.#tokens.length && this.#isClosing(this.#at(closed).text)) closed += 1
    if (closed > end || this.#tokens[end]?.text !== '!' || this.#direction === 'ltr') return closed
    return /^\s+\S/.test(this.#after(end)) ? end + 1 : end
  }

  #at(at: number): Token {
    return this.#tokens[at] ?? { kind: 'mark', text: '', index: this.#text.length }
  }

  #after(at: number): string {
    const { index, text } = this.#at(at)
    return this.#text.slice(index + text.length)
  }

  #slice(from: number, to: number): string {
    return this.#text.slice(this.#at(from).index, this.#at(to).index)
  }
}

function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const sign of text) {
    const close = BRACKETS.get(sign)
    if (close !== undefined) open.push(close)
    else if (sign !== '’' && CLOSING.has(sign) && open.pop() !== sign) return false
  }
  return open.length === 0
}
