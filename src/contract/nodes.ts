import type { BlockContent, List, PhrasingContent, RootContent } from 'mdast'
import { type ByLanguage, each, type Language, mapEach } from '../model/language.ts'
import type { Heading, Role, Row, Section, Table, TableCell } from './document.ts'
import { normalForm } from './normal-form.ts'

/** The parts that a Document is made of, each in its normal form. */

/** A section, and what opens it. */
export function section(id: string, title: ByLanguage, blocks: Section['blocks']): Section {
  return { id, title: titleOf(title), blocks }
}

/** A heading below a section's own. */
export function heading(level: number, title: ByLanguage): Heading {
  return { kind: 'heading', level, content: titleOf(title) }
}

/** A title without markup. */
export function titleOf(title: ByLanguage): ByLanguage<PhrasingContent[]> {
  return mapEach(title, (words) => normalForm([text(words)]))
}

/** A row, its blocks made in each of the languages. */
export function row(
  role: Role,
  languages: readonly Language[],
  blocks: (language: Language) => RootContent[],
  { argument = '', flags = [] }: Partial<Pick<Row, 'argument' | 'flags'>> = {},
): Row {
  return { kind: 'row', role, argument, flags, content: each(languages, blocks) }
}

/** A table of which the first row is the head. */
export function table([head = [], ...body]: readonly (readonly TableCell[])[]): Table {
  return { kind: 'table', align: head.map(() => null), head, body }
}

export function cell(
  languages: readonly Language[],
  content: (language: Language) => PhrasingContent[],
): TableCell {
  return { content: each(languages, (language) => normalForm(content(language))) }
}

export function paragraph(children: readonly PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children: normalForm(children) }
}

/** A list of lines. */
export function list(items: readonly PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph(children)],
    })),
  }
}

/** A line that has a number, as one of a list that goes on in other rows. */
export function numberedLine(number: number, children: readonly PhrasingContent[]): List {
  return {
    ...list([[...children]]),
    ordered: true,
    start: number,
  }
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

export function strong(words: string): PhrasingContent {
  return { type: 'strong', children: [text(words)] }
}

/** The mark that leads to a note. */
export function call(label: string | number): PhrasingContent {
  const written = String(label)
  return { type: 'footnoteReference', identifier: written.toLowerCase(), label: written }
}
