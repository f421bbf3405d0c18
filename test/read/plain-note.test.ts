import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAll } from '../../src/read/markdown.ts'
import { readPlainNote } from '../../src/read/plain-note.ts'

/** @returns whether it was taken for a note of headings and claims */
function expectAsWhole(text: string): boolean {
  const read = readPlainNote(text, parseAll)
  if (read) expect(read).toStrictEqual(parseAll(text))
  return read !== undefined
}

const signs = fc.string({
  unit: fc.constantFrom(...'aéwب1 .:!*_[](){}&`\\|~^-#+=@/"\'\t\u00a0\u200f\u2028“«'),
  maxLength: 8,
})
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'The harbour was dredged in 2014.',
      'جُرف الميناء عام 2014: كله.',
      '12 of 40 boats, and 3%: more!',
      'In 2016, :figure[more than 241 forms]{measure=forms value=241 period="2016/.."} came.',
      ':figure[استمارة]{measure=forms}: أكثر',
      'Marks *of* emphasis, and a [link](https://example.org).',
      'See www.example.org, or write to a@example.org.',
      '1. first',
      '- one',
      '# Heading',
    ),
  },
  signs.map((text) => `A${text}`),
  signs,
  signs.map((text) => `A :figure[${text}]{measure=a} b`),
  signs.map((text) => `A :figure[b]{${text}} c`),
)
const attributes = fc.oneof(
  fc.constantFrom(
    '#c-1 topic=t-1 at="1, 3-5"',
    '#c topic=t at=1 sensitive',
    '#c #d at=1 at=2 class=a class=b',
    'id=c .d topic="a&amp;b"',
    '',
  ),
  signs,
)
const claim = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        attributes,
        line,
        fc.array(fc.tuple(fc.constantFrom('ar', 'fr'), line), { maxLength: 2 }),
      )
      .map(([own, first, others]) => {
        const blocks = others.map(([name, said]) => `\n:::${name}\n${said}\n:::\n`)
        return `::::claim{${own}}\n${first}\n${blocks.join('')}::::`
      }),
  },
  fc.constantFrom(
    '::::claim{#c}\nOne\n\nTwo\n\n:::ar\nواحد\n::::',
    '::::claim{#c}\nOne\n:::::',
    '::::claim{#c}\nOne\n\n:::ar\n- a\n\n  ::::',
    ':::claim{#c}\nOne\n:::',
    '::::claim{#c}\n',
  ),
)
const unit = fc.oneof(
  { weight: 6, arbitrary: claim },
  { weight: 2, arbitrary: fc.constantFrom('# Background', '## الخلفية', '# The *end*', '# End #') },
  line.map((words) => `# ${words}`),
  {
    weight: 1,
    arbitrary: fc.oneof(line, fc.constantFrom('<!-- so -->', '[home]: https://example.org')),
  },
)
const front = fc.constantFrom(
  '---\nid: a\ntitle: b\n---\n',
  '---\nid: a\n\nb: c\n--- \n---\n',
  '---\nid: a\n---\n',
  '',
)
const note = fc
  .tuple(
    front,
    fc.array(fc.tuple(unit, fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n')), { maxLength: 5 }),
  )
  .map(([head, units]) => `${head}\n${units.flat().join('')}`)

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['sources', 'test'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)notes\/[^/]+\.md$/.test(name))
    .map((name) => `${folder}/${name}`),
)

describe('a note of headings and claims', () => {
  it('should say what all of Markdown has it say', () => {
    let plain = 0
    fc.assert(
      fc.property(note, (text) => {
        if (expectAsWhole(text)) plain += 1
      }),
      { numRuns: 400 },
    )
    expect(plain).toBeGreaterThan(50)
  })

  it('should say what all of Markdown has it say, wherever there is one', () => {
    const plain = files.filter((name) => expectAsWhole(readFileSync(`${root}/${name}`, 'utf8')))
    expect(plain.length).toBeGreaterThan(files.length / 2)
  })
})
