/** The HTML page as a reader has it: in a window, on a phone, in the dark, on paper by itself. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/model/language.ts'
import { openBrowser, type TestBrowser } from '../in-page/chromium.ts'
import { meeting, renderText } from '../render/support/audience.ts'
import { EDITIONS } from '../support/languages.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const HARBOUR = readFileSync(
  fileURLToPath(new URL('../render/fixtures/harbour/brief.md', import.meta.url)),
  'utf8',
)

const [WIDE, PHONE] = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]

let browser: TestBrowser
let page: Page
const pages = new Map<Edition, string>()

beforeAll(async () => {
  browser = await openBrowser()
  // A page as anybody has it, not one that was shut off for printing.
  page = await (await browser.newPage()).browser().newPage()
  const audience = await meeting()
  for (const edition of EDITIONS) pages.set(edition, renderText(HARBOUR, audience, edition).html)
})

afterAll(() => browser?.close())

async function open(edition: Edition, size = PHONE, scheme: 'light' | 'dark' = 'light') {
  await page.setViewport(size)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  // The policy of the page lets no script run, that of a test neither.
  const html = (pages.get(edition) ?? '').replace(/<meta http-equiv[^>]*>/, '')
  await page.setContent(html)
}

const visible = (selector: string) =>
  page.$$eval(selector, (all) => all.filter((each) => each.getClientRects().length > 0).length)

describe.each(EDITIONS)('the page %s', (edition) => {
  it.each([
    ['wide, light', WIDE, 'light'],
    ['wide, dark', WIDE, 'dark'],
    ['on a phone, light', PHONE, 'light'],
    ['on a phone, dark', PHONE, 'dark'],
  ] as const)('should be accessible %s', async (_, size, scheme) => {
    await open(edition, size, scheme)
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as never as { axe: { run(): Promise<Found> } }
      ).axe.run()
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 2)
            .map(({ html }) => html)
            .join(' ')}`,
      )
    })
    expect(found).toEqual([])
  })

  it('should fit a phone', async () => {
    await open(edition)
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((each) => {
          const { left, right, width } = each.getBoundingClientRect()
          return width > 1 && (right > innerWidth + 1 || left < -1)
        })
        .map((each) => each.outerHTML.slice(0, 80)),
    )
    expect(wide).toEqual([])
  })
})

interface Found {
  violations: { id: string; nodes: { html: string }[] }[]
}

describe('a note', () => {
  it.each(EDITIONS)(
    'should open where the reader is and close without moving the text, in %s',
    async (edition) => {
      await open(edition)
      const call = '.section:not(.section-bottom-line) .call'
      await page.$eval(call, (each) => each.scrollIntoView({ block: 'center' }))
      const place = () => page.$eval(call, (each) => each.getBoundingClientRect().top)
      const before = await place()
      await page.click(call)
      const opened = await page.$eval('.footnote:target', (note) => {
        const { top, bottom } = note.getBoundingClientRect()
        return { inWindow: top > 0 && bottom <= innerHeight, note: note.getAttribute('data-note') }
      })
      const called = await page.$eval(call, (each) => each.getAttribute('data-call'))
      expect(opened).toEqual({ inWindow: true, note: called })
      expect(await place()).toBe(before)
      await page.evaluate(() => {
        const links = [...document.querySelectorAll<HTMLElement>('.notes-closed > a')]
        links.find((link) => link.getClientRects().length > 0)?.click()
      })
      expect(await visible('.notes-closed')).toBe(0)
      expect(await page.$('.footnote:target')).toBeNull()
      expect(await place()).toBe(before)
    },
  )

  it('should be reached by the keyboard, and left by it', async () => {
    await open('en', WIDE)
    await page.focus('.call')
    await page.keyboard.press('Enter')
    expect(await page.$('.footnote:target')).not.toBeNull()
    // The reader goes on from the note: the next stop is its number, which leads back.
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('note-number')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => location.hash)).toMatch(/^#call-/)
  })
})

describe('the choice of a language', () => {
  it.each(['en-ar', 'back-to-back'] as const)(
    'should show one language alone in %s',
    async (edition) => {
      await open(edition)
      const counts = async () => [
        await visible('main .cell:lang(en):not(.cell .cell)'),
        await visible('main .cell:lang(ar):not(.cell .cell)'),
      ]
      const [english = 0, arabic = 0] = await counts()
      expect(Math.min(english, arabic)).toBeGreaterThan(20)
      await page.click('label:has(#show-en)')
      expect(await counts()).toEqual([english, 0])
      await page.click('label:has(#show-ar)')
      expect(await counts()).toEqual([0, arabic])
      expect(await visible('.notes .cell:lang(en):not(.cell .cell)')).toBe(0)
    },
  )

  it('should be made by the keyboard', async () => {
    await open('en-ar')
    await page.focus('#show-all')
    await page.keyboard.press('ArrowRight')
    expect(await visible('main .cell:lang(ar):not(.cell .cell)')).toBe(0)
  })
})

describe('paper, from the browser of a reader', () => {
  it.each(EDITIONS)(
    'should print all of it, and nothing that only a screen can do, in %s',
    async (edition) => {
      await open(edition, WIDE)
      await page.emulateMediaType('print')
      expect(await visible('.switch')).toBe(0)
      expect(await visible('.notes-closed')).toBe(0)
      expect(await visible('.footnote')).toBe(edition === 'back-to-back' ? 82 : 41)
      await page.emulateMediaType('screen')
    },
  )
})
