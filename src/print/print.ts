import type { CDPSession, Page } from 'puppeteer'
import type { Browser } from '../browser/browser.ts'
import {
  type LinkTarget,
  MANY_PAGES,
  type PrintedPage,
  type Report,
  type Sheets,
} from '../in-page/protocol.ts'
import type { PrintedFile } from '../pdf/printed-file.ts'
import { forgetAnswers } from '../text/remember.ts'
import { type FallbackFont, findFallbackFonts } from './fallback-fonts.ts'
import { inPage } from './in-page.ts'
import { type LoadedPage, type PageOptions, type Timings, withLoadedPage } from './loaded-page.ts'
import type { KeptPrint } from './splice/kept-print.ts'

export interface PrintOptions extends PageOptions {
  /** Goes into the PDF as the dates of its creation and modification. @default now */
  readonly date?: Date | undefined
}

/** A PDF as Chromium has written it; or one that is put together of pages that it has written. */
export type PrintedPdf = Uint8Array | PrintedFile

export interface PrintResult<Pdf extends PrintedPdf = Uint8Array> {
  readonly pdf: Pdf
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

/** A document that is moved into the pages of its print, in a page of the browser that stays open until it is let go. */
export interface Layout {
  /** What the paginator tells of it: how many pages there are takes half the time of having them. */
  readonly report: Promise<Report>
  /**
   * Prints the pages and lets them go. Once at most, and not after `drop`.
   *
   * @param onSent called when the browser writes the PDF: until then it waits for answers, which take a moment each
   * @throws as {@link print} does
   */
  print(date?: Date, onSent?: () => void): Promise<PrintResult<PrintedPdf>>
  /** Lets the pages go, if they are not printed. */
  drop(): void
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
  const { pdf, ...result } = await layOut(html, options).print(date)
  if (!(pdf instanceof Uint8Array)) throw new TypeError('Nothing was kept of an earlier print.')
  return { pdf, ...result }
}

/**
 * Moves a document into pages as {@link print} does, for whoever must know what comes of it before it is known
 * whether it is printed: what was counted is what is printed then, and need not be laid out once more.
 *
 * @param kept the pages of an earlier print: those that have not changed are not printed again
 * @returns at once; what is done in the browser fails as {@link print} does
 */
export function layOut(html: string, options: PageOptions, kept?: KeptPrint): Layout {
  let decide: (order: PrintOrder | undefined) => void = () => {}
  const order = new Promise<PrintOrder | undefined>((resolve) => {
    decide = resolve
  })
  let [tell, fail]: [(report: Report) => void, (error: unknown) => void] = [() => {}, () => {}]
  const report = new Promise<Report>((resolve, reject) => {
    tell = resolve
    fail = reject
  })
  const printed = withLoadedPage(html, options, async (loaded) => {
    const paginated = inPage(loaded.page, 'paginate')
    const paginating = loaded.inPhase('paginate', () => paginated)
    // What fails here may be done once more; whoever waits hears of it below when it is not.
    paginating.then(tell, () => {})
    // Ordered before, it begins when the pages are there; none waits for us to hear of it.
    const wanted = await Promise.race([order, paginating.then(() => loaded.idle(order))])
    if (!wanted) return undefined
    const made = readPages(loaded, paginating)
    const again = () => print(html, { ...options, date: wanted.date })
    const result = await printPages(loaded, made, wanted, await options.browser, again, kept)
    // The page holds more than what comes next, and that as much as all before: not both at once.
    if (isLarge(result.report)) {
      await Promise.allSettled([result.fallbackFonts, result.hardStyles])
    }
    return result
  })
  // A page that died answers nothing any more. Whoever asks for report or print hears of it.
  printed.catch(fail)
  report.catch(() => {})
  return {
    report,
    async print(date, onSent) {
      decide({ date, onSent })
      const result = await printed
      if (!result) throw new TypeError('The pages were let go.')
      return result
    },
    drop: () => decide(undefined),
  }
}

function isLarge({ pages }: Report): boolean {
  return pages >= MANY_PAGES
}

export interface PrintOrder {
  readonly date: Date | undefined
  readonly onSent: (() => void) | undefined
}

/** Reads pages that are made up, or will be when what was sent before is done, and detaches their links. */
async function readPages(
  { page, inPhase }: LoadedPage,
  paginating: Promise<Report>,
): Promise<PagesRead> {
  const reading = inPage(page, 'readPage')
  const detaching = inPage(page, 'detachLinks')
  // They fail where the first does, and are not awaited then.
  for (const promise of [reading, detaching]) promise.catch(() => {})
  const report = await paginating
  const [content, targets] = await inPhase('print', () => Promise.all([reading, detaching]))
  return { report, content, targets }
}

/** What is asked of pages when their PDF is there. */
type LookedAt = Pick<PrintResult, 'fallbackFonts' | 'hardStyles'>

/** What is known of pages that are ready to be printed. */
export interface PagesRead extends Pick<PrintResult, 'report' | 'content' | 'targets'> {
  /** What they are made of, where that was asked for with the rest. */
  readonly sheets?: Promise<Sheets | undefined> | undefined
}

/**
 * Prints pages that were read.
 *
 * @param again prints them once more, for what is asked of a page that is lost after its PDF was there
 */
export async function printPages(
  { page, session, missingFonts, inPhase, inBackground, timings, isLost }: Omit<LoadedPage, 'idle'>,
  read: PagesRead | Promise<PagesRead>,
  { date, onSent }: PrintOrder,
  { version: browserVersion }: Browser,
  again: () => Promise<LookedAt>,
  kept: KeptPrint | undefined,
): Promise<PrintResult<PrintedPdf>> {
  const { report, content, targets, sheets: asked } = await read
  const sheets = kept?.asksOf(report.pages)
    ? await inPhase('print', () => asked ?? inPage(page, 'readSheets'))
    : undefined
  const write = (pages?: readonly number[]) =>
    inPhase('print', async () => {
      if (pages) return printAlone(page, session, pages, date)
      if (kept) await inPage(page, 'showAllPages')
      if (!isLarge(report)) return printToPdf(session, date)
      // More than `gc` does in the page: what was let go is given back.
      await session.send('HeapProfiler.collectGarbage')
      const printing = printToPdf(session, date)
      // Here as well, while the browser prints: to be sent, the document was held several times over. A process that stays
      // will ask for its answers again.
      setImmediate(() => {
        if (!kept) forgetAnswers()
        globalThis.gc?.()
      })
      return printing
    })
  const printing = kept ? kept.print(sheets, browserVersion, write) : write()
  onSent?.()
  const pdf = await printing
  const orAgain = <T>(work: Promise<T>, take: (result: LookedAt) => Promise<T>): Promise<T> => {
    const result = work.catch(async (error) => {
      if (isLost()) return take(await again())
      throw error
    })
    // Its failure is that of whoever awaits it.
    result.catch(() => {})
    return result
  }
  const fallbackFonts = orAgain(
    inBackground('the fonts were checked', () => findFallbackFonts(page, session)),
    (result) => result.fallbackFonts,
  )
  const hardStyles = orAgain(
    inBackground('the styles were read', () => inPage(page, 'readStyles')),
    (result) => result.hardStyles,
  )
  return {
    ...{ pdf, report, content, targets, fallbackFonts, hardStyles, missingFonts },
    ...{ browserVersion, timings: timings() },
  }
}

/** @param pages from 0 and in their order: only these are laid out for the print */
async function printAlone(
  page: Page,
  session: CDPSession,
  pages: readonly number[],
  date: Date | undefined,
): Promise<Buffer> {
  await inPage(page, 'showPagesAlone', pages)
  const pdf = await printToPdf(session, date, pages)
  // Whatever is asked of the page after it is asked later.
  inPage(page, 'showAllPages').catch(() => {})
  return pdf
}

/** @param pages from 0 and in their order; without them all */
async function printToPdf(
  session: CDPSession,
  date: Date | undefined,
  pages?: readonly number[],
): Promise<Buffer> {
  const isShort = pages !== undefined && pages.length <= FEW_PAGES
  const { data, stream } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: isShort ? 'ReturnAsBase64' : 'ReturnAsStream',
    ...(pages && { pageRanges: pages.map((page) => page + 1).join() }),
  })
  const pdf = isShort ? Buffer.from(data, 'base64') : await readStream(session, stream as string)
  if (date) setDates(pdf, date)
  return pdf
}

/**
 * What the browser has written, in pieces: in one message a PDF of 30 MB is held by the browser and here three times
 * each.
 */
async function readStream(session: CDPSession, handle: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let isRead = false; !isRead; ) {
    const { data, eof } = await session.send('IO.read', { handle, size: PIECE })
    pieces.push(Buffer.from(data, 'base64'))
    isRead = eof
  }
  // Not awaited: all of it is there.
  session.send('IO.close', { handle }).catch(() => {})
  return Buffer.concat(pieces)
}

/** The PDF of so many pages comes with the answer: to read it afterwards takes longer than to hold it more than once. */
const FEW_PAGES = 8

/** Bytes that are read at once. */
const PIECE = 2 ** 22

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
