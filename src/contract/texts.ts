import type { RootContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import { type Language, of } from '../model/language.ts'
import { cellsOf } from './cells.ts'
import type { Block } from './document.ts'

/** The texts of a block in one language, each of them read as one and without marks of notes. */
export function textsIn(block: Block, language: Language): string[] {
  switch (block.kind) {
    case 'row':
      return of(block.content, language).flatMap(paragraphsOf)
    case 'heading':
      return [plain(of(block.content, language))]
    case 'table':
    case 'chart':
      return cellsOf(block).map(({ content }) => plain(of(content, language)))
  }
}

function paragraphsOf(node: RootContent): string[] {
  if (node.type === 'list')
    return node.children.flatMap((item) => item.children.flatMap(paragraphsOf))
  return [plain([node])]
}
