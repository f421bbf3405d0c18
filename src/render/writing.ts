import type { Root, RootContent } from 'mdast'
import type { Block, Document } from '../contract/document.ts'
import { withDigits, withMonths } from '../languages/ar/digits-and-months.ts'
import type { Writing } from '../model/audience.ts'
import type { ByLanguage, Language } from '../model/language.ts'
import { runsOf } from './isolate.ts'

/**
 * Text as an edition writes it: Arabic with the digits and the names of the months that its
 * audience reads. Addresses and what is in Latin letters stay as they are, and so does English.
 */
export function written(text: string, language: Language, { digits, months }: Writing): string {
  const named = months !== 'dual' && text.includes('/')
  if (language !== 'ar' || !(named || OTHER_DIGITS[digits].test(text))) return text
  return runsOf(withMonths(text, months), 'ar')
    .map(({ text, lang, address }) => (lang || address ? text : withDigits(text, digits)))
    .join('')
}

/** Digits and signs that an edition does not print. */
const OTHER_DIGITS: Readonly<Record<Writing['digits'], RegExp>> = {
  european: /[٠-٩۰-۹]/,
  'arabic-indic': /[0-9۰-۹%]/,
}

/** A brief with its Arabic as an edition writes it: a Document in, a Document out. */
export function documentIn(document: Document, writing: Writing): Document {
  const arabic = <T extends RootContent>(nodes: readonly T[]): readonly T[] =>
    nodes.map((node) => writtenNode(node, writing) as T)
  const both = <T extends RootContent>(content: ByLanguage<readonly T[]>) => ({
    ...content,
    ar: arabic(content.ar),
  })
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
          bars: each.bars.map((bar) => ({
            ...bar,
            label: cell(bar.label),
            figure: cell(bar.figure),
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
function writtenNode(node: Root['children'][number], writing: Writing): RootContent {
  if (node.type === 'text') return { ...node, value: written(node.value, 'ar', writing) }
  if (node.type === 'languageSpan' && node.language !== 'ar') return node
  if (!('children' in node)) return node
  return {
    ...node,
    children: node.children.map((child) => writtenNode(child, writing)),
  } as RootContent
}
