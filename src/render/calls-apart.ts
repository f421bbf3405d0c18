import type { Element, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'

/** What carries an exponent: a number, with the symbol of its unit, within a bracket too; a single letter. */
export const CARRIES_EXPONENT =
  /(?:\p{N}[\s\u00A0\u202F]*\p{L}{0,2}|(?<![\p{L}\p{M}’'])\p{L})[)\]]?$/u

/** As much of a text as is looked at. */
const REACH = 12

const BLOCK = /^(?:p|li|td|th|blockquote|pre|br|hr|ul|ol|table|tr)$/

/**
 * The calls whose number would be read together with what stands before it: as the exponent of a figure or
 * a unit (300⁹⁹, 5 m³), or with the number of the call beside it as one number (¹²).
 */
export function callsApart(tree: Root): ReadonlySet<Element> {
  const apart = new Set<Element>()
  let before = ''
  let neighbour: Element | undefined
  const read = (node: Root | RootContent): void => {
    if (node.type === 'text') {
      before = (before + node.value).slice(-REACH)
      if (node.value !== '') neighbour = undefined
    } else if (node.type === 'element' && isCall(node)) {
      if (neighbour) apart.add(neighbour).add(node)
      if (CARRIES_EXPONENT.test(before)) apart.add(node)
      before = ''
      neighbour = node
    } else if ('children' in node) {
      const isBlock = node.type === 'element' && BLOCK.test(node.tagName)
      if (isBlock) [before, neighbour] = ['', undefined]
      node.children.forEach(read)
      if (isBlock) [before, neighbour] = ['', undefined]
    }
  }
  read(tree)
  return apart
}

export function allCalls(tree: Root): ReadonlySet<Element> {
  const calls = new Set<Element>()
  visit(tree, 'element', (element) => {
    if (isCall(element)) calls.add(element)
  })
  return calls
}

const isCall = ({ properties }: Element) => properties.dataCall !== undefined
