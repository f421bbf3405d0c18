import { collapse } from './blocks.ts'
import type { Page } from './page.ts'

/** A value of a page's head, and the name under which it stands there. */
export interface Meta {
  readonly name: string
  readonly value: string
}

/** What the `meta` elements of a page say, in their order, by `property`, `name` or `itemprop`. */
export function metasOf(page: Page): Meta[] {
  return [...page.querySelectorAll('meta')].flatMap((element) => {
    const value = collapse(element.getAttribute('content') ?? '')
    const name = ['property', 'name', 'itemprop']
      .map((each) => element.getAttribute(each))
      .find(Boolean)
    return name && value !== '' ? [{ name: name.toLowerCase(), value }] : []
  })
}

/** The first of the names that a page gives, in the order of the names. */
export function firstOf(metas: readonly Meta[], names: readonly string[]): Meta | undefined {
  return names.flatMap((name) => metas.find((meta) => meta.name === name) ?? [])[0]
}
