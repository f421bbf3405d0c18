import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../src/browser/browser.ts'
import { paginate, print } from '../../src/print/print.ts'
import { FACES } from '../in-page/fonts.ts'
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

const NEVER = withPaginator('() => new Promise(() => {})')

/** The processes of the browser that draw pages. */
function renderers(of: Browser): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const group = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]
        return command.includes('--type=renderer') && Number(group) === of.pid
      } catch {
        return false
      }
    })
}

describe('print', () => {
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
    const opening = openBrowser()
    const { pdf } = await print(SMALL, { browser: opening, script: NO_PAGINATOR })
    expect(pdf.length).toBeGreaterThan(1000)
    await (await opening).close()
  })

  it('should write the same bytes each time, in the same browser and in another', async () => {
    const html = page(
      '<h1>Heading</h1><p>Hello, <a href="#n">أهلا</a>.</p><p id="n">Note</p>'.repeat(50),
    )
    const other = await openBrowser()
    const prints: Uint8Array[] = []
    for (const one of [browser, other, browser]) {
      prints.push((await print(html, { browser: one, script: NO_PAGINATOR, date })).pdf)
    }
    const together = [1, 2, 3].map(() => print(html, { browser, script: NO_PAGINATOR, date }))
    for (const { pdf } of await Promise.all(together)) prints.push(pdf)
    await other.close()
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

  it('should tell of pages that are not printed what it tells of those that are', async () => {
    const html = page('<p>One.</p><h2 style="break-before: page">Two</h2><p>Three.</p>')
    const [told, printed] = await Promise.all([
      paginate(html, { browser }),
      print(html, { browser }),
    ])
    expect(told.pages).toBe(2)
    expect({ ...told, timings: {} }).toEqual({ ...printed.report, timings: {} })
  })

  it('should not wait for a paginator that never ends', async () => {
    await expect(print(SMALL, { browser, script: NEVER, timeout: 300 })).rejects.toThrow(
      'it took longer than 0.3 s.',
    )
  })

  it('should stop when it is told to', async () => {
    const stop = new AbortController()
    const printing = print(SMALL, { browser, script: NEVER, signal: stop.signal })
    setTimeout(() => stop.abort(), 100)
    await expect(printing).rejects.toBe(
      await new Promise((resolve) => {
        stop.signal.addEventListener('abort', () => resolve(stop.signal.reason))
      }),
    )
    await expect(print(SMALL, { browser, signal: stop.signal })).rejects.toBe(stop.signal.reason)
  })

  it.runIf(process.platform === 'linux')('should see at once that a page has died', async () => {
    const own = await openBrowser()
    const printing = print(SMALL, { browser: own, script: NEVER })
    const outcome = printing.catch((error: Error) => error)
    while (renderers(own).length === 0) await wait(50)
    await wait(1000)
    const start = performance.now()
    for (const pid of renderers(own)) process.kill(pid, 'SIGKILL')
    expect(((await outcome) as Error).message).toContain('the page crashed')
    expect(performance.now() - start).toBeLessThan(5000)
    // The browser itself is well.
    expect((await print(SMALL, { browser: own, script: NO_PAGINATOR })).report.pages).toBe(1)
    await own.close()
  })

  it('should not be given a page that died while it stood ready', async () => {
    const own = await openBrowser()
    // Time for it to be opened, and for its end to be heard of.
    await wait(2000)
    const idle = renderers(own)
    expect(idle).not.toEqual([])
    for (const pid of idle) process.kill(pid, 'SIGKILL')
    await wait(1000)
    expect((await print(SMALL, { browser: own, script: NO_PAGINATOR })).report.pages).toBe(1)
    own.prepare(2)
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => print(SMALL, { browser: own, script: NO_PAGINATOR, date })),
    )
    for (const { pdf } of others) expect(pdf).toEqual(first?.pdf)
    await own.close()
    // Too late, and harmless.
    own.prepare(1)
  })

  it.runIf(process.platform === 'linux')(
    'should open another page where one dies while it opens',
    async () => {
      const own = await openBrowser()
      await print(SMALL, { browser: own, script: NO_PAGINATOR })
      for (let wanted = 0; wanted < 6; wanted += 1) {
        const known = new Set(renderers(own))
        const start = performance.now()
        const printing = print(SMALL, { browser: own, script: NO_PAGINATOR })
        const outcome = printing.catch((error: Error) => error)
        let fresh: number[] = []
        while (fresh.length === 0) {
          await wait(0)
          fresh = renderers(own).filter((pid) => !known.has(pid))
        }
        await wait(wanted * 4)
        for (const pid of fresh) process.kill(pid, 'SIGKILL')
        // Killed a moment later, it was open: then it is told that it died.
        const result = await outcome
        if (result instanceof Error) expect(result.message).toMatch(/crash/u)
        else expect(result.report.pages).toBe(1)
        expect(performance.now() - start).toBeLessThan(8000)
      }
      await own.close()
    },
  )

  it('should see at once that the browser has died', async () => {
    const own = await openBrowser()
    const outcome = print(SMALL, { browser: own, script: NEVER }).catch((error: Error) => error)
    await wait(500)
    const start = performance.now()
    process.kill(-(own.pid as number), 'SIGKILL')
    expect(((await outcome) as Error).message).toContain('Printing failed while')
    expect(performance.now() - start).toBeLessThan(5000)
    await expect(print(SMALL, { browser: own, script: NO_PAGINATOR })).rejects.toThrow(
      'Printing failed',
    )
    await own.close()
  })
})
