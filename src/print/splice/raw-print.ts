import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'

/** What a PDF that Chromium has printed is put together of, page by page. */
export interface RawPrint {
  readonly file: PrintedFile
  readonly pages: readonly RawPage[]
  /** From the root of the structure tree down to the element whose kids are the pages. */
  readonly trunk: readonly Ref[]
}

export interface RawPage {
  readonly ref: Ref
  readonly dict: PdfDict
  /** What of the structure tree stands on it; absent where nothing does. */
  readonly element: Ref | undefined
  /** What its marks belong to, by their numbers. */
  readonly parents: PdfValue | undefined
  /** Those on it, and what of the structure each belongs to. */
  readonly links: readonly { readonly annotation: PdfDict; readonly parent: PdfValue }[]
  /** Entries of the outline that lead to it. */
  readonly headings: readonly PdfDict[]
}

/**
 * Takes a printed file apart. It knows files as they are printed of a document with texts, links, lines and pictures; what
 * it does not know it does not guess.
 *
 * @param depth how long the trunk is, for a file of one page, in which one cannot see where that ends
 * @throws Error
 */
export function readRawPrint(file: PrintedFile, depth?: number): RawPrint {
  const { catalog } = file
  expectKeys(catalog, CATALOG)
  const refs = file.pages()
  const tree = file.dict(catalog.get('StructTreeRoot'))
  expectKeys(tree, TREE)
  const trunk = readTrunk(file, tree, depth)
  const elements = elementsOf(file, trunk, refs)
  const parents = readParents(file, tree)
  const headings = readHeadings(file)
  const pages = refs.map((ref, index): RawPage => {
    const dict = file.dict(ref)
    expectKeys(dict, PAGE)
    expectPlain(file, dict)
    const links = file.array(dict.get('Annots')).map((each) => {
      const annotation = file.dict(each)
      const parent = parents.get(Number(annotation.get('StructParent')))
      if (parent === undefined) throw new Error('A link has no place in the structure.')
      return { annotation, parent }
    })
    return {
      ...{ ref, dict, element: elements[index], links },
      parents: parents.get(Number(dict.get('StructParents'))),
      headings: headings.get(ref.id) ?? [],
    }
  })
  return { file, pages, trunk }
}

const CATALOG: ReadonlySet<string> = new Set([
  ...['Type', 'Pages', 'MarkInfo', 'StructTreeRoot', 'Outlines', 'ViewerPreferences', 'Lang'],
])
const TREE: ReadonlySet<string> = new Set([
  ...['Type', 'K', 'ParentTreeNextKey', 'ParentTree', 'IDTree'],
])
const PAGE: ReadonlySet<string> = new Set([
  ...['Type', 'Resources', 'MediaBox', 'Annots', 'Contents', 'StructParents', 'Tabs', 'Parent'],
])
const RESOURCES: ReadonlySet<string> = new Set(['ProcSet', 'ExtGState', 'Font', 'XObject'])

function expectKeys(dict: PdfDict, known: ReadonlySet<string>): void {
  for (const key of dict.keys()) if (!known.has(key)) throw new Error(`There is a ${key}.`)
}

/** A page of texts, lines and pictures: what else it paints may say where in the structure that stands. */
function expectPlain(file: PrintedFile, page: PdfDict): void {
  const resources = file.dictOrEmpty(page.get('Resources'))
  expectKeys(resources, RESOURCES)
  const kinds = [
    ['Font', 'Type0'],
    ['XObject', 'Image'],
  ] as const
  for (const [key, kind] of kinds) {
    for (const each of file.dictOrEmpty(resources.get(key)).values()) {
      const found = file.resolve(each)
      const dict = found instanceof PdfStream ? found.dict : file.dictOrEmpty(found)
      if (file.name(dict.get('Subtype')) !== kind) throw new Error(`A ${key} is no ${kind}.`)
    }
  }
  for (const each of file.dictOrEmpty(resources.get('ExtGState')).values()) {
    if (serialise(file.resolve(each)).includes('/SMask')) throw new Error('There is a mask.')
  }
}

function readTrunk(file: PrintedFile, tree: PdfDict, depth = Number.POSITIVE_INFINITY): Ref[] {
  const trunk: Ref[] = []
  for (let kid = tree.get('K'); kid instanceof Ref && trunk.length < depth; ) {
    trunk.push(kid)
    kid = file.dict(kid).get('K')
  }
  if (trunk.length === 0) throw new Error('There is no structure.')
  return trunk
}

/** By page, what of the structure stands on it. */
function elementsOf(
  file: PrintedFile,
  trunk: readonly Ref[],
  pages: readonly Ref[],
): readonly (Ref | undefined)[] {
  const last = file.dict(trunk.at(-1))
  const elements: (Ref | undefined)[] = pages.map(() => undefined)
  const numbers = new Map(pages.map(({ id }, index) => [id, index]))
  let before = -1
  for (const kid of [last.get('K') ?? []].flat()) {
    const page = kid instanceof Ref ? pageOf(file, kid) : undefined
    const number = page === undefined ? undefined : numbers.get(page.id)
    // One element a page, in their order.
    if (!(kid instanceof Ref) || number === undefined || number <= before) {
      throw new Error('The structure does not go by pages.')
    }
    elements[number] = kid
    before = number
  }
  return elements
}

/** The page of the first element that names one. */
function pageOf(file: PrintedFile, ref: Ref): Ref | undefined {
  const dict = file.dict(ref)
  const page = dict.get('Pg')
  if (page instanceof Ref) return page
  for (const kid of [dict.get('K') ?? []].flat()) {
    const found =
      kid instanceof Ref ? pageOf(file, kid) : kid instanceof PdfDict ? kid.get('Pg') : undefined
    if (found instanceof Ref) return found
  }
  return undefined
}

/** The tree of what marks belong to, which Chromium writes as one leaf (ISO 32000-1, 7.9.7). */
function readParents(file: PrintedFile, tree: PdfDict): Map<number, PdfValue> {
  const leaf = file.dictOrEmpty(tree.get('ParentTree'))
  if (leaf.has('Kids')) throw new Error('The tree of parents has branches.')
  const numbers = file.array(leaf.get('Nums'))
  const parents = new Map<number, PdfValue>()
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    parents.set(Number(numbers[at]), numbers[at + 1] ?? null)
  }
  return parents
}

/** Entries of the outline in their order, by the ids of the pages that they lead to. */
function readHeadings(file: PrintedFile): Map<number, PdfDict[]> {
  const headings = new Map<number, PdfDict[]>()
  const walk = (first: PdfValue | undefined) => {
    for (let at = first; at instanceof Ref; ) {
      const item = file.dict(at)
      const [page] = file.array(item.get('Dest'))
      if (!(page instanceof Ref)) throw new Error('A heading leads to no page.')
      headings.set(page.id, [...(headings.get(page.id) ?? []), item])
      walk(item.get('First'))
      at = item.get('Next')
    }
  }
  walk(file.dictOrEmpty(file.catalog.get('Outlines')).get('First'))
  return headings
}

/** What an element of the trunk is, but for its place. */
export function roleOf(file: PrintedFile, ref: Ref): string {
  return serialise(new PdfDict([...file.dict(ref)].filter(([key]) => key !== 'K' && key !== 'P')))
}
