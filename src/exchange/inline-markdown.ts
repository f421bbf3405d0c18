import type { PhrasingContent, Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { dialect } from '../markdown/dialect.ts'
import { onOneLine, SPACES } from '../markdown/one-line.ts'

/**
 * Writes and reads one line of a note. What other programs give a meaning (`[[…]]`, `==…==`, `%%…%%`, `[@key]`, `{{…}}`)
 * is meant as it stands, and a note says so by a backslash.
 */
const line = unified()
  .use(remarkParse)
  .use(dialect)
  .use(remarkDirective)
  .use(remarkStringify, {
    emphasis: '*',
    unsafe: [
      { character: '[', inConstruct: 'phrasing' },
      { character: '=', after: '=', inConstruct: 'phrasing' },
      { character: '=', before: '=', inConstruct: 'phrasing' },
      { character: '%', after: '%', inConstruct: 'phrasing' },
      { character: '{', inConstruct: 'phrasing' },
      { character: '^', inConstruct: 'phrasing' },
    ],
  })
  .freeze()

/** The nodes of a line of Markdown; of anything that is more than a line, its words as one text. */
export function parseLine(markdown: string): PhrasingContent[] {
  const { children } = line.parse(markdown) as Root
  const [block, second] = children
  return block?.type === 'paragraph' && second === undefined
    ? normalised(block.children)
    : normalised([{ type: 'text', value: markdown }])
}

/** Nodes of a line as Markdown that reads as these very nodes. */
export function writeLine(nodes: readonly PhrasingContent[]): string {
  const children = normalised(nodes)
  return line
    .stringify({ type: 'root', children: [{ type: 'paragraph', children }] })
    .replace(/\n+$/, '')
    .replace(/(?<=[^:])\\:(?=[\d\s]|$)/g, ':')
}

/** Whether two lines say the same in the same form, however each of them is written. */
export function isSameLine(a: readonly PhrasingContent[], b: readonly PhrasingContent[]): boolean {
  return JSON.stringify(normalised(a)) === JSON.stringify(normalised(b))
}

/**
 * Nodes of a line in one form: neighbouring texts are one, white space is a space and stands outside of what is marked,
 * what holds nothing is left out, and so is what does not print.
 */
export function normalised(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined = onOneLine(nodes.flatMap(withoutOuterSpaces))
  const trimmed = joined.map((node, at): PhrasingContent => {
    if (node.type !== 'text') return node
    let { value } = node
    if (at === 0 || joined[at - 1]?.type === 'break') value = value.replace(/^ /, '')
    if (at === joined.length - 1 || joined[at + 1]?.type === 'break') {
      value = value.replace(/ $/, '')
    }
    return { type: 'text', value }
  })
  return onOneLine(trimmed)
}

/** A node of one form, with the spaces at its ends beside it; nothing where it holds nothing. */
function withoutOuterSpaces(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value }]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value.replace(SPACES, ' ') }]
    case 'break':
      return [{ type: 'break' }]
    case 'textDirective':
      // A colon that touches a word is no directive unless it was dressed as one.
      if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
        return [{ type: 'text', value: `:${node.name}` }]
      }
      return moved(node.children, (children) => ({
        type: 'textDirective',
        name: node.name,
        attributes: node.attributes ?? {},
        children,
      }))
    case 'emphasis':
    case 'strong':
      return moved(node.children, (children) => ({ type: node.type, children }))
    case 'link':
      return moved(node.children, (children) => ({
        type: 'link',
        url: node.url,
        title: node.title ?? null,
        children: children as typeof node.children,
      }))
    default:
      return 'children' in node ? normalised(node.children) : []
  }
}

function moved(
  inner: readonly PhrasingContent[],
  make: (children: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
  const children = onOneLine(inner.flatMap(withoutOuterSpaces))
  const [first] = children
  const last = children.at(-1)
  const before = first?.type === 'text' && /^ /.test(first.value)
  const after = last?.type === 'text' && / $/.test(last.value)
  const within = normalised(children)
  return [
    ...(before ? [{ type: 'text' as const, value: ' ' }] : []),
    ...(within.length > 0 ? [make(within)] : []),
    ...(after ? [{ type: 'text' as const, value: ' ' }] : []),
  ]
}
