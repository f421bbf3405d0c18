import { strFromU8, unzipSync } from 'fflate'
import { parseXml, type XmlElement } from '../../src/text/xml.ts'

const LIMITS = { elements: 1_000_000, depth: 100 }

/** A Word file, unzipped, its parts parsed strictly. */
export interface Opened {
  readonly names: readonly string[]
  part(name: string): XmlElement
}

export function opened(bytes: Uint8Array): Opened {
  const files = unzipSync(bytes)
  const parsed = new Map<string, XmlElement>()
  return {
    names: Object.keys(files),
    part(name) {
      const file = files[name]
      if (!file) throw new Error(`There is no part ${name}`)
      const known = parsed.get(name) ?? parseXml(strFromU8(file), LIMITS)
      parsed.set(name, known)
      return known
    },
  }
}

/** An element and all that is in it. */
export function* within(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* within(child)
}

/** All elements of a name. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return [...within(element)].filter((each) => each.name === name)
}

/** An attribute; empty where there is none. */
export function said(element: XmlElement | undefined, name = 'w:val'): string {
  return element?.attributes.get(name) ?? ''
}

/** The words of an element: neither the codes of its fields nor what is written in its drawings. */
export function wordsOf(element: XmlElement): string {
  if (element.name === 'w:t') return element.text
  if (element.name === 'w:tab' || element.name === 'w:br') return ' '
  if (element.name === 'wps:txbx') return ''
  return element.children.map(wordsOf).join('')
}

/** Text without the marks of direction that no one sees. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u200E\u200F]/g, '')
}
