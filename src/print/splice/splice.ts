import { Name, PdfDict, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { Copier } from './copier.ts'
import { expectSaid, usesOf } from './glyph-uses.ts'
import { joinFonts, namedFonts, renameFonts, type UsedFonts } from './joined-fonts.ts'
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
  const prints = readPrints(places, printed)
  const whole = prints.get(printed) as RawPrint
  const copiers = new Map(
    [...prints].map(([file, print], at) => [file, new Copier(print, whole, `${at}-`)]),
  )
  setFonts(printed, places, copiers)
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
}

/**
 * Reads of kept prints what {@link splice} asks of them, which remembers it: for when nobody waits.
 *
 * @throws Error as it does
 */
export function readKept(places: readonly Place[]): void {
  const files = [...readPrints(places).keys()]
  joinFonts(files.map((file) => usedFonts(file, places)))
  for (const file of files) {
    for (const index of file.pages().keys()) usesOf(file, index)
  }
}

/** Of prints that are kept. */
const read = new WeakMap<PrintedFile, RawPrint>()

/** @param printed the newest of them, where it is there */
function readPrints(
  places: readonly Place[],
  printed?: PrintedFile,
): ReadonlyMap<PrintedFile, RawPrint> {
  const files = [...new Set([...(printed ? [printed] : []), ...places.map(({ file }) => file)])]
  // Where pages begin is seen where there are several.
  files.sort((a, b) => b.pages().length - a.pages().length)
  const prints = new Map<PrintedFile, RawPrint>()
  let first: RawPrint | undefined
  for (const file of files) {
    // The newest becomes another one.
    const print =
      (file === printed ? undefined : read.get(file)) ?? readRawPrint(file, first?.trunk.length)
    read.set(file, print)
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

/** What Chromium 143 gives the first link for a number, after those of the pages; later versions count page by page. */
const FIRST_LINK = 100_000

/** Numbers what marks and links belong to, as Chromium does. */
function setParents(file: PrintedFile, pages: readonly RawPage[]): void {
  const links = pages.flatMap((page) => page.links)
  const areApart = links.some(
    ({ annotation }) => Number(annotation.get('StructParent')) >= FIRST_LINK,
  )
  const numbers = new Map<number, PdfValue>()
  let next = 0
  for (const [at, { dict, parents, links }] of pages.entries()) {
    if (areApart) next = at
    if (parents !== undefined) {
      dict.set('StructParents', next)
      numbers.set(next++, parents)
    }
    if (areApart) continue
    for (const { annotation, parent } of links) {
      annotation.set('StructParent', next)
      numbers.set(next++, parent)
    }
  }
  if (areApart) {
    for (const [at, { annotation, parent }] of links.entries()) {
      annotation.set('StructParent', FIRST_LINK + at)
      numbers.set(FIRST_LINK + at, parent)
    }
  }
  const tree = file.dict(file.catalog.get('StructTreeRoot'))
  tree.delete('IDTree')
  tree.set('ParentTreeNextKey', next)
  file.dict(tree.get('ParentTree')).set('Nums', [...numbers].flat())
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

/** Gives pages of all prints the same fonts, before they are copied. */
function setFonts(
  printed: PrintedFile,
  places: readonly Place[],
  copiers: ReadonlyMap<PrintedFile, Copier>,
): void {
  const fonts = joinFonts([...copiers.keys()].map((file) => usedFonts(file, places)))
  expectSaid(fonts, places)
  const joined = new Map<number, Ref>()
  for (const font of fonts) {
    const copier = font.file === printed ? undefined : copiers.get(font.file)
    const ref = copier?.font(font.ref) ?? font.ref
    for (const part of font.parts) {
      if (part.file === printed) joined.set(part.ref.id, ref)
      else copiers.get(part.file)?.replace(part.ref, ref)
    }
    font.save(printed, ref)
  }
  for (const page of printed.pages()) renameFonts(namedFonts(printed, page), joined)
}

/** The fonts that a print has on those of its pages that are used. */
function usedFonts(file: PrintedFile, places: readonly Place[]): UsedFonts {
  const pages = file.pages()
  const used = places.flatMap((place) => (place.file === file ? (pages[place.index] ?? []) : []))
  const named = used.flatMap((page) => [...namedFonts(file, page).values()])
  return { file, fonts: named.filter((font) => font instanceof Ref) }
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
