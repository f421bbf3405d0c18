import type { HijriMonth } from './pack.ts'

/** Names of months, as many to a month as there are spellings, parted by spaces: the month of each word. */
export function monthTable(
  rows: readonly (readonly [number, string])[],
): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(([month, list]) => list.split(' ').map((name): [string, number] => [name, month])),
  )
}

/** Names of one or more words, parted by strokes, by the first of their words. */
export function hijriTable(
  rows: readonly (readonly [number, string])[],
): ReadonlyMap<string, readonly HijriMonth[]> {
  const table = new Map<string, HijriMonth[]>()
  for (const [month, list] of rows) {
    for (const name of list.split('|')) {
      const words = name.split(' ')
      const first = words[0] ?? ''
      table.set(first, [...(table.get(first) ?? []), { month, words }])
    }
  }
  return table
}
