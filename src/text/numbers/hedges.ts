import type { Bound } from '../../model/source.ts'
import type { HedgePattern, NumberPack, Token } from './pack.ts'

/** How a number is bound, and by which tokens. */
export interface Hedge {
  readonly bounds: readonly Bound[]
  /** The first token of the hedge, and the one after its last. */
  readonly from: number
  readonly to: number
  /** The language of its words. */
  readonly pack?: NumberPack
}

/** How many tokens a hedge is looked for in. */
const REACH = 10

/** Marks that may stand between a hedge and its number, and words for money that may. */
const PASSED = /^["'“”«»„‘($€£¥₸]$|^(?:us|usd|eur|gbp|aed|sar|kzt)$/

/** Marks that are hedges. */
const MEANT = /^[~≈<>≤≥=+]$/

/** What signs bind, in any language. */
const SIGNS_BEFORE: readonly HedgePattern[] = [
  { bounds: ['at-least'], pattern: /(?:^| )(?:≥|> =)$/ },
  { bounds: ['more-than'], pattern: /(?:^| )>$/ },
  { bounds: ['at-most'], pattern: /(?:^| )(?:≤|< =)$/ },
  { bounds: ['less-than'], pattern: /(?:^| )<$/ },
  { bounds: ['about'], pattern: /(?:^| )[~≈]$/ },
]

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
    const word = tokens[at - 1]
    if (token.text === '.' && word?.pack.hedges.abbreviation?.test(word.text)) continue
    if (token.type === 'mark' && !MEANT.test(token.text)) break
    window.prepend(token, at)
  }
  for (const { bounds, pattern } of SIGNS_BEFORE) {
    const match = pattern.exec(window.text)
    if (match) return { bounds, from: window.tokenAt(match), to: from }
  }
  for (const pack of window.packs) {
    for (const { bounds, pattern } of pack.hedges.before) {
      const match = pattern.exec(window.text)
      if (match) return { bounds, from: window.tokenAt(match), to: from, pack }
    }
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
    window.append(token)
  }
  // "700 men, at least 300 of them": the hedge is the other number's.
  const open = tokens[limit] === undefined
  if (window.text.startsWith('+') && (open || to + 1 < limit)) {
    return { bounds: ['more-than', 'at-least'], from: to, to: to + 1 }
  }
  for (const pack of window.packs) {
    for (const { bounds, pattern } of pack.hedges.after) {
      const match = pattern.exec(window.text)
      const next = to + (match?.[0].trim().split(' ').length ?? 0)
      if (match && (open || next < limit)) return { bounds, from: to, to: next, pack }
    }
  }
  return undefined
}

/** Words with one space between, which token each comes from, and the languages that they are of. */
class Window {
  text = ''
  readonly packs: NumberPack[] = []
  readonly #tokens: number[] = []

  prepend(token: Token, at: number): void {
    this.text = this.text === '' ? token.text : `${token.text} ${this.text}`
    this.#tokens.unshift(at)
    this.#note(token)
  }

  append(token: Token): void {
    this.text = this.text === '' ? token.text : `${this.text} ${token.text}`
    this.#note(token)
  }

  #note({ type, pack }: Token): void {
    if (type === 'word' && !this.packs.includes(pack)) this.packs.push(pack)
  }

  /** The token in which a match begins. */
  tokenAt(match: RegExpExecArray): number {
    const before = this.text.slice(0, match.index + (match[0].startsWith(' ') ? 1 : 0))
    return this.#tokens[before.split(' ').length - 1] ?? 0
  }
}
