import type { Contents } from './contents.ts'
import { type Element, isContent, type Structure } from './structure.ts'

/**
 * Takes what is no text out of the structure (ISO 32000-1, 14.8.2.2): the rule under a heading and the
 * picture behind it are no part of the heading. Chromium tags them as such. Inside a figure they are the
 * figure, and the bullet of a list is drawn, so its label says what it is.
 */
export function dropDecorations(structure: Structure, contents: Contents): void {
  for (const element of structure.elements()) {
    if (element.role === 'Figure' || element.dict.has('Alt')) continue
    if (element.role === 'Lbl') {
      const isDrawn = element.contents.some((content) => {
        return contents.marked(content)?.isText === false
      })
      if (isDrawn) element.set('ActualText', '•')
      continue
    }
    const isDecoration = (kid: Element['kids'][number]) =>
      isContent(kid) && contents.marked(kid)?.isText === false
    if (!element.kids.some(isDecoration)) continue
    element.kids = element.kids.filter((kid) => {
      if (!isContent(kid) || !isDecoration(kid)) return true
      contents.drop(kid)
      structure.forget(kid)
      return false
    })
  }
}
