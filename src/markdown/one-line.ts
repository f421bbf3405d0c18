import type { PhrasingContent } from 'mdast'

/** Spaces and ends of lines; a no-break space is a sign of its own. */
export const SPACES = /[ \t\r\n]+/g

/** Neighbouring texts as one, ends of lines as spaces, so that a statement compares and prints as a line. */
export function onOneLine(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type !== 'text') joined.push(node)
    else if (last?.type === 'text') last.value = `${last.value}${node.value}`.replace(SPACES, ' ')
    else if (node.value !== '') {
      joined.push({ type: 'text', value: node.value.replace(SPACES, ' ') })
    }
  }
  return joined
}
