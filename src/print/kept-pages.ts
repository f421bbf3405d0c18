import type { Browser } from '../browser/browser.ts'
import type { IsolatedPage } from '../browser/isolated-page.ts'
import type { Report } from '../in-page/protocol.ts'
import { type Guard, openGuard } from './guard.ts'
import { inPage, inPageScript } from './in-page.ts'
import { countPhases, documentFor, type PageOptions } from './loaded-page.ts'
import {
  type Layout,
  layOut,
  type PrintedPdf,
  type PrintOrder,
  type PrintResult,
  printPages,
} from './print.ts'
import { KeptPrint } from './splice/kept-print.ts'

/** So many documents are kept at most: each is two pages of the browser. */
const MOST = 4
/** After a failure a document is printed afresh so many times before it is kept again; twice as many after the next. */
const REST = 2

/**
 * Documents that stay in the browser between their prints, for a process that stays: an edited one costs what changed
 * in it. What comes of it is what {@link layOut} would give; where that cannot be had, it is what does the work.
 *
 * Each has two pages. In one its flow stays as it is measured, in the other stand the pages that are made of it.
 */
export class KeptPages {
  readonly #documents = new Map<string, KeptDocument>()
  #closed = false

  /**
   * Moves a document into pages. The first time it is done afresh, since nobody knows whether it will be edited.
   *
   * @param name which document it is, edited or not
   */
  layOut(name: string, html: string, options: PageOptions): Layout {
    if (this.#closed) return layOut(html, options)
    const known = this.#documents.get(name)
    const kept = known ?? new KeptDocument()
    // The one that was asked for last stays longest.
    this.#documents.delete(name)
    this.#documents.set(name, kept)
    for (const [other, document] of [...this.#documents].slice(0, -MOST)) {
      this.#documents.delete(other)
      document.close()
    }
    return known ? kept.layOut(html, options) : layOut(html, options, kept.print)
  }

  /** Lets go of all of them, and keeps no other. */
  close(): void {
    this.#closed = true
    for (const document of this.#documents.values()) document.close()
    this.#documents.clear()
  }
}

/** The two pages of a document. */
interface Desk {
  readonly browser: Browser
  /** All that stands before the body: where it changes, everything has to be loaded anew. */
  readonly head: string
  readonly flow: IsolatedPage
  readonly sheets: IsolatedPage
  readonly missingFonts: readonly string[]
}

/** What the pages show. */
interface Shown {
  readonly number: number
  /** The document that they were made of; absent while some of them are too full. */
  readonly html?: string
  readonly report: Report
}

/** One piece of work in the pages of a document. */
interface Turn {
  readonly options: PageOptions
  readonly guard: Guard
  /** What the next one has to wait for. */
  readonly background: Promise<unknown>[]
}

class KeptDocument {
  /** As it was printed last. */
  readonly print = new KeptPrint()
  #desk: Desk | undefined
  #shown: Shown | undefined
  #turn: Turn | undefined
  /** When what was begun last is done. */
  #done: Promise<void> = Promise.resolve()
  #failures = 0
  #resting = 0

  layOut(html: string, options: PageOptions): Layout {
    if (this.#resting > 0) {
      this.#resting -= 1
      return layOut(html, options, this.print)
    }
    let afresh: Layout | undefined
    const instead = () => {
      afresh ??= layOut(html, options, this.print)
      return afresh
    }
    const made = this.#inTurn(options, (turn) => this.#make(html, turn))
    const report = made.then((found) => found ?? instead().report)
    report.catch(() => {})
    return {
      report,
      print: async (date, onSent) => {
        const found = await made
        const printed =
          found &&
          (await this.#inTurn(options, (turn) => this.#print(html, { date, onSent }, turn)))
        return printed ?? instead().print(date, onSent)
      },
      drop() {
        made.then(() => afresh?.drop()).catch(() => {})
      },
    }
  }

  close(): void {
    const desk = this.#desk
    this.#desk = undefined
    this.#shown = undefined
    // Not awaited: a page that crashed may never answer.
    for (const page of [desk?.flow, desk?.sheets]) page?.close().catch(() => {})
  }

  /**
   * Does some work when what was begun before is done, within the time that it may take.
   *
   * @returns nothing where it failed: then the document is printed afresh, which tells why if that fails too
   * @throws the reason of the signal, where nobody wants it any more
   */
  async #inTurn<T>(
    options: PageOptions,
    work: (turn: Turn) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const before = this.#done
    let end = () => {}
    this.#done = new Promise((resolve) => {
      end = resolve
    })
    await before
    const { signal, timeout = 300_000 } = options
    // What is under way in a page ends there by itself: it must not be left half done.
    const turn: Turn = { options, guard: openGuard(timeout, undefined), background: [] }
    try {
      signal?.throwIfAborted()
      this.#turn = turn
      const value = await work(turn).catch((error) => {
        signal?.throwIfAborted()
        if (error instanceof TypeError) throw error
        return undefined
      })
      if (value === undefined) {
        this.close()
        this.#failures += 1
        this.#resting = REST ** this.#failures
      } else this.#failures = 0
      return value
    } finally {
      void Promise.allSettled(turn.background).then(() => {
        turn.guard.release()
        end()
      })
    }
  }

  /** Has the pages shown that a document comes to. */
  async #make(html: string, turn: Turn): Promise<Report | undefined> {
    const browser = await turn.options.browser
    const at = html.search(/<body[\s>]/u)
    if (at < 0) return undefined
    const [head, body] = [html.slice(0, at), html.slice(at)]
    const known = this.#desk
    if (known?.browser === browser && known.head === head) {
      const report = await this.#lay(known, html, body, turn)
      if (report) return report
    }
    // The first time, or something has changed that is not the flow.
    this.close()
    const desk = await this.#open(browser, html, head, turn)
    const opened = await turn.guard.race(
      Promise.all([
        inPage(desk.flow.page, 'openFlow', body),
        inPage(desk.sheets.page, 'openSheets'),
      ]),
    )
    return opened[0] ? this.#lay(desk, html, body, turn) : undefined
  }

  async #open(
    browser: Browser,
    html: string,
    head: string,
    { options, guard }: Turn,
  ): Promise<Desk> {
    const script = options.script ?? inPageScript()
    browser.prepare(2)
    const open = async () => {
      const isolated = await guard.race(browser.newPage())
      isolated.crash.then((cause) => this.#gone(new Error('the page crashed.', { cause })))
      return isolated
    }
    const [flow, sheets] = await Promise.all([open(), open()])
    browser.prepare(1)
    const load = async ({ page, load: loadInto }: IsolatedPage) => {
      await loadInto(documentFor(html))
      const [, missing] = await Promise.all([page.evaluate(script), inPage(page, 'loadFonts')])
      return missing
    }
    this.#desk = { browser, head, flow, sheets, missingFonts: [] }
    const onGone = () => this.#gone(new Error('the browser has ended.'))
    sheets.page.browser().once('disconnected', onGone)
    const [missingFonts] = await guard.race(Promise.all([load(sheets), load(flow)]))
    this.#desk = { ...this.#desk, missingFonts }
    return this.#desk
  }

  #gone(error: Error): void {
    this.close()
    this.#turn?.guard.fail(error)
  }

  async #lay(
    { flow, sheets }: Desk,
    html: string,
    body: string,
    { guard, options: { signal, onLoad } }: Turn,
  ): Promise<Report | undefined> {
    const laying = inPage(flow.page, 'layFlow', body, this.#shown?.number ?? 0)
    setImmediate(() => onLoad?.())
    let made = await guard.race(laying)
    while (made) {
      signal?.throwIfAborted()
      const { number, report } = made
      const { excess, problems } = await guard.race(inPage(sheets.page, 'showPages', made))
      const whole = { ...report, problems: [...report.problems, ...problems] }
      this.#shown = { number, report: whole, ...(excess.length === 0 && { html }) }
      if (excess.length === 0) return whole
      made = await guard.race(inPage(flow.page, 'mendFlow', excess))
    }
    return undefined
  }

  async #print(
    html: string,
    order: PrintOrder,
    turn: Turn,
  ): Promise<PrintResult<PrintedPdf> | undefined> {
    // Another edition of it may have been laid out since.
    if (this.#shown?.html !== html && !(await this.#make(html, turn))) return undefined
    const [desk, shown] = [this.#desk, this.#shown]
    if (!desk || !shown) return undefined
    const { guard, background } = turn
    const { page, session } = desk.sheets
    const inBackground = <T>(_: string, step: () => Promise<T>): Promise<T> => {
      const result = guard.race(step())
      // Its failure is that of whoever awaits it.
      background.push(result.catch(() => {}))
      return result
    }
    const loaded = {
      page,
      session,
      missingFonts: desk.missingFonts,
      inBackground,
      ...countPhases(),
    }
    const making = Promise.resolve(shown.report)
    return guard.race(printPages(loaded, making, order, desk.browser, this.print))
  }
}
