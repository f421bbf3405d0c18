import type { Browser } from '../browser/browser.ts'
import { type IsolatedPage, withPolicy } from '../browser/isolated-page.ts'
import { LAYOUT_HOLD } from '../in-page/protocol.ts'
import { LAST_RESORT_STYLE } from './fallback-fonts.ts'
import { openGuard } from './guard.ts'
import { inPage, inPageScript } from './in-page.ts'

export interface PageOptions {
  /** From `openBrowser`; or its promise, if that is not settled yet. */
  readonly browser: Browser | Promise<Browser>
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

export type Phase = 'open' | 'load' | 'paginate' | 'print'

/** Milliseconds by phase. */
export type Timings = Readonly<Record<Phase | 'total', number>>

/** A document that was loaded into a page, with its fonts. */
export interface LoadedPage extends Pick<IsolatedPage, 'page' | 'session'> {
  /** Families of which a face could not be loaded. */
  readonly missingFonts: readonly string[]
  /** Takes the time of a step, and names the phase where the step fails. */
  readonly inPhase: <T>(phase: Phase, step: () => Promise<T>) => Promise<T>
  /** Of the phases so far. */
  readonly timings: () => Timings
  /** Does what the work need not wait for: the page stays open until it is done. */
  readonly inBackground: <T>(doing: string, step: () => Promise<T>) => Promise<T>
  /** Whether the page is gone, and what is asked of it may be asked of another one. */
  readonly isLost: () => boolean
  /** Awaits what is not the page's to do: the time that the work may take begins anew after it. */
  readonly idle: <T>(promise: Promise<T>) => Promise<T>
}

/**
 * Loads a document into a fresh page, and does some work in it; once more, in a page of another browser, where there
 * are several and the one that had it has ended.
 *
 * @throws TypeError if it is called wrongly.
 * @throws Error, with a cause, if the browser or the work fails, or time runs out.
 */
export async function withLoadedPage<T>(
  html: string,
  options: PageOptions,
  work: (loaded: LoadedPage) => Promise<T>,
): Promise<T> {
  if (typeof html !== 'string') {
    throw new TypeError('print() takes the HTML of a document as a string.')
  }
  if (!options?.browser) {
    throw new TypeError('print() needs a browser: `print(html, { browser: await openBrowser() })`.')
  }
  const { timeout = 300_000 + html.length * 0.06, signal } = options
  signal?.throwIfAborted()

  const { inPhase, timings, doing } = countPhases()
  const explained = (doing: string, cause: unknown) =>
    signal?.aborted
      ? signal.reason
      : new Error(`Printing failed while ${doing}: ${messageOf(cause)}`, { cause })

  const browser = await options.browser
  const guard = openGuard(timeout, signal)
  let isolated: IsolatedPage | undefined
  const isLost = () =>
    isolated !== undefined && !isolated.page.browser().connected && browser.connected
  const background: Promise<unknown>[] = []
  const inBackground = <T>(doing: string, step: () => Promise<T>): Promise<T> => {
    const result = guard.race(step()).catch((cause) => {
      throw explained(doing, cause)
    })
    // Its failure is that of whoever awaits it.
    background.push(result.catch(() => {}))
    return result
  }
  try {
    const script = options.script ?? inPageScript()
    isolated = await inPhase('open', () => guard.race(browser.newPage()))
    const { page, session, load } = isolated
    guard.watch(isolated)
    return await guard.race(
      (async () => {
        const missingFonts = await inPhase('load', async () => {
          await load(documentFor(html))
          const [, missing] = await Promise.all([page.evaluate(script), inPage(page, 'loadFonts')])
          return missing
        })
        // When what follows was sent.
        setImmediate(() => options.onLoad?.())
        return work({
          ...{ page, session, missingFonts, inPhase, timings, inBackground },
          ...{ isLost, idle: guard.idle },
        })
      })(),
    )
  } catch (cause) {
    if (!isLost() || signal?.aborted) throw explained(doing(), cause)
  } finally {
    // Not awaited: the page is done with, and a page that crashed may never answer.
    void Promise.all(background).then(() => {
      guard.release()
      isolated?.close().catch(() => {})
    })
  }
  return withLoadedPage(html, options, work)
}

/** Takes the time of each phase, and knows what was being done last, in words. */
export function countPhases(): Pick<LoadedPage, 'inPhase' | 'timings'> & { doing(): string } {
  const spent: Record<Phase, number> = { open: 0, load: 0, paginate: 0, print: 0 }
  const began = performance.now()
  let current: Phase = 'open'
  return {
    async inPhase(phase, step) {
      current = phase
      const start = performance.now()
      const value = await step()
      spent[phase] += performance.now() - start
      return value
    },
    timings: () => ({ ...spent, total: performance.now() - began }),
    doing: () => DOING[current],
  }
}

/** What is loaded into a page of the browser for a document: shut off, and not laid out yet. */
export function documentFor(html: string): string {
  return withPolicy(html, LAST_RESORT_STYLE + HOLD_LAYOUT)
}

const DOING: Readonly<Record<Phase, string>> = {
  open: 'a page was opened',
  load: 'the document was loaded',
  paginate: 'the pages were made up',
  print: 'the PDF was written',
}

/**
 * Nothing is laid out until the fonts are there: laid out in whatever the system has, and anew when
 * they come, 2,000 short paragraphs took Chromium 143 0.9 s instead of 0.2 s. Nor until the paginator
 * begins: in the moment between, Chromium would lay out and paint a frame that nobody sees, which took
 * an eighth to a sixth of its work.
 */
const HOLD_LAYOUT = `<style id="${LAYOUT_HOLD}">:root { display: none !important }</style>`

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
