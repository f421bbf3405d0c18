import { decode } from '../../text/decode.ts'
import { parseXml, type XmlElement, XmlFault } from '../../text/xml.ts'
import { UnreadableFile } from '../unreadable.ts'

/** An element of a part of a document, whatever prefixes the program chose that wrote it. */
export interface WordElement {
  /** With the usual prefix: `w:p`, `m:t`, `mc:Choice`; of what is not known here with the file's own. */
  readonly name: string
  /** By their names without prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly WordElement[]
  readonly text: string
}

/** More than the longest books have, and as deep as tables in tables in text boxes go. */
const LIMITS = { elements: 800_000, depth: 400 }

/** The namespaces of Word's own documents and of the strict standard, and how their elements are called here. */
const USUAL: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
]

/**
 * A part of a document.
 *
 * @param name of the part, for the message
 * @throws UnreadableFile where it is no sound XML, or declares entities
 */
export function readWordXml(bytes: Uint8Array, name: string): WordElement {
  const { text, encoding } = decode(bytes)
  if (!encoding.startsWith('utf-')) {
    throw new UnreadableFile(`Its part ${name} is damaged: it is no Unicode text.`)
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.slice(0, 4096))) {
    throw new UnreadableFile(`Its part ${name} declares a document type, which no document does.`)
  }
  try {
    return usual(parseXml(text, LIMITS), new Map())
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    throw new UnreadableFile(`Its part ${name} is damaged: it ${error.message}.`)
  }
}

/** The first child of a name. */
export function childOf(element: WordElement | undefined, name: string): WordElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** Value of a child that has nothing but one: `<w:ilvl w:val="0"/>`. */
export function valueIn(element: WordElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('val')
}

/** Whether a switch is on: `<w:vanish/>`, unless it says `w:val="0"`. */
export function isOn(element: WordElement | undefined, name: string): boolean {
  const child = childOf(element, name)
  return child !== undefined && !/^(?:0|false|off)$/.test(child.attributes.get('val') ?? '')
}

function usual(element: XmlElement, outer: ReadonlyMap<string, string>): WordElement {
  let prefixes = outer
  const attributes = new Map<string, string>()
  for (const [name, value] of element.attributes) {
    const [prefix, local] = partsOf(name)
    attributes.set(local, value)
    if (prefix === 'xmlns') prefixes = new Map([...prefixes, [local, value]])
    if (name === 'xmlns') prefixes = new Map([...prefixes, ['', value]])
  }
  const [prefix, local] = partsOf(element.name)
  const known = prefixes.get(prefix)
  return {
    name: known === undefined ? element.name : nameIn(known, local, element.name),
    attributes: attributes.size === 0 ? element.attributes : attributes,
    children: element.children.map((child) => usual(child, prefixes)),
    text: element.text,
  }
}

function nameIn(namespace: string, local: string, written: string): string {
  const prefix = USUAL.find(([pattern]) => pattern.test(namespace))?.[1]
  return prefix === undefined ? written : `${prefix}:${local}`
}

function partsOf(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':')
  return [name.slice(0, Math.max(at, 0)), name.slice(at + 1)]
}
