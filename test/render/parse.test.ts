import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/render/parse.ts'

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

/** Pieces of which briefs are made, and such as could upset somebody who reads them line by line. */
const WORDS = [
  ...[
    'The port',
    'الميناء',
    'in 2019',
    '٧٠٠',
    'more than 700',
    '“quoted”',
    '«مقتبس»',
    'a.',
    '2.',
    'n.d.',
  ],
  ...[
    '[^1]',
    '[^2]',
    '[^a-b]',
    '[^A-b]',
    '[^none]',
    '![^1]',
    '[x]',
    '[x](y)',
    '[x][y]',
    '[^1][^2]',
    '!',
    '?',
  ],
  ...['*Review*', '**2019.**', '*a', 'b*', '**', '***', '_', '__x__', '*a*b*', '~~gone~~', '~'],
  ...[
    '<span lang="ar" dir="rtl">',
    '<span>',
    '</span>',
    '<br>',
    '<b>',
    '<',
    '>',
    '<https://example.org>',
  ],
  ...[
    'https://example.org',
    'www.example.org',
    'a@example.org',
    '&amp;',
    '&',
    '\\',
    '\\*',
    '\\[',
    ']',
    '"',
    '‘',
    '60',
    '`code`',
    '`',
  ],
  ...['|', '#', ':', '{', '}', '(', ')', '-', '–', '\u00a0', '  ', ' ', ' ', ' ', '\t', ','],
]
const STARTS = [
  ...[
    '',
    '',
    '',
    '',
    '# ',
    '## ',
    '### ',
    '#',
    '- ',
    '1. ',
    '> ',
    '    ',
    '  ',
    '[^1]: ',
    '[^2]: ',
    '[^a-b]: ',
  ],
  ...[
    '[x]: ',
    '---',
    '===',
    '```',
    '~~~',
    '<!-- ',
    '<!-- point: a (x) -->',
    '<!--',
    '| a | b |',
    '| - | - |',
  ],
  ...[
    '<div lang="ar" dir="rtl">',
    '</div>',
    '<div>',
    '<pre>',
    '    </div>',
    '    <div lang="ar" dir="rtl">',
  ],
]
const line = fc
  .tuple(
    fc.constantFrom(...STARTS),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([start, words, spaced]) => start + words.join(spaced ? ' ' : ''))
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n\n', '\n\n', '\n\n\n', '\n \n')), {
    maxLength: 14,
  })
  .map((lines) => lines.flat().join(''))

/** A paragraph, a heading, a note: what a writer or Mujaz itself would have written. */
const sentence = fc
  .array(
    fc.constantFrom('The port', 'الميناء', 'handled', '*Review*', '2019', 'et al.', '(a part)'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => `${words.join(' ')}.[^1]`)
const tidy = fc
  .array(
    fc.oneof(
      sentence,
      sentence.map((words) => `## ${words}`),
      sentence.map(
        (words) => `[^1]: ${words}\n\n    <div lang="ar" dir="rtl">\n\n    ${words}\n\n    </div>`,
      ),
      fc.constant('<!-- section: background -->'),
      sentence.map((words) => `- ${words}\n- ${words}`),
      sentence.map((words) => `</div>\n\n- ${words}\n- ${words}\n\n<!-- a: b -->`),
      sentence.map(
        (words) =>
          `| ${words} | b |\n| --- | --- |\n| c | <span lang="ar" dir="rtl">${words}</span> |`,
      ),
      fc.constant('---'),
      fc.constant('[^2]: See <https://example.org/a_b>.'),
    ),
    { maxLength: 10 },
  )
  .map((blocks) => `---\ndate: 2026-11-23\n---\n\n${blocks.join('\n\n')}\n`)

describe('a brief that is read line by line', () => {
  it('should be what remark reads in it, places included', () => {
    fc.assert(
      fc.property(fc.oneof(text, tidy), (markdown) => {
        expect(parseMarkdown(markdown)).toEqual(remark.parse(markdown))
      }),
      { numRuns: 600 },
    )
  })

  it.each([
    ['front matter that never closes', '---\n\nThe port\n\n1. \n'],
    ['a call in other letters than its note', 'The port[^A]\n\n- The port[^A]\n\n[^a]: Review'],
    ['a note that is the text of a tag', 'The port[^9]\n\n<div>\n[^9]: Review\n</div>\n'],
    ['other line ends', 'The port\r\n\r\n- Review[^1]\r\n\r\n[^1]: Review\r\n'],
    ['tabs', '<!-- a\tb -->\n\nThe port\n\n-\tReview\n'],
    ['lists that an empty line does not part', '</div>\n\n- a\n\n- b\n\n</div>\n'],
    ['dashes below front matter', '---\na: 1\n---\n\nThe port\n\n---\n\nb: 2\n\n---\n'],
  ])('should be so for %s', (_, markdown) => {
    expect(parseMarkdown(markdown)).toEqual(remark.parse(markdown))
  })

  it('should be so for a whole brief', async () => {
    const path = new URL('../projects/harbour/expected/brief.md', import.meta.url)
    const markdown = await readFile(path, 'utf8')
    expect(parseMarkdown(markdown)).toEqual(remark.parse(markdown))
  })
})
