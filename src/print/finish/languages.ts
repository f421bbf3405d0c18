import type { Element, Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Names the language of every element where it changes (ISO 14289-1, 7.2). Chromium does so only for
 * elements that are boxes of their own in its tree, which a cell of two columns is not.
 *
 * A paragraph is in the language of most of its text, whatever names it contains; a group of paragraphs
 * has a language if all of it is in one.
 */
export function setLanguages(structure: Structure, texts: Texts): void {
  const found = new Map<Element, Shares>()
  gather(structure.root, texts, found)
  const top = structure.root.dict.get('Lang')
  spread(structure.root, typeof top === 'string' ? top : '', found)
}

/** Letters by language. */
type Shares = ReadonlyMap<string, number>

const NONE: Shares = new Map()

function gather(element: Element, texts: Texts, found: Map<Element, Shares>): Shares {
  const own = texts.get(element)
  let shares = own ? new Map([[own.lang, own.text.length]]) : NONE
  if (!own) {
    for (const child of element.elements) {
      const inside = gather(child, texts, found)
      if (shares === NONE) shares = inside
      else if (inside !== NONE) shares = sum(shares, inside)
    }
  }
  found.set(element, shares)
  return shares
}

function sum(a: Shares, b: Shares): Shares {
  const sum = new Map(a)
  for (const [language, letters] of b) sum.set(language, (sum.get(language) ?? 0) + letters)
  return sum
}

function spread(element: Element, around: string, found: ReadonlyMap<Element, Shares>): void {
  const own = element.dict.get('Lang')
  let here = typeof own === 'string' ? own : around
  const shares = found.get(element) ?? NONE
  if (shares.size === 1 || (shares.size > 1 && PARAGRAPHS.has(element.role))) {
    const [[language]] = [...shares].sort(([, a], [, b]) => b - a) as [[string, number]]
    if (language !== here && language !== '') {
      element.set('Lang', language)
      here = language
    }
  }
  for (const child of element.elements) spread(child, here, found)
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['P', 'LI', 'LBody', 'TD', 'TH', 'Caption'])
