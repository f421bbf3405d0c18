/** One attribute of a directive as it is written: offsets in the line, `end` not included. */
interface WrittenAttribute {
  /** `id` for `#quay`. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** Where its value stands, without its quotation marks; absent of a bare name. */
  readonly value?: readonly [start: number, end: number]
}

interface WrittenLine {
  readonly attributes: readonly WrittenAttribute[]
  /** Where a further attribute goes. */
  readonly end: number
  /** Whether that is within braces. */
  readonly braces: boolean
}

const OPENING = /^\s*:{3,}[A-Za-z][\w-]*(?:\[[^\]]*\])?/
const ATTRIBUTE =
  /\s*(?:#(?<id>[^\s#.}"'=]+)|\.[^\s#.}"'=]+|(?<name>[A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>`}]+)))?)/y

/** `undefined` where the line opens no directive, or holds what is no attribute. */
function read(line: string): WrittenLine | undefined {
  const [opening] = OPENING.exec(line) ?? []
  if (opening === undefined) return undefined
  if (line[opening.length] !== '{') {
    const rest = line.slice(opening.length).trim()
    return rest === '' ? { attributes: [], end: opening.length, braces: false } : undefined
  }
  const attributes: WrittenAttribute[] = []
  let at = opening.length + 1
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(line)
    if (!found) break
    const { id, name, double, single, bare } = found.groups ?? {}
    const end = ATTRIBUTE.lastIndex
    const written = id ?? double ?? single ?? bare
    const last = double === undefined && single === undefined ? end : end - 1
    attributes.push({
      name: id === undefined ? (name ?? '') : 'id',
      start: at + (/^\s*/.exec(found[0])?.[0].length ?? 0),
      end,
      ...(written !== undefined && { value: [last - written.length, last] as const }),
    })
    at = end
  }
  return /^\s*\}/.test(line.slice(at)) ? { attributes, end: at, braces: true } : undefined
}

/**
 * The value of an attribute as it is written on the line that opens a directive, without its quotation marks.
 *
 * @returns `undefined` where it has none, or the line opens no directive
 */
export function writtenAttribute(line: string, name: string): string | undefined {
  const value = read(line)?.attributes.find((each) => each.name === name)?.value
  return value && line.slice(...value)
}

/**
 * The line that opens a directive with one attribute of another value, and nothing else changed. What it has not
 * is put behind the others.
 *
 * @param value without `"`
 * @returns `undefined` where the line opens no directive, or holds what is no attribute
 */
export function withAttribute(line: string, name: string, value: string): string | undefined {
  const written = read(line)
  if (!written) return undefined
  const known = written.attributes.find((each) => each.name === name)
  if (known) {
    const begins = line.slice(0, known.start)
    const form = name === 'id' ? `#${value}` : `${name}="${value}"`
    return begins + form + line.slice(known.end)
  }
  const { end, braces, attributes } = written
  const added = `${attributes.length > 0 ? ' ' : ''}${name}="${value}"`
  return line.slice(0, end) + (braces ? added : `{${added}}`) + line.slice(end)
}

/** The same without one attribute; as it is where it has none of that name. */
export function withoutAttribute(line: string, name: string): string {
  const known = read(line)?.attributes.find((each) => each.name === name)
  if (!known) return line
  const before = line.slice(0, known.start)
  return (before.endsWith(' ') ? before.slice(0, -1) : before) + line.slice(known.end)
}

/** The same with the value of one attribute, where it has one, made another one within its quotation marks. */
export function mapAttribute(
  line: string,
  name: string,
  change: (written: string) => string,
): string {
  const value = read(line)?.attributes.find((each) => each.name === name)?.value
  if (!value) return line
  return line.slice(0, value[0]) + change(line.slice(...value)) + line.slice(value[1])
}
