import { Name, type PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'

/** What objects are called in a file, by the ids of their references. */
export type Numbers = ReadonlyMap<number, number>

/**
 * An object as it stands in a file, but for a stream, of which only the dictionary is written.
 *
 * @param numbers of the objects that it refers to; those that have none keep their ids
 */
export function serialise(value: PdfValue, numbers: Numbers = AS_THEY_ARE): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'number':
      return decimal(value)
    case 'string':
      return literal(value)
  }
  if (value instanceof Name) return name(value.value)
  if (value instanceof Ref) return `${numbers.get(value.id) ?? value.id} 0 R`
  if (Array.isArray(value)) return `[${value.map((each) => serialise(each, numbers)).join(' ')}]`
  const dict = value instanceof PdfStream ? value.dict : value
  return dictionary(dict, numbers)
}

const AS_THEY_ARE: Numbers = new Map()

function dictionary(dict: PdfDict, numbers: Numbers): string {
  let out = '<<'
  dict.forEach((value, key) => {
    out += `${name(key)} ${serialise(value, numbers)}`
  })
  return `${out}>>`
}

/** PDF knows no exponents; five decimals are finer than any printer. */
function decimal(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(5).replace(/\.?0+$/u, '')
}

function literal(bytes: string): string {
  return `(${bytes.replace(/[\\()\r\n]/gu, (byte) => ESCAPES[byte] ?? `\\${byte}`)})`
}

// A bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2).
const ESCAPES: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n' }

function name(value: string): string {
  return `/${value.replace(/[^!-~]|[#()<>[\]{}/%]/gu, (byte) => `#${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
}
