import { toString as textOf } from 'mdast-util-to-string'
import type { Block, Row } from '../../src/contract/document.ts'
import { parse } from '../../src/contract/parse.ts'
import { of } from '../../src/model/language.ts'
import { Findings } from '../support/findings.ts'

/** What a Markdown brief says, as far as one audience may be held against another. */
export interface Said {
  /** Each statement in both languages, without the marks of its notes, and what its note cites. */
  readonly statements: readonly { readonly text: string; readonly cites: string }[]
  /** Each line of a table: a figure, its source, its time. */
  readonly lines: readonly string[]
  readonly topics: readonly string[]
  readonly sources: readonly string[]
  readonly leftOut: string | undefined
}

/** Rows that repeat, count or head what others say. */
const APPARATUS = [
  'evidence',
  'edition',
  'left-out',
  'source',
  'card',
  'state',
  'attached',
  'subtitle',
  'purpose',
  'name',
  'prose',
]

export function saidIn(markdown: string): Said {
  const document = parse({ path: 'brief.md', text: markdown }, new Findings())
  const blocks = document.sections.flatMap((section): readonly Block[] => section.blocks)
  const rows = blocks.filter((block): block is Row => block.kind === 'row')
  const notes = new Map(document.notes.map(({ label, content }) => [label, content]))
  return {
    statements: rows
      .filter(({ role }) => !APPARATUS.includes(role))
      .map(({ content }) => {
        const label = labelIn(of(content, 'en'))
        const note = label === undefined ? undefined : notes.get(label)
        return {
          text: [of(content, 'en'), of(content, 'ar')].map((nodes) => plain(nodes)).join(' | '),
          cites: note ? passagesIn(plain(of(note, 'en'))).join('; ') : '',
        }
      }),
    lines: blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.body.map((line) => line.map(({ content }) => plain(of(content, 'en'))).join(' | '))
        : block.kind === 'chart'
          ? block.figures.map(({ figure, source, date }) =>
              [...block.head.slice(0, 1), figure, source, date]
                .map(({ content }) => plain(of(content, 'en')))
                .join(' | '),
            )
          : [],
    ),
    topics: rows.filter(({ role }) => role === 'point').map(({ argument }) => argument),
    sources: rows
      .filter(({ role }) => role === 'source' || role === 'card')
      .map(({ argument }) => argument),
    leftOut: rows
      .filter(({ role }) => role === 'left-out')
      .map(({ content }) => `${plain(of(content, 'en'))} | ${plain(of(content, 'ar'))}`)[0],
  }
}

function plain(nodes: readonly object[]): string {
  return nodes
    .map((node) => textOf(node))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function labelIn(nodes: readonly object[]): string | undefined {
  return /"type":"footnoteReference".*?"label":"(\d+)"/.exec(JSON.stringify(nodes))?.[1]
}

/** The paragraphs that a note cites, source by source: the style of an audience may shorten the rest. */
function passagesIn(note: string): string[] {
  const [citations = ''] = note.split('Note on the source:')
  return (
    citations.match(/\bparas? [\d–,\s]+(?:and [\d–]+)?/g)?.map((passage) => passage.trim()) ?? []
  )
}
