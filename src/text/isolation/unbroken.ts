import type { Token, TokenKind } from './tokens.ts'

/** A stretch of a text: offsets, the last one outside of it. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What is longer may break: a column must be able to hold it. */
const LONGEST = 24

/** Nothing is kept together in a text without any of these: most texts. */
const MAY_HOLD = /[–‑\-−/]|\p{Nd}[ \u00A0]/u

const NUMBERS: ReadonlySet<TokenKind> = new Set(['number', 'part', 'signed', 'grouped', 'day'])
const WORDS: ReadonlySet<TokenKind> = new Set(['ltr', 'rtl'])

const DASH = /^[–‑\-−]$/
const BETWEEN_WORDS = /^[–/]$/
const SHARE = /^[%‰\u066A]$/

/**
 * The stretches within which no line ends, in order: ranges with what is joined to their numbers (2019–2021,
 * 10%–15%), two names of one month (نيسان/أبريل), a day with its month, numbers of several groups, identifiers
 * with a slash and a number in them (S/RES/2254).
 *
 * @param tokens of the text
 * @param months as the language writes them after a day
 */
export function unbroken(
  text: string,
  tokens: readonly Token[],
  months: readonly string[],
): readonly Stretch[] {
  if (!MAY_HOLD.test(text)) return []
  const stretches: Stretch[] = []
  for (let at = 0; at < tokens.length; ) {
    const end = endOf(tokens, at, months)
    const from = tokens[at]?.index ?? 0
    const to = tokens[end]?.index ?? text.length
    if (end > at && to - from <= LONGEST) stretches.push({ from, to })
    at = Math.max(at + 1, end)
  }
  return stretches
}

/** Where the stretch ends that begins at a token; the token itself where none does. */
function endOf(tokens: readonly Token[], start: number, months: readonly string[]): number {
  if (!isSolid(tokens[start])) return start
  let end = withShare(tokens, start + 1)
  for (;;) {
    const joint = isJoint(tokens, end)
    const next = joint ? end + 1 : end + Number(isBeforeMonth(tokens, end, months))
    if (next === end) break
    end = withShare(tokens, next + 1)
  }
  return end > start + 1 || isWhole(tokens[start]) ? end : start
}

const isNumber = (token: Token | undefined) => token !== undefined && NUMBERS.has(token.kind)
const isSolid = (token: Token | undefined) =>
  token !== undefined && (NUMBERS.has(token.kind) || WORDS.has(token.kind))

/** Past the sign of a share that stands right behind a number. */
function withShare(tokens: readonly Token[], at: number): number {
  return isNumber(tokens[at - 1]) && SHARE.test(tokens[at]?.text ?? '') ? at + 1 : at
}

/** Whether a token joins what stands before it with what stands behind it. */
function isJoint(tokens: readonly Token[], at: number): boolean {
  const [before, joint, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (joint?.kind !== 'mark' || !isSolid(after)) return false
  const isOfNumbers = isNumber(before) || isNumber(after) || SHARE.test(before?.text ?? '')
  return BETWEEN_WORDS.test(joint.text) || (isOfNumbers && DASH.test(joint.text))
}

/** Whether a token is the space between a day and its month. */
function isBeforeMonth(tokens: readonly Token[], at: number, months: readonly string[]): boolean {
  const [day, space, month] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  return (
    /^\p{Nd}{1,2}$/u.test(day?.text ?? '') &&
    space?.kind === 'space' &&
    months.some((name) => name.split(/[ /]/)[0] === month?.text)
  )
}

/** Whether a line could end within one token, and must not. */
function isWhole(token: Token | undefined): boolean {
  if (token === undefined) return false
  const { kind, text } = token
  if (kind === 'ltr') return text.includes('–') || /\/.*\p{Nd}|\p{Nd}.*\//u.test(text)
  return (kind === 'grouped' || kind === 'signed') && /\s/.test(text)
}
