import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { thisMachine } from '../../src/browser/environment.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { inspect } from '../../src/inspect/inspect.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { load } from '../print/finish/dump.ts'
import { optionsFor, printHarbourIn } from '../print/finish/harbour.ts'
import { Findings } from '../support/findings.ts'
import { expectationOf } from './expected.ts'

const PICTURE = `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="3"/></svg>')`

/** No browser but the one of @sparticuz/chromium, which is older than most. */
const bare = {
  ...thisMachine(),
  root: '/nowhere',
  env: { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, PUPPETEER_CACHE_DIR: '/nowhere' },
}

const onLinux = process.platform === 'linux' && process.arch === 'x64'

/** The browser of this machine, and the embedded one where that is another. */
const browsers: Browser[] = [await openBrowser()]
if (onLinux) {
  const embedded = await openBrowser({ environment: bare })
  if (browsers.some(({ version }) => version === embedded.version)) await embedded.close()
  else browsers.push(embedded)
}

afterAll(() => Promise.all(browsers.map((browser) => browser.close())))

// Chromium paints each of these in another way: in a form of its own with marks of its own, twice, or
// with a picture that it marks as if it were text. The text stays text. Before version 148, the structure
// takes the marks of a form for marks of the page.
describe.each(browsers)('inspect, in $version', (browser) => {
  const inspected = async (look: string) => {
    const { 'en-ar': printed } = await printHarbourIn(browser, ['en-ar'], look)
    const pdf = await finish(printed.pdf, optionsFor('en-ar', printed))
    const findings = new Findings()
    inspect(pdf, expectationOf('en-ar', printed), findings)
    const version = Number(
      /Skia\/PDF m(\d+)/u.exec(Buffer.from(printed.pdf).toString('latin1'))?.[1],
    )
    return {
      pdf,
      version,
      findings: findings.list().map(String),
      notes: findings.list().map(({ note }) => note),
    }
  }

  it.each([
    ['pale text', 'p { opacity: 0.8 } h2 { opacity: 0.5 } [data-note] { opacity: 0.7 }'],
    [
      'pale rows with pale text inside',
      '.row { opacity: 0.9 } p { opacity: 0.8 } em { opacity: 0.5 }',
    ],
    ['blended text', 'p { mix-blend-mode: multiply }'],
    ['shadows', 'h2 { text-shadow: 1px 1px 2px #888 } p { text-shadow: 0 1px red, 1px 0 blue }'],
    ['gradients behind text', 'h2, p, td { background: linear-gradient(90deg, #eee, #fff) }'],
    [
      'pictures beside text',
      `h2::before { content: ${PICTURE} } ul { list-style-image: ${PICTURE} }`,
    ],
    [
      'turned and clipped text',
      'h3 { transform: rotate(1deg) } .row { clip-path: inset(0); overflow: hidden }',
    ],
    [
      'small capitals and spaced letters',
      'p { font-variant-caps: small-caps } [lang=en] { letter-spacing: 0.05em; text-transform: uppercase }',
    ],
    ['what comes in', '@keyframes in { from { opacity: 0 } } p { animation: in 1s infinite }'],
    ['pages of other names', '@page :first { margin: 0 } @page wide:left { margin: 1cm }'],
    ['a page that begins with a name in the other script', 'div { max-width: 300px !important }'],
    ['a larger body', 'body { zoom: 1.3 } .page-body { columns: 2 }'],
    ['a window that hides', 'html, body { height: 100%; overflow: hidden }'],
    ['words of the style', 'p::before { content: "§ 7 " } p::after { content: " ¶" }'],
  ])('should find nothing in a brief with %s', async (_, look) => {
    expect((await inspected(look)).findings).toEqual([])
  })

  it.each([
    ['[data-note] { filter: drop-shadow(red 0px 0px 2px) }'],
    ['p { filter: blur(0px) }'],
    ['h2 { mask-image: linear-gradient(black, transparent) }'],
    ['p { -webkit-text-stroke-width: 1px }'],
    ['p { clip-path: circle(0px) }'],
    ['.call { display: none }'],
    ['p { font-size: 0px }'],
    ['h2 { opacity: 0 }'],
    ['.row { contain: strict }'],
  ])('should name `%s` once, where it keeps text out of the file', async (look) => {
    const { notes } = await inspected(look)
    expect(notes).toEqual([expect.stringContaining(`\`${look}\``)])
  })

  it('should tie what forms hold to the structure from both ends', async () => {
    const { pdf } = await inspected('p { opacity: 0.8 } h2 { mix-blend-mode: multiply }')
    const [above, below] = await tiesOfForms(pdf)
    expect(above?.length).toBeGreaterThan(20)
    expect(below).toEqual(above)
  })

  it.each([
    ['a heading', 'h2', '“Traffic in 2018” and 3 more texts are'],
    ['whole paragraphs', 'p', '“The port of” and '],
  ])(
    'should find nothing in a brief with %s cut out of a gradient, or name the cause',
    async (_, cut, reason) => {
      const { version, findings } = await inspected(
        `${cut} { background: linear-gradient(90deg, red, blue); background-clip: text; color: transparent }`,
      )
      // Measured: 143 tags nothing of it, 147 does.
      if (version >= 147) expect(findings).toEqual([])
      else expect(findings).toEqual([expect.stringContaining(reason)])
    },
  )
})

/**
 * Marked content in forms with its element, by pdf-lib: as elements name it, and as forms and the tree of
 * parents do.
 */
async function tiesOfForms(pdf: Uint8Array): Promise<string[][]> {
  const { context, catalog } = await load(pdf)
  const above: string[] = []
  const parents = catalog
    .lookup(PDFName.of('StructTreeRoot'), PDFDict)
    .lookup(PDFName.of('ParentTree'), PDFDict)
    .lookup(PDFName.of('Nums'), PDFArray)
    .asArray()
  const below: string[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.has(PDFName.of('S'))) {
      const kids = object.lookup(PDFName.of('K'))
      for (const kid of kids instanceof PDFArray ? kids.asArray() : [kids]) {
        const form = kid instanceof PDFDict ? kid.get(PDFName.of('Stm')) : undefined
        if (kid instanceof PDFDict && form)
          above.push(`${form} ${kid.get(PDFName.of('MCID'))} ${ref}`)
      }
    } else if (object instanceof PDFRawStream && object.dict.has(PDFName.of('BBox'))) {
      const key = object.dict.get(PDFName.of('StructParents'))
      const at = parents.findIndex((each, index) => index % 2 === 0 && `${each}` === `${key}`)
      if (!key || at < 0) continue
      const own = context.lookup(parents[at + 1], PDFArray).asArray()
      const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
      for (const [, id] of content.matchAll(/\/MCID (\d+)/gu)) {
        below.push(`${ref} ${id} ${own[Number(id)]}`)
      }
    }
  }
  return [above.sort(), below.sort()]
}
