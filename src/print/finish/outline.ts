import { Name, PdfDict, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { textString } from '../../pdf/text-string.ts'
import type { FinishHeading, FinishOptions } from './options.ts'

/** Between the languages of one entry. */
const BETWEEN = ' — '

/**
 * Writes the outline anew. Chromium's has the words of an Arabic heading in the order of their places
 * on paper, which no reader can undo; only the places that it leads to are kept.
 *
 * In the parallel edition an entry names a heading in both languages, as the page does: two entries for
 * one place would double the list, and one language inside the other would make one the lesser.
 */
export function setOutline(
  file: PrintedFile,
  pages: readonly Ref[],
  { headings, languages }: Pick<FinishOptions, 'headings' | 'languages'>,
): void {
  const { catalog } = file
  const places = takeOutline(file, catalog.get('Outlines'))
  if (headings.length === 0) {
    catalog.delete('Outlines')
    return
  }
  const find = placeFinder(file, pages, places)
  const root: Item = { ref: new Ref(0), level: 0, dict: new PdfDict(), items: [] }
  root.ref = file.add(root.dict)
  root.dict.set('Type', Name.of('Outlines'))
  const path = [root]
  for (const heading of headings) {
    const title = titleOf(heading, languages)
    if (title === '') continue
    while ((path.at(-1) as Item).level >= heading.level) path.pop()
    const parent = path.at(-1) as Item
    const dict = PdfDict.of({ Title: textString(title), Parent: parent.ref, ...find(heading) })
    const item: Item = { ref: file.add(dict), level: heading.level, dict, items: [] }
    parent.items.push(item)
    path.push(item)
  }
  link(root)
  catalog.set('Outlines', root.ref)
  // Whoever opens a brief of forty pages wants to see its parts.
  catalog.set('PageMode', Name.of('UseOutlines'))
}

interface Item {
  ref: Ref
  readonly level: number
  readonly dict: PdfDict
  readonly items: Item[]
}

function titleOf({ text }: FinishHeading, languages: readonly string[]): string {
  const known = languages.flatMap((language) => text[language]?.trim() || [])
  return (known.length > 0 ? known : Object.values(text)).join(BETWEEN)
}

/** Chains the items of each level; all are open (ISO 32000-1, 12.3.3). Returns their number. */
function link({ dict, items }: Item): number {
  let count = 0
  for (const [index, item] of items.entries()) {
    const [before, after] = [items[index - 1], items[index + 1]]
    if (before) item.dict.set('Prev', before.ref)
    if (after) item.dict.set('Next', after.ref)
    count += 1 + link(item)
  }
  const [first, last] = [items[0], items.at(-1)]
  if (first && last) {
    dict.set('First', first.ref)
    dict.set('Last', last.ref)
    dict.set('Count', count)
  }
  return count
}

/** Where an entry of Chromium's leads: `Dest`, and `SE`, the element of the structure tree. */
type Place = Readonly<Record<'Dest' | 'SE', PdfValue | undefined>>

/** Takes the outline out of the file and returns its places in order. */
function takeOutline(file: PrintedFile, root: PdfValue | undefined): (Place & { level: string })[] {
  const places: (Place & { level: string })[] = []
  const walk = (ref: PdfValue | undefined) => {
    for (let at = ref; at instanceof Ref; ) {
      const item = file.dict(at)
      const SE = item.get('SE')
      const level = SE instanceof Ref ? (file.name(file.dict(SE).get('S')) ?? '') : ''
      places.push({ Dest: item.get('Dest'), SE, level })
      walk(item.get('First'))
      file.remove(at)
      at = item.get('Next')
    }
  }
  if (!(root instanceof Ref)) return places
  walk(file.dict(root).get('First'))
  file.remove(root)
  return places
}

/**
 * Leads a heading to the place that Chromium knew for it, if page and level agree with what the paginator
 * says; else to the place its id names; else to the top of its page.
 */
function placeFinder(
  file: PrintedFile,
  pages: readonly Ref[],
  places: readonly (Place & { level: string })[],
): (heading: FinishHeading) => Partial<Place> {
  const destinations = file.resolve(file.catalog.get('Dests'))
  let next = 0
  return ({ id, level, page }) => {
    const ref = pages[page - 1] ?? pages[0]
    for (let at = next; at < Math.min(next + LOOK_AHEAD, places.length); at++) {
      const place = places[at] as Place & { level: string }
      const [target] = file.array(place.Dest)
      const matches = target instanceof Ref && target.id === ref?.id && place.level === `H${level}`
      if (matches) {
        next = at + 1
        return { Dest: place.Dest, SE: place.SE }
      }
    }
    const named = destinations instanceof PdfDict ? destinations.get(id) : undefined
    if (named) return { Dest: named }
    return { Dest: [ref ?? null, Name.of('Fit')] }
  }
}

/** Entries of Chromium's that may have no heading of ours, such as one that two pages share. */
const LOOK_AHEAD = 4
