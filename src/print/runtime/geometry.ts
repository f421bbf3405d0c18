/** Reads the page from the custom properties on `:root`, and writes what CSS a page box needs. */
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
}

/** Any CSS length will do, `calc()` too: Chromium resolves it on a probe. */
export function readGeometry(): Geometry {
  const probe = document.createElement('div')
  probe.style.cssText = 'position:absolute;visibility:hidden;contain:strict;height:0'
  document.documentElement.append(probe)
  const read = (name: keyof typeof DEFAULTS) => {
    probe.style.width = `var(${name}, ${DEFAULTS[name]})`
    return Number.parseFloat(getComputedStyle(probe).width) || 0
  }
  const width = read('--page-width')
  const height = read('--page-height')
  const top = read('--margin-top')
  const bottom = read('--margin-bottom')
  const inner = read('--margin-inner')
  const outer = read('--margin-outer')
  const noteGap = read('--note-gap')
  probe.remove()
  const { documentElement } = document
  const asked = getComputedStyle(documentElement).getPropertyValue('--note-columns')
  const noteColumns = Math.max(1, Number.parseInt(asked, 10) || 1)
  return {
    width,
    height,
    top,
    bottom,
    inner,
    outer,
    noteGap,
    noteColumns,
    contentWidth: width - inner - outer,
    contentHeight: height - top - bottom,
  }
}

/** What a template may override: it is put before everything else, and weighs nothing. */
export const BASE_STYLE = `
:where(h1, h2, h3, h4, h5, h6) { break-after: avoid; break-inside: avoid }
:where(img, svg, video, canvas) { max-inline-size: 100% }
:where(img, video) { block-size: auto }
`

/** What makes a page a page: the make-up reckons with it, so a template cannot override it. */
export function pageStyle(page: Geometry): string {
  const { width, height, top, bottom, inner, outer, noteColumns } = page
  const notesInColumns =
    noteColumns > 1
      ? `.page-notes { display: block !important; columns: ${noteColumns} !important }
.page-notes > * { break-inside: avoid !important }`
      : ''
  return `
@page { size: ${width}px ${height}px; margin: 0 }
html, body { margin: 0 !important; padding: 0 !important }
[data-around-flow], [data-flow] {
  display: block !important; position: static !important; float: none !important;
  columns: auto !important; inline-size: auto !important; max-inline-size: none !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; transform: none !important;
  block-size: auto !important; overflow: visible !important; contain: none !important;
}
[data-beside-flow] { display: none !important }
.page {
  box-sizing: border-box !important; position: relative !important; display: flex !important;
  flex-direction: column !important; inline-size: ${width}px !important;
  block-size: ${height}px; margin: 0 !important; border: 0 !important;
  padding-block: ${top}px ${bottom}px !important; overflow: clip;
  contain: size layout paint; break-after: page; break-inside: avoid;
}
.page:last-child { break-after: auto }
.page.recto { padding-inline: ${inner}px ${outer}px !important }
.page.verso { padding-inline: ${outer}px ${inner}px !important }
.page-body {
  display: flow-root !important; flex: 1 1 0 !important; min-block-size: 0 !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important;
}
.page-notes {
  display: flex !important; flex-direction: column !important; flex: none !important;
  justify-content: flex-start !important; flex-wrap: nowrap !important; columns: auto !important;
  margin-inline: 0 !important; margin-block-end: 0 !important;
}
.page-notes > * { flex: none !important; min-inline-size: 0 }
${notesInColumns}
.page.measured { block-size: auto !important; contain: none; overflow: visible }
.page.measured > .page-body { flex: none !important }
.page.overfull > .page-body { overflow: clip }
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
.continues::after, .is-continued::before { content: none !important }
.continues[data-hyphen]::after { content: '\\2010' !important }
`
}
