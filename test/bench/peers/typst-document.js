/** @typedef {import('../content.js').Content} Content */

/** The measures of Mujaz' own page; like there, headings make an outline. */
const HEAD = `
#set document(title: "Brief", date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 19mm, left: 23mm, right: 17mm), numbering: "1")
#set text(font: ("Source Serif 4", "Amiri"), size: 10pt, lang: "en")
#set par(leading: 5pt)
#show footnote.entry: set text(size: 8pt)
#let ar(body) = text(lang: "ar", dir: rtl, font: ("Amiri", "Source Serif 4"), body)
#let row(en, arabic) = block(breakable: false, below: 7.5pt, grid(columns: (1fr, 1fr), gutter: 7mm, en, ar(arabic)))
`

/**
 * The content as a document for Typst: two columns a row, one footnote with two calls.
 *
 * @param {Content} content
 */
export function typstDocument({ blocks, notes }) {
  const body = blocks.map((block) => {
    const { en, ar } = block.text
    if (block.kind === 'heading') {
      return `#heading(level: ${block.level})[${escaped(en)} #h(1fr) #ar[${escaped(ar)}]]`
    }
    const note = block.note === undefined ? undefined : notes.get(block.note)
    const label = `note-${block.note}`
    const foot = note ? `#footnote[${escaped(note.en)} \\ #ar[${escaped(note.ar)}]] <${label}>` : ''
    return `#row[${escaped(en)}${foot}][${escaped(ar)}${note ? `#footnote(<${label}>)` : ''}]`
  })
  return [HEAD, ...body].join('\n')
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll(/[\\#*_`$<>@[\]~/=+-]/g, '\\$&')
}
