import type { PhrasingContent } from 'mdast'
import type { Document, TableCell } from '../contract/document.ts'
import { plain } from '../markdown/plain.ts'
import { type ByLanguage, DIRECTION } from '../model/language.ts'
import { inlineCells, type ViewMaker } from './cells.ts'
import { asHeading, StatementHtml } from './invented.ts'
import type { FigureView } from './view.ts'

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
function cellsOf({ content }: TableCell, { languages, fragments }: ViewMaker) {
  return languages.map((language) => ({
    lang: language,
    dir: DIRECTION[language],
    html: new StatementHtml(fragments.again(content[language], language).toString()),
    text: plain(content[language]).trim(),
  }))
}

function noteIn(content: ByLanguage<readonly PhrasingContent[]>): string {
  const call = content.en.find((node) => node.type === 'footnoteReference')
  return call?.type === 'footnoteReference' ? (call.label ?? call.identifier) : ''
}
