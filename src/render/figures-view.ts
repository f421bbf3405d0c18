import type { PhrasingContent } from 'mdast'
import type { Document, TableCell } from '../contract/document.ts'
import { type ByLanguage, firstOf } from '../model/language.ts'
import { inlineCells, tableCellsAgain, type ViewMaker } from './cells.ts'
import { asHeading, asStatement } from './invented.ts'
import type { Cells, FigureView } from './view.ts'

const COMPARISON = 'comparison'

/** The figures that the brief compares, in its order, wherever a template wants to print one of them. */
export function figureViews({ sections }: Document, maker: ViewMaker): FigureView[] {
  const blocks = sections.find(({ id }) => id === COMPARISON)?.blocks ?? []
  return blocks.flatMap((block, at) => {
    const heading = blocks.slice(0, at).findLast(({ kind }) => kind === 'heading')
    if (block.kind !== 'table' || heading?.kind !== 'heading') return []
    const measure = maker.headingIds.get(heading) ?? ''
    return block.body.flatMap(([figure, source, date, relation], row): FigureView[] => {
      if (!figure || !source || !date || !relation) return []
      return [
        {
          id: `${measure}-${row + 1}`,
          measure: asHeading(inlineCells(heading.content, maker)),
          note: noteIn(figure.content),
          cells: cellsOf(figure, maker),
          source: cellsOf(source, maker),
          date: cellsOf(date, maker),
          relation: cellsOf(relation, maker),
        },
      ]
    })
  })
}

/** A cell of a table with further calls of its notes: the first ones stand in the table. */
function cellsOf({ content }: TableCell, maker: ViewMaker): Cells {
  return asStatement(tableCellsAgain(content, maker))
}

function noteIn(content: ByLanguage<readonly PhrasingContent[]>): string {
  const call = firstOf(content).find((node) => node.type === 'footnoteReference')
  return call?.type === 'footnoteReference' ? (call.label ?? call.identifier) : ''
}
