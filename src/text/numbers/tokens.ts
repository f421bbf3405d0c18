import { remember } from '../remember.ts'
import { type Figure, readFigure } from './figures.ts'
import { fold } from './fold.ts'

/** A word, a number in digits or a single mark of a text. */
export interface Token {
  readonly type: 'word' | 'figure' | 'mark'
  readonly script: 'latin' | 'arabic' | 'none'
  /** Folded: see `fold`. */
  readonly text: string
  /** As it stands in the text, vowel signs and all. */
  readonly written: string
  /** Offsets into the text as written. */
  readonly start: number
  readonly end: number
  /** Nothing stands between it and the token before it. */
  readonly tight: boolean
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** Is written in capital letters alone. */
  readonly capitals: boolean
  /** The number, where it is a figure. */
  readonly figure?: Figure
}

const WORD = /[a-z\u00DF-\u024F]+(?:'[a-z]+)?|[\u0621-\u064A\u066E-\u06D3]+/y

/** A text as tokens, in order. Several checks ask for those of one text. */
export const tokenize: (text: string) => readonly Token[] = remember(findTokens)

function findTokens(text: string): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  let at = 0
  let previousEnd = 0
  const push = (length: number, type: Token['type'], script: Token['script'], figure?: Figure) => {
    const start = folded.starts[at] ?? 0
    const end = folded.ends[at + length - 1] ?? start
    const token = {
      type,
      script,
      text: folded.text.slice(at, at + length),
      written: text.slice(start, end),
      start,
      end,
      tight: at > 0 && previousEnd === at,
      capital: isCapital(text[start]),
      capitals: isCapital(text[start]) && isCapital(text[start + length - 1]),
    }
    tokens.push(figure ? { ...token, figure } : token)
    at += length
    previousEnd = at
  }
  while (at < folded.text.length) {
    const sign = folded.text[at] ?? ''
    if (sign === ' ') {
      at += 1
      continue
    }
    const figure = sign >= '0' && sign <= '9' && readFigure(folded.text, at, folded.arabic)
    if (figure) {
      push(figure.length, 'figure', 'none', figure)
      continue
    }
    WORD.lastIndex = at
    const word = WORD.exec(folded.text)?.[0]
    if (word === undefined) push(1, 'mark', 'none')
    else push(word.length, 'word', word < '\u0600' ? 'latin' : 'arabic')
  }
  return tokens
}

/** A to Z, and the capitals of Latin-1. */
function isCapital(letter = ''): boolean {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'À' && letter <= 'Þ')
}
