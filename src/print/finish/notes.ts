import { noteId } from '../../model/ids.ts'
import { Element, isContent, type Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Makes a `Note` of each footnote (ISO 14289-1, 7.9), with an id of its own. One that goes on on the
 * next page is a note there too, as it stands after that page's text.
 *
 * The box of a note is the smallest element that holds all of its text on a page. Where that holds more
 * than the note, since Chromium has left the box out, it is made.
 */
export function setNotes(structure: Structure, texts: Texts): void {
  const owners = ownersOf(structure, texts)
  const parts = new Map<string, number>()
  const add = (owner: string, element: Element) => {
    const note = owner.slice(owner.indexOf(' ') + 1)
    const part = (parts.get(note) ?? 0) + 1
    parts.set(note, part)
    element.role = 'Note'
    element.set('ID', noteId(note, part))
  }
  const visit = (element: Element) => {
    for (let at = 0; at < element.kids.length; at++) {
      const kid = element.kids[at]
      const note = kid !== undefined && 'role' in kid ? owners.get(kid) : undefined
      if (note === undefined) continue
      if (note === MIXED) {
        visit(kid as Element)
        continue
      }
      let end = at + 1
      while (end < element.kids.length && owners.get(element.kids[end] as Element) === note) end++
      const single = end === at + 1 && GROUPS.has((kid as Element).role)
      add(
        note,
        single ? (kid as Element) : structure.wrap(element, element.kids.slice(at, end), 'Note'),
      )
    }
  }
  visit(structure.root)
}

const GROUPS: ReadonlySet<string> = new Set(['NonStruct', 'Div', 'Aside', 'LI'])

const MIXED = ''

/**
 * For each element that holds text of notes: the page and the one note that all of it belongs to, as
 * `3 12`, or `MIXED`. A page of notes alone has no text between them and those of the page before.
 */
function ownersOf(structure: Structure, texts: Texts): Map<Element, string> {
  const owners = new Map<Element, string>()
  const gather = (element: Element): string | undefined => {
    const text = texts.get(element)
    let owner = text && (text.note === undefined ? MIXED : `${pageOf(element)} ${text.note}`)
    for (const child of element.kids) {
      const inside = child instanceof Element ? gather(child) : undefined
      if (inside === undefined) continue
      owner = owner === undefined || owner === inside ? inside : MIXED
    }
    if (owner !== undefined) owners.set(element, owner)
    return owner
  }
  gather(structure.root)
  return owners
}

function pageOf(element: Element): number | undefined {
  const content = element.kids.find(isContent)
  if (content) return content.page
  for (const kid of element.kids) {
    const page = kid instanceof Element ? pageOf(kid) : undefined
    if (page !== undefined) return page
  }
  return undefined
}
