import type { Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { dialect } from '../markdown/dialect.ts'
import { move } from '../markdown/places.ts'
import { readBare } from './bare.ts'
import { linesIn, noteAt, type Stretch, stretchesOf } from './stretches.ts'

/** Characters that are parsed at once. */
const AT_ONCE = 16_384

const SQUARE_BRACKET = '['.charCodeAt(0)

/**
 * Parses the brief: text in, tree out, its inline HTML as it stands. A parser of Markdown keeps an event for every mark
 * of a text until its end, and looks each up among all others. So it gets one handful of stretches after the other, and
 * nothing that is bare.
 */
export function parseMarkdown(text: string): Root {
  const stretches = stretchesOf(text)
  const defined = new Set(stretches.flatMap((each) => noteAt(each.text)?.[1].toLowerCase() ?? []))
  const nodes = new Map<Stretch, RootContent[]>()
  let handful: Stretch[] = []
  let size = 0
  for (const stretch of stretches) {
    const bare = readBare(stretch, defined)
    nodes.set(stretch, bare ? [bare] : [])
    if (!bare) {
      handful.push(stretch)
      size += stretch.text.length
    }
    if (size < AT_ONCE && stretch !== stretches.at(-1)) continue
    parseTogether(handful, defined, nodes)
    handful = []
    size = 0
  }
  return { type: 'root', children: stretches.flatMap((stretch) => nodes.get(stretch) ?? []) }
}

/** Parses stretches as if they were one text, and adds to each what comes of it, in its place. */
function parseTogether(
  stretches: readonly Stretch[],
  defined: ReadonlySet<string>,
  nodes: ReadonlyMap<Stretch, RootContent[]>,
): void {
  const text = stretches.map((each) => each.text).join('')
  const { children } = unified()
    .use(remarkParse)
    .use(dialect)
    .use(remarkFrontmatter)
    .use(definedElsewhere, namesIn(text, defined))
    .parse(text)
  let [at, lines, offset] = [0, 0, 0]
  for (const stretch of stretches) {
    const end = offset + stretch.text.length
    for (let node = children[at]; node && startOf(node) < end; node = children[++at]) {
      move(node, stretch.lines - lines, stretch.offset - offset)
      nodes.get(stretch)?.push(node)
    }
    lines += linesIn(stretch.text)
    offset = end
  }
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0
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
