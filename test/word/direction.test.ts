import fc from 'fast-check'
import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packOf } from '../../src/languages/packs.ts'
import type { Language } from '../../src/model/language.ts'
import { isolate } from '../../src/render/isolate.ts'
import { textPieces } from '../../src/word/pieces.ts'
import { runsOfPieces } from '../../src/word/runs.ts'
import { openScriptedPage, type ScriptedPage } from '../in-page/chromium.ts'
import { leftEdges } from '../render/support/visual-order.ts'

/** How many lines are made of each kind; more by hand, `LINES=100000`. */
const LINES = Number(process.env.LINES ?? 1000)

const SAME_LINES = process.env.LINES === undefined ? { seed: 11 } : {}
const BATCH = 250
const LANGUAGES = ['en', 'ar']
const MARK = /[\u200E\u200F]/

const stringifier = unified().use(rehypeStringify).freeze()

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
})

afterAll(() => scripted?.close())

/** A line as the printed page has it, with isolates. */
function isolated(text: string, language: Language): string {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: text }] }
  isolate(tree, language, LANGUAGES)
  return stringifier.stringify(tree)
}

/** A line as a program reads it in a Word file that believes letters alone: its text, and the marks in it. */
function marked(text: string, language: Language): string {
  const xml = runsOfPieces(textPieces(text, language, LANGUAGES), packOf(language).direction, {
    call: () => '',
  })
  return [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
}

/** For each line its signs from left to right, by their places in the text without marks. */
async function orders(htmls: readonly string[], texts: readonly string[], language: Language) {
  const { direction: dir } = packOf(language)
  const edges = await leftEdges(
    scripted.page,
    htmls.map((html) => ({ html, dir })),
  )
  return edges.map((lefts, line) => {
    const signs = [...(texts[line] ?? '')].map((sign) => MARK.test(sign))
    const places = lefts.filter((_, at) => !signs[at])
    return places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  })
}

const WORDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ar: fc.constantFrom('كتاب', 'عام', 'عاد', 'منذ', 'نون', 'بين'),
  en: fc.constantFrom('Noon', 'Post', 'report', 'Zhusan', 'IS', 'Strong Cities'),
}
const count = fc.constantFrom('7', '2019', '1,300')
const number = fc.constantFrom('7', '1,300', '2019–2021', '70 %', '15%', '28–29', '-5', '£40')
const mark = fc.constantFrom(' ', ' ', ' ', '. ', ': ', ' – ', '/')
const between = fc.constantFrom(
  (words: string) => `(${words})`,
  (words: string) => `[${words}]`,
  (words: string) => `“${words}”`,
  (words: string) => `«${words}»`,
)

const phraseOf = (word: fc.Arbitrary<string>, number: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(fc.oneof(word, number), mark), { minLength: 1, maxLength: 4 }).map((parts) =>
    parts
      .map(([words, after]) => words + after)
      .join('')
      .trim(),
  )

/**
 * A line of one language with words of the other. What is foreign within foreign words, such as a sum of money in an
 * Arabic title of an English note, letters alone cannot keep in order: there is Word’s own direction of runs for it.
 */
function lineIn(language: Language): fc.Arbitrary<string> {
  const [own = fc.constant(''), foreign = fc.constant('')] = [
    WORDS[language],
    WORDS[language === 'ar' ? 'en' : 'ar'],
  ]
  const phrase = fc.oneof(phraseOf(own, number), phraseOf(foreign, count))
  const part = fc.oneof(
    phrase,
    fc.tuple(phrase, between).map(([words, wrap]) => wrap(words)),
  )
  const said = fc.tuple(part, phraseOf(own, fc.constant('')))
  return fc
    .array(said, { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.map(([words, after]) => `${words} ${after}`).join(' ')}.`)
}

describe('a line of a Word file, where only its letters are believed', () => {
  it.each(LANGUAGES)('should stand as the printed page has it, in %s', async (language) => {
    const lines = fc.sample(lineIn(language), { numRuns: LINES, ...SAME_LINES })
    const wrong: string[] = []
    for (let from = 0; from < lines.length; from += BATCH) {
      const batch = lines.slice(from, from + BATCH)
      const texts = batch.map((text) => marked(text, language))
      const escaped = texts.map((text) => text.replaceAll('<', '&lt;'))
      const [own, printed] = [
        await orders(escaped, texts, language),
        await orders(
          batch.map((text) => isolated(text, language)),
          batch,
          language,
        ),
      ]
      for (const [at, order] of own.entries()) {
        if (order.join() !== printed[at]?.join()) wrong.push(texts[at] ?? '')
      }
    }
    expect(
      wrong.map((text) => text.replaceAll('\u200E', '[L]').replaceAll('\u200F', '[R]')),
    ).toEqual([])
  })
})
