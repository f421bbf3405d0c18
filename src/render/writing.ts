import type { Root, RootContent } from 'mdast'
import type { Block, Document } from '../contract/document.ts'
import { packOf } from '../languages/packs.ts'
import type { Writing } from '../model/audience.ts'
import { type ByLanguage, type Language, mapEach } from '../model/language.ts'
import { runsOf } from './isolate.ts'

/**
 * Text as an edition writes it: with the digits and the names of the months that its audience reads, where
 * its language has more than one way, and the spaces of its language. Addresses and what is in another script
 * stay as they are.
 */
export function written(text: string, language: Language, writing: Writing): string {
  const { bound, writing: rules } = packOf(language)
  const spaced = bound?.(text) ?? text
  if (!rules?.differs(spaced, writing)) return spaced
  return runsOf(rules.withMonths(spaced, writing.months), language)
    .map(({ text, foreign, address }) =>
      foreign || address ? text : rules.withDigits(text, writing.digits),
    )
    .join('')
}

/** Whether there is anything that its editions write otherwise than the brief does. */
function hasOwnWriting(language: Language): boolean {
  const { bound, writing } = packOf(language)
  return (bound ?? writing) !== undefined
}

/** A brief as an edition writes it: a Document in, a Document out. */
export function documentIn(document: Document, writing: Writing): Document {
  const both = <T extends RootContent>(content: ByLanguage<readonly T[]>) =>
    mapEach(content, (nodes, language): readonly T[] =>
      hasOwnWriting(language)
        ? nodes.map((node) => writtenNode(node, language, writing) as T)
        : nodes,
    )
  const block = (each: Block): Block => {
    const cell = <C extends { readonly content: ByLanguage<readonly RootContent[]> }>(
      one: C,
    ): C => ({
      ...one,
      content: both(one.content),
    })
    switch (each.kind) {
      case 'row':
      case 'heading':
        return cell(each)
      case 'table':
        return {
          ...each,
          head: each.head.map(cell),
          body: each.body.map((row) => row.map(cell)),
        }
      case 'chart':
        return {
          ...each,
          head: each.head.map(cell),
          figures: each.figures.map((plotted) => ({
            ...plotted,
            figure: cell(plotted.figure),
            source: cell(plotted.source),
            date: cell(plotted.date),
          })),
        }
    }
  }
  return {
    ...document,
    title: both(document.title),
    cover: document.cover.map(block),
    sections: document.sections.map((section) => ({
      ...section,
      title: both(section.title),
      blocks: section.blocks.map(block),
    })),
    notes: document.notes.map((note) => ({ ...note, content: both(note.content) })),
  }
}

/** Passages in another language and code stay as they are. */
function writtenNode(
  node: Root['children'][number],
  language: Language,
  writing: Writing,
): RootContent {
  if (node.type === 'text') return { ...node, value: written(node.value, language, writing) }
  if (node.type === 'languageSpan' && node.language !== language) return node
  if (!('children' in node)) return node
  return {
    ...node,
    children: node.children.map((child) => writtenNode(child, language, writing)),
  } as RootContent
}
