import { decode } from '../../text/decode.ts'
import { parseXml, type XmlElement, XmlFault } from '../../text/xml.ts'
import { UnreadableReturn } from '../returned.ts'

/** An element of a file, whatever prefixes the tool chose that wrote it. */
export interface XliffElement {
  /** Of XLIFF by its bare name; of another namespace with a colon before it: `unit`, `:seg-defs`. */
  readonly name: string
  /** As they are written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly content: readonly (XliffElement | string)[]
  /** From 1. */
  readonly line: number
}

/** Thousands of units with all their inline codes. */
const LIMITS = { elements: 800_000, depth: 200, instructions: true }

/** The versions that are read, each in its namespace. */
const CORE = /^urn:oasis:names:tc:xliff:document:(?:1\.[12]|2\.[012])$/

/**
 * The root of a file of XLIFF 1.1, 1.2 or 2.0 to 2.2.
 *
 * @throws UnreadableReturn where it is anything else, with the line
 */
export function readDocument(bytes: Uint8Array): XliffElement {
  const { text } = decode(bytes)
  // Entities could make any size out of a few lines, and fetch what is none of ours.
  const declared = text.slice(0, text.search(/<[A-Za-z_]/)).search(/<!DOCTYPE/i)
  if (declared >= 0) {
    throw new UnreadableReturn(
      'It declares a document type, which XLIFF does not',
      'Export it anew, without one.',
      `line ${text.slice(0, declared).split('\n').length}`,
    )
  }
  const root = named(parsed(text), new Map([['', '']]))
  if (root.name !== 'xliff') {
    throw new UnreadableReturn(
      `It is no XLIFF of the versions 1.1 to 2.2: it begins with \`<${root.name.replace(/^:/, '')}>\``,
      'Export it as XLIFF 1.2 or 2.1.',
      `line ${root.line}`,
    )
  }
  return root
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text, LIMITS)
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    const { line, column } = error.position
    throw new UnreadableReturn(
      `It is no sound XML: it ${error.message}`,
      'It may have been cut on the way, or edited by hand: export it anew.',
      `line ${line}, column ${column}`,
    )
  }
}

function named(
  { name, attributes, content, position }: XmlElement,
  outer: ReadonlyMap<string, string>,
): XliffElement {
  const declared = [...attributes].filter(([key]) => /^xmlns(?::|$)/.test(key))
  const namespaces =
    declared.length === 0
      ? outer
      : new Map([...outer, ...declared.map(([key, value]) => [key.slice(6), value] as const)])
  const at = name.indexOf(':')
  const namespace = namespaces.get(name.slice(0, Math.max(at, 0)))
  const local = name.slice(at + 1)
  // Some tools leave the namespace out.
  const isCore = namespace === '' || (namespace !== undefined && CORE.test(namespace))
  return {
    name: isCore ? local : `:${local}`,
    attributes,
    content: content.map((part) => (typeof part === 'string' ? part : named(part, namespaces))),
    line: position.line,
  }
}

/** The elements in an element. */
export function childrenOf({ content }: XliffElement): XliffElement[] {
  return content.filter((part) => typeof part !== 'string')
}

/** The first child of a name. */
export function childOf(element: XliffElement, name: string): XliffElement | undefined {
  return childrenOf(element).find((child) => child.name === name)
}

/** All elements of a name below an element, in their order. */
export function allIn(element: XliffElement, name: string): XliffElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allIn(child, name),
  ])
}

/** All text of an element. */
export function textIn({ content }: XliffElement): string {
  return content.map((part) => (typeof part === 'string' ? part : textIn(part))).join('')
}
