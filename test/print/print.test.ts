import { setImmediate as turn } from 'node:timers/promises'
import type { Browser as PuppeteerBrowser } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { PrintedFile } from '../../src/pdf/printed-file.ts'
import { layOut, print } from '../../src/print/print.ts'
import { FACES } from '../in-page/fonts.ts'
import { killRenderers, renderers } from './renderers.ts'
import { NO_PAGINATOR, withPaginator } from './stand-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const date = new Date('2026-11-23T09:53:02Z')

function page(body: string, style = ''): string {
  return `<!doctype html><html lang="ar" dir="rtl"><head><title>ورقة</title>
<style>@page { size: A5; margin: 0 } ${FACES.join(' ')} body { font-family: Latin, Arabic; font-synthesis: none } ${style}</style>
</head><body><main data-flow>${body}</main></body></html>`
}

const SMALL = page('<p>Hello, أهلا وسهلا أيضًا.</p>')

/** More than are laid out and held at once. */
const MANY_PAGES = 410

const LARGE = page(
  Array.from(
    { length: MANY_PAGES },
    (_, at) =>
      `<h2 id="part-${at}" style="break-before: page">Part ${at}</h2><p>Hello, أهلا ${at}.</p>`,
  ).join(''),
)

const NEVER = withPaginator('() => new Promise(() => {})')

/** A browser of a test's own, which it may do harm to. */
async function openOwn(): Promise<Browser> {
  const own = await openBrowser()
  onTestFinished(() => own.close())
  return own
}

/** The browser as puppeteer has it, with one page that nobody asks for. */
async function underneath(own: Browser): Promise<PuppeteerBrowser> {
  return (await own.newPage()).page.browser()
}

const CRASHED = 'the page crashed, perhaps for want of memory.'

describe('print', () => {
  it('should print a large document as any other, and hold its page no longer than until the PDF is there', async () => {
    const own = await openOwn()
    const { report, content, pdf, ...asked } = await print(LARGE, { browser: own, date })
    const settled = Symbol('settled')
    for (const each of [asked.fallbackFonts, asked.hardStyles]) {
      expect(await Promise.race([each.then(() => settled), turn('later')])).toBe(settled)
    }
    expect(report.problems).toEqual([])
    expect(report.headings.map(({ id, page }) => [id, page])).toEqual(
      Array.from({ length: MANY_PAGES }, (_, at) => [`part-${at}`, at + 1]),
    )
    const said = content.texts.map(({ text }) => text).filter((text) => text.startsWith('Part'))
    expect(said).toEqual(Array.from({ length: MANY_PAGES }, (_, at) => `Part ${at}`))
    expect(new PrintedFile(pdf).pages()).toHaveLength(MANY_PAGES)
  })

  it('should print a tagged PDF in the page size of the document', async () => {
    const { pdf, report, content, browserVersion, timings, fallbackFonts, hardStyles, ...told } =
      await print(SMALL, {
        browser,
        script: NO_PAGINATOR,
        date,
      })
    const text = Buffer.from(pdf).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toMatch(/\/MediaBox \[0 0 420 594\.\d+\]/u)
    expect(text).toContain('/MarkInfo <</Type /MarkInfo\n/Marked true>>')
    expect(text).toContain("/CreationDate (D:20261123095302+00'00')")
    expect(text).toContain("/ModDate (D:20261123095302+00'00')")
    expect(report).toEqual({ pages: 1, calls: [], notes: [], headings: [], problems: [] })
    expect(content.texts.length).toBeGreaterThan(0)
    expect(browserVersion).toBe(browser.version)
    expect(timings.total).toBeGreaterThan(timings.print)
    expect(told).toEqual({ targets: [], missingFonts: [] })
    expect([await fallbackFonts, await hardStyles]).toEqual([[], []])
  })

  it('should take a browser that is still being opened', async () => {
    const { pdf } = await print(SMALL, { browser: openOwn(), script: NO_PAGINATOR })
    expect(pdf.length).toBeGreaterThan(1000)
  })

  it('should write the same bytes each time, in the same browser and in another', async () => {
    const html = page(
      '<h1>Heading</h1><p>Hello, <a href="#n">أهلا</a>.</p><p id="n">Note</p>'.repeat(50),
    )
    const other = await openOwn()
    const prints: Uint8Array[] = []
    for (const one of [browser, other, browser]) {
      prints.push((await print(html, { browser: one, script: NO_PAGINATOR, date })).pdf)
    }
    const together = [1, 2, 3].map(() => print(html, { browser, script: NO_PAGINATOR, date }))
    for (const { pdf } of await Promise.all(together)) prints.push(pdf)
    expect(prints).toHaveLength(6)
    expect(new Set(prints.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(1)
  })

  it('should lay lines out on the screen as it prints them', async () => {
    // Were widths rounded to the pixel, a hundred letters would be some pixels off.
    const script = withPaginator(`() => [...document.querySelectorAll('span')]
      .map((span) => span.getBoundingClientRect().width)`)
    const html = page(
      `<span>${'i'.repeat(100)}</span> <span style="font-size: 10em">${'i'.repeat(100)}</span>`,
    )
    const { report } = await print(html, { browser, script })
    const [one, ten] = report as unknown as [number, number]
    expect(ten / one).toBeCloseTo(10, 2)
  })

  it('should have every font there before the pages are made up', async () => {
    const script = withPaginator('() => [...document.fonts].map((face) => face.status)')
    const { report } = await print(page('', '.nobody { font-family: Arabic }'), { browser, script })
    expect(new Set(report as unknown as string[])).toEqual(new Set(['loaded']))
  })

  it('should name the characters that no font of the document has', async () => {
    const body = '<p>Hello</p><p>snow ☃ and <b>漢字</b> and ☃</p><style>.x{content:"☃"}</style>'
    const { fallbackFonts } = await print(page(body), { browser, script: NO_PAGINATOR })
    expect(await fallbackFonts).toEqual([
      { characters: '☃', codePoints: [0x2603], text: 'snow ☃ and ', font: undefined },
      { characters: '漢', codePoints: [0x6f22], text: '漢字', font: undefined },
      { characters: '字', codePoints: [0x5b57], text: '漢字', font: undefined },
    ])
  })

  it('should name a font of the system that the document asks for', async () => {
    const html = page('<p style="font-family: serif">a</p>')
    const { fallbackFonts } = await print(html, { browser, script: NO_PAGINATOR })
    expect(await fallbackFonts).toEqual([
      { characters: 'a', codePoints: [0x61], text: 'a', font: expect.stringMatching(/\w/u) },
    ])
  })

  it('should take no offence at invisible characters', async () => {
    const body = '<p>\u2068ال\u200dله\u2069\u200f \u00ad\u2060a\u00a0b\ufeff \u061c\u202e\u202c</p>'
    const { fallbackFonts } = await print(page(body), { browser, script: NO_PAGINATOR })
    expect(await fallbackFonts).toEqual([])
  })

  it('should name families that are broken or lie elsewhere', async () => {
    const style =
      '@font-face { font-family: Far; src: url(https://example.org/a.woff2) } @font-face { font-family: Broken; src: url(data:font/woff2;base64,AAAA) }'
    const { missingFonts } = await print(page('', style), { browser, script: NO_PAGINATOR })
    expect(missingFonts).toEqual(['Far', 'Broken'])
  })
})

describe('print, when something goes wrong', () => {
  it('should tell a caller what it takes', async () => {
    await expect(print(undefined as never, { browser })).rejects.toThrow(
      new TypeError('print() takes the HTML of a document as a string.'),
    )
    await expect(print('', {} as never)).rejects.toThrow('await openBrowser()')
    const options = { browser, date: new Date(Number.NaN) }
    await expect(print('', options)).rejects.toThrow(TypeError)
  })

  it('should say what the paginator stumbled over', async () => {
    const script = withPaginator('() => { throw new Error("no main") }')
    const error = await print(SMALL, { browser, script }).catch((error: Error) => error)
    expect((error as Error).message).toMatch(
      /^Printing failed while the pages were made up: .*no main/u,
    )
    expect((error as Error).cause).toBeInstanceOf(Error)
  })

  it('should print pages that were counted before as those that were not', async () => {
    const html = page('<p>One.</p><h2 style="break-before: page">Two</h2><p>Three.</p>')
    const layout = layOut(html, { browser })
    const told = await layout.report
    const [late, atOnce] = await Promise.all([layout.print(date), print(html, { browser, date })])
    expect(told.pages).toBe(2)
    expect(late.report).toBe(told)
    expect({ ...told, timings: {} }).toEqual({ ...atOnce.report, timings: {} })
    expect(late.pdf).toEqual(atOnce.pdf)
  })

  it('should let pages go that are not printed', async () => {
    const layout = layOut(SMALL, { browser })
    await layout.report
    layout.drop()
    await expect(layout.print()).rejects.toThrow(new TypeError('The pages were let go.'))
  })

  it('should say of pages that are counted what went wrong, and be done with them', async () => {
    const stop = new AbortController()
    const layouts = [
      layOut(SMALL, { browser, script: NEVER, timeout: 300 }),
      layOut(SMALL, { browser, signal: stop.signal }),
    ]
    await layouts[1]?.report
    stop.abort(new Error('enough'))
    await expect(layouts[0]?.report).rejects.toThrow('it took longer than 0.3 s.')
    await expect(layouts[0]?.print()).rejects.toThrow('it took longer than 0.3 s.')
    await expect(layouts[1]?.print()).rejects.toThrow('enough')
  })

  it('should not wait for a paginator that never ends', async () => {
    await expect(print(SMALL, { browser, script: NEVER, timeout: 300 })).rejects.toThrow(
      'it took longer than 0.3 s.',
    )
  })

  it('should stop when it is told to', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const { signal } = stop
    const onLoad = () => stop.abort(reason)
    await expect(print(SMALL, { browser, script: NEVER, signal, onLoad })).rejects.toBe(reason)
    await expect(print(SMALL, { browser, signal })).rejects.toBe(reason)
  })

  it('should hear that the browser has died', async () => {
    const own = await openOwn()
    const onLoad = () => process.kill(-(own.pid as number), 'SIGKILL')
    await expect(print(SMALL, { browser: own, script: NEVER, onLoad })).rejects.toThrow(
      'Printing failed while the pages were made up: ',
    )
    await expect(print(SMALL, { browser: own, script: NO_PAGINATOR })).rejects.toThrow(
      'Printing failed while a page was opened: ',
    )
  })
})

// Whoever prints hears of it, and does not wait for the limit of five minutes.
describe.runIf(process.platform === 'linux')('print, when a page dies', () => {
  const isWell = async (own: Browser) => {
    expect((await print(SMALL, { browser: own, script: NO_PAGINATOR })).report.pages).toBe(1)
  }

  /** A page that dies when it is about to be asked for something of Chromium's protocol. */
  async function dyingPage(own: Browser, message: string): Promise<Browser> {
    const isolated = await own.newPage()
    const { session } = isolated
    const send = session.send.bind(session) as (...args: unknown[]) => Promise<never>
    vi.spyOn(session, 'send').mockImplementation((method, ...rest) => {
      if (method === message) killRenderers(own)
      return send(method, ...rest)
    })
    return { ...own, newPage: async () => isolated }
  }

  it('should say so where it dies while the document is loaded', async () => {
    const own = await openOwn()
    const dying = await dyingPage(own, 'Page.setDocumentContent')
    await expect(print(SMALL, { browser: dying, script: NO_PAGINATOR })).rejects.toThrow(
      `Printing failed while the document was loaded: ${CRASHED}`,
    )
    await isWell(own)
  })

  it('should say so where it dies while the pages are made up', async () => {
    const own = await openOwn()
    const onLoad = () => killRenderers(own)
    await expect(print(SMALL, { browser: own, script: NEVER, onLoad })).rejects.toThrow(
      `Printing failed while the pages were made up: ${CRASHED}`,
    )
    await isWell(own)
  })

  it('should say so where it dies while the PDF is written', async () => {
    const dying = await dyingPage(await openOwn(), 'Page.printToPDF')
    // Chromium may tell of it first in words of its own, and may end with the page.
    await expect(print(SMALL, { browser: dying, script: NO_PAGINATOR })).rejects.toThrow(
      'Printing failed while the PDF was written: ',
    )
  })

  it('should not be given a page that died while it stood ready', async () => {
    const own = await openOwn()
    const inside = await underneath(own)
    const [before] = await Promise.all([inside.pages(), own.prepare(1)])
    await expect.poll(async () => (await inside.pages()).length).toBe(before.length + 1)
    const ready = (await inside.pages()).at(-1)
    // It is ready when it is shut off: the last lock is the medium.
    await expect.poll(() => ready?.evaluate('matchMedia("print").matches')).toBe(true)
    const heard = new Promise((resolve) => ready?.once('error', resolve))
    killRenderers(own)
    await heard
    await turn()
    await isWell(own)
    own.prepare(2)
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => print(SMALL, { browser: own, script: NO_PAGINATOR, date })),
    )
    for (const { pdf } of others) expect(pdf).toEqual(first?.pdf)
    await own.close()
    // Too late, and harmless.
    own.prepare(1)
  })

  /** Measured: Chromium 143 itself ends where it is asked for something of a page that has died, 156 does not. */
  const diesWithIt = ({ version }: Browser) => Number(/\/(\d+)/u.exec(version)?.[1]) < 150

  it.for([
    ['as soon as it has a process', true],
    ['before it is shut off', false],
  ] as const)('should open another page where one dies %s', async ([, atOnce], { skip }) => {
    const own = await openOwn()
    skip(diesWithIt(own), 'this browser ends with its page')
    const inside = await underneath(own)
    const real = inside.newPage.bind(inside)
    const opening = vi.spyOn(inside, 'newPage').mockImplementationOnce(async () => {
      const known = renderers(own)
      const page = real()
      if (atOnce) await expect.poll(() => renderers(own).length).toBeGreaterThan(known.length)
      else await page
      killRenderers(own, known)
      return page
    })
    await isWell(own)
    // A third time where both the page and the browser tell of the one death.
    expect([2, 3]).toContain(opening.mock.calls.length)
  })

  it('should give up where every page dies as it is opened', async ({ skip }) => {
    const own = await openOwn()
    skip(diesWithIt(own), 'this browser ends with its page')
    const inside = await underneath(own)
    const real = inside.newPage.bind(inside)
    const opening = vi.spyOn(inside, 'newPage').mockImplementation(async () => {
      const known = renderers(own)
      const page = await real()
      killRenderers(own, known)
      return page
    })
    await expect(print(SMALL, { browser: own, script: NO_PAGINATOR })).rejects.toThrow(
      'Printing failed while a page was opened: pages crash as they are opened',
    )
    expect(opening).toHaveBeenCalledTimes(3)
  })
})
