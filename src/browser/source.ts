import type { Browser, BrowserOptions } from './browser.ts'
import { openBrowser } from './open-browser.ts'

/** A browser that is started when it is first asked for. */
export type BrowserSource = () => Promise<Browser>

/**
 * Does some work with a browser beside it, which ends with the work; one that was open before stays open.
 *
 * @param wanted which browser: one to be started, or one that is open
 * @param early whether it is needed for certain: it takes longer to start than Markdown takes to read,
 *   so it is started first
 */
export async function withBrowser<T>(
  wanted: BrowserOptions | Browser | undefined,
  early: boolean,
  work: (browser: BrowserSource) => Promise<T>,
): Promise<T> {
  if (wanted && 'newPage' in wanted) {
    if (early) wanted.prepare(1)
    // The next build finds a page that is open already.
    return work(() => Promise.resolve(wanted)).finally(() => wanted.prepare(1))
  }
  let open: Promise<Browser> | undefined
  const source = () => {
    open ??= openBrowser(wanted)
    return open
  }
  if (early) source()
  try {
    return await work(source)
  } finally {
    await open?.then((browser) => browser.close()).catch(() => {})
  }
}
