import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { openScriptedPage, type ScriptedPage } from '../in-page/chromium.ts'
import { brief, meeting, renderText } from './support/audience.ts'

let scripted: ScriptedPage
let audience: Audience
let harbour: string

beforeAll(async () => {
  scripted = await openScriptedPage()
  await scripted.page.emulateMediaType('print')
  audience = await meeting()
  harbour = await readFile(new URL('fixtures/harbour/brief.md', import.meta.url), 'utf8')
})

afterAll(() => scripted?.close())

async function load(edition: string, text = harbour, css = ''): Promise<void> {
  const own = { path: 'own.css', text: css }
  const by = css === '' ? audience : { ...audience, styles: [...audience.styles, own] }
  const { html } = renderText(text, by, edition)
  await scripted.load(html)
  await scripted.page.evaluate('document.fonts.ready.then(() => {})')
}

/** The height of a line as a multiple of the size of its type. */
const RATIOS = `(selector) => Array.from(document.querySelectorAll(selector), (element) => {
  const { lineHeight, fontSize } = getComputedStyle(element)
  return parseFloat(lineHeight) / parseFloat(fontSize)
})`

async function ratiosOf(selector: string): Promise<number[]> {
  const found = (await scripted.page.evaluate(
    `(${RATIOS})(${JSON.stringify(selector)})`,
  )) as number[]
  expect(found.length, selector).toBeGreaterThan(0)
  return found
}

describe('how far apart lines of Arabic stand', () => {
  it.each([
    ['ar', ''],
    ['en-ar', ''],
    ['back-to-back', '.half:lang(ar) '],
  ])('should be what its letters want, on every level (%s)', async (edition, half) => {
    await load(edition)
    for (const selector of ['.title', '.section-title', '.heading']) {
      expect(Math.min(...(await ratiosOf(half + selector))), selector).toBeGreaterThanOrEqual(1.4)
    }
    const small = [
      '.tables',
      '.chart',
      ':is(.role-source, .entries-of-source) li',
      '.entry',
      '.kicker',
      '.imprint',
    ]
    const inHalf = small.map((selector) => half + selector)
    const notes = half === '' ? '.footnote' : '.footnote:lang(ar)'
    for (const selector of [...inHalf, notes]) {
      expect(Math.min(...(await ratiosOf(selector))), selector).toBeGreaterThanOrEqual(1.5)
    }
    expect(Math.min(...(await ratiosOf(`${half}.role-point p`)))).toBeGreaterThanOrEqual(1.6)
  })

  it('should not be asked of an edition without it, nor of the half of another language', async () => {
    await load('en')
    expect(Math.max(...(await ratiosOf('.role-point p')))).toBeLessThan(1.6)
    await load('back-to-back')
    const [english = 0] = await ratiosOf('.half:lang(en) .role-point p')
    const [arabic = 0] = await ratiosOf('.half:lang(ar) .role-point p')
    expect(english).toBeLessThan(1.6)
    expect(arabic).toBeGreaterThan(english)
  })

  it('should be what an audience sets, in either half', async () => {
    await load('back-to-back', harbour, ':root { --leading-text: 1.9; --leading-title: 1.2 }')
    for (const half of ['.half:lang(en)', '.half:lang(ar)']) {
      expect((await ratiosOf(`${half} .role-point p`))[0]).toBeCloseTo(1.9, 2)
      expect((await ratiosOf(`${half} .section-title`))[0]).toBeCloseTo(1.2, 2)
    }
  })

  it('should keep the ink of an entry of the contents off the rules around it', async () => {
    const text = brief(
      ['a', 'b', 'c']
        .map((id) => `<!-- section: ${id} -->\n\n## Q <span lang="ar" dir="rtl">أجج</span>\n`)
        .join('\n'),
    )
    for (const edition of ['ar', 'en-ar']) {
      await load(edition, text)
      const gaps = (await scripted.page.evaluate(`(async () => {
        const pen = document.createElement('canvas').getContext('2d')
        return Array.from(document.querySelectorAll('.entry'), (entry) => {
          const cell = entry.querySelector('.cell:lang(ar)')
          const { fontWeight, fontSize, fontFamily } = getComputedStyle(cell)
          pen.font = fontWeight + ' ' + fontSize + ' ' + fontFamily
          const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText('أجج')
          const mark = document.createElement('span')
          mark.style.cssText = 'display: inline-block; width: 0; height: 0'
          cell.append(mark)
          const baseline = mark.getBoundingClientRect().bottom
          const { top, bottom } = entry.getBoundingClientRect()
          return [baseline - up - top, bottom - baseline - down]
        })
      })()`)) as [number, number][]
      expect(gaps).toHaveLength(3)
      for (const gap of gaps.flat()) expect(gap).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('the two scripts beside each other', () => {
  it('should look equally large: the mean of tall and of low letters is that of the other', async () => {
    await load('en-ar')
    const [tall, low] = (await scripted.page.evaluate(`(async () => {
      const pen = document.createElement('canvas').getContext('2d')
      const height = (font, letter) => {
        pen.font = '400 100px ' + font
        return pen.measureText(letter).actualBoundingBoxAscent
      }
      await Promise.all(['Amiri', '"Source Serif 4"'].map((face) => document.fonts.load('400 100px ' + face, 'اx')))
      return [
        height('Amiri', 'ا') / height('"Source Serif 4"', 'H'),
        height('Amiri', 'بـ') / height('"Source Serif 4"', 'x'),
      ]
    })()`)) as [number, number]
    expect(tall).toBeGreaterThan(1)
    expect(low).toBeLessThan(1)
    expect(Math.sqrt(tall * low)).toBeCloseTo(1, 1)
  })

  it('should be set in the faces that an audience names, wherever it names them', async () => {
    await load(
      'en-ar',
      harbour,
      '.section-title { --latin-face: "Own"; --arabic-face: "Own Naskh" }',
    )
    const faces = await scripted.page.evaluate(
      `['en', 'ar'].map((lang) => getComputedStyle(document.querySelector('.section-title .cell:lang(' + lang + ')')).fontFamily)`,
    )
    expect(faces).toEqual(['Own, "Own Naskh", serif', '"Own Naskh", Own, serif'])
  })
})
