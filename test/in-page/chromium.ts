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
