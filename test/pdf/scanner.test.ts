import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GLYPHS, Scanner } from '../../src/pdf/scanner.ts'

/** Every operator with its text, as it comes. */
function operators(text: string, composite = false): string[] {
  const scanner = new Scanner(text)
  scanner.composite = composite
  const found: string[] = []
  while (scanner.next()) {
    found.push(`${scanner.operator}: ${text.slice(scanner.from, scanner.to).trim()}`)
  }
  return found
}

function glyphs(text: string): [across: number, up: number, code: number, moves: boolean][] {
  const scanner = new Scanner(text)
  scanner.composite = true
  const found: [number, number, number, boolean][] = []
  while (scanner.next()) {
    if (scanner.operator === GLYPHS) scanner.eachGlyph((...glyph) => found.push(glyph))
  }
  return found
}

describe('Scanner', () => {
  it('should read operators with their operands', () => {
    expect(operators('q 1 0 0 1 5 -.5 cm /F1 9 Tf (a\\)b) Tj T* [<01> -3 (c)] TJ Q')).toEqual([
      'q: q',
      'cm: 1 0 0 1 5 -.5 cm',
      'Tf: /F1 9 Tf',
      'Tj: (a\\)b) Tj',
      'T*: T*',
      'TJ: [<01> -3 (c)] TJ',
      'Q: Q',
    ])
  })

  it('should take a line of glyphs as one in a composite font, and singly in another', () => {
    const line = '1 0 0 -1 4 5 Tm\n<0002> Tj\n13.5 0 Td <002B> Tj\n-2 .25 Td <002b> Tj\nEMC'
    expect(operators(line, true)).toEqual([
      'Tm: 1 0 0 -1 4 5 Tm',
      'glyphs: <0002> Tj\n13.5 0 Td <002B> Tj\n-2 .25 Td <002b> Tj',
      'EMC: EMC',
    ])
    expect(operators(line)).toHaveLength(7)
    expect(glyphs(line)).toEqual([
      [0, 0, 0x2, false],
      [13.5, 0, 0x2b, true],
      [-2, 0.25, 0x2b, true],
    ])
  })

  it('should not take for glyphs what only looks like them', () => {
    const text = '<000200> Tj\n1 0 Td <00020003> Tj\n2 0 Td (a) Tj\n'
    expect(operators(text, true)).toEqual([
      'Tj: <000200> Tj',
      'glyphs: 1 0 Td <00020003> Tj',
      'Td: 2 0 Td',
      'Tj: (a) Tj',
    ])
  })

  it('should read every glyph of any line, at its place', () => {
    const number = fc.integer({ min: -9999, max: 9999 }).map((each) => each / 100)
    const codes = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 3 })
    const string = fc.tuple(number, number, codes)
    fc.assert(
      fc.property(fc.array(string, { minLength: 1 }), (line) => {
        const text = line.map(([across, up, codes]) => {
          const hex = codes.map((code) => code.toString(16).padStart(4, '0'))
          return `${across} ${up} Td <${hex.join('')}> Tj\n`
        })
        const places = line.flatMap(([across, up, [first, ...others]]) => [
          [across + 0, up + 0, first, true],
          ...others.map((code) => [0, 0, code, false]),
        ])
        expect(glyphs(`BT\n${text.join('')}ET`)).toEqual(places)
      }),
    )
  })
})
