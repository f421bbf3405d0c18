import type { LanguagePack } from '../pack.ts'
import { type Figure, readFigure } from './figures.ts'
import { fold } from './fold.ts'
import type { Token } from './pack.ts'

/**
 * A text as tokens, in order.
 *
 * @param packs of the language that it is in, then of those in which words of other scripts are read
 */
export function tokenize(text: string, packs: readonly [LanguagePack, ...LanguagePack[]]): Token[] {
  const folded = fold(text)
  const [own] = packs
  const tokens: Building[] = []
  let at = 0
  let previousEnd = 0
  const push = (length: number, type: Token['type'], language: LanguagePack, figure?: Figure) => {
    const start = folded.starts[at] ?? 0
    const end = folded.ends[at + length - 1] ?? start
    const token: Building = {
      type,
      language: language.tag,
      pack: language.numbers,
      text: folded.text.slice(at, at + length),
      written: text.slice(start, end),
      start,
      end,
      tight: at > 0 && previousEnd === at,
      capital: isCapital(text[start]),
      capitals: isCapital(text[start]) && isCapital(text[start + length - 1]),
    }
    if (figure) token.figure = figure
    const before = tokens.at(-1)
    if (type === 'word' && before && before.type !== 'word') {
      before.language = language.tag
      before.pack = language.numbers
    }
    tokens.push(token)
    at += length
    previousEnd = at
  }
  while (at < folded.text.length) {
    const sign = folded.text[at] ?? ''
    if (sign === ' ') {
      at += 1
      continue
    }
    const figure = sign >= '0' && sign <= '9' && readFigure(folded.text, at, own.numbers.figures)
    if (figure) {
      push(figure.length, 'figure', own, figure)
      continue
    }
    let length = 0
    for (const language of packs) {
      length = wordLength(language, folded.text, at)
      if (length === 0) continue
      push(length, 'word', language)
      break
    }
    if (length === 0) push(1, 'mark', own)
  }
  return tokens
}

type Building = { -readonly [Key in keyof Token]: Token[Key] }

function wordLength({ numbers: { word } }: LanguagePack, text: string, at: number): number {
  word.lastIndex = at
  return word.test(text) ? word.lastIndex - at : 0
}

function isCapital(letter = ''): boolean {
  return letter !== letter.toLowerCase()
}

/** The word at a place, folded; nothing where there is none, or a figure or a mark. */
export function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at]
  return token?.type === 'word' ? token.text : ''
}
