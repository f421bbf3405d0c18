import { Element, type Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Says what Chromium's tags leave out or get wrong, by ISO 32000-1, 14.8.4:
 *
 * - a list of contents is one (`TOC`), and each of its items refers to a place;
 * - an item of a list holds a label and a body, and nothing else (ISO 14289-1, 7.2-20);
 * - a figure that has no text of its own for its picture is a group, be it of a picture and its caption
 *   (7.3-1);
 * - `Aside`, `Em` and `Strong` come from PDF 2.0.
 */
export function setRoles(structure: Structure, texts: Texts): void {
  const contents = listsOfContents(texts)
  for (const element of structure.elements()) {
    if (contents.has(element)) element.role = 'TOC'
    if (element.role === 'LI') {
      const isEntry = element.parent !== undefined && contents.has(element.parent)
      wrapBody(structure, element, isEntry ? 'Reference' : 'LBody')
      if (isEntry) element.role = 'TOCI'
    }
    if (element.role === 'Figure' && !hasAlternative(element) && element.elements.length > 0) {
      element.role = 'Div'
    }
  }
  structure.setRoleMap({ Aside: 'Div', Em: 'Span', Strong: 'Span' })
}

/** The lists of which all text stands in a table of contents. */
function listsOfContents(texts: Texts): ReadonlySet<Element> {
  const lists = new Set<Element>()
  const others = new Set<Element>()
  for (const [element, { contents }] of texts) {
    for (let at: Element | undefined = element; at; at = at.parent) {
      if (at.role === 'L') (contents ? lists : others).add(at)
    }
  }
  for (const list of others) lists.delete(list)
  for (const list of lists)
    if (!list.elements.every(({ role }) => role === 'LI')) lists.delete(list)
  return lists
}

/** Labels first, then everything else in one element. A list inside the list of contents stays beside. */
function wrapBody(structure: Structure, item: Element, role: 'LBody' | 'Reference'): void {
  const stays = ({ role: own }: Element) =>
    own === 'Lbl' || own === role || (role === 'Reference' && (own === 'L' || own === 'TOC'))
  const body = item.kids.filter((kid) => !(kid instanceof Element && stays(kid)))
  if (body.length === 0) return
  const labels = item.elements.filter(({ role: own }) => own === 'Lbl')
  const rest = item.elements.filter((kid) => stays(kid) && !labels.includes(kid))
  item.kids = [...labels, ...body, ...rest]
  structure.wrap(item, body, role)
}

function hasAlternative({ dict }: Element): boolean {
  return dict.has('Alt') || dict.has('ActualText')
}
