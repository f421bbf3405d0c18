import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { type Preview, preview } from '../../src/preview/preview.ts'
import {
  copyOfHarbour,
  filesIn,
  leave,
  openReader,
  openTab,
  post,
  previewToWrite,
  violationsIn,
} from './reader.ts'

const NOTE = 'sources/notes/harbour-review-2019.md'

let folder: string
let server: Preview
let reader: Browser
let note: string
const inFolder = (path: string) => join(folder, path)

beforeAll(async () => {
  folder = await copyOfHarbour('writing')
  note = await readFile(inFolder(NOTE), 'utf8')
  reader = await openReader(folder)
  server = await previewToWrite(folder)
})

afterAll(() => leave(folder, server, reader))

beforeEach(() => writeFileSync(inFolder(NOTE), note))

const sources = () => filesIn(inFolder('sources'))
const noteNow = () => readFileSync(inFolder(NOTE), 'utf8')

const newPage = () => openTab(reader, server.address)

/** Opens the passage of the first point, and the form on its claim, as often as a save puts others in their place. */
async function editing(): Promise<Page> {
  const page = await newPage()
  await page.waitForFunction(
    () => {
      if (document.activeElement?.matches('#detail textarea')) return true
      const shown = document.querySelector<HTMLIFrameElement>('iframe.shown')?.contentDocument
      const edit = document.querySelector<HTMLElement>('#detail .statement .writing > button')
      if (edit) edit.click()
      else if (!document.querySelector('#detail form')) {
        shown?.querySelector<HTMLElement>('.role-point [data-call]')?.click()
      }
      return false
    },
    { polling: 300 },
  )
  return page
}

/** Puts words at the end of what is focused, and saves by keyboard. */
async function add(page: Page, words: string): Promise<void> {
  await page.keyboard.down('Control')
  await page.keyboard.press('End')
  await page.keyboard.up('Control')
  await page.keyboard.type(words)
  await page.focus('#detail form button[type=submit]')
  await page.keyboard.press('Enter')
}

/** Presses a button once it is there: at once, since a save may put another one in its place. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector)
  await page.$eval(selector, (button) => (button as HTMLElement).click())
}

const told = (page: Page, selector: string, words: string) =>
  page.waitForFunction(
    (at, wanted) => document.querySelector(at)?.textContent?.includes(wanted),
    {},
    selector,
    words,
  )

describe('a preview that writes', () => {
  it('should change the words of a claim and nothing else, show the page that comes of it, and take it back', async () => {
    const page = await editing()
    await add(page, ' It was a record.')
    await told(page, '#written', 'Written to')
    const words = /in 2018\.(?=\n\n:::ar)/
    expect(noteNow()).toBe(note.replace(words, 'in 2018. It was a record.'))
    await page.waitForFunction(() =>
      document
        .querySelector<HTMLIFrameElement>('iframe.shown')
        ?.contentDocument?.body.textContent?.includes('It was a record.'),
    )
    await press(page, '#written button')
    await told(page, '#written', 'Taken back')
    expect(noteNow()).toBe(note)
    await page.close()
  })

  it('should never write over what another window or an editor has saved', async () => {
    const [first, second] = [await editing(), await editing()]
    await add(first, ' One.')
    await told(first, '#written', 'Written to')
    const afterFirst = noteNow()
    await add(second, ' Two.')
    await told(second, '#detail [role=alert]', 'changed meanwhile')
    expect(noteNow()).toBe(afterFirst)
    // What was typed is still there.
    expect(await second.$eval('#detail textarea', (area) => area.value)).toContain('Two.')
    writeFileSync(inFolder(NOTE), `${afterFirst}<!-- saved by an editor -->\n`)
    await press(first, '#written button')
    await told(first, '#written', 'changed meanwhile')
    expect(noteNow()).toContain('saved by an editor')
    await Promise.all([first.close(), second.close()])
  })

  it('should write a claim on a paragraph, and set another one aside', async () => {
    const page = await newPage()
    await press(page, '#sources')
    await press(page, '#detail .sources button')
    await press(page, '#detail .reading .writing button')
    await page.waitForSelector('#detail form input:focus')
    expect(await violationsIn(page)).toEqual([])
    const at = await page.$$eval('#detail form input', (inputs) => {
      const [id, topic, paragraphs] = inputs
      if (id) id.value = 'quay-again'
      if (topic) topic.value = 'quay-again'
      return paragraphs?.value
    })
    await page.$$eval('#detail form textarea', (areas) => {
      for (const area of areas)
        area.value = area.lang === 'ar' ? 'أُغلق الرصيف.' : 'The quay closed.'
    })
    await press(page, '#detail form button[type=submit]')
    await told(page, '#written', 'Written to')
    const claim = `::::claim{#quay-again topic=quay-again at="${at}" weight=3}\nThe quay closed.\n\n:::ar\nأُغلق الرصيف.\n:::\n::::`
    expect(noteNow()).toContain(claim)
    expect(noteNow().replace(`\n\n${claim}`, '')).toBe(note)
    await told(page, '#detail .reading', 'quay-again')
    await page.$$eval('#detail .reading button', (buttons) =>
      buttons.find(({ textContent }) => textContent === 'Set aside')?.click(),
    )
    await vi.waitFor(() => expect(noteNow()).toMatch(/^set-aside: \d+$/m), { timeout: 60_000 })
    await page.close()
  })

  it('should accept what was read, and only as it was read', async () => {
    const page = await editing()
    await page.keyboard.press('Escape')
    await page.$$eval('#detail .statement button', (buttons) =>
      buttons.find(({ textContent }) => textContent === 'Both say the same')?.click(),
    )
    await told(page, '#written', 'lock.json')
    expect(
      Object.keys(JSON.parse(readFileSync(inFolder('sources/lock.json'), 'utf8')).statements),
    ).toHaveLength(1)
    await page.close()
    const refused = await send('accept', {
      claim: 'ferry-passengers',
      says: { en: 'Something else.' },
    })
    expect(refused.status).toBe(409)
  })
})

/** The token that the page was given. */
const send = (path: string, body: unknown, headers?: Record<string, string>) =>
  post(server.address, path, body, headers)

describe('whoever is not the page', () => {
  const order = {
    kind: 'set-aside',
    base: 'x',
    source: 'harbour-review-2019',
    paragraph: 1,
    aside: true,
  }

  it.each<[string, Record<string, string>]>([
    ['another origin', { Origin: 'http://example.org' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a form', { 'Content-Type': 'text/plain' }],
    ['a form of many parts', { 'Content-Type': 'multipart/form-data' }],
    ['a page without its token', { 'X-Mujaz-Token': '' }],
    ['a page of another preview', { 'X-Mujaz-Token': 'a'.repeat(64) }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('should write nothing: %s', async (_, headers) => {
    const before = await sources()
    const { status } = await send('change', order, headers)
    expect(status).toBe(403)
    expect(await sources()).toEqual(before)
  })

  it.each<[string, unknown, number]>([
    ['cut JSON', '{', 400],
    ['no order', '"x"', 409],
    ['nothing', null, 409],
    ['a path for a source', { ...order, source: '../../etc/passwd' }, 409],
    ['no paragraph', { ...order, paragraph: -1 }, 409],
    ['no state', { ...order, base: undefined }, 409],
    [
      'a prototype for a language',
      { kind: 'statement', base: 'x', claim: 'ferry-passengers', language: '__proto__', text: 'x' },
      409,
    ],
    [
      'a heading for a section',
      {
        kind: 'claim',
        base: 'x',
        source: 'harbour-review-2019',
        claim: { id: 'a', section: 'A\n# B' },
      },
      409,
    ],
    ['a megabyte', 'x'.repeat(2 ** 20 + 1), 413],
  ])('should be told what cannot be: %s', async (_, body, status) => {
    const before = await sources()
    const answer = await send('change', body)
    expect(answer.status).toBe(status)
    expect(await sources()).toEqual(before)
  })

  it('should find no way to write where writing was not asked for', async () => {
    const closed = await preview({
      sources: inFolder('sources'),
      originals: inFolder('originals'),
      templates: inFolder('templates'),
    })
    try {
      expect(await (await fetch(closed.address)).text()).not.toContain('data-token')
      const { origin } = new URL(closed.address)
      const headers = { Origin: origin, 'Content-Type': 'application/json' }
      for (const path of ['change', 'accept', 'undo']) {
        const { status } = await fetch(`${closed.address}${path}`, {
          method: 'POST',
          headers,
          body: '{}',
        })
        expect(status).toBe(405)
      }
      expect((await fetch(`${closed.address}claim/ferry-passengers`)).status).toBe(404)
    } finally {
      await closed.close()
    }
  })
})
