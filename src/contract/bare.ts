import type {
  BlockContent,
  FootnoteDefinition,
  Heading,
  Html,
  Paragraph,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import { ahead, along, type Place } from '../markdown/places.ts'
import { noteAt, type Stretch } from './stretches.ts'

/** A line that begins with a letter and has no sign but calls of notes that Markdown takes for anything. */
const LINE =
  /^(?=[\p{L}“«])(?:[^\\`*_~[\]<>&:@!\n\t ]| (?! |$)|:(?!\/)|!(?!\[)|\[\^[\w-]+\](?![(:[]))+$/u

/** A call of a note, or what stands before, between and after calls. */
const PIECES = /\[\^([\w-]+)\]|[^[]+/g

/** HTML that is one line. */
const HTML_LINE = /^(?:<!-- [^<>\n]* -->|<div lang="[^"<>\n]*" dir="[^"<>\n]*">|<\/div>)$/

/** A heading of one line, in the first language and in an element each in others; its words are bare. */
const HEADING =
  /^(#{1,6}) ([^<>[\]#\n]+)((?: <span lang="[\w-]+" dir="(?:ltr|rtl)">[^<>[\]#\n]+<\/span>)*)$/
const OTHER_LANGUAGE = /( )(<span [^>]*>)([^<]+)(<\/span>)/g

/** What is an address though it has no sign of one. */
const ADDRESS = /www\./i

/** A full stop after which a writer of Markdown takes a word for an address. */
const AFTER_W = /w\.[-.\w]/i

/** A name that has no sign to be escaped. */
const NAME = /^[\dA-Za-z-]+$/

/** What stands before the further lines of a note. */
const INDENT = '    '

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
  if (own.startsWith('#')) return readHeading(own, start)
  return noteAt(own) ? readNote(own, start, defined) : readLine(own, start, defined)
}

/** The marks of a heading, the words of its first language, and those of others with their tags. */
function partsOfHeading(line: string): readonly [marks: string, ...pieces: string[]] | undefined {
  const [, marks = '', words = '', others = ''] = HEADING.exec(line) ?? []
  const pieces = [words]
  for (const [, space = '', open = '', said = '', close = ''] of others.matchAll(OTHER_LANGUAGE)) {
    pieces.push(`${pieces.pop()}${space}`, open, said, close)
  }
  const isBare = (text: string) => LINE.test(text) && !ADDRESS.test(text)
  const bare = pieces.every((piece) => piece.startsWith('<') || isBare(piece.trimEnd()))
  return marks !== '' && bare ? [marks, ...pieces] : undefined
}

function readHeading(line: string, start: Place): Heading | undefined {
  const [marks, ...pieces] = partsOfHeading(line) ?? []
  if (marks === undefined) return undefined
  let at = ahead(start, marks.length + 1)
  const children = pieces.map((value): Html | Text => {
    const position = along(at, value.length)
    at = ahead(at, value.length)
    return { type: value.startsWith('<') ? 'html' : 'text', value, position }
  })
  const depth = marks.length as Heading['depth']
  return { type: 'heading', depth, children, position: along(start, line.length) }
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

/**
 * Writes what {@link readBare} reads: HTML, headings and paragraphs of one bare line, a note of such. A writer of all of
 * Markdown, which writes the same, looks at every sign of it for each of its rules.
 *
 * @returns `undefined` for anything else
 */
export function writeBare(node: RootContent): string | undefined {
  switch (node.type) {
    case 'html':
      return node.value
    case 'paragraph':
      return writeLine(node)
    case 'footnoteDefinition':
      return writeNote(node)
    case 'heading':
      return writeHeading(node)
    default:
      return undefined
  }
}

function writeNote({ label, children }: FootnoteDefinition): string | undefined {
  if (!label || !NAME.test(label) || children.length === 0) return undefined
  const blocks: string[] = []
  for (const child of children) {
    const block = writeBare(child)
    // Only whole lines are moved to the right.
    if (block === undefined || block.includes('\n')) return undefined
    blocks.push(block)
  }
  return blocks[0] === '' ? undefined : `[^${label}]: ${blocks.join(`\n\n${INDENT}`)}`
}

function writeHeading({ depth, children }: Heading): string | undefined {
  let line = `${'#'.repeat(depth)} `
  for (const child of children) {
    const bare = child.type === 'html' || (child.type === 'text' && !/[<>]/.test(child.value))
    if (!bare) return undefined
    line += child.value
  }
  return partsOfHeading(line) && !AFTER_W.test(line) ? line : undefined
}

function writeLine({ children }: Paragraph): string | undefined {
  let line = ''
  for (const child of children) {
    if (child.type === 'text' && !/[[\]]/.test(child.value)) line += child.value
    else if (child.type === 'footnoteReference' && NAME.test(child.label ?? '')) {
      line += `[^${child.label}]`
    } else return undefined
  }
  return LINE.test(line) && !ADDRESS.test(line) && !AFTER_W.test(line) ? line : undefined
}
