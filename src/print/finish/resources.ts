import { createHash } from 'node:crypto'
import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'

/** Kinds of resources of which equal ones are one. */
const SHARED = ['ExtGState', 'XObject', 'ColorSpace'] as const

/** Makes one of equal pictures and graphics states. */
export function shareResources(file: PrintedFile, pages: readonly PdfDict[]): void {
  const equal = new Equal(file)
  for (const page of pages) {
    const resources = file.dictOrEmpty(page.get('Resources'))
    for (const kind of SHARED) {
      const named = file.dictOrEmpty(resources.get(kind))
      for (const [name, value] of named) named.set(name, equal.of(value))
    }
  }
}

/** Finds out which objects are equal, with all that they refer to. */
class Equal {
  readonly #file: PrintedFile
  readonly #known = new Map<number, Ref>()
  readonly #firsts = new Map<string, Ref>()

  constructor(file: PrintedFile) {
    this.#file = file
  }

  /** The value, with the first of equal objects in the place of each that it refers to. */
  of(value: PdfValue): PdfValue {
    if (value instanceof Ref) return this.#first(value)
    if (Array.isArray(value)) {
      for (const [at, each] of value.entries()) value[at] = this.of(each)
    } else if (value instanceof PdfDict) {
      for (const [key, each] of value) value.set(key, this.of(each))
    }
    return value
  }

  #first(ref: Ref): Ref {
    const known = this.#known.get(ref.id)
    if (known) return known
    // Until it is known: one that refers to itself would have no end.
    this.#known.set(ref.id, ref)
    const value = this.#file.get(ref)
    const isForm =
      value instanceof PdfStream && this.#file.name(value.dict.get('Subtype')) === 'Form'
    // A form has a place of its own in the structure.
    if (isForm) return ref
    this.of(value instanceof PdfStream ? value.dict : value)
    const bytes = value instanceof PdfStream ? createHash('sha256').update(value.bytes) : undefined
    const text = serialise(value) + (bytes?.digest('hex') ?? '')
    const first = this.#firsts.get(text) ?? ref
    this.#firsts.set(text, first)
    this.#known.set(ref.id, first)
    return first
  }
}

/** Kinds of resources that content asks for by their names (ISO 32000-1, table 33). */
const NAMED = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font'] as const

/** By the names that Chromium has given to resources, those that they are to have. */
export type ResourceNames = ReadonlyMap<string, string>

/**
 * The resources of a page or a form by their names, each with its kind; `undefined` where two have one name, or where it
 * has no resources of its own: then they keep their names.
 */
export function resourcesOf(
  file: PrintedFile,
  owner: PdfDict,
): ReadonlyMap<string, string> | undefined {
  const resources = owner.get('Resources')
  if (!(resources instanceof PdfDict)) return undefined
  const kinds = new Map<string, string>()
  for (const kind of NAMED) {
    for (const name of file.dictOrEmpty(resources.get(kind)).keys()) {
      if (kinds.has(name)) return undefined
      kinds.set(name, kind)
    }
  }
  return kinds
}

/**
 * Gives resources names that count for their page alone, in the order in which its content asks for them. Chromium calls
 * them by the numbers of their objects, so that one more link on the first page would change the content of all others.
 *
 * @param kinds the resources by their names
 * @returns the content with the new names, and these
 */
export function nameResources(
  content: string,
  kinds: ReadonlyMap<string, string>,
): { content: string; names: ResourceNames } {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const named = content.replace(/\/([A-Za-z]+)\d+(?=\s)/gu, (whole, letters: string) => {
    const name = whole.slice(1)
    if (!kinds.has(name)) return whole
    let own = names.get(name)
    if (own === undefined) {
      const count = (counts.get(letters) ?? 0) + 1
      counts.set(letters, count)
      own = `${letters}${count}`
      names.set(name, own)
    }
    return `/${own}`
  })
  return { content: named, names }
}

/** Calls the resources of a page or a form by the names that its content has for them. It has none that have no name. */
export function renameResources(
  file: PrintedFile,
  owner: PdfDict,
  kinds: ReadonlyMap<string, string>,
  names: ResourceNames,
): void {
  const resources = file.dict(owner.get('Resources'))
  for (const kind of NAMED) {
    if (!resources.has(kind)) continue
    const named = file.dictOrEmpty(resources.get(kind))
    const renamed = new PdfDict()
    for (const [name, own] of names) {
      const value = kinds.get(name) === kind ? named.get(name) : undefined
      if (value !== undefined) renamed.set(own, value)
    }
    // What the content does not ask for is left out.
    if (renamed.size > 0) resources.set(kind, renamed)
    else resources.delete(kind)
  }
}
