import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { type Preview, preview } from '../../src/preview/preview.ts'
import type { NoteMessage, ViewState } from '../../src/preview/protocol.ts'
import { print } from '../../src/print/print.ts'
import { addLauncher } from '../browser/machine.ts'
import { violationsIn } from './reader.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))

let folder: string
let server: Preview
let printer: Browser
let reader: Browser
let page: Page
const states: ViewState[] = []
const inFolder = (path: string) => join(folder, path)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-preview-'))
  await cp(HARBOUR, folder, { recursive: true })
  await mkdir(inFolder('templates/board'), { recursive: true })
  await writeFile(inFolder('templates/board/audience.yaml'), 'editions: [en]\n')
  printer = await openBrowser()
  // A reader's browser: it may reach this machine, and rounds letters to the pixel as a screen does.
  const args = [
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--font-render-hinting=full',
  ]
  const path = await addLauncher(inFolder('reader'), { args })
  reader = await openBrowser({ path })
  server = await preview({
    sources: inFolder('sources'),
    originals: inFolder('originals'),
    templates: inFolder('templates'),
    browser: { path: printer.place },
    onState: (state) => states.push(state),
  })
  page = await newPage()
})

afterAll(async () => {
  await server?.close()
  await Promise.all([printer?.close(), reader?.close()])
  await rm(folder, { recursive: true, force: true })
})

/** An ordinary page: with scripts, in a window of its own. */
async function newPage(query = ''): Promise<Page> {
  const isolated = await reader.newPage()
  const opened = await isolated.page.browser().newPage()
  await isolated.close()
  opened.on('pageerror', (error) => {
    throw error
  })
  // Whoever waits for a test sets the limit.
  opened.setDefaultTimeout(0)
  await opened.setViewport({ width: 1280, height: 800 })
  await opened.goto(`${server.address}${query}`)
  await opened.waitForSelector('iframe.shown')
  return opened
}

async function briefIn(opened: Page): Promise<Frame> {
  const frame = await (await opened.waitForSelector('iframe.shown'))?.contentFrame()
  if (!frame) throw new Error('There is no frame.')
  return frame
}

/** Clicks in the frame that is shown, whichever it is: a build may put another one in its place at any moment. */
async function clickInBrief(opened: Page, selector: string): Promise<void> {
  await opened.waitForFunction(
    (at) => {
      const shown = document.querySelector<HTMLIFrameElement>('iframe.shown')?.contentDocument
      const found = shown?.querySelector<HTMLElement>(at)
      found?.click()
      return found !== null && found !== undefined
    },
    {},
    selector,
  )
}

/** Waits until the frame that is shown, whichever it is, holds a text. */
function untilBriefSays(opened: Page, text: string): Promise<unknown> {
  return opened.waitForFunction(
    (wanted) =>
      document
        .querySelector<HTMLIFrameElement>('iframe.shown')
        ?.contentDocument?.body.textContent?.includes(wanted),
    {},
    text,
  )
}

function textOf(opened: Page, selector: string): Promise<string> {
  return opened.$eval(selector, (element) => element.textContent ?? '')
}

/** Saves as an editor does: beside the file, then over it. */
function save(path: string, change: (text: string) => string): void {
  const text = readFileSync(inFolder(path), 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(inFolder(`${path}~`), change(text))
  renameSync(inFolder(`${path}~`), inFolder(path))
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(server.address)
  return new Promise<{ status: number; text: string; policy: string }>((resolve, reject) => {
    // `fetch` would clean the path and set the headers itself.
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text,
          policy: String(response.headers['content-security-policy']),
        }),
      )
    })
    asked.on('error', reject).end()
  })
}

describe('the page', () => {
  it('should hold the very HTML that a build would write', async () => {
    const out = inFolder('out')
    await build({
      sources: inFolder('sources'),
      originals: inFolder('originals'),
      templates: inFolder('templates'),
      formats: ['html'],
      editions: ['en-ar'],
      out,
    })
    const { text, policy } = await get('/page/meeting/en-ar')
    expect(text).toBe(await readFile(join(out, 'meeting/brief.en-ar.html'), 'utf8'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
  })

  it('should follow a note that is saved, and keep the place of the reader', async () => {
    const frame = await briefIn(page)
    await frame.evaluate(() => scrollTo(0, 600))
    save('sources/notes/harbour-review-2019.md', (text) =>
      text.replace('The storm closed', 'The great storm closed'),
    )
    await untilBriefSays(page, 'The great storm closed two')
    expect(await (await briefIn(page)).evaluate(() => scrollY)).toBeGreaterThan(500)
  })

  it('should make one page of a burst of saves', async () => {
    const version = states.at(-1)?.version ?? 0
    // In one turn of the event loop, on however busy a machine.
    for (const word of ['strong', 'heavy', 'wild', 'last']) {
      save('sources/notes/harbour-review-2019.md', (text) =>
        text.replace(/The \w+ storm/, `The ${word} storm`),
      )
    }
    await untilBriefSays(page, 'The last storm closed two')
    expect((states.at(-1)?.version ?? 0) - version).toBeLessThan(3)
  })

  it('should follow a style and a label of its audience that were not there before', async () => {
    await mkdir(inFolder('templates/meeting/styles'), { recursive: true })
    await writeFile(inFolder('templates/meeting/styles/look.css'), ':root { --accent: #6b2737; }')
    await mkdir(inFolder('templates/meeting/labels'))
    await writeFile(inFolder('templates/meeting/labels/en.yaml'), 'contents: In this paper\n')
    await untilBriefSays(page, 'In this paper')
    await page.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe.shown')
      const root = frame?.contentDocument?.documentElement
      return root && getComputedStyle(root).getPropertyValue('--accent') === '#6b2737'
    })
  })

  it('should be another one in another window, both up to date', async () => {
    const other = await newPage('?audience=board')
    expect(await other.$eval('#edition', (select) => (select as HTMLSelectElement).value)).toBe(
      'en',
    )
    save('sources/brief.md', (text) => text.replace('used the ferries', 'took the ferries'))
    await Promise.all([
      untilBriefSays(page, 'people took the ferries'),
      untilBriefSays(other, 'people took the ferries'),
    ])
    expect(await (await briefIn(other)).$('[lang=ar].cell')).toBeNull()
    await other.close()
  })
})

describe('trouble', () => {
  it('should keep the last good page while a template is broken, and say so', async () => {
    const path = 'templates/meeting/partials/heading.hbs'
    await mkdir(inFolder('templates/meeting/partials'))
    await writeFile(inFolder(path), '<h3>\n{{titel}}\n</h3>\n')
    await page.waitForSelector('#last-good:not([hidden])')
    expect(await textOf(page, '#last-good')).toContain('last good page')
    expect(await textOf(page, '#list')).toContain('template')
    expect(await (await briefIn(page)).evaluate(() => document.body.textContent)).toContain(
      'took the ferries',
    )
    expect((await get('/page/meeting/en-ar')).status).toBe(200)

    await page.click('#list button.place')
    await page.waitForSelector('#detail:not([hidden])')
    expect(await textOf(page, '#detail .meant')).toContain('{{titel}}')
    expect(await textOf(page, '#detail .actions')).toContain(`${path}:2`)
    await page.click('#close')

    await rm(inFolder(path))
    await page.waitForSelector('#last-good[hidden]')
    expect(await textOf(page, '#list')).not.toContain('Error')
  })

  it('should lead from a finding in a note to its line', async () => {
    const path = 'sources/notes/port-authority.md'
    const good = await readFile(inFolder(path), 'utf8')
    await writeFile(inFolder(path), good.replace(/at="\d+"/, 'at="99"'))
    await page.waitForSelector('#last-good:not([hidden])')
    const place = await textOf(page, '#list button.place')
    expect(place).toMatch(/port-authority\.md:\d+/)
    await page.click('#list button.place')
    await page.waitForSelector('#detail:not([hidden])')
    expect(await textOf(page, '#detail .meant')).toContain('at="99"')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(place)
    await writeFile(inFolder(path), good)
    await page.waitForSelector('#last-good[hidden]')
  })

  it('should tell trouble with the machine, and go on when it is over', async () => {
    await rename(inFolder('sources/brief.md'), inFolder('aside.md'))
    await mkdir(inFolder('sources/brief.md'))
    await page.waitForSelector('#list .trouble')
    expect(await textOf(page, '#list .trouble')).toContain('brief.md is a folder')
    expect(await textOf(page, '#last-good')).toContain('last good page')
    await rm(inFolder('sources/brief.md'), { recursive: true })
    await rename(inFolder('aside.md'), inFolder('sources/brief.md'))
    await page.waitForSelector('#last-good[hidden]')
    expect(await page.$('#list .trouble')).toBeNull()
  })

  it('should say that a port is taken', async () => {
    const other = createServer()
    onTestFinished(() => void other.close())
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    await expect(preview({ port, sources: inFolder('sources') })).rejects.toThrow(
      `Port ${port} is taken`,
    )
  })

  it('should wait for a project that does not exist yet', async () => {
    const empty = await preview({ sources: inFolder('later/sources'), templates: inFolder('none') })
    const opened = await newPageAt(empty.address)
    onTestFinished(() => empty.close())
    await opened.waitForSelector('#empty:not([hidden])')
    expect(await textOf(opened, '#list')).toContain('no-notes')
    await cp(join(HARBOUR, 'sources'), inFolder('later/sources'), { recursive: true })
    await opened.waitForSelector('iframe.shown')
    await opened.close()
  })
})

async function newPageAt(address: string): Promise<Page> {
  const opened = await page.browser().newPage()
  opened.setDefaultTimeout(0)
  await opened.goto(address)
  return opened
}

describe('a footnote', () => {
  it('should lead to the passage of the original, beside both statements', async () => {
    await clickInBrief(page, '.role-point [data-call]')
    await page.waitForSelector('#detail .note')
    const passage = await page.$eval('#detail .paragraphs', (list) => ({
      lang: (list as HTMLElement).lang,
      dir: (list as HTMLElement).dir,
      number: list.querySelector('li')?.value,
      text: list.textContent,
    }))
    expect(passage).toMatchObject({ lang: 'ar', dir: 'rtl', number: 4 })
    const original = await readFile(inFolder('originals/review.txt'), 'utf8')
    expect(original).toContain(passage.text)
    const panel = await textOf(page, '#detail')
    expect(panel).toContain('The port handled more than 900,000 passengers in 2018.')
    expect(panel).toContain('مرّ بالميناء أكثر من 900,000 مسافر في عام 2018.')
    expect(panel).toContain('The magazine calls the number a record')
    await page.click('#close')
  })

  it('should lead there from either half of an edition back to back', async () => {
    const opened = await newPage('?edition=back-to-back')
    for (const lang of ['en', 'ar']) {
      await clickInBrief(opened, `[data-half][lang=${lang}] .role-point [data-call]`)
      await opened.waitForSelector('#detail .paragraphs')
      expect(await textOf(opened, '#detail h2')).toBe('Footnote 4')
      // At once: between looking where the button is and clicking there, a page that is still laid out moves it.
      await opened.waitForSelector('#close', { visible: true })
      await opened.$eval('#close', (button) => (button as HTMLElement).click())
    }
    await opened.close()
  })

  it('should show what stands in an original as text, whatever it is', async () => {
    save('originals/review.txt', (text) =>
      text.replace('رقم قياسي', '<img src=x onerror=alert(1)>'),
    )
    await clickInBrief(page, '.role-point [data-call]')
    await page.waitForFunction(() =>
      document.querySelector('#detail .paragraphs')?.textContent?.includes('<img src=x'),
    )
    expect(await page.$('#detail img')).toBeNull()
    await page.click('#close')
  })

  it('should say so where the original is not at hand', async () => {
    await rename(inFolder('originals'), inFolder('elsewhere'))
    const frame = await briefIn(page)
    await page.waitForFunction(async () => {
      const note = (await (await fetch('note/meeting/en-ar/1')).json()) as NoteMessage
      return note.passages.every((passage: object) => !('paragraphs' in passage))
    })
    await frame.$eval('.role-point [data-call]', (call) => (call as HTMLElement).click())
    await page.waitForSelector('#detail .absent')
    expect(await textOf(page, '#detail .absent')).toContain('para. 4 of review.txt')
    await rename(inFolder('elsewhere'), inFolder('originals'))
    await page.click('#close')
  })
})

describe('the sources', () => {
  it('should be laid out as they are best read, with what no claim covers, after every save', async () => {
    const last = 'وصل نحو 40 قاربًا.'
    save('originals/review.txt', (text) => `${text}${last}\n`)
    const opened = await newPage()
    await untilBriefSays(opened, 'passengers')
    await opened.waitForFunction(
      () => !document.querySelector('#status')?.textContent?.includes('…'),
    )
    await opened.focus('#sources')
    await opened.keyboard.press('Enter')
    await opened.waitForSelector('#detail .sources')
    const source = 'harbour-review-2019: 8 paragraphs, '
    expect(await textOf(opened, '#detail')).toContain(`${source}1 not covered`)
    await opened.$eval('#detail .sources button', (button) => (button as HTMLElement).click())
    await opened.waitForSelector('#detail .reading')
    expect(await opened.$$eval('#detail .reading > li', (items) => items.length)).toBe(8)
    const ledger = /Not covered by a claim: ¶ (\d+)\./.exec(await textOf(opened, '#detail'))?.[1]
    // A claim leads to its place in the note.
    await opened.$eval('#detail .reading .place', (button) => (button as HTMLElement).click())
    await opened.waitForSelector('#detail .lines .meant')
    await opened.$eval('#sources', (button) => (button as HTMLElement).click())
    await opened.waitForSelector('#detail .sources')
    const note = 'sources/notes/harbour-review-2019.md'
    save(note, (text) => text.replace('\nhealth:', `\nset-aside: ${ledger}\nhealth:`))
    await opened.waitForFunction(
      (wanted) => document.querySelector('#detail')?.textContent?.includes(wanted),
      {},
      `${source}all of it covered`,
    )
    save(note, (text) => text.replace(`\nset-aside: ${ledger}`, ''))
    save('originals/review.txt', (text) => text.replace(`${last}\n`, ''))
    await opened.close()
  })
})

describe('the page view', () => {
  it.each(['en-ar', 'ar'] as const)('should break pages as the PDF does: %s', async (edition) => {
    const opened = await newPage(`?edition=${edition}&view=pages`)
    const frame = await briefIn(opened)
    const seen = await frame.evaluate(() =>
      [...document.querySelectorAll('.page')].map((each) => ({
        calls: [...each.querySelectorAll<HTMLElement>('.page-body [data-call]')].map(
          ({ dataset }) => dataset.call,
        ),
        notes: [...each.querySelectorAll<HTMLElement>('.page-notes [data-note]')].map(
          ({ dataset }) => dataset.note,
        ),
      })),
    )
    const { text } = await get(`/page/meeting/${edition}`)
    const { report } = await print(text, { browser: printer })
    expect(seen).toHaveLength(report.pages)
    for (const [index, { calls, notes }] of seen.entries()) {
      const here = report.calls.filter(({ page }) => page === index + 1).map(({ note }) => note)
      expect(calls).toEqual(here)
      expect(new Set(notes)).toEqual(new Set(here))
    }
    await opened.close()
  })

  it('should show every page whole, on a desk, at any width', async () => {
    const opened = await newPage('?view=pages')
    for (const width of [1280, 360]) {
      await opened.setViewport({ width, height: 800 })
      await opened.waitForFunction(() => {
        const stage = document.querySelector<HTMLElement>('#brief')
        const frame = document.querySelector<HTMLIFrameElement>('iframe.shown')
        const page = frame?.contentDocument?.querySelector('.page')
        if (!stage || !frame || !page) return false
        const scale = frame.getBoundingClientRect().width / frame.offsetWidth
        const share = (page.getBoundingClientRect().width * scale) / stage.clientWidth
        return share > 0.8 && share < 1
      })
    }
    await opened.close()
  })

  it('should be switched to and from, and follow what is saved', async () => {
    await page.click('input[value=pages] + span')
    await page.waitForFunction(() =>
      document
        .querySelector<HTMLIFrameElement>('iframe.shown')
        ?.contentDocument?.querySelector('.page'),
    )
    save('sources/brief.md', (text) => text.replace('took the ferries', 'boarded the ferries'))
    await untilBriefSays(page, 'people boarded the ferries')
    expect(await (await briefIn(page)).$('.page')).not.toBeNull()
    await page.click('input[value=page] + span')
    await page.waitForFunction(
      () =>
        !document
          .querySelector<HTMLIFrameElement>('iframe.shown')
          ?.contentDocument?.querySelector('.page'),
    )
  })

  it('should print the PDF on demand', async () => {
    const response = await fetch(`${server.address}pdf/meeting/en`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('whoever uses no mouse', () => {
  it('should reach everything by keyboard, and come back from a footnote', async () => {
    await page.focus('#audience')
    const reached: string[] = []
    for (let count = 0; count < 6; count++) {
      reached.push(
        await page.evaluate(
          () => document.activeElement?.id || (document.activeElement as HTMLInputElement).name,
        ),
      )
      await page.keyboard.press('Tab')
    }
    expect(reached).toEqual(['audience', 'edition', 'view', 'pdf', 'sources', 'toggle'])
    const frame = await briefIn(page)
    await frame.focus('.role-point .call-open')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#detail-title:focus')
    expect(await page.$('#detail .note')).not.toBeNull()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
    const focused = await frame.evaluate(
      () => (document.activeElement?.nextElementSibling as HTMLElement | null)?.dataset.call,
    )
    expect(focused).toBe(
      await frame.$eval('.role-point [data-call]', (call) => (call as HTMLElement).dataset.call),
    )
  })

  it.each(['light', 'dark'])('should meet no barrier that axe knows: %s', async (scheme) => {
    const opened = await newPage()
    await opened.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    expect(await violationsIn(opened)).toEqual([])
    await clickInBrief(opened, '.role-point [data-call]')
    await opened.waitForSelector('#detail .note')
    expect(await violationsIn(opened)).toEqual([])
    await opened.click('#sources')
    await opened.waitForSelector('#detail .sources')
    expect(await violationsIn(opened)).toEqual([])
    await opened.$eval('#detail .sources button', (button) => (button as HTMLElement).click())
    await opened.waitForSelector('#detail .reading')
    expect(await violationsIn(opened)).toEqual([])
    await opened.setViewport({ width: 360, height: 740 })
    expect(await violationsIn(opened)).toEqual([])
    expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    )
    await opened.close()
  })
})

describe('the server', () => {
  it('should answer to its own address alone', async () => {
    const { port } = new URL(server.address)
    expect((await get('/', { Host: 'attacker.example' })).status).toBe(403)
    expect((await get('/', { Host: `attacker.example:${port}` })).status).toBe(403)
    expect((await get('/', { Host: `localhost:${port}` })).status).toBe(200)
  })

  it('should refuse what another page asks for', async () => {
    expect((await get('/note/meeting/en-ar/1', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
      403,
    )
    expect((await get('/note/meeting/en-ar/1', { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    expect((await get('/pdf/meeting/en', { Origin: 'https://attacker.example' })).status).toBe(403)
    expect((await get('/', {}, 'POST')).status).toBe(405)
  })

  it('should read no file that no page was made of', async () => {
    const secret = join(folder, 'secret.txt')
    await writeFile(secret, 'secret')
    for (const path of [
      secret,
      `${inFolder('sources')}/../secret.txt`,
      '../secret.txt',
      '/etc/passwd',
    ]) {
      const { status, text } = await get(`/place?file=${encodeURIComponent(path)}&line=1`)
      expect(status, path).toBe(404)
      expect(text).not.toMatch(/^secret/)
    }
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/preview.js/../../package.json',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    for (const name of ['..%2f..%2fsources', '..%5c..', '...', '%2fetc', 'board%00', '']) {
      const { status, text } = await get(`/events/${name}`)
      expect(status, name).toBe(404)
      expect(text).toContain('nothing here')
    }
    const named = inFolder('sources/brief.md')
    expect((await get(`/place?file=${encodeURIComponent(named)}&line=2`)).status).toBe(200)
  })

  it('should let no page run a script but its own', async () => {
    const { policy } = await get('/')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect((await get('/pages/meeting/en')).text).toContain("form-action 'none'; script-src 'self'")
  })
})
