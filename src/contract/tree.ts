import type { Nodes, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { Point } from 'unist'
import { dialect } from '../markdown/dialect.ts'
import { afresh, type Reuse } from '../report/context.ts'
import { readBare } from './bare.ts'
import { linesIn, noteAt, type Stretch, stretchesOf } from './stretches.ts'

/** Characters that are parsed at once. */
const AT_ONCE = 16_384

const SQUARE_BRACKET = '['.charCodeAt(0)

/** A stretch as a parser of all of Markdown reads it, once it has: as if it stood alone. */
interface Reading {
  nodes?: readonly RootContent[]
}

/**
 * Parses the brief: text in, tree out, its inline HTML as it stands. A parser of Markdown keeps an event for every mark
 * of a text until its end, and looks each up among all others. So it gets one handful of stretches after the other, and
 * nothing that is bare or was read before.
 */
export function parseMarkdown(text: string, reuse: Reuse = afresh): Root {
  const stretches = stretchesOf(text)
  const defined = new Set(stretches.flatMap((each) => noteAt(each.text)?.[1].toLowerCase() ?? []))
  let handful: [Stretch, Reading][] = []
  let size = 0
  const read = stretches.map((stretch) => {
    const bare = readBare(stretch, defined)
    const reading: Reading = bare
      ? {}
      : reuse(
          'stretch',
          () => `${namesIn(stretch.text, defined)}\n${stretch.text}`,
          (): Reading => ({}),
        )
    if (!bare && !reading.nodes) {
      handful.push([stretch, reading])
      size += stretch.text.length
    }
    if (size >= AT_ONCE || stretch === stretches.at(-1)) {
      parseTogether(handful, defined)
      handful = []
      size = 0
    }
    return { stretch, bare, reading }
  })
  return {
    type: 'root',
    children: read.flatMap(
      ({ stretch: { lines, offset }, bare, reading: { nodes = [] } }) =>
        bare ?? nodes.map((node) => moved(node, lines, offset)),
    ),
  }
}

/** Parses stretches as if they were one text, and gives each what comes of it. */
function parseTogether(
  stretches: readonly (readonly [Stretch, Reading])[],
  defined: ReadonlySet<string>,
): void {
  const text = stretches.map(([each]) => each.text).join('')
  const { children } = unified()
    .use(remarkParse)
    .use(dialect)
    .use(remarkFrontmatter)
    .use(definedElsewhere, namesIn(text, defined))
    .parse(text)
  let [at, lines, offset] = [0, 0, 0]
  for (const [stretch, reading] of stretches) {
    const end = offset + stretch.text.length
    const nodes: RootContent[] = []
    for (let node = children[at]; node && startOf(node) < end; node = children[++at]) {
      nodes.push(moved(node, -lines, -offset))
    }
    reading.nodes = nodes
    lines += linesIn(stretch.text)
    offset = end
  }
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0
}

/** A copy of a node, with all that is in it, that many lines and characters further down. */
function moved<T extends Nodes>(node: T, lines: number, characters: number): T {
  const point = ({ line, column, offset = 0 }: Point): Point => ({
    line: line + lines,
    column,
    offset: offset + characters,
  })
  const copy = { ...node }
  const { position } = node
  if (position) copy.position = { start: point(position.start), end: point(position.end) }
  if ('children' in copy) {
    const children = copy.children as Nodes[]
    copy.children = children.map((child) => moved(child, lines, characters)) as typeof copy.children
  }
  return copy
}

/** Names of defined notes that a text calls, as the parser knows them. */
function namesIn(text: string, defined: ReadonlySet<string>): readonly string[] {
  const called = [...text.matchAll(/\[\^([\w-]+)\]/g)].map(([, label = '']) => label.toLowerCase())
  return [...new Set(called.filter((label) => defined.has(label)))].map((name) =>
    name.toUpperCase(),
  )
}

/** Has the parser know notes that are not defined in the text that it is given. */
function definedElsewhere(this: Processor, names: readonly string[]): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    {
      text: {
        [SQUARE_BRACKET]: {
          name: 'definedElsewhere',
          tokenize(_, __, nok) {
            this.parser.gfmFootnotes ??= []
            const known = this.parser.gfmFootnotes
            known.push(...names.filter((name) => !known.includes(name)))
            return nok
          },
        },
      },
    },
  ]
}
