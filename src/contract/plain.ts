import type { Node, Parent } from 'unist'

/** The words of Markdown, without marks of notes and markup; a line's end is a space. Nodes in, text out. */
export function plain(nodes: readonly Node[]): string {
  return nodes.map(wordsOf).join('')
}

function wordsOf(node: Node): string {
  if (node.type === 'break') return ' '
  if ('children' in node) return plain((node as Parent).children)
  return node.type !== 'html' && 'value' in node ? String(node.value) : ''
}
