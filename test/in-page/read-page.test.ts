import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrintedPage } from '../../src/in-page/protocol.ts'
import { inPage } from '../../src/print/in-page.ts'
import { openScriptedPage, type ScriptedPage } from './chromium.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

async function read(body: string, head = '', attributes = 'lang="en"'): Promise<PrintedPage> {
  await scripted.load(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}`)
  return inPage(scripted.page, 'readPage')
}

const textsIn = async (body: string) => (await read(body)).texts.map(({ text }) => text)

describe('readPage, of texts', () => {
  it('should read of a paragraph what a reader sees', async () => {
    const text = fc.stringMatching(/^[ab \n\t]{0,5}$/)
    const inline = fc.constantFrom('b', 'i', 'a', 'bdi', 'span')
    const { paragraph } = fc.letrec<{ paragraph: string; part: string }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constantFrom('<br>', '<span hidden> c </span>', '<!-- -->'),
        fc.tuple(inline, tie('paragraph')).map(([name, inside]) => `<${name}>${inside}</${name}>`),
      ),
      paragraph: fc.array(tie('part'), { maxLength: 5 }).map((parts) => parts.join('')),
    }))
    await fc.assert(
      fc.asyncProperty(paragraph, async (inside) => {
        const texts = await textsIn(`<p>${inside}</p>`)
        const seen = await scripted.page.$eval('p', (each) => each.innerText)
        expect(texts.join('').replaceAll('\u200b', '')).toBe(seen.replaceAll('\n', ''))
      }),
      { numRuns: 80 },
    )
  })

  it('should keep white space where the style does, and none between blocks', async () => {
    const body = '<pre> a\n  b</pre> <div> c <p> d </p> e </div>'
    expect(await textsIn(body)).toEqual([' a\n  b', 'c', 'd', 'e'])
  })

  it('should take a box in a line for one thing of it, and a picture too', async () => {
    const box = '<span style="display: inline-block"> b </span>'
    expect(await textsIn(`<p>a ${box} c <img alt="x"> d</p>`)).toEqual(['a ', 'b', ' c ', ' d'])
  })

  it('should read nothing that Chromium does not tag', async () => {
    const body = `<p aria-hidden="true">a</p><p hidden>b</p><template>c</template><style>/* d */</style>
      <p style="visibility: hidden">e <b style="visibility: visible">f</b></p>
      <svg><text>g</text></svg><div role="img">h</div>`
    expect(await textsIn(body)).toEqual(['f'])
  })

  it('should say of each text its language, that of its paragraph, its note, and whether it is contents', async () => {
    const body = `<nav lang="ar"><a href="#a">ا</a></nav>
      <p>a <i lang="ar">ب</i></p><div data-note="7" lang="ar"><p>ج</p></div>`
    const texts = (await read(body)).texts.map(({ box, region, ...text }) => text)
    expect(texts).toEqual([
      { text: 'ا', lang: 'ar', contents: true },
      { text: 'a ', lang: 'en' },
      { text: 'ب', lang: 'ar', block: 'en' },
      { text: 'ج', lang: 'ar', note: '7' },
    ])
  })

  it('should say which stand in one box, be it around them or between two others', async () => {
    const body = `<div>a <i>b</i><p>c</p>d <span style="display: inline-block">e</span></div><div>f</div>`
    const boxes = (await read(body)).texts.map(({ text, box }) => [text.trim(), box] as const)
    const [a, b, c, d, e, f] = boxes.map(([, box]) => box)
    expect(boxes.map(([text]) => text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect([b, d, e]).toEqual([a, a, a])
    expect(new Set([a, c, f]).size).toBe(3)
  })

  it('should say in which part of the document each stands, over all of its pages', async () => {
    const body = `<div data-half><section>a<aside>b</aside></section>
      <section data-fragment="2">c<figure><figcaption>d</figcaption></figure></section><section>e</section></div>f`
    const { texts, regions } = await read(body)
    const pathOf = (region: number | undefined): string => {
      const found = region === undefined ? undefined : regions[region]
      return found ? `${pathOf(found.within)}/${found.role} ${region}` : ''
    }
    expect(texts.map(({ text, region }) => `${text.trim()}${pathOf(region)}`)).toEqual([
      'a/Part 0/Sect 1',
      'b/Part 0/Sect 1/Aside 2',
      'c/Part 0/Sect 1',
      'd/Part 0/Sect 1/Div 3/Caption 4',
      'e/Part 0/Sect 5',
      'f',
    ])
  })
})

describe('readPage, of links', () => {
  it('should give each that is shown as it is written, with what a screen reader says of it', async () => {
    const body = `<a href="#a">1</a><a>2</a><b lang="ar"><a href="x y" aria-label="up">3</a></b>
      <a href="#b" hidden>4</a>`
    expect((await read(body)).links).toEqual([
      { href: '#a', lang: 'en' },
      { href: 'x y', lang: 'ar', label: 'up' },
    ])
  })
})

describe('readPage, of what the document says of itself', () => {
  it('should give title, author, subject and keywords by language', async () => {
    const head = `<title>T</title><meta name="author" content=" Unit "><meta name="description" content="About">
      <meta name="description" lang="ar" content="عن"><meta name="keywords" content="a, b,,c">
      <meta name="keywords" lang="ar" content="ا، ب؛ ج">`
    const body = '<h1><span lang="en">One</span><span lang="ar">واحد <i lang="en">x</i></span></h1>'
    expect((await read(body, head)).metadata).toEqual({
      title: { en: 'One', ar: 'واحد x' },
      author: 'Unit',
      subject: { en: 'About', ar: 'عن' },
      keywords: { en: ['a', 'b', 'c'], ar: ['ا', 'ب', 'ج'] },
    })
  })

  it('should give each half its title, the first of a language, and else that of the document', async () => {
    const body =
      '<section><h1>One</h1></section><section lang="ar"><h1>واحد</h1><h1>اثنان</h1></section>'
    expect((await read(body)).metadata).toEqual({ title: { en: 'One', ar: 'واحد' } })
    expect((await read('', '<title>T</title>')).metadata).toEqual({ title: { en: 'T' } })
    expect((await read('<h1> </h1>', '<title>T</title>')).metadata).toEqual({ title: { en: 'T' } })
  })
})
