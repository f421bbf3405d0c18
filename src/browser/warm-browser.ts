import type { Browser, BrowserOptions } from './browser.ts'
import { openBrowser } from './open-browser.ts'
import type { BrowserSource } from './source.ts'

/** A browser that starts when it is first needed, stays, is replaced if it dies, and never starts again once it was closed. */
export class WarmBrowser {
  readonly #options: BrowserOptions | undefined
  #browser: Promise<Browser> | undefined
  #closed = false

  constructor(options: BrowserOptions | undefined) {
    this.#options = options
  }

  /** Does some work that may need it; once more, with a fresh one, if one that stood idle failed. */
  async use<T>(work: (source: BrowserSource) => Promise<T>): Promise<T> {
    const idle = this.#browser
    try {
      const done = await work(this.#open)
      // The next work finds a page that is open already.
      this.#browser?.then((browser) => browser.prepare(1)).catch(() => {})
      return done
    } catch (error) {
      const failed = this.#browser
      this.#browser = undefined
      failed?.then((browser) => browser.close()).catch(() => {})
      if (idle === undefined || failed !== idle || this.#closed) throw error
      return this.use(work)
    }
  }

  async close(): Promise<void> {
    // Work that is still being done must not open another one, which nobody would close.
    this.#closed = true
    await this.#browser?.then((browser) => browser.close()).catch(() => {})
    this.#browser = undefined
  }

  readonly #open: BrowserSource = async () => {
    if (this.#closed) throw new Error('The browser was closed.')
    this.#browser ??= openBrowser(this.#options)
    return this.#browser
  }
}
