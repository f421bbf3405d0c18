import type { RootContent as Content, Element, ElementContent, Properties, Root } from 'hast'
import type { FootnoteReference, PhrasingContent, RootContent } from 'mdast'
import { packOf } from '../languages/packs.ts'

/** Elements of what has no attributes, and holds words. */
const ELEMENTS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
}

/**
 * Markdown of paragraphs that hold words, emphasis, passages in another language and calls, as HTML has it: most of a
 * brief. What does the same of all of Markdown, and cleans what comes of it, takes twenty times as long.
 *
 * @returns `undefined` where there is anything else
 */
export function treeOfPlain(nodes: readonly RootContent[]): Root | undefined {
  const children: Content[] = []
  for (const node of nodes) {
    if (node.type !== 'paragraph') return undefined
    const element = elementOf('p', {}, node.children)
    if (!element) return undefined
    if (children.length > 0) children.push({ type: 'text', value: '\n' })
    children.push(element)
  }
  return { type: 'root', children }
}

function elementOf(
  tagName: string,
  properties: Properties,
  nodes: readonly PhrasingContent[],
): Element | undefined {
  const children: ElementContent[] = []
  for (const node of nodes) {
    const child = inline(node)
    if (!child) return undefined
    children.push(child)
  }
  return { type: 'element', tagName, properties, children }
}

function inline(node: PhrasingContent): ElementContent | undefined {
  switch (node.type) {
    case 'text':
      // Of a text of several lines the ends are trimmed.
      return /[\r\n]/.test(node.value) ? undefined : { type: 'text', value: node.value }
    case 'footnoteReference':
      return callOf(node)
    case 'emphasis':
    case 'strong':
    case 'delete':
      return elementOf(ELEMENTS[node.type] ?? '', {}, node.children)
    case 'languageSpan':
      return elementOf('span', spanOf(node.language), node.children)
    default:
      return undefined
  }
}

/** The call of a note, which is a link to it as soon as it is known where that stands. */
export function callOf({ label, identifier }: FootnoteReference): Element {
  const value = label ?? identifier
  return {
    type: 'element',
    tagName: 'a',
    properties: { dataCall: value },
    children: [{ type: 'text', value }],
  }
}

/** What says of a passage which language it is in. */
export function spanOf(language: string): Properties {
  return { lang: language, dir: packOf(language).direction }
}

/** Attributes of what stands in a line, by what a tree calls them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  id: 'id',
  href: 'href',
  lang: 'lang',
  dir: 'dir',
  type: 'type',
  className: 'class',
  dataCall: 'data-call',
  dataMark: 'data-mark',
  dataScreen: 'data-screen',
  dataBeside: 'data-beside',
  popoverTarget: 'popovertarget',
  ariaLabel: 'aria-label',
  hidden: 'hidden',
}

const TAGS: ReadonlySet<string> = new Set(
  'p em strong del span a bdi bdo button blockquote ul ol li'.split(' '),
)

/** What is written otherwise within an attribute. */
const ESCAPED = /["&'`\0]/

/**
 * A tree of such elements as HTML, to the letter as rehype writes it.
 *
 * @returns `undefined` where an element or attribute is none of these
 */
export function htmlOfPlain(tree: Root | Element): string | undefined {
  let html = ''
  for (const node of tree.children) {
    if (node.type === 'text') html += escaped(node.value)
    else {
      const element = node.type === 'element' ? htmlOf(node) : undefined
      if (element === undefined) return undefined
      html += element
    }
  }
  return html
}

function htmlOf(element: Element): string | undefined {
  const { tagName, properties } = element
  if (!TAGS.has(tagName)) return undefined
  let tag = `<${tagName}`
  for (const key in properties) {
    const value = properties[key]
    const name = ATTRIBUTES[key]
    if (name === undefined) return undefined
    if (key === 'hidden' && value === true) tag += ' hidden'
    else {
      const text = Array.isArray(value) ? value.join(' ') : value
      if (typeof text !== 'string' || ESCAPED.test(text)) return undefined
      tag += ` ${name}="${text}"`
    }
  }
  const inner = htmlOfPlain(element)
  return inner === undefined ? undefined : `${tag}>${inner}</${tagName}>`
}

function escaped(text: string): string {
  return /[<&]/.test(text) ? text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : text
}
