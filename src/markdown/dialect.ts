import type { Link, Root, Text } from 'mdast'
import remarkGfm, { type Options } from 'remark-gfm'
import type { Processor } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/**
 * The Markdown in which notes and briefs are written, for unified: GitHub's, in which two tildes strike
 * out and one is a sign like another, and in which an address ends before a mark of Arabic writing.
 */
export function dialect(this: Processor, options: Options = {}): void {
  const data = this.data()
  // Before GitHub's own transform, which finds the addresses in texts.
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    { transforms: [endAddresses] },
  ]
  remarkGfm.call(this, { ...options, singleTilde: false })
}

/**
 * What no address holds unless it is encoded. Elsewhere the mark would be part of the address: only a Latin
 * comma ends one, and only before a space.
 */
const MARK = /(?=[،؛؟۔«»“”„…])/u

/** Parts texts before such marks, so that whoever looks for addresses in them finds where these end. */
function endAddresses(root: Root): void {
  visit(root, (node, index, parent) => {
    const text = node.type === 'link' ? foundIn(node) : node.type === 'text' ? node : undefined
    if (parent === undefined || index === undefined || text === undefined) return undefined
    const parts = /:\/\/|www\./i.test(text.value) ? text.value.split(MARK) : []
    if (parts.length < 2) return undefined
    const texts = parts.map((value): Text => ({ ...text, value }))
    parent.children.splice(index, 1, ...texts)
    return [SKIP, index + texts.length]
  })
}

/** The text of a link that is one because its text is an address; a person's own link stays as it is. */
function foundIn({ children, position }: Link): Text | undefined {
  const [text] = children
  const { start, end } = position ?? {}
  if (text?.type !== 'text' || start?.offset === undefined || end?.offset === undefined) {
    return undefined
  }
  return end.offset - start.offset === text.value.length ? text : undefined
}
