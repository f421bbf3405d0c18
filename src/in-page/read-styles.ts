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

/**
 * Runs in the made-up page, and gives the styles that may keep text out of the PDF or out of its
 * structure, as `h2 { filter: blur(1px) }`: where Chromium paints text as a picture (`filter`), as
 * outlines (`-webkit-text-stroke`), untagged (`<ruby>` in 143) or not at all, the file alone does not tell why.
 *
 * Those in cascade layers are the base's own, which print: they are named only where nothing else is.
 */
export function readStyles(): string[] {
  const found: HardStyle[] = []
  for (const sheet of document.styleSheets) {
    // What a link names was not loaded, and may not be read.
    if (sheet.href !== null) continue
    if ((sheet.ownerNode as HTMLElement | null)?.dataset.paginator !== undefined) continue
    found.push(...inRules(sheet.cssRules, ':root', false))
  }
  for (const element of document.querySelectorAll<HTMLElement>(inFlow('[style]'))) {
    found.push(...inDeclarations(element.style, () => [element], element.localName, false))
  }
  if (document.querySelector(inFlow('ruby'))) {
    found.push({ text: '<ruby>', rank: HARD.length, layered: false })
  }
  found.sort((a, b) => Number(a.layered) - Number(b.layered) || a.rank - b.rank)
  const own = found.filter(({ layered }) => layered === found[0]?.layered)
  return [...new Set(own.map(({ text }) => text))].slice(0, MOST)
}

/** Rules that apply, with those nested in them; `around` is the selector for their `&`. */
function inRules(rules: CSSRuleList, around: string, layered: boolean): HardStyle[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.media.mediaText).matches) return []
    if (rule instanceof CSSStyleRule) {
      const selector = rule.selectorText.replaceAll('&', `:is(${around})`)
      const elements = () => [...document.querySelectorAll(selector)]
      // What is generated is no text of the document.
      const own = selector.includes('::')
        ? []
        : inDeclarations(rule.style, elements, selector, layered)
      return [...own, ...inRules(rule.cssRules, selector, layered)]
    }
    if (!(rule instanceof CSSGroupingRule)) return []
    return inRules(rule.cssRules, around, layered || rule instanceof CSSLayerBlockRule)
  })
}

/** Of some declarations those that are hard for an element that holds text; elements are looked up late. */
function inDeclarations(
  declared: CSSStyleDeclaration,
  elements: () => Element[],
  name: string,
  layered: boolean,
): HardStyle[] {
  return HARD.flatMap(([property, isHard], rank) => {
    const value = declared.getPropertyValue(property)
    // What `var()` or `calc()` comes to is seen on the element alone.
    if (value === '' || !(isHard(value) || value.includes('('))) return []
    const hard = elements().some(
      (element) =>
        holdsText(element) && isHard(getComputedStyle(element).getPropertyValue(property)),
    )
    return hard ? [{ text: `${name} { ${property}: ${value} }`, rank, layered }] : []
  })
}

function holdsText(element: Element): boolean {
  return (
    element.closest('.page-body, .page-notes') !== null ||
    element.querySelector('.page-body') !== null
  )
}

/** A selector for what stands in the text of a page. */
function inFlow(selector: string): string {
  return `:is(.page-body, .page-notes) ${selector}`
}
