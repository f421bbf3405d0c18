import { INNER_LINK, type LinkTarget } from './protocol.ts'
import { forgetSheet } from './read-sheets.ts'

/** A style sheet asks for addresses: `a[href^="#"]`, `attr(href)`. */
const ASKS_FOR_ADDRESS = /\[[^\]]*href|attr\([^)]*href/i

/** What others link to from outside, by the ids that `model/ids.ts` gives. */
const POINTS = '[id^="point-"]'

/** Points to a CSS pixel. */
const PIXEL = 0.75

/** Of links that have another address now, their own. */
const addresses = new WeakMap<Element, string>()
/** From the corner of its page, px. A page that is laid out stays as it is; another one may take its place. */
const places = new WeakMap<Element, { x: number; y: number }>()
/** Styles that ask for addresses, or do not: they are long, and never change. */
const asking = new WeakMap<Element, boolean>()

/**
 * Runs in the made-up page just before it is printed. Gives each link within the document an address
 * instead, the id of its target; print's `setDestinations` turns that back into a link.
 *
 * Points have places whether or not a link leads to them, for links from outside.
 *
 * Chromium looks up the place of every target on every page that it prints, so that the time grows with
 * their product: a thousand pages would never end.
 *
 * A style sheet may ask what an address is; there the links stay as they are, since another address could
 * be another look. So do links that lead nowhere, and those of a document that has such addresses itself.
 */
export function detachLinks(): LinkTarget[] {
  const targets = new Targets()
  for (const { id } of document.querySelectorAll(POINTS)) targets.numberOf(id)
  detach(targets)
  return targets.found
}

function detach(targets: Targets): void {
  const links = [...document.querySelectorAll('a[href]')]
  // All is measured before anything is changed, or each change would have styles looked up anew.
  const numbers = stays(links) ? [] : links.map((link) => targetOf(link, targets))
  for (const [at, link] of links.entries()) {
    const own = addressOf(link)
    const target = targets.found[numbers[at] ?? -1]
    const address = target ? INNER_LINK + encodeURIComponent(target.id) : own
    // As it may have been when its page was printed before.
    if (link.getAttribute('href') === address) continue
    addresses.set(link, own)
    link.setAttribute('href', address)
    const page = link.closest('.page')
    if (page) forgetSheet(page)
  }
}

/** Whether all links are to stay as they are. */
function stays(links: readonly Element[]): boolean {
  if ([...document.querySelectorAll('style')].some(asksForAddress)) return true
  return links.some((link) => addressOf(link).startsWith(INNER_LINK))
}

function targetOf(link: Element, targets: Targets): number | undefined {
  // An anchor of SVG has its address in other ways as well.
  if (!(link instanceof HTMLAnchorElement) || !addressOf(link).startsWith('#')) return undefined
  return targets.numberOf(addressOf(link).slice(1))
}

function asksForAddress(style: HTMLStyleElement): boolean {
  let asks = asking.get(style)
  if (asks === undefined) {
    asks = ASKS_FOR_ADDRESS.test(style.textContent)
    asking.set(style, asks)
  }
  return asks
}

/** Where fragments of addresses lead, each looked up once. */
class Targets {
  readonly found: LinkTarget[] = []
  readonly #numbers = new Map<string, number | undefined>()
  readonly #pages = new Map(
    [...document.querySelectorAll('.page')].map((page, at) => [
      page,
      { number: at + 1, edge: page.getBoundingClientRect() },
    ]),
  )

  /** The place of a target in {@link found}; none where it stands on no page. */
  numberOf(fragment: string): number | undefined {
    if (!this.#numbers.has(fragment)) this.#numbers.set(fragment, this.#look(fragment))
    return this.#numbers.get(fragment)
  }

  #look(fragment: string): number | undefined {
    const id = elementNamed(fragment) ? fragment : decoded(fragment)
    const element = elementNamed(id)
    const sheet = element?.closest('.page')
    const page = sheet && this.#pages.get(sheet)
    if (!element || !page) return undefined
    const { x, y } = placeOf(element, page.edge)
    this.found.push({
      id,
      page: page.number,
      x: Math.max(0, x * PIXEL),
      y: Math.max(0, y * PIXEL),
    })
    return this.found.length - 1
  }
}

function placeOf(element: Element, page: DOMRect): { x: number; y: number } {
  let place = places.get(element)
  if (!place) {
    const box = boxOf(element) ?? page
    place = { x: box.left - page.left, y: box.top - page.top }
    places.set(element, place)
  }
  return place
}

/** As the document has it. */
function addressOf(link: Element): string {
  return addresses.get(link) ?? link.getAttribute('href') ?? ''
}

function elementNamed(id: string): Element | undefined {
  if (id === '') return undefined
  return document.getElementById(id) ?? document.getElementsByName(id)[0]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The box of an element or, where it has none, of what it holds. */
function boxOf(element: Element): DOMRect | undefined {
  const box = element.getBoundingClientRect()
  if (box.width > 0 || element.getClientRects().length > 0) return box
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getClientRects().length > 0 ? range.getBoundingClientRect() : undefined
}
