import { EventEmitter, once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { layOut } from '../../src/print/print.ts'
import { KeptPrint } from '../../src/print/splice/kept-print.ts'
import { createWorld } from '../../src/world/world.ts'
import { FACES } from '../in-page/fonts.ts'
import { type Edit, editsOf } from './edits.ts'
import { DATE, finished } from './outcome.ts'

const RUNS = Number(process.env.RUNS ?? 1)

let browser: Browser
let folder: string
/** The pages of the first brief, as they are printed for each audience in each of its editions. */
let documents: { name: string; html: string }[]

beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'mujaz-splice-'))
  const audiences = ['meeting', 'principal', 'practitioner', 'public']
  const options = { audiences, originals: '/nowhere', out: folder, formats: ['html'] } as const
  await build(options, createWorld())
  const names = (await readdir(folder, { recursive: true })).filter((name) => /html$/.test(name))
  documents = await Promise.all(
    names.sort().map(async (name) => ({ name, html: await readFile(join(folder, name), 'utf8') })),
  )
})

afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

/** What a writer does to a text. */
const EDITS = {
  longer: (text: string) => text.replace(/ /u, ' 2027 ').replace(/$/u, ' and'),
  shorter: (text: string) => text.replace(/ \S+/u, ''),
  other: (text: string) => text.replace(/[aeiou]/gu, 'u').replace(/[اويى]/gu, 'ث'),
  capital: (text: string) => text.toUpperCase(),
} as const

/** Edits one of the longer texts. */
function edited(html: string, { how, at }: Edit<keyof typeof EDITS>): string {
  const begin = html.indexOf('<main')
  const texts = [...html.slice(begin, html.indexOf('</main>')).matchAll(/>([^<>&]{24,})</gu)]
  const found = texts[Math.floor(at * texts.length)]
  if (!found) return html
  const [from, text] = [begin + found.index + 1, found[1] as string]
  return html.slice(0, from) + EDITS[how](text) + html.slice(from + text.length)
}

/** Tens of thousands of bytes are compared at once: an assertion goes over them one by one. */
function expectSame(found: Buffer, wanted: Buffer): void {
  if (!found.equals(wanted)) expect(found.toString('latin1')).toBe(wanted.toString('latin1'))
}

async function printed(html: string, kept?: KeptPrint) {
  const result = await layOut(html, { browser }, kept).print(DATE)
  await Promise.all([result.fallbackFonts, result.hardStyles])
  return { isSpliced: !(result.pdf instanceof Uint8Array), pdf: await finished(result) }
}

describe('pages of which some were printed before', () => {
  it('should be finished to the bytes of a print of all of them, whatever was edited', async () => {
    const steps = fc.tuple(
      fc.nat({ max: 99 }),
      editsOf(EDITS),
      fc.array(fc.boolean(), { minLength: 3 }),
    )
    await fc.assert(
      fc.asyncProperty(steps, async ([number, steps, prepared]) => {
        const { html = '' } = documents[number % documents.length] ?? {}
        const texts = [html]
        for (const step of steps) texts.push(edited(texts.at(-1) as string, step))
        const kept = new KeptPrint(2)
        for (const [at, text] of [...texts, html].entries()) {
          // Where nobody waited it was read before.
          if (prepared[at % prepared.length]) kept.prepare()
          const [some, all] = [await printed(text, kept), await printed(text)]
          expectSame(some.pdf, all.pdf)
        }
      }),
      { numRuns: RUNS },
    )
  }, 0)

  const LINES = Array.from({ length: 40 }, (_, n) => `<p>Line ${n + 1}.</p>`)
  const paper = (first: string, { style = '', last = '' }) => `<!doctype html>
<html lang="en"><title>Pages</title><style>:root { --page-width: 400px; --page-height: 300px } p { margin: 8px } ${style}</style>
<body><main data-flow><h1 id="title">Pages</h1>${first}${LINES.join('')}${last}</main></body></html>`

  /** In fonts of which a part of one word is in all. */
  const lettered = (first: string, edited: string, last: string) => ({
    first: `<p>دار ${first}</p>`,
    edited: `<p>دار ${edited}</p>`,
    last: `<p>دار ${last}</p>`,
    style: `${FACES.join('')} body { font-family: Latin, Arabic } h1 { font-weight: 400 }`,
  })

  it.each([
    ['glyphs that stood alone on a page that is gone', lettered('محمد', 'ك', 'مُحَمَّدٌ')],
    [
      'glyphs that stood for something else on a page that is gone',
      lettered('ب\u0622', 'ك', 'ب\u0627\u0653'),
    ],
    ['letters that no font has, of which one is gone', lettered('\uE000', 'ك', '\uE001')],
    ['letters that no font has, of which another comes', lettered('\uE000', '\uE001', '\uE000')],
    [
      'quotations that stay open',
      {
        first: '<p>One.</p>',
        edited: '<p class="open">One.</p>',
        last: '<p><q>Last.</q></p>',
        style: '.open::before { content: open-quote }',
      },
    ],
    [
      'links whose addresses a style asks for',
      {
        first: '<p>One.</p>',
        edited: '<p><a href="#end">Another</a>.</p>',
        last: '<p id="end">Last.</p>',
        style: '[href^="#"] { color: #400 }',
      },
    ],
    [
      'names that stand on another page',
      {
        first: '<table aria-labelledby="end"><tr><td>One.</table>',
        edited: '<table aria-labelledby="end"><tr><td>Another.</table>',
        last: '<p id="end">Last.</p>',
      },
    ],
    [
      'boxes that grow with what they hold',
      {
        first: '<p>One.</p>',
        edited: '<p>Another.</p>',
        last: '<p>Last.</p>',
        style: `.page { contain: none !important; block-size: auto !important }
          .page > .page-body { min-block-size: 400px !important }`,
      },
    ],
    [
      'styles by the place of a page',
      {
        first: '<p>One.</p>',
        edited: '<p>Another.</p>',
        last: '<p>Last.</p>',
        style: '.page:nth-child(odd) p { color: #400 } .page:last-child p { color: #040 }',
      },
    ],
  ])('should be those of a print of all of them where there are %s', async (_, document) => {
    const kept = new KeptPrint(2)
    await printed(paper(document.first, document), kept)
    for (const text of [document.edited, document.first]) {
      const html = paper(text, document)
      expectSame((await printed(html, kept)).pdf, (await printed(html)).pdf)
    }
  })

  it('should be put together again with a later edit, where one could not be', async () => {
    const document = lettered('محمد', 'ك', 'مُحَمَّدٌ')
    const kept = new KeptPrint(2)
    const spliced: boolean[] = []
    for (const word of ['محمد', 'ك', 'كد', 'كدر', 'كد', 'ك']) {
      const html = paper(lettered(word, '', '').first, document)
      const [some, all] = [await printed(html, kept), await printed(html)]
      expectSame(some.pdf, all.pdf)
      spliced.push(some.isSpliced)
    }
    expect(spliced).toEqual([false, false, false, false, true, true])
  })

  it('should not be taken for pages of other styles, which were printed while they were put together', async () => {
    const moments = new EventEmitter()
    const [some, all] = [once(moments, 'some'), once(moments, 'all')]
    // Of which pages that have changed come last.
    class Late extends KeptPrint {
      override print(...[sheets, version, printPages]: Parameters<KeptPrint['print']>) {
        return super.print(sheets, version, async (pages) => {
          if (!pages) return printPages()
          moments.emit('some')
          await all
          return printPages(pages)
        })
      }
    }
    const { html = '' } = documents[0] ?? {}
    const restyled = html.replace('</head>', '<style>p { color: #400 !important }</style></head>')
    const kept = new Late(2)
    await printed(html, kept)
    const late = printed(edited(html, { how: 'other', at: 0.5 }), kept)
    await Promise.race([some, late])
    await printed(restyled, kept)
    moments.emit('all')
    await late
    const text = edited(restyled, { how: 'other', at: 0.2 })
    expectSame((await printed(text, kept)).pdf, (await printed(text)).pdf)
  }, 0)

  it('should be those that have changed, in most editions of the first brief, and the same file in all', async () => {
    let spliced = 0
    // Every third one, by lot: all of them take most of a minute.
    const lot = Date.now() % 3
    const drawn = documents.filter((_, at) => at % 3 === lot)
    for (const { name, html } of drawn) {
      const kept = new KeptPrint(2)
      const before = await printed(html, kept)
      expect(before.isSpliced, name).toBe(false)
      const text = edited(html, { how: 'other', at: 0.5 })
      const [some, all] = [await printed(text, kept), await printed(text)]
      if (some.isSpliced) spliced += 1
      expectSame(some.pdf, all.pdf)
      const again = await printed(html, kept)
      expectSame(again.pdf, before.pdf)
    }
    expect(spliced).toBeGreaterThan(drawn.length / 2)
  }, 0)
})
