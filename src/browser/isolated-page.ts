import type { CDPSession, Page } from 'puppeteer'

/**
 * Styles, fonts and images that the document carries in itself, and nothing else: no script, no
 * frame, no object, no form, no base, no address.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

/** A4 at 96 dots per inch. */
const VIEWPORT = { width: 794, height: 1123 }

/** A fresh page that neither reaches out nor runs what its document brings. */
export interface IsolatedPage {
  readonly page: Page
  readonly session: CDPSession
  /** Resolves if the page's renderer dies: nothing else that was asked of the page settles then. */
  readonly crash: Promise<Error>
  /** Puts a document into the page; settles when all that it holds is loaded, but for its fonts. */
  load(html: string): Promise<void>
  close(): Promise<void>
}

/**
 * Shuts a page off before anything is loaded into it. Each way out is closed twice, since each lock
 * has its gaps: the resolver's rules (see `browser-process.ts`) know no remote browser, interception
 * does not see what is no request (name look-ups, WebSockets), a policy does not stop navigation.
 *
 * Scripting is off, so that no script of the document runs whatever else fails. Our own still runs,
 * being evaluated through the protocol, but synchronously only: promises settle, yet timers, events
 * and animation frames never come.
 */
export async function isolate(page: Page): Promise<IsolatedPage> {
  const crash = new Promise<Error>((resolve) => page.once('error', resolve))
  const session = await page.createCDPSession()
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const answer = request.url.startsWith('data:')
      ? session.send('Fetch.continueRequest', { requestId })
      : // Any other reason would put an error page in the place of the document that navigates.
        session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    // The page may be gone by now.
    answer.catch(() => {})
  })
  const locks = Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Emulation.setDeviceMetricsOverride', {
      ...VIEWPORT,
      deviceScaleFactor: 1,
      mobile: false,
    }),
    session.send('Emulation.setEmulatedMedia', { media: 'print' }),
    session.send('Page.enable'),
  ])
  const opened = Promise.all([session.send('Page.getFrameTree'), locks])
  const [{ frameTree }] = await Promise.race([opened, crash.then((error) => Promise.reject(error))])
  const { id: frameId } = frameTree.frame
  const load = async (html: string) => {
    // puppeteer's `setContent` goes through a world of its own and three more messages.
    const loaded = new Promise<void>((resolve) => {
      session.once('Page.loadEventFired', () => resolve())
    })
    await session.send('Page.setDocumentContent', { frameId, html })
    await loaded
  }
  return { page, session, crash, load, close: () => page.close() }
}

/**
 * Puts the policy first in the document, before anything that it could be too late for, and after it
 * what else is to stand in the head. A `meta` before the `html` tag is well: the parser opens `html`
 * and `head` for it, and later lays the attributes of the tag onto the element.
 */
export function withPolicy(html: string, more: string): string {
  const doctype = /^(?:[\s\uFEFF]|<!--[\s\S]*?-->)*<!doctype[^>]*>/iu.exec(html)?.[0] ?? ''
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta http-equiv="x-dns-prefetch-control" content="off">`
  return doctype + policy + more + html.slice(doctype.length)
}
