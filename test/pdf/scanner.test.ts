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
    if (scanner.operator === GLYPHS) found.push(...lastOf(scanner))
  }
  return found
}

function lastOf({ glyphs, first }: Scanner): [number, number, number, boolean][] {
  const { codes, rights, ups, moves, length } = glyphs
  return Array.from({ length: length - first }, (_, index) => {
    const [at, none] = [first + index, Number.NaN]
    return [rights[at] ?? none, ups[at] ?? none, codes[at] ?? none, moves[at] === 1]
  })
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

  it('should read the numbers of a line as Number does', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 1,
      maxLength: 18,
    })
    const number = fc.tuple(fc.constantFrom('', '-'), digits, fc.option(digits))
    fc.assert(
      fc.property(number, ([sign, whole, part]) => {
        const written = `${sign}${whole}${part === null ? '' : `.${part}`}`
        const [[right] = []] = glyphs(`${written} 0 Td <0001> Tj\n`)
        expect(right).toBe(Number(written))
      }),
    )
  })

  it('should read what a line shows as its operands say it', () => {
    const back = fc.integer({ min: -99999, max: 99999 }).map((each) => each / 10)
    const codes = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(back, codes), { minLength: 1 }),
        fc.boolean(),
        (parts, begins) => {
          const shown = parts.map(([number, codes], index) => {
            const hex = codes.map((code) => code.toString(16).padStart(4, '0')).join('')
            return `${index > 0 || begins ? number : ''}<${hex}>`
          })
          const scanner = new Scanner(`[${shown.join('')}]TJ`)
          scanner.composite = true
          expect(scanner.next()).toBe(true)
          expect(scanner.operator).toBe('TJ')
          expect(scanner.readShown()).toBe(true)
          const expected = parts.flatMap(([number, [first, ...others]], index) => {
            const moves = index > 0 || begins
            return [
              [moves ? number + 0 : 0, 0, first, moves],
              ...others.map((code) => [0, 0, code, false]),
            ]
          })
          expect(lastOf(scanner)).toEqual(expected)
        },
      ),
    )
  })

  it('should leave to its operands what it shows in another way', () => {
    for (const operands of ['[(a)]', '[<00>]', '[<0001> 5 (b)]', '<0001 >', '[]', '[<0001>5]']) {
      const scanner = new Scanner(`${operands}TJ`)
      scanner.composite = true
      expect(scanner.next()).toBe(true)
      expect(scanner.readShown(), operands).toBe(false)
      expect(scanner.glyphs.length).toBe(0)
    }
  })
})
