import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../../src/browser/browser.ts'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import { finish } from '../../../src/print/finish/finish.ts'
import { print } from '../../../src/print/print.ts'
import { load, textOf } from './dump.ts'
import { DATE } from './harbour.ts'

/** Asks what an address is, and changes nothing: the links stay as Chromium writes them. */
const ASKING = '<style>a[href^="nothing"] { color: red }</style>'

const LONG = `far-${'away-'.repeat(30)}`

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

const html = (body: string, head = '') => `<!doctype html><html lang="en"><head><title>Links</title>
<style>
  :root { --page-width: 105mm; --page-height: 148mm; --margin-top: 10mm; --margin-bottom: 10mm;
    --margin-inner: 12mm; --margin-outer: 18mm }
  body { margin: 0; font: 14px/1.5 sans-serif }
  .next { break-before: page }
</style>${head}</head><body><main data-flow>${body}</main></body></html>`

/** Every link in the order of the pages: its text, and where it leads to as `page x y` or an address. */
async function linksOf(document: string): Promise<string[]> {
  const { pdf, report, content, targets } = await print(document, { browser, date: DATE })
  const options = { languages: ['en'], date: DATE, headings: report.headings, targets, ...content }
  const file = await load(await finish(pdf, options))
  const pages = new Map(file.getPages().map(({ ref }, index) => [ref.tag, index + 1]))
  const named = file.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const placeOf = (value: PDFObject | undefined): string | undefined => {
    const found = file.context.lookup(value)
    if (found instanceof PDFName) return placeOf(named?.get(found)) ?? 'nowhere'
    if (!(found instanceof PDFArray)) return undefined
    const [page, , x, y] = found.asArray()
    const at = [x, y].map((each) => (each instanceof PDFNumber ? Math.round(each.asNumber()) : '-'))
    return [page instanceof PDFRef ? pages.get(page.tag) : '?', ...at].join(' ')
  }
  return file.getPages().flatMap(({ node }) =>
    (node.Annots()?.asArray() ?? []).map((ref) => {
      const link = file.context.lookup(ref, PDFDict)
      const action = link.lookupMaybe(PDFName.of('A'), PDFDict)
      const place = placeOf(link.get(PDFName.of('Dest'))) ?? textOf(action?.get(PDFName.of('URI')))
      return `${textOf(link.get(PDFName.of('Contents')))} → ${place}`
    }),
  )
}

const numbersOf = (link: string) => (link.match(/\d+/gu) ?? []).map(Number)
const withoutNumbers = (link: string) => link.replace(/\d+/gu, '#')

describe('links within a document', () => {
  it('should lead to the places that Chromium would write', async () => {
    const body = `
      <p><a href="#first">one</a> <a href="#far">two</a> <a href="#inline">three</a> <a href="#empty">four</a>
      <a href="#old">five</a> <a href="https://example.org/#far">outside</a></p>
      <h2 id="first">First</h2><p>Text with <b id="inline">a word</b>.</p>
      <section id="far" class="next"><h2>Far</h2><p>More. <a href="#first">back</a></p></section>
      <p>And <a id="empty"></a>here. <a name="old">Old</a>. <a href="#far">up</a></p>`
    const own = await linksOf(html(body))
    const theirs = await linksOf(html(body, ASKING))
    expect(own.map(withoutNumbers)).toEqual(theirs.map(withoutNumbers))
    for (const [at, numbers] of own.map(numbersOf).entries()) {
      // Chromium rounds to the pixel.
      for (const [n, number] of numbers.entries()) {
        expect(Math.abs(number - (numbersOf(theirs[at] ?? '')[n] ?? 0))).toBeLessThanOrEqual(1)
      }
    }
    expect(own).toContain('outside (https://example.org/#far) → https://example.org/#far')
    expect(own.filter((link) => link.endsWith('nowhere'))).toEqual([])
    expect(own.length).toBe(8)
  })

  it('should lead to what is named in Arabic, has no box or a long name, and leave the rest alone', async () => {
    const body = `
      <p><a href="#خلاصة">plain</a> <a href="#%D8%AE%D9%84%D8%A7%D8%B5%D8%A9">encoded</a>
      <a href="#100%">percent</a> <a href="#${LONG}">long</a> <a href="#bare">no box</a>
      <a href="#hidden">hidden</a> <a href="#missing">missing</a> <a href="#">nothing</a>
      <a href="#outside">not in the flow</a></p>
      <div class="next" id="خلاصة">A</div><p id="100%">B</p><p id="${LONG}">C</p>
      <div id="bare" style="display: contents"><p>D</p></div><p id="hidden" style="display: none">E</p>`
    const links = await linksOf(`${html(body)}`.replace('</main>', '</main><i id="outside">x</i>'))
    const led = Object.fromEntries(links.map((link) => link.split(' → ')))
    expect(led).toMatchObject({
      plain: led.encoded,
      hidden: '2 0 420',
      // What follows is left to Chromium, which makes no link of what leads nowhere.
      nothing: '1 0 420',
      'not in the flow': 'nowhere',
    })
    expect(led).not.toHaveProperty('missing')
    for (const name of ['plain', 'percent', 'long', 'no box'])
      expect(led[name]).toMatch(/^2 51 \d/u)
    expect(Number(led.long?.split(' ')[2])).toBeGreaterThan(Number(led['no box']?.split(' ')[2]))
    expect(JSON.stringify(links)).not.toContain('mujaz-inner')
  })

  it('should say what a reader is to hear of a link, in whatever way its address is written', async () => {
    const body = `<p><a href="#خلاصة" aria-label="to the end">one</a></p>
      <p><a href="#%D9%82%D8%B3%D9%85" aria-label="to the part">two</a></p>
      <p id="خلاصة">A</p><p id="قسم">B</p>`
    for (const head of ['', ASKING]) {
      const said = (await linksOf(html(body, head))).map((link) => link.split(' → ')[0])
      expect(said).toEqual(['to the end', 'to the part'])
    }
  })

  it('should look as they would if their addresses were left to the styles that ask for them', async () => {
    const body = '<p><a href="#far">one</a></p><p id="far">two</p>'
    const printing = (head: string) => print(html(body, head), { browser, date: DATE })
    const styles = [
      '<style>a[href^="#"]::after { content: " (here)" }</style>',
      '<style>@media print { a::after { content: " (" attr(href) ")" } }</style>',
    ]
    for (const style of styles) expect((await printing(style)).targets).toEqual([])
    expect((await printing('')).targets).toMatchObject([{ id: 'far', page: 1 }])
  })

  it('should not take an address of the document for its own', async () => {
    const body = '<p><a href="mujaz-inner:0">odd</a> <a href="#far">one</a></p><p id="far">two</p>'
    const [odd, one] = await linksOf(html(body))
    expect(odd).toContain('→ mujaz-inner:0')
    expect(one).toMatch(/^one → 1 34 /u)
  })
})
