/** A browser for the tests of what runs in a page: the one that prints, as it is when it prints. */
import { join } from 'node:path'
import { build, stop } from 'esbuild'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser as openPrinter } from '../../src/browser/open-browser.ts'
import type { Report } from '../../src/in-page/protocol.ts'

export interface TestBrowser {
  newPage(): Promise<Page>
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await openPrinter()
  return {
    newPage: async () => {
      const { page } = await browser.newPage()
      // Whoever waits for a test sets the limit.
      page.setDefaultTimeout(0)
      return page
    },
    close: () => browser.close(),
  }
}

/** A page into which documents are put one after the other, each with the script beside it. */
export interface ScriptedPage {
  readonly page: Page
  load(html: string): Promise<void>
  close(): Promise<void>
}

/** Opens a browser with a page that is shut off as those are that print. */
export async function openScriptedPage(): Promise<ScriptedPage> {
  const [browser, script] = await Promise.all([openPrinter(), bundle()])
  const { page, load } = await browser.newPage()
  return {
    page,
    load: async (html) => {
      await load(html)
      await page.evaluate(script)
    },
    close: () => browser.close(),
  }
}

/** What runs in a page as one script, from its source: tests do not wait for a build. */
async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, '../../src/in-page/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome131',
    charset: 'utf8',
  })
  await stop()
  return result.outputFiles[0]?.text ?? ''
}

/** One page for all tests of a file, on which documents are paginated one after the other. */
export interface Desk {
  readonly page: Page
  /** Puts a document into the page; `prepare` runs inside it before the paginator does. */
  paginate(html: string, prepare?: () => void): Promise<Report>
  /** Has the paginator run on whatever the page holds. */
  run(): Promise<Report>
}

/** Opens the page before the tests of the file, and closes it after them. */
export function openDesk(): Desk {
  let browser: Browser
  let page: Page
  let script: string
  beforeAll(async () => {
    ;[browser, script] = await Promise.all([openPrinter(), bundle()])
    page = (await browser.newPage()).page
    // Whoever waits for a test sets the limit.
    page.setDefaultTimeout(0)
    await page.emulateMediaType('print')
  })
  afterAll(() => browser?.close())
  const run = async () => (await page.evaluate(`${script}; mujaz.paginate()`)) as Report
  return {
    get page() {
      return page
    },
    run,
    async paginate(html, prepare) {
      await page.setContent(html, { waitUntil: 'load' })
      if (prepare) await page.evaluate(prepare)
      return run()
    },
  }
}
