import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../../src/browser/browser.ts'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import { readCharacterMap } from '../../../src/pdf/character-map.ts'
import { readGlyphWidths, setGlyphWidths } from '../../../src/pdf/glyph-widths.ts'
import type { Ref } from '../../../src/pdf/objects.ts'
import { PrintedFile } from '../../../src/pdf/printed-file.ts'
import { Memo } from '../../../src/pipeline/memo.ts'
import { characterMap } from '../../../src/print/finish/content/fonts.ts'
import { type PrintedPdf, type PrintResult, print } from '../../../src/print/print.ts'
import { joinParts } from '../../../src/print/splice/joined-fonts.ts'
import type { Reuse } from '../../../src/report/context.ts'
import { FACES } from '../../in-page/fonts.ts'
import { finished } from '../outcome.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A page that stays as it is, with letters that have marks and numbers in two columns, and one that says something. */
function twoPages(text: string): string {
  return `<!doctype html><html lang="en"><head><title>Ferry</title><style>
@page { size: A5; margin: 0 } ${FACES.join(' ')} body { font-family: Latin, Arabic; font-synthesis: none }
.row { display: grid; grid-template-columns: 1fr 1fr } h2 { break-before: page }
</style></head><body><main data-flow><div class="row"><p>Ferry 12</p><p lang="ar" dir="rtl">عَبَّارةٌ 12</p></div>
<h2>Two</h2><p>${text}</p></main></body></html>`
}

/** Finishes prints in one process that stays, and counts how many contents it writes anew. */
class Process {
  readonly #memo = new Memo()
  written = 0

  async finish(printed: PrintResult<PrintedPdf>): Promise<Buffer> {
    this.written = 0
    const { value } = await this.#memo.run(({ reuse }) => {
      const counted: Reuse = (grain, key, make) =>
        reuse(grain, key, (context) => {
          if (String(typeof key === 'string' ? key : key()).startsWith('condensed')) this.written++
          return make(context)
        })
      return finished(printed, counted)
    })
    this.#memo.nextRound()
    return value
  }
}

interface Edit {
  readonly font: number
  readonly glyph: number
  readonly what: 'nothing' | 'text' | 'width'
}

/** The same print, of which a font says something else of a glyph, and nothing of that stands in its contents. */
function saidOtherwise(
  printed: PrintResult,
  { font: at, glyph, what }: Edit,
): PrintResult<PrintedPdf> {
  const file = new PrintedFile(printed.pdf)
  joinParts(file)
  const fonts = file.pages().flatMap((page) => {
    const resources = file.dictOrEmpty(file.dict(page).get('Resources'))
    return [...file.dictOrEmpty(resources.get('Font')).values()]
  })
  const font = file.dict(fonts[at % fonts.length])
  const map = font.get('ToUnicode') as Ref
  const codes = new Map<number, string>()
  readCharacterMap(file.content(map).toString('latin1'), codes)
  const code = [...codes.keys()][glyph % codes.size] as number
  if (what === 'text') file.set(map, characterMap(2, new Map(codes).set(code, 'Ж')))
  if (what === 'width') {
    const { advances, advance } = readGlyphWidths(file, font)
    const widths = new Map([...codes.keys()].map((each) => [each, advances.get(each) ?? advance]))
    const descendant = file.dict(file.array(font.get('DescendantFonts'))[0])
    setGlyphWidths(descendant, widths.set(code, 123))
  }
  return { ...printed, pdf: file }
}

describe('what is kept of the content of pages', () => {
  it('should give the same bytes as if nothing was, whatever glyphs are new or gone', async () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aeMQ 0279éŁ—عبًّةلا'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 3, maxLength: 4 }), async (edits) => {
        const process = new Process()
        for (const text of edits) {
          const again = await process.finish(await print(twoPages(text), { browser }))
          const alone = await finished(await print(twoPages(text), { browser }))
          expect(Buffer.compare(again, alone), text).toBe(0)
        }
      }),
      { numRuns: 6 },
    )
  })

  it('should give the same bytes as if nothing was, whatever fonts say of the same glyphs', async () => {
    const printed = await print(twoPages('a row: 27 عبًّة'), { browser })
    const edit = fc.record({
      font: fc.nat(),
      glyph: fc.nat(),
      what: fc.constantFrom('nothing' as const, 'text' as const, 'width' as const),
    })
    const process = new Process()
    await process.finish(printed)
    await fc.assert(
      fc.asyncProperty(edit, async (edit) => {
        const again = await process.finish(saidOtherwise(printed, edit))
        const alone = await finished(saidOtherwise(printed, edit))
        expect(Buffer.compare(again, alone)).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('should be enough for all pages but the one that brings a glyph', async () => {
    const process = new Process()
    await process.finish(await print(twoPages('a row'), { browser }))
    expect(process.written).toBe(2)
    await process.finish(await print(twoPages('a Quay'), { browser }))
    expect(process.written).toBe(1)
    // What no page asked for in a round is still there in the next.
    await process.finish(await print(twoPages('a Quay more'), { browser }))
    await process.finish(await print(twoPages('a Quay morse'), { browser }))
    await process.finish(await print(twoPages('a Quay Lamp'), { browser }))
    expect(process.written).toBe(1)
  })
})
