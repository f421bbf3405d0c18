import { expect, it } from 'vitest'
import type { FontText } from '../../../src/print/finish/content/fonts.ts'
import { readPageContent } from '../../../src/print/finish/content/page-content.ts'
import { rewriteContent } from '../../../src/print/finish/content/rewrite-content.ts'

const font: FontText = {
  width: 2,
  unicode: new Map([
    [1, 'ض'],
    [2, 'ً'],
    [3, '«'],
    [4, 'ا'],
  ]),
}

const read = (content: string) => readPageContent(content, new Map([['F1', font]]))

const rewritten = (content: string, decorations: number[] = []) =>
  rewriteContent(read(content), new Set(decorations))

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
