import { element } from '../text/markup.ts'
import { CELL_PROPERTIES, on, type Properties, properties, TABLE_PROPERTIES } from './properties.ts'
import { valued } from './xml.ts'

/** A table as it is written. */
export interface TableParts {
  readonly style: string
  /** Of each column, in twips. */
  readonly widths: readonly number[]
  /** Whether its first column stands at the right. */
  readonly isRightToLeft: boolean
  /** Its lines, each a list of the paragraphs of its cells. */
  readonly rows: readonly (readonly string[])[]
  /** Whether its first line stands again on each page. */
  readonly hasHead: boolean
  /** Whether a line may go on on the next page: none may by itself. */
  readonly breaks?: (line: number) => boolean
  /** How far it reaches beyond the text on both sides, in twips. */
  readonly overhang?: number
}

export function tableXml(table: TableParts): string {
  const { style, widths, isRightToLeft, rows, hasHead, breaks, overhang = 0 } = table
  const total = widths.reduce((sum, width) => sum + width, 0)
  const look: Properties<(typeof TABLE_PROPERTIES)[number]> = {
    'w:tblStyle': valued('w:tblStyle', style),
    ...(isRightToLeft && on('w:bidiVisual')),
    'w:tblW': element('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
    'w:tblInd': element('w:tblInd', { 'w:w': -overhang, 'w:type': 'dxa' }),
    'w:tblLayout': element('w:tblLayout', { 'w:type': 'fixed' }),
    'w:tblLook': element('w:tblLook', {
      'w:val': hasHead ? '0020' : '0000',
      'w:firstRow': hasHead ? 1 : 0,
      'w:lastRow': 0,
      'w:firstColumn': 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
  }
  return element(
    'w:tbl',
    {},
    properties('w:tblPr', TABLE_PROPERTIES, look),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    ...rows.map((cells, at) => {
      const isHead = hasHead && at === 0
      const own = [
        ...(breaks?.(at) ? [] : [element('w:cantSplit', {})]),
        ...(isHead ? [element('w:tblHeader', {})] : []),
      ]
      return element(
        'w:tr',
        {},
        own.length > 0 ? element('w:trPr', {}, ...own) : '',
        ...cells.map((content, column) =>
          element(
            'w:tc',
            {},
            properties('w:tcPr', CELL_PROPERTIES, {
              'w:tcW': element('w:tcW', { 'w:w': widths[column] ?? 0, 'w:type': 'dxa' }),
            }),
            content,
          ),
        ),
      )
    }),
  )
}

/** A width shared out, in whole twips that together are all of it. */
export function shares(width: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const widths = weights.map((weight) => Math.floor((width * weight) / sum))
  const rest = width - widths.reduce((total, one) => total + one, 0)
  return widths.map((one, at) => (at === widths.length - 1 ? one + rest : one))
}
