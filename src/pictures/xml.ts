/** Where something stands. Lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** An element of an XML file. Text is left out: nothing that is read here says anything in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
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

const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`

/** What may follow a `<`. A document type that declares anything is none of it. */
const MARKUP = new RegExp(
  String.raw`<(?:!--(?<comment>[\s\S]*?)-->|!\[CDATA\[[\s\S]*?\]\]>|\?xml\s[^<>]*?\?>|!DOCTYPE\s+svg\b[^<>\[\]]*>|\/(?<end>${NAME})\s*>|(?<start>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>)`,
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

/** Elements that a file may hold, and how deep they may stand: more than any hand draws. */
const MOST_ELEMENTS = 20_000
const DEEPEST = 100

/**
 * The root element of an XML file, read strictly and as every parser reads it: no entities but the five that
 * XML has by itself, no document type that declares any, and all that is opened is closed.
 *
 * @throws XmlFault where the file is anything else
 */
export function parseXml(text: string): XmlElement {
  const positionAt = positionsIn(text)
  const fault = (reason: string, at: number) => new XmlFault(reason, positionAt(at))
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let count = 0
  let at = 0
  for (;;) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next < 0 ? undefined : next)
    if (open.length === 0 && between.replace(/^\uFEFF/, '').trim() !== '') {
      throw fault('holds text outside of its drawing', at)
    }
    if (next < 0) break
    MARKUP.lastIndex = next
    const match = MARKUP.exec(text)
    if (!match?.groups) throw fault(`is not well-formed at \`${excerpt(text, next)}\``, next)
    at = next + match[0].length
    const { start, end, attributes = '', empty } = match.groups
    if (end !== undefined) {
      const last = open.pop()
      if (last?.name !== end) throw fault(`closes \`<${end}>\` where it is not open`, next)
    }
    if (start === undefined) continue
    if (root && open.length === 0) throw fault('holds a second drawing', next)
    count += 1
    if (count > MOST_ELEMENTS) throw fault(`holds more than ${MOST_ELEMENTS} elements`, next)
    if (open.length >= DEEPEST) throw fault(`has elements more than ${DEEPEST} deep`, next)
    const element: XmlElement = {
      name: start,
      attributes: attributesIn(attributes, (reason) => fault(reason, next)),
      children: [],
      position: positionAt(next),
    }
    root ??= element
    open.at(-1)?.children.push(element)
    if (!empty) open.push(element)
  }
  const left = open.at(-1)
  if (left) throw new XmlFault(`never closes \`<${left.name}>\``, left.position)
  if (!root) throw fault('holds no drawing', 0)
  return root
}

function attributesIn(
  written: string,
  fault: (reason: string) => XmlFault,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw fault(`says \`${name}\` twice of one element`)
    attributes.set(name, decoded(double ?? single ?? '', fault))
  }
  return attributes
}

function decoded(value: string, fault: (reason: string) => XmlFault): string {
  return value.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (whole, hex, dec, name) => {
    const known = name === undefined ? undefined : ENTITIES[name]
    if (known !== undefined) return known
    const code = hex ? Number.parseInt(hex, 16) : Number(dec ?? Number.NaN)
    if (!(code > 0 && code <= 0x10ffff)) throw fault(`refers to \`${whole}\`, which it may not`)
    return String.fromCodePoint(code)
  })
}

/** Turns offsets into lines and columns; they are asked for in rising order. */
function positionsIn(text: string): (offset: number) => Position {
  let line = 1
  let start = 0
  return (offset) => {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; ) {
      line += 1
      start = end + 1
      end = text.indexOf('\n', start)
    }
    return { line, column: offset - start + 1 }
  }
}

function excerpt(text: string, at: number): string {
  return text.slice(at, at + 40).split('\n')[0] ?? ''
}
