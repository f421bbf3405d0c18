import { withLinks } from './addresses.js'

/** @typedef {import('../content.js').Content} Content */
/** @typedef {import('../content.js').Row} Row */
/** @typedef {import('../content.js').Pair} Pair */

/**
 * The measures of Mujaz' own page: its sheet, columns and sizes, running heads, real footnotes, contents with
 * the pages on which their headings stand. Lines are a twentieth closer than there, since Paged.js leaves more of
 * a page empty above its notes: so it has as many pages.
 */
const STYLE = `
@page {
  size: A4; margin: 20mm 18mm 20mm 24mm;
  @footnote { float: bottom; border-top: 0.5pt solid #55585e; padding-top: 4pt }
  @top-left { content: string(title) " | " string(section-en); font-size: 8pt }
  @top-right { content: string(section-ar) " | " string(title-ar); font: 8pt "Amiri"; direction: rtl }
  @bottom-left { content: "Page " counter(page) " of " counter(pages); font-size: 8pt }
  @bottom-right { content: "صفحة " counter(page) " من " counter(pages); font: 8pt "Amiri"; direction: rtl }
}
@page :first { @top-left { content: none } @top-right { content: none } }
html { font: 400 10pt/15.2pt "Source Serif 4", "Amiri", serif; font-synthesis: none }
:lang(ar) { font-family: "Amiri", "Source Serif 4", serif; font-kerning: none }
body, h1, h2, h3, p, ol { margin: 0; padding: 0 }
a { color: inherit; text-decoration: none }
p { orphans: 2; widows: 2; text-wrap: pretty }
.row { display: grid; grid-template-columns: 1.3fr 1fr; column-gap: 7mm }
h1 { font-size: 19pt; line-height: 1.45; string-set: title attr(data-en), title-ar attr(data-ar) }
h2 { border-top: 1pt solid #0f4c63; padding: 4pt 0 6pt; font-size: 15pt; line-height: 1.45; break-after: avoid }
section > h2 { string-set: section-en attr(data-en), section-ar attr(data-ar) }
h3 { margin: 12pt 0 4pt; font-size: 10.6pt; line-height: 16pt; break-after: avoid }
section { margin-bottom: 24pt }
.point, .source { margin-bottom: 8pt }
.source { border-top: 0.5pt solid #c9ccd1; padding-top: 5.6pt; margin-bottom: 4pt; break-after: avoid }
.entry { margin-bottom: 8pt; font-size: 8pt; line-height: 12.5pt }
.kicker, .purpose, .imprint { margin-top: 4pt; font-size: 9pt; line-height: 1.56 }
.subtitle { margin-top: 4pt; font-size: 11.5pt; line-height: 1.6 }
nav { margin: 6pt 0 24pt }
nav ol { list-style: none }
nav li { display: grid; grid-template-columns: 1.3fr 7mm 1fr; border-top: 0.5pt solid #c9ccd1; padding: 0.18em 0 0.28em; font-size: 9pt; line-height: 1.56; break-inside: avoid }
nav .level-3 { border: 0; padding: 0 0 0 4mm; font-size: 8pt }
nav .page { text-align: center }
nav .page::after { content: target-counter(attr(href url), page) }
.note { float: footnote; display: grid; grid-template-columns: 7mm 1.3fr 7mm 1fr; font-size: 8pt; line-height: 12.5pt; padding-bottom: 1.5pt }
.note::footnote-marker { content: none }
::footnote-call, .call { font-size: 0.66em; line-height: 0; vertical-align: 0.5em }
`

/**
 * The content as a page for Paged.js, with all that Mujaz prints of it: contents, running heads, notes of which each
 * number leads back to its call, sources. In print CSS a note has one call, so the
 * Arabic column calls it by a link of its own.
 *
 * @param {Content} content
 * @param {string} fontFaces the `@font-face` rules of Mujaz' own page: the same fonts, embedded
 */
export function pagedDocument({ title, cover, blocks, notes }, fontFaces) {
  const entries = blocks.flatMap((block) =>
    block.kind === 'heading'
      ? `<li class="level-${block.level}"><a href="#${block.id}">${escaped(block.text.en)}</a><a class="page" href="#${block.id}"></a><a href="#${block.id}" lang="ar" dir="rtl">${escaped(block.text.ar)}</a></li>`
      : [],
  )
  const flow = blocks.map((block) => {
    if (block.kind === 'row') return row(block, notes)
    const tag = `h${block.level}`
    const above = block.level === 2 ? '</section><section>' : ''
    return `${above}<${tag} class="row" id="${block.id}" ${data(block.text)}>${cells('span', block.text)}</${tag}>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title.en)}</title>
<style>${fontFaces}${STYLE}</style></head><body>
<h1 class="row" ${data(title)}>${cells('span', title)}</h1>
${cover.map((each) => row(each, notes)).join('\n')}
<nav><h2 class="row">${cells('span', { en: 'Contents', ar: 'المحتويات' })}</h2><ol>${entries.join('\n')}</ol></nav>
<section>${flow.join('\n')}</section></body></html>`
}

/** @param {Row} row @param {ReadonlyMap<string, Pair>} notes */
function row({ role, text, note: number }, notes) {
  const note = number === undefined ? undefined : notes.get(number)
  if (!note) return `<div class="row ${role}">${cells('p', text)}</div>`
  const back = (/** @type {string} */ language) =>
    `<a href="#call-${number}-${language}">${number}</a>`
  const foot = `<span class="note" role="doc-footnote">${back('en')}<span id="note-${number}">${escaped(note.en)}</span>${back('ar')}<span lang="ar" dir="rtl">${escaped(note.ar)}</span></span>`
  const call = `<a class="call" id="call-${number}-ar" href="#note-${number}">${number}</a>`
  return `<div class="row ${role}"><p id="call-${number}-en">${linked(text.en)}${foot}</p><p lang="ar" dir="rtl">${linked(text.ar)}${call}</p></div>`
}

/** @param {string} tag @param {Pair} text */
function cells(tag, { en, ar }) {
  return `<${tag}>${linked(en)}</${tag}><${tag} lang="ar" dir="rtl">${linked(ar)}</${tag}>`
}

/** @param {string} text */
function linked(text) {
  return withLinks(text, escaped, (address) => `<a href="${address}" dir="ltr">${address}</a>`)
}

/** @param {Pair} text */
function data({ en, ar }) {
  return `data-en="${escaped(en)}" data-ar="${escaped(ar)}"`
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
