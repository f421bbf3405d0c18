import type { PhrasingContent, RootContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import { type Beside, comparable, OPENING } from '../render/beside.ts'

/** Blocks without the titles in brackets that a column beside has as its own, as the printed page leaves them out. */
export function withoutBeside(nodes: readonly RootContent[], beside: Beside): RootContent[] {
  return nodes.map((node) => {
    if (!('children' in node)) return node
    const children = node.children as RootContent[]
    return {
      ...node,
      children:
        node.type === 'paragraph' || node.type === 'emphasis' || node.type === 'strong'
          ? lineWithout(children as PhrasingContent[], beside)
          : withoutBeside(children, beside),
    } as RootContent
  })
}

function lineWithout(nodes: readonly PhrasingContent[], beside: Beside): PhrasingContent[] {
  const line = [...nodes]
  for (let at = 1; at + 1 < line.length; at++) {
    const [before, span, after] = [line[at - 1], line[at], line[at + 1]]
    if (span?.type !== 'languageSpan' || before?.type !== 'text' || after?.type !== 'text') continue
    const opening = before.value.search(OPENING)
    const isSaid = beside.get(span.language)?.includes(comparable(plain([span])))
    if (opening < 0 || after.value[0] !== ')' || !isSaid) continue
    const value = before.value.slice(0, opening) + after.value.slice(1)
    line.splice(at - 1, 3, { type: 'text', value })
    at -= 1
  }
  return line
}
