import { Name, PdfDict, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import type { LinkTarget } from './options.ts'

/** What the addresses begin with that stand for links within the document while it is printed. */
const SCHEME = 'mujaz-inner:'

/**
 * Runs in the made-up page just before it is printed, as an expression, and gives the `LinkTarget`s.
 *
 * Chromium looks up the place of every target on every page that it prints, so that the time grows with
 * their product: a thousand pages would never end. So each link within the document is given an address
 * instead, the number of its target, and {@link setDestinations} turns it back into a link.
 *
 * A style sheet may ask what an address is; there the links stay as they are, since another address could
 * be another look. So do links that lead nowhere, and those of a document that has such addresses itself.
 */
export const DETACH_LINKS = `(() => {
  const asked = /\\[[^\\]]*href|attr\\([^)]*href/i
  const links = [...document.querySelectorAll('a[href]')]
  if ([...document.querySelectorAll('style')].some(({ textContent }) => asked.test(textContent))) return []
  if (links.some((link) => link.getAttribute('href').startsWith('${SCHEME}'))) return []

  const pages = new Map([...document.querySelectorAll('.page')].map((page, at) =>
    [page, { number: at + 1, edge: page.getBoundingClientRect() }]))
  const find = (id) => id === '' ? null : document.getElementById(id) ?? document.getElementsByName(id)[0]
  const decoded = (text) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  /** The box of an element or, where it has none, of what it holds. */
  const boxOf = (element) => {
    const box = element.getBoundingClientRect()
    if (box.width > 0 || element.getClientRects().length > 0) return box
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getClientRects().length > 0 ? range.getBoundingClientRect() : undefined
  }
  const targets = []
  const known = new Map()
  const numberOf = (fragment) => {
    if (known.has(fragment)) return known.get(fragment)
    const id = find(fragment) ? fragment : decoded(fragment)
    const element = find(id)
    const page = pages.get(element?.closest('.page'))
    known.set(fragment, page && targets.length)
    if (!page) return undefined
    const { number, edge } = page
    const box = boxOf(element) ?? edge
    const [x, y] = [box.left - edge.left, box.top - edge.top].map((px) => Math.max(0, px * 0.75))
    targets.push({ id, page: number, x, y })
    return targets.length - 1
  }
  // An anchor of SVG has its address in other ways as well.
  const inner = links.filter((link) =>
    link instanceof HTMLAnchorElement && link.getAttribute('href').startsWith('#'))
  // All is measured before anything is changed, or each change would have styles looked up anew.
  const numbers = inner.map((link) => numberOf(link.getAttribute('href').slice(1)))
  for (const [at, link] of inner.entries()) {
    if (numbers[at] !== undefined) link.setAttribute('href', '${SCHEME}' + numbers[at])
  }
  return targets
})()`

/** The longest name that a PDF/A file may have, in bytes (ISO 19005-3, 6.1.13). */
const LONGEST_NAME = 127

/**
 * Turns the addresses of {@link DETACH_LINKS} into links to places of the document. Each place has the id
 * of its element for a name, by which the file can be opened there from outside too (`brief.pdf#note-12`).
 */
export function setDestinations(
  file: PrintedFile,
  pages: readonly Ref[],
  targets: readonly LinkTarget[],
): void {
  if (targets.length === 0) return
  const named = new PdfDict(file.dictOrEmpty(file.catalog.get('Dests')))
  const destinations = targets.map(({ id, page, x, y }): PdfValue => {
    const ref = pages[page - 1]
    if (!ref) return null
    const [, bottom = 0, , top = 0] = file.array(file.dict(ref).get('MediaBox')).map(Number)
    const place = [ref, Name.of('XYZ'), rounded(x), rounded(top - bottom - y), 0]
    const name = Buffer.from(id, 'utf8').toString('latin1')
    if (name.length > LONGEST_NAME) return place
    named.set(name, place)
    return Name.of(name)
  })
  for (const page of pages) {
    for (const ref of file.array(file.dict(page).get('Annots'))) {
      const annotation = file.dict(ref)
      const action = annotation.get('A')
      const address = file.resolve(file.dictOrEmpty(action).get('URI'))
      if (typeof address !== 'string' || !address.startsWith(SCHEME)) continue
      annotation.delete('A')
      if (action instanceof Ref) file.remove(action)
      annotation.set('Dest', destinations[Number(address.slice(SCHEME.length))] ?? null)
    }
  }
  if (named.size > 0) file.catalog.set('Dests', file.add(named))
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100
}
