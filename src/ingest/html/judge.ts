import { debrisOf, folded, mentionOf } from '../../languages/articles.ts'
import type { ArticleParagraph } from '../../model/article.ts'
import type { Debris } from '../../text/article-words.ts'
import { wordsOf } from '../../text/normalise.ts'
import { datesIn } from '../record/dates.ts'
import { namesAgency, personsOfByline, translatorIn } from '../record/names.ts'
import { type Block, endsSentence, isQuoted } from './blocks.ts'
import type { Opinion } from './opinions.ts'
import { isElement, type PageElement, type PageNode } from './page.ts'

/** What the page itself says of where its article is. */
interface Surroundings {
  /** The innermost element that most of the article stands in. */
  readonly home: PageElement | undefined
  /** The same and all around it: what their names say is said of the whole article. */
  readonly outer: ReadonlySet<PageElement>
  /** The first and the last paragraph that is of the article beyond doubt, as places among the blocks. */
  readonly first: number
  readonly last: number
  readonly title: string
}

/** The paragraphs of a page, decided. */
export interface Judged {
  readonly paragraphs: readonly ArticleParagraph[]
  /** Those that are kept though one of the libraries leaves them out. */
  readonly disputed: readonly string[]
}

/** How much of the article's text its innermost element holds. */
const MOST = 0.6

/** How many paragraphs above the first certain one a lead may stand. */
const LEAD_WITHIN = 8

/**
 * The paragraphs of a page, each decided: kept, kept though it looks like debris, or cut, with the reason.
 *
 * Two libraries say which are of the article. Where they agree, only what is plainly a caption, a date line or a link to
 * something else goes; where one alone keeps a paragraph, its own marks decide: whether it reads as sentences, what
 * of it is links, where it stands, and how it begins.
 *
 * @param opinions none where a page is too large for the libraries: its own marks are all there is then, as where they find
 *   nothing that reads as an article
 * @param title of the page, which is no paragraph of the article; empty where none is known
 */
export function judge(
  blocks: readonly Block[],
  opinions: readonly Opinion[],
  title: string,
): Judged {
  const kept = blocks.map((block) => opinions.filter((opinion) => opinion.keeps(block)).length)
  const isRead = kept.some((count, at) => count > 0 && readsAsText(blocks[at] as Block))
  const own = isRead ? [] : ownVotes(blocks)
  const votes = own.some((count) => count > 0) ? own : kept
  const anchors = anchorsOf(blocks, votes, folded(title))
  const home = homeOf(anchors.map((at) => blocks[at] as Block))
  const inside = anchors.filter((at) => isInside(blocks[at] as Block, home))
  const around: Surroundings = {
    home,
    outer: new Set(home ? ancestorsOf(home) : []),
    first: inside[0] ?? 0,
    last: inside.at(-1) ?? 0,
    title: folded(title),
  }
  const verdicts = blocks.map((block, at) => verdict(block, at, votes[at] ?? 0, around))
  markListed(blocks, verdicts, around.last)
  markRepeated(blocks, verdicts, home)
  markTail(blocks, verdicts)
  const isDisputed = (at: number) =>
    opinions.length > 1 && votes[at] === 1 && verdicts[at]?.cut === undefined
  return {
    paragraphs: blocks.map(({ text }, at) => ({ text, ...verdicts[at] })),
    disputed: blocks.flatMap(({ text }, at) => (isDisputed(at) ? [text] : [])),
  }
}

type Verdict = Pick<ArticleParagraph, 'cut' | 'noise'>

function verdict(block: Block, at: number, votes: number, around: Surroundings): Verdict {
  const plain = plainlyDebris(block, at, around)
  if (votes === 0) return outside(block, at, around, plain)
  if (plain !== undefined) return { cut: plain }
  if (isOtherArticle(block, votes, around)) return { cut: 'other articles' }
  if (block.linked >= LINKS) {
    const isOwn = votes > 1 && !block.item && isInside(block, around.home)
    return isOwn ? { noise: 'nothing but a link' } : { cut: 'links' }
  }
  const debris = debrisByPlace(block, around.outer)
  if (debris !== undefined) {
    const isCertain = votes < 2 || block.text.length <= LINE || block.linked > 0.3
    return isCertain ? { cut: debris } : { noise: debris }
  }
  if (votes > 1) return {}
  const inside = isInside(block, around.home)
  const between = at >= around.first && at <= around.last
  if (readsAsText(block)) {
    const isLead = at < around.first && around.first - at <= LEAD_WITHIN
    return inside || between || isLead ? {} : { cut: place(at, around) }
  }
  if (!inside) return { cut: place(at, around) }
  if (between) {
    const isPart = block.heading !== undefined || block.item || block.linked === 0
    return isPart ? {} : { noise: 'short, and only one of two readings of the page keeps it' }
  }
  return { cut: place(at, around) }
}

/** What neither library keeps is cut, but for a paragraph in the middle of those that are kept, and what is quoted there. */
function outside(
  block: Block,
  at: number,
  around: Surroundings,
  plain: string | undefined,
): Verdict {
  if (block.hidden) return { cut: 'hidden on the page' }
  const debris = plain ?? debrisByPlace(block, around.outer)
  const isPart = isQuoted(block) || (at < around.last && readsAsText(block))
  if (debris === undefined && isPart && at > around.first && isInside(block, around.home)) {
    return { noise: 'stands among the paragraphs, and both readings of the page leave it out' }
  }
  if (debris !== undefined) return { cut: debris }
  return { cut: block.linked >= LINKS ? 'links' : place(at, around) }
}

/** A paragraph of which so much is links is one to something else. */
const LINKS = 0.8

/** The longest line around an article, in characters: what is longer is told by more than its first words. */
const LINE = 160

/** What a paragraph is by its own marks, whoever keeps it. */
function plainlyDebris(
  block: Block,
  at: number,
  { title, last, first, outer }: Surroundings,
): string | undefined {
  const { text, within, linked } = block
  const own = within.slice(0, 4).filter((element) => !outer.has(element))
  const near = own.slice(0, 3).map(namesOf).join(' ')
  const isLine = text.length <= LINE
  if (isTitle(block, at <= first, title)) return 'title'
  if (own.some(({ nodeName }) => /^figcaption$/i.test(nodeName))) return 'caption'
  if (CAPTION.test(near) && text.length < 600) return 'caption'
  if (isLine && !endsSentence(text)) {
    if (/image|photo|picture|\bimg/i.test(own.slice(0, 2).map(namesOf).join(' '))) return 'caption'
    if (/\bTIME\b/.test(near) || (/date|time(?!line)|publish/i.test(near) && /\p{N}/u.test(text)))
      return 'date line'
    if (/author|byline|writer/i.test(near)) return 'byline'
  }
  if ((at < first || at > last) && !/\p{L}/u.test(text)) return 'no words'
  if (
    isLine &&
    !isQuoted(block) &&
    (at < first ? first - at <= BESIDE : at > last && at - last <= BESIDE)
  ) {
    const byWords = lineByWords(text)
    if (byWords !== undefined) return byWords
  }
  const debris = debrisOf(text)
  if (debris === undefined) return undefined
  if (linked >= 0.5 || (isLine && !endsStatement(text))) return debris
  // A paragraph may begin with the same words; what it is about tells it apart, right below the article alone.
  return isLine && at > last && BELOW.has(debris) ? debris : undefined
}

/** What is said in whole sentences below an article. */
const BELOW: ReadonlySet<Debris> = new Set(['comments', 'rights'])

/** Whether a line ends as a statement does: a colon may only announce what follows. */
function endsStatement(text: string): boolean {
  return /[.!?\u061F\u06D4…]["'»”)]?$/.test(text)
}

/** How far from an article lines speak of it, in paragraphs of the page. */
const BESIDE = 15

/** What a line above or below an article says of it: who wrote it, who translated it, when, and from where. */
function lineByWords(text: string): string | undefined {
  if (translatorIn(text, []) !== undefined) return 'translator'
  if (personsOfByline(text, []).length > 0) return 'byline'
  if (namesAgency(text)) return 'agency'
  return wordsOf(text).length <= 14 && datesIn(text).length > 0 ? 'date line' : undefined
}

const CAPTION =
  /caption|\bcredits?\b|img-?cap\b|(?:photo|image|img)[-_]?credit|copyright|copyr|__copy\b/i

const NETWORKS = 'share and follow'

/** What stands around an article, by the names that its makers gave to where it stands. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/comment|disqus|respond|reply/i, 'comments'],
  [/\bnav\b|menu|breadcrumb|\btrail\b/i, 'menu'],
  [
    /related|recommend|trending|popular|most-?read|latest|more-?(?:on|news|stories)|read-?(?:more|next|also)/i,
    'other articles',
  ],
  [/share|sharing|social|follow|twitter/i, NETWORKS],
  [/subscri|newsletter|sign-?up|log-?in|register|modal|popup|cookie|consent/i, 'subscription'],
  [/\btags?\b|topics|keywords|categor(?:y|ies)\b/i, 'tags'],
  [/advert|\bads?\b|sponsor|promo|banner/i, 'advertisement'],
  [/disclaimer|licen[cs]e/i, 'rights'],
  [/\bfooter\b/i, 'foot of the page'],
  [/\baside\b|sidebar|widget/i, 'beside the article'],
]

/** What a paragraph is by the elements that it stands in, up to the one that the article stands in as well. */
function debrisByPlace(block: Block, outer: ReadonlySet<PageElement>): string | undefined {
  for (const element of block.within) {
    if (outer.has(element)) return undefined
    const names = `${element.nodeName.toLowerCase()} ${namesOf(element)}`
    const place = PLACES.find(([pattern]) => pattern.test(names))
    // What somebody said in a network is quoted by its article, and looks as the network has it.
    if (place && !(place[1] === NETWORKS && isQuoted(block))) return place[1]
  }
  return undefined
}

function place(at: number, { first, last }: Surroundings): string {
  if (at < first) return 'above the article'
  return at > last ? 'below the article' : 'not of the article'
}

/** What is said of a whole page or post by its classes: what is beside it, and under what it is filed. */
const SAID_OF_WHOLE = /(?<![^\s])(?:has|with|no|without|tag|category)[-_]\S+/gi

/** Class and id, in which their makers say what elements are for. */
function namesOf(element: PageElement): string {
  const classes = (element.getAttribute('class') ?? '').replace(SAID_OF_WHOLE, '')
  const named = `${classes} ${element.getAttribute('id') ?? ''}`
  return `${element.nodeName === 'TIME' ? 'TIME ' : ''}${named.replace(/([a-z])([A-Z])/g, '$1-$2')}`
}

/** Whether a paragraph only repeats the title above the article. */
function isTitle(block: Block, isAbove: boolean, title: string): boolean {
  if (title === '' || !(isAbove || block.heading !== undefined)) return false
  const text = folded(block.text)
  if (text === title) return true
  // What the page calls itself is often cut short, or goes on with the name of the site.
  return (
    isAbove &&
    text.length > 15 &&
    (title.startsWith(text) || text.startsWith(title)) &&
    text.length <= title.length + 60
  )
}

/** Whether a paragraph stands in an article of its own, or in one of several boxes, beside the one that is read. */
function isOtherArticle(block: Block, votes: number, { home, outer }: Surroundings): boolean {
  if (home === undefined || isInside(block, home)) return false
  // An article may be made of boxes itself: what both libraries keep is of another one only if its box leads there.
  const isOther = (box: PageElement) =>
    isOneOfBoxes(box) && (votes < 2 || box.querySelector(LINKED_HEADING) !== null)
  return block.within.some(
    (element) => !outer.has(element) && (/^article$/i.test(element.nodeName) || isOther(element)),
  )
}

const LINKED_HEADING =
  'h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href], h6 a[href], a[href] h2, a[href] h3, a[href] h4'

/** How many boxes beside each other are a list of other articles. */
const BOXES = 3

/** Whether an element is one of several of one kind that each lead somewhere else. */
function isOneOfBoxes(element: PageElement): boolean {
  const [name, kind] = [element.nodeName, element.getAttribute('class')]
  if (!/^(?:div|li|section|tr|dl)$/i.test(name) || !kind || !element.querySelector('a[href]'))
    return false
  const isLike = (node: PageNode) =>
    isElement(node) && node.nodeName === name && node.getAttribute('class') === kind
  const beside = (step: 'nextSibling' | 'previousSibling') => {
    let boxes = 0
    let node = element[step]
    for (let steps = 0; node && steps < NEARBY; steps += 1) {
      if (isLike(node)) boxes += 1
      node = node[step]
    }
    return boxes
  }
  return beside('nextSibling') + beside('previousSibling') + 1 >= BOXES
}

/** How many nodes on either side are looked at for others of a kind. */
const NEARBY = 8

/** The links below a line such as "Read also", and rows of links below an article: one alone may belong to it. */
function markListed(blocks: readonly Block[], verdicts: Verdict[], last: number): void {
  const isLink = (at: number) => (blocks[at]?.linked ?? 0) >= LINKS
  verdicts.forEach(({ cut }, at) => {
    if (cut !== undefined || !isLink(at)) return
    const isBelowLine = verdicts[at - 1]?.cut === 'other articles'
    if (isBelowLine || (at > last && (isLink(at - 1) || isLink(at + 1)))) {
      verdicts[at] = { cut: 'other articles' }
    }
  })
}

/** How long a paragraph is that says more than its words by chance, in characters. */
const SAYS_MORE = 60

/** What holds several paragraphs of the page once more is as long as they are, in characters. */
const LONG = 600

/**
 * A page may hold its article twice, once for other screens or for sharing. Within the article itself, what is said again
 * further down is said again.
 */
function markRepeated(
  blocks: readonly Block[],
  verdicts: Verdict[],
  home: PageElement | undefined,
): void {
  const seen = new Set<string>()
  const kept = blocks.flatMap(({ text }, at) =>
    verdicts[at]?.cut === undefined && text.length >= SAYS_MORE ? [at] : [],
  )
  let before: string | undefined
  for (const at of kept) {
    const block = blocks[at] as Block
    const { text } = block
    // Few are so long, so that all others are looked for in few.
    const parts =
      text.length < LONG
        ? []
        : kept.filter(
            (other) =>
              other !== at &&
              text !== blocks[other]?.text &&
              text.includes(blocks[other]?.text ?? text),
          )
    const isAgain = seen.has(text) && (text === before || !isInside(block, home))
    if (isAgain || parts.length > 2) verdicts[at] = { cut: 'repeated' }
    seen.add(text)
    before = text
  }
}

/** What stands below an article in its own element: about comments, letters of news, other places to follow it. */
function markTail(blocks: readonly Block[], verdicts: Verdict[]): void {
  const kept = blocks.flatMap((_, at) => (verdicts[at]?.cut === undefined ? [at] : []))
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const mention = mentionOf(blocks[last]?.text ?? '')
    const before = blocks[kept.at(-1) ?? -1]
    if (mention === undefined || before === undefined) return
    const block = blocks[last] as Block
    if (containerOf(block) !== containerOf(before)) verdicts[last] = { cut: mention }
    else if (block.linked > 0) verdicts[last] = { noise: mention }
  }
}

/** Whether a paragraph reads as sentences: long enough, ended like one, and no row of links. */
function readsAsText({ text, linked }: Block): boolean {
  return linked < 0.4 && ((text.length >= 50 && endsSentence(text)) || text.length >= 160)
}

/** One for each paragraph that stands where most sentences of the page are. */
function ownVotes(blocks: readonly Block[]): number[] {
  const isText = (block: Block) =>
    readsAsText(block) && debrisByPlace(block, new Set()) === undefined
  const home = homeOf(blocks.filter(isText))
  return blocks.map((block) => Number(isInside(block, home) && block.linked < 0.5 && !block.hidden))
}

/**
 * Which paragraphs are of the article beyond doubt: both libraries keep them, or one where the other found nothing; and
 * none from a list of other articles, unless the article itself is one of boxes. Where all of them stand in other
 * articles than the one that has the title, it is that one.
 */
function anchorsOf(blocks: readonly Block[], votes: readonly number[], title: string): number[] {
  const places = blocks.flatMap((block, at) =>
    votes[at] && readsAsText(block) && debrisOf(block.text) === undefined ? [at] : [],
  )
  const length = (all: readonly number[]) =>
    all.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0)
  // Lists of short lines hold no sentence.
  if (places.length === 0) return blocks.flatMap((_, at) => (votes[at] === 2 ? [at] : []))
  const twice = places.filter((at) => votes[at] === 2)
  const anchors = length(twice) >= length(places) / 4 ? twice : places
  const named = elementOfTitle(blocks, title)
  const titled = places.filter((at) => isInside(blocks[at] as Block, named))
  if (titled.length > 0 && !anchors.some((at) => titled.includes(at))) return titled
  const unboxed = anchors.filter((at) => !blocks[at]?.within.some(isOneOfBoxes))
  return length(unboxed) >= length(anchors) / 3 ? unboxed : anchors
}

/** The article of the page whose heading is the title of the page; none where no article has it. */
function elementOfTitle(blocks: readonly Block[], title: string): PageElement | undefined {
  const heading = blocks.find(
    ({ heading, text, linked }) => heading !== undefined && linked === 0 && folded(text) === title,
  )
  return heading?.within.find(({ nodeName }) => /^article$/i.test(nodeName))
}

/** The innermost element that holds most of the text of some paragraphs. */
function homeOf(anchors: readonly Block[]): PageElement | undefined {
  const held = new Map<PageElement, number>()
  let all = 0
  for (const { text, within } of anchors) {
    all += text.length
    for (const element of within) held.set(element, (held.get(element) ?? 0) + text.length)
  }
  let home: PageElement | undefined
  let depth = -1
  for (const { within } of anchors) {
    const at = within.findIndex((element) => (held.get(element) ?? 0) >= MOST * all)
    if (at >= 0 && within.length - at > depth) {
      home = within[at]
      depth = within.length - at
    }
  }
  return home
}

/** The element that a paragraph stands in among others: the one around its own. */
function containerOf({ within }: Block): PageElement | undefined {
  const own = within.findIndex(({ nodeName }) =>
    /^(?:p|li|div|h[1-6]|blockquote|section|td)$/i.test(nodeName),
  )
  return within[own + 1]
}

function isInside({ within }: Block, home: PageElement | undefined): boolean {
  return home !== undefined && within.includes(home)
}

function ancestorsOf(element: PageElement): PageElement[] {
  const all: PageElement[] = []
  for (let node: PageElement | null = element; node; node = node.parentNode as PageElement | null)
    all.push(node)
  return all
}
