import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBES } from '../../src/in-page/protocol.ts'
import { LAST_RESORT_STYLE } from '../../src/print/fallback-fonts.ts'
import { inPage } from '../../src/print/in-page.ts'
import { openScriptedPage, type ScriptedPage } from './chromium.ts'
import { FACES } from './fonts.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

async function load(body: string): Promise<void> {
  await scripted.load(`<!doctype html>${LAST_RESORT_STYLE}
    <style>${FACES.join(' ')} body { font: 400 16px Latin, Arabic }</style><body>${body}`)
  await inPage(scripted.page, 'loadFonts')
}

async function suspectsIn(body: string): Promise<string[][]> {
  await load(body)
  const suspects = await inPage(scripted.page, 'findSuspectSettings')
  return suspects.map(({ family, weight, style, clusters }) => [
    `${style} ${weight} ${family}`,
    ...clusters,
  ])
}

/** What the fonts of the document have, and what they want. */
const known = fc.stringMatching(/^[a-zA-Z0-9,.;:!? ا-ي]{1,20}$/u)
const wanting = fc.constantFrom('☃', '漢', 'क', 'ก', '\u{1F0A1}', '\u{E000}')

describe('findSuspectSettings', () => {
  it('should suspect a way of setting text if and only if its fonts want a character', async () => {
    const paragraphs = fc.array(fc.tuple(known, fc.option(wanting, { nil: '' }), known), {
      minLength: 1,
      maxLength: 3,
    })
    await fc.assert(
      fc.asyncProperty(paragraphs, async (all) => {
        const body = all.map(
          ([before, odd, after], at) =>
            `<p style="font-weight: ${(at + 1) * 100}">${before}${odd}${after}</p>`,
        )
        const weights = (await suspectsIn(body.join(''))).map(([font]) => font)
        const wanted = all.flatMap(([, odd], at) =>
          odd ? [`normal ${(at + 1) * 100} Latin, Arabic`] : [],
        )
        expect(weights).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })

  it('should take no offence at what is invisible, hidden or no character', async () => {
    const body = `<p>\u2068a\u200d\u2069\u200f \u00ad\u2060\u00a0\ufeff \u061c\u202e\u202c</p>
      <p hidden>☃</p><style>.x { content: "☃" }</style>`
    expect(await suspectsIn(body)).toEqual([])
  })

  it('should keep a character and its marks together, each once', async () => {
    const [suspect] = await suspectsIn('<p>☃\u0301 aa ☃\u0301a</p>')
    expect(suspect).toEqual(['normal 400 Latin, Arabic', '☃\u0301', 'a'])
  })

  it('should suspect what the page cannot tell: a font of the system before its own, and emoji', async () => {
    const body = `<p style="font-family: serif, Latin">a</p><p style="font-family: Latin, serif">b</p>
      <p style="font-family: serif">c</p><p style="font-style: italic">❤\uFE0F</p>`
    expect((await suspectsIn(body)).map(([font]) => font)).toEqual([
      'normal 400 serif, Latin',
      'normal 400 serif',
      'italic 400 Latin, Arabic',
    ])
  })

  it('should leave the document as it was', async () => {
    await load('<p>☃</p>')
    const before = await scripted.page.content()
    await inPage(scripted.page, 'findSuspectSettings')
    expect(await scripted.page.content()).toBe(before)
  })
})

describe('layOutProbes', () => {
  it('should show each character on a line of its own, in place of what was laid out before', async () => {
    await load('<p>a</p>')
    await inPage(scripted.page, 'layOutProbes', [{ style: 'color: red', clusters: ['a'] }])
    const style = 'font: 16px/20px Latin'
    await inPage(scripted.page, 'layOutProbes', [
      { style, clusters: ['"', '</span>', 'م'] },
      { style, clusters: ['\u2028'] },
    ])
    const heights = await scripted.page.$$eval(`#${PROBES} > span`, (spans) =>
      spans.map((span) => span.getBoundingClientRect().height),
    )
    expect(heights).toEqual([60, 20])
    await inPage(scripted.page, 'removeProbes')
    expect(await scripted.page.$(`#${PROBES}`)).toBeNull()
  })
})

describe('findTexts', () => {
  const font = { family: 'Latin, Arabic', weight: '400', style: 'normal' }

  it('should give up to 80 characters of the first text that has the characters', async () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(words, words, async (before, after) => {
        const text = [...before, '☃', ...after].join(' ')
        await load(`<p>none</p><p>${text}</p><p>☃ again</p>`)
        const [found = ''] = await inPage(scripted.page, 'findTexts', [
          { ...font, characters: '☃' },
        ])
        expect(found).toContain('☃')
        expect(text).toContain(found)
        expect(found.length).toBe(Math.min(80, text.length))
      }),
      { numRuns: 30 },
    )
  })

  it('should go by how a text is set, and pass over what is hidden', async () => {
    await load('<p hidden>☃ 1</p><p style="font-weight: 700">☃ 2</p><p>☃ \n 3</p>')
    const wanted = ['400', '700', '900'].map((weight) => ({ ...font, weight, characters: '☃' }))
    expect(await inPage(scripted.page, 'findTexts', wanted)).toEqual(['☃ 3', '☃ 2', ''])
  })
})
