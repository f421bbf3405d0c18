import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { type Preview, preview } from '../../src/preview/preview.ts'
import { addLauncher } from '../browser/machine.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))

/** A sound project that a test may write into. @returns its folder, in that of temporary files */
export async function copyOfHarbour(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `mujaz-${name}-`))
  await cp(HARBOUR, folder, { recursive: true })
  return folder
}

/** The preview of a copy of that project, which lets its page write. */
export function previewToWrite(folder: string): Promise<Preview> {
  return preview({
    sources: join(folder, 'sources'),
    originals: join(folder, 'originals'),
    templates: join(folder, 'templates'),
    write: true,
  })
}

/** A reader's browser, which may reach this machine. @param folder for its launcher */
export async function openReader(folder: string): Promise<Browser> {
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
  return openBrowser({ path: await addLauncher(join(folder, 'reader'), { args }) })
}

/** A tab of a reader in which the preview at an address has shown its brief. */
export async function openTab(reader: Browser, address: string): Promise<Page> {
  const isolated = await reader.newPage()
  const tab = await isolated.page.browser().newPage()
  await isolated.close()
  tab.setDefaultTimeout(120_000)
  await tab.setViewport({ width: 1280, height: 800 })
  await tab.goto(address)
  await tab.waitForSelector('iframe.shown')
  return tab
}

/** Ends what a test has opened on a copy, and takes that away. */
export async function leave(
  folder: string,
  server: Preview | undefined,
  reader?: Browser,
): Promise<void> {
  await server?.close()
  await reader?.close()
  await rm(folder, { recursive: true, force: true })
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** The rules of accessibility that a page breaks, each with the elements that do. */
export async function violationsIn(page: Page): Promise<string[][]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, { iframes: false })
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
  })
}

/** Sends what the page of a preview would send. @param body as it is where it is a text */
export async function post(
  address: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const html = await (await fetch(address)).text()
  return fetch(`${address}${path}`, {
    method: 'POST',
    headers: {
      Origin: new URL(address).origin,
      'Content-Type': 'application/json',
      'X-Mujaz-Token': /data-token="([0-9a-f]{64})"/.exec(html)?.[1] ?? '',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Every file of a folder, by its path. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}
