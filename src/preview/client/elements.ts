import type { TextMessage } from '../protocol.ts'

/** Makes an element: everything that comes from the server enters the page as text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** A sentence with what stands between back-ticks as code. */
export function withCode(text: string): (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)))
}

/** The same title in all languages of the brief, beside one another. */
export function titleParts(title: readonly TextMessage[]): (Node | string)[] {
  return title.flatMap(({ lang, dir, text }, index) => [
    ...(index > 0 ? [' · '] : []),
    element('bdi', { lang, dir }, text),
  ])
}

/** An element of the shell. */
export function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new TypeError(`The page has no #${id}.`)
  return found as T
}
