import type { Chart, Table, TableCell } from './document.ts'

/** The cells of a table, or those of a chart: its title and what is said of each of its figures. */
export function cellsOf(block: Table | Chart): TableCell[] {
  if (block.kind === 'table') return [...block.head, ...block.body.flat()]
  return [
    ...block.head.slice(0, 1),
    ...block.figures.flatMap(({ figure, source, date }) => [figure, source, date]),
  ]
}
