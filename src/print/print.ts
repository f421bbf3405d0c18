import type { CDPSession, Page } from 'puppeteer'
import type { LinkTarget, PrintedPage, Report } from '../in-page/protocol.ts'
import { type FallbackFont, findFallbackFonts } from './fallback-fonts.ts'
import { inPage } from './in-page.ts'
import { type LoadedPage, type PageOptions, type Timings, withLoadedPage } from './loaded-page.ts'

export interface PrintOptions extends PageOptions {
  /** Goes into the PDF as the dates of its creation and modification. @default now */
  readonly date?: Date | undefined
}

export interface PrintResult {
  readonly pdf: Uint8Array
  readonly report: Report
  /** What stands on the pages, as the document itself says it. */
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
  readonly timings: Timings
}

/**
 * HTML → paginated PDF: loads the document into a fresh page, has the paginator move its content
 * into pages, and prints them. Never lets the document reach the network, a file or a script of its
 * own. The same document, date and browser give the same bytes.
 *
 * Several documents may be printed in one browser at the same time.
 *
 * @throws TypeError if it is called wrongly.
 * @throws Error, with a cause, if the browser or the paginator fails, or time runs out.
 */
export async function print(html: string, options: PrintOptions): Promise<PrintResult> {
  const { date } = options ?? {}
  if (date !== undefined && Number.isNaN(date.getTime())) {
    throw new TypeError('`date` is an invalid Date.')
  }
  return withLoadedPage(html, options, async (loaded) => {
    const { page, inPhase } = loaded
    // Each runs when the one before is done; none waits for us to hear of it.
    const paginating = inPage(page, 'paginate')
    const reading = readPages(page)
    const report = await inPhase('paginate', () => paginating)
    return printPages(loaded, report, reading, options)
  })
}

/** A document that was moved into pages, in a page of the browser that stays open for it to be printed. */
export interface MadeUp {
  readonly report: Report
  /** Prints it, as {@link print} does the same document. Whoever printed it has let it go. */
  print(options: Pick<PrintOptions, 'date' | 'signal' | 'onLoad'>): Promise<PrintResult>
  /** Closes its page. */
  letGo(): void
}

/**
 * Moves a document into pages as {@link print} has it do, and waits for somebody to print it: how many pages there
 * will be takes half the time of having them.
 *
 * @throws as {@link print} does
 */
export async function makeUp(html: string, options: PageOptions): Promise<MadeUp> {
  const ended = new AbortController()
  const signals = options.signal ? [options.signal, ended.signal] : [ended.signal]
  let go = (_: Pick<PrintOptions, 'date'> | undefined) => {}
  const wanted = new Promise<Pick<PrintOptions, 'date'> | undefined>((resolve) => {
    go = resolve
  })
  let tell = (_: Report) => {}
  const told = new Promise<Report>((resolve) => {
    tell = resolve
  })
  const own = { ...options, signal: AbortSignal.any(signals) }
  const printed = withLoadedPage(html, own, async (loaded) => {
    const report = await loaded.inPhase('paginate', () => inPage(loaded.page, 'paginate'))
    tell(report)
    const order = await wanted
    return order && printPages(loaded, report, readPages(loaded.page), { ...options, ...order })
  })
  // Whoever prints hears of what failed; before that, whoever waits for the report.
  printed.catch(() => {})
  const report = await Promise.race([told, printed.then(() => told)])
  return {
    report,
    async print({ date, signal, onLoad }) {
      signal?.throwIfAborted()
      signal?.addEventListener('abort', () => ended.abort(signal.reason), { once: true })
      go({ date })
      setImmediate(() => onLoad?.())
      return (await printed) as PrintResult
    },
    letGo: () => go(undefined),
  }
}

/**
 * What the paginator reports of a document that it moves into pages, without printing them.
 *
 * @throws as {@link print} does
 */
export async function paginate(html: string, options: PageOptions): Promise<Report> {
  const { report, letGo } = await makeUp(html, options)
  letGo()
  return report
}

/** What stands on the pages, and where the links lead that Chromium is not to look up: read in this order. */
function readPages(page: Page): Promise<[PrintedPage, readonly LinkTarget[]]> {
  const reading = Promise.all([inPage(page, 'readPage'), inPage(page, 'detachLinks')])
  // It fails where the make-up does, and is not awaited then.
  reading.catch(() => {})
  return reading
}

async function printPages(
  { page, session, missingFonts, inPhase, inBackground, timings }: LoadedPage,
  report: Report,
  reading: ReturnType<typeof readPages>,
  { browser, date }: Pick<PrintOptions, 'browser' | 'date'>,
): Promise<PrintResult> {
  const [content, targets] = await inPhase('print', () => reading)
  const pdf = await inPhase('print', () => printToPdf(session))
  const fallbackFonts = inBackground('the fonts were checked', () =>
    findFallbackFonts(page, session),
  )
  const hardStyles = inBackground('the styles were read', () => inPage(page, 'readStyles'))
  if (date) setDates(pdf, date)
  const { version: browserVersion } = await browser
  return {
    ...{ pdf, report, content, targets, fallbackFonts, hardStyles, missingFonts },
    ...{ browserVersion, timings: timings() },
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
