import fc from 'fast-check'
import type { List, PhrasingContent, RootContent } from 'mdast'
import {
  type Block,
  type Document,
  FLAGS,
  ROLES,
  type Section,
  type TableCell,
} from '../../../src/contract/document.ts'
import { call, cell, paragraph, row } from '../../../src/contract/nodes.ts'
import { normalForm } from '../../../src/contract/normal-form.ts'
import { plain } from '../../../src/markdown/plain.ts'
import { type ByLanguage, each, of } from '../../../src/model/language.ts'
import { BOUNDS } from '../../../src/model/source.ts'
import { BOTH } from '../../support/languages.ts'

/** Labels of notes, odd ones among them. */
const LABELS = ['1', '12', 'a', 'B', 'x-1', 'n_2', '_', 'é', 'ح', '1.2', '*', 'a*b', '`', '~', '!']

/** What Markdown reads a meaning into, and what it leaves alone, in two scripts. */
const WORDS = [
  ...[
    'a',
    'harbour',
    '1',
    '900,000',
    'الميناء',
    'و',
    '٧٬٠٠٠',
    '،',
    'é',
    '日本',
    '👩‍👧',
    '\u00a0',
    '\u200f',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    '  ',
    '.',
    ',',
    '!',
    '?',
    '(',
    ')',
    '"',
    "'",
    '“',
    '«',
    '—',
    '/',
    ';',
    '$',
    '%',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '[',
    ']',
    '](',
    '<',
    '>',
    '&',
    '&amp;',
    '|',
    '\\',
    '\\|',
    '`',
    '``',
    '~',
  ],
  ...[
    '-',
    '--',
    '---',
    ':',
    ':-',
    '#',
    '##',
    '=',
    '==',
    '+',
    '1.',
    '1)',
    '^',
    '[^1]',
    '[^',
    '@',
    '{',
    '}',
  ],
  ...[
    '![',
    '<br>',
    '<b>',
    '</div>',
    '<!--',
    '-->',
    '<span lang="ar">',
    '&#x20;',
    'www.',
    'https://',
  ],
  ...[' a@b.org ', ' https://example.org/a_b '],
]

const words = fc.string({ unit: fc.constantFrom(...WORDS), minLength: 1, maxLength: 6 })

/** Words of which something is to be seen, on one line. */
const visible = words.map((value) => value.trim()).filter((value) => value !== '')

const address = fc
  .string({
    unit: fc.constantFrom('a', 'b/', '?', '=', '&', '(', ')', '%20', '_', '*', '~', 'ي', '.'),
  })
  .map((path) => `https://example.org/${path}`)

const KINDS = [
  'call',
  'code',
  'break',
  'languageSpan',
  'link',
  'emphasis',
  'strong',
  'delete',
] as const

type Kind = (typeof KINDS)[number]

/** Nodes of a line. What is of one kind never stands inside of the same. */
function lineOf(kinds: readonly Kind[], depth = 2): fc.Arbitrary<PhrasingContent[]> {
  const text = words.map((value): PhrasingContent => ({ type: 'text', value }))
  const nodes = depth === 0 ? [] : kinds.map((kind) => nodeOf(kind, kinds, depth))
  return fc
    .array(fc.oneof({ withCrossShrink: true }, { arbitrary: text, weight: 3 }, ...nodes), {
      minLength: 1,
      maxLength: 4,
    })
    .filter((line) => plain(line).trim() !== '')
}

function nodeOf(kind: Kind, kinds: readonly Kind[], depth: number): fc.Arbitrary<PhrasingContent> {
  const children = lineOf(
    kinds.filter((each) => each !== kind && !(kind === 'link' && each === 'call')),
    depth - 1,
  )
  switch (kind) {
    case 'call':
      return fc.constantFrom(...LABELS).map((label) => call(label))
    case 'code':
      return visible.map((value) => ({ type: 'inlineCode', value }))
    case 'break':
      return fc.constant({ type: 'break' })
    case 'languageSpan':
      return fc.record({
        type: fc.constant(kind),
        language: fc.constantFrom(...BOTH),
        children,
      })
    case 'link':
      return fc.record({
        type: fc.constant(kind),
        title: fc.constantFrom(null, 'in "quotes"'),
        url: address,
        children,
      })
    default:
      return fc.record({ type: fc.constant(kind), children })
  }
}

const prose = lineOf(KINDS)
  .map((line) => paragraph(line))
  .filter((block) => block.type === 'paragraph' && plain(block.children) !== '')

const title = inBoth(
  lineOf(['call', 'code', 'link', 'emphasis', 'strong'])
    .map((line) => normalForm(line))
    .filter((line) => plain(line) !== ''),
)

function inBoth<T>(one: fc.Arbitrary<T>): fc.Arbitrary<ByLanguage<T>> {
  return fc.tuple(...BOTH.map(() => one)).map((all) => {
    const values = new Map(BOTH.map((language, at) => [language, all[at] as T]))
    return each(BOTH, (language) => values.get(language) as T)
  })
}

function listOf(depth: number, starts: readonly (number | null)[]): fc.Arbitrary<List> {
  const inner =
    depth === 0 ? fc.constant<List[]>([]) : fc.array(listOf(depth - 1, [null, 1]), { maxLength: 1 })
  return fc
    .record({
      items: fc.array(fc.tuple(prose, inner), { minLength: 1, maxLength: 3 }),
      start: fc.constantFrom(...starts),
    })
    .map(({ items, start }) => ({
      type: 'list',
      ordered: start !== null,
      start,
      spread: false,
      children: items.map(([first, rest]) => ({
        type: 'listItem',
        spread: false,
        checked: null,
        children: [first, ...rest],
      })),
    }))
}

const blocks: fc.Arbitrary<ByLanguage<RootContent[]>> = inBoth(
  fc
    .array(
      fc.oneof(
        { arbitrary: prose, weight: 4 },
        listOf(2, [null, 1, 7]),
        prose.map((block): RootContent => ({ type: 'blockquote', children: [block] })),
        visible.map((value): RootContent => ({ type: 'code', lang: null, meta: null, value })),
      ),
      { minLength: 1, maxLength: 3 },
    )
    // Two lists with nothing between them are one to a reader, and not quite two to Markdown.
    .filter(
      (all) => !all.some((block, at) => block.type === 'list' && all[at + 1]?.type === 'list'),
    ),
)

/** One word, as topics, dates and ids of sources are. */
const word = fc.constantFrom(
  'storm',
  'share-of-town',
  '2014-11-20',
  '2019/2021',
  'point-a',
  'source-b',
)

const anyRow = fc
  .record({
    role: fc.constantFrom(...ROLES.filter((role) => role !== 'chart')),
    content: blocks,
    argument: fc.oneof(fc.constant(''), word),
    flags: fc.subarray([...FLAGS]),
  })
  .map(({ role, content, argument, flags }) =>
    row(role, BOTH, (language) => of(content, language), { argument, flags }),
  )

const anyCell: fc.Arbitrary<TableCell> = fc
  .oneof(
    {
      arbitrary: inBoth(lineOf(['call', 'code', 'break', 'link', 'emphasis', 'strong'])),
      weight: 4,
    },
    fc.constant<ByLanguage<PhrasingContent[]>>({ en: [], ar: [] }),
  )
  .map((content) => cell(BOTH, (language) => of(content, language)))
  .filter(
    ({ content }) => new Set(Object.values(content).map((line) => line.length === 0)).size === 1,
  )
  .filter(({ content }) => !BOTH.some((language) => of(content, language).some(isUnwritable)))

/** What Markdown has no way to write in a cell: a bar behind a backslash in code, a bar in an address. */
function isUnwritable(node: PhrasingContent): boolean {
  if (node.type === 'inlineCode') return node.value.includes('\\|')
  if (node.type === 'link' && node.url.includes('|')) return true
  return 'children' in node && (node.children as PhrasingContent[]).some(isUnwritable)
}

const anyTable = fc.integer({ min: 1, max: 3 }).chain((columns) => {
  const line = fc.array(anyCell, { minLength: columns, maxLength: columns })
  return fc.record({
    kind: fc.constant('table' as const),
    align: fc.array(fc.constantFrom('left' as const, 'right' as const, 'center' as const, null), {
      minLength: columns,
      maxLength: columns,
    }),
    head: line,
    body: fc.array(line, { maxLength: 3 }),
  })
})

const anyChart = fc.record({
  kind: fc.constant('chart' as const),
  head: fc.array(anyCell, { minLength: 4, maxLength: 4 }),
  figures: fc.array(
    fc.record({
      figure: anyCell,
      source: anyCell,
      date: anyCell,
      value: fc.oneof(
        fc.nat(),
        fc.nat().map((number) => number / 100),
      ),
      bound: fc.constantFrom(...BOUNDS),
    }),
    { maxLength: 3 },
  ),
})

const anyHeading = fc.record({
  kind: fc.constant('heading' as const),
  level: fc.integer({ min: 3, max: 6 }),
  content: title,
})

const anyBlocks: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof({ arbitrary: anyRow, weight: 3 }, anyTable, anyChart, anyHeading),
  { maxLength: 3 },
)

const anySections: fc.Arbitrary<Section[]> = fc
  .uniqueArray(fc.constantFrom('bottom-line', 'a', 'b--c', 'القسم'), { maxLength: 2 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), title, blocks: anyBlocks }))),
  )

const said = inBoth(visible)

const LABELLED = each(BOTH, (): RootContent[] => [paragraph([{ type: 'text', value: 'A note.' }])])

/** Any document in the form that its type describes. */
export const anyDocument: fc.Arbitrary<Document> = fc.record(
  {
    audience: visible,
    languages: fc.constantFrom(['en', 'ar'] as const, ['ar', 'en'] as const),
    date: fc.constantFrom('2026', '2026-11', '2026-11-23'),
    shortTitle: said,
    keywords: said,
    status: said,
    title,
    cover: anyBlocks,
    sections: anySections,
    // Markdown takes a call for plain text where nothing defines its note.
    // A note begins with a paragraph, on the line of its label; nothing follows a list in it.
    notes: fc
      .tuple(inBoth(prose), inBoth(fc.oneof(prose, listOf(1, [null]))))
      .map(([first, rest]) => {
        const content = each(BOTH, (language) => [of(first, language), of(rest, language)])
        return LABELS.map((label, at) => ({ label, content: at === 0 ? content : LABELLED }))
      }),
  },
  { requiredKeys: ['languages', 'date', 'shortTitle', 'title', 'cover', 'sections', 'notes'] },
)
