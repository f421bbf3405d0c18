import type { Node } from 'unist'
import { type Language, of } from '../model/language.ts'
import { cellsOf } from './cells.ts'
import type { Block, Document } from './document.ts'
import type { Source } from './markdown.ts'

/** The labels of the notes that the nodes call, in order. */
export function callsOf(nodes: readonly Node[]): string[] {
  const labels: string[] = []
  const read = (node: Node) => {
    if (node.type === 'footnoteReference' && 'label' in node) labels.push(String(node.label))
    if ('children' in node) for (const child of node.children as Node[]) read(child)
  }
  nodes.forEach(read)
  return labels
}

/** The labels of the notes that a language of the brief calls. */
export function calledNotes(document: Document, language: Language): ReadonlySet<string> {
  const blocks = [...document.cover, ...document.sections.flatMap((section) => section.blocks)]
  const labels = [
    of(document.title, language),
    ...document.sections.map((section) => of(section.title, language)),
    ...blocks.flatMap((block) => nodesOf(block, language)),
  ].flatMap(callsOf)
  return new Set(labels)
}

/** Reports the notes that nothing calls in any language. */
export function reportUncalledNotes(document: Document, { path, context }: Source): void {
  const called = document.languages.map((language) => calledNotes(document, language))
  for (const note of document.notes) {
    if (called.some((labels) => labels.has(note.label))) continue
    context.report({
      rule: 'note-uncalled',
      path,
      place: note.position,
      reason: `Note ${note.label} is called by no statement`,
      advice: `Call it with \`[^${note.label}]\`, or take it away.`,
    })
  }
}

function nodesOf(block: Block, language: Language): (readonly Node[])[] {
  switch (block.kind) {
    case 'row':
    case 'heading':
      return [of(block.content, language)]
    case 'table':
    case 'chart':
      return cellsOf(block).map((cell) => of(cell.content, language))
  }
}
