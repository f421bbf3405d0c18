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
  const pictures = picturesIn(structure, pathsOf(structure, texts, regions), regions)
  dissolveIn(structure, texts, structure.root)
  const paths = new Map([...pathsOf(structure, texts, regions), ...pictures])
  group(structure, regions, paths, pictures)
}

/** From the outermost region to the innermost. */
type Path = readonly number[]

type Paths = ReadonlyMap<Element, Path>

/** The regions that hold all of an element. Notes have none, nor has what has no text. */
function pathsOf(structure: Structure, texts: Texts, regions: readonly Region[]): Paths {
  const known: Path[] = []
  for (const [index, { within }] of regions.entries()) {
    known.push([...(within === undefined ? [] : (known[within] as Path)), index])
  }
  const paths = new Map<Element, Path>()
  const gather = (element: Element): Path | undefined => {
    if (element.role === 'Note') return undefined
    const text = texts.get(element)
    let path = text && (text.region === undefined ? [] : known[text.region])
    for (const child of element.kids) {
      const inside = child instanceof Element ? gather(child) : undefined
      if (inside) path = path ? common(path, inside) : inside
    }
    if (path) {
      // What has a caption, and no text beside it, is not in its caption.
      if (element.role === 'Table') path = withoutCaption(path, regions)
      paths.set(element, path)
    }
    return path
  }
  gather(structure.root)
  return paths
}

function withoutCaption(path: Path, regions: readonly Region[]): Path {
  const last = path.at(-1)
  return last !== undefined && regions[last]?.role === 'Caption' ? path.slice(0, -1) : path
}

/** The regions of pictures, which have no text: those of the nearest box around that has some. */
function picturesIn(
  structure: Structure,
  paths: Paths,
  regions: readonly Region[],
): Map<Element, Path> {
  const pictures = new Map<Element, Path>()
  for (const element of structure.elements()) {
    if (element.role !== 'Figure' || paths.has(element)) continue
    let around = element.parent
    while (around && !paths.has(around)) around = around.parent
    const path = around && paths.get(around)
    if (path) pictures.set(element, withoutCaption(path, regions))
  }
  return pictures
}

function common(a: Path, b: Path): Path {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length === a.length ? a : a.slice(0, length)
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
    if (!isBox(kid) || parent.role === 'Table') {
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
  if (parent === structure.root && holdsElements(parent)) {
    parent.kids = paragraphsIn(structure, texts, parent)
  }
}

/** What boxes may stand in. One in a paragraph is a part of its line. */
const HOLDS_BLOCKS: ReadonlySet<string> = new Set([
  ...['NonStruct', 'Div', 'Caption', 'Note', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD'],
])

/** As versions of Chromium call boxes. Captions get an element of their own where they are a region. */
const BOXES: ReadonlySet<string> = new Set(['NonStruct', 'Div', 'Caption'])

/** Boxes that only hold other elements, and of which nothing else is known. */
function isBox(element: Element): boolean {
  const { role, dict } = element
  return BOXES.has(role) && holdsElements(element) && !dict.has('Alt') && !dict.has('ActualText')
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
  for (const child of element.kids) {
    const inside = child instanceof Element ? boxAround(child, texts) : undefined
    if (inside !== undefined) return inside
  }
  return undefined
}

/** Puts what stands in one region into one element, as deep as regions stand in each other. */
function group(
  structure: Structure,
  regions: readonly Region[],
  paths: Paths,
  pictures: Paths,
): void {
  const open: { readonly region: number; readonly element: Element }[] = []
  const { root } = structure
  const kids = root.kids
  root.kids = []
  for (const kid of kids) {
    const path = kid instanceof Element ? paths.get(kid) : undefined
    if (path) {
      const current = open.map(({ region }) => region)
      const shared = common(current, path)
      // A picture ends no region: where it stands is known less well than where texts do.
      const stays = pictures.has(kid as Element) && shared.length === path.length
      if (!stays) open.length = shared.length
      for (const region of path.slice(shared.length)) {
        const element = structure.create(regions[region]?.role ?? 'Sect')
        add(open.at(-1)?.element ?? root, element)
        open.push({ region, element })
      }
    }
    // The notes of a page belong to its text, and not to the picture that ends it.
    if (kid instanceof Element && kid.role === 'Note') {
      open.length = open.findLastIndex(({ element }) => HOLDS_NOTES.has(element.role)) + 1
    }
    add(open.at(-1)?.element ?? root, kid)
  }
  for (const element of structure.elements()) {
    if (element.role === 'Caption') unwrapLine(structure, element)
  }
}

const HOLDS_NOTES: ReadonlySet<string> = new Set(['Part', 'Sect'])

/** A caption of one line is that line, and holds no paragraph. */
function unwrapLine(structure: Structure, caption: Element): void {
  const [line, ...others] = caption.kids
  if (!(line instanceof Element) || line.role !== 'P' || others.length > 0) return
  caption.kids = []
  for (const kid of line.kids) add(caption, kid)
  structure.remove(line)
}

function add(parent: Element, kid: Element['kids'][number]): void {
  parent.kids.push(kid)
  if (kid instanceof Element) kid.parent = parent
}
