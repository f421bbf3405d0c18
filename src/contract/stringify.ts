import type {
  DefinitionContent,
  Html,
  Heading as MdastHeading,
  Table as MdastTable,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'
import { dialect } from '../markdown/dialect.ts'
import { type ByLanguage, directionOf, type Language, of } from '../model/language.ts'
import { afresh, type Reuse } from '../report/context.ts'
import { writeComment } from './comment.ts'
import type { Block, Document, Note, Table, TableCell } from './document.ts'
import { writeFrontMatter } from './front-matter.ts'
import { BOUND_SIGNS } from './table.ts'

/** Blocks that are written alike wherever in the file they stand. */
interface Part {
  readonly type: 'part'
  readonly write: (textOf: (nodes: RootContent[]) => string) => string
}

const PARTS: Record<string, NonNullable<NonNullable<Options['handlers']>['root']>> = {
  part: ({ write }: Part, _, state, info) =>
    write((children) => state.containerFlow({ type: 'root', children }, info)),
}

const stringifier = unified()
  .use(remarkFrontmatter)
  .use(dialect, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    fences: true,
    // A call with a colon behind it would begin a note, a link that shows a caret would be a call, and some
    // escapes and marks of emphasis do not keep what follows from being an address.
    unsafe: [
      { character: '^', before: '\\[', inConstruct: 'label' },
      { character: ':', before: '\\]', inConstruct: 'phrasing', notInConstruct: 'link' },
      { character: '.', before: '[Ww]{3}', inConstruct: 'phrasing', notInConstruct: 'link' },
      { character: '@', before: '[*_~]', inConstruct: 'phrasing', notInConstruct: 'link' },
      // The first sign of a link’s words, where it would begin a call.
      { character: '^', before: '\\[', inConstruct: 'phrasing' },
    ],
    handlers: PARTS,
  })
  .freeze()

/**
 * A Document as GitHub-flavoured Markdown with footnotes. The first of its languages stands bare, each
 * further one in an element with `lang` and `dir`, which code hosts keep: the file reads well as it is.
 */
export function stringify(document: Document, reuse: Reuse = afresh): string {
  return stringifier.stringify(treeOf(document, reuse))
}

function treeOf(document: Document, reuse: Reuse): Root {
  const { languages, title, cover, sections, notes } = document
  const part = <T>(
    what: T,
    nodesOf: (what: T, languages: readonly Language[]) => RootContent[],
  ) => {
    const write: Part['write'] = (textOf) =>
      reuse(
        'text',
        () => JSON.stringify([languages, what]),
        () => textOf(nodesOf(what, languages)),
      )
    return { type: 'part', write } satisfies Part as unknown as RootContent
  }
  return {
    type: 'root',
    children: [
      { type: 'yaml', value: writeFrontMatter(document) },
      headingOf(1, title, languages),
      ...cover.map((block) => part(block, blockOf)),
      ...sections.flatMap(({ id, title, blocks }) => [
        html(writeComment({ kind: 'section', id })),
        headingOf(2, title, languages),
        ...blocks.map((block) => part(block, blockOf)),
      ]),
      ...notes.map((note) => part(note, noteOf)),
    ],
  }
}

function noteOf({ label, content }: Note, languages: readonly Language[]): RootContent[] {
  const children = inEachLanguage(content, languages) as DefinitionContent[]
  return [{ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children }]
}

function blockOf(block: Block, languages: readonly Language[]): RootContent[] {
  switch (block.kind) {
    case 'row':
      return [html(writeComment(block)), ...inEachLanguage(block.content, languages)]
    case 'heading':
      return [headingOf(block.level as MdastHeading['depth'], block.content, languages)]
    case 'table':
      return [tableOf([block.head, ...block.body], block.align, languages)]
    case 'chart':
      return [
        html(writeComment({ kind: 'row', role: 'chart', argument: '', flags: [] })),
        tableOf(
          [
            block.head,
            ...block.figures.map(({ figure, source, date, value, bound }) => [
              figure,
              source,
              date,
              `${BOUND_SIGNS[bound]}${value}`,
            ]),
          ],
          [null, null, null, 'right'],
          languages,
        ),
      ]
  }
}

/** Blocks in each language: the first bare, each further one in a `<div>`. */
function inEachLanguage(
  content: ByLanguage<readonly RootContent[]>,
  [first, ...further]: readonly Language[],
): RootContent[] {
  return [
    ...(first ? withHtml(of(content, first)) : []),
    ...further.flatMap((language) => [
      html(`<div ${attributes(language)}>`),
      ...withHtml(of(content, language)),
      html('</div>'),
    ]),
  ]
}

/** A heading in each language, on one line. */
function headingOf(
  depth: MdastHeading['depth'],
  title: ByLanguage<readonly PhrasingContent[]>,
  languages: readonly Language[],
): MdastHeading {
  const children = inlineInEachLanguage(title, languages, { type: 'text', value: ' ' })
  return { type: 'heading', depth, children }
}

/** A table whose cells hold each language, one above the other; a string needs none. */
function tableOf(
  rows: readonly (readonly (TableCell | string)[])[],
  align: Table['align'],
  languages: readonly Language[],
): MdastTable {
  return {
    type: 'table',
    align: [...align],
    children: rows.map(
      (cells): TableRow => ({
        type: 'tableRow',
        children: cells.map((cell) => ({
          type: 'tableCell',
          children:
            typeof cell === 'string'
              ? [{ type: 'text', value: cell }]
              : inlineInEachLanguage(cell.content, languages, html('<br>')),
        })),
      }),
    ),
  }
}

function inlineInEachLanguage(
  content: ByLanguage<readonly PhrasingContent[]>,
  [first, ...further]: readonly Language[],
  separator: PhrasingContent,
): PhrasingContent[] {
  const oneLine = (language: Language) => withHtml(of(content, language), html('<br>'))
  return [
    ...(first ? oneLine(first) : []),
    ...further.flatMap((language) => [
      separator,
      html(`<span ${attributes(language)}>`),
      ...oneLine(language),
      html('</span>'),
    ]),
  ]
}

/**
 * Nodes with what Markdown has no sign for as HTML: passages in another language, and ends of lines where
 * a line cannot end.
 */
function withHtml<T extends RootContent>(nodes: readonly T[], lineEnd?: Html): T[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'break' && lineEnd) return [lineEnd]
    if (!('children' in node)) return [node]
    const children = withHtml(node.children as RootContent[], lineEnd)
    return node.type === 'languageSpan'
      ? [html(`<span ${attributes(node.language)}>`), ...children, html('</span>')]
      : [{ ...node, children } as RootContent]
  }) as T[]
}

function attributes(language: Language): string {
  return `lang="${language}" dir="${directionOf(language)}"`
}

function html(value: string): Html {
  return { type: 'html', value }
}
