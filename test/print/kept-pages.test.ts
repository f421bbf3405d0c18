import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../src/browser/browser.ts'
import type { Report } from '../../src/in-page/protocol.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { KeptPages } from '../../src/print/kept-pages.ts'
import { type Layout, layOut, type PrintedPdf, type PrintResult } from '../../src/print/print.ts'
import { samples } from '../in-page/paginator/documents.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const date = new Date('2026-11-23T09:53:02Z')

function finished(
  pdf: PrintedPdf,
  { content, targets }: Pick<PrintResult, 'content' | 'targets'>,
  { headings, halves }: Report,
): Promise<Uint8Array> {
  const { metadata, texts, links, regions } = content
  const languages = ['en', 'ar']
  return finish(pdf, {
    languages,
    metadata,
    headings,
    halves,
    texts,
    links,
    regions,
    targets,
    date,
  })
}

/** All that is told of a document and all that is printed of it, but for how long it took. */
async function outcome(layout: Layout) {
  const { pages, calls, notes, headings, halves, problems } = await layout.report
  const { pdf, report, timings, fallbackFonts, hardStyles, ...told } = await layout.print(date)
  return {
    counted: { pages, calls, notes, headings, halves, problems },
    problems: report.problems,
    ...told,
    fallbackFonts: await fallbackFonts,
    hardStyles: await hardStyles,
    // Chromium names elements by numbers that it gives to nodes as they come; finishing names them anew.
    pdf: Buffer.from(await finished(pdf, told, report)).toString('latin1'),
  }
}

const PARAGRAPH = /<(p|li|td|h\d) [^>]*data-leaf[^>]*>.*?<\/\1>/gsu

/** What a writer does to a document, at a place between 0 and 1. */
const EDITS = {
  longer: (block: string) => block.replace('. ', '. and some more words of it '),
  shorter: (block: string) => block.replace(/((?:lorem|كتابٌ) \S+ ){1,9}/u, ''),
  gone: () => '',
  doubled: (block: string) => block + block.replace(/<sup>.*?<\/sup>/gsu, ''),
  restyled: (block: string) => block.replace(/^<\w+/u, '$& class="marked"'),
  framed: (block: string) => `<section>${block}</section>`,
} as const

const edits = fc.array(
  fc.record({
    how: fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  }),
  { minLength: 1, maxLength: 3 },
)

function edited(html: string, { how, at }: { how: keyof typeof EDITS; at: number }): string {
  const end = html.indexOf('</main>')
  const blocks = [...html.slice(0, end).matchAll(PARAGRAPH)]
  const block = blocks[Math.floor(at * blocks.length)]
  if (!block) return html
  return (
    html.slice(0, block.index) + EDITS[how](block[0]) + html.slice(block.index + block[0].length)
  )
}

describe('kept pages', () => {
  it('should print what a fresh page prints, to the byte, whatever was edited, and after an edit is undone the first bytes', async () => {
    await fc.assert(
      fc.asyncProperty(samples, edits, async ({ html }, steps) => {
        const kept = new KeptPages()
        const texts = [html]
        for (const step of steps) texts.push(edited(texts.at(-1) as string, step))
        for (const text of [html, ...texts, html]) {
          const known = await outcome(kept.layOut('brief', text, { browser }))
          expect(known).toEqual(await outcome(layOut(text, { browser })))
        }
        kept.close()
      }),
      { numRuns: Number(process.env.RUNS ?? 8) },
    )
  }, 0)
})
