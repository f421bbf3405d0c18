import type { Isolation } from '../pack-parts.ts'
import { outlineOf } from './outline.ts'

/**
 * What may not be torn where two directions meet: words, identifiers, addresses, formulas, numbers with all
 * that joins them. The grammar is of scripts and signs; what hangs on a language its pack says.
 */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly index: number
}

export type TokenKind =
  /** A URL, an e-mail address, a path. */
  | 'address'
  /** A word, an identifier or a formula with letters that run from left to right, or from right to left. */
  | 'ltr'
  | 'rtl'
  /** A day as ISO 8601 has it. */
  | 'day'
  /** A number of several groups that is no count: of a telephone, of a case. */
  | 'grouped'
  /** A number with a sign, a sum, a formula without letters: its sign stands on the left. */
  | 'signed'
  /** One number of a range, or the number of a share. */
  | 'part'
  /** Any other number: the bidirectional algorithm keeps it whole. */
  | 'number'
  | 'space'
  /** One sign. */
  | 'mark'

/** Letters, marks, digits and signs of money as they stand in an outline: see `outline.ts`. */
const RTL_LETTER = '\\u0620-\\u064A'
const LTR_LETTER = 'A-Za-z'
const MARK = '\\u0300'
const LTR_SIGN = `[${LTR_LETTER}${MARK}\\d²]`
const CURRENCY = '$€'
/** No letter and no mark of any script before it. */
const ALONE = `(?<![${LTR_LETTER}${RTL_LETTER}${MARK}])`

/** A number with what joins its digits whatever stands around it: 1,300.5, 10:30, 21/04/2019, 192.168.0.1. */
const NUMBER = String.raw`\d+(?:[.,:\/\u066B\u066C]\d+)*`
const MONTH = String.raw`(?:0\d|1[0-2])`
const PERCENT = String.raw`[%‰\u066A]`

/** Where a token may begin that begins with a sign. */
const beginning = (attached: string | undefined) =>
  String.raw`(?<=^|[\s\(\[\{«“‘"'„‚,;:\u060C\u061B—]${attached ? `|${ALONE}${attached}` : ''})`

const URL = String.raw`(?:https?:\/\/|www\.)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?\(\)\[\]\u060C\u061B\u061F]`
const MAIL = String.raw`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`

/** What stands between two letters or digits of one identifier: S/RES/2254, R&D, ISO:9001, a.b, x@y. */
const JOINER = String.raw`(?:[\-‑–\/\\_.:+@#&'’=*%$^~°′″\|]|,(?=\d)(?<=\d,))`
const PIECE = `${LTR_SIGN}+(?:${JOINER}{1,3}${LTR_SIGN}+)*`
const IDENTIFIER = String.raw`${PIECE}(?:\(${PIECE}\)(?:${JOINER}{0,3}${PIECE})?)*(?:\+{1,2}(?!${LTR_SIGN})|[#*°®™$](?!${LTR_SIGN})|[\/\\](?=\s|$))?`

/** One side of a formula, and what stands between two sides. */
const OPERAND = `${LTR_SIGN}+(?:[.,_]${LTR_SIGN}+)*${PERCENT}?`
const OPERATOR = String.raw`\s?[+\-−*×÷\/\^=<>≤≥≠≈±]\s?`
const BRACKET = String.raw`\(${OPERAND}(?:${OPERATOR}${OPERAND})*\)`
const TERM = `(?:${OPERAND}(?:${BRACKET})?|${BRACKET})`
const FORMULA = String.raw`[\-−+]?${TERM}(?:${OPERATOR}${TERM})+`
const DECISIVE = /[+*×÷^=<>≤≥≠≈±]/
const VARIABLE = new RegExp(`^[${LTR_LETTER}]\\s[\\-−]`)

const HAS_LETTER = new RegExp(`[${LTR_LETTER}]`)

const digitsIn = (text: string) => text.match(/\d/g)?.length ?? 0

/** One kind of token: where it is tried, it is found or not. */
interface Rule {
  readonly pattern: RegExp
  /** What was found in the outline, or nothing where it only looked so. */
  kind(found: string): TokenKind | undefined
}

const rule = (source: string, kind: TokenKind | Rule['kind']): Rule => ({
  pattern: new RegExp(source, 'y'),
  kind: typeof kind === 'string' ? () => kind : kind,
})

/** All kinds of tokens, which is tried first, first. */
function rulesOf({ attached, conjunction, numbered }: Isolation): readonly Rule[] {
  const start = beginning(attached)
  const signStart = beginning(conjunction)
  const wordOrNumber = (found: string): TokenKind => (HAS_LETTER.test(found) ? 'ltr' : 'signed')
  return [
    rule(URL, 'address'),
    rule(MAIL, 'address'),
    // A path: /var/log, ~/notes, ../x; C:\x and a/b are identifiers.
    rule(String.raw`${start}(?:~|\.{1,2})?\/${PIECE}\/?`, (found) =>
      HAS_LETTER.test(found) ? 'address' : undefined,
    ),
    // A dash alone makes no formula: 2019-2021, Paris - Dakar.
    rule(String.raw`(?<!${LTR_SIGN})${FORMULA}(?!${LTR_SIGN}|:\/)`, (found) =>
      DECISIVE.test(found.slice(1)) || VARIABLE.test(found) ? wordOrNumber(found) : undefined,
    ),
    // .NET, @user, #news, $get, €1.5m, --help, *.pdf; -5°C
    rule(String.raw`${start}(?:[@#°${CURRENCY}]|--|\*?\.)${IDENTIFIER}`, (found) =>
      HAS_LETTER.test(found) ? 'ltr' : undefined,
    ),
    rule(String.raw`${signStart}[\-−+±](?=\d)${IDENTIFIER}`, (found) =>
      HAS_LETTER.test(found) ? 'ltr' : undefined,
    ),
    rule(IDENTIFIER, (found) => (HAS_LETTER.test(found) ? 'ltr' : undefined)),
    // A hyphen joins a name and its number, but after a word that is written together with the next it is a sign.
    rule(
      String.raw`[${RTL_LETTER}][${RTL_LETTER}${MARK}\u200C\u200D]*(?:${conjunction ? `(?<!${ALONE}${conjunction})` : `(?<=[${RTL_LETTER}]{2})`}[\-‑]\d+(?![\d\-‑–]))?`,
      'rtl',
    ),
    rule(String.raw`(?<![\d\-])\d{4}-${MONTH}(?:-\d{2})?(?![\d\-]|[.,:\/]\d)`, 'day'),
    // +962 6 555 1234, +7 (727) 250-00-00
    rule(String.raw`${start}\+\d+(?:\s?[\-‑.]?(?:\(\d+\)|\d+))*`, (found) =>
      digitsIn(found) >= 7 ? 'grouped' : undefined,
    ),
    // 06 555 1234, 06-5551234
    rule(String.raw`(?<!\d)0\d{1,4}(?:[ \u00A0\-‑]\d{2,})+`, (found) =>
      digitsIn(found) >= 7 ? 'grouped' : undefined,
    ),
    // (727) 250-00-00
    rule(String.raw`\(\d{2,5}\)\s?\d{2,}(?:[\-‑]\d{2,})+`, (found) =>
      digitsIn(found) >= 7 ? 'grouped' : undefined,
    ),
    // 800-955-2292, 2019-12-345
    rule(String.raw`(?<![\d\-‑])\d+(?:[\-‑]\d+){2,}(?!\d|[.,:\/]\d)`, 'grouped'),
    ...(numbered
      ? [rule(String.raw`(?<=${ALONE}${numbered}:?\s)\d+[\-‑]\d+(?![\d\-‑–]|[.,:\/]\d)`, 'grouped')]
      : []),
    // 1 234 567, 1234 5678 9012
    rule(String.raw`(?<!\d\s?)\d{1,3}(?: \d{3})+(?![ ]?\d)`, 'grouped'),
    rule(String.raw`(?<!\d\s?)\d{4}(?: \d{4}){2,}(?![ ]?\d)`, 'grouped'),
    // 33°, 33°30′
    rule(String.raw`(?:${signStart}[\-−+±])?${NUMBER}[°′″](?:${NUMBER}[°′″])*`, 'signed'),
    rule(String.raw`[\-−+±]?(?:[${CURRENCY}]\s?[\-−]?|[#№])${NUMBER}`, 'signed'),
    rule(String.raw`${signStart}(?:[\-−+±]|[−+±]\s)${NUMBER}`, 'signed'),
    // The second number of a range may have a sign of its own: 5–-3.
    rule(String.raw`(?<=\d[–‑\-])[\-−]${NUMBER}`, 'signed'),
    rule(String.raw`${NUMBER}\+(?![${LTR_LETTER}${RTL_LETTER}\d])`, 'signed'),
    rule(
      String.raw`${NUMBER}(?=\s?${PERCENT}|[–‑\-][\-−]?\d)|(?<=\d\s?${PERCENT}?[–‑\-])${NUMBER}`,
      'part',
    ),
    rule(NUMBER, 'number'),
    rule(String.raw`\s+`, 'space'),
    rule(String.raw`[\uD800-\uDBFF][\uDC00-\uDFFF]|[^]`, 'mark'),
  ]
}

const RULES = new WeakMap<Isolation, readonly Rule[]>()

/** A text as its tokens: together they are the text. */
export function tokensIn(text: string, isolation: Isolation): Token[] {
  const rules = RULES.get(isolation) ?? rulesOf(isolation)
  RULES.set(isolation, rules)
  const outline = outlineOf(text)
  const tokens: Token[] = []
  let index = 0
  while (index < text.length) {
    const token = tokenAt(text, outline, index, rules)
    tokens.push(token)
    index += token.text.length
  }
  return tokens
}

function tokenAt(text: string, outline: string, index: number, rules: readonly Rule[]): Token {
  for (const { pattern, kind } of rules) {
    pattern.lastIndex = index
    const found = pattern.exec(outline)?.[0]
    const is = found ? kind(found) : undefined
    if (found && is) return { kind: is, text: whole(text, index, found.length, is), index }
  }
  throw new Error('Every sign is a token')
}

/** What is never written without its last full stop: "n.d.", "U.S.", "et al." */
const ABBREVIATION = /^(?:(?:\p{L}\.)+\p{L}|al|etc|Inc|Ltd|Corp|Jr|Sr)$/u

/** With the last full stop of an abbreviation. */
function whole(text: string, index: number, length: number, kind: TokenKind): string {
  const found = text.slice(index, index + length)
  const isShort = kind === 'ltr' && text.charAt(index + length) === '.' && ABBREVIATION.test(found)
  return isShort ? `${found}.` : found
}
