import type { Element, ElementContent, Text } from 'hast'
import type { Stretch } from '../text/isolation/unbroken.ts'

/** Says of an element that no line ends within it (base.css). */
const UNBROKEN = 'unbroken'

/**
 * Puts stretches of a line into elements within which no line ends. One that begins or ends within an isolate
 * and not the other way about is left as it is: an isolate is never cut.
 *
 * @param nodes of one text, in order
 * @param stretches of that text, in order
 */
export function keepTogether(
  nodes: readonly ElementContent[],
  stretches: readonly Stretch[],
): ElementContent[] {
  return stretches.reduceRight<readonly ElementContent[]>(wrapped, nodes) as ElementContent[]
}

function wrapped(nodes: readonly ElementContent[], { from, to }: Stretch): ElementContent[] {
  const [before, rest] = cut(nodes, from)
  const [within, after] = cut(rest, to - lengthOf(before))
  if (lengthOf(before) === from && lengthOf(within) === to - from) {
    return [...before, unbrokenElement(within), ...after]
  }
  let start = 0
  return nodes.map((node) => {
    const offset = start
    start += lengthOf([node])
    if (node.type !== 'element' || from < offset || to > start) return node
    const inner = { from: from - offset, to: to - offset }
    return { ...node, children: wrapped(node.children, inner) }
  })
}

/** The nodes before an offset and those behind it; a text is cut, an element that reaches over it stands behind. */
function cut(
  nodes: readonly ElementContent[],
  offset: number,
): [before: ElementContent[], after: ElementContent[]] {
  let left = offset
  for (const [at, node] of nodes.entries()) {
    const length = lengthOf([node])
    if (length <= left) {
      left -= length
      continue
    }
    if (left === 0 || node.type !== 'text') return [nodes.slice(0, at), nodes.slice(at)]
    return [
      [...nodes.slice(0, at), text(node.value.slice(0, left))],
      [text(node.value.slice(left)), ...nodes.slice(at + 1)],
    ]
  }
  return [[...nodes], []]
}

/** What no line ends within. */
export function unbrokenElement(children: ElementContent[]): Element {
  const [only, ...more] = children
  const properties = { className: [UNBROKEN] }
  return only?.type === 'element' && more.length === 0
    ? { ...only, properties: { ...only.properties, ...properties } }
    : { type: 'element', tagName: 'span', properties, children }
}

const text = (value: string): Text => ({ type: 'text', value })

function lengthOf(nodes: readonly ElementContent[]): number {
  let length = 0
  for (const node of nodes) {
    if (node.type === 'text') length += node.value.length
    else if (node.type === 'element') length += lengthOf(node.children)
  }
  return length
}
