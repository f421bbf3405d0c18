import type { BlockContent, Html, Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { Position } from 'unist'
import { noteAt, type Stretch } from './stretches.ts'

/** A line that begins with a letter and has no sign but calls of notes that Markdown takes for anything. */
const LINE =
  /^(?=[\p{L}“«])(?:[^\\`*_~[\]<>&:@!\n\t ]| (?! |$)|:(?!\/)|!(?!\[)|\[\^[\w-]+\](?![(:[]))+$/u

/** A call of a note, or what stands before, between and after calls. */
const PIECES = /\[\^([\w-]+)\]|[^[]+/g

/** HTML that is one line. */
const HTML_LINE = /^(?:<!-- [^<>\n]* -->|<div lang="[^"<>\n]*" dir="[^"<>\n]*">|<\/div>)$/

/** What is an address though it has no sign of one. */
const ADDRESS = /www\./i

/** What stands before the further lines of a note. */
const INDENT = '    '

/** A place in a text. */
interface Place {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/**
 * Reads a stretch that is one bare line, or one note of bare lines, as most of a brief is: a parser of all of
 * Markdown, which says the same of it, takes many times as long.
 *
 * @param defined names of the notes that there are, in small letters
 * @returns `undefined` where it is anything else
 */
export function readBare(
  { text, offset, lines }: Stretch,
  defined: ReadonlySet<string>,
): RootContent | undefined {
  const start = { line: lines + 1, column: 1, offset }
  const own = text.replace(/\n+$/, '')
  return noteAt(own) ? readNote(own, start, defined) : readLine(own, start, defined)
}

function readNote(
  text: string,
  start: Place,
  defined: ReadonlySet<string>,
): RootContent | undefined {
  const [opening = '', label = ''] = noteAt(text) ?? []
  const children: BlockContent[] = []
  let at = start
  for (const [index, line] of text.split('\n').entries()) {
    // Lines that follow each other would be one paragraph.
    if ((line === '') !== (index % 2 === 1)) return undefined
    if (line !== '') {
      const indent = index === 0 ? opening : INDENT
      if (!line.startsWith(indent)) return undefined
      const child = readLine(line.slice(indent.length), ahead(at, indent.length), defined)
      if (!child) return undefined
      children.push(child)
    }
    at = { line: at.line + 1, column: 1, offset: at.offset + line.length + 1 }
  }
  const end = children.at(-1)?.position?.end ?? start
  const position = { start: { ...start }, end: { ...end } }
  return {
    type: 'footnoteDefinition',
    identifier: label.toLowerCase(),
    label,
    children,
    position,
  }
}

function readLine(
  line: string,
  start: Place,
  defined: ReadonlySet<string>,
): Html | Paragraph | undefined {
  const position = along(start, line.length)
  if (HTML_LINE.test(line)) return { type: 'html', value: line, position }
  if (!LINE.test(line) || ADDRESS.test(line)) return undefined
  const children: PhrasingContent[] = []
  let at = start
  for (const [piece, label] of line.matchAll(PIECES)) {
    const position = along(at, piece.length)
    const identifier = label?.toLowerCase()
    if (label === undefined || identifier === undefined) {
      children.push({ type: 'text', value: piece, position })
    } else if (defined.has(identifier)) {
      children.push({ type: 'footnoteReference', identifier, label, position })
    } else return undefined
    at = ahead(at, piece.length)
  }
  return { type: 'paragraph', children, position }
}

function along(start: Place, length: number): Position {
  return { start: { ...start }, end: ahead(start, length) }
}

/** Further on in the same line. */
function ahead({ line, column, offset }: Place, length: number): Place {
  return { line, column: column + length, offset: offset + length }
}
