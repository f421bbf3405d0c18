/** A browser for the tests of what runs in a page: the one that prints, as it is when it prints. */
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'puppeteer'
import { openBrowser as openPrinter } from '../../src/browser/browser.ts'

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
export async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, '../../src/in-page/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome131',
    charset: 'utf8',
  })
  return result.outputFiles[0]?.text ?? ''
}
