import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeOf } from '../../src/preview/place.ts'

const text = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\r\n')

describe('a place', () => {
  it('should be told with the lines around it', () => {
    const { line, lines, open } = placeOf('notes/a.md', text, 10, undefined)
    expect(line).toBe(10)
    expect(lines.map(({ number }) => number)).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ])
    expect(lines[6]).toEqual({ number: 10, text: 'line 10' })
    expect(open).toBeUndefined()
  })

  it.each([
    [0, 1],
    [-3, 1],
    [Number.NaN, 1],
    [99, 30],
  ])('should lie within the file: %d is %d', (wanted, line) => {
    const place = placeOf('a.md', text, wanted, undefined)
    expect(place.line).toBe(line)
    expect(place.lines.some(({ number }) => number === line)).toBe(true)
  })

  it('should be opened by the editor that the user has named', () => {
    const editor = 'vscode://file/{path}:{line}'
    const path = resolve('my notes/a.md').slice(1).replace(' ', '%20')
    expect(placeOf('my notes/a.md', text, 3, editor).open).toBe(`vscode://file/${path}:3`)
  })
})
