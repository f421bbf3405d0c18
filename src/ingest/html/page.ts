import { parseHTML } from 'linkedom'
import { UnreadableFile } from '../unreadable.ts'

/** What is asked of a node of a page: as much of the DOM as a page can be read by. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly parentNode: PageNode | null
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly previousSibling: PageNode | null
}

/** An element of a page. */
export interface PageElement extends PageNode {
  readonly textContent: string
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** A page as a tree. Nothing of it is run, and nothing that it names is fetched. */
export interface Page extends PageElement {
  readonly documentElement: PageElement | null
  readonly body: PageElement | null
}

/** How much of a page may be left without scripts, styles and pictures, in characters: a book has two million. */
const LONGEST = 6_000_000

/** Elements of a page: even those of the longest have a tenth of them. */
const MOST_ELEMENTS = 150_000

/** Browsers nest no deeper than 512 either. What walks trees by calling itself ends there. */
const DEEPEST = 512

/**
 * A page as a tree, from text that has no scripts and comments any more.
 *
 * @throws UnreadableFile where it is so large or so deeply nested that reading it would not end
 */
export function parsePage(html: string): Page {
  if (html.length > LONGEST) {
    throw new UnreadableFile(
      `It holds ${Math.round(html.length / 1e6)} million characters of text and tags: no article does. Save the article alone.`,
    )
  }
  const elements = elementsIn(html)
  if (elements > MOST_ELEMENTS) {
    throw new UnreadableFile(`It holds ${elements} tags: no article does. Save the article alone.`)
  }
  if (isTooDeep(html)) throw tooDeep()
  const { document } = parseHTML(whole(html)) as unknown as { document: Page }
  if (deepest(document) > DEEPEST) throw tooDeep()
  return document
}

function tooDeep(): UnreadableFile {
  return new UnreadableFile(
    `Its tags are nested more than ${DEEPEST} deep. Save the article as text.`,
  )
}

/** How many elements a page has, by its opening tags. */
export function elementsIn(html: string): number {
  let elements = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const code = html.charCodeAt(at + 1) | 32
    if (code >= LETTER_A && code <= LETTER_Z) elements += 1
  }
  return elements
}

const [LETTER_A, LETTER_Z] = [97, 122]

/** Elements that nothing but their own end closes. */
const PAIRED =
  /<(\/?)(?:div|span|section|article|table|ul|ol|blockquote|font|center|b|i|em|strong|a)\b/gi

/** Whether tags alone tell that a tree would be too deep: to make one of that depth takes its time. */
function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, end] of html.matchAll(PAIRED)) {
    depth = Math.max(0, depth + (end ? -1 : 1))
    if (depth > 4 * DEEPEST) return true
  }
  return false
}

/** What stands in the head of a page; whatever else follows begins its body, as the HTML standard has it. */
const OF_HEAD = /^(?:html|head|title|meta|link|base|basefont|bgsound|command)$/i

/**
 * A page with one element around all of it and one body, as a browser makes of any: the parser takes for the page
 * what stands first, be it the warning of a server, leaves out what stands behind a body that was closed too early, and
 * takes the first thing behind a head for the body, be it an advertisement.
 */
function whole(html: string): string {
  const begin = html.search(/<html\b/i)
  const page = begin < 0 ? html.replace(/<!doctype[^>]*>/i, '') : html.slice(begin)
  const start = startOfBody(page)
  const [head, rest] = [page.slice(0, start), page.slice(start)]
  const roots = head.match(/<html\b[^>]*>/gi) ?? []
  const root = roots.find((tag) => /\slang\s*=/i.test(tag)) ?? roots[0] ?? '<html>'
  const body = /^<body\b[^>]*>/i.exec(rest)?.[0] ?? '<body>'
  return `${root}<head>${head.replace(FRAME, '')}</head>${body}${rest.replace(FRAME, '')}`
}

/** What a page has once, and what pages write again: for each browser, or because two programs wrote them. */
const FRAME = /<\/?(?:html|head|body)(?![\w-])[^>]*>/gi

/** Where the first thing stands that no head can hold. */
function startOfBody(html: string): number {
  const tags = /<([a-z][a-z0-9]*)\b/gi
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const [, name = ''] = tag
    if (!OF_HEAD.test(name)) return tag.index
    const end = endOfTag(html, tags.lastIndex)
    // What stands in a title is its text, whatever it looks like.
    const text = /^title$/i.test(name) ? html.slice(end).search(/<\/title\s*>/i) : -1
    tags.lastIndex = end + Math.max(0, text)
  }
  return html.length
}

/** Where a tag ends: a value in quotes may hold the mark of its end. */
function endOfTag(html: string, from: number): number {
  const marks = /["'>]/g
  marks.lastIndex = from
  for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
    if (mark[0] === '>') return marks.lastIndex
    const close = html.indexOf(mark[0], marks.lastIndex)
    if (close >= 0) marks.lastIndex = close + 1
  }
  return html.length
}

function deepest(page: Page): number {
  let most = 0
  let depth = 0
  for (let node: PageNode | null = page; node; ) {
    if (node.firstChild) {
      node = node.firstChild
      depth += 1
      most = Math.max(most, depth)
      continue
    }
    while (node && node !== page && !node.nextSibling) {
      node = node.parentNode
      depth -= 1
    }
    node = node === page ? null : (node?.nextSibling ?? null)
  }
  return most
}

const ELEMENT = 1
const TEXT = 3

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT
}
