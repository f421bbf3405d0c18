import { Element, type Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Names the language of every element where it changes (ISO 14289-1, 7.2). Chromium does so only for
 * elements that are boxes of their own in its tree, which a cell of two columns is not.
 *
 * A paragraph has the language that the document gives it, even where nothing is left of it after a page
 * break but a name in another; a group of paragraphs has a language if all of it is in one.
 */
export function setLanguages(structure: Structure, texts: Texts): void {
  const languages = languagesOf(structure, texts)
  const spread = (element: Element, around: string) => {
    const named = element.dict.get('Lang')
    let here = typeof named === 'string' ? named : around
    const language = languages.get(element)
    if (language !== undefined && language !== here && language !== '') {
      element.set('Lang', language)
      here = language
    }
    for (const kid of element.kids) if (kid instanceof Element) spread(kid, here)
  }
  const top = structure.root.dict.get('Lang')
  spread(structure.root, typeof top === 'string' ? top : '')
}

/** Several languages. */
const MIXED = Symbol('mixed')

/** The language of each paragraph and of each group that is all in one; none of what has no text, or stands in a text. */
function languagesOf(structure: Structure, texts: Texts): ReadonlyMap<Element, string> {
  const languages = new Map<Element, string>()
  /**
   * @param around of the paragraph around, its letters by their languages
   * @returns what its texts are in
   */
  const gather = (
    element: Element,
    around: Map<string, number>,
  ): string | typeof MIXED | undefined => {
    const own = texts.get(element)
    let found: string | typeof MIXED | undefined = own?.lang
    const letters = PARAGRAPHS.has(element.role) ? new Map<string, number>() : around
    if (own) addLetters(letters, own.block ?? own.lang, own.text.length)
    else {
      for (const kid of element.kids) {
        const inside = kid instanceof Element ? gather(kid, letters) : undefined
        if (inside === undefined || inside === found) continue
        found = found === undefined ? inside : MIXED
      }
    }
    if (letters === around) {
      if (typeof found === 'string') languages.set(element, found)
      return found
    }
    let most: string | undefined
    for (const [language, count] of letters) {
      if (most === undefined || count > (letters.get(most) as number)) most = language
      addLetters(around, language, count)
    }
    if (most !== undefined) languages.set(element, most)
    return found
  }
  gather(structure.root, new Map())
  return languages
}

function addLetters(letters: Map<string, number>, language: string, count: number): void {
  letters.set(language, (letters.get(language) ?? 0) + count)
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['P', 'LI', 'LBody', 'TD', 'TH', 'Caption'])
