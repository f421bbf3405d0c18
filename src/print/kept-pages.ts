import type { Browser } from '../browser/browser.ts'
import type { IsolatedPage } from '../browser/isolated-page.ts'
import { joinParts } from '../in-page/join-parts.ts'
import type { BodyEdit, PrintedPart, Report } from '../in-page/protocol.ts'
import { type Guard, openGuard } from './guard.ts'
import { inPage, inPageScript } from './in-page.ts'
import { countPhases, documentFor, type PageOptions } from './loaded-page.ts'
import {
  type Layout,
  layOut,
  type PagesRead,
  type PrintedPdf,
  type PrintOrder,
  type PrintResult,
  printPages,
} from './print.ts'
import { Retry } from './retry.ts'
import { KeptPrint } from './splice/kept-print.ts'

/** So many documents are kept at most: each is two pages of the browser. */
const MOST = 4

/**
 * Documents that stay in the browser between their prints, for a process that stays: an edited one costs what changed
 * in it. What comes of it is what {@link layOut} gives, which does the work wherever they cannot.
 *
 * Each has two pages. In one its flow stays as it was measured, in the other stand the pages that are made of it.
 */
export class KeptPages {
  readonly #documents = new Map<string, KeptDocument>()
  /** Those that were asked for since they were to stand ready. */
  readonly #asked = new Set<KeptDocument>()
  #closed = false

  /**
   * Moves a document into pages.
   *
   * @param name which document it is, edited or not
   */
  layOut(name: string, html: string, options: PageOptions): Layout {
    if (this.#closed) return layOut(html, options)
    const document = this.#documents.get(name) ?? this.#keepAnother()
    if (!document) return layOut(html, options)
    // The one that was asked for last stays longest.
    this.#documents.delete(name)
    this.#documents.set(name, document)
    this.#asked.add(document)
    return document.layOut(html, options)
  }

  /**
   * Has all documents stand ready that were asked for: twice the work of one print, for when nobody waits.
   *
   * @returns when they do; whoever asks for one before waits for it
   */
  async prepare(): Promise<void> {
    this.#asked.clear()
    await Promise.all([...this.#documents.values()].map((document) => document.prepare()))
  }

  /**
   * Makes room for another document. Of more than can be kept that are asked for in turns, the first ones stay: each would
   * take the place of one that is asked for before it, and none would ever be found.
   */
  #keepAnother(): KeptDocument | undefined {
    if (this.#documents.size >= MOST) {
      const unasked = [...this.#documents].find(([, document]) => !this.#asked.has(document))
      if (!unasked) return undefined
      const [name, old] = unasked
      this.#documents.delete(name)
      old.close()
    }
    return new KeptDocument()
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
  /** All that stands before the body. */
  readonly head: string
  readonly flow: IsolatedPage
  readonly sheets: IsolatedPage
  readonly missingFonts: readonly string[]
  /** Called where one of its pages has died. */
  readonly onEnd: () => void
  /** What was put into the flow last. */
  body: string
  /** The number of the pages that are shown, 0 for none. */
  shown: number
  /** What each of them says. */
  parts: readonly PrintedPart[]
  /** What is printed, and of which document; absent while a page is too full. */
  ready?: PagesRead & { readonly html: string }
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
  /** As it was asked for last. */
  #last: { readonly html: string; readonly options: PageOptions } | undefined
  #desk: Desk | undefined
  #turn: Turn | undefined
  /** When what was begun last is done. */
  #done: Promise<unknown> = Promise.resolve()
  /** When a document that could not be kept is tried again. */
  readonly #retry = new Retry()
  #closed = false

  layOut(html: string, options: PageOptions): Layout {
    this.#last = { html, options }
    if (!this.#desk) return layOut(html, options, this.print)
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
        const order = { date, onSent }
        const printed =
          (await made) && (await this.#inTurn(options, (turn) => this.#print(html, order, turn)))
        return printed ?? instead().print(date, onSent)
      },
      drop() {
        made.then(() => afresh?.drop()).catch(() => {})
      },
    }
  }

  async prepare(): Promise<void> {
    // While the browser opens its pages, where it does.
    const reading = new Promise<void>((resolve) => {
      setImmediate(() => {
        this.print.prepare()
        resolve()
      })
    })
    await this.#prepareDesk()
    await reading
  }

  async #prepareDesk(): Promise<void> {
    if (this.#desk || this.#closed || !this.#last) return
    if (!this.#retry.isDue) {
      this.#retry.rest()
      return
    }
    const { html, options } = this.#last
    const { browser, script } = options
    const stands = await this.#inTurn({ browser, script }, async (turn) => {
      const ready = this.#desk || this.#closed || (await this.#open(html, turn))
      return ready ? true : undefined
    })
    if (stands) this.#retry.reset()
    else this.#retry.fail()
  }

  close(): void {
    this.#closed = true
    this.#leave()
  }

  #leave(): void {
    const desk = this.#desk
    if (!desk) return
    this.#desk = undefined
    for (const { page, close } of [desk.flow, desk.sheets]) {
      page.browser().off('disconnected', desk.onEnd)
      // Not awaited: a page that crashed may never answer.
      close().catch(() => {})
    }
  }

  /**
   * Does some work when what was begun before is done, within the time that it may take.
   *
   * @returns nothing where it failed: whoever prints the document afresh then is told why, if that fails too
   * @throws the reason of the signal, where nobody wants it any more
   */
  async #inTurn<T>(
    options: PageOptions,
    work: (turn: Turn) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const { signal, timeout = 300_000 } = options
    const background: Promise<unknown>[] = []
    const doing = this.#done.then(async () => {
      signal?.throwIfAborted()
      // What is under way in a page ends there by itself: nothing is left half done.
      const turn: Turn = { options, guard: openGuard(timeout, undefined), background }
      this.#turn = turn
      const value = await work(turn)
        .catch((error) => {
          if (signal?.aborted && error === signal.reason) throw error
          return undefined
        })
        .finally(() => {
          // Not awaited: whoever wants what was made does not wait for that.
          void Promise.all(background).then(turn.guard.release)
        })
      if (value === undefined) this.#leave()
      signal?.throwIfAborted()
      return value
    })
    this.#done = doing.catch(() => {}).then(() => Promise.all(background))
    return doing
  }

  /** Has the pages shown that a document comes to. */
  async #make(html: string, turn: Turn): Promise<Report | undefined> {
    const desk = this.#desk
    const { head, body } = partsOf(html)
    // Where anything but the flow has changed, everything is loaded anew.
    if (desk?.browser !== (await turn.options.browser) || desk.head !== head) return undefined
    return this.#lay(desk, html, body, turn)
  }

  async #open(html: string, turn: Turn): Promise<Report | undefined> {
    const { guard, options } = turn
    const script = options.script ?? inPageScript()
    const browser = await options.browser
    const { head, body } = partsOf(html)
    const opening = [browser.newPage(), browser.newPage()] as const
    const load = async (page: Promise<IsolatedPage>) => {
      const isolated = await guard.race(page)
      guard.watch(isolated)
      await guard.race(isolated.load(documentFor(html)))
      const [, missing] = await guard.race(
        Promise.all([isolated.page.evaluate(script), inPage(isolated.page, 'loadFonts')]),
      )
      return { isolated, missing }
    }
    const [{ isolated: flow }, { isolated: sheets, missing: missingFonts }] = await Promise.all([
      load(opening[0]),
      load(opening[1]),
    ]).catch((error) => {
      // Also the one that may still be on its way.
      for (const page of opening) page.then(({ close }) => close()).catch(() => {})
      throw error
    })
    browser.prepare(1)
    const onEnd = () => {
      if (this.#desk !== desk) return
      this.#leave()
      // Nothing that was asked of them settles any more.
      this.#turn?.guard.fail(new Error('its pages are gone.'))
    }
    const places = { browser, flow, sheets, onEnd }
    const desk: Desk = { ...places, head, missingFonts, body, shown: 0, parts: [] }
    this.#desk = desk
    for (const { page, crash } of [flow, sheets]) {
      crash.then(onEnd)
      page.browser().on('disconnected', onEnd)
    }
    const isKept = await guard.race(
      Promise.all([inPage(flow.page, 'openFlow', body), inPage(sheets.page, 'openSheets')]),
    )
    if (this.#closed || !isKept.every(Boolean)) return undefined
    return this.#lay(desk, html, body, turn)
  }

  async #lay(
    desk: Desk,
    html: string,
    body: string,
    { guard, options: { signal, onLoad } }: Turn,
  ): Promise<Report | undefined> {
    const { flow, sheets } = desk
    delete desk.ready
    const laying = inPage(flow.page, 'layFlow', editOf(desk.body, body), desk.shown)
    desk.body = body
    setImmediate(() => onLoad?.())
    let made = await guard.race(laying)
    while (made) {
      signal?.throwIfAborted()
      const { report } = made
      const showing = inPage(sheets.page, 'showPages', made)
      // Read at once when they are shown. It fails where they do, and is not awaited then.
      const reading = this.print.asksOf(report.pages)
        ? inPage(sheets.page, 'readSheets')
        : undefined
      reading?.catch(() => {})
      const shown = await guard.race(showing)
      desk.shown = made.number
      if ('excess' in shown) {
        made = await guard.race(inPage(flow.page, 'mendFlow', shown.excess))
        continue
      }
      const { problems, parts, around, metadata, targets } = shown
      const all = desk.parts.slice(0, report.pages)
      for (const { at, part } of parts) all[at] = part
      desk.parts = all
      const whole = { ...report, problems: [...report.problems, ...problems] }
      const content = { ...joinParts(all, around), metadata }
      desk.ready = { html, report: whole, content, targets, sheets: reading }
      return whole
    }
    return undefined
  }

  async #print(
    html: string,
    order: PrintOrder,
    turn: Turn,
  ): Promise<PrintResult<PrintedPdf> | undefined> {
    // Another version of it may have been laid out since.
    if (this.#desk?.ready?.html !== html && !(await this.#make(html, turn))) return undefined
    const desk = this.#desk
    if (!desk?.ready) return undefined
    const { guard, background } = turn
    const { page, session } = desk.sheets
    const inBackground = <T>(_: string, step: () => Promise<T>): Promise<T> => {
      const result = guard.race(step())
      // Its failure is that of whoever awaits it.
      background.push(result.catch(() => {}))
      return result
    }
    const isLost = () => this.#desk !== desk
    const loaded = {
      ...{ page, session, missingFonts: desk.missingFonts, inBackground, isLost },
      ...countPhases(),
    }
    const again = () => layOut(html, turn.options).print(order.date)
    return guard.race(printPages(loaded, desk.ready, order, desk.browser, again, this.print))
  }
}

/** Up to its body, and from there. */
function partsOf(html: string): { head: string; body: string } {
  const at = html.search(/<body[\s>]/u)
  return { head: html.slice(0, at), body: html.slice(at) }
}

/** What of a text is another one in the next. */
function editOf(old: string, next: string): BodyEdit {
  const shorter = Math.min(old.length, next.length)
  let from = 0
  while (from < shorter && old.charCodeAt(from) === next.charCodeAt(from)) from++
  let after = 0
  while (
    after < shorter - from &&
    old.charCodeAt(old.length - 1 - after) === next.charCodeAt(next.length - 1 - after)
  ) {
    after++
  }
  return { from, to: old.length - after, text: next.slice(from, next.length - after) }
}
