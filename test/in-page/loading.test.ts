import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inPage } from '../../src/print/in-page.ts'
import { openScriptedPage, type ScriptedPage } from './chromium.ts'
import { FACES } from './fonts.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

const BROKEN = '@font-face { font-family: Broken; src: url(data:font/woff2;base64,AAAA) }'
const FAR = '@font-face { font-family: Far; src: url(https://example.org/a.woff2) }'

const html = (...faces: string[]) =>
  `<!doctype html><style>${faces.join(' ')}</style><p>Nothing asks for a face.</p>`

describe('loadFonts', () => {
  it('should load every face, though no text asks for it', async () => {
    await scripted.load(html(...FACES))
    expect(await inPage(scripted.page, 'loadFonts')).toEqual([])
    const states = await scripted.page.evaluate(() =>
      [...document.fonts].map(({ status }) => status),
    )
    expect(states).toEqual(['loaded', 'loaded'])
  })

  it('should name each family once of which a face cannot be had', async () => {
    await scripted.load(html(FAR, ...FACES, BROKEN, BROKEN))
    expect(await inPage(scripted.page, 'loadFonts')).toEqual(['Far', 'Broken'])
  })
})

describe('ready', () => {
  it('should come in spite of fonts and pictures that do not', async () => {
    await scripted.load(`${html(FAR, ...FACES)}<img src="data:image/png;base64,AAAA" alt="none">`)
    await inPage(scripted.page, 'ready')
    const states = await scripted.page.evaluate(() =>
      [...document.fonts].map(({ status }) => status),
    )
    expect(states).toEqual(['error', 'loaded', 'loaded'])
  })
})
