import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collapse } from '../../../src/ingest/html/blocks.ts'
import { readHtml } from '../../../src/ingest/html/read-html.ts'
import { readArticle } from '../../../src/ingest/read-article.ts'
import { UnreadableFile } from '../../../src/ingest/unreadable.ts'
import type { Article } from '../../../src/model/article.ts'
import { nearness } from '../nearness.ts'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const real = resolve(process.env.MUJAZ_INGEST ?? join(root, '../shared/ingest'))

interface Expected {
  readonly kept: readonly string[]
  /** Why paragraphs are cut, by their text. */
  readonly cut: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string | readonly string[]>>
  readonly notices?: readonly string[]
}

function kept({ paragraphs }: Article): string[] {
  return paragraphs.filter(({ cut }) => cut === undefined).map(({ text }) => text)
}

/** What a page states, without where. */
function valuesOf({ record }: Article): Record<string, unknown> {
  const { authors, ...others } = record
  return {
    authors: authors.map(({ value }) => value),
    ...Object.fromEntries(Object.entries(others).map(([name, { value }]) => [name, value])),
  }
}

function read(page: string | Uint8Array): Promise<Article> {
  return readHtml({ name: 'page.html', bytes: Buffer.from(page) })
}

/** A text in a legacy encoding of one byte a letter. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f)
}

const SENTENCES = [
  'وصلت صباح الخميس إلى ميناء البلدة سفينتان تحملان قمحا ودقيقا، وقال مدير الميناء إن تفريغهما سيستغرق ثلاثة أيام.',
  'وأوضح المدير أن الرصيف الشرقي لا يزال مغلقا منذ العاصفة الأخيرة، وأن العمال يستخدمون الرصيف الغربي وحده.',
]

function pageOf(paragraphs: readonly string[], head = '', around = ''): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
  return `<!doctype html><html><head>${head}</head><body>${around}<div>${body}</div></body></html>`
}

describe('a saved page', () => {
  it.each(readdirSync(fixtures))('should be read for its article: %s', async (name) => {
    const bytes = await readFile(join(fixtures, name, 'page.html'))
    const text = await readFile(join(fixtures, name, 'expected.json'), 'utf8')
    const expected: Expected = JSON.parse(text)
    const article = await readHtml({ name: 'page.html', bytes })
    expect(kept(article)).toEqual(expected.kept)
    const reasons = Object.keys(expected.cut).map((line) => [
      line,
      article.paragraphs.find((paragraph) => paragraph.text === line && paragraph.cut)?.cut,
    ])
    expect(Object.fromEntries(reasons)).toEqual(expected.cut)
    expect(valuesOf(article)).toEqual(expected.record)
    expect(article.notices).toEqual(expected.notices ?? [])
  })

  it.each([
    [
      'advertisements between head and body',
      '<html><head>#</head><div><a href="/">x</a></div><body>*</body></html>',
    ],
    [
      'a root for each browser',
      '<html class="ie6"><html class="ie7"><html lang="ar"><head>#</head><body>*</body></html>',
    ],
    [
      'two roots, two heads',
      '<html lang="ar"><head></head><html class="js"><head>#<div id="x"></div></head><body>*</body></html>',
    ],
    [
      'a head that begins late',
      '<html><meta name="robots" content="all"><head>#</head><body>*</body></html>',
    ],
    ['a head that is not closed', '<html><head>#<body>*'],
    ['no frame at all', '#*'],
    ['a body that is closed too early', '<html><head>#</head><body><p></p></body></html>*'],
    ['two bodies', '<html><head>#</head><body class="ads"></body><body>*</body></html>'],
    [
      'a script whose end tag is no end tag',
      '<html><head>#<script>var a = 1</script\n ></head><body><script src="x.js"></script\n id="a"><p></p>*</body></html>',
    ],
    [
      'a title that looks like tags',
      '<html><head>#<meta content="a <br> b"></head><body>*</body></html>',
    ],
  ])('should be read as browsers read its frame: %s', async (_, frame) => {
    const head = '<meta charset="utf-8"><title>سفينتان في الميناء <div></title>'
    const body = `<div>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</div>`
    const article = await read(
      `<!doctype html>\n${frame.replace('#', head).replace('*', `<h1>سفينتان في الميناء</h1>${body}`)}`,
    )
    expect(kept(article)).toEqual(SENTENCES)
  })

  it('should be read as browsers without scripts show it where a script would make it', async () => {
    const text = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('')
    const page = `<html><body><h1>ميناء</h1><script>show()</script><noscript><div>${text}</div></noscript></body></html>`
    expect(kept(await read(page))).toEqual(SENTENCES)
  })

  it('should be a page by its name, whatever its server wrote before it', async () => {
    const warnings = '<br />\n<b>Deprecated</b>: something is old<br />\n'.repeat(100)
    const { kind } = await readArticle({
      name: 'page.html',
      bytes: Buffer.from(warnings + pageOf(SENTENCES)),
    })
    expect(kind).toBe('html')
  })

  it.each([
    ['windows-1256', 'UTF-8', 'It says that it is UTF-8, and is windows-1256.'],
    ['windows-1256', 'windows-1256', undefined],
    ['windows-1256', 'iso-8859-1', 'It says that it is iso-8859-1, and is windows-1256.'],
    ['windows-1256', '', undefined],
    ['iso-8859-6', 'ISO-8859-6', undefined],
  ])('should be read in its encoding, %s, where it says %s', async (encoding, said, notice) => {
    const page = pageOf(SENTENCES, said === '' ? '' : `<meta charset="${said}">`)
    const article = await read(encode(page, encoding))
    expect(kept(article)).toEqual(SENTENCES)
    expect(article.notices).toEqual(notice === undefined ? [] : [notice])
  })

  it.each(['utf8', 'utf16le'] as const)(
    'should be read in %s whatever it says',
    async (encoding) => {
      const page = pageOf(SENTENCES, '<meta charset="windows-1256">')
      expect(kept(await read(Buffer.from(page, encoding)))).toEqual(SENTENCES)
      expect(kept(await read(Buffer.from(`\uFEFF${page}`, encoding)))).toEqual(SENTENCES)
    },
  )

  it('should keep its letters where a few bytes of it are damaged', async () => {
    const bytes = Buffer.from(pageOf(SENTENCES, '<meta charset="utf-8">'))
    bytes[bytes.indexOf('ميناء')] = 0x20
    const article = await read(bytes)
    expect(kept(article)[1]).toBe(SENTENCES[1])
    expect(article.notices[0]).toContain('damaged')
  })

  it('should be read alike with its pictures written into it', async () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(8_000_000)}">`
    const script = `<script>document.write('<p>${SENTENCES[0]}</p>')</script>`
    expect(kept(await read(pageOf(SENTENCES, '', picture + script)))).toEqual(SENTENCES)
  })

  it.each([
    ['one that is empty', '<html><body></body></html>', 'No article was found'],
    ['one of twenty megabytes', pageOf(Array(90_000).fill(SENTENCES[0])), 'million characters'],
    ['one of a tag within a tag within a tag', '<div>'.repeat(100_000), 'nested'],
    ['one of tags alone', '<b></b>'.repeat(200_000), '200000 tags'],
    ['one whose script is not closed', '<html><script>'.repeat(100_000), 'tags'],
  ])('should be told to be unreadable: %s', async (_, page, why) => {
    const reading = read(page)
    await expect(reading).rejects.toThrow(UnreadableFile)
    await expect(reading).rejects.toThrow(why)
  })

  it('should be read by its own marks where it is too large for the libraries', async () => {
    const links = `<ul>${'<li><a href="/">A line of a list of other pages</a></li>'.repeat(9000)}</ul>`
    const article = await read(pageOf(SENTENCES, '', links))
    expect(kept(article)).toEqual(SENTENCES)
    expect(article.notices).toHaveLength(1)
  })

  it('should keep each paragraph in its order and its letters, as a law', async () => {
    const word = fc.constantFrom(
      'المدينة',
      'قال',
      'كتبتْ',
      'ـــ',
      'The',
      'water',
      '12.5',
      '«نعم»',
      'ﻻ',
    )
    const sentence = fc
      .array(word, { minLength: 14, maxLength: 40 })
      .map((words) => `${words.join(' ')}.`)
    const law = fc.asyncProperty(
      fc.uniqueArray(sentence, { minLength: 2, maxLength: 6 }),
      async (sentences) => {
        const menu = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        expect(kept(await read(pageOf(sentences, '', menu)))).toEqual(sentences)
      },
    )
    await fc.assert(law, { numRuns: 40 })
  })

  it('should be refused in words or hold only what stands in it, whatever its tags, as a law', async () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<table><tr><td>',
      '</table>',
      '<a href="x">',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<br>',
      '<li>',
      '&amp;',
      SENTENCES[0] ?? '',
      'a word ',
      '<form>',
    )
    const law = fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      try {
        const { paragraphs } = await read(pieces.join(''))
        for (const { text } of paragraphs) expect(text).toBe(collapse(text))
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFile)
      }
    })
    await fc.assert(law, { numRuns: 60 })
  })
})

describe.skipIf(!existsSync(real))('real pages whose text is known', () => {
  const names = existsSync(real) ? readdirSync(real) : []
  const pages = names.filter((name) => /^(?:ar|fa)-.*\.html$/.test(name))

  it.each(pages)('should be read nearly whole, without a false author: %s', async (name) => {
    const article = await readHtml({ name, bytes: await readFile(join(real, name)) })
    const base = name.replace(/(?:-form)?\.html$/, '')
    expect(article.record.language?.value).toBe(base.slice(0, 2))
    if (!names.includes(`${base}.txt`)) return
    const text = await readFile(join(real, `${base}.txt`), 'utf8')
    const known = text.split('\n').map(collapse).filter(Boolean)
    expect(nearness(kept(article), known).f1).toBeGreaterThan(0.95)
    for (const paragraph of known) expect(kept(article)).toContain(paragraph)
    const meta = JSON.parse(await readFile(join(real, `${base}.meta.json`), 'utf8'))
    expect(article.record.title?.value).toBe(meta.title)
    expect(article.record.issued?.value).toBe(meta.date)
    const authors = article.record.authors.map(({ value }) => value)
    expect(authors).toEqual(meta.author === 'not stated' ? [] : [meta.author])
  })
})
