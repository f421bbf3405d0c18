import { type Position, positionsIn } from './position.ts'

/** An element of an XML file. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  /** What stands in it outside of its children, in one piece, for whoever knows that text and elements do not mix there. */
  readonly text: string
  /** Its children and the text before, between and after them, in their order. */
  readonly content: (XmlElement | string)[]
  readonly position: Position
}

/** Why a file is no XML of the plain kind that is read here. */
export class XmlFault extends Error {
  readonly position: Position

  constructor(reason: string, position: Position) {
    super(reason)
    this.position = position
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`

/** What may follow a `<`. A document type that declares anything is none of it. */
const MARKUP = new RegExp(
  String.raw`<(?:!--(?<comment>[\s\S]*?)-->|!\[CDATA\[(?<data>[\s\S]*?)\]\]>|\?xml\s[^<>]*?\?>|\?(?<instruction>${NAME})(?:\s[\s\S]*?)?\?>|!DOCTYPE\s+(?:svg|tmx)\b[^<>\[\]]*>|\/(?<end>${NAME})\s*>|(?<start>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>)`,
  'y',
)

const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g')

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** How many elements a file may hold, and how deep they may stand. */
export interface XmlLimits {
  readonly elements: number
  readonly depth: number
  /** Whether instructions to other programs are passed over: `<?xml-stylesheet …?>`. @default false: they are refused */
  readonly instructions?: boolean
}

/**
 * The root element of an XML file, read strictly and as every parser reads it: no entities but the five that
 * XML has by itself, no document type that declares any, and all that is opened is closed.
 *
 * @throws XmlFault where the file is anything else
 */
export function parseXml(text: string, limits: XmlLimits): XmlElement {
  const positionAt = positionsIn(text)
  const fault = (reason: string, at: number) => new XmlFault(reason, positionAt(at))
  const open: Mutable<XmlElement>[] = []
  let root: XmlElement | undefined
  let count = 0
  let at = 0
  for (;;) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next < 0 ? undefined : next)
    const parent = open.at(-1)
    if (parent === undefined && between.replace(/^\uFEFF/, '').trim() !== '') {
      throw fault('holds text outside of its root element', at)
    }
    const begin = at
    if (parent !== undefined && between !== '') {
      addText(
        parent,
        decoded(between, (reason) => fault(reason, begin)),
      )
    }
    if (next < 0) break
    MARKUP.lastIndex = next
    const match = MARKUP.exec(text)
    const refused = match?.groups?.instruction !== undefined && !limits.instructions
    if (!match?.groups || refused) {
      throw fault(`is not well-formed at \`${excerpt(text, next)}\``, next)
    }
    at = next + match[0].length
    const { start, end, attributes = '', empty, data } = match.groups
    if (data !== undefined && parent !== undefined) addText(parent, data)
    if (end !== undefined) {
      const last = open.pop()
      if (last?.name !== end) throw fault(`closes \`<${end}>\` where it is not open`, next)
    }
    if (start === undefined) continue
    if (root && open.length === 0) throw fault('holds a second root element', next)
    count += 1
    if (count > limits.elements) throw fault(`holds more than ${limits.elements} elements`, next)
    if (open.length >= limits.depth) {
      throw fault(`has elements more than ${limits.depth} deep`, next)
    }
    const element: Mutable<XmlElement> = {
      name: start,
      attributes: attributesIn(attributes, (reason) => fault(reason, next)),
      children: [],
      text: '',
      content: [],
      position: positionAt(next),
    }
    root ??= element
    parent?.children.push(element)
    parent?.content.push(element)
    if (!empty) open.push(element)
  }
  const left = open.at(-1)
  if (left) throw new XmlFault(`never closes \`<${left.name}>\``, left.position)
  if (!root) throw fault('holds no element', 0)
  return root
}

function addText(element: Mutable<XmlElement>, text: string): void {
  element.text += text
  const last = element.content.at(-1)
  if (typeof last === 'string') element.content[element.content.length - 1] = last + text
  else element.content.push(text)
}

/** Most elements have none, and there may be hundreds of thousands of them. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

function attributesIn(
  written: string,
  fault: (reason: string) => XmlFault,
): ReadonlyMap<string, string> {
  if (written === '') return NO_ATTRIBUTES
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw fault(`says \`${name}\` twice of one element`)
    attributes.set(name, decoded(double ?? single ?? '', fault))
  }
  return attributes
}

function decoded(value: string, fault: (reason: string) => XmlFault): string {
  if (!value.includes('&')) return value
  return value.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (whole, hex, dec, name) => {
    const known = name === undefined ? undefined : ENTITIES[name]
    if (known !== undefined) return known
    const code = hex ? Number.parseInt(hex, 16) : Number(dec ?? Number.NaN)
    if (!(code > 0 && code <= 0x10ffff)) throw fault(`refers to \`${whole}\`, which it may not`)
    return String.fromCodePoint(code)
  })
}

function excerpt(text: string, at: number): string {
  return text.slice(at, at + 40).split('\n')[0] ?? ''
}
