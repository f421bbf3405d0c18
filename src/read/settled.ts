import {
  type Place,
  SETTLEABLE_BY_SEAL,
  SETTLEABLE_SUPPORT,
  type Settled,
} from '../model/source.ts'
import { parseLocator } from '../text/locator.ts'

/** Rules whose findings may be settled on a text of some kind. */
export type Settleable = readonly Settled['rule'][]

/** On a claim. */
export const ON_CLAIM: Settleable = [
  ...SETTLEABLE_BY_SEAL.filter((rule) => rule !== 'support-editorial'),
  ...SETTLEABLE_SUPPORT,
]

/** On whatever the editor writes. */
export const ON_EDITORS: Settleable = SETTLEABLE_BY_SEAL

/** On a title, a heading, a label, a name: what is no sentence. */
export const ON_VALUES: Settleable = ['numbers-exchanged', 'sense-opposed']

/** The forms of what may be settled, for whoever wrote another one. */
export function formsOf(rules: Settleable): string[] {
  return rules.map((rule) => {
    if (isSealed(rule)) return `settled="${rule} 0a1b2c: why"`
    return isAboutPlace(rule) ? `settled="${rule} at 3: why"` : `settled="${rule} what at 3: why"`
  })
}

/** What to do about a mark that is none. */
export const HOW_TO_SETTLE =
  'Name the rule, what its message tells to write behind it, and why what it found is right; more than one with a semicolon between them.'

/**
 * Rule, what it is about or its seal, source and paragraphs that bear it out, and why; an id of a source has a letter,
 * a locator none.
 */
const SETTLED =
  /^\s*([a-z-]+)(?:\s+(?!at\s)(\S.*?))??(?:\s+at\s+(?:([a-z0-9-]*[a-z][a-z0-9-]*)\s*:\s*)?([\d\s,،–-]+?))?\s*:\s*(\S.*?)\s*$/s

/**
 * `sense-opposed 0a1b2c: why; support-number 7 at 18-24: counted there; support-name x at
 * port-review: 3: so called there`; `undefined` where it is nothing of the kind.
 */
export function readSettled(
  written: string,
  rules: Settleable,
  place: Place,
): Settled[] | undefined {
  const settled = written.split(';').map((part): Settled | undefined => {
    const [, name = '', what = '', source, locator, reason = ''] = SETTLED.exec(part) ?? []
    const rule = rules.find((known) => known === name)
    if (!rule) return undefined
    if (isSealed(rule)) {
      const sealed = locator === undefined && /^[0-9a-f]{6}(?:-[0-9a-f]{6})?$/.test(what)
      return sealed ? { rule, what, reason, place } : undefined
    }
    const at = parseLocator(locator ?? '')
    if (!at || isAboutPlace(rule) !== (what === '')) return undefined
    return { rule, ...(what && { what }), at, ...(source && { source }), reason, place }
  })
  return settled.every((each) => each !== undefined) ? settled : undefined
}

function isSealed(rule: Settled['rule']): boolean {
  return SETTLEABLE_BY_SEAL.some((sealed) => sealed === rule)
}

/** Whether a rule is about where a claim leads, and not about one of its words. */
function isAboutPlace(rule: Settled['rule']): boolean {
  return rule === 'support-elsewhere' || rule === 'support-likelier'
}
