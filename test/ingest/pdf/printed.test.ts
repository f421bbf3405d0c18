import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../../src/browser/browser.ts'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import { readPdf } from '../../../src/ingest/pdf/read-pdf.ts'
import { FACES } from '../../in-page/fonts.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Paragraphs as Chromium prints them, read again. */
async function printed(
  paragraphs: readonly string[],
  direction: 'ltr' | 'rtl',
  style = '',
): Promise<readonly string[]> {
  const { page, load, close } = await browser.newPage()
  try {
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
    await load(
      `<!doctype html><html dir="${direction}"><head><title>.</title><style>${FACES.join(' ')}
body { font: 12pt/1.6 Latin, Arabic } ${style}</style></head><body>${body}</body></html>`,
    )
    const bytes = await page.pdf({ format: 'A5' })
    const article = await readPdf({ name: 'printed.pdf', bytes })
    expect(article.notices).toEqual([])
    return article.paragraphs.map(({ text }) => text)
  } finally {
    await close()
  }
}

const ARABIC_WORDS = [
  'السفينة', 'الميناء', 'لأن', 'الإنشاءات', 'مسؤولين', 'المشكلات', 'يومًا', 'تُسجَّل', 'في', 'على',
  'الآن', 'شيء', 'قراءة', 'هؤلاء', 'الاختبارات', '«المرفأ»', '(الأول)', 'سؤال؟', 'مدينة،', 'وصلت.',
] // biome-ignore format: words read better in rows
const LATIN_WORDS = ['harbour', 'QGIS', 'Python', 'first', 'office', 'affluent', 'naïve', 'Où']
const NUMBERS = ['7', '2023', '3.28', '12,5', '1,240,500', '15/06/2024']

/** Sentences of words that begin and end with one of their own, so that a paragraph shows which way it runs. */
function sentences(own: readonly string[], others: readonly string[]) {
  const word = fc.constantFrom(...own)
  // Of two numbers or foreign words beside each other nobody sees on paper which was written first.
  const pair = fc.tuple(word, fc.constantFrom(...others), word).map((words) => words.join(' '))
  return fc
    .tuple(word, fc.array(fc.oneof(word, pair), { minLength: 3, maxLength: 40 }), word)
    .map(([first, middle, last]) => [first, ...middle, last].join(' '))
}

describe('a text that Chromium has printed', () => {
  it.each([
    ['rtl', sentences(ARABIC_WORDS, [...LATIN_WORDS, ...NUMBERS])],
    ['ltr', sentences(LATIN_WORDS, [...NUMBERS, ...ARABIC_WORDS.slice(0, 15)])],
  ] as const)('should come back as it was: %s', async (direction, sentence) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentence, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('', 'p { text-align: justify }'),
        async (paragraphs, style) => {
          const read = await printed(paragraphs, direction, style)
          expect(read.join(' ')).toEqual(paragraphs.join(' '))
        },
      ),
      { numRuns: 12 },
    )
  })
})
