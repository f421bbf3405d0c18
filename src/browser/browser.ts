import type { Environment } from './environment.ts'
import type { IsolatedPage } from './isolated-page.ts'

export interface BrowserOptions {
  /** Path of the executable of a Chromium, Chrome or Edge: this one or none. */
  readonly path?: string | undefined
  /**
   * Address of a running browser (`http:` or `ws:`), or of several, among which the pages are divided: these or none.
   * The address of a pool that gives each caller a browser of its own may stand there more than once.
   */
  readonly url?: string | readonly string[] | undefined
  /** @default this machine */
  readonly environment?: Environment | undefined
  /**
   * Milliseconds in which a browser must have answered.
   * @default 30000
   */
  readonly timeout?: number | undefined
}

/** A browser that documents can be printed in, any number of them at the same time. */
export interface Browser {
  /** Where it was found: the path of its executable, or its address. */
  readonly place: string
  /** Such as `HeadlessChrome/143.0.7499.40`. */
  readonly version: string
  /** Its process; `undefined` for a remote one. */
  readonly pid: number | undefined
  /** Whether it goes on; of several, whether one does. */
  readonly connected: boolean
  /** What a user should hear of: browsers that were passed over, a sandbox that could not be had. */
  readonly notices: readonly string[]
  /**
   * A page that nothing has been loaded into, isolated from network, files and scripts.
   *
   * @internal puppeteer's types are not installed where Mujaz is
   */
  newPage(): Promise<IsolatedPage>
  /**
   * Opens pages in advance, until that many stand ready, for whoever will ask for one: it takes a
   * twentieth of a second, in which other work can be done. One that dies while it waits is given to
   * nobody.
   *
   * @internal
   */
  prepare(pages: number): void
  /** Ends the browser if it was started here, else only leaves it. May be called twice. */
  close(): Promise<void>
}
