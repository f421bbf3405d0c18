import { Name, PdfDict, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { Copier } from './copier.ts'
import { joinFonts } from './joined-fonts.ts'
import { type RawPage, type RawPrint, readRawPrint, roleOf } from './raw-print.ts'

/** A page in one of several files. */
export interface Place {
  readonly file: PrintedFile
  /** From 0. */
  readonly index: number
}

/**
 * Puts the pages of several prints of one document together, as if they had been printed at once: with one structure
 * tree, one outline, one of each font, and whatever else a file has once.
 *
 * @param printed the newest of them, which becomes the whole
 * @param places all pages in their order, those of `printed` among them
 * @throws Error where a file is not as files are whose pages can be told apart
 */
export function splice(printed: PrintedFile, places: readonly Place[]): void {
  const prints = readPrints(printed, places)
  const whole = prints.get(printed) as RawPrint
  const copiers = new Map(
    [...prints].map(([file, print], at) => [file, new Copier(print, whole, `${at}-`)]),
  )
  const pages = places.map(({ file, index }): RawPage => {
    const page = prints.get(file)?.pages[index]
    const copier = copiers.get(file)
    if (!page || !copier) throw new Error('A page is missing.')
    return file === printed ? page : copier.page(page)
  })
  setElements(whole, pages)
  setParents(printed, pages)
  setHeadings(printed, pages)
  setPageTree(printed, pages)
  setFonts(printed, pages, places)
}

function readPrints(
  printed: PrintedFile,
  places: readonly Place[],
): ReadonlyMap<PrintedFile, RawPrint> {
  const files = [...new Set([printed, ...places.map(({ file }) => file)])]
  // Where pages begin is seen where there are several.
  files.sort((a, b) => b.pages().length - a.pages().length)
  const prints = new Map<PrintedFile, RawPrint>()
  let first: RawPrint | undefined
  for (const file of files) {
    const print = readRawPrint(file, first?.trunk.length)
    first ??= print
    const roles = ({ file, trunk }: RawPrint) => trunk.map((ref) => roleOf(file, ref)).join()
    if (roles(print) !== roles(first)) throw new Error('The pages stand in other elements.')
    prints.set(file, print)
  }
  return prints
}

/** Hangs what stands on the pages into the structure. */
function setElements({ file, trunk }: RawPrint, pages: readonly RawPage[]): void {
  const last = file.dict(trunk.at(-1))
  const elements = pages.flatMap(({ element }) => element ?? [])
  last.set('K', elements.length === 1 ? (elements[0] as Ref) : elements)
}

/** Numbers what marks and links belong to, page by page, as Chromium does. */
function setParents(file: PrintedFile, pages: readonly RawPage[]): void {
  const numbers: PdfValue[] = []
  let next = 0
  const add = (parents: PdfValue) => {
    numbers.push(next, parents)
    return next++
  }
  for (const { dict, parents, links } of pages) {
    if (parents !== undefined) dict.set('StructParents', add(parents))
    for (const { annotation, parent } of links) annotation.set('StructParent', add(parent))
  }
  const tree = file.dict(file.catalog.get('StructTreeRoot'))
  tree.delete('IDTree')
  tree.set('ParentTreeNextKey', next)
  file.dict(tree.get('ParentTree')).set('Nums', numbers)
}

/** Lists the headings, all at one level: where they lead to is what `finish` asks of them. */
function setHeadings(file: PrintedFile, pages: readonly RawPage[]): void {
  const items = pages.flatMap(({ headings }) => headings)
  const { catalog } = file
  const entries = [...catalog].filter(([key]) => key !== 'Outlines')
  catalog.clear()
  for (const [key, value] of entries) {
    catalog.set(key, value)
    if (key === 'StructTreeRoot' && items.length > 0) catalog.set('Outlines', outline(file, items))
  }
}

function outline(file: PrintedFile, items: readonly PdfDict[]): Ref {
  const refs = items.map((item) => file.add(item))
  const [first, last] = [refs[0], refs.at(-1)]
  const root = file.add(PdfDict.of({ First: first, Last: last, Count: items.length }))
  for (const [at, item] of items.entries()) {
    for (const key of ['First', 'Last', 'Count', 'Prev', 'Next']) item.delete(key)
    item.set('Parent', root)
    const next = refs[at + 1]
    if (next) item.set('Next', next)
  }
  return root
}

/** Gives pages of all prints the same fonts. */
function setFonts(file: PrintedFile, pages: readonly RawPage[], places: readonly Place[]): void {
  const prints = new Map<PrintedFile, Map<number, Ref>>([[file, new Map()]])
  const named = pages.map(({ dict }) =>
    file.dictOrEmpty(file.dictOrEmpty(dict.get('Resources')).get('Font')),
  )
  for (const [at, { file: print }] of places.entries()) {
    const fonts = prints.get(print) ?? new Map<number, Ref>()
    prints.set(print, fonts)
    for (const font of named[at]?.values() ?? []) if (font instanceof Ref) fonts.set(font.id, font)
  }
  const joined = joinFonts(
    file,
    [...prints.values()].map((fonts) => [...fonts.values()]),
  )
  for (const fonts of named) {
    for (const [name, font] of fonts) {
      if (font instanceof Ref) fonts.set(name, joined.get(font.id) ?? font)
    }
  }
}

/** How many kids a node of the tree of pages has at most. */
const PER_NODE = 8

/** Builds the tree of pages as Chromium does: by eights, where a last one that is alone goes up as it is. */
function setPageTree(file: PrintedFile, pages: readonly RawPage[]): void {
  let layer = pages.map(({ ref }) => ({ ref, count: 1 }))
  do {
    const above: typeof layer = []
    for (let at = 0; at < layer.length; at += PER_NODE) {
      const kids = layer.slice(at, at + PER_NODE)
      const [only] = kids
      if (kids.length === 1 && only && layer.length > 1) {
        above.push(only)
        continue
      }
      const count = kids.reduce((sum, kid) => sum + kid.count, 0)
      const refs = kids.map((kid) => kid.ref)
      const node = file.add(PdfDict.of({ Type: Name.of('Pages'), Count: count, Kids: refs }))
      for (const ref of refs) file.dict(ref).set('Parent', node)
      above.push({ ref: node, count })
    }
    layer = above
  } while (layer.length > 1)
  file.catalog.set('Pages', layer[0]?.ref ?? null)
}
