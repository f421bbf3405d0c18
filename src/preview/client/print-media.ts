/**
 * Makes the styles for print apply on a screen, and those for a screen not: each media query is
 * answered once as a printer would answer it, and the answer put in its place. So the answers do not
 * change with the window, either.
 */
export function printMedia(document: Document): void {
  const answer = (condition: string) => document.defaultView?.matchMedia(condition).matches ?? false
  for (const sheet of document.styleSheets) {
    freeze(sheet.media, answer)
    visit(sheet.cssRules, answer)
  }
}

/** What `@media` may ask of a printer: `answer` knows all conditions but the kind of medium. */
type Answer = (condition: string) => boolean

function visit(rules: CSSRuleList, answer: Answer): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) freeze(rule.media, answer)
    // Layers, conditions, and styles that hold other styles.
    if ('cssRules' in rule) visit((rule as CSSGroupingRule).cssRules, answer)
  }
}

function freeze(media: MediaList, answer: Answer): void {
  if (media.length === 0) return
  media.mediaText = [...media].some((query) => matches(query, answer)) ? 'all' : 'not all'
}

/**
 * Whether one query holds in print: `only screen and (width < 56rem)` does not, `not screen` does,
 * `(width < 56rem)` may.
 */
export function matches(query: string, answer: Answer): boolean {
  const [, prefix, medium, condition] =
    /^(?:(not|only)\s+)?([a-z][a-z-]*)(?:\s+and\s+(.+))?$/is.exec(query.trim()) ?? []
  if (medium === undefined) return answer(onPaper(query))
  const holds =
    ['all', 'print'].includes(medium.toLowerCase()) &&
    (condition === undefined || answer(onPaper(condition)))
  return prefix?.toLowerCase() === 'not' ? !holds : holds
}

/** Paper is light, whatever the reader's screen is. */
function onPaper(condition: string): string {
  return condition
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, '(width < 0px)')
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, '(width >= 0px)')
}
