import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INNER_LINK, type LinkTarget } from '../../src/in-page/protocol.ts'
import { inPage } from '../../src/print/in-page.ts'
import { openScriptedPage, type ScriptedPage } from './chromium.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

/** Pages of 400 by 200 pixels, made up by hand. */
function html(pages: readonly string[], head = ''): string {
  const sheets = pages.map((body) => `<div class="page"><div class="page-body">${body}</div></div>`)
  return `<!doctype html><style>body { margin: 0 } .page { block-size: 200px; inline-size: 400px }
    p { margin: 0; block-size: 20px }</style>${head}${sheets.join('')}`
}

async function detach(document: string): Promise<{ targets: LinkTarget[]; addresses: string[] }> {
  await scripted.load(document)
  const targets = await inPage(scripted.page, 'detachLinks')
  const addresses = await scripted.page.$$eval('a[href]', (links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  )
  return { targets, addresses }
}

describe('detachLinks', () => {
  it('should give each link the id of its target, and each target a place', async () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-zء-ي][a-z0-9ء-ي_-]{0,8}$/u), {
      minLength: 1,
      maxLength: 6,
    })
    const documents = ids.chain((all) =>
      fc.record({
        pages: fc.tuple(...all.map(() => fc.nat(2))),
        ids: fc.constant(all),
        links: fc.array(fc.tuple(fc.constantFrom(...all), fc.boolean()), { maxLength: 12 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(documents, async ({ ids, pages, links }) => {
        const bodies = [0, 1, 2].map((page) =>
          ids.map((id, at) => (pages[at] === page ? `<p id="${id}">${id}</p>` : '')).join(''),
        )
        const anchors = links.map(
          ([id, encoded]) => `<a href="#${encoded ? encodeURIComponent(id) : id}">${id}</a>`,
        )
        const { targets, addresses } = await detach(html([...bodies, anchors.join(' ')]))
        for (const [at, [id]] of links.entries()) {
          expect(addresses[at]).toBe(INNER_LINK + encodeURIComponent(id))
          const target = { id, page: (pages[ids.indexOf(id)] ?? 0) + 1 }
          expect(targets).toContainEqual(expect.objectContaining(target))
        }
        const asked = new Set(links.map(([id, encoded]) => (encoded ? encodeURIComponent(id) : id)))
        expect(targets.length).toBe(asked.size)
      }),
      { numRuns: 40 },
    )
  })

  it('should tell in points how far a target stands from the corner of its page', async () => {
    const second = '<p>a</p><p style="margin-inline-start: 40px" id="b">b</p>'
    const { targets } = await detach(html(['<a href="#b">b</a>', second]))
    expect(targets).toEqual([{ id: 'b', page: 2, x: 30, y: 15 }])
  })

  it('should find what has a name or no box of its own, and give what is hidden the corner', async () => {
    const body = `<a href="#old">1</a><a href="#bare">2</a><a href="#hidden">3</a>
      <p><a name="old">old</a></p><div id="bare" style="display: contents"><p>bare</p></div>
      <p id="hidden" hidden>hidden</p>`
    const { targets } = await detach(html([body]))
    expect(targets.map(({ id, page }) => [id, page])).toEqual([
      ['old', 1],
      ['bare', 1],
      ['hidden', 1],
    ])
    const [old, bare, hidden] = targets
    expect(bare?.y).toBe((old?.y ?? 0) + 15)
    expect(hidden).toMatchObject({ x: 0, y: 0 })
  })

  it('should leave alone what leads nowhere, off the pages or away', async () => {
    const hrefs = ['#', '#missing', '#outside', '#%', 'https://example.org/#a', 'other.html']
    const links = hrefs.map((href) => `<a href="${href}">a</a>`).join('')
    const shape = '<svg><a href="#a"><text>a</text></a></svg>'
    const document = `${html([`<p id="a">a</p>${links}${shape}`])}<p id="outside">a</p>`
    expect(await detach(document)).toEqual({ targets: [], addresses: [...hrefs, '#a'] })
  })

  it.each([
    ['a style asks for an address', '<style>a[href^="#"] { color: red }</style>'],
    ['a style prints addresses', '<style>a::after { content: attr(href) }</style>'],
    ['the document has such addresses', `<a href="${INNER_LINK}0">odd</a>`],
  ])('should touch nothing where %s', async (_, more) => {
    const body = '<a href="#a">a</a><p id="a">a</p>'
    const { targets, addresses } = await detach(html([more + body]))
    expect(targets).toEqual([])
    expect(addresses.at(-1)).toBe('#a')
  })
})
