import type {
  BlockContent,
  FootnoteDefinition,
  Html,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Point, Position } from 'unist'
import { visit } from 'unist-util-visit'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

/**
 * Parses a brief into what remark makes of it, places included. Nearly all of a brief is plain:
 * comments, language tags, headings, paragraphs and notes of one line, in which nothing but calls, spans
 * and emphasis has a meaning. They are read here, since that takes a tenth of the time; remark reads
 * what stands between them, or the whole where something could reach beyond an empty line. A property
 * test holds the two against each other.
 */
export function parseMarkdown(text: string): Root {
  if (ODD.test(text)) return parser.parse(text)
  const lines = linesOf(text)
  const labels = new Set(lines.flatMap(({ content }) => LABEL.exec(content)?.[1] ?? []))
  const children: RootContent[] = []
  let from = 0
  for (let at = 0; at < lines.length; ) {
    const plain = plainBlock(lines, at, labels)
    if (plain) {
      const between = parseBetween(lines.slice(from, at), labels)
      if (!between) return parser.parse(text)
      children.push(...between, plain.node)
      at = plain.next
      from = at
    } else at += 1
  }
  const rest = parseBetween(lines.slice(from), labels)
  if (!rest) return parser.parse(text)
  const start = { line: 1, column: 1, offset: 0 }
  return { type: 'root', children: [...children, ...rest], position: { start, end: endOf(text) } }
}

/** A line without its end, and where it begins. */
interface Line {
  readonly content: string
  readonly line: number
  readonly offset: number
}

interface Plain {
  readonly node: RootContent
  /** Index of the line after it. */
  readonly next: number
}

const LABEL = /^\[\^([\w-]+)\]: /

/** A comment, or a tag that parts the languages, alone on its line. */
const TAG = /^(?:<!-- [^<>]* -->|<div lang="\w+" dir="\w+">|<\/div>)$/

/**
 * What makes a line count otherwise or leaves something open from the first line on: other line ends,
 * tabs, front matter that never closes, a note that does not stand by itself.
 */
const ODD = /[\r\t\0\uFEFF]|^---(?![\s\S]*\n--- *(?:\n|$))|[^\n]\n\[\^[\w-]+\]: /

/** What may make more of the lines after it than they are: fences, HTML that goes on, definitions. */
const REACHING = /```|~~~|<(?:script|pre|style|textarea|[?!])|^(?!\[\^[\w-]+\]: ).*\]:/i

function linesOf(text: string): Line[] {
  let offset = 0
  return text.split('\n').map((content, index) => {
    const line = { content, line: index + 1, offset }
    offset += content.length + 1
    return line
  })
}

function endOf(text: string): Point {
  const last = text.lastIndexOf('\n') + 1
  return {
    line: text.split('\n').length,
    column: text.length - last + 1,
    offset: text.length,
  }
}

/** The plain block that begins on a line, if one does. */
function plainBlock(
  lines: readonly Line[],
  at: number,
  labels: ReadonlySet<string>,
): Plain | undefined {
  const line = lines[at]
  if (!line || !isEmpty(lines[at - 1])) return undefined
  if (LABEL.test(line.content)) return plainNote(lines, at, labels)
  if (line.content.startsWith('- ')) return plainList(lines, at, labels)
  if (!isEmpty(lines[at + 1])) return undefined
  const node = plainLine(line, 0, labels) ?? plainHeading(line, labels)
  return node && { node, next: at + 1 }
}

/** A list of one-line items between two tags, which end whatever list stands before and after. */
function plainList(
  lines: readonly Line[],
  at: number,
  labels: ReadonlySet<string>,
): Plain | undefined {
  let next = at
  const children: ListItem[] = []
  for (let line = lines[at]; line && !isEmpty(line); line = lines[++next]) {
    const paragraph = line.content.startsWith('- ') ? plainLine(line, 2, labels) : undefined
    if (paragraph?.type !== 'paragraph') return undefined
    children.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      position: spanOf(line, 0),
    })
  }
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end]
  if (!isTag(lines[at - 2]) || !isTag(lines[next + 1]) || !start || !end) return undefined
  const position = { start, end }
  return {
    node: { type: 'list', ordered: false, start: null, spread: false, children, position },
    next,
  }
}

function isTag(line: Line | undefined): boolean {
  return line !== undefined && TAG.test(line.content)
}

/** A note: its first paragraph behind its label, what follows indented by four spaces. */
function plainNote(
  lines: readonly Line[],
  at: number,
  labels: ReadonlySet<string>,
): Plain | undefined {
  const first = lines[at]
  const [mark = '', label = ''] = LABEL.exec(first?.content ?? '') ?? []
  if (!first || !isEmpty(lines[at + 1])) return undefined
  const opening = plainLine(first, mark.length, labels)
  if (opening?.type !== 'paragraph') return undefined
  const children: BlockContent[] = [opening]
  let next = at + 1
  for (let index = next; index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.content === '') continue
    if (!line.content.startsWith(' ')) break
    const child =
      line.content.startsWith('    ') && isEmpty(lines[index - 1]) && isEmpty(lines[index + 1])
        ? plainLine(line, 4, labels)
        : undefined
    if (!child) return undefined
    children.push(child)
    next = index + 1
  }
  const end = children.at(-1)?.position?.end
  const node: FootnoteDefinition = {
    type: 'footnoteDefinition',
    identifier: label.toLowerCase(),
    label,
    children,
    ...(end && { position: { start: pointAt(first, 0), end } }),
  }
  return { node, next }
}

/** What begins no other block than a paragraph. */
const BEGINNING = /^(?:[\p{L}“«‘"'(]|\*{1,2}[\p{L}\p{N}]|\d+(?![\d.)]))/u

/** A tag or a paragraph that takes up a line from some column on. */
function plainLine(line: Line, from: number, labels: ReadonlySet<string>) {
  const content = line.content.slice(from)
  if (TAG.test(content)) {
    const html: Html = { type: 'html', value: content, position: spanOf(line, from) }
    return html
  }
  if (!BEGINNING.test(content)) return undefined
  const children = plainInlines(line, from, labels)
  return children && { type: 'paragraph' as const, children, position: spanOf(line, from) }
}

function plainHeading(line: Line, labels: ReadonlySet<string>): RootContent | undefined {
  const [mark = ''] = /^#{1,6} (?=[\p{L}\p{N}])/u.exec(line.content) ?? []
  const children = mark === '' ? undefined : plainInlines(line, mark.length, labels)
  const depth = (mark.length - 1) as 1 | 2 | 3 | 4 | 5 | 6
  return children && { type: 'heading', depth, children, position: spanOf(line, 0) }
}

/** What means nothing to Markdown, whatever stands around it, or is said to mean nothing. */
const SAFE = String.raw`(?:[^\\\x60*_[<>&~|@#!\n\r\t\0]|!(?!\[))`
const ESCAPED = String.raw`\\[!-\/:-@[-\x60{-~]`
const EMPHASISED = String.raw`(?<=^|[\s(“«])(?<stars>\*{1,2})(?<words>[\p{L}\p{N}](?:${SAFE}*[^\\\x60*_[<>&~|@#!\s\0])?)\k<stars>(?=$|[\s,.;:،؛)»”])`
const INLINE = new RegExp(
  String.raw`(?<text>(?:${SAFE}|${ESCAPED})+)|(?<call>\[\^(?<label>[\w-]+)\])|(?<tag><\/?span>|<span lang="\w+" dir="\w+">)|${EMPHASISED}`,
  'uy',
)

/** What GFM makes links of. */
const ADDRESS = /https?:|www\./i

/** The text of a line from some column on; `undefined` where it is not plain. */
function plainInlines(
  line: Line,
  from: number,
  labels: ReadonlySet<string>,
): PhrasingContent[] | undefined {
  const { content } = line
  if (content.endsWith(' ') || ADDRESS.test(content)) return undefined
  const nodes: PhrasingContent[] = []
  INLINE.lastIndex = from
  while (INLINE.lastIndex < content.length) {
    const start = INLINE.lastIndex
    const { groups } = INLINE.exec(content) ?? {}
    if (!groups) return undefined
    const { text, label, tag, stars, words = '' } = groups
    const position = { start: pointAt(line, start), end: pointAt(line, INLINE.lastIndex) }
    if (text !== undefined)
      nodes.push({ type: 'text', value: text.replace(/\\(.)/g, '$1'), position })
    else if (tag !== undefined) nodes.push({ type: 'html', value: tag, position })
    else if (label === undefined) nodes.push(emphasised(line, start, stars === '**', words))
    else if (labels.has(label))
      nodes.push({ type: 'footnoteReference', identifier: label.toLowerCase(), label, position })
    else return undefined
  }
  return nodes
}

function emphasised(line: Line, start: number, strong: boolean, words: string): PhrasingContent {
  const inner = start + (strong ? 2 : 1)
  const end = inner + words.length
  const children: Strong['children'] = [
    {
      type: 'text',
      value: words,
      position: { start: pointAt(line, inner), end: pointAt(line, end) },
    },
  ]
  const position = { start: pointAt(line, start), end: pointAt(line, end + inner - start) }
  return strong ? { type: 'strong', children, position } : { type: 'emphasis', children, position }
}

/** What remark makes of the lines between plain blocks; `undefined` where they may reach beyond. */
function parseBetween(
  lines: readonly Line[],
  labels: ReadonlySet<string>,
): RootContent[] | undefined {
  const written = lines.map(({ content }) => content)
  const first = lines[0]
  if (!first || written.every((content) => content.trim() === '')) return []
  if (written.some((content) => REACHING.test(content))) return undefined
  // Front matter stands at the top of a file, and nowhere else may a line of dashes be taken for it.
  const lead = first.line === 1 ? '' : '\n'
  const text = lead + written.join('\n')
  const own = new Set(written.flatMap((content) => LABEL.exec(content)?.[1] ?? []))
  // A call is one only where its note is.
  const lower = text.toLowerCase()
  const called = [...labels].filter(
    (label) => !own.has(label) && lower.includes(`[^${label.toLowerCase()}]`),
  )
  const root = parser.parse(text + called.map((label) => `\n\n[^${label}]: x`).join(''))
  const nodes = root.children.slice(0, root.children.length - called.length)
  const by = { line: first.line - 1 - lead.length, offset: first.offset - lead.length }
  for (const node of nodes) visit(node, ({ position }) => move(position, by))
  return nodes
}

function move(position: Position | undefined, by: { line: number; offset: number }): void {
  for (const point of position ? [position.start, position.end] : []) {
    point.line += by.line
    if (point.offset !== undefined) point.offset += by.offset
  }
}

function isEmpty(line: Line | undefined): boolean {
  return line === undefined || line.content === ''
}

function pointAt({ line, offset }: Line, from: number): Point {
  return { line, column: from + 1, offset: offset + from }
}

function spanOf(line: Line, from: number): Position {
  return { start: pointAt(line, from), end: pointAt(line, line.content.length) }
}
