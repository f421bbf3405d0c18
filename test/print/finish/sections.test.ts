import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../src/browser/browser.ts'
import { finish } from '../../../src/print/finish/finish.ts'
import { print } from '../../../src/print/print.ts'
import { dumpStructure, load } from './dump.ts'
import { DATE } from './harbour.ts'

/** The structure of a page that is printed and finished: roles by depth, texts after their leaf. */
async function structureOf(body: string): Promise<string> {
  const browser = await openBrowser({})
  try {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour</title></head><body>${body}</body></html>`
    const { pdf, report, content, targets } = await print(html, { browser })
    const options = { languages: ['en'], date: DATE, headings: report.headings, targets }
    const finished = await finish(pdf, { ...options, ...content })
    return shortened(dumpStructure(await load(finished)))
  } finally {
    await browser.close()
  }
}

/** Without the leaves, and with the text of an element behind it. */
function shortened(dump: string): string {
  return dump
    .replace(/^ *(?:NonStruct|Lbl)\b.*\n/gmu, '')
    .replace(/\n *Span (“[^”]*”)(?=\n)/gu, ' $1')
    .trimEnd()
}

const NEW_PAGE = '<div style="break-before: page"></div>'

describe('the parts of a printed document', () => {
  let structure: string

  beforeAll(async () => {
    structure = await structureOf(`<main data-flow>
      <div class="row"><span>Harbour</span></div>
      <section><h2>Ferries</h2><p>There is one.<a data-call="1" href="#note-1" id="call-1-en">1</a></p>
        ${NEW_PAGE}<p>It sails daily.</p>
        <figure><svg role="img" aria-label="A ship"><rect width="9" height="9"/></svg><figcaption>The ferry</figcaption></figure>
        <aside><p>Sailors <em>sleep</em>.</p></aside></section>
      <section><h2>Quays</h2>
        <section><h3>North</h3><p>Stone.</p></section>
        <table><caption>Lengths</caption><thead><tr><th scope="col">Quay</th></tr></thead><tbody><tr><td>North</td></tr></tbody></table>
      </section></main>
      <aside data-notes><div data-note="1" id="note-1"><p>Diary.</p></div></aside>`)
  })

  it('should be one element over all of its pages, with the notes of a page after its text', () => {
    expect(structure).toMatchInlineSnapshot(`
      "Document en
        P “Harbour”
        Sect
          H2 “Ferries”
          P “There is one.”
            Reference
              Link link “1”
          Note #note-1
            P “Diary.”
          P “It sails daily.”
          Div
            Figure alt “A ship” p2
            Caption “The ferry”
          Aside
            P “Sailors ”
              Em “sleep” “.”
        Sect
          H2 “Quays”
          Sect
            H3 “North”
            P “Stone.”
          Table
            Caption “Lengths”
            TR
              TH #cell-1 “Quay”
            TR
              TD “North”"
    `)
  })
})
