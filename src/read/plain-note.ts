import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { ahead, along, move, type Place } from '../markdown/places.ts'

/** Signs that say nothing in Markdown, wherever they stand in a line; single spaces within it. */
const SIGN = String.raw`[^\\\x60*_~[\]{}<>&:@\0-\x20]| (?! |$)|:(?= [^ ])`
const WORDS = `(?! )(?:${SIGN.replaceAll('$', '\\]')})+`
const KEY = '(?!class\\b)[A-Za-z][A-Za-z\\d-]*'
const ATTRIBUTE = String.raw`#[A-Za-z][\w-]*|${KEY}(?:="[^"\\&\0-\x1F]*"|=[\w./+-]+)?`
const ATTRIBUTES = `(?:${ATTRIBUTE})(?: (?:${ATTRIBUTE}))*`
const FIGURE = String.raw`:figure\[(${WORDS})\]\{(${ATTRIBUTES})\}`

/** A statement without markup: letters first, or a number that begins no list. */
const LINE = new RegExp(
  String.raw`^(?=[\p{L}“«]|\d+[ %,]|:figure\[)(?:${SIGN}|${FIGURE.replaceAll(/\((?!\?)/g, '(?:')})+$`,
  'u',
)
const PIECES = new RegExp(String.raw`${FIGURE}|(?:(?!:figure\[)[^])+`, 'gu')

/** What is an address though it has no sign of one. */
const ADDRESS = /www\./i

const FRONT = /---\n([\s\S]*?)\n---\n/y
const HEADING = new RegExp(String.raw`(#{1,6}) ((?=[\p{L}“«])(?:${SIGN})+)(?=\n)`, 'uy')
/** A claim: an opening line, a line of each language, a closing line. */
const CLAIM = new RegExp(
  String.raw`::::claim\{(${ATTRIBUTES})\}\n([^\n]+)\n((?:\n:::[a-z]+\n[^\n]+\n:::\n)*)::::(?=\n)`,
  'y',
)
const LANGUAGE = /\n:::([a-z]+)\n([^\n]+)\n:::\n/g
/** Any other claim, to its end: no fence in it is as long as its own. */
const ANY_CLAIM = /::::claim\{[^\n]*\}\n(?:(?!::::)[^\n]*\n)*::::(?=\n)/y
/** What may reach from one claim into another, or is read by what stands elsewhere. */
const REACHING = /```|~~~|<|\]:|\r|\0/

/**
 * Reads a note of headings and claims, as most are. What a statement without markup says needs no parser of all of
 * Markdown, which takes many times as long; a claim that is written otherwise gets one by itself.
 *
 * @param parse for the claims that are written otherwise
 * @returns `undefined` where anything else stands in the note
 */
export function readPlainNote(text: string, parse: (text: string) => Root): Root | undefined {
  if (!text.endsWith('\n') || REACHING.test(text)) return undefined
  FRONT.lastIndex = 0
  const [front = '', value = ''] = FRONT.exec(text) ?? []
  if (front === '' || /^---\s*$/m.test(value)) return undefined
  const start = { line: 1, column: 1, offset: 0 }
  const lines = linesIn(front)
  const end = { line: lines, column: 4, offset: front.length - 1 }
  const children: RootContent[] = [{ type: 'yaml', value, position: { start, end } }]
  let at: Place = { line: lines + 1, column: 1, offset: front.length }
  while (at.offset < text.length) {
    if (text[at.offset] === '\n') {
      at = below(at, 1)
      continue
    }
    // What opens behind an empty line goes on with nothing above it.
    if (!text.startsWith('\n\n', at.offset - 2)) return undefined
    const block = headingAt(text, at) ?? claimAt(text, at) ?? anyClaimAt(text, at, parse)
    if (!block?.position) return undefined
    children.push(block)
    const { line, column, offset = 0 } = block.position.end
    at = { line, column, offset }
  }
  return { type: 'root', children, position: { start: { ...start }, end: { ...at } } }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}

/** That many characters further on, at the beginning of the next line. */
function below({ line, offset }: Place, characters: number): Place {
  return { line: line + 1, column: 1, offset: offset + characters }
}

function headingAt(text: string, at: Place): Heading | undefined {
  HEADING.lastIndex = at.offset
  const [whole, marks = '', words = ''] = HEADING.exec(text) ?? []
  if (whole === undefined || words.includes('#') || ADDRESS.test(words)) return undefined
  const position = along(ahead(at, marks.length + 1), words.length)
  return {
    type: 'heading',
    depth: marks.length as Heading['depth'],
    children: [{ type: 'text', value: words, position }],
    position: along(at, whole.length),
  }
}

function claimAt(text: string, at: Place): ContainerDirective | undefined {
  CLAIM.lastIndex = at.offset
  const [whole, attributes = '', words = '', others = ''] = CLAIM.exec(text) ?? []
  if (whole === undefined) return undefined
  let place = below(at, whole.indexOf('\n') + 1)
  const own = paragraphOf(words, place)
  if (!own) return undefined
  const children: ContainerDirective['children'] = [own]
  place = below(place, words.length + 1)
  for (const [block, name = '', said = ''] of others.matchAll(LANGUAGE)) {
    const start = below(place, 1)
    const within = below(start, name.length + 4)
    const paragraph = paragraphOf(said, within)
    if (!paragraph) return undefined
    const { start: fence, end } = along(below(within, said.length + 1), 3)
    children.push({
      type: 'containerDirective',
      name,
      attributes: {},
      children: [paragraph],
      position: { start: { ...start }, end },
    })
    place = { line: fence.line + 1, column: 1, offset: place.offset + block.length }
  }
  return {
    type: 'containerDirective',
    name: 'claim',
    attributes: attributesIn(attributes),
    children,
    position: { start: { ...at }, end: ahead(place, 4) },
  }
}

function anyClaimAt(
  text: string,
  at: Place,
  parse: (text: string) => Root,
): RootContent | undefined {
  ANY_CLAIM.lastIndex = at.offset
  const [whole] = ANY_CLAIM.exec(text) ?? []
  const [block, ...more] = whole === undefined ? [] : parse(whole).children
  if (block === undefined || more.length > 0) return undefined
  move(block, at.line - 1, at.offset)
  return block
}

function paragraphOf(line: string, at: Place): Paragraph | undefined {
  if (!LINE.test(line) || ADDRESS.test(line)) return undefined
  const children: PhrasingContent[] = []
  let place = at
  for (const [piece, words, attributes] of line.matchAll(PIECES)) {
    const position = along(place, piece.length)
    children.push(
      words === undefined || attributes === undefined
        ? { type: 'text', value: piece, position }
        : {
            type: 'textDirective',
            name: 'figure',
            attributes: attributesIn(attributes),
            children: [
              {
                type: 'text',
                value: words,
                position: along(ahead(place, ':figure['.length), words.length),
              },
            ],
            position,
          },
    )
    place = ahead(place, piece.length)
  }
  return { type: 'paragraph', children, position: along(at, line.length) }
}

const EACH_ATTRIBUTE = new RegExp(ATTRIBUTE, 'g')

/** Of two of one name the last one counts. */
function attributesIn(written: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [each] of written.matchAll(EACH_ATTRIBUTE)) {
    const [key = '', value = ''] = each.startsWith('#')
      ? ['id', each.slice(1)]
      : [/^[^=]+/.exec(each)?.[0], /=(.*)$/.exec(each)?.[1]?.replace(/^"(.*)"$/, '$1')]
    attributes[key] = value
  }
  return attributes
}
