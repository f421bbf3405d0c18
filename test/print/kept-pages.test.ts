import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { IsolatedPage } from '../../src/browser/isolated-page.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { KeptPages } from '../../src/print/kept-pages.ts'
import { layOut } from '../../src/print/print.ts'
import { FACES } from '../in-page/fonts.ts'
import { samples } from '../in-page/paginator/documents.ts'
import { type Edit, editsOf } from './edits.ts'
import { outcome } from './outcome.ts'
import { killRenderers } from './renderers.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const PARAGRAPH = /<(p|li|td|h\d) [^>]*data-leaf[^>]*>.*?<\/\1>/gsu

/** What a writer does to a block of a random document. */
const EDITS = {
  longer: (block: string) => block.replace('. ', '. and some more words of it '),
  shorter: (block: string) => block.replace(/((?:lorem|كتابٌ) \S+ ){1,9}/u, ''),
  gone: () => '',
  doubled: (block: string) => block + block.replace(/<sup>.*?<\/sup>/gsu, ''),
  restyled: (block: string) => block.replace(/^<\w+/u, '$& class="marked"'),
  framed: (block: string) => `<section>${block}</section>`,
} as const

/** Edits one of the blocks. */
function edited(html: string, { how, at }: Edit<keyof typeof EDITS>): string {
  const blocks = [...html.slice(0, html.indexOf('</main>')).matchAll(PARAGRAPH)]
  const block = blocks[Math.floor(at * blocks.length)]
  if (!block) return html
  const [text] = block
  return html.slice(0, block.index) + EDITS[how](text) + html.slice(block.index + text.length)
}

const LINES = Array.from({ length: 60 }, (_, n) => `<p>Line ${n + 1}.</p>`).join('')

/** Some pages with two notes. */
function brief(first: string, { more = '', style = '', lines = LINES } = {}): string {
  return `<!doctype html><html lang="en"><head><title>A brief</title><style>
:root { --page-width: 400px; --page-height: 500px } body { font: 14px/20px monospace } ${style}</style></head>
<body><main data-flow><h1>A brief</h1><p>${first} <a data-call="1" href="#n1">1</a></p>${lines}
<p>The end. <a data-call="2" href="#n2">2</a></p></main>
<aside data-notes><div data-note="1" id="n1">One.</div><div data-note="2" id="n2">Two.</div></aside>${more}
<template data-page-furniture><b data-fill="page" style="position:absolute"></b></template></body></html>`
}

/** Fonts that have no snowman, and a style that paints text as a picture. */
const FONTS = 'body { font-family: Latin, Arabic } .hard { filter: blur(2px) }'

/** A browser that counts the pages that are opened in it. */
function counting(of: Browser) {
  const pages: Promise<IsolatedPage>[] = []
  const newPage = () => {
    const page = of.newPage()
    pages.push(page)
    return page
  }
  return { browser: { ...of, newPage }, pages }
}

/** Documents of which one stands ready, in a browser that counts its pages from then on. */
async function ready(html: string, of = browser) {
  const counted = counting(of)
  const options = { browser: counted.browser }
  const kept = new KeptPages()
  onTestFinished(() => kept.close())
  await outcome(kept.layOut('brief', html, options))
  await kept.prepare()
  const before = counted.pages.length
  return { kept, options, pages: counted.pages, opened: () => counted.pages.length - before }
}

const afresh = (html: string) => outcome(layOut(html, { browser }))

describe('kept pages', () => {
  it('should print what a fresh page prints, to the byte, whatever was edited, and after an edit is undone the first bytes', async () => {
    await fc.assert(
      fc.asyncProperty(samples, editsOf(EDITS), async ({ html }, steps) => {
        const kept = new KeptPages()
        const texts = [html]
        for (const step of steps) texts.push(edited(texts.at(-1) as string, step))
        for (const text of [...texts, html]) {
          const known = await outcome(kept.layOut('brief', text, { browser }))
          await kept.prepare()
          expect(known).toEqual(await afresh(text))
        }
        kept.close()
      }),
      // What fails is told at once: to make it shorter takes minutes.
      { numRuns: 2, endOnFailure: true },
    )
  }, 0)

  it('should open no page for an edited document', async () => {
    const { kept, options, opened } = await ready(brief('First.'))
    for (const text of ['Second.', 'Third, which is longer.', 'First.']) {
      expect(await outcome(kept.layOut('brief', brief(text), options))).toEqual(
        await afresh(brief(text)),
      )
    }
    expect(opened()).toBe(0)
  })

  it('should tell of characters without a font and of hard styles as a fresh page does, wherever they come and go', async () => {
    const long = (first: string) =>
      brief(first, { lines: LINES.repeat(4), style: FACES.join('') + FONTS })
    const { kept, options, opened } = await ready(long('First.'))
    const texts = [
      'A snowman: ☃.',
      '<b style="filter: blur(1px)">Blurred</b>, a snowman ☃ and a <ruby>ruby<rt>r</rt></ruby>.',
      '<i class="hard">Another</i>: ☄.',
      'First.',
    ]
    for (const text of texts) {
      const known = await outcome(kept.layOut('brief', long(text), options))
      expect(known).toEqual(await afresh(long(text)))
    }
    expect(opened()).toBe(0)
  })

  it('should give a PDF before its fonts are checked and its styles are read, which is done wherever it is let go', async () => {
    const { kept, options } = await ready(brief('First.'))
    const html = brief('Second.')
    const { fallbackFonts, hardStyles } = await kept.layOut('brief', html, options).print()
    kept.close()
    const looked = [fallbackFonts, hardStyles]
    expect(looked.map((each) => inspect(each))).toEqual(looked.map(() => 'Promise { <pending> }'))
    const known = await afresh(html)
    expect(await Promise.all(looked)).toEqual([known.fallbackFonts, known.hardStyles])
  })

  it('should print each of two versions that are laid out at once', async () => {
    const { kept, options, opened } = await ready(brief('First.'))
    const [one, other] = ['Second.', 'Third.'].map((text) => brief(text)) as [string, string]
    const layouts = [kept.layOut('brief', one, options), kept.layOut('brief', other, options)]
    const outcomes = await Promise.all(layouts.map(outcome))
    expect(outcomes).toEqual([await afresh(one), await afresh(other)])
    expect(opened()).toBe(0)
  })

  it.each([
    ['its styles are others', brief('First.', { style: 'p { margin: 9px }' })],
    ['something around the flow is another', brief('First.', { more: '<footer>New</footer>' })],
    ['something is higher than a page', brief('<span style="display:block;height:900px">x</span>')],
    [
      'it has no body of its own',
      '<html lang="en"><title>A brief</title><main data-flow><p>Text.</main>',
    ],
  ])('should print a document afresh where %s', async (_, html) => {
    const { kept, options, opened } = await ready(brief('First.'))
    expect(await outcome(kept.layOut('brief', html, options))).toEqual(await afresh(html))
    expect(opened()).toBe(1)
    await kept.prepare()
    expect(await outcome(kept.layOut('brief', html, options))).toEqual(await afresh(html))
  })

  it('should let nothing of an edited document reach out or run', async () => {
    let requests = 0
    const server = createServer((_, response) => {
      requests++
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { kept, options, opened } = await ready(brief('First.'))
    const html = brief(`Second. <img src="${place}/a.png" onerror="document.body.append('ran')">
<img src="x" onerror="document.body.append('ran')"><script>document.body.append('ran')</script>
<iframe src="${place}/b"></iframe><iframe srcdoc="<script>parent.document.body.append('ran')</script>"></iframe>
<object data="${place}/c"></object><span style="background:url(${place}/d.png)">styled</span>
<link rel="stylesheet" href="${place}/e.css"><style>@import "${place}/f.css";</style>`)
    const known = await outcome(kept.layOut('brief', html, options))
    expect(JSON.stringify(known.content.texts)).not.toContain('ran"')
    expect(opened()).toBe(0)
    expect(requests).toBe(0)
  })

  it('should give up what nobody wants any more, and go on with the next', async () => {
    const { kept, options, opened } = await ready(brief('First.'))
    const unwanted = new AbortController()
    const { signal } = unwanted
    const layout = kept.layOut('brief', brief('Second.'), { ...options, signal })
    unwanted.abort(new Error('A file was saved meanwhile.'))
    await expect(layout.report).rejects.toBe(signal.reason)
    await expect(layout.print()).rejects.toBe(signal.reason)
    const html = brief('Third.')
    expect(await outcome(kept.layOut('brief', html, options))).toEqual(await afresh(html))
    expect(opened()).toBe(0)
  })

  it('should print a document afresh whose pages have died, and keep it again', async () => {
    const own = await openBrowser()
    onTestFinished(() => own.close())
    const { kept, options, pages, opened } = await ready(brief('First.'), own)
    // With the page that waits for whoever asks for one.
    const dying = await Promise.all([...pages.slice(-2), own.newPage()])
    killRenderers(own)
    await Promise.all(dying.map(({ crash }) => crash))
    const html = brief('Second.')
    expect(await outcome(kept.layOut('brief', html, options))).toEqual(await afresh(html))
    await kept.prepare()
    const before = opened()
    expect(await outcome(kept.layOut('brief', brief('Third.'), options))).toEqual(
      await afresh(brief('Third.')),
    )
    expect(opened()).toBe(before)
  })

  it.each([
    ['cannot be loaded', { load: () => Promise.reject(new Error('It is gone.')) }],
    [
      'dies while it is loaded',
      {
        load: () => new Promise<void>(() => {}),
        crash: Promise.resolve(new Error('It has died.')),
      },
    ],
  ])(
    'should leave no page open where the first of two %s, and the other one comes later',
    async (_, failing) => {
      const { browser: counted, pages } = counting(browser)
      const moments = new EventEmitter()
      const givenUp = once(moments, 'given up')
      const newPage = async () => {
        const number = pages.length
        const page = await counted.newPage()
        // That of the print comes before these two.
        if (number === 2) await givenUp
        return number === 1 ? { ...page, ...failing } : page
      }
      const kept = new KeptPages()
      onTestFinished(() => kept.close())
      await outcome(kept.layOut('brief', brief('First.'), { browser: { ...counted, newPage } }))
      await kept.prepare()
      moments.emit('given up')
      expect(pages.length).toBe(3)
      for (const { page } of await Promise.all(pages)) {
        await expect.poll(() => page.isClosed()).toBe(true)
      }
    },
  )

  it('should leave nothing behind in a browser that goes on', async () => {
    const { kept, pages } = await ready(brief('First.'))
    const { page } = (await pages[0]) as IsolatedPage
    const listeners = () => page.browser().listenerCount('disconnected')
    const before = listeners()
    kept.close()
    expect(listeners()).toBe(before - 2)
    await (await layOut(brief('Second.'), { browser }).print()).hardStyles
    await expect.poll(listeners).toBe(before - 2)
  })

  it('should keep four of more documents that are printed in turns', async () => {
    const { browser: counted, pages } = counting(browser)
    const kept = new KeptPages()
    onTestFinished(() => kept.close())
    const round = async (first: string) => {
      const before = pages.length
      for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) {
        const html = brief(`${first} ${name}`)
        const layout = kept.layOut(name, html, { browser: counted })
        expect(await outcome(layout)).toEqual(await afresh(html))
      }
      return pages.length - before
    }
    expect(await round('First')).toBe(6)
    await kept.prepare()
    expect(await round('Second')).toBe(2)
  })

  it('should keep no more than four documents, and none when it is closed', async () => {
    const own = await openBrowser()
    onTestFinished(() => own.close())
    const kept = new KeptPages()
    for (let n = 0; n < 6; n++) {
      await outcome(kept.layOut(`brief ${n}`, brief('First.'), { browser: own }))
      await kept.prepare()
    }
    const pages = async () => {
      const { page, close } = await own.newPage()
      const all = (await page.browser().pages()).length
      await close()
      return all
    }
    await expect.poll(pages).toBeLessThan(12)
    kept.close()
    await expect.poll(pages).toBeLessThan(4)
    const html = brief('Second.')
    expect(await outcome(kept.layOut('brief 5', html, { browser: own }))).toEqual(
      await afresh(html),
    )
  })
})
