/** @typedef {import('../content.js').Content} Content */

/** The measures of Mujaz' own page, two columns a row, real footnotes. */
const STYLE = `
@page { size: A4; margin: 20mm 17mm 19mm 23mm; @bottom-center { content: counter(page) } @footnote { float: bottom } }
html { font: 400 10pt/15pt "Source Serif 4", "Amiri", serif; font-synthesis: none }
:lang(ar) { font-family: "Amiri", "Source Serif 4", serif }
h1, h2, h3 { break-after: avoid; margin: 11pt 0 4pt }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 7mm; margin-bottom: 7.5pt; break-inside: avoid }
.row p, .row h1, .row h2, .row h3 { margin-top: 0; margin-bottom: 0 }
.note { float: footnote; font-size: 8pt; line-height: 11.75pt }
.note [lang=ar] { display: block }
::footnote-call { font-size: 0.66em; line-height: 0; vertical-align: super }
`

/**
 * The content as a page for Paged.js. In print CSS a note has one call, so the Arabic column repeats
 * its number as plain text.
 *
 * @param {Content} content
 * @param {string} fontFaces the `@font-face` rules of Mujaz' own page: the same fonts, embedded
 */
export function pagedDocument({ blocks, notes }, fontFaces) {
  const body = blocks.map((block) => {
    const { en, ar } = block.text
    if (block.kind === 'heading') {
      const tag = `h${block.level}`
      return `<div class="row"><${tag}>${escaped(en)}</${tag}><${tag} lang="ar" dir="rtl">${escaped(ar)}</${tag}></div>`
    }
    const note = block.note === undefined ? undefined : notes.get(block.note)
    const foot = note
      ? `<span class="note">${escaped(note.en)}<span lang="ar" dir="rtl">${escaped(note.ar)}</span></span>`
      : ''
    const mark = note ? `<sup>${block.note}</sup>` : ''
    return `<div class="row"><p>${escaped(en)}${foot}</p><p lang="ar" dir="rtl">${escaped(ar)}${mark}</p></div>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Brief</title>
<style>${fontFaces}${STYLE}</style></head><body>${body.join('\n')}</body></html>`
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
