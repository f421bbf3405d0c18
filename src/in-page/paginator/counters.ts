/**
 * CSS counters across fragments. `counter-reset` on an element that goes on would begin anew on
 * each page, so each fragment resets to what was counted before it. (Numbers of `ol` are attributes
 * and are carried on in place.ts.)
 *
 * in: a flow in its measuring layout; then, in reading order, the first node after each break
 * out: for each break the elements that count, with what they have counted until there
 */

interface Count {
  next: Element | null
  values: Map<string, number>
}

/** Gives, for the nodes after breaks in reading order, the `counter-reset` of each ancestor that counts. */
export function counterReader(root: Element): (after: Node) => Map<Element, string> {
  const counts = new Map<Element, Count | null>()
  return (after) => {
    const found = new Map<Element, string>()
    for (let node = after.parentElement; node && node !== root; node = node.parentElement) {
      const count = countOf(node)
      if (!count) continue
      advance(node, count, after)
      found.set(node, [...count.values].map(([name, value]) => `${name} ${value}`).join(' '))
    }
    return found
  }

  function countOf(element: Element): Count | null {
    let count = counts.get(element)
    if (count === undefined) {
      const values = parse(getComputedStyle(element).counterReset, 0)
      values.delete('list-item')
      count = values.size ? { next: element.firstElementChild, values } : null
      counts.set(element, count)
    }
    return count
  }
}

/** Counts on to the last element that begins before `after`, the first node after a break. */
function advance(scope: Element, count: Count, after: Node): void {
  const before = Node.DOCUMENT_POSITION_FOLLOWING
  while (count.next && count.next.compareDocumentPosition(after) & before) {
    const element = count.next
    const style = getComputedStyle(element)
    for (const [name, by] of parse(style.counterIncrement, 1)) {
      const value = count.values.get(name)
      if (value !== undefined) count.values.set(name, value + by)
    }
    const inner = parse(style.counterReset, 0)
    const nested = [...inner.keys()].some((name) => count.values.has(name))
    count.next = (nested ? null : element.firstElementChild) ?? following(element, scope)
  }
}

function following(element: Element, scope: Element): Element | null {
  for (let node: Element | null = element; node && node !== scope; node = node.parentElement) {
    if (node.nextElementSibling) return node.nextElementSibling
  }
  return null
}

/** `item 2 other` → item: 2, other: `missing`. */
function parse(value: string, missing: number): Map<string, number> {
  const found = new Map<string, number>()
  if (!value || value === 'none') return found
  let name = ''
  for (const word of value.split(/\s+/)) {
    if (/^[-+]?\d+$/.test(word)) found.set(name, Number(word))
    else {
      name = word
      found.set(name, missing)
    }
  }
  return found
}
