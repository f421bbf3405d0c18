import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../src/text/csv.ts'

/** Reads a table as RFC 4180 has it. */
function read(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const [, quoted, bare = '', end] of csv.matchAll(cells)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('«أ، ب»', 'a,b', '"', '""', 'a\nb', 'a\r\nb', '', "'=1", 'مرفأ\t', '٤٠٪'),
)
const dangerous = fc
  .tuple(
    fc.constantFrom('', ' ', '\n', '\u00a0'),
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'),
    cell,
  )
  .map((parts) => parts.join(''))

describe('a table as CSV', () => {
  it('should be read back as it is, but for what would be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(cell, dangerous), { minLength: 1 })), (rows) => {
        const csv = toCsv(rows)
        expect(csv.startsWith('\uFEFF')).toBe(true)
        const back = read(csv.slice(1))
        expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length))
        for (const [at, row] of rows.entries()) {
          for (const [column, text] of row.entries()) {
            const now = back[at]?.[column] ?? ''
            expect([text, `'${text}`]).toContain(now)
            expect(now).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/)
          }
        }
      }),
    )
  })

  it('should leave alone what begins with no sign', () => {
    expect(toCsv([['a', 'نعم', "it's", '3-5']])).toBe("\uFEFFa,نعم,it's,3-5\r\n")
  })
})
