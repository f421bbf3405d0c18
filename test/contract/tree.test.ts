import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { stretchesOf } from '../../src/contract/stretches.ts'
import { stringify } from '../../src/contract/stringify.ts'
import { parseMarkdown } from '../../src/contract/tree.ts'
import { dialect } from '../../src/markdown/dialect.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { anyDocument } from './support/documents.ts'

const whole = unified().use(remarkParse).use(dialect).use(remarkFrontmatter).freeze()

function expectAsWhole(text: string): void {
  expect(parseMarkdown(text).children).toStrictEqual(whole.parse(text).children)
}

/** What a person may write into a brief, and what goes on over empty lines. */
const LINES = [
  'The harbour was dredged in 2014.[^1]',
  'جُرف الميناء عام 2014.[^2]',
  '“Quoted”, and 12 of 40: more.[^a-b][^1] Then on.',
  'Called by nobody [^nobody] and![^1] and [^1](x) and [^1]: y',
  'Marks *of* __emphasis__, `code`, ~~struck~~ and \\*none\\*.',
  'See www.example.org or https://example.org/a_b؛ or mail a@example.org.',
  'A [link](https://example.org), a [reference][home] and ![a picture](x.png).',
  'Two  spaces, a tab\tand an end  ',
  'a | b',
  '--- | ---',
  'Title',
  '=====',
  '---',
  '***',
  '# Title <span lang="ar" dir="rtl">عنوان</span>',
  '## Section',
  '#### Heading &amp; sign',
  '<!-- point: harbour (disputed) -->',
  '<!-- a --> <!-- b -->',
  '<!-- begun',
  'ended -->',
  '<div lang="ar" dir="rtl">',
  '</div>',
  '<span>',
  '<pre>',
  '</pre>',
  '<?php',
  '```',
  '~~~',
  '    indented',
  '\tindented',
  '   three',
  '- one',
  '- [x] done',
  '  of the item',
  '1. first',
  '2) second',
  '> quoted',
  '> - deep',
  '[^1]: “Title”, para. 3.',
  '[^2]: Title.[^1]',
  '[^a-b]: *Title*.',
  '[^1]: again',
  '[^1]:',
  '[^1]:     code',
  '    <div lang="ar" dir="rtl">',
  '    «عنوان»، الفقرة 3.',
  '    </div>',
  '    > quoted',
  '[home]: https://example.org',
  '[^no note]: words',
  '1914 was a year.',
  '',
]

const anyText = fc
  .array(
    fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', ' \n')),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.flat().join(''))

const anyBrief = fc
  .tuple(
    fc.constantFrom('', '---\nmujaz: 1\n\nWords: more\n---\n\n'),
    anyText,
    fc.constantFrom('', '\n'),
  )
  .map(([front, text, end]) => `${front}${text.trimEnd()}${end}`)

/** Every file of Markdown of the suite, notes and briefs. */
const suite = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
)

describe('a brief that is parsed in stretches', () => {
  it('should say what it says as a whole, whatever a person wrote', () => {
    fc.assert(fc.property(anyBrief, expectAsWhole), { numRuns: 400 })
  })

  it('should say what it says as a whole, whatever signs its lines have', () => {
    const sign = fc.constantFrom(...'aé“«ب1. :!*_[]()<>&`\\|~^-#@/\t\u00a0\u200f\u2028')
    const line = fc.string({ unit: sign, maxLength: 12 }).map((signs) => `A${signs}`)
    const lines = fc.array(line, { maxLength: 4 }).map((all) => all.join('\n\n'))
    fc.assert(fc.property(lines, expectAsWhole), { numRuns: 400 })
  })

  it('should say what it says as a whole, whatever Mujaz writes', () => {
    fc.assert(
      fc.property(anyDocument, (document) => expectAsWhole(stringify(document))),
      { numRuns: 100 },
    )
  })

  it.each(files)('should say what it says as a whole: %s', (name) => {
    expectAsWhole(readFileSync(`${suite}/${name}`, 'utf8'))
  })

  it('should say the same where some of it was read before, and changed by whoever read it', () => {
    const memo = new Memo()
    const read = (text: string) => memo.collect(({ reuse }) => parseMarkdown(text, reuse)).value
    fc.assert(
      fc.property(anyBrief, anyBrief, (one, other) => {
        for (const text of [one, `${one}\n\n${other}`]) {
          visit(read(text), (node) => {
            if ('children' in node) node.children = []
          })
          expect(read(text)).toStrictEqual(parseMarkdown(text))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('should be parted at each row, so that a long one takes no more time for each', () => {
    const rows = [
      '<!-- point: a -->',
      'Words.[^1]',
      '<div lang="ar" dir="rtl">',
      'كلمات.[^1]',
      '</div>',
    ]
    const text = [...rows, ...rows, '[^1]: A title.', ''].join('\n\n')
    expect(stretchesOf(text).map((stretch) => stretch.text.trimEnd())).toStrictEqual([
      ...rows,
      ...rows,
      '[^1]: A title.',
    ])
  })
})
