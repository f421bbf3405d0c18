import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { parse } from '../../src/contract/parse.ts'
import { readAudienceFolder } from '../../src/project/load.ts'
import { render } from '../../src/render/render.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

/**
 * What a reader sees: a handful of made-up pages, compared with pictures that somebody has looked at.
 * Browsers draw letters a little differently, so the pictures are compared small and in grey, and
 * some difference is allowed. `UPDATE=1 npx vitest run test/visual` takes new ones: look at them.
 */
const folder = fileURLToPath(new URL('.', import.meta.url))
const brief = fileURLToPath(new URL('../projects/harbour/expected/brief.md', import.meta.url))
const script = fileURLToPath(new URL('../../dist/in-page/index.js', import.meta.url))

/** Greatest mean difference of a page's tiles, of 255. A line that moved by its own height makes 20. */
const ALLOWED = 12

/** Higher and wider than a page: what lies to the left of a page from right to left is not drawn. */
const VIEWPORT = { width: 900, height: 1200 }

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

async function picturesOf(edition: 'en-ar' | 'en' | 'ar'): Promise<string[]> {
  const world = createWorld()
  const findings = new Findings()
  const audience = await readAudienceFolder('meeting', 'templates', BOTH, world, findings)
  if (!audience) throw new Error(findings.list().join('\n'))
  const markdown = { path: brief, text: await readFile(brief, 'utf8') }
  const html = render(
    parse(markdown, findings),
    { audience, edition, assets: world.asset },
    findings,
  )
  const { page, close } = await browser.newPage()
  page.setDefaultTimeout(0)
  await page.setViewport(VIEWPORT)
  await page.setContent(html ?? '', { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready.then(() => {})')
  await page.evaluate(`${await readFile(script, 'utf8')}\n;mujaz.paginate()`)
  const pictures: string[] = []
  for (const element of (await page.$$('.page')).slice(0, 4)) {
    pictures.push(await element.screenshot({ encoding: 'base64' }))
  }
  await close()
  return pictures
}

/** The greatest difference of any tile of two pictures, each tile a mean of about 6 mm of the page. */
async function difference(a: string, b: string): Promise<number> {
  const { page, close } = await browser.newPage()
  page.setDefaultTimeout(0)
  await page.setContent('<!doctype html><title>compare</title>')
  const greatest = await page.evaluate(`(async () => {
    const tiles = async (data) => {
      const image = new Image()
      image.src = 'data:image/png;base64,' + data
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = 32
      canvas.height = 45
      const context = canvas.getContext('2d')
      context.imageSmoothingQuality = 'high'
      context.filter = 'grayscale(1)'
      context.drawImage(image, 0, 0, 32, 45)
      return context.getImageData(0, 0, 32, 45).data
    }
    const [one, other] = [await tiles(${JSON.stringify(a)}), await tiles(${JSON.stringify(b)})]
    let greatest = 0
    for (let at = 0; at < one.length; at += 4) greatest = Math.max(greatest, Math.abs(one[at] - other[at]))
    return greatest
  })()`)
  await close()
  return greatest as number
}

describe.each(['en-ar', 'en', 'ar'] as const)('the pages of the %s edition', (edition) => {
  it('should look as they were agreed to look', async () => {
    const pictures = await picturesOf(edition)
    expect(pictures.length).toBeGreaterThan(2)
    for (const [index, picture] of pictures.entries()) {
      const path = join(folder, `${edition}-${index + 1}.png`)
      if (process.env.UPDATE) {
        await mkdir(folder, { recursive: true })
        await writeFile(path, Buffer.from(picture, 'base64'))
      }
      const reference = (await readFile(path)).toString('base64')
      expect(await difference(picture, reference), path).toBeLessThanOrEqual(ALLOWED)
    }
  })
})

it('should tell pages apart that differ', async () => {
  const [first = '', second = ''] = await picturesOf('en')
  expect(await difference(first, second)).toBeGreaterThan(ALLOWED)
})
