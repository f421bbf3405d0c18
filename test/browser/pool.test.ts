import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { print } from '../../src/print/print.ts'
import { FACES } from '../in-page/fonts.ts'
import { type Elsewhere, startElsewhere } from './machine.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))
const NOWHERE = 'http://127.0.0.1:1'
const date = new Date('2026-11-30T09:53:02Z')

/** Documents of some pages each, of which no two are alike. */
const DOCUMENTS = [1, 2, 3, 4].map(
  (number) => `<!doctype html><html lang="en"><head><title>${number}</title>
<style>@page { size: A5; margin: 0 } ${FACES.join(' ')} body { font-family: Latin, Arabic; font-synthesis: none }</style>
</head><body><main data-flow>${`<p>The port of number ${number} was closed, كان مغلقًا.</p>`.repeat(number * 40)}</main></body></html>`,
)

async function opened(...browsers: readonly (Elsewhere | string)[]): Promise<Browser> {
  const url = browsers.map((browser) => (typeof browser === 'string' ? browser : browser.url))
  const pool = await openBrowser({ url })
  onTestFinished(() => pool.close())
  return pool
}

/** All that is told of a document, once nothing is awaited any more. */
async function printed(html: string, browser: Browser): Promise<unknown> {
  const result = await print(html, { browser, date })
  const { pdf, report, content, targets, missingFonts } = result
  const [fallbackFonts, hardStyles] = await Promise.all([result.fallbackFonts, result.hardStyles])
  const { timings: _, ...told } = report
  const text = Buffer.from(pdf).toString('latin1')
  return { text, told, content, targets, missingFonts, fallbackFonts, hardStyles }
}

function allPrinted(browser: Browser): Promise<unknown[]> {
  return Promise.all(DOCUMENTS.map((html) => printed(html, browser)))
}

describe('several browsers', () => {
  it('should share the pages, and print what one prints', async () => {
    const [one, other] = await Promise.all([startElsewhere(), startElsewhere()])
    const pool = await opened(one, other)
    expect(pool.notices).toEqual([])
    const pages = await Promise.all([pool.newPage(), pool.newPage(), pool.newPage()])
    const places = pages.map(({ page }) => page.browser().wsEndpoint())
    expect(new Set(places)).toEqual(new Set([one.url, other.url]))
    await Promise.all(pages.map(({ close }) => close()))
    expect(await allPrinted(pool)).toEqual(await allPrinted(await opened(one)))
  })

  it('should lose nothing when one of them ends, whenever that is', async () => {
    const kept = await startElsewhere()
    const wanted = await allPrinted(await opened(kept))
    const seed = Number(process.env.SEED ?? Date.now())
    for (let round = 0; round < 4; round += 1) {
      const dying = await startElsewhere()
      const pool = await opened(dying, kept)
      const printing = allPrinted(pool)
      const moment = ((seed % 97) * 13 + round * 331) % 900
      await wait(moment)
      await dying.kill()
      expect(await printing, `SEED=${seed}, ended after ${moment} ms`).toEqual(wanted)
      expect(pool.connected).toBe(true)
      expect(await printed(DOCUMENTS[0] as string, pool)).toEqual(wanted[0])
      expect(pool.notices).toEqual([expect.stringContaining(`${dying.url} has ended`)])
    }
  })

  it('should do what is left to do after the PDF was there and its browser has ended', async () => {
    const [dying, kept] = await Promise.all([startElsewhere(), startElsewhere()])
    const pool = await opened(dying, kept)
    const html = DOCUMENTS[0] as string
    const result = await print(html, { browser: pool, date, onLoad: () => {} })
    await dying.kill()
    expect(await result.fallbackFonts).toEqual([])
    expect(await result.hardStyles).toEqual([])
  })

  it('should say so when all have ended', async () => {
    const [one, other] = await Promise.all([startElsewhere(), startElsewhere()])
    const pool = await opened(one, other)
    await Promise.all([one.kill(), other.kill()])
    await vi.waitUntil(() => !pool.connected)
    await expect(print(DOCUMENTS[0] as string, { browser: pool })).rejects.toThrow(
      'all browsers have ended',
    )
  })

  it('should tell of one that does not answer, and go on with the others', async () => {
    const pool = await opened(NOWHERE, await startElsewhere())
    expect(pool.notices).toEqual([expect.stringContaining(`No browser answers at ${NOWHERE}`)])
    expect(await printed(DOCUMENTS[0] as string, pool)).toMatchObject({ hardStyles: [] })
  })

  it('should name all that do not answer where none does', async () => {
    const opening = openBrowser({ url: [NOWHERE, 'http://127.0.0.1:2'] })
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1.*\n.*127\.0\.0\.1:2/)
  })

  it('should refuse browsers of different versions, and an address that is none', async () => {
    const one = await startElsewhere()
    const newer = await renumbered(one.url)
    await expect(openBrowser({ url: [one.url, newer] })).rejects.toThrow(
      /of different versions.* at ws:.* at ws:/,
    )
    await expect(openBrowser({ url: [one.url, 'localhost'] })).rejects.toThrow(TypeError)
    await expect(openBrowser({ url: [] })).rejects.toThrow(TypeError)
    expect(one.runs()).toBe(true)
  })

  it('should make the same files of a project while one of them ends, and tell of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mujaz-pool-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    vi.stubEnv('SOURCE_DATE_EPOCH', '1764000000')
    onTestFinished(() => void vi.unstubAllEnvs())
    await cp(HARBOUR, folder, { recursive: true })
    const [dying, kept] = await Promise.all([startElsewhere(), startElsewhere()])
    const made = async (url: readonly string[], meanwhile = () => {}) => {
      const out = join(folder, `output-${url.length}`)
      const result = await build({
        sources: join(folder, 'sources'),
        originals: join(folder, 'originals'),
        out,
        editions: ['en', 'ar'],
        formats: ['pdf'],
        fresh: true,
        browser: { url },
        onStep: ({ stage }) => {
          if (stage === 'fit') meanwhile()
        },
      })
      const files = result.files.filter(({ path }) => path.endsWith('.pdf'))
      expect(files.length).toBeGreaterThan(1)
      const texts = files.map(async ({ path }) => {
        return [path.slice(out.length), await readFile(path, 'latin1')]
      })
      return { files: await Promise.all(texts), findings: result.findings.map(String) }
    }
    const whole = await made([kept.url])
    const shared = await made([dying.url, kept.url], () => void dying.kill())
    expect(shared.files).toEqual(whole.files)
    const told = shared.findings.filter((finding) => !whole.findings.includes(finding))
    expect(told).toEqual([expect.stringContaining('has ended')])
  })
})

/** The address of a browser that says of itself to be of another version. What a browser sends is not masked. */
async function renumbered(url: string): Promise<string> {
  const { hostname, port, pathname } = new URL(url)
  const server = createServer((here) => {
    const there = connect(Number(port), hostname)
    here.pipe(there)
    there.on('data', (data) => {
      const text = data.toString('latin1').replace(/Chrome\/1\d/g, 'Chrome/19')
      here.write(Buffer.from(text, 'latin1'))
    })
    for (const socket of [here, there]) {
      socket.on('error', () => {})
      socket.on('close', () => {
        here.destroy()
        there.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  return `ws://127.0.0.1:${address.port}${pathname}`
}
