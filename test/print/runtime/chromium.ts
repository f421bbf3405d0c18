/** A browser for the tests of the page make-up: a headless shell before a whole Chromium. */
import { accessSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build } from 'esbuild'
import { type Browser, launch } from 'puppeteer'

const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chrome']

export async function openBrowser(): Promise<Browser> {
  return await launch({
    executablePath: findBrowser(),
    headless: 'shell',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

function findBrowser(): string {
  if (process.env.PUPPETEER_EXECUTABLE_PATH) return process.env.PUPPETEER_EXECUTABLE_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const file of NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(file)
      return file
    } catch {
      // Not here: the next folder.
    }
  }
  throw new Error('no Chromium found: set PUPPETEER_EXECUTABLE_PATH')
}

/** The page make-up as one script, from its source: tests do not wait for a build. */
export async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, '../../../src/print/runtime/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'mujaz',
    target: 'chrome131',
    charset: 'utf8',
  })
  return result.outputFiles[0]?.text ?? ''
}
