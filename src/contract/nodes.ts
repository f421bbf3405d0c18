import type { BlockContent, DefinitionContent, Html, PhrasingContent, TableRow } from 'mdast'
import { type ByLanguage, DIRECTION, LANGUAGES, type Language } from '../model/language.ts'

/**
 * The building blocks of the Markdown brief. The default language stands bare, each further one in
 * an element with `lang` and `dir`, which code hosts keep: the file reads well as it is.
 */

type Block = BlockContent | DefinitionContent

const [DEFAULT, ...FURTHER] = LANGUAGES

/** Blocks in every language: the default one bare, each further one in a `<div>`. */
export function inEveryLanguage(blocks: (language: Language) => Block[]): Block[] {
  return [
    ...blocks(DEFAULT),
    ...FURTHER.flatMap((language) => [
      html(`<div ${attributes(language)}>`),
      ...blocks(language),
      html('</div>'),
    ]),
  ]
}

/** A heading in every language, on one line. */
export function bilingualHeading(depth: 1 | 2 | 3, title: ByLanguage): Block {
  return {
    type: 'heading',
    depth,
    children: inlineInEveryLanguage((language) => [text(title[language])], ' '),
  }
}

/** A table whose cells hold every language, one above the other. */
export function bilingualTable(
  rows: readonly (readonly Cell[])[],
  align: ('right' | null)[],
): Block {
  return {
    type: 'table',
    align,
    children: rows.map(
      (cells): TableRow => ({
        type: 'tableRow',
        children: cells.map((cell) => ({
          type: 'tableCell',
          children: typeof cell === 'string' ? [text(cell)] : inlineInEveryLanguage(cell, '<br>'),
        })),
      }),
    ),
  }
}

/** A cell in each language, or one that needs none. */
export type Cell = string | ((language: Language) => PhrasingContent[])

/** A comment that tells what the next row is: `<!-- point: topic (disputed) -->`. */
export function role(name: string, argument?: string, flags: readonly string[] = []): Html {
  const tail = flags.length > 0 ? ` (${flags.join(', ')})` : ''
  return html(`<!-- ${name}${argument === undefined ? '' : `: ${argument}`}${tail} -->`)
}

export function paragraph(children: PhrasingContent[]): Block {
  return { type: 'paragraph', children }
}

export function list(items: PhrasingContent[][]): Block {
  return {
    type: 'list',
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      children: [{ type: 'paragraph', children }],
    })),
  }
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

/** The mark that leads to a note. */
export function call(number: number): PhrasingContent {
  return { type: 'footnoteReference', identifier: String(number), label: String(number) }
}

function inlineInEveryLanguage(
  content: (language: Language) => PhrasingContent[],
  separator: ' ' | '<br>',
): PhrasingContent[] {
  return [
    ...content(DEFAULT),
    ...FURTHER.flatMap((language) => [
      separator === ' ' ? text(' ') : html('<br>'),
      html(`<span ${attributes(language)}>`),
      ...content(language),
      html('</span>'),
    ]),
  ]
}

function attributes(language: Language): string {
  return `lang="${language}" dir="${DIRECTION[language]}"`
}

function html(value: string): Html {
  return { type: 'html', value }
}
