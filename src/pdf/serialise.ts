import { Name, type PdfDict, PdfStream, type PdfValue, Ref } from './objects.ts'

/** What objects are called in a file, by the ids of their references; 0 for what is called by its id. */
export type Numbers = ArrayLike<number>

/**
 * An object as it stands in a file, but for a stream, of which only the dictionary is written.
 *
 * @param numbers of the objects that it refers to; those that have none keep their ids
 */
export function serialise(value: PdfValue, numbers: Numbers = AS_THEY_ARE): string {
  if (typeof value === 'number') return decimal(value)
  if (typeof value === 'string') return literal(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (value instanceof Ref) return `${numbers[value.id] || value.id} 0 R`
  if (value instanceof Name) return name(value.value)
  if (Array.isArray(value)) return `[${value.map((each) => serialise(each, numbers)).join(' ')}]`
  const dict = value instanceof PdfStream ? value.dict : value
  return dictionary(dict, numbers)
}

const AS_THEY_ARE: Numbers = []

function dictionary(dict: PdfDict, numbers: Numbers): string {
  let out = '<<'
  dict.forEach((value, key) => {
    out += `${KEYS.get(key) ?? name(key)} ${serialise(value, numbers)}`
  })
  return `${out}>>`
}

/** Keys that nearly every object has, as they are written: to look at each of their letters takes longer. */
const KEYS: ReadonlyMap<string, string> = new Map(
  ['Type', 'S', 'P', 'K', 'Pg', 'ActualText', 'Lang', 'A', 'ID', 'O', 'Obj', 'MCID'].map((key) => [
    key,
    `/${key}`,
  ]),
)

/** PDF knows no exponents; five decimals are finer than any printer. */
function decimal(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(5).replace(/\.?0+$/u, '')
}

function literal(bytes: string): string {
  const escaped = bytes.replace(/[\\()]/g, '\\$&')
  // A bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2).
  const isOneLine = !/[\r\n]/.test(escaped)
  return `(${isOneLine ? escaped : escaped.replaceAll('\r', '\\r').replaceAll('\n', '\\n')})`
}

function name(value: string): string {
  if (!UNUSUAL.test(value)) return `/${value}`
  const unusual = new RegExp(UNUSUAL, 'g')
  const written = value.replace(unusual, (byte) => {
    return `#${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `/${written}`
}

const UNUSUAL = /[^!-~]|[#()<>[\]{}/%]/
