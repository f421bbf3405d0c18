import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { createWorld } from '../../src/world/world.ts'
import { see } from '../inspect/witness.ts'
import { EXTRACTORS, type Extractor } from '../support/extractors.ts'

/**
 * What comes out of the first brief where somebody copies from it, in the programs that people read PDFs with:
 * CONTRIBUTING.md has the table. It is compared with what the structure of the file says, text by text.
 */
const EDITIONS = ['ar', 'en-ar'] as const

/** Of Arabic words with marks, of those without, of ranges: the least share that comes out whole and in order. */
const LEAST: Readonly<
  Record<Extractor['name'], Readonly<Record<(typeof EDITIONS)[number], Shares>>>
> = {
  // Not cured: a word that ends in a mark, before a space.
  'pdf.js': { ar: [0.91, 0.98, 0.95], 'en-ar': [0.91, 0.98, 0.95] },
  // Not cured: where a page holds more of another language, it takes each figure out of its line.
  pdftotext: { ar: [0.99, 0.99, 0.95], 'en-ar': [0.98, 0.99, 0.6] },
  MuPDF: { ar: [0.98, 0.99, 0.95], 'en-ar': [0.98, 0.99, 0.95] },
  PDFium: { ar: [0.98, 0.99, 0.95], 'en-ar': [0.98, 0.99, 0.95] },
}

type Shares = readonly [marked: number, plain: number, ranges: number]

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-copying-'))
  const browser = await openBrowser()
  const world = createWorld({ SOURCE_DATE_EPOCH: '1795564800' })
  const order = { audiences: ['practitioner'], editions: [...EDITIONS], formats: ['pdf'] as const }
  await build({ ...order, originals: '/nowhere', out: folder, browser }, world)
  await browser.close()
})

afterAll(() => rm(folder, { recursive: true }))

const CONTROLS = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF]/gu
const WORD = /[\p{Script=Arabic}\p{Mn}]*\p{Script=Arabic}[\p{Script=Arabic}\p{Mn}]*/gu
const RANGE = /\p{Nd}+(?:[.,:]\p{Nd}+)*[–-]\p{Nd}+(?:[.,:]\p{Nd}+)*/gu

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFC').replace(CONTROLS, '')
  return [...plain.matchAll(WORD)].map(([word]) => word.replace(/[،؛؟]/gu, '')).filter(Boolean)
}

/** Direction marks around a dash are no part of a range; elsewhere they end it. */
function rangesIn(text: string): string[] {
  const marks = CONTROLS.source
  const joined = text.replace(new RegExp(`${marks}*([–-])${marks}*`, 'gu'), '$1')
  return [...joined.matchAll(RANGE)].map(([range]) => range)
}

function shareOf(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>()
  for (const each of found) left.set(each, (left.get(each) ?? 0) + 1)
  const whole = wanted.filter((each) => {
    const more = left.get(each) ?? 0
    left.set(each, more - 1)
    return more > 0
  })
  return whole.length / wanted.length
}

const isMarked = (word: string) => /\p{Mn}/u.test(word)

describe.each(EDITIONS)('the first brief, copied from its edition %s', (edition) => {
  let path: string
  let words: readonly string[]
  let ranges: readonly string[]

  beforeAll(async () => {
    path = join(folder, 'practitioner', `brief.${edition}.pdf`)
    const { texts } = await see(await readFile(path))
    const said = texts.map((text) => text.replace(/^\S+ \d+: /u, ''))
    words = wordsIn(said.join('\n'))
    // The parts of a range are texts of their own where each is isolated.
    ranges = rangesIn(said.join('\n').replace(/\n?([–-])\n?/gu, '$1'))
    expect(words.filter(isMarked).length).toBeGreaterThan(400)
    expect(ranges.length).toBeGreaterThan(40)
  })

  it.each(EXTRACTORS)('should come out whole and in order in $name', async ({ name, textOf }) => {
    const text = await textOf(path)
    const found = wordsIn(text)
    const [marked, plain, inOrder] = LEAST[name][edition]
    const shares = {
      marked: shareOf(words.filter(isMarked), found),
      plain: shareOf(
        words.filter((word) => !isMarked(word)),
        found,
      ),
      ranges: shareOf(ranges, rangesIn(text)),
    }
    expect.soft(shares.marked, 'words with marks').toBeGreaterThanOrEqual(marked)
    expect.soft(shares.plain, 'words without marks').toBeGreaterThanOrEqual(plain)
    expect.soft(shares.ranges, 'ranges').toBeGreaterThanOrEqual(inOrder)
  })
})
