import type { Sheets } from './protocol.ts'

/**
 * Runs in the made-up page just before it is printed: what each page is made of, so that it can be told which pages
 * have changed since the last print. A page box contains what it paints and lays out (`contain`), so a page hangs on
 * what stands in it and on the styles; where it may hang on other pages as well, nothing is told.
 */
export function readSheets(): Sheets | undefined {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const main = pages[0]?.parentElement
  const rules = readRules(document.styleSheets)
  if (!main || !rules || pages.some((page) => page.parentElement !== main)) return undefined
  const around = readAround(main)
  const ancestors = ancestorsOf(main)
  const own = pages.map(({ outerHTML }) => outerHTML)
  if (own.some((html) => REFERS.test(html))) return undefined
  if (main.querySelector('[style*="counter-"]')) return undefined
  const matches = matchesOf(rules, ancestors)
  if (matches === undefined) return undefined
  return {
    around: hash(`${around}\n${matches}`),
    pages: pages.map((page, at) => hash(`${own[at]}\n${namedBy(page)}`)),
  }
}

/** Drawings that are filled, cut or repeated by something else of the document. */
const REFERS = /url\((?:&quot;|["'])?#|<use\b/i

/** What names other elements by their ids, and goes into the tags of a PDF. */
const NAMING = ['aria-labelledby', 'aria-describedby', 'aria-details', 'aria-owns', 'headers']

/** The elements of other pages that a page names. */
function namedBy(page: HTMLElement): string {
  const named = NAMING.flatMap((name) =>
    [...page.querySelectorAll(`[${name}]`)].flatMap((element) => {
      const ids = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? []
      return ids.map((id) => document.getElementById(id))
    }),
  )
  const others = new Set(named.filter((element) => element && !page.contains(element)))
  return [...others].map((element) => element?.outerHTML ?? '').join('\n')
}

function ancestorsOf(main: Element): Element[] {
  const ancestors: Element[] = []
  for (let at: Element | null = main; at; at = at.parentElement) ancestors.push(at)
  return ancestors
}

/** All of the document but its pages. */
function readAround(main: Element): string {
  const parts: string[] = []
  for (const element of ancestorsOf(main)) {
    parts.push((element.cloneNode(false) as Element).outerHTML)
    for (const sibling of element.parentElement?.children ?? []) {
      if (sibling !== element) parts.push(sibling.outerHTML)
    }
  }
  return parts.join('\n')
}

/** Counters go on over pages. */
function counts({ counterIncrement, counterReset, counterSet }: CSSStyleDeclaration): boolean {
  return [counterIncrement, counterReset, counterSet].some((each) => !/^(?:none)?$/.test(each))
}

/** Pages that follow each other. */
const FOLLOWS = /\.(?:page|recto|verso|blank)(?![\w-])[^,]*[+~]/

/** The selectors that ask what an element holds; `undefined` where a rule goes on over pages. */
function readRules(sheets: Iterable<CSSStyleSheet>): string[] | undefined {
  const holding: string[] = []
  const visit = (rules: CSSRuleList): boolean => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue
      if (rule instanceof CSSStyleRule) {
        const { selectorText, style } = rule
        if (FOLLOWS.test(selectorText) || counts(style)) return false
        if (selectorText.includes(':has(')) holding.push(selectorText)
      }
      if ('cssRules' in rule && !visit(rule.cssRules as CSSRuleList)) return false
    }
    return true
  }
  for (const sheet of sheets) if (!visit(sheet.cssRules)) return undefined
  return holding
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
