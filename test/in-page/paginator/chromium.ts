/** A browser for the tests of the page make-up: the one that prints, as it is when it prints. */
import { join } from 'node:path'
import { build, stop } from 'esbuild'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser as openPrinter } from '../../../src/browser/browser.ts'
import type { Report } from '../../../src/in-page/paginator/protocol.ts'

export interface TestBrowser {
  newPage(): Promise<Page>
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await openPrinter()
  return {
    newPage: async () => (await browser.newPage()).page,
    close: () => browser.close(),
  }
}

/** The page make-up as one script, from its source: tests do not wait for a build. */
async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, '../../../src/in-page/paginator/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'mujaz',
    target: 'chrome131',
    charset: 'utf8',
  })
  await stop()
  return result.outputFiles[0]?.text ?? ''
}

/** One page for all tests of a file, on which documents are made up one after the other. */
export interface Desk {
  readonly page: Page
  /** Puts a document into the page; `prepare` runs inside it before the make-up does. */
  makeUp(html: string, prepare?: () => void): Promise<Report>
  /** Has the make-up run on whatever the page holds. */
  run(): Promise<Report>
}

/** Opens the page before the tests of the file, and closes it after them. */
export function openDesk(): Desk {
  let browser: TestBrowser
  let page: Page
  let script: string
  beforeAll(async () => {
    ;[browser, script] = await Promise.all([openBrowser(), bundle()])
    page = await browser.newPage()
    // Whoever waits for a test sets the limit.
    page.setDefaultTimeout(0)
    await page.emulateMediaType('print')
  })
  afterAll(() => browser?.close())
  const run = async () => (await page.evaluate(`${script}; mujaz.makeUp()`)) as Report
  return {
    get page() {
      return page
    },
    run,
    async makeUp(html, prepare) {
      await page.setContent(html, { waitUntil: 'load' })
      if (prepare) await page.evaluate(prepare)
      return run()
    },
  }
}
