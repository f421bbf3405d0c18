import type { MadeUp } from './page-view.ts'

/** Which of the two ways to look at a page. */
export type ViewName = 'page' | 'pages'

/** What is shown: the address of its document, without the version. */
export interface Wanted {
  readonly audience: string
  readonly edition: string
  readonly view: ViewName
  readonly version: number
}

/** The window in which print lays a document out: A4 at 96 dots per inch. */
const PRINT_WINDOW = { width: '794px', height: '1123px' }

/**
 * The brief in a frame. A new page is loaded behind the one that is shown and takes its place when
 * it is ready, at the place where the reader was: nothing flashes, nothing jumps.
 */
export class Frames {
  readonly #stage: HTMLElement
  readonly #onShown: (frame: HTMLIFrameElement, wanted: Wanted, madeUp: MadeUp | undefined) => void
  #shown: { frame: HTMLIFrameElement; wanted: Wanted; width: number } | undefined
  #coming: HTMLIFrameElement | undefined

  constructor(
    stage: HTMLElement,
    onShown: (frame: HTMLIFrameElement, wanted: Wanted, madeUp: MadeUp | undefined) => void,
  ) {
    this.#stage = stage
    this.#onShown = onShown
    new ResizeObserver(() => this.#fit()).observe(stage)
  }

  /** The frame that is shown. */
  get frame(): HTMLIFrameElement | undefined {
    return this.#shown?.frame
  }

  /** Shows a page; one that is still being loaded is given up. */
  async show(wanted: Wanted): Promise<void> {
    this.#coming?.remove()
    const frame = document.createElement('iframe')
    frame.title = `The brief: ${wanted.audience}, ${wanted.edition}`
    frame.className = 'coming'
    if (wanted.view === 'pages') Object.assign(frame.style, PRINT_WINDOW)
    const { audience, edition, view, version } = wanted
    const before = this.#shown
    const same = before?.wanted.audience === audience && before.wanted.edition === edition
    const hash = same && view === 'page' ? (before.frame.contentWindow?.location.hash ?? '') : ''
    const path = [view, audience, edition].map(encodeURIComponent).join('/')
    frame.src = `${path}?version=${version}${hash}`
    this.#coming = frame
    const madeUp = view === 'pages' ? madeUpIn(frame) : undefined
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    this.#stage.append(frame)
    await loaded
    const report = await madeUp
    await frame.contentDocument?.fonts.ready
    // Another page was asked for while this one was loaded.
    if (this.#coming !== frame) return
    this.#coming = undefined
    this.#shown = { frame, wanted, width: report?.pageWidth ?? 0 }
    this.#fit()
    if (before && same && before.wanted.view === view) takeOver(before.frame, frame)
    frame.className = 'shown'
    before?.frame.remove()
    this.#onShown(frame, wanted, report)
  }

  /** Pages keep their size in their own window, and the window as a whole is scaled. */
  #fit(): void {
    if (!this.#shown) return
    const { frame, width } = this.#shown
    const { clientWidth, clientHeight } = this.#stage
    if (width === 0) {
      frame.removeAttribute('style')
      return
    }
    const scale = Math.min(clientWidth / (width + SCROLLBAR), 1.5)
    Object.assign(frame.style, {
      width: `${clientWidth / scale}px`,
      height: `${clientHeight / scale}px`,
      transform: `scale(${scale})`,
    })
  }
}

/** As wide as any: a bar at the side must not hide the edge of the page. */
const SCROLLBAR = 18

/** What the page view in a frame reports when it is done; nothing where it has reported nothing. */
function madeUpIn(frame: HTMLIFrameElement): Promise<MadeUp> {
  return new Promise((resolve) => {
    const listen = ({ source, origin, data }: MessageEvent<MadeUp>) => {
      if (source !== frame.contentWindow || origin !== location.origin) return
      removeEventListener('message', listen)
      resolve(data)
    }
    addEventListener('message', listen)
    frame.addEventListener('load', () => {
      // An answer without a page has no script that could tell anything.
      if (frame.contentDocument?.querySelector('[data-flow]')) return
      removeEventListener('message', listen)
      resolve({ kind: 'made-up', pageWidth: 0, failure: 'The page has nothing to make up.' })
    })
  })
}

/** Brings a reader back to where they were: the choices they had made and the place on the screen. */
function takeOver(from: HTMLIFrameElement, to: HTMLIFrameElement): void {
  const [old, next] = [from.contentDocument, to.contentDocument]
  if (!old || !next) return
  for (const { id } of old.querySelectorAll<HTMLInputElement>('input[id]:checked')) {
    const input = next.getElementById(id)
    if (input && 'checked' in input) input.checked = true
  }
  const top = old.scrollingElement?.scrollTop ?? 0
  const anchor = anchorOf(old)
  next.scrollingElement?.scrollTo({ top, behavior: 'instant' })
  const now = anchor && next.getElementById(anchor.id)?.getBoundingClientRect().top
  // What was written above pushes the reader's place down: by as much as its anchor.
  if (anchor && now !== undefined) {
    next.scrollingElement?.scrollBy({ top: now - anchor.top, behavior: 'instant' })
  }
}

/** The last element with a name that begins above the window, and how far above. */
function anchorOf(document: Document): { id: string; top: number } | undefined {
  if ((document.scrollingElement?.scrollTop ?? 0) === 0) return undefined
  let anchor: { id: string; top: number } | undefined
  for (const element of document.querySelectorAll('[data-flow] [id]')) {
    const { top, height } = element.getBoundingClientRect()
    if (height === 0) continue
    if (top > 0) break
    anchor = { id: element.id, top }
  }
  return anchor
}
