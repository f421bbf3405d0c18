import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Name, PdfDict } from '../../../src/pdf/objects.ts'
import { Parser } from '../../../src/pdf/parse.ts'
import { condense } from '../../../src/print/finish/content/condense.ts'

/** Widths of the glyphs in thousandths; of 8 and 9 nothing is said. */
const WIDTHS = {
  advances: new Map([500, 237, 533, 359, 643, 0, 579, 1012].map((width, code) => [code, width])),
  advance: 1000,
}

const FONTS = new Map([
  ['F1', WIDTHS],
  ['F2', WIDTHS],
])

/** A glyph as it is painted, or anything else that is. */
type Painted = readonly [what: string, x: number, y: number]

/**
 * What content paints, in order, each under its marks and in its colours: what ISO 32000-1, 9.4 says, and nothing
 * of how the program reads content.
 */
function paint(content: string): Painted[] {
  const parser = new Parser(content)
  const painted: Painted[] = []
  const marks: string[] = []
  const saved: Record<'fill' | 'stroke' | 'font' | 'state', string>[] = []
  let set = { fill: '', stroke: '', font: '', state: '' }
  const shifts: (readonly [number, number])[] = []
  const texts: (readonly [size: number, spacing: number])[] = []
  let [shiftX, shiftY, size, spacing] = [0, 0, 0, 0]
  let [a, d, e, f, left, up, pen] = [1, 1, 0, 0, 0, 0, 0]
  let operands: ReturnType<Parser['value']>[] = []
  const add = (what: string, x: number, y: number) =>
    painted.push([`${what} ${Object.values(set)} ${marks}`, x + shiftX, y + shiftY])
  const show = (bytes: string) => {
    for (let at = 0; at < bytes.length; at += 2) {
      const code = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)
      add(`glyph ${code}`, e + a * (left + pen), f + d * up)
      pen += ((WIDTHS.advances.get(code) ?? WIDTHS.advance) / 1000) * size + spacing
    }
  }
  for (parser.space(); parser.at < content.length; parser.space()) {
    if (/[A-Za-z*]/.test(content[parser.at] as string)) {
      const operator = parser.word()
      const numbers = operands.filter((each) => typeof each === 'number')
      const [first = 0, second = 0] = numbers
      const source = JSON.stringify(operands)
      if (operator === 'BT') [a, d, e, f, left, up, pen] = [1, 1, 0, 0, 0, 0, 0]
      else if (operator === 'Tf') {
        set = { ...set, font: source }
        size = first
      } else if (operator === 'Tc') spacing = first
      else if (operator === 'Tm') {
        ;[a = 1, , , d = 1, e = 0, f = 0] = numbers
        ;[left, up, pen] = [0, 0, 0]
      } else if (operator === 'Td') [left, up, pen] = [left + first, up + second, 0]
      else if (operator === 'Tj') show(operands[0] as string)
      else if (operator === 'TJ') {
        for (const each of operands[0] as (string | number)[]) {
          if (typeof each === 'string') show(each)
          else pen -= (each / 1000) * size
        }
      } else if (operator === 'rg') set = { ...set, fill: source }
      else if (operator === 'RG') set = { ...set, stroke: source }
      else if (operator === 'gs') set = { ...set, state: (operands[0] as Name).value }
      else if (operator === 'BDC' || operator === 'BMC') {
        const [tag, properties] = operands as [Name, PdfDict | undefined]
        marks.push(`${tag.value} ${properties instanceof PdfDict ? [...properties] : ''}`)
      } else if (operator === 'EMC') marks.pop()
      else if (operator === 'q') {
        saved.push(set)
        texts.push([size, spacing])
        shifts.push([shiftX, shiftY])
      } else if (operator === 'Q') {
        set = saved.pop() ?? set
        ;[size, spacing] = texts.pop() ?? [0, 0]
        ;[shiftX, shiftY] = shifts.pop() ?? [0, 0]
      } else if (operator === 'cm') {
        expect(numbers.slice(0, 4)).toEqual([1, 0, 0, 1])
        shiftX += numbers[4] ?? 0
        shiftY += numbers[5] ?? 0
      } else if (operator !== 'ET') {
        if (numbers.length === 0) add(`${operator} ${source}`, -shiftX, -shiftY)
        for (let at = 0; at < numbers.length; at += 2) {
          add(operator, numbers[at] ?? 0, numbers[at + 1] ?? 0)
        }
      }
      operands = []
    } else operands.push(parser.value())
  }
  return painted
}

const number = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((each) => String(each / 1000))

const colour = fc.constantFrom('.1 .2 .3 rg', '.1 .2 .3 RG', '0 0 0 rg', '/G3 gs')

/** Glyphs as Chromium writes them: each is moved to, about as far as the one before is wide. */
const glyphs = fc
  .array(
    fc.record({
      code: fc.integer({ min: 0, max: 9 }),
      kern: fc.constantFrom(0, 0, 0, 0, -10, 5, 35, -0.4, 3000, -900),
      up: fc.constantFrom(0, 0, 0, 0, 0, 0.85, -0.85),
      moves: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => {
    let advance = 0
    return all
      .map(({ code, kern, up, moves }) => {
        const hex = code.toString(16).padStart(4, '0')
        const move = moves ? `${(advance + kern * 0.013).toFixed(6)} ${up} Td ` : ''
        // The size of the layout is a little smaller than that of the font.
        advance = ((WIDTHS.advances.get(code) ?? 1000) / 1000) * 13.328
        return `${move}<${hex}> Tj\n`
      })
      .join('')
  })

const marked = fc
  .tuple(fc.constantFrom('/ReversedChars BMC', '/Span <</ActualText <feff062b>>> BDC'), glyphs)
  .map(([mark, inner]) => `${mark}\n${inner}EMC\n`)

const font = fc
  .tuple(fc.constantFrom('F1', 'F2'), fc.constantFrom('13.33', '10.66'))
  .map(([name, size]) => `/${name} ${size} Tf\n`)

const matrix = fc
  .tuple(fc.constantFrom('1 0 0 -1', '2 0 0 1', '0 1 -1 0'), number(0, 700), number(0, 900))
  .map((parts) => `${parts.join(' ')} Tm\n`)

const block = fc
  .tuple(
    font,
    matrix,
    fc.array(
      fc.oneof(
        glyphs,
        glyphs,
        marked,
        font,
        colour.map((c) => `${c}\n`),
        matrix,
      ),
    ),
  )
  .map(([first, at, rest]) => `BT\n${first}${at}${rest.join('')}ET\n`)

const path = fc
  .tuple(number(0, 700), number(0, 900), fc.constantFrom('f', 'S', 'W n'), fc.boolean())
  .map(([x, y, paints, isLong]) => {
    const curves = Array.from({ length: isLong ? 8 : 1 }, (_, n) => {
      const [right, down] = [Number(x) + n, Number(y) - n]
      return `${right} ${down} ${right} ${down} ${right} ${down} c\n`
    })
    return `${x} ${y} m\n${curves.join('')}h\n${paints}\n`
  })

const content: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: block },
      { weight: 2, arbitrary: colour.map((each) => `${each}\n`) },
      { weight: 1, arbitrary: path },
      { weight: 2, arbitrary: block.map((each) => `/NonStruct <</MCID 1>> BDC\n${each}EMC\n`) },
      { weight: 1, arbitrary: block.map((each) => `q\n${each}Q\n`) },
      { weight: 1, arbitrary: fc.constant('/X1 Do\n') },
    ),
  )
  .map((parts) => parts.join(''))

describe('condensed content', () => {
  it('should paint the same glyphs at the same places, in the same colours and under the same marks', () => {
    fc.assert(
      fc.property(content, (before) => {
        const after = condense(before, FONTS)
        const [wanted, found] = [paint(before), paint(after)]
        expect(found.map(([what]) => what)).toEqual(wanted.map(([what]) => what))
        for (const [index, [, x, y]] of found.entries()) {
          const [, wantedX = 0, wantedY = 0] = wanted[index] ?? []
          // A 5,000th of a millimetre on a page that is not enlarged, which is twice as much where it is.
          expect(Math.abs(x - wantedX)).toBeLessThan(0.0045)
          expect(Math.abs(y - wantedY)).toBeLessThan(0.0045)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('should say a line with one operator, and what is set already not again', () => {
    const line = (y: number) => `.1 .2 .3 rg
BT
/F1 13.33 Tf
1 0 0 -1 86.5 ${y} Tm
<0000> Tj
6.664 0 Td <0001> Tj
3.158736 0 Td <0002> Tj
7.370624 0 Td <0000> Tj
ET
`
    expect(condense(line(91) + line(112), FONTS)).toMatchInlineSnapshot(`
      ".1 .2 .3 rg
      BT
      /F1 13.33 Tf
      -.00074 Tc
      1 0 0 -1 86.5 91 Tm
      [<000000010002>-20<0000>]TJ
      0 -21 Td
      [<000000010002>-20<0000>]TJ
      ET"
    `)
  })

  it('should leave text alone that is turned, or in a simple font', () => {
    for (const text of [
      'BT\n/F1 13.33 Tf\n0 1 -1 0 5 5 Tm\n<0000> Tj\nET',
      'BT\n/F9 13.33 Tf\n(Harbour) Tj\n7 0 Td (quay) Tj\nET',
    ]) {
      expect(condense(text, FONTS)).toBe(text)
    }
  })
})
