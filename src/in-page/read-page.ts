import { joinParts } from './join-parts.ts'
import type {
  Metadata,
  PartRegion,
  PrintedLink,
  PrintedPage,
  PrintedPart,
  PrintedText,
  Region,
} from './protocol.ts'

/** What an element hands down to the text inside of it. */
interface Surroundings {
  readonly lang: string
  /** Language of the block around. */
  readonly block: string
  readonly note?: string | undefined
  /** In a table of contents. */
  readonly contents: boolean
  readonly region?: number | undefined
  /** The innermost element that is not in a line, by a number of its own. */
  readonly box: number
  readonly hidden: boolean
  /** White space is kept as it is. */
  readonly preserved: boolean
}

/**
 * Runs in the made-up page: its text nodes in their order with language and note, its links, and what the
 * document says of itself.
 *
 * What Chromium tags, and nothing else: no hidden elements, nothing inside a picture. White space is
 * collapsed as the layout does it (CSS Text 3, 4.1.1), so that the texts of one paragraph joined are
 * what a reader sees.
 */
export function readPage(): PrintedPage {
  return { ...joinParts([readPart(document.body)]), metadata: readMetadata() }
}

/** The same of one part of the document, with numbers of its own. It begins and ends a line. */
export function readPart(root: HTMLElement): PrintedPart {
  const texts: { -readonly [K in keyof PrintedText]: PrintedText[K] }[] = []
  const links: PrintedLink[] = []
  const regions: PartRegion[] = []
  /** A space here would stand at the start of a line or after another one. */
  let atStart = true

  const lang = root.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? ''
  let boxes = 0
  const body = { lang, block: lang, contents: false, box: 0, hidden: false, preserved: false }
  visit(root, body)
  return { texts: texts.filter(({ text }) => text !== ''), links, regions, boxes }

  function visit(node: Node, around: Surroundings): void {
    if (node instanceof Text) add(node.data, around)
    if (!(node instanceof Element)) return
    if (node.getAttribute('aria-hidden') === 'true') return
    if (node.matches('template, style, script, title')) return
    const style = getComputedStyle(node)
    if (style.display === 'none') return
    if (node.matches('img, svg, [role="img"]')) {
      atStart = false
      return
    }
    if (node.localName === 'br') {
      endLine()
      return
    }
    const inline = /^inline$|^contents$|^ruby/.test(style.display)
    const box = inline || style.display.startsWith('inline') ? around.box : ++boxes
    const inside = { ...surroundings(node, style, around, regions), box }
    const href = node.localName === 'a' ? node.getAttribute('href') : null
    if (href !== null) {
      const label = node.getAttribute('aria-label')
      links.push({ href, lang: inside.lang, ...(label && { label }) })
    }
    // An inline block: one thing of its line, with lines of its own inside.
    const atomic = !inline && style.display.startsWith('inline')
    if (atomic) atStart = true
    else if (!inline) endLine()
    for (const child of node.childNodes) visit(child, inside)
    if (!inline) endLine()
    if (atomic) atStart = false
  }

  function endLine(): void {
    const last = texts.at(-1)
    if (!atStart || !last) atStart = true
    else last.text = last.text.trimEnd()
  }

  function add(
    data: string,
    { lang, block, note, contents, region, box, hidden, preserved }: Surroundings,
  ): void {
    if (hidden) return
    let text = preserved ? data : data.replace(/[\t\n\f\r ]+/g, ' ')
    if (atStart && !preserved) text = text.replace(/^ /, '')
    if (text === '') return
    atStart = !preserved && text.endsWith(' ')
    texts.push({
      text,
      lang,
      ...(block !== lang && { block }),
      ...(note !== undefined && { note }),
      ...(contents && { contents }),
      box,
      ...(region !== undefined && { region }),
    })
  }
}

function surroundings(
  element: Element,
  style: CSSStyleDeclaration,
  around: Surroundings,
  regions: PartRegion[],
): Omit<Surroundings, 'box'> {
  const lang = element.getAttribute('lang') ?? around.lang
  return {
    lang,
    block: /^inline|^ruby/.test(style.display) ? around.block : lang,
    note: element.getAttribute('data-note') ?? around.note,
    contents: around.contents || element.localName === 'nav',
    region: regionOf(element, around.region, regions),
    hidden: style.visibility !== 'visible',
    preserved: style.whiteSpaceCollapse === 'preserve',
  }
}

/** The innermost region inside of an element, noted where it begins there or goes on. */
function regionOf(
  element: Element,
  within: number | undefined,
  regions: PartRegion[],
): number | undefined {
  const role = element.hasAttribute('data-half') ? 'Part' : REGIONS[element.localName]
  if (!role) return within
  const goesOn = Number(element.getAttribute('data-fragment') ?? 1) > 1
  const region = { role, ...(within !== undefined && { within }), ...(goesOn && { goesOn }) }
  return regions.push(region) - 1
}

const REGIONS: Readonly<Record<string, Region['role']>> = {
  section: 'Sect',
  article: 'Sect',
  nav: 'Sect',
  aside: 'Aside',
  figure: 'Div',
  figcaption: 'Caption',
  caption: 'Caption',
}

type ByLanguage = [lang: string, text: string]

export function readMetadata(): Metadata {
  const root = document.documentElement
  // Each half of a document has a title of its own.
  const headings = [...document.querySelectorAll('h1')]
  const titles: ByLanguage[] =
    headings.length > 0 ? headings.flatMap(titlesOf) : [[root.lang, document.title]]
  const [author] = metaElements('author')
  const subject = metaElements('description')
  const keywords = metaElements('keywords').map(([lang, list]): [string, string[]] => [
    lang,
    list.split(/\s*[,،;؛]\s*/).filter(Boolean),
  ])
  return {
    // The first of a language counts.
    title: Object.fromEntries(titles.reverse()),
    ...(author && { author: author[1] }),
    ...(subject.length > 0 && { subject: Object.fromEntries(subject) }),
    ...(keywords.length > 0 && { keywords: Object.fromEntries(keywords) }),
  }
}

function metaElements(name: string): ByLanguage[] {
  return [...document.querySelectorAll<HTMLMetaElement>(`meta[name="${name}"]`)]
    .map((meta): ByLanguage => [meta.lang || document.documentElement.lang, meta.content.trim()])
    .filter(([, content]) => content !== '')
}

/** Of a heading that says the same in several languages, each; else its one text. */
function titlesOf(heading: HTMLElement): ByLanguage[] {
  const cells = [...heading.querySelectorAll<HTMLElement>('[lang]')].filter(
    (cell) => !cell.parentElement?.closest('h1 [lang]'),
  )
  if (cells.length > 0) return cells.map((cell) => [cell.lang, cell.textContent.trim()])
  const lang = heading.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang
  return [[lang, heading.textContent.trim() || document.title]]
}
