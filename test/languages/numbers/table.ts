import { readFileSync } from 'node:fs'

/**
 * The rows of a file of cases: columns between tabs, a row a line. Lines that begin with `#` and
 * empty lines say nothing. Anyone can add a row.
 */
export function rowsOf(
  file: URL,
): { readonly line: number; readonly columns: readonly string[] }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ line: index + 1, columns: text.split('\t') }))
    .filter(({ columns: [first = ''] }) => first !== '' && !first.startsWith('#'))
}
