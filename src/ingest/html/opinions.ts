import { Readability } from '@mozilla/readability'
import defuddle from 'defuddle'
import { normalise, wordsOf } from '../../text/normalise.ts'
import { type Block, blocksOf } from './blocks.ts'
import { elementsIn, type Page, parsePage } from './page.ts'

/** Libraries take what stands in a form for something to fill in; some servers put one around all of a page. */
const PAGE_IN_FORM = 0.5

/** A page without the form around all of it. */
function withoutPageForm(html: string): string {
  const start = html.search(/<form\b/i)
  const closing = html.slice(start).search(/<\/form\s*>/i)
  const length = closing < 0 ? html.length - start : closing
  if (start < 0 || length < PAGE_IN_FORM * html.length) return html
  const end = start + length
  const form = html.slice(start, end).replace(/^<form\b/i, '<div')
  return html.slice(0, start) + form + html.slice(end).replace(/^<\/form\s*>/i, '</div>')
}

/** What a library takes for the article of a page. */
export interface Opinion {
  readonly paragraphs: readonly string[]
  /** Whether a paragraph of the page is in it. */
  keeps(block: Block): boolean
}

/** How many words in a row are looked for: as few are seldom the same in two paragraphs. */
const RUN = 3

/** It is CommonJS whose whole export is the class, and its types say otherwise. */
const Defuddle = defuddle as unknown as typeof defuddle.default

/**
 * By the address of a page it would read some sites otherwise than it reads the rest; of a page without one it would ask
 * its head, and write into the terminal what it cannot read there.
 */
const NOWHERE = 'https://nowhere.invalid/'

/** How much of a paragraph must be in an article for it to be kept: libraries take marks and links out of it. */
const KEPT = 0.7

/**
 * How many elements a page may have for the libraries to read it in seconds: both go over all of them again for each, so
 * that twice as many take four times as long.
 */
const MOST_ELEMENTS = { defuddle: 6000, readability: 15_000 }

/** What only changes how letters look, and what word processors put around each word. */
const INLINE = /<\/?(?:span|font|b|i|em|strong|u|small|big|o:p)(?:\s[^>]*)?>/gi

/**
 * What the libraries take for the article of a page: both, or fewer where it is too large for them or one of them gives
 * up, as either may over a page that nobody thought of.
 */
export function opinionsOn(html: string): Opinion[] {
  const plain = elementsIn(html) > MOST_ELEMENTS.defuddle ? html.replace(INLINE, '') : html
  const elements = elementsIn(plain)
  return [
    ...(elements <= MOST_ELEMENTS.readability ? [readabilityOn] : []),
    ...(elements <= MOST_ELEMENTS.defuddle ? [defuddleOn] : []),
  ].flatMap((ask) => {
    try {
      return [ask(plain)]
    } catch {
      return []
    }
  })
}

/** What Readability takes for the article. It changes the page that it reads, so it gets one of its own. */
export function readabilityOn(html: string): Opinion {
  const article = new Readability(parsePage(withoutPageForm(html)) as never, {
    charThreshold: 200,
  }).parse()
  return opinion(article?.content ?? '')
}

/** What Defuddle takes for the article, as the one above. It would fetch only where it is called asynchronously. */
export function defuddleOn(html: string): Opinion {
  const page = parsePage(withoutPageForm(html)) as Page & {
    styleSheets?: unknown
    readonly defaultView: { getComputedStyle?: unknown }
  }
  // It asks for the styles of a page, and gives up what it reads where nothing answers.
  page.styleSheets ??= []
  page.defaultView.getComputedStyle ??= () => ({ display: '' })
  return opinion(new Defuddle(page as never, { url: NOWHERE }).parse().content)
}

function opinion(content: string): Opinion {
  const { body } = parsePage(content)
  const paragraphs = body ? blocksOf(body).map(({ text }) => text) : []
  const lines = new Set(paragraphs.map(key))
  const all = new Set(paragraphs.flatMap((paragraph) => runsOf(wordsOf(normalise(paragraph)))))
  return {
    paragraphs,
    keeps({ text }) {
      if (lines.has(key(text))) return true
      const runs = runsOf(wordsOf(normalise(text)))
      if (runs.length < 2) return false
      return runs.filter((run) => all.has(run)).length >= KEPT * runs.length
    },
  }
}

function key(text: string): string {
  return wordsOf(normalise(text)).join(' ')
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '))
}
