/** How a report names an element: in goes the element, out its path and the beginning of its text. */

/** `main > section#x > div.row:nth-child(3)`, from the flow downwards. */
function pathOf(element: Element): string {
  const steps: string[] = []
  let node: Element | null = element
  for (; node && !node.matches('[data-flow],body,html'); node = node.parentElement) {
    if (node.matches('.page,.page-body')) continue
    if (node.id) {
      steps.unshift(`${node.tagName.toLowerCase()}#${node.id}`)
      continue
    }
    const name = [...node.classList].find((word) => !/^(continues|is-continued)$/.test(word))
    const position = node.parentElement ? [...node.parentElement.children].indexOf(node) + 1 : 1
    const mark = name ? `.${name}` : ''
    steps.unshift(`${node.tagName.toLowerCase()}${mark}:nth-child(${position})`)
  }
  return ['main', ...steps].join(' > ')
}

export function describe(element: Element): { path: string; text?: string } {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80)
  return text ? { path: pathOf(element), text } : { path: pathOf(element) }
}
