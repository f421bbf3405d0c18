/**
 * A table as RFC 4180 has it, in UTF-8 with a byte order mark: without one Excel takes Arabic for windows-1252. The first row
 * has the names of the columns.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** What a program for tables would take for a formula, whichever width its sign has, or spaces are before it. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
