/**
 * The page: its size and margins, and what makes a box one.
 *
 * in: custom properties on `:root`
 * out: lengths in px; the styles of page boxes
 */
import type { Problem } from '../protocol.ts'
import type { Geometry } from './types.ts'

/** A4 with margins that survive a hole punch, unless the template says otherwise. */
const DEFAULTS = {
  '--page-width': '210mm',
  '--page-height': '297mm',
  '--margin-top': '22mm',
  '--margin-bottom': '22mm',
  '--margin-inner': '25mm',
  '--margin-outer': '20mm',
  '--note-gap': '6mm',
  '--bleed': '0mm',
  '--crop-marks': '0mm',
}

/** Less of the paper than this share is no type area. */
const LEAST = 1 / 5

export interface Sheet {
  page: Geometry
  /** Of the document: the book is bound at the other side. */
  rightToLeft: boolean
  /** Margins that had to be narrowed. */
  problem: Problem | null
}

/** Any CSS length will do, `calc()` too: Chromium resolves it on a probe. Nothing is laid out. */
export function readGeometry(): Sheet {
  const root = document.documentElement
  const probe = document.createElement('div')
  const hold = root.style.display
  root.style.setProperty('display', 'none', 'important')
  root.append(probe)
  const style = getComputedStyle(probe)
  const read = (name: keyof typeof DEFAULTS) => {
    probe.style.width = `var(${name}, ${DEFAULTS[name]})`
    return Math.max(0, Number.parseFloat(style.width) || 0)
  }
  const width = read('--page-width')
  const height = read('--page-height')
  const [top, bottom, high] = fitMargins(read('--margin-top'), read('--margin-bottom'), height)
  const [inner, outer, wide] = fitMargins(read('--margin-inner'), read('--margin-outer'), width)
  const noteGap = read('--note-gap')
  const [bleed, cropMarks] = [read('--bleed'), read('--crop-marks')]
  const rightToLeft = getComputedStyle(root).direction === 'rtl'
  probe.remove()
  const columns = Number.parseInt(getComputedStyle(root).getPropertyValue('--note-columns'), 10)
  if (hold) root.style.display = hold
  else root.style.removeProperty('display')
  const page = {
    ...{ width, height, top, bottom, inner, outer, noteGap },
    noteColumns: Math.max(1, columns || 1),
    ...{ bleed, cropMarks },
    contentWidth: width - inner - outer,
    contentHeight: height - top - bottom,
  }
  if (high && wide) return { page, rightToLeft, problem: null }
  const names = high ? '--margin-inner and --margin-outer' : '--margin-top and --margin-bottom'
  const detail = `${names} leave no room on the page; they are set narrower`
  return { page, rightToLeft, problem: { kind: 'fitted', path: ':root', detail } }
}

/** Two margins that leave room between them, and whether they did so from the start. */
function fitMargins(one: number, other: number, whole: number): [number, number, boolean] {
  if (whole - one - other >= whole * LEAST) return [one, other, true]
  const scale = (whole * (1 - LEAST)) / (one + other)
  return [one * scale, other * scale, false]
}

/** What a template may override: it is put before everything else, and weighs nothing. */
export const BASE_STYLE = `
:where(h1, h2, h3, h4, h5, h6) { break-after: avoid; break-inside: avoid }
:where(img, svg, video, canvas) { max-inline-size: 100% }
:where(img, video) { block-size: auto }
:where([data-flow], [data-notes]) { overflow-wrap: break-word }
`

/** Paper does not move: what comes in has come. */
export const STILL_STYLE = `
*, ::before, ::after {
  animation-duration: 0s !important; animation-delay: 0s !important;
  animation-iteration-count: 1 !important; transition: none !important;
}
`

/** What makes a box a page: breaks are chosen for these lengths, so a template cannot override them. */
export function pageStyle(page: Geometry): string {
  const { width, height, top, bottom, inner, outer, noteColumns } = page
  const around = page.bleed + page.cropMarks
  const [sheetWidth, sheetHeight] = [width + 2 * around, height + 2 * around]
  const notesInColumns =
    noteColumns > 1
      ? `.page-notes { display: block !important; columns: ${noteColumns} !important }
.page-notes > * { break-inside: avoid !important }`
      : ''
  return `
@page { size: ${sheetWidth}px ${sheetHeight}px; margin: 0 }
:root, body, [data-around-flow], [data-flow] {
  display: block !important; position: static !important; float: none !important;
  columns: auto !important; inline-size: auto !important; max-inline-size: none !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; transform: none !important;
  max-block-size: none !important; block-size: auto !important; overflow: visible !important; contain: none !important;
}
body, [data-around-flow], [data-flow] { zoom: 1 !important }
[data-beside-flow] { display: none !important }
.page {
  box-sizing: border-box !important; position: relative !important; display: flex !important;
  flex-direction: column !important; inline-size: ${sheetWidth}px !important;
  block-size: ${sheetHeight}px; margin: 0 !important;
  border: ${around}px solid transparent !important; overflow-clip-margin: ${around}px;
  padding-block: ${top}px ${bottom}px !important; overflow: clip;
  contain: size layout paint; break-after: page; break-inside: avoid;
}
.page:last-child { break-after: auto }
.page.recto { padding-inline: ${inner}px ${outer}px !important }
.page.verso { padding-inline: ${outer}px ${inner}px !important }
.page-body {
  display: flow-root !important; flex: 1 1 0 !important; min-block-size: 0 !important;
  inline-size: auto !important; max-inline-size: none !important; columns: auto !important;
  block-size: auto !important; max-block-size: none !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important;
}
.page-notes {
  position: static !important; float: none !important;
  block-size: auto !important; max-block-size: none !important;
  display: flex !important; flex-direction: column !important; flex: none !important;
  justify-content: flex-start !important; flex-wrap: nowrap !important; columns: auto !important;
  margin-inline: 0 !important; margin-block-end: 0 !important;
}
.page-notes > * { flex: none !important; min-inline-size: 0 }
${notesInColumns}
.page.measured { block-size: auto !important; contain: none; overflow: visible }
.page.measured > .page-body { flex: none !important }
.page.overfull > .page-body { overflow: clip }
[data-stretched] { margin-block-start: var(--stretched) !important }
.continues {
  margin-block-end: 0 !important; padding-block-end: 0 !important;
  border-block-end-width: 0 !important; border-end-start-radius: 0 !important;
  border-end-end-radius: 0 !important;
}
.is-continued {
  margin-block-start: 0 !important; padding-block-start: 0 !important;
  border-block-start-width: 0 !important; border-start-start-radius: 0 !important;
  border-start-end-radius: 0 !important; text-indent: 0 !important; counter-increment: none;
}
.continues, .is-continued { block-size: auto !important; min-block-size: 0 !important; max-block-size: none !important }
:is(td, th):is(.continues, .is-continued) { vertical-align: top !important }
li.is-continued { list-style: none !important }
.continues:not(.note-continues, .note-continues > *)::after,
.is-continued:not(.note-continued, .note-continued > *)::before { content: none !important }
.continues[data-hyphen]::after { content: '\\2010' !important }
.crop-marks {
  position: absolute !important; inset: ${-around}px !important; overflow: visible;
  inline-size: ${sheetWidth}px !important; block-size: ${sheetHeight}px !important;
  max-inline-size: none !important; pointer-events: none;
}
`
}
