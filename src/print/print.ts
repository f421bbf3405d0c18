import type { CDPSession } from 'puppeteer'
import type { Browser } from '../browser/browser.ts'
import { type IsolatedPage, withPolicy } from '../browser/isolated-page.ts'
import { LAYOUT_HOLD, type LinkTarget, type PrintedPage, type Report } from '../in-page/protocol.ts'
import { type FallbackFont, findFallbackFonts, LAST_RESORT_STYLE } from './fallback-fonts.ts'
import { inPage, inPageScript } from './in-page.ts'

export interface PrintOptions {
  /** From `openBrowser`; or its promise, if that is not settled yet. */
  readonly browser: Browser | Promise<Browser>
  /** Goes into the PDF as the dates of its creation and modification. @default now */
  readonly date?: Date | undefined
  /**
   * The script for the inside of the page, which defines `mujaz` (`InPage`).
   * @default dist/in-page/index.js
   */
  readonly script?: string | undefined
  /**
   * Milliseconds that the whole of it may take.
   * @default five minutes, and one for each megabyte: a thousand pages on a busy machine take their time
   */
  readonly timeout?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Called when the document is loaded: from then on the browser is busy by itself for a while. */
  readonly onLoad?: (() => void) | undefined
}

export interface PrintResult {
  readonly pdf: Uint8Array
  readonly report: Report
  /** What stands on the pages, as the document itself tells it. */
  readonly content: PrintedPage
  /** Where the links within the document lead; `finish` writes them. */
  readonly targets: readonly LinkTarget[]
  /**
   * Characters that no font of the document can show; none if all is well. They are looked for when the
   * PDF is there, and while it is finished.
   */
  readonly fallbackFonts: Promise<readonly FallbackFont[]>
  /** What of the styles may keep text out of the PDF, as `h2 { filter: blur(1px) }`; read as late. */
  readonly hardStyles: Promise<readonly string[]>
  /** Families of which a face could not be loaded, as it is broken or not inside the document. */
  readonly missingFonts: readonly string[]
  readonly browserVersion: string
  /** Milliseconds by phase, until the PDF was there. */
  readonly timings: Readonly<Record<Phase | 'total', number>>
}

type Phase = 'open' | 'load' | 'makeUp' | 'print'

/**
 * HTML → paginated PDF: loads the document into a fresh page, has the page make-up move its content
 * into pages, and prints them. Never lets the document reach the network, a file or a script of its
 * own. The same document, date and browser give the same bytes.
 *
 * Several documents may be printed in one browser at the same time.
 *
 * @throws TypeError if it is called wrongly.
 * @throws Error, with a cause, if the browser fails, the make-up fails or time runs out.
 */
export async function print(html: string, options: PrintOptions): Promise<PrintResult> {
  const { date } = options ?? {}
  if (date !== undefined && Number.isNaN(date.getTime())) {
    throw new TypeError('`date` is an invalid Date.')
  }
  return inLoadedPage(
    html,
    options,
    async ({ page, session, missingFonts, timed, told, later }) => {
      // Each runs when the one before is done; none waits for us to hear of it.
      const making = inPage(page, 'makeUp')
      const reading = inPage(page, 'readPage')
      const detaching = inPage(page, 'detachLinks')
      const report = await timed('makeUp', () => heard(making, reading, detaching))
      const [content, targets] = await timed('print', () => Promise.all([reading, detaching]))
      const pdf = await timed('print', () => printToPdf(session))
      const fallbackFonts = later('the fonts were checked', () => findFallbackFonts(page, session))
      const hardStyles = later('the styles were read', () => inPage(page, 'readStyles'))
      if (date) setDates(pdf, date)
      const { version: browserVersion } = await options.browser
      return {
        pdf,
        report,
        content,
        targets,
        fallbackFonts,
        hardStyles,
        missingFonts,
        browserVersion,
        timings: told(),
      }
    },
  )
}

/**
 * What the page make-up tells of a document, which is made up as {@link print} does it and not printed:
 * how many pages there will be takes half the time of having them.
 *
 * @throws as {@link print} does
 */
export async function makeUpPages(
  html: string,
  options: Omit<PrintOptions, 'date'>,
): Promise<Report> {
  return inLoadedPage(html, options, ({ page, timed }) =>
    timed('makeUp', () => inPage(page, 'makeUp')),
  )
}

type Timings = PrintResult['timings']

/** A document that was loaded into a page, with its fonts. */
interface Loaded extends Pick<IsolatedPage, 'page' | 'session'> {
  readonly missingFonts: readonly string[]
  readonly timed: <T>(name: Phase, step: () => Promise<T>) => Promise<T>
  /** The times so far. */
  readonly told: () => Timings
  /** Does what the work need not wait for: the page stays open until it is done. */
  readonly later: <T>(doing: string, step: () => Promise<T>) => Promise<T>
}

/** Loads a document into a fresh page, and does some work in it. */
async function inLoadedPage<T>(
  html: string,
  options: PrintOptions,
  work: (loaded: Loaded) => Promise<T>,
): Promise<T> {
  if (typeof html !== 'string') {
    throw new TypeError('print() takes the HTML of a document as a string.')
  }
  if (!options?.browser) {
    throw new TypeError('print() needs a browser: `print(html, { browser: await openBrowser() })`.')
  }
  const { timeout = 300_000 + html.length * 0.06, signal } = options
  signal?.throwIfAborted()

  const timings: Record<Phase, number> = { open: 0, load: 0, makeUp: 0, print: 0 }
  const began = performance.now()
  const told = () => ({ ...timings, total: performance.now() - began })
  let phase: Phase = 'open'
  const timed = async <T>(name: Phase, step: () => Promise<T>): Promise<T> => {
    phase = name
    const start = performance.now()
    const value = await step()
    timings[name] += performance.now() - start
    return value
  }

  const explained = (doing: string, cause: unknown) =>
    signal?.aborted
      ? signal.reason
      : new Error(`Printing failed while ${doing}: ${messageOf(cause)}`, { cause })

  const browser = await options.browser
  const guard = guardAgainst(timeout, signal)
  let isolated: IsolatedPage | undefined
  const left: Promise<unknown>[] = []
  const later = <T>(doing: string, step: () => Promise<T>): Promise<T> => {
    const doingIt = guard.race(step()).catch((cause) => {
      throw explained(doing, cause)
    })
    // Whoever awaits it hears of it.
    left.push(doingIt.catch(() => {}))
    return doingIt
  }
  try {
    const script = options.script ?? inPageScript()
    isolated = await timed('open', () => guard.race(browser.newPage()))
    const { page, session, load } = isolated
    guard.watch(isolated)
    return await guard.race(
      (async () => {
        const missingFonts = await timed('load', async () => {
          await load(withPolicy(html, LAST_RESORT_STYLE + HOLD_LAYOUT))
          const [, missing] = await Promise.all([page.evaluate(script), inPage(page, 'loadFonts')])
          return missing
        })
        // When what follows was sent.
        setImmediate(() => options.onLoad?.())
        return work({ page, session, missingFonts, timed, told, later })
      })(),
    )
  } catch (cause) {
    throw explained(DOING[phase], cause)
  } finally {
    // Not awaited: the page is done with, and a page that crashed may never answer.
    void Promise.all(left).then(() => {
      guard.release()
      isolated?.close().catch(() => {})
    })
  }
}

async function printToPdf(session: CDPSession): Promise<Buffer> {
  const { data } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return Buffer.from(data, 'base64')
}

/** The first, while the others may fail unheard for now: they are awaited later, or not at all. */
function heard<T>(first: Promise<T>, ...others: readonly Promise<unknown>[]): Promise<T> {
  for (const other of others) other.catch(() => {})
  return first
}

const DOING: Readonly<Record<Phase, string>> = {
  open: 'a page was opened',
  load: 'the document was loaded',
  makeUp: 'the pages were made up',
  print: 'the PDF was written',
}

/**
 * Nothing is laid out until the fonts are there: laid out in whatever the system has, and anew when
 * they come, 2,000 short paragraphs took Chromium 143 0.9 s instead of 0.2 s. Nor until the make-up
 * begins: in the moment between, Chromium would lay out and paint a frame that nobody sees, which took
 * an eighth to a sixth of its work.
 */
const HOLD_LAYOUT = `<style id="${LAYOUT_HOLD}">:root { display: none !important }</style>`

interface Guard {
  /** Settles as the promise does, unless something goes wrong first. */
  race<T>(promise: Promise<T>): Promise<T>
  watch(isolated: IsolatedPage): void
  release(): void
}

/**
 * Nothing that is asked of a page settles once its renderer is dead, and nothing that hangs settles
 * ever. So whatever is awaited races against the news of a crash, the clock and the caller's signal.
 */
function guardAgainst(timeout: number, signal: AbortSignal | undefined): Guard {
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  const timer = setTimeout(
    () => fail(new Error(`it took longer than ${Math.round(timeout / 100) / 10} s.`)),
    timeout,
  )
  const onAbort = () => fail(new Error('it was aborted.'))
  signal?.addEventListener('abort', onAbort, { once: true })
  const onGone = () => fail(new Error('the browser has ended.'))
  let watched: IsolatedPage['page'] | undefined
  return {
    race: (promise) => Promise.race([promise, failed]),
    watch({ page, crash }) {
      watched = page
      crash.then((cause) => {
        fail(new Error('the page crashed, perhaps for want of memory.', { cause }))
      })
      page.browser().once('disconnected', onGone)
      if (!page.browser().connected) onGone()
    },
    release() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      watched?.browser().off('disconnected', onGone)
    },
  }
}

/**
 * Overwrites the two dates that Chromium has written, in place: `D:20261123095302+00'00'`, in the
 * information dictionary, which it leaves uncompressed.
 */
function setDates(pdf: Buffer, date: Date): void {
  const digits = date.toISOString().replace(/\D/gu, '').slice(0, 14)
  for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = pdf.lastIndexOf(key)
    if (at !== -1) pdf.write(`${digits}+00'00'`, at + key.length, 'latin1')
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
