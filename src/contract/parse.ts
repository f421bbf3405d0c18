import type {
  FootnoteDefinition,
  Heading as MdastHeading,
  PhrasingContent,
  Root,
  RootContent,
  ThematicBreak,
} from 'mdast'
import type { TextFile } from '../model/audience.ts'
import { type ByLanguage, each, type Language, of } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { reportUncalledNotes } from './calls.ts'
import { type Mark, readComments } from './comment.ts'
import type { Block, Document, Note, Position, Section } from './document.ts'
import { readFrontMatter } from './front-matter.ts'
import { RESERVED_IDS, slugOf, takeId } from './heading-ids.ts'
import { inLanguages } from './languages.ts'
import {
  knownLanguage,
  languageOfTag,
  positionOf,
  reportDroppedHtml,
  resolveInline,
  type Source,
} from './markdown.ts'
import { RowBuilder, reportRowFaults } from './rows.ts'
import { readChart, readTable } from './table.ts'
import { parseMarkdown } from './tree.ts'
import { reportUnprinted } from './unprinted.ts'

/**
 * A Markdown brief taken apart: a file in, its Document out. Every fault of its structure is reported in
 * this one reading; what can be understood is kept. The same text is read once.
 */
export function parse({ path, text }: TextFile, context: Context): Document {
  return context.reuse('brief', `${path}\n${text}`, (own) => {
    const root = parseMarkdown(text, own.reuse)
    const front = readFrontMatter(root, path, own)
    const { languages } = front
    const source = { path, languages, context: own }
    resolveInline(root, text, source)
    const parser = new Parser(source)
    parser.blocks(root.children)
    const document = { ...front, ...parser.finish(), notes: readNotes(root, source) }
    reportUncalledNotes(document, source)
    reportUnprinted(root, document, source)
    return document
  })
}

/** Walks over the blocks of the file, keeping the row and the section that are open. */
class Parser {
  readonly #source: Source
  readonly #language: Language
  readonly #cover: Block[] = []
  readonly #sections: (Section & { readonly blocks: Block[] })[] = []
  readonly #ids = new Set(RESERVED_IDS)
  #title: ByLanguage<readonly PhrasingContent[]> | undefined
  #row: RowBuilder | undefined
  /** The id that a comment has given to the next section. */
  #sectionId: string | undefined
  /** Set between `<!-- chart -->` and its table. */
  #chart = false

  constructor(source: Source) {
    this.#source = source
    this.#language = source.languages[0] ?? ''
  }

  blocks(nodes: readonly RootContent[]): void {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as RootContent
      if (node.type === 'html') index = this.#html(nodes, index)
      else this.#block(node)
    }
  }

  finish(): Pick<Document, 'title' | 'cover' | 'sections'> {
    this.#closeRow()
    if (this.#title === undefined) {
      this.#report({ line: 1, column: 1 }, 'The brief has no title', 'Begin it with `# Title`.')
    }
    return {
      title: this.#title ?? each(this.#source.languages, () => []),
      cover: this.#cover,
      sections: this.#sections,
    }
  }

  #block(node: RootContent): void {
    switch (node.type) {
      case 'yaml':
      case 'definition':
      case 'footnoteDefinition':
        return
      case 'thematicBreak':
        this.#rule(node)
        return
      case 'heading':
        this.#heading(node)
        return
      case 'table':
        this.#closeRow()
        this.#blocks().push(
          this.#chart ? readChart(node, this.#source) : readTable(node, this.#source.languages),
        )
        this.#chart = false
        return
      default:
        if (this.#row === undefined || !this.#row.takesMore(this.#language)) {
          this.#openRow({ kind: 'row', role: 'prose', argument: '', flags: [] }, node)
        }
        this.#row?.add(this.#language, [node])
    }
  }

  /** A rule is part of the row that is open; between rows the layout decides what stands. */
  #rule(node: ThematicBreak): void {
    if (this.#row?.takesMore(this.#language)) {
      this.#row.add(this.#language, [node])
      return
    }
    this.#closeRow()
    const { path, context } = this.#source
    context.report({
      rule: 'markdown-dropped',
      path,
      place: positionOf(node),
      reason: 'A rule between two rows is not printed: what stands there is for the layout to say',
      advice: 'Take it away, or put it inside of a row, in each language.',
    })
  }

  /** Handles the HTML block at `index`. @returns the index of the last node it used up */
  #html(nodes: readonly RootContent[], index: number): number {
    const node = nodes[index] as RootContent & { value: string }
    const position = positionOf(node)
    const marks = readComments(node.value, position, this.#source)
    if (marks !== undefined) {
      for (const mark of marks) this.#mark(mark, node)
      return index
    }
    const code = languageOfTag(node.value, 'div')
    if (code === undefined) {
      if (/^<\/div>$/.test(node.value.trim())) {
        this.#report(
          position,
          'A `</div>` closes nothing',
          'Take it away, or open the language first.',
        )
      } else if (/^<div\s[^>]*lang=/.test(node.value)) {
        this.#report(
          position,
          'The text of a `<div lang>` begins on the line of its tag',
          'Leave an empty line after the opening and before the closing tag.',
        )
      } else {
        reportDroppedHtml(node.value, position, this.#source)
      }
      return index
    }
    const block = languageBlock(nodes, index)
    if (!block.closed) {
      this.#report(
        position,
        `\`${node.value.trim()}\` is never closed`,
        'Add a line `</div>` after it.',
      )
    }
    const language = knownLanguage(code, position, this.#source)
    if (language !== undefined) {
      this.#row ??= this.#newRow({ kind: 'row', role: 'prose', argument: '', flags: [] }, node)
      this.#row.add(language, block.content)
    }
    return block.end
  }

  #mark(mark: Mark, node: RootContent): void {
    this.#closeRow()
    if (mark.kind === 'section') this.#sectionId = mark.id
    else if (mark.role === 'chart') this.#chart = true
    else this.#openRow(mark, node)
  }

  #heading(node: MdastHeading): void {
    this.#closeRow()
    const content = inLanguages(node.children, this.#source.languages)
    const position = positionOf(node)
    if (node.depth === 1) {
      if (this.#title) this.#report(position, 'The brief has a second title', 'Use `##` here.')
      else this.#title = content
    } else if (node.depth === 2) {
      const id = takeId(this.#sectionId ?? slugOf(of(content, this.#language)), this.#ids)
      this.#sections.push({ id, title: content, blocks: [], position })
    } else {
      this.#blocks().push({ kind: 'heading', level: node.depth, content, position })
    }
    if (node.depth < 3) this.#sectionId = undefined
    reportRowFaults('heading', content, position, this.#source)
  }

  #openRow(mark: Mark & { kind: 'row' }, node: RootContent): void {
    this.#closeRow()
    this.#row = this.#newRow(mark, node)
  }

  #newRow(mark: Mark & { kind: 'row' }, node: RootContent): RowBuilder {
    return new RowBuilder(mark, this.#source.languages, positionOf(node))
  }

  #closeRow(): void {
    const row = this.#row?.finish()
    this.#row = undefined
    if (row === undefined) return
    reportRowFaults(row.role, row.content, row.position, this.#source)
    this.#blocks().push(row)
  }

  #blocks(): Block[] {
    return this.#sections.at(-1)?.blocks ?? this.#cover
  }

  #report(place: Position, reason: string, advice: string): void {
    const { path, context } = this.#source
    context.report({ rule: 'brief-form', path, place, reason, advice })
  }
}

/** The blocks between `<div lang>` at `start` and its `</div>`. */
function languageBlock(
  nodes: readonly RootContent[],
  start: number,
): { content: RootContent[]; end: number; closed: boolean } {
  for (let index = start + 1; index < nodes.length; index++) {
    const node = nodes[index] as RootContent
    if (node.type === 'html' && node.value.trim() === '</div>') {
      return { content: nodes.slice(start + 1, index), end: index, closed: true }
    }
    // Where the next row, section or note begins, the writer has forgotten to close.
    const next =
      node.type === 'heading' ||
      node.type === 'footnoteDefinition' ||
      (node.type === 'html' && /^<(!--|div\s)/.test(node.value.trim()))
    if (next) return { content: nodes.slice(start + 1, index), end: index - 1, closed: false }
  }
  return { content: nodes.slice(start + 1), end: nodes.length - 1, closed: false }
}

function readNotes(root: Root, source: Source): Note[] {
  const [language = ''] = source.languages
  return root.children
    .filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')
    .map((definition) => {
      const row = new RowBuilder(
        { kind: 'row', role: 'note', argument: '', flags: [] },
        source.languages,
        positionOf(definition),
      )
      const nodes = definition.children
      for (let index = 0; index < nodes.length; index++) {
        const node = nodes[index] as (typeof nodes)[number]
        const code = node.type === 'html' ? languageOfTag(node.value, 'div') : undefined
        if (code === undefined) {
          if (node.type === 'html') reportDroppedHtml(node.value, positionOf(node), source)
          else row.add(language, [node])
          continue
        }
        const block = languageBlock(nodes, index)
        if (!block.closed) {
          source.context.report({
            rule: 'brief-form',
            path: source.path,
            place: positionOf(node),
            reason: `A language of note ${definition.label} is never closed`,
            expected: ['</div>'],
          })
        }
        const other = knownLanguage(code, positionOf(node), source)
        if (other !== undefined) row.add(other, block.content)
        index = block.end
      }
      const content = row.finish()?.content ?? each(source.languages, () => [])
      reportRowFaults(`note ${definition.label}`, content, positionOf(definition), source)
      return {
        label: definition.label ?? definition.identifier,
        content,
        position: positionOf(definition),
      }
    })
}
