/**
 * Makes one list of nodes like another.
 *
 * in: an element in the document; what its children were written as, and what they are to be
 * out: the same element with new nodes where they differ, and only there
 * never: looks at the layout
 */

/** What is laid out as a whole, and may stand in another order than it was written in. */
const WHOLE = 'table, svg'

/** @returns the elements that were put in */
export function patch(parent: Element, old: readonly Node[], next: readonly Node[]): Element[] {
  const fresh: Element[] = []
  patchChildren(parent, old, next, fresh)
  return fresh
}

function patchChildren(
  parent: Element,
  old: readonly Node[],
  next: readonly Node[],
  fresh: Element[],
): void {
  const shorter = Math.min(old.length, next.length)
  let from = 0
  while (from < shorter && isSame(old[from], next[from])) from++
  let after = 0
  while (after < shorter - from && isSame(old.at(-1 - after), next.at(-1 - after))) after++
  if (from + after === old.length && from + after === next.length) return
  const live = [...parent.childNodes].slice(from, old.length - after)
  const wanted = next.slice(from, next.length - after)
  if (live.length === wanted.length) {
    for (const [n, node] of wanted.entries()) {
      patchNode(live[n] as ChildNode, old[from + n] as Node, node, fresh)
    }
    return
  }
  const end = parent.childNodes[old.length - after] ?? null
  for (const node of live) node.remove()
  for (const node of wanted) parent.insertBefore(put(node, fresh), end)
}

function patchNode(live: ChildNode, old: Node, next: Node, fresh: Element[]): void {
  if (isSame(old, next)) return
  const [from, to] = [old, next]
  const inside =
    from instanceof Element &&
    to instanceof Element &&
    live instanceof Element &&
    from.cloneNode(false).isEqualNode(to.cloneNode(false)) &&
    !from.matches(WHOLE)
  if (inside) patchChildren(live, [...from.childNodes], [...to.childNodes], fresh)
  else live.replaceWith(put(next, fresh))
}

function put(node: Node, fresh: Element[]): Node {
  const copy = document.importNode(node, true)
  if (copy instanceof Element) fresh.push(copy)
  return copy
}

function isSame(one: Node | undefined, other: Node | undefined): boolean {
  return one?.isEqualNode(other ?? null) ?? false
}
