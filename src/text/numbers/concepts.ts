/** A row of a table: an id and its words. */
export function rows(table: string): [string, string[]][] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', list = ''] = line.split(': ')
      return [id, list.split(' ')]
    })
}

/** A table from words to the ids that they stand for. */
export type Meanings = ReadonlyMap<string, readonly string[]>

/** @param words with their ids; a word may stand more than once */
export function meanings(words: readonly (readonly [string, string])[]): Meanings {
  const table = new Map<string, readonly string[]>()
  for (const [word, id] of words) table.set(word, [...new Set([...(table.get(word) ?? []), id])])
  return table
}
