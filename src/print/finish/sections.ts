import type { Region } from '../../in-page/protocol.ts'
import { Element, type Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Gives the document its parts (ISO 32000-1, 14.8.4.2): halves, sections, asides and captions, each one element
 * over all of its pages. Chromium tags boxes instead, one in the other on each page, which say nothing: those are
 * dissolved, and what stands loose in one becomes a paragraph.
 *
 * A note stands after the text of its page, and so in the section that has the end of that page.
 */
export function setSections(structure: Structure, texts: Texts, regions: readonly Region[]): void {
  dissolveIn(structure, texts, structure.root)
  const paths = regionsOf(structure, texts, regions)
  group(structure, structure.root, [], regions, paths)
}

/** From the outermost region to the innermost. */
type Path = readonly number[]

type Paths = ReadonlyMap<Element, Path>

/** The regions that hold all of an element. Notes have none, nor has what has no text. */
function regionsOf(structure: Structure, texts: Texts, regions: readonly Region[]): Paths {
  const known = regions.map((): Path => [])
  for (const [index, { within }] of regions.entries()) {
    known[index] = [...(within === undefined ? [] : (known[within] as Path)), index]
  }
  const paths = new Map<Element, Path>()
  const gather = (element: Element): Path | undefined => {
    if (element.role === 'Note') return undefined
    const text = texts.get(element)
    let path = text && (text.region === undefined ? [] : known[text.region])
    for (const child of element.elements) {
      const inside = gather(child)
      if (inside) path = path ? common(path, inside) : inside
    }
    if (path) {
      const last = regions[path.at(-1) ?? -1]
      // What has a caption, and no text beside it, is not in its caption.
      if (last?.role === 'Caption' && HAS_CAPTION.has(element.role)) path = path.slice(0, -1)
      paths.set(element, path)
    }
    return path
  }
  gather(structure.root)
  return paths
}

/** A caption that Chromium has tagged is one already. */
const HAS_CAPTION: ReadonlySet<string> = new Set(['Caption', 'Div', 'Figure', 'Table'])

function common(a: Path, b: Path): Path {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}

/** Puts the kids of boxes into the place of the boxes, as deep as these stand in each other. */
function dissolveIn(structure: Structure, texts: Texts, parent: Element): void {
  const kids: Element['kids'] = []
  for (const kid of parent.kids) {
    if (!(kid instanceof Element) || !HOLDS_BLOCKS.has(kid.role)) {
      kids.push(kid)
      continue
    }
    dissolveIn(structure, texts, kid)
    if (!isBox(kid)) {
      kids.push(kid)
      continue
    }
    const lang = kid.dict.get('Lang')
    for (const inner of paragraphsIn(structure, texts, kid)) {
      if (lang !== undefined && !inner.dict.has('Lang')) inner.dict.set('Lang', lang)
      kids.push(inner)
    }
    structure.remove(kid)
  }
  parent.kids = kids
  for (const kid of kids) if (kid instanceof Element) kid.parent = parent
  // A caption is a line in itself, unless it has several.
  const lines =
    parent.role === 'Caption'
      ? new Set(parent.elements.map((kid) => boxAround(kid, texts)))
      : undefined
  const holdsLines = parent === structure.root || parent.role === 'Div' || (lines?.size ?? 0) > 1
  if (holdsLines && holdsElements(parent)) parent.kids = paragraphsIn(structure, texts, parent)
}

/** What boxes may stand in. One in a paragraph is a part of its line. */
const HOLDS_BLOCKS: ReadonlySet<string> = new Set([
  ...['NonStruct', 'Div', 'Caption', 'Note', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD'],
])

/** Boxes that only hold other elements, and of which nothing else is known. */
function isBox(element: Element): boolean {
  const { role, dict } = element
  return (
    role === 'NonStruct' && holdsElements(element) && !dict.has('Alt') && !dict.has('ActualText')
  )
}

function holdsElements({ kids }: Element): boolean {
  return kids.length > 0 && kids.every((kid) => kid instanceof Element)
}

/** The kids of a box, those of a line as paragraphs: what stood in one box of the document is one. */
function paragraphsIn(structure: Structure, texts: Texts, box: Element): Element[] {
  const blocks: Element[] = []
  let paragraph: Element | undefined
  let around: number | undefined
  for (const kid of box.elements) {
    if (!INLINE.has(kid.role)) {
      paragraph = undefined
      blocks.push(kid)
      continue
    }
    const own = boxAround(kid, texts)
    if (!paragraph || own !== around) {
      paragraph = structure.create('P')
      paragraph.parent = box
      blocks.push(paragraph)
    }
    around = own
    paragraph.kids.push(kid)
    kid.parent = paragraph
  }
  return blocks
}

const INLINE: ReadonlySet<string> = new Set([
  ...['Span', 'Link', 'Reference', 'Em', 'Strong', 'Quote', 'Code'],
])

function boxAround(element: Element, texts: Texts): number | undefined {
  const text = texts.get(element)
  if (text) return text.box
  for (const child of element.elements) {
    const inside = boxAround(child, texts)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** Puts consecutive kids that stand in one region into one element, as deep as regions stand in each other. */
function group(
  structure: Structure,
  parent: Element,
  around: Path,
  regions: readonly Region[],
  paths: Paths,
): void {
  const open: { readonly region: number; readonly element: Element }[] = []
  const kids: Element['kids'] = []
  for (const kid of parent.kids) {
    const path = kid instanceof Element ? paths.get(kid)?.slice(around.length) : undefined
    if (path) {
      const shared = common(
        open.map(({ region }) => region),
        path,
      )
      open.length = shared.length
      for (const region of path.slice(shared.length)) {
        const element = structure.create(regions[region]?.role ?? 'Sect')
        add(open.at(-1)?.element ?? parent, element)
        open.push({ region, element })
      }
    }
    if (kid instanceof Element && kid.role === 'Div') {
      group(structure, kid, paths.get(kid) ?? around, regions, paths)
    }
    add(open.at(-1)?.element ?? parent, kid)
  }
  parent.kids = kids

  function add(to: Element, kid: Element['kids'][number]): void {
    if (to === parent) kids.push(kid)
    else to.kids.push(kid)
    if (kid instanceof Element) kid.parent = to
  }
}
