/**
 * What stands around the pages, as it was read last, and how many there are; `undefined` where that is not known, or
 * where pages may hang on each other.
 */
let around: string | undefined

export function setAround(next: string | undefined): void {
  around = next
}

/**
 * Reads each page once for as long as nothing around the pages is another: those that did not change say what they
 * said.
 *
 * @param read what only the page itself and what stands around it decide
 */
export function oncePerPage<T>(read: (page: Element) => T): (page: Element) => T {
  const known = new WeakMap<Element, { readonly around: string; readonly value: T }>()
  return (page) => {
    const before = known.get(page)
    if (before && before.around === around) return before.value
    const value = read(page)
    if (around !== undefined) known.set(page, { around, value })
    return value
  }
}
