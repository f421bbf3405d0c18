import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import { finish } from '../../../src/print/finish/finish.ts'
import { print } from '../../../src/print/print.ts'
import { dumpStructure, load } from './dump.ts'
import { DATE } from './harbour.ts'

/** A page that is printed and finished. */
async function finished(body: string): Promise<Uint8Array> {
  const browser = await openBrowser({})
  try {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour</title></head><body>${body}</body></html>`
    const { pdf, report, content, targets } = await print(html, { browser })
    const { headings, halves } = report
    return await finish(pdf, {
      languages: ['en'],
      date: DATE,
      headings,
      halves,
      targets,
      ...content,
    })
  } finally {
    await browser.close()
  }
}

/**
 * Without the leaves, and with the text of an element behind it. Not every Chromium tags pictures, nor labels of
 * lists.
 */
function shortened(dump: string): string {
  return dump
    .replace(/^ *(?:NonStruct|Lbl|Figure)\b.*\n/gmu, '')
    .replace(/\n *Span (“[^”]*”)(?=\n)/gu, ' $1')
    .trimEnd()
}

const NEW_PAGE = '<div style="break-before: page"></div>'

describe('the parts of a printed document', () => {
  let structure: string

  beforeAll(async () => {
    const pdf = await finished(`<main data-flow>
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
    structure = shortened(dumpStructure(await load(pdf)))
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

describe('a document of two halves', () => {
  let pdf: Uint8Array

  beforeAll(async () => {
    pdf = await finished(`<main data-flow>
      <div data-half lang="en" dir="ltr"><h1>Harbour</h1><div class="row" id="point-storm"><p>A storm.</p></div>
        ${NEW_PAGE}<p>Two.</p>${NEW_PAGE}<p>Three.</p></div>
      <div style="break-before: recto"></div>
      <div data-half lang="ar" dir="rtl"><h1>الميناء</h1>
        ${NEW_PAGE}<div class="row" id="point-storm-ar"><p>عاصفة.</p></div></div></main>`)
  })

  it('should have a part for each', async () => {
    const structure = shortened(dumpStructure(await load(pdf)))
    expect(structure.match(/^ {2}\S.*/gmu)).toEqual(['  Part', '  Part ar'])
  })

  it('should call its pages by the numbers that are printed on them, and an empty one by none', async () => {
    const { promise } = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
    expect(await (await promise).getPageLabels()).toEqual(['1', '2', '3', '', '1', '2'])
  })

  it('should name the place of every point, whether or not a link leads there', async () => {
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
    const pageOf = async (name: string) => {
      const [ref] = (await document.getDestination(name)) ?? []
      return ref ? (await document.getPageIndex(ref)) + 1 : undefined
    }
    expect(await pageOf('point-storm')).toBe(1)
    expect(await pageOf('point-storm-ar')).toBe(6)
    expect(await pageOf('point-calm')).toBe(undefined)
  })
})
