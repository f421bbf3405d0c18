import type { Bound } from '../../model/source.ts'
import { ARABIC_AFTER, ARABIC_BEFORE } from './arabic-hedges.ts'
import { ENGLISH_AFTER, ENGLISH_BEFORE } from './english-hedges.ts'
import type { HedgePattern } from './hedge-pattern.ts'
import type { Token } from './tokens.ts'

/** How a number is bound, and by which tokens. */
export interface Hedge {
  readonly bounds: readonly Bound[]
  /** The first token of the hedge, and the one after its last. */
  readonly from: number
  readonly to: number
}

/** How many tokens a hedge is looked for in. */
const REACH = 10

/** Marks that may stand between a hedge and its number, and words for money that may. */
const PASSED = /^["'“”«»„‘($€£¥₸]$|^(?:us|usd|eur|gbp|aed|sar|kzt)$/

/** Marks that are hedges. */
const MEANT = /^[~≈<>≤≥=+]$/

/**
 * The hedge in front of a number.
 *
 * @param from the number's first token
 * @param limit the token before which another number ends
 */
export function hedgeBefore(
  tokens: readonly Token[],
  from: number,
  limit: number,
): Hedge | undefined {
  const window = new Window()
  for (let at = from - 1; at >= Math.max(limit, from - REACH); at -= 1) {
    const token = tokens[at]
    if (!token) break
    if (PASSED.test(token.text)) continue
    const abbreviation = token.text === '.' && /^(?:approx|c|ca)$/.test(tokens[at - 1]?.text ?? '')
    if (abbreviation) continue
    if (token.type === 'mark' && !MEANT.test(token.text)) break
    window.prepend(token.text, at)
  }
  for (const { bounds, pattern } of patternsFor(window.text, ENGLISH_BEFORE, ARABIC_BEFORE)) {
    const match = pattern.exec(window.text)
    if (match) return { bounds, from: window.tokenAt(match), to: from }
  }
  return undefined
}

/**
 * The hedge behind a number.
 *
 * @param to the token after the number
 * @param limit the token where another number begins, to which a hedge before it belongs
 */
export function hedgeAfter(tokens: readonly Token[], to: number, limit: number): Hedge | undefined {
  const window = new Window()
  for (let at = to; at < Math.min(limit, to + REACH); at += 1) {
    const token = tokens[at]
    if (!token) break
    if (PASSED.test(token.text) || token.text === '%' || token.text === '-') continue
    if (token.type === 'mark' && !(MEANT.test(token.text) && token.tight)) break
    window.append(token.text)
  }
  for (const { bounds, pattern } of patternsFor(window.text, ENGLISH_AFTER, ARABIC_AFTER)) {
    const match = pattern.exec(window.text)
    // "700 men, at least 300 of them": the hedge is the other number's.
    const next = to + (match?.[0].trim().split(' ').length ?? 0)
    if (match && (next < limit || tokens[limit] === undefined))
      return { bounds, from: to, to: next }
  }
  return undefined
}

/** The patterns that can be in a text: a hedge has a letter of its language or, as English, a sign. */
function* patternsFor(
  text: string,
  english: readonly HedgePattern[],
  arabic: readonly HedgePattern[],
): Generator<HedgePattern> {
  if (/[a-z~≈<>≤≥=+]/.test(text)) yield* english
  if (/[\u0621-\u064A]/.test(text)) yield* arabic
}

/** Words with one space between, and which token each comes from. */
class Window {
  text = ''
  readonly #tokens: number[] = []

  prepend(word: string, token: number): void {
    this.text = this.text === '' ? word : `${word} ${this.text}`
    this.#tokens.unshift(token)
  }

  append(word: string): void {
    this.text = this.text === '' ? word : `${this.text} ${word}`
  }

  /** The token in which a match begins. */
  tokenAt(match: RegExpExecArray): number {
    const before = this.text.slice(0, match.index + (match[0].startsWith(' ') ? 1 : 0))
    return this.#tokens[before.split(' ').length - 1] ?? 0
  }
}
