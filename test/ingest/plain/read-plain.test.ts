import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlain } from '../../../src/ingest/plain/read-plain.ts'
import { whyNoText } from '../../../src/text/no-text.ts'
import { paragraphsOf } from '../../../src/text/paragraphs.ts'
import { encodeIn } from '../encode.ts'
import { filesOf, ingestFolder } from '../real-files.ts'

const readText = (text: string | Uint8Array) =>
  readPlain({ name: 'x.txt', bytes: Buffer.from(text) }, 'text')
const readMarkdown = (text: string) =>
  readPlain({ name: 'x.md', bytes: Buffer.from(text) }, 'markdown')
const textsIn = ({ paragraphs }: Awaited<ReturnType<typeof readPlain>>) =>
  paragraphs.filter(({ cut }) => cut === undefined).map(({ text }) => text)

/** Breaks a paragraph at a column, as programs do. */
function wrap(text: string, width: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

const WORDS =
  'the convoy of the relief board reached وصلت القافلة إلى المخيم harbour in May 2021, and لم يقف أحد stopped'.split(
    ' ',
  )
const paragraph = fc
  .array(fc.constantFrom(...WORDS), { minLength: 45, maxLength: 90 })
  .map((words) => words.join(' '))

describe('a bare text', () => {
  it('should be a paragraph a line, without what nobody sees', async () => {
    const { paragraphs, notices, record } = await readText(
      'one\r\n\r\n \u200f\u00a0\n two\tand\u2028three \fnext page\n',
    )
    expect(paragraphs).toEqual([
      { text: 'one' },
      { text: 'two and' },
      { text: 'three' },
      { text: 'next page' },
    ])
    expect(notices).toEqual([])
    expect(record).toEqual({ authors: [] })
  })

  it('should keep its direction marks and vowel signs', async () => {
    const text = '\u202bالمَوْصِل\u202c \u200e(2014)'
    expect((await readText(text)).paragraphs).toEqual([{ text }])
  })

  it('should be joined where its lines were broken at a column, whatever the column', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 60, max: 90 }),
        async (paragraphs, width) => {
          const article = await readText(paragraphs.map((each) => wrap(each, width)).join('\n\n'))
          expect(textsIn(article)).toEqual(paragraphs)
          expect(article.notices).toEqual([expect.stringMatching(/were broken at \d\d columns/)])
        },
      ),
    )
  })

  it('should not be joined where its lines are paragraphs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 2, maxLength: 9 }), async (paragraphs) => {
        expect(textsIn(await readText(paragraphs.join('\n')))).toEqual(paragraphs)
      }),
    )
  })

  it('should keep short lines apart: headings, lists, verses', async () => {
    const verses = [
      'A line of verse',
      'and one that is far longer than it',
      'and a short one',
      'the end of it all',
    ]
    expect(textsIn(await readText(verses.join('\n')))).toEqual(verses)
    // Two halves a line, nearly as long as one another.
    const metre = [13, 9, 12, 15, 8, 11, 14, 10].map((length, index) => {
      const half = 'ليل وفجر وبحر ورمل '
        .repeat(2)
        .slice(0, 15 + length)
        .trim()
      return `${half} ... ${half} ${index}`
    })
    expect(textsIn(await readText(metre.join('\n')))).toEqual(metre)
    const long = WORDS.join(' ').repeat(3)
    const text = `HEADING\n${wrap(long, 70)}\n- an item\n- another\n\n${wrap(long, 70)}`
    expect(textsIn(await readText(text))).toEqual(['HEADING', long, '- an item', '- another', long])
  })

  it('should say that it is no Unicode text', async () => {
    const text = 'وصلت القافلة إلى المخيم في الصباح ولم يقف أحد من السائقين عند الحاجز.'
    for (const encoding of ['windows-1256', 'iso-8859-6']) {
      const { paragraphs, notices, record } = await readText(encodeIn(encoding, text) ?? '')
      expect(paragraphs).toEqual([{ text }])
      expect(notices).toEqual([expect.stringContaining(`read as ${encoding}`)])
      expect(record.language?.value).toBe('ar')
    }
  })

  it.each([
    ['zero bytes', Buffer.from('a\0\0b'), /zero bytes/],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 5]), /no text/],
    ['nothing but spaces', Buffer.from(' \n \u00a0'), /no paragraph/],
    ['nothing but direction marks', Buffer.from('\u200f\n\u200e'), /no paragraph/],
    [
      'Cyrillic of an encoding that is not known',
      encodeIn(
        'windows-1251',
        'Колонна пришла в лагерь утром, и водитель сказал, что дорога была долгой.',
      ),
      /encoding/,
    ],
    [
      'UTF-8 that was read as another one',
      Buffer.from(Buffer.from('وصلت القافلة إلى المخيم').toString('latin1')),
      /encoding/,
    ],
    ['UTF-8 that was cut', Buffer.from('وصلت القافلة').subarray(0, 10), /cut or damaged in line 1/],
  ])('should be refused where it is %s', async (_, bytes, told) => {
    await expect(readText(bytes ?? '')).rejects.toMatchObject({
      name: 'UnreadableFile',
      message: expect.stringMatching(told),
    })
  })
})

describe('Markdown', () => {
  it('should be what its reader sees', async () => {
    const { paragraphs, record, notices } = await readMarkdown(`---
title: "The Port: a History"
authors: [Mona Haddad, {name: Karim Said}]
date: 2020-04-21T10:00:00Z
lang: en
source: https://example.org/port
---

# The **Port**

It was [built](https://example.org) in
1911[^b] and *closed*[^a]. ![A map](map.png)

> Nobody came.

3. first
4. second
   - inner

| Year | Ships |
| --- | --- |
| 1911 | ~~12~~ 15 |

\`\`\`
a  =  1

\`\`\`

<div>In a box<!-- not this --></div>

[^a]: Nobody knows why.
[^b]: In May.

    And more.
[^c]: Not called.
`)
    expect(paragraphs).toEqual([
      { text: 'title: "The Port: a History"', cut: 'front matter' },
      { text: 'authors: [Mona Haddad, {name: Karim Said}]', cut: 'front matter' },
      { text: 'date: 2020-04-21T10:00:00Z', cut: 'front matter' },
      { text: 'lang: en', cut: 'front matter' },
      { text: 'source: https://example.org/port', cut: 'front matter' },
      { text: 'The Port' },
      { text: 'It was built in 1911[1] and closed[2].' },
      { text: 'A map', cut: 'picture' },
      { text: 'Nobody came.' },
      { text: '3. first' },
      { text: '4. second' },
      { text: 'inner' },
      { text: 'Year | Ships' },
      { text: '1911 | 12 15' },
      { text: 'a  =  1' },
      { text: 'In a box' },
      { text: '[1] In May.' },
      { text: 'And more.' },
      { text: '[2] Nobody knows why.' },
      { text: 'Not called.', cut: 'a note that nothing calls' },
    ])
    expect(record).toEqual({
      title: { value: 'The Port: a History', at: 'front matter title' },
      authors: [
        { value: 'Mona Haddad', at: 'front matter authors' },
        { value: 'Karim Said', at: 'front matter authors' },
      ],
      issued: { value: '2020-04-21', at: 'front matter date' },
      language: { value: 'en', at: 'front matter lang' },
      url: { value: 'https://example.org/port', at: 'front matter source' },
    })
    expect(notices).toEqual([])
  })

  it('should be no web page for its tags', async () => {
    const text = 'A<sup>1</sup> B<sup>2</sup> C<sup>3</sup>\n\n<br/>\n\nD'
    expect(textsIn(await readMarkdown(text))).toEqual(['A1 B2 C3', 'D'])
  })

  it.each([
    ['quotations in one another', `${'>'.repeat(20_000)} text`],
    [
      'lists below one another',
      Array.from({ length: 1500 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n'),
    ],
    ['more than a book', 'word '.repeat(250_000)],
  ])('should be read as bare text, at once, where it is %s', async (_, text) => {
    const before = performance.now()
    const { paragraphs, notices } = await readMarkdown(text)
    expect(performance.now() - before).toBeLessThan(3000)
    expect(paragraphs.length).toBeGreaterThan(0)
    expect(notices).toEqual([expect.stringContaining('read as bare text')])
  })

  it('should not join long lines, which nobody broke', async () => {
    const long = WORDS.join(' ').repeat(2)
    expect(textsIn(await readMarkdown(`${long}\n${long}\n\nshort\nlines`))).toEqual([
      long,
      long,
      'short lines',
    ])
  })

  it.each([
    ['a list', '- a\n- b'],
    ['a text', 'just a text'],
    ['broken YAML', 'a: [b'],
    [
      'aliases upon aliases',
      `a: &a [x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: [*a, *a]`).join('\n')}`,
    ],
  ])('should go without its front matter where that is %s', async (_, yaml) => {
    const { record, notices } = await readMarkdown(`---\n${yaml}\n---\n\nText.`)
    expect(record).toEqual({ authors: [] })
    expect(notices).toEqual(['Its front matter is no YAML, and nothing was read of it.'])
  })

  it('should have the language of its words where it states another', async () => {
    const { record } = await readMarkdown(
      '---\nlang: en\n---\n\nوصلت القافلة إلى المخيم في الصباح ولم يقف أحد من السائقين.',
    )
    expect(record.language?.value).toBe('ar')
    const lebanese = await readMarkdown(
      '---\nlang: ar-LB\n---\n\nوصلت القافلة إلى المخيم في الصباح ولم يقف أحد.',
    )
    expect(lebanese.record.language?.value).toBe('ar-LB')
    const named = await readMarkdown('---\nlang: a language\n---\n\nx')
    expect(named.record.language).toBeUndefined()
  })
})

const folder = ingestFolder()
const real = folder === undefined ? [] : filesOf(folder, /^enc-.*\.bin\.txt$/)

describe.skipIf(real.length === 0)('a real text in another encoding', () => {
  it.each(real)(
    'should have the paragraphs of the same in UTF-8, and can be an original: %s',
    async (name) => {
      const file = join(String(folder), name)
      const { paragraphs } = await readPlain({ name, bytes: await readFile(file) }, 'text')
      const written = paragraphs.map(({ text }) => text).join('\n')
      expect(paragraphsOf(written)).toEqual(
        paragraphsOf(await readFile(file.replace('.bin.', '.utf8.'), 'utf8')).map((line) =>
          line.trim(),
        ),
      )
      expect(whyNoText(Buffer.from(written))).toBeUndefined()
    },
  )
})
