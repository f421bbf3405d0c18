import fc from 'fast-check'
import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packOf } from '../../src/languages/packs.ts'
import type { Language } from '../../src/model/language.ts'
import { isolate } from '../../src/render/isolate.ts'
import { openScriptedPage, type ScriptedPage } from '../in-page/chromium.ts'
import { meeting } from './support/audience.ts'

const stringifier = unified().use(rehypeStringify).freeze()

let scripted: ScriptedPage
let styles: string

beforeAll(async () => {
  scripted = await openScriptedPage()
  const { styles: files } = await meeting()
  styles = files.map(({ text }) => text.replace(/@font-face\s*\{[^}]*\}/g, '')).join('\n')
})

afterAll(() => scripted?.close())

function htmlOf(text: string, language: Language): string {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: text }] }
  isolate(tree, language, ['en', 'ar', 'fr'])
  return stringifier.stringify(tree)
}

/** How often each stretch stands on more than one line, in columns of every width. */
const READ_BREAKS = `Array.from(document.querySelectorAll('p'), (line) => {
  const broken = []
  const texts = []
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) texts.push([node, at])
  }
  const from = line.textContent.indexOf(line.dataset.stretch)
  const range = document.createRange()
  for (let width = 15; width <= 40; width += 1) {
    line.style.width = width + 'ch'
    const tops = texts.slice(from, from + line.dataset.stretch.length).map(([node, at]) => {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return Math.round(range.getBoundingClientRect().top / 10)
    })
    if (new Set(tops).size > 1) broken.push(width)
  }
  return { broken, text: line.textContent }
})`

interface Line {
  readonly before: string
  readonly stretch: string
  readonly after: string
}

async function linesOf(lines: readonly Line[], language: Language) {
  const { direction } = packOf(language)
  const body = lines.map(
    ({ before, stretch, after }) =>
      `<p dir="${direction}" data-stretch="${stretch}">${htmlOf(`${before}${stretch}${after}`, language)}</p>`,
  )
  await scripted.page.setContent(
    `<style>${styles} p { font: 16px/30px monospace; margin: 0 }</style>${body.join('')}`,
  )
  return (await scripted.page.evaluate(READ_BREAKS)) as { broken: number[]; text: string }[]
}

const year = fc.integer({ min: 1900, max: 2100 }).map(String)
const count = fc.integer({ min: 1, max: 999 }).map(String)
const dash = fc.constantFrom('–', '-', '‑')
const range = fc.oneof(
  fc.tuple(year, dash, year).map((parts) => parts.join('')),
  fc.tuple(count, dash, count).map((parts) => parts.join('')),
  fc.tuple(count, dash, count).map(([a, joint, b]) => `${a}${joint}${b}%`),
  fc.tuple(count, count).map(([a, b]) => `${a}%–${b}%`),
  fc.constantFrom(
    '10:30–12:00',
    '21/04–23/04/2019',
    '1.5–2.5',
    '12,500–13,000',
    '5–-3',
    '1 234 567',
  ),
)

const cases: readonly (readonly [Language, fc.Arbitrary<string>, fc.Arbitrary<string>])[] = [
  [
    'en',
    fc.oneof(range, fc.constantFrom('21 April', 'S/RES/2254', 'May–June')),
    fc.constantFrom('the', 'ferries', 'of', 'passengers', '“quay”', '(2018)', 'تقرير'),
  ],
  [
    'fr',
    fc.oneof(range, fc.constantFrom('21 avril', 'mai–juin')),
    fc.constantFrom('les', 'bateaux', 'du', 'passagers', '« quai »', '(2018)', 'تقرير'),
  ],
  [
    'ar',
    fc.oneof(
      range,
      range.map((found) =>
        found.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
      ),
      fc.constantFrom(
        'نيسان/أبريل',
        '21 نيسان/أبريل',
        'الثاني/نوفمبر',
        'أيار–حزيران',
        'S/RES/2254',
      ),
    ),
    fc.constantFrom('من', 'السفن', 'الركاب', '«رصيف»', '(2018)', 'هيئة', 'port'),
  ],
]

describe('what no line ends in', () => {
  it.each(cases)('should stand on one line in any column (%s)', async (language, stretch, word) => {
    const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
    const line = fc
      .tuple(words, stretch, words)
      .map(([before, found, after]) => ({
        before: `${before} `,
        stretch: found,
        after: ` ${after}`,
      }))
      // Where two stand beside each other they may be one number.
      .filter(({ before, after }) => !/\d\)? $/.test(before) && !/^ \(?\d/.test(after))
    const lines = fc.sample(line, { numRuns: 150, seed: 7 })
    const laid = await linesOf(lines, language)
    const broken = laid.flatMap(({ broken }, at) => (broken.length > 0 ? [lines[at]] : []))
    expect(broken).toEqual([])
  })

  it('should be found and copied as it was written', async () => {
    const lines = [
      { before: 'من ', stretch: '2019–2021', after: ' في نيسان/أبريل' },
      { before: 'عام ', stretch: '١٩١٠–١٩١١', after: '.' },
    ]
    const laid = await linesOf(lines, 'ar')
    expect(laid.map(({ text }) => text)).toEqual(
      lines.map(({ before, stretch, after }) => `${before}${stretch}${after}`),
    )
    // What is copied is what is searched: both read the text as it is laid out.
    const copied = await scripted.page.evaluate(`
      getSelection().selectAllChildren(document.body)
      getSelection().toString()`)
    for (const words of ['2019–2021', 'نيسان/أبريل', '١٩١٠–١٩١١']) expect(copied).toContain(words)
  })

  it('should be no longer than a column', async () => {
    const [laid] = await linesOf(
      [{ before: 'of ', stretch: 'Aaaaaaaaaaaaaaaa–Bbbbbbbbbbbbbbbbbb', after: '' }],
      'en',
    )
    expect(laid?.broken).not.toEqual([])
  })
})
