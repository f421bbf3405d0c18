import type { PageContent } from './content/page-content.ts'
import { isContent, type Structure } from './structure.ts'

/**
 * Takes lines and areas out of the structure (ISO 32000-1, 14.8.2.2): the rule under a heading is no
 * part of the heading. Chromium tags it as such. Inside a figure, lines and areas are the figure, and the
 * bullet of a list is drawn as an area, so its label says what it is.
 * Returns by page what has become an artifact.
 */
export function dropDecorations(
  structure: Structure,
  pages: readonly PageContent[],
): Set<number>[] {
  const dropped = pages.map(() => new Set<number>())
  for (const element of structure) {
    if (element.role === 'Figure') continue
    if (element.role === 'Lbl') {
      const isDrawn = element.contents.some(({ page, id }) => {
        return pages[page]?.marked.get(id)?.substantial === false
      })
      if (isDrawn) element.set('ActualText', '•')
      continue
    }
    element.kids = element.kids.filter((kid) => {
      if (!isContent(kid)) return true
      const marked = pages[kid.page]?.marked.get(kid.id)
      if (!marked || marked.substantial) return true
      dropped[kid.page]?.add(kid.id)
      structure.forget(kid)
      return false
    })
  }
  return dropped
}
