import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { Preview } from '../../src/preview/preview.ts'
import { add } from '../../src/project/add.ts'
import { complete, saying, serve } from '../draft/model-server.ts'
import { OPENED } from '../draft/opened.ts'
import {
  copyOfHarbour,
  leave,
  openReader,
  openTab,
  post,
  previewToWrite,
  violationsIn,
} from './reader.ts'

const NOTE = 'sources/notes/harbour-review-2019.md'
const EDITOR = 'sources/brief.md'

const PAGE = `<!doctype html><html lang="en"><head><title>The pier opens</title></head><body>
<nav><a href="/a">Home</a> <a href="/b">Sport</a></nav><article><h1>The pier opens</h1>
<p>The old pier was rebuilt after the storm, and it opened to visitors again in March 2022.</p>
<figure><img src="x.png" alt=""><figcaption>A picture of the pier, taken by a reader.</figcaption></figure>
<p>The council says that about 300 people a day walked on the pier in its first summer.</p>
<p>Nobody could say on Monday when the second half of the pier will be opened to the public.</p>
</article></body></html>`

let folder: string
let server: Preview
let reader: Browser
const first = new Map<string, string>()
const inFolder = (path: string) => join(folder, path)
const now = (path: string) => readFileSync(inFolder(path), 'utf8')

beforeAll(async () => {
  folder = await copyOfHarbour('window')
  const folders = {
    sources: inFolder('sources'),
    originals: inFolder('originals'),
    templates: inFolder('templates'),
  }
  writeFileSync(inFolder('pier.html'), PAGE)
  await add([inFolder('pier.html')], folders)
  const names = ['sources/notes/pier.md', 'originals/pier.txt', 'originals/pier.txt.cut.json']
  for (const path of [NOTE, EDITOR, ...names]) first.set(path, now(path))
  reader = await openReader(folder)
  server = await previewToWrite(folder)
})

afterAll(() => leave(folder, server, reader))

beforeEach(async () => {
  for (const [path, text] of first) writeFileSync(inFolder(path), text)
  await rm(inFolder('sources/drafting.yaml'), { force: true })
})

const newPage = () => openTab(reader, server.address)

/** Focuses a button of this name by itself and presses Enter, at once, as often as a save puts another in its place. */
async function pressNamed(page: Page, within: string, name: string): Promise<void> {
  await page.waitForFunction(
    (selector, words) => {
      const button = [...document.querySelectorAll<HTMLElement>(`${selector} button`)].find(
        ({ textContent }) => textContent === words,
      )
      button?.focus()
      return button !== undefined && document.activeElement === button
    },
    { polling: 100 },
    within,
    name,
  )
  await page.keyboard.press('Enter')
}

const told = (page: Page, selector: string, words: string) =>
  page.waitForFunction(
    (at, wanted) => document.querySelector(at)?.textContent?.includes(wanted),
    {},
    selector,
    words,
  )

/** Opens the reading of a source. */
async function reading(source: string): Promise<Page> {
  const page = await newPage()
  await pressNamed(page, '.bar', 'Sources')
  await page.waitForFunction(
    (id) => {
      const items = [...document.querySelectorAll('#detail .sources > li')]
      const button = items
        .find(({ textContent }) => textContent?.includes(`${id}:`))
        ?.querySelector('button')
      button?.click()
      return button !== undefined && button !== null
    },
    { polling: 100 },
    source,
  )
  await page.waitForSelector('#detail .reading')
  return page
}

describe('a claim that is split in the window', () => {
  it('should become two, divided where the caret stands, by keyboard', async () => {
    const page = await newPage()
    await page.waitForFunction(
      () => {
        const form = document.querySelector('#detail form textarea')
        if (form) return true
        const split = [...document.querySelectorAll<HTMLElement>('#detail .writing > button')].find(
          ({ textContent }) => textContent === 'Split',
        )
        if (split) split.click()
        else if (!document.querySelector('#detail form')) {
          document
            .querySelector<HTMLIFrameElement>('iframe.shown')
            ?.contentDocument?.querySelector<HTMLElement>('.role-point [data-call]')
            ?.click()
        }
        return false
      },
      { polling: 300 },
    )
    expect(await violationsIn(page)).toEqual([])
    // In each language: join all in the first half, put the caret behind the figure, divide there.
    for (const [language, name] of [
      ['en', 'English'],
      ['ar', 'Arabic'],
    ] as const) {
      await page.evaluate((lang) => {
        const [one, other] = document.querySelectorAll<HTMLTextAreaElement>(
          `#detail form textarea[lang=${lang}]`,
        )
        if (!one || !other) throw new Error('There are no two halves.')
        one.value = `${one.value} ${other.value}`.trim()
        other.value = ''
        one.focus()
        // Within the figure: it goes whole with the first half.
        const caret = one.value.indexOf('{measure') + 3
        one.setSelectionRange(caret, caret)
      }, language)
      await pressNamed(page, '#detail form', `Divide ${name} at the caret`)
    }
    const halves = await page.$$eval('#detail form textarea', (areas) =>
      areas.map(({ value }) => value),
    )
    expect(halves[0]).toMatch(/^The port handled :figure\[.*\}$/)
    expect(halves[1]).toBe('in 2018.')
    await page.focus('#detail form button[type=submit]')
    await page.keyboard.press('Enter')
    await told(page, '#written', 'Written to')
    expect(now(NOTE)).toContain(
      '::::claim{#ferry-passengers-2 topic="ferry-passengers-2" at="4" weight=5}\nin 2018.\n\n:::ar\nفي عام 2018.\n:::\n::::',
    )
    await pressNamed(page, '#written', 'Take back')
    await told(page, '#written', 'Taken back')
    expect(now(NOTE)).toBe(first.get(NOTE))
    await page.close()
  })
})

describe('a finding that is settled in the window', () => {
  it('should be written with its reason where it belongs, and be told no more', async () => {
    writeFileSync(
      inFolder(EDITOR),
      now(EDITOR).replace('عمل الميناء بثلاثة', 'لم يعمل الميناء بثلاثة'),
    )
    const page = await newPage()
    await told(page, '#list', 'sense-opposed')
    await pressNamed(page, '#list', 'Settle')
    await page.waitForSelector('#list form input:focus')
    expect(await violationsIn(page)).toEqual([])
    // A save meanwhile does not take it out of the person's hands.
    await page.keyboard.type('the ')
    writeFileSync(inFolder(NOTE), `${now(NOTE)}<!-- another window -->\n`)
    await page.waitForFunction(
      () => document.querySelector('#status')?.textContent === 'Rebuilding…',
    )
    await page.waitForFunction(
      () => document.querySelector('#status')?.textContent !== 'Rebuilding…',
    )
    await page.keyboard.type('idiom denies nothing')
    await page.keyboard.press('Enter')
    await told(page, '#written', 'brief.md')
    expect(now(EDITOR)).toMatch(
      /::::lead\{claims="quays-closed" settled="sense-opposed [0-9a-f]{6}-[0-9a-f]{6}: the idiom denies nothing"\}/,
    )
    await page.waitForFunction(
      () => !document.querySelector('#list')?.textContent?.includes('sense-opposed'),
    )
    await page.close()
  })
})

describe('the paragraphs of a source', () => {
  it('should be marked as debris and not, and a cut one be put back and taken out again', async () => {
    const page = await reading('pier')
    await pressNamed(page, '#detail .reading', 'Debris')
    await told(page, '#written', 'Written to')
    expect(now('sources/notes/pier.md')).toContain('    kind: noise\n    note: { en: "Debris of')
    await pressNamed(page, '#detail .reading', 'No debris')
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('#detail button')].some(
          ({ textContent }) => textContent === 'No debris',
        ),
    )
    expect(now('sources/notes/pier.md')).toBe(first.get('sources/notes/pier.md'))
    await page.$eval('#detail .cut summary', (summary) => (summary as HTMLElement).click())
    expect(await violationsIn(page)).toEqual([])
    const before = now('originals/pier.txt').split('\n').length
    await pressNamed(page, '#detail .cut', 'Put back')
    await told(page, '#written', 'pier.txt')
    expect(now('originals/pier.txt').split('\n')).toHaveLength(before + 1)
    await pressNamed(page, '#written', 'Take back')
    await told(page, '#written', 'Taken back')
    for (const [path, text] of first) expect(now(path), path).toBe(text)
    await page.close()
  })
})

function draftWith(baseUrl: string): void {
  writeFileSync(inFolder('sources/drafting.yaml'), `base-url: ${baseUrl}\nmodel: test-model\n`)
}

describe('drafting in the window', () => {
  it('should show what would be sent, send it only when that is confirmed, and tell what came of it', async () => {
    const wrong = { ...OPENED, quote: 'it closed to visitors again in March 2022' }
    const { baseUrl, received } = await serve(saying(OPENED, wrong))
    draftWith(baseUrl)
    const page = await reading('pier')
    await pressNamed(page, '#detail', 'Draft…')
    await told(page, '#detail form', 'would leave this machine')
    expect(await violationsIn(page)).toEqual([])
    const shown = await page.$eval('#detail form', ({ textContent }) => textContent ?? '')
    expect(shown).toContain(baseUrl)
    expect(shown).toContain('about 300 people a day')
    await page.keyboard.press('Escape')
    expect(received).toHaveLength(0)
    await pressNamed(page, '#detail', 'Draft…')
    await told(page, '#detail form', 'would leave this machine')
    await page.focus('#detail form button[type=submit]')
    await page.keyboard.press('Enter')
    await told(page, '#detail form', 'no program sees every reversal')
    expect(await violationsIn(page)).toEqual([])
    for (const { body } of received) {
      for (const { content } of JSON.parse(body).messages) expect(shown).toContain(content)
    }
    expect(await page.$eval('#detail form blockquote', (quote) => quote.textContent)).toBe(
      OPENED.quote,
    )
    await told(page, '#detail form', 'Refused')
    expect(now('sources/notes/pier.md')).toContain('status=draft drafted-by="test-model"')
    await pressNamed(page, '#written', 'Take back')
    await told(page, '#written', 'Taken back')
    expect(now('sources/notes/pier.md')).toBe(first.get('sources/notes/pier.md'))
    await page.close()
  })

  it('should tell in words that the service fails, and write nothing', async () => {
    const { baseUrl } = await serve((response) => {
      response.statusCode = 400
      response.end('no such model')
    })
    draftWith(baseUrl)
    const page = await reading('pier')
    await pressNamed(page, '#detail', 'Draft…')
    await pressNamed(page, '#detail form', 'Send 2 requests')
    await told(page, '#detail form', 'The service answered 400: no such model.')
    await told(page, '#detail form', 'Nothing was written.')
    expect(now('sources/notes/pier.md')).toBe(first.get('sources/notes/pier.md'))
    await page.close()
  })

  it('should end when it is stopped, with nothing written and no further request', async () => {
    const { baseUrl, received } = await serve((response, number) => {
      // The second one hangs.
      if (number === 1) complete(response, JSON.stringify({ proposals: [OPENED] }))
    })
    draftWith(baseUrl)
    const page = await reading('pier')
    await pressNamed(page, '#detail', 'Draft…')
    await pressNamed(page, '#detail form', 'Send 2 requests')
    await told(page, '#detail form [role=status]', '1 of 2')
    await pressNamed(page, '#detail form', 'Stop')
    await told(page, '#detail form', 'It was stopped.')
    expect(received.length).toBeLessThanOrEqual(2)
    expect(now('sources/notes/pier.md')).toBe(first.get('sources/notes/pier.md'))
    await page.close()
  })

  it('should send nothing that was not shown, and offer nothing where no model is named', async () => {
    const { baseUrl, received } = await serve(saying(OPENED))
    draftWith(baseUrl)
    const page = await reading('pier')
    await pressNamed(page, '#detail', 'Draft…')
    await told(page, '#detail form', 'would leave this machine')
    const note = now('sources/notes/pier.md')
    writeFileSync(inFolder('sources/notes/pier.md'), note.replace(/---\n$/, 'set-aside: 1\n---\n'))
    await pressNamed(page, '#detail form', 'Send 2 requests')
    await told(page, '#detail form', 'not what was shown')
    expect(received).toHaveLength(0)
    await rm(inFolder('sources/drafting.yaml'))
    const other = await reading('pier')
    expect(
      await other.$$eval('#detail button', (all) => all.map(({ textContent }) => textContent)),
    ).not.toContain('Draft…')
    await Promise.all([page.close(), other.close()])
  })
})

const send = (path: string, body: unknown, headers?: Record<string, string>) =>
  post(server.address, path, body, headers)

describe('whoever is not the page', () => {
  it.each<[string, Record<string, string>]>([
    ['another origin', { Origin: 'http://example.org' }],
    ['a form', { 'Content-Type': 'text/plain' }],
    ['a page without its token', { 'X-Mujaz-Token': '' }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('should begin no drafting: %s', async (_, headers) => {
    const { baseUrl, received } = await serve(saying(OPENED))
    draftWith(baseUrl)
    const plan = await (await fetch(`${server.address}draft/pier`)).json()
    expect(plan.requests.length).toBeGreaterThan(0)
    expect((await send('draft', plan, headers)).status).toBe(403)
    expect((await send('draft/stop', {}, headers)).status).toBe(403)
    expect(received).toHaveLength(0)
  })

  it.each<[string, unknown]>([
    [
      'a split of one half',
      { kind: 'split', base: 'x', claim: 'quays-closed', halves: [], goes: {} },
    ],
    [
      'a split without words',
      { kind: 'split', base: 'x', claim: 'quays-closed', halves: [{}, {}], goes: {} },
    ],
    [
      'a settling without a reason',
      { kind: 'settle', base: 'x', text: 'a', mark: 'b', carrier: 'claim' },
    ],
    [
      'a carrier that is a path',
      { kind: 'settle', base: 'x', text: 'a', mark: 'b', reason: 'c', carrier: '../x' },
    ],
    [
      'debris of no paragraph',
      { kind: 'debris', base: 'x', source: 'pier', paragraph: 0, debris: true },
    ],
    [
      'what is cited as debris',
      { kind: 'debris', base: 'x', source: 'harbour-review-2019', paragraph: 5, debris: true },
    ],
    ['a path to put back into', { kind: 'put-back', base: 'x', source: '../../etc', number: 1 }],
    ['a paragraph that was not cut', { kind: 'put-back', base: 'x', source: 'pier', number: 999 }],
  ])('should be told what cannot be: %s', async (_, order) => {
    expect((await send('change', order)).status).toBe(409)
    for (const [path, text] of first) expect(now(path), path).toBe(text)
  })
})
