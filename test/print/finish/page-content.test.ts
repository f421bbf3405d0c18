import { expect, it } from 'vitest'
import type { Direction } from '../../../src/model/language.ts'
import type { FontText, PageFonts } from '../../../src/print/finish/content/fonts.ts'
import { type Directions, readPageContent } from '../../../src/print/finish/content/page-content.ts'
import { rewriteContent } from '../../../src/print/finish/content/rewrite-content.ts'

const font: FontText = {
  width: 2,
  painted: new Set(),
  unicode: new Map([
    [1, 'ض'],
    [2, 'ً'],
    [3, '«'],
    [4, 'ا'],
  ]),
}

const FONTS: PageFonts = new Map([['F1', font]])

const read = (content: string) => readPageContent(content, FONTS)

const rewritten = (content: string, decorations: number[] = []) =>
  rewriteContent(content, read(content), FONTS, new Set(decorations))

it('should mark what is painted without a mark as an artifact', () => {
  expect(rewritten('q\n0 0 9 9 re\nf\nQ')).toBe('q\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\nQ')
  expect(rewritten('BT\n/F1 9 Tf\n<0001> Tj\nET')).toBe(
    '/Artifact BMC\nBT\n/F1 9 Tf\n<0001> Tj\nET\nEMC',
  )
})

it('should leave clipping, and what is marked, as they are', () => {
  for (const content of [
    '0 0 9 9 re\nW* n',
    '/P <</MCID 0 >>BDC\nBT\n/F1 9 Tf\n<0001> Tj\nET\nEMC',
    '/Artifact BMC\n0 0 9 9 re\nf\nEMC',
  ]) {
    expect(rewritten(content)).toBe(content)
  }
})

it('should turn a decoration into an artifact', () => {
  expect(rewritten('/H2 <</MCID 7 >>BDC\n0 0 9 1 re\nf\nEMC', [7])).toBe(
    '/Artifact BMC\n0 0 9 1 re\nf\nEMC',
  )
})

it('should not spell out a cluster whose glyphs say the same in reverse', () => {
  const cluster =
    '/Span<</ActualText <feff0636064b> >> BDC\n1 0 Td <0002> Tj\n1 0 Td <0001> Tj\nEMC\n'
  const line = `/P <</MCID 0 >>BDC\nBT\n/ReversedChars BMC\n/F1 9 Tf\n<0004> Tj\n${cluster}EMC\nET\nEMC`
  expect(read(line).marked.get(0)?.text).toBe('اضً')
  expect(rewritten(line)).not.toContain('ActualText')
  expect(rewritten(line)).toContain('<0002> Tj\n1 0 Td <0001> Tj')
})

it('should keep what says something else than its glyphs, such as a mirrored sign', () => {
  const line =
    '/P <</MCID 0 >>BDC\nBT\n/ReversedChars BMC\n/F1 9 Tf\n/Span<</ActualText <feff00bb> >> BDC\n<0003> Tj\nEMC\nEMC\nET\nEMC'
  expect(rewritten(line)).toBe(line)
})

/** A font that takes glyphs, and what it was asked for. */
function growing() {
  const asked: unknown[] = []
  const unicode = new Map([...font.unicode, [5, 'ّ'], [6, '1'], [7, '2'], [8, '–']])
  const add = (request: unknown, text: string) => {
    asked.push(request)
    unicode.set(0x100 + asked.length, text)
    return 0x100 + asked.length
  }
  const embedded: FontText['embedded'] = {
    compose: (parts, text) => add({ parts, text }, text),
    alias: (code, text) => add({ code, text }, text),
  }
  const fonts = new Map([
    ['F1', { width: 2, unicode, painted: new Set<number>(), embedded } as const],
  ])
  const rewrite = (content: string, directions: Directions = new Map()) =>
    rewriteContent(content, readPageContent(content, fonts), fonts, new Set(), directions)
  return { asked, rewrite }
}

/** Marked content of one text object each, a number of them on a line. */
const pieces = (...parts: readonly (readonly [x: number, codes: string, y?: number])[]) =>
  parts
    .map(([x, codes, y = 50], id) => {
      const glyphs = [...codes].map((code, index) => `${index * 5} 0 Td <000${code}> Tj\n`)
      return `/P <</MCID ${id} >>BDC\nBT\n/F1 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n${glyphs.join('')}ET\nEMC\n`
    })
    .join('')

const all = (direction: Direction, count: number): Directions =>
  new Map(Array.from({ length: count }, (_, id) => [id, direction]))

it('should paint the marks of a letter at the letter, in one string, by a glyph that holds them in their places', () => {
  const { asked, rewrite } = growing()
  const spelled = (text: string, glyphs: string) =>
    `/P <</MCID 0 >>BDC\nBT\n/ReversedChars BMC\n/F1 20 Tf\n3 0 Td <0004> Tj\n/Span<</ActualText <feff${text}> >> BDC\n${glyphs}EMC\n4 0 Td <0004> Tj\nEMC\nET\nEMC`
  expect(rewrite(spelled('0636064b', '2 1.5 Td <0002> Tj\n3 -1.5 Td <0001> Tj\n'))).toContain(
    '3 0 Td <0004> Tj\n\n5 0 Td <01010001> Tj\n\n4 0 Td <0004> Tj',
  )
  const two = '7 1 Td <0002> Tj\n-4 -1 Td <0005> Tj\n.5 0 Td <0001> Tj\n'
  expect(rewrite(spelled('0636064b0651', two))).toContain('3.5 0 Td <01020001> Tj\n')
  expect(asked).toEqual([
    { parts: [{ code: 2, right: -0.15, up: 0.075 }], text: 'ً' },
    {
      parts: [
        { code: 2, right: 0.175, up: 0.05 },
        { code: 5, right: -0.025, up: 0 },
      ],
      // As they are painted: readers turn a line letter by letter.
      text: 'ًّ',
    },
  ])
})

it('should leave marks as they are in a line from left to right, and where no letter follows', () => {
  const { asked, rewrite } = growing()
  const cluster = '/Span<</ActualText <feff0636064b> >> BDC\n'
  for (const [open, glyphs] of [
    ['', '2 0 Td <0002> Tj\n1 0 Td <0001> Tj\n'],
    ['/ReversedChars BMC\n', '2 0 Td <0001> Tj\n1 0 Td <0002> Tj\n'],
  ] as const) {
    const close = open && 'EMC\n'
    const line = `/P <</MCID 0 >>BDC\nBT\n${open}/F1 20 Tf\n${cluster}${glyphs}EMC\n${close}ET\nEMC`
    expect(rewrite(line)).toContain(glyphs)
  }
  expect(asked).toEqual([])
})

it('should paint a range of a right-to-left text as it is read, and say how it runs', () => {
  const { asked, rewrite } = growing()
  const painted = rewrite(pieces([10, '77'], [20, '8'], [28, '66']), all('rtl', 3))
  expect(
    painted
      .match(/<\/MCID \d|<feff\w+>|<\w{4}> Tj/g)
      ?.join(' ')
      .replaceAll('</', ''),
  ).toBe(
    'MCID 2 <feff200f0031> <0006> Tj <0006> Tj MCID 1 <0101> Tj MCID 0 <feff200f0032> <0007> Tj <0007> Tj',
  )
  expect(asked).toEqual([{ code: 8, text: '\u200F–' }])
  // Each where it stood.
  expect(painted.match(/[\d.]+ 50 Tm/g)).toEqual(['28 50 Tm', '20 50 Tm', '10 50 Tm'])
})

it.each([
  ['from left to right', pieces([10, '77'], [20, '8'], [28, '66']), 'ltr'],
  ['that begins in another line', pieces([10, '77', 90], [20, '8'], [28, '66']), 'rtl'],
  ['that ends in another line', pieces([10, '77'], [20, '8'], [28, '66', 90]), 'rtl'],
  ['beside a number that is far away', pieces([10, '77'], [60, '8'], [68, '66']), 'rtl'],
  ['beside a number to the right of it', pieces([90, '77'], [20, '8'], [28, '66']), 'rtl'],
  ['of three numbers', pieces([10, '6'], [15, '8'], [20, '7'], [25, '8'], [30, '6']), 'rtl'],
  ['with letters', pieces([10, '74'], [20, '8'], [28, '66']), 'rtl'],
  [
    'with a colour of its own',
    pieces([10, '77'], [20, '8'], [28, '66']).replace('ET\nEMC', 'ET\n1 0 0 rg\nEMC'),
    'rtl',
  ],
  [
    'of which a piece says more',
    `${pieces([10, '77'], [20, '8'])}${pieces([28, '66']).replace('MCID 0', 'MCID 2').replace('ET\n', 'ET\nBT\n/F1 10 Tf\n<0004> Tj\nET\n')}`,
    'rtl',
  ],
] as const)('should leave alone a range %s', (_, content, direction) => {
  const { rewrite } = growing()
  expect(rewrite(content, all(direction, 5))).toBe(content)
})

it('should part a text from its translation beside it by a space that no line holds', () => {
  const { asked, rewrite } = growing()
  const content = pieces([10, '6'], [200, '4'])
  const painted = rewrite(
    content,
    new Map([
      [0, 'ltr'],
      [1, 'rtl'],
    ]),
  )
  const space = '/Artifact BMC\nBT\n3 Tr\n/F1 20 Tf\n1 0 0 -1 10 20 Tm\n<0101> Tj\n0 Tr\nET\nEMC\n'
  expect(painted).toBe(content.replace('/P <</MCID 1', `${space}/P <</MCID 1`))
  expect(asked).toEqual([{ code: 6, text: ' ' }])
})

it.each([
  ['of one language', pieces([10, '6'], [200, '4']), all('rtl', 2)],
  [
    'of two lines',
    pieces([10, '6'], [200, '4', 90]),
    new Map([
      [0, 'ltr'],
      [1, 'rtl'],
    ] as const),
  ],
  ['of which one is no text of the document', pieces([10, '6'], [200, '4']), all('rtl', 1)],
] as const)('should not part texts %s', (_, content, directions) => {
  expect(growing().rewrite(content, directions)).toBe(content)
})
