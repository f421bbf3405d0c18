import type { Nodes, Parents, PhrasingContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import { unified } from 'unified'

/**
 * Nodes of a line in the form that a Document keeps them in: texts that stand side by side are one, an
 * address is a link, nothing has a position, and the line neither begins nor ends with white space.
 */
export function normalForm(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimmed(joined(linked(nodes.map(withoutPosition))))
}

/** Texts that stand side by side as one, and none that is empty. */
export function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type !== 'text') result.push(node)
    else if (last?.type === 'text') {
      result[result.length - 1] = { ...last, value: last.value + node.value }
    } else if (node.value !== '') result.push(node)
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

function linked(children: PhrasingContent[]): PhrasingContent[] {
  if (!children.some(mayHoldAddress)) return children
  const root = { type: 'root' as const, children }
  for (const transform of transforms) transform(root)
  return root.children
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
