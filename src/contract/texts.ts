import type { RootContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import { type Language, of } from '../model/language.ts'
import type { Block, TableCell } from './document.ts'

/** The texts of a block in one language, each of them read as one and without marks of notes. */
export function textsIn(block: Block, language: Language): string[] {
  const inCells = (cells: readonly TableCell[]) =>
    cells.map(({ content }) => plain(of(content, language)))
  switch (block.kind) {
    case 'row':
      return of(block.content, language).flatMap(paragraphsOf)
    case 'heading':
      return [plain(of(block.content, language))]
    case 'table':
      return inCells([...block.head, ...block.body.flat()])
    case 'chart':
      return inCells(block.bars.flatMap(({ label, figure }) => [label, figure]))
  }
}

function paragraphsOf(node: RootContent): string[] {
  if (node.type === 'list')
    return node.children.flatMap((item) => item.children.flatMap(paragraphsOf))
  return [plain([node])]
}
