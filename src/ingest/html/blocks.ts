import { isElement, isText, type PageElement, type PageNode } from './page.ts'

/** A paragraph of a page as it stands there, whatever it is: of the article, of a menu, of a list of other articles. */
export interface Block {
  /** In one line. */
  readonly text: string
  /** The elements that it stands in, the nearest first. */
  readonly within: readonly PageElement[]
  /** How much of its text is of links, from 0 to 1. */
  readonly linked: number
  /** It is a heading, of this level. */
  readonly heading?: number
  /** It is an item of a list. */
  readonly item: boolean
  /** How the page hides it from its readers. */
  readonly hidden: boolean
}

/** What holds no text of the page. */
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT EMBED SELECT DATALIST TEXTAREA INPUT BUTTON AUDIO VIDEO CANVAS MAP HEAD TITLE MATH'.split(
    ' ',
  ),
)

/** Where a paragraph begins and ends. */
const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

/** Between the cells of a row that is one paragraph. */
const CELLS_APART = ' | '

/** The longest text of a row that still is one of a table of data; what is longer lays out a page. */
const LONGEST_ROW = 400

/** A teaser with its heading, in characters. */
const LONGEST_LINK = 1000

/** A line of a block: what stands between two line breaks. */
interface Line {
  text: string
  /** How many of its characters are of links. */
  linked: number
  within: readonly PageElement[]
  /** How many line breaks stand right before it. */
  readonly breaks: number
}

/**
 * The paragraphs below an element in the order of the document: each block, each line of one (unless the lines only
 * fill a width), each item of a list, and each row of a table of data.
 */
export function blocksOf(root: PageElement): Block[] {
  const blocks: Block[] = []
  const path: PageElement[] = []
  let lines: Line[] = []
  let breaks = 0
  let links = 0
  let rows = 0

  const flush = () => {
    blocks.push(...joined(lines).map(blockOf))
    lines = []
    breaks = 0
  }
  const lastLine = () => {
    const last = lines.at(-1)
    if (last && breaks === 0) return last
    const line: Line = { text: '', linked: 0, within: path.toReversed(), breaks }
    lines.push(line)
    breaks = 0
    return line
  }
  const add = (text: string) => {
    const bare = lengthOf(text)
    // White space alone begins no line.
    if (bare === 0 && (breaks > 0 || lines.length === 0)) return
    const line = lastLine()
    line.text += text
    if (links > 0) line.linked += bare
  }
  const enter = (element: PageElement) => {
    const name = element.nodeName.toUpperCase()
    if (isLink(element)) links += 1
    if (rows > 0) {
      if (name === 'TD' || name === 'TH') add(element === firstCell(element) ? ' ' : CELLS_APART)
      else if (name === 'BR' || BLOCK.has(name)) add(' ')
    } else if (name === 'BR') breaks += 1
    else if (BLOCK.has(name)) flush()
    path.push(element)
    if (name === 'TR' && (rows > 0 || isRowOfData(element))) rows += 1
  }
  const leave = (element: PageElement) => {
    const name = element.nodeName.toUpperCase()
    path.pop()
    if (isLink(element)) links -= 1
    if (name === 'TR' && rows > 0) rows -= 1
    if (!BLOCK.has(name)) return
    if (rows === 0) flush()
    else add(' ')
  }

  walk(root, { enter, leave, text: add })
  flush()
  return blocks
}

/** Lines that only fill a width are one paragraph; two breaks in a row always end one. */
function joined(lines: readonly Line[]): Line[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && line.breaks < 2) last.push(line)
    else groups.push([line])
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (!first || !fillsWidth(group)) return group
    const linked = group.reduce((sum, line) => sum + line.linked, 0)
    return [{ ...first, text: group.map(({ text }) => text).join(' '), linked }]
  })
}

/** How long lines are that were broken to fill a width, in characters. */
const WIDTH = { least: 45, most: 110 }

/**
 * Whether lines were broken because they were full, as typewriters and mail programs do: of about one length, and
 * most of them in the middle of a sentence.
 */
function fillsWidth(lines: readonly Line[]): boolean {
  const full = lines.slice(0, -1).map(({ text }) => collapse(text))
  if (full.length < 2) return false
  const lengths = full.map(({ length }) => length)
  const longest = Math.max(...lengths)
  if (longest < WIDTH.least || longest > WIDTH.most) return false
  if (lengths.filter((length) => length < 0.7 * longest).length > full.length / 4) return false
  return full.filter((text) => endsSentence(text)).length <= full.length / 4
}

/** Whether a line ends as a sentence does, in any of the scripts. */
export function endsSentence(text: string): boolean {
  return /[.!?…:\u061F\u06D4。！？»”"'’)\]]$/.test(text)
}

interface Steps {
  enter(element: PageElement): void
  leave(element: PageElement): void
  text(value: string): void
}

/** Goes over a tree without calling itself, so that no depth of it is too deep. */
function walk(root: PageElement, { enter, leave, text }: Steps): void {
  let node: PageNode = root
  for (;;) {
    if (isText(node)) text(node.nodeValue ?? '')
    const opened = isElement(node) && !SILENT.has(node.nodeName.toUpperCase())
    if (opened) enter(node as PageElement)
    if (opened && node.firstChild) {
      node = node.firstChild
      continue
    }
    if (opened) leave(node as PageElement)
    while (node !== root && !node.nextSibling) {
      node = node.parentNode as PageNode
      leave(node as PageElement)
    }
    if (node === root) return
    node = node.nextSibling as PageNode
  }
}

function blockOf({ text, within, linked }: Line): Block {
  const names = within.map(({ nodeName }) => nodeName.toUpperCase())
  const heading = names.map((name) => /^H([1-6])$/.exec(name)?.[1]).find(Boolean)
  return {
    text: collapse(text),
    within,
    linked: Math.min(1, linked / Math.max(1, lengthOf(text))),
    ...(heading !== undefined && { heading: Number(heading) }),
    item: names.slice(0, NEAR).includes('LI'),
    hidden: within.some(isHidden),
  }
}

/** How many elements out an item of a list may be that a paragraph still is all of. */
const NEAR = 5

function firstCell({ parentNode }: PageElement): PageNode | undefined {
  return parentNode
    ? childrenOf(parentNode).find(({ nodeName }) => /^T[DH]$/i.test(nodeName))
    : undefined
}

/** A link that nobody closed goes on to the end of the page, and is none. */
function isLink(element: PageElement): boolean {
  return (
    element.nodeName.toUpperCase() === 'A' &&
    element.getAttribute('href') !== null &&
    element.textContent.length < LONGEST_LINK
  )
}

function isHidden(element: PageElement): boolean {
  const style = element.getAttribute('style') ?? ''
  return (
    element.getAttribute('hidden') !== null ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  )
}

/** Whether a row is one of a table of data, and does not lay out parts of a page: it has others like it. */
function isRowOfData(row: PageElement): boolean {
  const cells = cellsOf(row)
  if (cells < 2 || row.querySelector(LAID_OUT)) return false
  const others = row.parentNode
    ? childrenOf(row.parentNode).filter((each) => cellsOf(each) > 1)
    : []
  return others.length > 1 && collapse(row.textContent).length <= LONGEST_ROW
}

/** What stands in cells that lay out a page. */
const LAID_OUT = 'p + p, div, table, ul, ol, h1, h2, h3, h4, form, article, section'

function cellsOf(row: PageNode): number {
  return childrenOf(row).filter(({ nodeName }) => /^T[DH]$/i.test(nodeName)).length
}

function childrenOf(node: PageNode): PageNode[] {
  const all: PageNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child)
  return all
}

/** A text in one line, without the joins that only tell where a long word may be broken. */
export function collapse(text: string): string {
  return text
    .replaceAll('\u00AD', '')
    .replace(/[\s\u200B\uFEFF]+/g, ' ')
    .trim()
}

/** How many characters of a text are no white space. */
function lengthOf(text: string): number {
  return text.replace(/[\s\u200B\uFEFF]+/g, '').length
}

/** Whether a paragraph is what somebody else said. */
export function isQuoted({ within }: Block): boolean {
  return within.some(({ nodeName }) => /^blockquote$/i.test(nodeName))
}
