import { oncePerPage } from './page-memo.ts'

const isSome = (value: string) => value !== 'none'
const isZero = (value: string) => Number.parseFloat(value) === 0
const isHidden = (value: string) => value !== 'visible'

/** Properties that may keep text out of a PDF, and of which values; most likely causes come first. */
const HARD: readonly (readonly [property: string, isHard: (value: string) => boolean])[] = [
  ['filter', isSome],
  ['mask-image', isSome],
  ['-webkit-text-stroke-width', (value) => !isZero(value)],
  ['clip-path', isSome],
  ['opacity', isZero],
  ['visibility', isHidden],
  ['display', (value) => value === 'none'],
  ['font-size', isZero],
  ['text-emphasis-style', isSome],
  ['text-combine-upright', isSome],
  ['content-visibility', isHidden],
  ['contain', (value) => value === 'strict'],
  ['overflow-y', isHidden],
]

/** So many are named at most. */
const MOST = 3

interface HardStyle {
  readonly text: string
  /** Its place in {@link HARD}. */
  readonly rank: number
  /** Of a rule in a cascade layer. */
  readonly layered: boolean
}

/** A style that is hard where nothing else takes its place. */
interface Declared extends HardStyle {
  readonly selector: string
  readonly isHard: (element: Element) => boolean
}

/**
 * Runs in the made-up page, and gives the styles that may keep text out of the PDF or out of its
 * structure, as `h2 { filter: blur(1px) }`: where Chromium paints text as a picture (`filter`), as
 * outlines (`-webkit-text-stroke`), untagged (`<ruby>` in 143) or not at all, the file alone does not tell why.
 *
 * Those in cascade layers are the base's own, which print: they are named only where nothing else is.
 */
export function readStyles(): string[] {
  const pages = [...document.querySelectorAll('.page')]
  const around = new Set(pages.flatMap(ancestorsOf))
  const found: HardStyle[] = [...document.styleSheets]
    .flatMap(declaredIn)
    .filter(
      (declared) =>
        pages.some((page) => isHardOn(page, declared)) ||
        [...around].some((each) => each.matches(declared.selector) && declared.isHard(each)),
    )
  found.push(...pages.flatMap(ownStylesOf))
  if (pages.some(hasRuby)) found.push({ text: '<ruby>', rank: HARD.length, layered: false })
  found.sort((a, b) => Number(a.layered) - Number(b.layered) || a.rank - b.rank)
  const own = found.filter(({ layered }) => layered === found[0]?.layered)
  return [...new Set(own.map(({ text }) => text))].slice(0, MOST)
}

function ancestorsOf(page: Element): Element[] {
  const ancestors: Element[] = []
  for (let at = page.parentElement; at; at = at.parentElement) ancestors.push(at)
  return ancestors
}

/** By styles that were looked for, whether they are hard for something on a page. */
const hardOn = oncePerPage(() => new Map<Declared, boolean>())

function isHardOn(page: Element, declared: Declared): boolean {
  const known = hardOn(page)
  let hard = known.get(declared)
  if (hard === undefined) {
    const { selector, isHard } = declared
    const elements = [...page.querySelectorAll(selector)]
    hard =
      elements.some((element) => holdsText(element) && isHard(element)) ||
      (page.matches(selector) && isHard(page))
    known.set(declared, hard)
  }
  return hard
}

/** Styles of elements of their own. */
const ownStylesOf = oncePerPage((page): readonly HardStyle[] =>
  [...page.querySelectorAll<HTMLElement>(inFlow('[style]'))].flatMap((element) =>
    inDeclarations(element.style, element.localName, false).filter(({ isHard }) => isHard(element)),
  ),
)

const hasRuby = oncePerPage((page) => page.querySelector(inFlow('ruby')) !== null)

const declared = new WeakMap<CSSStyleSheet, readonly Declared[]>()

/** Those of a style sheet, which does not change: another text of a style is another sheet. */
function declaredIn(sheet: CSSStyleSheet): readonly Declared[] {
  // What a link names was not loaded, and may not be read.
  if (sheet.href !== null) return []
  if ((sheet.ownerNode as HTMLElement | null)?.dataset.paginator !== undefined) return []
  const known = declared.get(sheet) ?? inRules(sheet.cssRules, ':root', false)
  declared.set(sheet, known)
  return known
}

/** Of rules that apply, with those nested in them; `around` is the selector for their `&`. */
function inRules(rules: CSSRuleList, around: string, layered: boolean): Declared[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.media.mediaText).matches) return []
    if (rule instanceof CSSStyleRule) {
      const selector = rule.selectorText.replaceAll('&', `:is(${around})`)
      // What is generated is no text of the document.
      const own = selector.includes('::') ? [] : inDeclarations(rule.style, selector, layered)
      return [...own, ...inRules(rule.cssRules, selector, layered)]
    }
    if (!(rule instanceof CSSGroupingRule)) return []
    return inRules(rule.cssRules, around, layered || rule instanceof CSSLayerBlockRule)
  })
}

/** Of some declarations those that may be hard. */
function inDeclarations(
  style: CSSStyleDeclaration,
  selector: string,
  layered: boolean,
): Declared[] {
  return HARD.flatMap(([property, isHard], rank) => {
    const value = style.getPropertyValue(property)
    // What `var()` or `calc()` comes to is seen on the element alone.
    if (value === '' || !(isHard(value) || value.includes('('))) return []
    return {
      ...{ text: `${selector} { ${property}: ${value} }`, rank, layered, selector },
      isHard: (element: Element) => isHard(getComputedStyle(element).getPropertyValue(property)),
    }
  })
}

function holdsText(element: Element): boolean {
  return element.closest('.page-body, .page-notes') !== null
}

/** A selector for what stands in the text of a page. */
function inFlow(selector: string): string {
  return `:is(.page-body, .page-notes) ${selector}`
}
