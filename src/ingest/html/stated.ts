import { debrisOf, folded } from '../../languages/articles.ts'
import type { ArticleParagraph, Stated, StatedRecord } from '../../model/article.ts'
import { parseDate } from '../../text/dates.ts'
import { wordsOf } from '../../text/normalise.ts'
import { languageOf } from '../language-of.ts'
import { dateInUrl, datesIn } from '../record/dates.ts'
import { personsBehindDate, personsIn, personsOfByline, translatorIn } from '../record/names.ts'
import { type Block, collapse, isQuoted } from './blocks.ts'
import type { SaidToMachines } from './json-ld.ts'
import { firstOf, type Meta, metasOf } from './metas.ts'
import type { Page, PageElement } from './page.ts'

/** What a page states of its article, with what a person should know of it. */
export interface StatedOfPage {
  readonly record: StatedRecord
  readonly notices: readonly string[]
}

/** What is read for it. */
export interface Sources {
  readonly page: Page
  readonly machines: SaidToMachines
  readonly blocks: readonly Block[]
  /** The same paragraphs, decided. */
  readonly paragraphs: readonly ArticleParagraph[]
  readonly title: Stated | undefined
  /** The address that a browser wrote into the page. */
  readonly savedFrom: string | undefined
  /** The address that the person says. */
  readonly given: string | undefined
}

const JSON_LD = 'JSON-LD'

/** What is between a title and the name of its site. */
const SITE_MARK = /\s+[|–—»«:·•-]+\s+/u

/**
 * The title of a page's article, without the name of the site before or behind it: from what it tells machines, from
 * the heading that the page's own title repeats, from its only heading, or from that title.
 */
export function titleOf(
  page: Page,
  machines: SaidToMachines,
  blocks: readonly Block[],
): Stated | undefined {
  const metas = metasOf(page)
  const whole = pageTitle(page)
  const headings = [...page.querySelectorAll('h1, h2, h3')].map((element) => ({
    text: collapse(element.textContent),
    isFirst: /^h1$/i.test(element.nodeName),
  }))
  const parts = whole.split(SITE_MARK).map(folded)
  const lines = blocks.filter(({ text, linked }) => linked < 0.5 && parts.includes(folded(text)))
  const repeated = [...headings, ...lines]
    .map(({ text }) => text)
    .filter((text) => wordsOf(text).length > 1 && folded(whole).includes(folded(text)))
    .toSorted((one, other) => other.length - one.length)[0]
  const first = headings.filter(({ text, isFirst }) => isFirst && text !== '')
  const og = firstOf(metas, ['og:title', 'twitter:title', 'dc.title', 'dc:title'])
  const all: Stated[] = [
    ...(og ? [{ value: og.value, at: `meta ${og.name}` }] : []),
    ...(machines.headline ? [{ value: collapse(machines.headline), at: JSON_LD }] : []),
    ...(repeated ? [{ value: repeated, at: 'heading' }] : []),
    ...(first.length === 1 && first[0] ? [{ value: first[0].text, at: 'heading' }] : []),
    ...(whole ? [{ value: whole, at: 'title' }] : []),
  ]
  const [best] = all
  if (!best) return undefined
  const sites = [
    outletOf(metas, machines)?.value,
    ...SITE_METAS.map((name) => firstOf(metas, [name])?.value),
  ]
  const titles = all.slice(1).map(({ value }) => value)
  return {
    ...best,
    value: withoutSite(
      best.value,
      sites.flatMap((site) => site ?? []),
      titles,
    ),
  }
}

/** Names of the site, where a page gives them in its head. */
const SITE_METAS = ['author', 'application-name', 'publisher']

function pageTitle(page: Page): string {
  return collapse(page.querySelector('title')?.textContent ?? '')
}

/** A title without a name of the site before or behind it, and without what other titles of the page do not have. */
function withoutSite(title: string, sites: readonly string[], titles: readonly string[]): string {
  const parts = title.split(SITE_MARK)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length < 2) return title
  const isOneOf = (text: string, all: readonly string[]) =>
    all.some((each) => folded(each) === folded(text))
  for (const [site, rest] of [
    [last, title.slice(0, title.lastIndexOf(last))],
    [first, title.slice(first.length)],
  ] as const) {
    const bare = rest.replace(/^[\s|–—»«:·•-]+|[\s|–—»«:·•-]+$/gu, '')
    if (isOneOf(site, sites) || isOneOf(bare, titles)) return withoutSite(bare, sites, titles)
  }
  return title
}

/** Everything that a page states of its article beside its paragraphs. */
export function statedOf(sources: Sources): StatedOfPage {
  const { page, machines, title, paragraphs } = sources
  const metas = metasOf(page)
  const url = urlOf(sources, metas)
  const outlet =
    outletOf(metas, machines) ?? outletOfTitle(page, metas, title) ?? publisherOf(metas)
  const section = firstOf(metas, ['article:section'])?.value
  const others = [
    ...[
      outlet?.value,
      outletOf(metas, machines)?.value,
      section,
      firstOf(metas, ['application-name'])?.value,
    ].flatMap((each) => each ?? []),
    ...machines.section,
    ...(title ? [title.value] : []),
  ]
  const around = aroundArticle(sources)
  const lines = around.map(({ block }) => block)
  const notices: string[] = []
  const authors = authorsOf(sources, metas, around, others)
  const issued = issuedOf(metas, machines, page, lines, url, notices)
  const language = languageStated(page, paragraphs, notices)
  const translator = lines.flatMap(({ text }) => translatorIn(text, others) ?? [])[0]
  return {
    notices,
    record: {
      authors,
      ...(title && { title }),
      ...(outlet && { containerTitle: outlet }),
      ...(issued && { issued }),
      ...(language && { language }),
      ...(url && { url }),
      ...(translator !== undefined && {
        translator: { value: translator, at: 'line beside the article' },
      }),
    },
  }
}

/** How far above and below an article lines are that speak of it, in paragraphs of the page. */
const NEAR = { above: 12, below: 6 }

/** Longer lines say more than who wrote it and when, in characters. */
const LINE = 160

/** A line beside an article. */
interface LineBeside {
  readonly block: Block
  /** Whether it was cut as the line of the author, be it for what it says or for where it stands. */
  readonly isByline: boolean
}

/** The lines around an article: from its title to its first paragraph, and right below its last one. */
function aroundArticle({ blocks, paragraphs, title }: Sources): LineBeside[] {
  const kept = paragraphs.flatMap(({ cut }, at) => (cut === undefined ? [at] : []))
  const [first, last] = [kept[0] ?? blocks.length, kept.at(-1) ?? -1]
  const heading = title
    ? blocks.slice(0, first).findLastIndex(({ text }) => folded(text) === folded(title.value))
    : -1
  const from = Math.max(heading, first - NEAR.above, 0)
  const lines = blocks.map((block, at) => ({ block, isByline: paragraphs[at]?.cut === 'byline' }))
  return [
    ...lines.slice(from, first + 2),
    ...lines.slice(Math.max(first + 2, last - 1), last + 1 + NEAR.below),
  ].filter(({ block }) => block.text.length <= LINE && !block.hidden && !isQuoted(block))
}

/** The site by the name that it gives itself to machines. */
function outletOf(metas: readonly Meta[], machines: SaidToMachines): Stated | undefined {
  const og = firstOf(metas, ['og:site_name'])
  if (og) return { value: og.value, at: 'meta og:site_name' }
  return machines.outlet ? { value: collapse(machines.outlet), at: JSON_LD } : undefined
}

/** Who publishes it: often the company behind the site, and so only where nothing names the site. */
function publisherOf(metas: readonly Meta[]): Stated | undefined {
  const meta = firstOf(metas, [
    'application-name',
    'dc.publisher',
    'dcterms.publisher',
    'publisher',
  ])
  return meta && !/^https?:/i.test(meta.value)
    ? { value: meta.value, at: `meta ${meta.name}` }
    : undefined
}

/** The name of the site that stands before or behind the title of the article, in that of the page. */
function outletOfTitle(
  page: Page,
  metas: readonly Meta[],
  title: Stated | undefined,
): Stated | undefined {
  if (!title) return undefined
  for (const [whole, at] of [
    [pageTitle(page), 'title of the page'],
    [firstOf(metas, ['og:title'])?.value ?? '', 'meta og:title'],
  ] as const) {
    const parts = whole.split(SITE_MARK).map((part) => part.trim())
    const site = whole.startsWith(title.value)
      ? parts.at(-1)
      : whole.endsWith(title.value)
        ? parts[0]
        : undefined
    const isName =
      site !== undefined && site !== '' && wordsOf(site).length <= 6 && !title.value.includes(site)
    if (isName && parts.length > 1) return { value: site, at }
  }
  return undefined
}

function urlOf({ page, savedFrom, given }: Sources, metas: readonly Meta[]): Stated | undefined {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? ''
  const og = firstOf(metas, ['og:url'])?.value ?? ''
  const all = [
    [given ?? '', 'given with the file'],
    [canonical, 'link canonical'],
    [og, 'meta og:url'],
    [savedFrom ?? '', 'comment of the browser that saved it'],
  ] as const
  const [value, at] = all.find(([address]) => /^https?:\/\/[^/]/i.test(address)) ?? []
  return value === undefined || at === undefined ? undefined : { value, at }
}

const AUTHOR_METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dc:creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
]

/** Where pages name who wrote them. */
const AUTHOR_ELEMENTS =
  '[rel~="author"], [itemprop~="author"], .author, .byline, .by-author, .article-author, .author-name, .writer, .vcard .fn'

/** Around whom somebody else is named: who commented, who wrote something else. */
const OTHERS_NAMED =
  /comment|related|sidebar|widget|(?<!(?:post|entry|article)[-_]?)footer|respond|recommend|popular/i

function authorsOf(
  { page, machines }: Sources,
  metas: readonly Meta[],
  around: readonly LineBeside[],
  others: readonly string[],
): Stated[] {
  const stated = (at: string, names: readonly string[]) => names.map((value) => ({ value, at }))
  const visible = [
    ...new Set(
      [...page.querySelectorAll(AUTHOR_ELEMENTS)]
        .filter((element) => !isOfOthers(element))
        .flatMap((element) => personsIn(collapse(element.textContent).slice(0, LINE), others)),
    ),
  ]
  const bylines = [...new Set(around.flatMap(({ block }) => personsOfLine(block.text, others)))]
  const isShown = (name: string) => around.some(({ block }) => block.text.includes(name))
  const signed = around.flatMap(({ block, isByline }) =>
    isByline ? personsIn(block.text, others).filter((name) => wordsOf(name).length > 1) : [],
  )
  const ways = [
    stated(
      JSON_LD,
      machines.authors.flatMap((author) => personsIn(collapse(author), others)),
    ),
    stated('line beside the article', bylines),
    stated('line where authors stand', [...new Set(signed)]),
    // Who is named in a dozen places wrote a list of other articles.
    stated('element of an author', visible.length <= 3 ? visible : []),
    // The head of each page of a site may name whoever made the site.
    AUTHOR_METAS.flatMap((name) => metas.filter((meta) => meta.name === name)).flatMap(
      ({ name, value }) => stated(`meta ${name}`, personsIn(value, others).filter(isShown)),
    ),
  ]
  const best = ways.find((way) => way.length > 0) ?? []
  // "About Ali Saleh" beside "Ali Saleh" is no second author.
  const isMore = (name: string, other: string) =>
    name !== other && folded(name).includes(folded(other))
  return best.filter(
    ({ value }, index) =>
      !best.some((other) => isMore(value, other.value)) &&
      best.findIndex((other) => folded(other.value) === folded(value)) === index,
  )
}

/** Whom a line beside an article names as its author. */
function personsOfLine(line: string, others: readonly string[]): string[] {
  const persons = personsOfByline(line, others)
  return persons.length > 0 || datesIn(line).length === 0
    ? persons
    : personsBehindDate(line, others)
}

/** Whether an element stands among comments, other articles, or at the foot of the page. */
function isOfOthers(element: PageElement): boolean {
  let isInFoot = false
  for (let node: PageElement | null = element; node; node = node.parentNode as PageElement | null) {
    if (/^(?:body|html|#document)$/i.test(node.nodeName)) return isInFoot
    // An article has a foot of its own.
    if (/^article$/i.test(node.nodeName)) isInFoot = false
    if (/^footer$/i.test(node.nodeName)) isInFoot = true
    if (/^(?:aside|nav)$/i.test(node.nodeName)) return true
    const names = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`
    if (OTHERS_NAMED.test(names)) return true
  }
  return isInFoot
}

const DATE_METAS = [
  'article:published_time',
  'og:published_time',
  'article:published',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'publishdate',
  'publication_date',
  'pubdate',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'date',
]

/** Where pages tell machines within their text when they were published. */
const DATE_ELEMENTS = '[itemprop~="datePublished"], time.published, time.entry-date, abbr.published'

/** When it was published, and where that is said. What was changed later is no publication. */
function issuedOf(
  metas: readonly Meta[],
  machines: SaidToMachines,
  page: Page,
  around: readonly Block[],
  url: Stated | undefined,
  notices: string[],
): Stated | undefined {
  const meta = firstOf(metas, DATE_METAS)
  const marked = [...page.querySelectorAll(DATE_ELEMENTS)].find((element) => !isOfOthers(element))
  const forMachines = [
    ...dated(machines.published, JSON_LD),
    ...dated(meta?.value, `meta ${meta?.name}`),
    ...dated(
      ['content', 'datetime', 'title'].map((name) => marked?.getAttribute(name)).find(Boolean) ??
        undefined,
      'element of a date',
    ),
  ][0]
  const lines = around.map((block) => ({ block, isChange: isOfChange(block) }))
  const shown = lines
    .filter(({ isChange }) => !isChange)
    .flatMap(({ block }) => datesOfLine(block))[0]
  if (forMachines && shown) return agreed(forMachines, shown, notices)
  const only = forMachines ?? shown
  if (only) return { value: only.value, at: only.at }
  const changed = lines
    .filter(({ isChange }) => isChange)
    .flatMap(({ block }) => datesOfLine(block))[0]
  if (changed)
    notices.push(
      `It states only when it was last changed (${changed.value}), and not when it was published.`,
    )
  const value = url === undefined ? undefined : dateInUrl(url.value)
  return value === undefined ? undefined : { value, at: 'address alone' }
}

interface DateAt extends Stated {
  /** As it is written there. */
  readonly written: string
}

function dated(written: string | undefined, at: string): DateAt[] {
  return datesIn(written ?? '')
    .slice(0, 1)
    .map(({ value }) => ({ value, at, written: written ?? '' }))
}

function datesOfLine(block: Block): DateAt[] {
  const time = block.within.slice(0, 4).find(({ nodeName }) => /^time$/i.test(nodeName))
  const inWords = dated(block.text, 'line beside the article')
  const exact = dated(time?.getAttribute('datetime') ?? undefined, 'time')
  const [words, forMachines] = [inWords[0], exact[0]]
  if (forMachines && (!words || words.value.length < forMachines.value.length)) return exact
  // A line of other things may name a date by the way.
  return wordsOf(block.text).length <= 16 ? inWords : []
}

/** Whether a line tells when an article was changed, and that alone. */
function isOfChange({ text, within }: Block): boolean {
  const names = within
    .slice(0, 3)
    .map((element) => element.getAttribute('class') ?? '')
    .join(' ')
  const isMarked = /modif|updat|-upd\b/i.test(names) && !/publish/i.test(names)
  return isMarked || debrisOf(text) === 'change line'
}

/** Which of two dates is taken: where they differ, the one that was published for readers to see. */
function agreed(forMachines: DateAt, shown: DateAt, notices: string[]): Stated {
  const [one, other] = [forMachines, shown].map(({ value }) => value) as [string, string]
  if (one.startsWith(other) || other.startsWith(one)) {
    const exact = one.length >= other.length ? forMachines : shown
    return { value: exact.value, at: exact.at }
  }
  // In universal time the day may be another one than where it was written.
  const isUniversal = /(?:Z|[+-]00:?00)$/.test(forMachines.written) && daysBetween(one, other) <= 1
  const taken = isUniversal ? shown : forMachines
  if (!isUniversal) {
    notices.push(
      `It states two dates: ${one} (${forMachines.at}) and ${other} (${shown.at}). The first is taken: see which is that of its publication.`,
    )
  }
  return { value: taken.value, at: taken.at }
}

function daysBetween(one: string, other: string): number {
  const days = [one, other].map((value) => {
    const { year, month, day } = parseDate(value) ?? { year: 0 }
    return month === undefined || day === undefined
      ? Number.NaN
      : Date.UTC(year, month - 1, day) / 86_400_000
  })
  return Math.abs((days[0] ?? Number.NaN) - (days[1] ?? Number.NaN))
}

function languageStated(
  page: Page,
  paragraphs: readonly ArticleParagraph[],
  notices: string[],
): Stated | undefined {
  const text = paragraphs
    .filter(({ cut }) => cut === undefined)
    .map((paragraph) => paragraph.text)
    .join('\n')
  const known = languageOf(text)
  const said =
    page.documentElement?.getAttribute('lang') ??
    page.documentElement?.getAttribute('xml:lang') ??
    ''
  const tag = /^[a-z]{2,3}(?=$|[-_])/i.exec(said.trim())?.[0].toLowerCase()
  if (known === undefined) return tag === undefined ? undefined : { value: tag, at: 'lang' }
  if (tag !== undefined && tag !== known)
    notices.push(
      `The page says that it is in \`${tag}\`; by its letters and words it is in \`${known}\`.`,
    )
  return { value: known, at: 'letters and words' }
}
