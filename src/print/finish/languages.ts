import type { PrintedText } from '../../in-page/protocol.ts'
import type { Element, Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Names the language of every element where it changes (ISO 14289-1, 7.2). Chromium does so only for
 * elements that are boxes of their own in its tree, which a cell of two columns is not.
 *
 * A paragraph has the language that the document gives it, even where nothing is left of it after a page
 * break but a name in another; a group of paragraphs has a language if all of it is in one.
 */
export function setLanguages(structure: Structure, texts: Texts): void {
  const own = sharesBy(({ lang }) => lang, structure, texts)
  const ofBlocks = sharesBy(({ lang, block = lang }) => block, structure, texts)
  const top = structure.root.dict.get('Lang')
  spread(structure.root, typeof top === 'string' ? top : '', own, ofBlocks)
}

/** Letters by language. */
type Shares = ReadonlyMap<string, number>

const NONE: Shares = new Map()

type Found = ReadonlyMap<Element, Shares>

function sharesBy(
  languageOf: (text: PrintedText) => string,
  structure: Structure,
  texts: Texts,
): Found {
  const found = new Map<Element, Shares>()
  const gather = (element: Element): Shares => {
    const own = texts.get(element)
    let shares = own ? new Map([[languageOf(own), own.text.length]]) : NONE
    if (!own) {
      for (const child of element.elements) {
        const inside = gather(child)
        if (shares === NONE) shares = inside
        else if (inside !== NONE) shares = sum(shares, inside)
      }
    }
    found.set(element, shares)
    return shares
  }
  gather(structure.root)
  return found
}

function sum(a: Shares, b: Shares): Shares {
  const sum = new Map(a)
  for (const [language, letters] of b) sum.set(language, (sum.get(language) ?? 0) + letters)
  return sum
}

function spread(element: Element, around: string, own: Found, ofBlocks: Found): void {
  const named = element.dict.get('Lang')
  let here = typeof named === 'string' ? named : around
  const isParagraph = PARAGRAPHS.has(element.role)
  const shares = (isParagraph ? ofBlocks : own).get(element) ?? NONE
  if (shares.size === 1 || (shares.size > 1 && isParagraph)) {
    const [[language]] = [...shares].sort(([, a], [, b]) => b - a) as [[string, number]]
    if (language !== here && language !== '') {
      element.set('Lang', language)
      here = language
    }
  }
  for (const child of element.elements) spread(child, here, own, ofBlocks)
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['P', 'LI', 'LBody', 'TD', 'TH', 'Caption'])
