import type { Element, Root, Text } from 'hast'
import type { Nodes, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { plain } from '../markdown/plain.ts'
import { type ByLanguage, type Language, of } from '../model/language.ts'

/** What stands in the columns beside a text, for comparing. */
export type Beside = ReadonlyMap<Language, string>

/**
 * What the other columns say of the same thing.
 *
 * @returns nothing where the text has no passage in another language: those alone are looked for beside it
 */
export function besideOf(
  content: ByLanguage<readonly RootContent[]>,
  language: Language,
  languages: readonly Language[],
): Beside {
  if (!of(content, language).some(hasSpan)) return new Map()
  const others = languages.filter((other) => other !== language)
  return new Map(
    others.map((other) => {
      const words = of(content, other).map((node) => plain([node]))
      return [other, comparable(words.join(' '))]
    }),
  )
}

function hasSpan(node: Nodes): boolean {
  return node.type === 'languageSpan' || ('children' in node && node.children.some(hasSpan))
}

/** What opens a bracket at the end of a text, with words such as "original title in Arabic: ". */
export const OPENING = /\s\([^()]*$/

/**
 * Marks titles in brackets that a column beside has as its own: they are not printed, and a screen shows them to
 * whoever chooses one language (notes.css, screen.css). Changes the tree.
 */
export function markBeside(tree: Root, beside: Beside): void {
  visit(tree, 'element', (span, at, parent) => {
    if (span.tagName !== 'span' || at === undefined || !parent) return
    const said = beside.get(String(span.properties.lang))
    const [before, after] = [parent.children[at - 1], parent.children[at + 1]]
    if (before?.type !== 'text' || after?.type !== 'text' || after.value[0] !== ')') return
    const opening = before.value.search(OPENING)
    if (opening < 0 || !said?.includes(comparable(plain([span])))) return
    const marked: Element = {
      type: 'element',
      tagName: 'span',
      properties: { dataBeside: '' },
      children: [text(before.value.slice(opening)), span, text(')')],
    }
    const children = [text(before.value.slice(0, opening)), marked, text(after.value.slice(1))]
    parent.children.splice(at - 1, 3, ...children)
    return at + 1
  })
}

const text = (value: string): Text => ({ type: 'text', value })

/** Words alone: marks of quotation differ by how deep they stand. */
export function comparable(words: string): string {
  return words.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
