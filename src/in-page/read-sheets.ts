import { setAround } from './page-memo.ts'
import type { Sheets } from './protocol.ts'

/**
 * Runs in the made-up page just before it is printed: what each page is made of, so that it can be told which pages
 * have changed since the last print. A page box contains what it paints and lays out (`contain`), so a page hangs on
 * what stands in it and on the styles; where it may hang on other pages as well, nothing is told.
 *
 * What a page says is read once: whoever changes a page that was read has to {@link forgetSheet}.
 */
export function readSheets(): Sheets | undefined {
  const sheets = read()
  setAround(sheets && `${sheets.pages.length} ${sheets.around}`)
  return sheets
}

function read(): Sheets | undefined {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const main = pages[0]?.parentElement
  const rules = readStyleSheets()
  if (!main || !rules || pages.some((page) => page.parentElement !== main)) return undefined
  const sheets = pages.map(sheetOf)
  if (sheets.some(({ isOpen }) => isOpen)) return undefined
  const ancestors = ancestorsOf(main)
  const around = readAround(ancestors)
  const matches = matchesOf(rules, ancestors)
  if (matches === undefined) return undefined
  return {
    around: hash(`${around}\n${matches}`),
    pages: sheets.map(({ own, names }, at) => {
      const named = names ? namedBy(pages[at] as HTMLElement) : []
      return named.length > 0
        ? hash([own, ...named.map(({ outerHTML }) => outerHTML)].join('\n'))
        : own
    }),
  }
}

/** A page that was changed is to be read again. */
export function forgetSheet(page: Element): void {
  known.delete(page)
}

/**
 * Has Chromium lay out some pages alone, from 0, until {@link showAllPages}, with those that they name something of: for
 * all others it prints empty sheets, and they have no part in the structure of the PDF. Where one of them leads to
 * others, all are laid out.
 */
export function showPagesAlone(numbers: readonly number[]): void {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const printed = numbers.flatMap((at) => pages[at] ?? [])
  if (printed.some((page) => page.querySelector(INNER))) return
  const named = printed.flatMap(namedBy).map((element) => element.closest('.page'))
  const alone = [...pages.entries()]
    .filter(([, page]) => printed.includes(page) || named.includes(page))
    .map(([at]) => `:nth-child(${at + 1} of .page)`)
  const sheet = new CSSStyleSheet()
  // What is laid out of them stays as it is, and is there again at once.
  sheet.replaceSync(`.page:not(${alone.join()}) { content-visibility: hidden !important }`)
  document.adoptedStyleSheets = [sheet]
}

export function showAllPages(): void {
  document.adoptedStyleSheets = []
}

/** Links whose targets Chromium looks for itself. */
const INNER = '[href^="#"], [*|href^="#"]'

/** What is known of a page by itself. */
interface Sheet {
  /** What it says, as a hash. */
  readonly own: string
  /** Something in it may name elements of other pages. */
  readonly names: boolean
  /** It may hang on other pages. */
  readonly isOpen: boolean
}

const known = new WeakMap<Element, Sheet>()

function sheetOf(page: HTMLElement): Sheet {
  let sheet = known.get(page)
  if (!sheet) {
    const html = page.outerHTML
    const contain = getComputedStyle(page).contain.split(' ')
    const isClosed = CLOSED.every((each) => contain.includes(each)) || contain.includes('strict')
    sheet = {
      own: hash(html),
      names: page.querySelector(NAMING.map((name) => `[${name}]`).join()) !== null,
      isOpen: !isClosed || GOES_ON.test(html) || page.querySelector(LONE_ITEM) !== null,
    }
    known.set(page, sheet)
  }
  return sheet
}

/** What a box has to contain that hangs on nothing else and on which nothing else hangs. */
const CLOSED = ['size', 'layout', 'paint']

/**
 * Drawings that are filled, cut or repeated by something else of the document; what counts on from page to page, and
 * quotations, whose marks go by how many are open.
 */
const GOES_ON = /url\((?:&quot;|["'])?#|<use\b|<q\b|style="[^"]*counter-/i

/** An item without a list counts on from the one before it. */
const LONE_ITEM = 'li:not(.page :is(ol, ul, menu) li)'

/** What names other elements by their ids, and goes into the tags of a PDF. */
const NAMING = ['aria-labelledby', 'aria-describedby', 'aria-details', 'aria-owns', 'headers']

/** The elements of other pages that a page names. */
function namedBy(page: HTMLElement): Element[] {
  const named = NAMING.flatMap((name) =>
    [...page.querySelectorAll(`[${name}]`)].flatMap((element) => {
      const ids = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? []
      return ids.flatMap((id) => document.getElementById(id) ?? [])
    }),
  )
  return [...new Set(named.filter((element) => !page.contains(element)))]
}

function ancestorsOf(main: Element): Element[] {
  const ancestors: Element[] = []
  for (let at: Element | null = main; at; at = at.parentElement) ancestors.push(at)
  return ancestors
}

/** All of the document but its pages. */
function readAround(ancestors: readonly Element[]): string {
  const parts: string[] = []
  for (const element of ancestors) {
    parts.push((element.cloneNode(false) as Element).outerHTML)
    for (const sibling of element.parentElement?.children ?? []) {
      if (ancestors.includes(sibling)) continue
      const own = sibling instanceof HTMLHeadElement ? sibling.children : [sibling]
      parts.push(...[...own].flatMap((each) => (each.matches(MADE) ? [] : textOf(each))))
    }
  }
  // One style or several: the same rules in the same order.
  const made = [...document.querySelectorAll(MADE)].map(({ textContent }) => textContent)
  return [...parts, made.join('')].join('\n')
}

/** Styles that are not of the document, behind all others. */
const MADE = 'style[data-paginator]'

const styles = new WeakMap<Node, string>()

/** Styles hold fonts, and are long: what is written in one is read once. */
function textOf(element: Element): string {
  const text = element instanceof HTMLStyleElement ? element.firstChild : null
  if (!text || text.nextSibling) return element.outerHTML
  const read = styles.get(text) ?? hash(element.outerHTML)
  styles.set(text, read)
  return read
}

/** Counters and quotations go on over pages, and so do the numbers of items. */
function goesOn({
  counterIncrement,
  counterReset,
  counterSet,
  content,
  display,
}: CSSStyleDeclaration) {
  const counters = [counterIncrement, counterReset, counterSet]
  return (
    counters.some((each) => !/^(?:none)?$/.test(each)) ||
    content.includes('-quote') ||
    display.includes('list-item')
  )
}

/** Pages that follow each other. */
const FOLLOWS = /\.(?:page|recto|verso|blank)(?![\w-])[^,]*[+~]/

/** The selectors that ask what an element holds; `undefined` where a rule goes on over pages. */
function readStyleSheets(): string[] | undefined {
  const holding: string[] = []
  for (const sheet of document.styleSheets) {
    const read = readRules.get(sheet) ?? readSheet(sheet)
    readRules.set(sheet, read)
    if (!read.selectors) return undefined
    holding.push(...read.selectors)
  }
  return holding
}

/** By style sheets; another text of a style is another sheet. */
const readRules = new WeakMap<CSSStyleSheet, { selectors: string[] | undefined }>()

function readSheet(sheet: CSSStyleSheet): { selectors: string[] | undefined } {
  const selectors: string[] = []
  const visit = (rules: CSSRuleList): boolean => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue
      if (rule instanceof CSSStyleRule) {
        const { selectorText, style } = rule
        if (FOLLOWS.test(selectorText) || goesOn(style)) return false
        if (selectorText.includes(':has(')) selectors.push(selectorText)
      }
      if ('cssRules' in rule && !visit(rule.cssRules as CSSRuleList)) return false
    }
    return true
  }
  return { selectors: visit(sheet.cssRules) ? selectors : undefined }
}

/**
 * Which of these selectors match the elements around the pages: by them what stands on one page could change the looks
 * of all others.
 */
function matchesOf(selectors: readonly string[], around: readonly Element[]): string | undefined {
  try {
    return selectors
      .flatMap(compoundsOf)
      .filter((compound) => compound.includes(':has('))
      .map((compound) => around.map((each) => (each.matches(compound) ? 1 : 0)).join(''))
      .join()
  } catch {
    return undefined
  }
}

/** The parts of selectors that stand for one element each. */
function compoundsOf(selectors: string): string[] {
  const compounds = ['']
  let depth = 0
  for (const sign of selectors) {
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth--
    if (depth === 0 && /[\s>+~,]/.test(sign)) compounds.push('')
    // What a nested rule stands in may be anything.
    else compounds[compounds.length - 1] += depth === 0 && sign === '&' ? '' : sign
  }
  return compounds
}

/** A hundred bits of a text: two sums that are mixed (cyrb53) from two seeds. */
function hash(text: string): string {
  let [a, b, c, d] = [0xdeadbeef, 0x41c6ce57, 0x2545f491, 0x9e3779b9]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
    c = Math.imul(c ^ code, 2246822507)
    d = Math.imul(d ^ code, 3266489909)
  }
  const mixed = [a ^ (b >>> 16), b ^ (c >>> 13), c ^ (d >>> 16), d ^ (a >>> 13)]
  return `${text.length.toString(36)}-${mixed.map((each) => (each >>> 0).toString(36)).join('-')}`
}
