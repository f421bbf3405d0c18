import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/**
 * Nodes of a line in the form that a Document keeps them in: texts that stand side by side are one, an
 * address is a link, nothing has a position, and the line neither begins nor ends with white space.
 */
export function normalForm(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimmed(linked(nodes.map(withoutPosition)))
}

/** Texts that stand side by side as one, code and what is struck out likewise, and no text that is empty. */
export function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if ((node.type === 'text' || node.type === 'inlineCode') && node.type === last?.type) {
      result[result.length - 1] = { ...last, value: last.value + node.value }
    } else if (node.type === 'delete' && node.type === last?.type) {
      result[result.length - 1] = { ...last, children: [...last.children, ...node.children] }
    } else if (node.type !== 'text' || node.value !== '') result.push(node)
  }
  return result
}

function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joinTexts(nodes).map((node) =>
    'children' in node
      ? ({ ...node, children: joined(node.children as PhrasingContent[]) } as PhrasingContent)
      : node,
  )
}

function withoutPosition<T extends Nodes>({ position: _, ...node }: T): T {
  if (!('children' in node)) return node as unknown as T
  return { ...node, children: (node.children as Nodes[]).map(withoutPosition) } as unknown as T
}

/** What GitHub-flavoured Markdown does with a tree once it is read: it finds the addresses in its texts. */
const transforms = (unified().use(remarkGfm).freeze().data('fromMarkdownExtensions') ?? [])
  .flat(2)
  .flatMap((extension) => extension.transforms ?? [])

/** Something without which no text is an address. */
const ADDRESS = /:\/\/|www\.|@/i

/** With links for addresses: once more while there are new ones, since what follows one may be another. */
function linked(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const children = joined(nodes)
  if (!children.some(mayHoldAddress)) return children
  const root: Root = { type: 'root', children }
  const before = countLinks(root)
  for (const transform of transforms) transform(root)
  return countLinks(root) === before ? children : linked(root.children as PhrasingContent[])
}

function countLinks(root: Root): number {
  let count = 0
  visit(root, 'link', () => {
    count++
  })
  return count
}

function mayHoldAddress(node: Nodes): boolean {
  if (node.type === 'text') return ADDRESS.test(node.value)
  return 'children' in node && (node as Parents).children.some(mayHoldAddress)
}

/** Without white space and line ends at both ends. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first] = nodes
  const last = nodes.at(-1)
  if (first?.type === 'break') return trimmed(nodes.slice(1))
  if (last?.type === 'break') return trimmed(nodes.slice(0, -1))
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    return trimmed(joinTexts([{ ...first, value: first.value.trimStart() }, ...nodes.slice(1)]))
  }
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    return trimmed(joinTexts([...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }]))
  }
  return nodes
}
