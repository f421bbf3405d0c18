/**
 * Runs inside the frame of the page view, after the script that runs in printed pages: sets the document
 * as print does, has it made up into pages, and lays them on a desk.
 */
import type { InPage, Report } from '../../in-page/protocol.ts'
import { printMedia } from './print-media.ts'

declare const mujaz: InPage

/** What the page view tells the page around it. */
export interface MadeUp {
  readonly kind: 'made-up'
  /** In CSS pixels. */
  readonly pageWidth: number
  readonly report?: Report
  /** Why there are no pages. */
  readonly failure?: string
}

/** Room around the pages, in CSS pixels. */
const DESK = 24

async function run(): Promise<void> {
  printMedia(document)
  // Letters as wide as on paper: a screen may round them, and lines would break elsewhere.
  append(
    ':root { color-scheme: only light !important; text-rendering: geometricPrecision !important }',
  )
  await mujaz.ready()
  const report = mujaz.paginate()
  const paper = groundOf(document.body) ?? groundOf(document.documentElement) ?? '#fff'
  append(`
:root:root { background: #8b9096 !important; min-inline-size: fit-content }
:root:root > body { background: none !important; inline-size: fit-content !important; max-inline-size: none !important; margin-inline: auto !important; padding: ${DESK}px !important }
:root:root [data-flow] { display: grid !important; row-gap: ${DESK}px }
:root:root .page { background: ${paper}; box-shadow: 0 1px 6px rgb(0 0 0 / 40%) }
`)
  const pageWidth = document.querySelector('.page')?.getBoundingClientRect().width ?? 0
  send({ kind: 'made-up', pageWidth: pageWidth + 2 * DESK, report })
}

function append(style: string): void {
  const sheet = document.createElement('style')
  sheet.textContent = style
  document.head.append(sheet)
}

/** The colour behind an element; `undefined` where it has none. */
function groundOf(element: Element): string | undefined {
  const { backgroundColor } = getComputedStyle(element)
  return /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor) ? undefined : backgroundColor
}

function send(madeUp: MadeUp): void {
  parent.postMessage(madeUp, location.origin)
}

run().catch((error) => send({ kind: 'made-up', pageWidth: 0, failure: String(error) }))
