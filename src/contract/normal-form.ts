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

/** With what is in the nodes joined as well; of those that hold nothing, such as a name withheld, nothing. */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const whole = joinTexts(nodes).flatMap((node): PhrasingContent[] => {
    if (!('children' in node)) return [node]
    const children = withoutOuterBreaks(joined(node.children as PhrasingContent[]))
    return children.length === 0 ? [] : [{ ...node, children } as PhrasingContent]
  })
  return joinTexts(whole)
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
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const inner = withoutOuterBreaks(nodes)
  const [first] = inner
  const last = inner.at(-1)
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    return trimmed(joinTexts([{ ...first, value: first.value.trimStart() }, ...inner.slice(1)]))
  }
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    return trimmed(joinTexts([...inner.slice(0, -1), { ...last, value: last.value.trimEnd() }]))
  }
  return inner
}

function withoutOuterBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const start = nodes.findIndex(({ type }) => type !== 'break')
  const end = nodes.findLastIndex(({ type }) => type !== 'break')
  return start < 0 ? [] : nodes.slice(start, end + 1)
}
