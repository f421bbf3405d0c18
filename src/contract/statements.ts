import type { RootContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import { SOURCE_NOTES } from '../model/brief.ts'
import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../model/language.ts'
import { callsOf } from './calls.ts'
import type { Block, Document, Role, Row } from './document.ts'

/** The roles whose rows are paragraphs, or numbered ones, printed as they stand. */
const PLAIN: ReadonlySet<Role> = new Set([
  'sentence',
  'answer',
  'judgement',
  'position',
  'question',
  'imprint',
  'lead',
  'assessment',
  'point',
  'note',
  'caption',
  'legend',
  'credit',
  'gap',
  'summary',
  'change',
])

/**
 * What a brief says, statement by statement, in the order of printing and without the marks of notes: for
 * whoever wants to know whether all of it came through.
 */
export function statementsIn(
  document: Document,
  languages: readonly Language[],
): { readonly text: string; readonly lang: Language }[] {
  return rowsOf(document).flatMap((row) => {
    const isPicture = row.role === 'picture'
    if (!isPicture && !PLAIN.has(row.role)) return []
    return languages.flatMap((lang) =>
      of(row.content, lang)
        .flatMap(isPicture ? labels : numbered)
        .flatMap((node) =>
          node.type === 'paragraph' ? [{ text: plain(node.children), lang }] : [],
        ),
    )
  })
}

/** What is written in a picture. Its description is for those who do not see it, and stands on no page. */
function labels(node: RootContent): readonly RootContent[] {
  return node.type === 'list' ? node.children.flatMap((item) => item.children) : []
}

/** What a numbered list holds; anything else as it is. */
function numbered(node: RootContent): readonly RootContent[] {
  return node.type === 'list' && node.ordered
    ? node.children.flatMap((item) => item.children)
    : [node]
}

/** A row of the brief with all that is printed of it. */
export interface PrintedRow {
  /** `role:argument`; where that is not enough, with a number behind it: `sentence:1`. */
  readonly key: string
  /** Its text in every language, and what is said of it beside that. */
  readonly says: ByLanguage
  readonly flags: readonly string[]
  /** Labels of the notes that it calls. */
  readonly notes: readonly string[]
}

/** Every row that a brief makes a statement in, or describes a source. */
export function printedRows(document: Document): PrintedRow[] {
  return [...rowKeys(document)].map(([row, key]) => ({
    key,
    says: mapEach(row.content, (nodes) => nodes.map((node) => plain([node])).join('\n')),
    flags: row.flags,
    notes: [
      ...new Set(
        languagesOf(row.content).flatMap((language) => callsOf(of(row.content, language))),
      ),
    ],
  }))
}

/** Every such row with the key by which it is known, in the order of printing. */
export function rowKeys(document: Document): ReadonlyMap<Row, string> {
  const counts = new Map<string, number>()
  return new Map(
    rowsOf(document)
      .filter(
        ({ role }) =>
          (PLAIN.has(role) && role !== 'change') || role === 'event' || role === 'source',
      )
      .map((row) => {
        const name = `${row.role}:${row.argument}`
        const count = (counts.get(name) ?? 0) + 1
        counts.set(name, count)
        const key = row.argument === '' ? `${name}${count}` : count > 1 ? `${name}#${count}` : name
        return [row, key]
      }),
  )
}

/** What is told for a screen alone is not printed. */
function rowsOf({ sections }: Document): Row[] {
  return sections
    .filter(({ id }) => id !== SOURCE_NOTES)
    .flatMap((section): readonly Block[] => section.blocks)
    .flatMap((block) => (block.kind === 'row' ? [block] : []))
}
