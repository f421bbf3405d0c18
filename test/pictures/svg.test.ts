import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import type { Drawing } from '../../src/model/picture.ts'
import { readSvg } from '../../src/pictures/svg.ts'
import { drawingHtml } from '../../src/render/drawing.ts'
import { findUnsafe } from '../../src/render/unsafe.ts'

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"${attributes}>${inside}</svg>`

function drawingOf(text: string): Drawing {
  const read = readSvg(text)
  if (!('kind' in read)) throw new Error(read.reason)
  return read
}

const htmlOf = (text: string) => drawingHtml(drawingOf(text), 'A harbour', 'd-').toString()

/** Drawings that run, move, fetch, hide or wear out something, each with what is said of it. */
const HOSTILE: readonly (readonly [what: string, drawing: string, told: RegExp])[] = [
  ['a script', svg('<script>run()</script>'), /unsafe.*`<script>`/],
  ['a script deep inside', svg('<g><defs><script href="#a"/></defs></g>'), /unsafe.*script/],
  ['a script in capitals', svg('<SCRIPT>run()</SCRIPT>'), /unsafe.*SCRIPT/],
  ['a page', svg('<foreignObject><p>x</p></foreignObject>'), /unsafe.*foreignObject/],
  ['a frame', svg('<iframe src="#a"/>'), /unsafe.*iframe/],
  ['a handler', svg('<path d="M0 0" onclick="run()"/>'), /unsafe.*onclick/],
  ['a handler of the whole', svg('', ' onload="run()"'), /unsafe.*onload/],
  ['a handler of a label', svg('<text id="a" onfocus="run()"/>'), /unsafe.*onfocus/],
  ['a handler with a prefix', svg('<path ev:onclick="run()"/>'), /unsafe.*onclick/],
  ['a link', svg('<a href="https://example.org"><path d="M0 0"/></a>'), /unsafe.*`<a>`/],
  ['a link in a label', svg('<text id="a"><a href="#x">x</a></text>'), /unsafe.*`<a>`/],
  ['a picture', svg('<image href="https://example.org/x.png"/>'), /unsafe.*image/],
  ['a picture in itself', svg('<image href="data:image/png;base64,AA=="/>'), /unsafe.*image/],
  ['a part of another file', svg('<use href="https://example.org/x.svg#a"/>'), /unsafe.*example/],
  ['the same with a prefix', svg('<use xlink:href="other.svg#a"/>'), /unsafe.*other/],
  ['a script as an address', svg('<use href="javascript:run()"/>'), /unsafe.*javascript/],
  ['one in references', svg('<use href="&#106;avascript:run()"/>'), /unsafe.*javascript/],
  ['a pattern of another file', svg('<rect fill="url(https://example.org/#a)"/>'), /unsafe.*fill/],
  ['one in a style', svg('<rect style="fill: url(//example.org)"/>'), /unsafe.*fill/],
  ['one in capitals', svg('<rect style="FILL: URL(x.svg#a)"/>'), /unsafe.*fill/],
  ['one in escapes', svg('<rect style="fill: \\75rl(x.svg)"/>'), /unsafe.*style/],
  ['one in another property', svg('<rect style="background: url(x.png)"/>'), /unsafe.*background/],
  ['one past a comment', svg('<rect style="fill/**/: url(x.svg)"/>'), /unsafe.*style/],
  ['a set of pictures', svg('<rect style="cursor: image-set(x)"/>'), /unsafe.*cursor/],
  ['styles', svg('<style>@import "https://example.org/x.css";</style>'), /unsafe.*`<style>`/],
  ['what moves', svg('<animate attributeName="x" values="1;2"/>'), /unsafe.*animate/],
  ['what sets an address', svg('<set attributeName="href" to="javascript:x"/>'), /unsafe.*`<set>`/],
  [
    'a filter',
    svg('<filter id="f"><feImage href="https://example.org"/></filter>'),
    /unsafe.*filter/,
  ],
  ['a tag in an attribute', svg('<path d="M0 0&quot;&gt;&lt;script&gt;"/>'), /unsafe.*the d/],
  [
    'copies of copies',
    svg('<g id="a"><path/></g><g id="b"><use href="#a"/></g><use href="#b"/>'),
    /unsafe.*itself uses/,
  ],
  ['a copy of itself', svg('<g id="a"><use href="#a"/></g>'), /unsafe.*itself uses/],
  [
    'more copies than anybody draws',
    svg(`<g id="a">${'<path/>'.repeat(300)}</g>${'<use href="#a"/>'.repeat(100)}`),
    /unsafe.*more than/,
  ],
  [
    'entities',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('')}`,
    /form.*well-formed/,
  ],
  ['an entity of nobody', svg('<path d="&x;"/>'), /form.*`&x;`/],
  ['another style sheet', `<?xml-stylesheet href="x.css"?>${svg('')}`, /form.*well-formed/],
  ['a tag that never ends', svg('<g>'), /form.*closes/],
  ['half a file', svg('<path d="M0 0"/>').slice(0, -12), /form/],
  ['a page of HTML', '<html><body>x</body></html>', /form.*`<html>`/],
  ['text before it', `x${svg('')}`, /form.*outside/],
  ['two drawings', svg('') + svg(''), /form.*second/],
  ['nothing', '', /form.*no element/],
  ['depth', svg('<g>'.repeat(200) + '</g>'.repeat(200)), /form.*deep/],
  ['a multitude', svg('<g/>'.repeat(20_001)), /form.*more than/],
  ['no size', '<svg/>', /form.*how large/],
  ['a size of nothing', '<svg viewBox="0 0 0 10"/>', /form.*how large/],
]

describe('a drawing that could do more than be looked at', () => {
  it.each(HOSTILE)('should be refused, and told why: %s', (_, drawing, told) => {
    const read = readSvg(drawing)
    expect('rule' in read && `${read.rule}: ${read.reason}`).toMatch(told)
    expect('rule' in read && read.advice).toMatch(/\S/)
  })

  it('should be told at its line', () => {
    const read = readSvg(svg('\n  <g>\n    <script/>\n  </g>'))
    expect(read).toMatchObject({ position: { line: 3, column: 5 } })
  })
})

describe('an honest drawing', () => {
  it('should lose what drawing programs keep for themselves, and nothing that is drawn', () => {
    const html = htmlOf(`<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- a remark -->
${svg(`<title>x</title><metadata><rdf:RDF/></metadata><sodipodi:namedview id="v"/>
<g inkscape:label="sea" data-x="1"><path class="land" d="M0 0 L10 10z" style="fill:#abc;font-size:12px"/></g>`)}`)
    const [drawn, said] = html.split(/(?<=<\/svg>)/)
    expect(drawn).toBe(
      '<svg class="drawn" aria-hidden="true" viewBox="0 0 200 100"><g><path d="M0 0 L10 10z" fill="#abc" class="drawn-land"></path></g></svg>',
    )
    expect(said).toMatch(
      /^<img class="drawn-said" src="data:image\/png;base64,\S+" alt="A harbour">$/,
    )
  })

  it('should refer to its own parts under the names that they have on the page', () => {
    const html = htmlOf(
      svg(
        `<linearGradient id="sky"/><path id="p" fill="url(#sky)" style="clip-path:url('#p')"/><use xlink:href="#p"/>`,
      ),
    )
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const asked = [...html.matchAll(/url\(#([^)]+)\)|href="#([^"]+)"/g)].map(([, a, b]) => a ?? b)
    expect(ids).toEqual(['d-sky', 'd-p'])
    expect(asked).toEqual(['d-sky', 'd-p', 'd-p'])
  })

  it('should have its labels where the text stands, through whatever it is moved by', () => {
    const at = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(at, at, at, at, fc.constantFrom(1, 2, 0.5), (x, y, dx, dy, scale) => {
        // In a drawing of 1,000 by 1,000 nothing of this leaves it.
        const { labels } = drawingOf(
          `<svg viewBox="0 0 1000 1000"><g transform="translate(${dx} ${dy})"><g transform="scale(${scale})"><text id="a" x="${x}" y="${y}"/></g></g></svg>`,
        )
        expect(labels[0]?.x).toBeCloseTo((x * scale + dx) / 10, 2)
        expect(labels[0]?.y).toBeCloseTo((y * scale + dy) / 10, 2)
      }),
    )
    const turned = drawingOf(
      '<svg viewBox="-50 -50 100 100"><text id="a" transform="rotate(90)" x="10" y="0" style="text-anchor: end"/></svg>',
    )
    expect(turned.labels).toEqual([{ id: 'a', x: 50, y: 60, anchor: 'end', classes: [] }])
  })

  it.each([
    ['without an id', '<text x="1" y="1">Quay</text>'],
    ['of one id twice', '<text id="a" x="1" y="1"/><text id="a" x="2" y="2"/>'],
    ['beyond its edges', '<text id="a" x="300" y="1"/>'],
    ['in what is drawn elsewhere', '<defs><text id="a"/></defs>'],
    ['that is drawn again', '<g id="g"><text id="a"/></g><use href="#g"/>'],
  ])('should not have a label %s', (_, text) => {
    expect(readSvg(svg(text))).toHaveProperty('rule')
  })
})

describe('whatever drawing is given', () => {
  const name = fc.constantFrom(
    ...['g', 'path', 'rect', 'use', 'defs', 'linearGradient', 'pattern', 'marker', 'text', 'tspan'],
    ...['script', 'style', 'image', 'a', 'animate', 'foreignObject', 'svg', 'x:script', 'metadata'],
  )
  const attribute = fc.constantFrom(
    ...['id', 'class', 'd', 'fill', 'style', 'href', 'xlink:href', 'transform', 'x', 'mask'],
    ...['onload', 'onerror', 'src', 'x:onload', 'data-x', 'cursor', 'clip-path', 'marker-end'],
  )
  const address = 'https://example.org/x'
  const value = fc.oneof(
    fc.constantFrom(
      ...[
        '#a',
        'a',
        'url(#a)',
        `url(${address})`,
        `url('${address}')`,
        address,
        'javascript:run()',
      ],
      ...[`fill:url(${address})`, `background:url(${address})`, `fill: \\75rl(${address})`],
      ...['document.title=1', '&quot;&gt;&lt;img src=x onerror=run()&gt;', '10', 'M0 0h9'],
      ...['translate(1 1)', 'rgb(1,2,3)', 'image-set("x" 1x)', '@import x', "x' onload='run()"],
    ),
    fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[<"]/g, '')),
  )
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        name,
        fc.dictionary(attribute, value, { maxKeys: 3 }),
        fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('element'), { maxLength: 3 })),
      )
      .map(([tag, attributes, children]) => {
        const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${text}"`)
        return `<${tag}${written.join('')}>${children.join('')}</${tag}>`
      }),
  }))
  const drawing = fc.array(element, { maxLength: 3 }).map((parts) => svg(parts.join('')))

  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('should be refused, or stand in a page that asks for nothing and runs nothing', async () => {
    const taken: string[] = []
    fc.assert(
      fc.property(drawing, (text) => {
        const read = readSvg(text)
        if (!('kind' in read)) return
        const html = drawingHtml(read, 'x', `d-${taken.length}-`).toString()
        expect(findUnsafe(html, '')).toEqual([])
        taken.push(html)
      }),
      { numRuns: 3000 },
    )
    expect(taken.length).toBeGreaterThan(300)
    // A page as anybody has it, and without the policy that forbids it all once more.
    const { page: shut } = await browser.newPage()
    const tab = await shut.browser().newPage()
    tab.setDefaultTimeout(0)
    const asked: string[] = []
    // A browser that is opened for printing has puppeteer hear of no request.
    const session = await tab.createCDPSession()
    session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url))
    await session.send('Network.enable')
    await tab.setContent(
      `<!doctype html><title>t</title><script>window.run = () => { document.title = 'run' }</script>${taken.join('')}`,
      { waitUntil: 'load' },
    )
    // What is asked for later than all of it is told of later.
    const last = 'http://last.invalid/last.png'
    await tab.evaluate(
      `new Promise((resolve) => Object.assign(new Image(), { src: '${last}', onerror: () => resolve() }))`,
    )
    expect(asked.filter((url) => !/^(?:about|data):/.test(url))).toEqual([last])
    expect(await tab.title()).toBe('t')
    expect(await tab.$$eval('svg', (all) => all.length)).toBe(taken.length)
    await tab.close()
  })
})
