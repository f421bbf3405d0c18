import { packOf } from '../languages/packs.ts'
import type { Direction, Language } from '../model/language.ts'
import { element, escaped } from '../text/markup.ts'
import type { Look, Piece } from './pieces.ts'
import { on, properties, RUN_PROPERTIES, type RunProperties } from './properties.ts'
import { valued } from './xml.ts'

/** Marks that no one sees, by the direction they give to what stands beside them. */
const MARKS: Readonly<Record<Direction, string>> = { ltr: '\u200E', rtl: '\u200F' }

const LETTER: Readonly<Record<Direction, RegExp>> = {
  ltr: /(?=\p{L})[^\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}]/u,
  rtl: /(?=\p{L})[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}]/u,
}

/** What decides where a sign stands that has no direction. */
const DECISIVE = /[\p{L}\p{N}]/u

/** A run of text. */
export function textRun(
  text: string,
  language: Language,
  dir: Direction = packOf(language).direction,
  own: RunProperties = {},
): string {
  if (text === '') return ''
  return run(element('w:t', { 'xml:space': 'preserve' }, escaped(text)), {
    ...own,
    ...languageProperties(language, dir),
  })
}

/** What is no text, in a run of its own. */
export function run(content: string, own: RunProperties = {}): string {
  return element('w:r', {}, properties('w:rPr', RUN_PROPERTIES, own), content)
}

/** Of which language a run is, and which way it runs. */
function languageProperties(language: Language, dir: Direction): RunProperties {
  const tag = localeOf(language)
  const isOfRightToLeft = packOf(language).direction === 'rtl'
  return {
    ...(dir === 'rtl' && on('w:rtl')),
    // A number that runs from left to right among Arabic letters has their type.
    ...(dir === 'ltr' && isOfRightToLeft && on('w:cs')),
    'w:lang': element('w:lang', isOfRightToLeft ? { 'w:bidi': tag } : { 'w:val': tag }),
  }
}

/** The language with the region whose spelling Word knows. */
export function localeOf(language: Language): string {
  const { locale } = packOf(language).citation
  if (locale.includes('-')) return locale
  const { language: tag, region = '' } = new Intl.Locale(language).maximize()
  return region === '' ? tag : `${tag}-${region}`
}

/** What else a line needs to be written. */
export interface LineMaker {
  /** The call of a note. */
  call(label: string, apart: boolean): string
}

/** For lines that call no note. */
export const NO_CALLS: LineMaker = { call: () => '' }

/** A number, and no letter after it: what is read together with a number that follows. */
const ENDS_IN_NUMBER = /\p{N}[^\p{L}]*$/u

/**
 * The pieces of a line as runs. Word takes the direction of a run from its properties, other programs from its letters
 * alone: so where the letters would say otherwise, a mark that no one sees stands at the edge. Within an isolate no mark
 * helps: it would stand in the line around it.
 */
export function runsOfPieces(pieces: readonly Piece[], base: Direction, maker: LineMaker): string {
  return pieces
    .map((piece, at) => {
      switch (piece.kind) {
        case 'text':
        case 'break':
          return leafRun(piece)
        case 'call': {
          // Without a mark "2021.¹²" is one number where text runs from right to left.
          const before = pieces.slice(0, at)
          const isJoined = base === 'rtl' && ENDS_IN_NUMBER.test(wordsIn(before))
          return (isJoined ? markRun(before, base) : '') + maker.call(piece.label, piece.apart)
        }
        case 'isolate': {
          const text = wordsIn([piece])
          const { dir } = piece
          return [
            LETTER[dir].test(firstSign(text)) ? '' : markRun([piece], dir),
            isolateRuns(piece.pieces, maker),
            DECISIVE.test(lastSign(text)) ? '' : markRun([piece], dir),
            needsMark(text, pieces.slice(at + 1), base) ? markRun([piece], base) : '',
          ].join('')
        }
        default:
          return ''
      }
    })
    .join('')
}

/** What stands in an isolate. */
function isolateRuns(pieces: readonly Piece[], maker: LineMaker): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'isolate') return isolateRuns(piece.pieces, maker)
      return piece.kind === 'call' ? maker.call(piece.label, piece.apart) : leafRun(piece)
    })
    .join('')
}

function leafRun(piece: Extract<Piece, { kind: 'text' | 'break' }>): string {
  if (piece.kind === 'break') return run(element('w:br', {}))
  return textRun(piece.text, piece.language, piece.dir, looks(piece.look))
}

/** A mark of direction. @param beside some of the words that it stands beside, whose language it has */
function markRun(beside: readonly Piece[], dir: Direction): string {
  const language = languageIn(beside)
  return language === undefined ? '' : textRun(MARKS[dir], language, dir)
}

function languageIn([first, ...rest]: readonly Piece[]): Language | undefined {
  if (first === undefined) return undefined
  if (first.kind === 'text') return first.language
  return (first.kind === 'isolate' ? languageIn(first.pieces) : undefined) ?? languageIn(rest)
}

const firstSign = (text: string) => [...text][0] ?? ''
const lastSign = (text: string) => [...text].at(-1) ?? ''

/** Signs that belong to a number which they stand beside. */
const WITH_NUMBERS = /^[%‰\u066A#$€£°+\-−.,:/]/u

/** Whether what follows an isolate would be drawn to its side. */
function needsMark(text: string, rest: readonly Piece[], base: Direction): boolean {
  const after = wordsIn(rest.slice(0, 1))
  if (/\p{N}$/u.test(text) && WITH_NUMBERS.test(after)) return true
  for (const piece of rest) {
    if (piece.kind === 'isolate') return true
    if (piece.kind === 'break') return false
    if (piece.kind !== 'text') continue
    const decisive = [...piece.text].find((sign) => DECISIVE.test(sign))
    if (decisive !== undefined) return !LETTER[base].test(decisive)
  }
  return false
}

/** The words of a line. */
export function wordsIn(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'break') return ' '
      return piece.kind === 'isolate' ? wordsIn(piece.pieces) : ''
    })
    .join('')
}

function looks({ bold, italic, struck, code, badge }: Look): RunProperties {
  return {
    ...(bold && { ...on('w:b'), ...on('w:bCs') }),
    // Arabic letters do not lean.
    ...(italic && on('w:i')),
    ...(struck && on('w:strike')),
    ...(code && { 'w:rStyle': valued('w:rStyle', 'VerbatimChar') }),
    ...(badge && { 'w:rStyle': valued('w:rStyle', 'MujazBadge') }),
  }
}

/** A field whose result stands in it until it is brought up to date. */
export function field(instruction: string, result: string, own: RunProperties = {}): string {
  return [
    fieldSign('begin', own),
    fieldInstruction(instruction, own),
    fieldSign('separate', own),
    result,
    fieldSign('end', own),
  ].join('')
}

/** Where a field begins, where its result does, or where it ends. */
export function fieldSign(type: 'begin' | 'separate' | 'end', own: RunProperties = {}): string {
  return run(element('w:fldChar', { 'w:fldCharType': type }), own)
}

/** What Word is to do in a field. */
export function fieldInstruction(words: string, own: RunProperties = {}): string {
  return run(element('w:instrText', { 'xml:space': 'preserve' }, escaped(` ${words} `)), own)
}
