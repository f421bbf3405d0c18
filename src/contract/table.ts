import type { TableCell as MdastCell, Table as MdastTable } from 'mdast'
import { plain } from '../markdown/plain.ts'
import type { Language } from '../model/language.ts'
import { BOUNDS, type Bound } from '../model/source.ts'
import type { Chart, PlottedFigure, Table, TableCell } from './document.ts'
import { inLanguages } from './languages.ts'
import { positionOf, type Source } from './markdown.ts'

/** A Markdown table as head and body, its cells parted by language. */
export function readTable(node: MdastTable, languages: readonly Language[]): Table {
  const [head, ...body] = node.children.map((row) =>
    row.children.map((cell) => readCell(cell, languages)),
  )
  return {
    kind: 'table',
    align: node.align ?? [],
    head: head ?? [],
    body,
    position: positionOf(node),
  }
}

/** A chart's table: each figure in words, its source, its date, its value. Rows it cannot read are left out. */
export function readChart(node: MdastTable, source: Source): Chart {
  const [head, ...rows] = node.children
  const { languages } = source
  return {
    kind: 'chart',
    position: positionOf(node),
    head: head?.children.map((cell) => readCell(cell, languages)) ?? [],
    figures: rows.flatMap((row) => {
      const [figure, origin, date, value] = row.children
      const written = plain(value?.children ?? [])
      const read = readValue(written)
      if (figure && origin && date && read) {
        return [
          {
            figure: readCell(figure, languages),
            source: readCell(origin, languages),
            date: readCell(date, languages),
            ...read,
          },
        ]
      }
      source.context.report({
        rule: 'brief-form',
        path: source.path,
        place: positionOf(value ?? row),
        reason: `\`${written}\` is no value of a figure`,
        expected: BOUNDS.map((bound) => `${BOUND_SIGNS[bound]}700`),
      })
      return []
    }),
  }
}

/** How a plain number is bound, in a sign that needs no language, as it stands before the number. */
export const BOUND_SIGNS: Readonly<Record<Bound, string>> = {
  exact: '',
  'more-than': '> ',
  'at-least': '≥ ',
  about: '≈ ',
  'at-most': '≤ ',
  'less-than': '< ',
}

function readValue(text: string): Pick<PlottedFigure, 'value' | 'bound'> | undefined {
  const [, sign, number] = /^([>≥≈≤<]?)\s*(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
  const bound = BOUNDS.find((one) => BOUND_SIGNS[one].trim() === sign)
  return bound === undefined ? undefined : { bound, value: Number(number) }
}

function readCell(cell: MdastCell, languages: readonly Language[]): TableCell {
  return { content: inLanguages(cell.children, languages) }
}
