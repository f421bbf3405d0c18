import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { finish } from '../../../src/print/finish/finish.ts'
import { type HarbourEdition, optionsFor, type PrintedHarbour, printHarbour } from './harbour.ts'

const EDITIONS = ['en-ar', 'en', 'ar'] as const

let printed: Record<HarbourEdition, PrintedHarbour>

beforeAll(async () => {
  printed = await printHarbour(EDITIONS)
})

/** What pdf.js reads off the glyphs, word by word, in its order. */
async function wordsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const words: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    words.push(...text.join('').normalize('NFC').split(/\s+/u).filter(Boolean))
  }
  return words
}

/** The letters that are in one text and not in the other, be they in another order. */
function lost(before: readonly string[], after: readonly string[]): string[] {
  // Of some glyphs Chromium does not say what they stand for: U+0000.
  const rest = [...before.join('').normalize('NFD').replaceAll('\0', '')].sort()
  for (const letter of after.join('').normalize('NFD')) {
    const at = rest.indexOf(letter)
    if (at >= 0) rest.splice(at, 1)
  }
  return rest
}

describe('a finished file', () => {
  it.each(EDITIONS)(
    'should be smaller by a fifth than what was printed, and lose no letter: %s',
    async (edition) => {
      const before = printed[edition].pdf
      const after = await finish(before, optionsFor(edition, printed[edition]))
      expect(after.length).toBeLessThan(before.length * 0.8)
      const [wanted, found] = [await wordsOf(before), await wordsOf(after)]
      expect(lost(wanted, found)).toEqual([])
      // Arabic words are more whole than they were.
      if (edition === 'en') expect(found).toEqual(wanted)
      else expect(found.length).toBeLessThanOrEqual(wanted.length)
    },
  )
})
