import { withLinks } from './addresses.js'

/** @typedef {import('../content.js').Content} Content */
/** @typedef {import('../content.js').Row} Row */
/** @typedef {import('../content.js').Pair} Pair */

/**
 * The measures of Mujaz' own page: its sheet, columns, sizes and lines, running heads, contents with pages. A line is
 * one em and the leading, so that lines stand as far apart as there, whatever the fonts; Amiri is set a quarter larger,
 * as there.
 */
const HEAD = `
#let ar(size, body) = text(lang: "ar", dir: rtl, font: ("Amiri", "Source Serif 4"), size: size * 1.25, top-edge: 0.64em, bottom-edge: -0.16em, body)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 24mm, right: 18mm),
  header: context if here().page() > 1 {
    let parts = query(selector(<part>).before(here()))
    let (en, arabic) = if parts.len() > 0 { parts.last().value } else { ("", "") }
    set text(size: 8pt)
    grid(columns: (1fr, 1fr), [#document.title | #en], align(right, ar(8pt, arabic)))
  },
  footer: context {
    set text(size: 8pt)
    let (page, pages) = (counter(page).get().first(), counter(page).final().first())
    grid(columns: (1fr, 1fr), [Page #page of #pages], align(right, ar(8pt)[صفحة #page من #pages]))
  })
#set text(font: ("Source Serif 4", "Amiri"), size: 10pt, lang: "en", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 6pt, spacing: 6pt)
#set block(spacing: 6pt)
#show heading: set block(above: 0pt, below: 0pt, sticky: true)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 2): set text(size: 15pt)
#show heading.where(level: 3): set text(size: 10.6pt)
#show footnote.entry: it => {
  set text(size: 8pt)
  set par(leading: 4.5pt)
  let at = it.note.location()
  grid(columns: (7mm, 1fr), link(at, numbering(it.note.numbering, ..counter(footnote).at(at))), it.note.body)
}
#set footnote.entry(gap: 6pt, clearance: 7mm)
#let columns = (1.3fr, 1fr)
#let row(size, leading, below, en, arabic) = block(above: 0pt, below: below, {
  set text(size: size)
  set par(leading: leading)
  grid(columns: columns, gutter: 7mm, en, ar(size, arabic))
})
#let title(level, target, size, above, below, en, arabic) = {
  v(above, weak: true)
  [#heading(level: level, grid(columns: columns, gutter: 7mm, en, ar(size, arabic))) #target]
  v(below, weak: true)
}
#let entry(level, target, en, arabic) = block(above: 0pt, below: if level == 2 { 6pt } else { 4.5pt }, {
  let size = if level == 2 { 9pt } else { 8pt }
  set text(size: size)
  grid(columns: (1.3fr, 7mm, 1fr), link(target, en),
    align(center, link(target, context counter(page).at(target).first())), link(target, ar(size, arabic)))
})
`

/** Of each kind of row: size, leading and what stands below it, in points. @type {Record<Row['role'], readonly [number, number, number]>} */
const ROWS = {
  kicker: [9, 5, 9],
  subtitle: [11.5, 6.9, 9],
  purpose: [9, 5, 9],
  imprint: [9, 5, 11],
  point: [10, 6, 14],
  source: [10, 6, 10],
  entry: [8, 4.5, 19],
}

/** Of each level of headings: size, and what stands above and below. @type {Record<number, readonly [number, number, number]>} */
const HEADINGS = { 1: [19, 0, 8], 2: [15, 30, 13], 3: [10.6, 18, 10] }

/**
 * The content as a document for Typst, with all that Mujaz prints of it: contents, running heads, two columns a row,
 * notes that both columns call and whose numbers lead back, sources.
 *
 * @param {Content} content
 */
export function typstDocument({ title, cover, blocks, notes }) {
  const entries = blocks.flatMap((block) =>
    block.kind === 'heading'
      ? `#entry(${block.level}, <${block.id}>)[${escaped(block.text.en)}][${escaped(block.text.ar)}]`
      : [],
  )
  const flow = blocks.map((block) => {
    if (block.kind === 'row') return row(block, notes)
    const part = [block.text.en, block.text.ar].map((text) => JSON.stringify(text)).join()
    const running = block.level === 2 ? `\n#metadata((${part})) <part>` : ''
    return `${heading(block.level, block.text, block.id)}${running}`
  })
  return [
    `#set document(title: ${JSON.stringify(title.en)}, date: none)`,
    HEAD,
    heading(1, title, 'brief'),
    ...cover.map((each) => row(each, notes)),
    heading(2, { en: 'Contents', ar: 'المحتويات' }, 'contents'),
    ...entries,
    ...flow,
  ].join('\n')
}

/** @param {number} level @param {Pair} text @param {string} id */
function heading(level, { en, ar }, id) {
  const [size = 10, above = 0, below = 0] = HEADINGS[level] ?? []
  return `#title(${level}, <${id}>, ${size}pt, ${above}pt, ${below}pt)[${escaped(en)}][${escaped(ar)}]`
}

/** @param {Row} row @param {ReadonlyMap<string, Pair>} notes */
function row({ role, text, note: number }, notes) {
  const note = number === undefined ? undefined : notes.get(number)
  const label = `note-${number}`
  const foot = note
    ? `#footnote(grid(columns: columns, gutter: 7mm)[${escaped(note.en)}][#ar(8pt)[${escaped(note.ar)}]]) <${label}>`
    : ''
  const again = note ? `#footnote(<${label}>)` : ''
  const [size, leading, below] = ROWS[role]
  return `#row(${size}pt, ${leading}pt, ${below}pt)[${linked(text.en)}${foot}][${linked(text.ar)}${again}]`
}

/** @param {string} text */
function linked(text) {
  return withLinks(text, escaped, (address) => `#link("${address}")`)
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll(/[\\#*_`$<>@[\]~/=+-]/g, '\\$&')
}
