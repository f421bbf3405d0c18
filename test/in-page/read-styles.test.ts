import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inPage } from '../../src/print/in-page.ts'
import { openScriptedPage, type ScriptedPage } from './chromium.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

async function read(style: string, body = '<h2>Heading</h2><p>Text</p>'): Promise<string[]> {
  await scripted.load(`<!doctype html><style>${style}</style><div class="page">
    <div class="running">Head</div><div class="page-body">${body}</div>
    <div class="page-notes"><div class="note">Note</div></div></div>`)
  return inPage(scripted.page, 'readStyles')
}

describe('readStyles', () => {
  it.each([
    'h2 { filter: blur(1px) }',
    'p { mask-image: linear-gradient(red, blue) }',
    'p { -webkit-text-stroke-width: 1px }',
    '.note { clip-path: circle(5px) }',
    'p { opacity: 0 }',
    'p { visibility: hidden }',
    'p { display: none }',
    'p { font-size: 0px }',
    'p { text-emphasis-style: filled dot }',
    'p { text-combine-upright: all }',
    'p { content-visibility: hidden }',
    'p { contain: strict }',
    'p { overflow-y: hidden }',
    '.page { filter: blur(1px) }',
    'p { opacity: var(--none, 0) }',
  ])('should name %s', async (rule) => {
    expect(await read(rule)).toEqual([rule])
  })

  it.each([
    ['is harmless', 'p { filter: none; opacity: 0.5; font-size: 9px; overflow: visible }'],
    ['comes to something harmless', ':root { --x: 1 } p { opacity: var(--x) }'],
    ['is undone by another rule', 'p { display: none } div p { display: block }'],
    ['meets nothing', 'h6 { display: none }'],
    ['meets no text of the pages', '.running { display: none }'],
    ['is about what is generated', 'p::before { content: "x"; filter: blur(1px) }'],
    ['is for a screen', '@media screen { p { display: none } }'],
  ])('should not name what %s', async (_, style) => {
    expect(await read(style)).toEqual([])
  })

  it('should look into rules in rules', async () => {
    const style = `@media print { @supports (display: block) {
      .page-body { & h2 { opacity: 0 } p { display: none } } } }`
    expect(await read(style)).toEqual([
      ':is(.page-body) h2 { opacity: 0 }',
      ':is(.page-body) p { display: none }',
    ])
  })

  it('should name styles of elements, and what Chromium does not tag', async () => {
    const body = '<p style="opacity: 0">a</p><ruby>a<rt>b</rt></ruby>'
    expect(await read('', body)).toEqual(['p { opacity: 0 }', '<ruby>'])
  })

  it('should name the likeliest cause first, each once, and three at most', async () => {
    const style = `p { display: none } p { display: none } h2 { opacity: 0 }
      .note { overflow-y: hidden } h2 { filter: blur(1px) }`
    expect(await read(style)).toEqual([
      'h2 { filter: blur(1px) }',
      'h2 { opacity: 0 }',
      'p { display: none }',
    ])
  })

  it('should name what stands in layers only where nothing else is', async () => {
    const layered = '@layer base { h2 { filter: blur(1px) } }'
    expect(await read(layered)).toEqual(['h2 { filter: blur(1px) }'])
    expect(await read(`${layered} p { overflow-y: hidden }`)).toEqual(['p { overflow-y: hidden }'])
  })
})
