import { noteOf } from '../model/ids.ts'
import type { PdfAccess } from '../pdf/access.ts'
import { PdfDict, type PdfValue, Ref } from '../pdf/objects.ts'
import { readTextString } from '../pdf/text-string.ts'
import type { Destinations } from './destinations.ts'
import { type Mark, markIn } from './painted.ts'

/** A text of the structure tree. */
export interface TaggedText {
  readonly text: string
  readonly lang: string
  /** Of the paragraph, heading or cell that it stands in. */
  readonly blockLang: string
  /** From 1. */
  readonly page: number
  /** What encloses it: a note, a mark (a call, a number, a bullet), or neither. */
  readonly part: 'body' | 'note' | 'mark'
  /** The marked content that shows it. */
  readonly contents: readonly Content[]
}

/** Marked content: its page, from 1, and its mark there. */
export interface Content {
  readonly page: number
  readonly mark: Mark
}

export interface Place {
  readonly note: string
  readonly page: number
}

/** An annotation of a link, and what the structure says of it. */
export interface TaggedLink {
  readonly annotation: Ref
  /** The element that holds it. */
  readonly element: number
  /** The number that is printed on a call; `undefined` where it is none. */
  readonly call: string | undefined
  /** The note that it stands in. */
  readonly note: string | undefined
}

/** What the structure tree says, in its order. */
export interface Tagged {
  readonly texts: readonly TaggedText[]
  readonly calls: readonly Place[]
  /** Each part of a note, in the order of pages. */
  readonly notes: readonly Place[]
  readonly links: readonly TaggedLink[]
  /** Pages with text that has no `ActualText`, so that a reader must guess it from glyphs. */
  readonly untold: readonly number[]
  /** By page, from 1, and mark, the element that marked content belongs to; 0 where two claim it. */
  readonly owners: readonly (ReadonlyMap<Mark, number> | undefined)[]
}

interface Around {
  readonly lang: string
  readonly blockLang: string
  readonly part: TaggedText['part']
  readonly page: number
  readonly call: string | undefined
  readonly note: string | undefined
  /** Where marked content goes of which an element around has said the text. */
  readonly said: Content[] | undefined
}

/**
 * Reads the structure tree from its root, as a screen reader would (ISO 32000-1, 14.7).
 *
 * @throws Error if it is no tree.
 */
export function readStructure(
  file: PdfAccess,
  destinations: Destinations,
  language: string,
): Tagged {
  const texts: TaggedText[] = []
  const calls: Place[] = []
  const notes: Place[] = []
  const links: TaggedLink[] = []
  const untold = new Set<number>()
  const owners: (Map<Mark, number> | undefined)[] = []
  const seen = new Set<number>()

  /** Returns the page of the first content below. */
  const visit = (ref: Ref, around: Around): number | undefined => {
    if (seen.has(ref.id)) throw new Error('an element of the structure has two places')
    seen.add(ref.id)
    const element = file.dict(ref)
    const role = file.name(element.get('S')) ?? ''
    const lang = textIn(file, element, 'Lang') ?? around.lang
    const text = textIn(file, element, 'ActualText') ?? textIn(file, element, 'Alt')
    const isCall = role === 'Reference' && around.part !== 'mark'
    const inside: Around = {
      lang,
      blockLang: INLINE.has(role) ? around.blockLang : lang,
      part: around.part === 'body' ? (PARTS[role] ?? 'body') : around.part,
      page: destinations.pageNumber(element.get('Pg')) ?? around.page,
      call: isCall ? labelIn(textBelow(file, ref)) : around.call,
      note: role === 'Note' ? (noteOf(textIn(file, element, 'ID') ?? '') ?? '') : around.note,
      said: around.said ?? (text === undefined ? undefined : []),
    }
    let first: number | undefined
    const take = (page: number, mark: Mark) => {
      first ??= page
      const onPage = owners[page] ?? new Map<Mark, number>()
      owners[page] = onPage
      onPage.set(mark, onPage.has(mark) ? NOBODY : ref.id)
      if (inside.said) inside.said.push({ page, mark })
      else if (role !== 'Lbl') untold.add(page)
    }
    for (const kid of kidsOf(file, element)) {
      if (typeof kid === 'number') take(inside.page, kid)
      else if (kid instanceof Ref) {
        const below = visit(kid, inside)
        first ??= below
      } else if (kid instanceof PdfDict) {
        const id = kid.get('MCID')
        const object = kid.get('Obj')
        if (typeof id === 'number') {
          take(destinations.pageNumber(kid.get('Pg')) ?? inside.page, markIn(kid.get('Stm'), id))
        } else if (object instanceof Ref) {
          links.push({ annotation: object, element: ref.id, call: inside.call, note: inside.note })
        }
      }
    }
    const page = first ?? inside.page
    if (text !== undefined && !around.said && role !== 'Figure') {
      const { blockLang, part, said = [] } = inside
      texts.push({ text, lang, blockLang, part, page, contents: said })
    }
    if (isCall) calls.push({ note: inside.call ?? '', page })
    if (role === 'Note' && inside.note !== undefined) notes.push({ note: inside.note, page })
    return first
  }
  const tree = file.dictOrEmpty(file.catalog.get('StructTreeRoot'))
  const top: Around = {
    lang: language,
    blockLang: language,
    part: 'body',
    page: 1,
    call: undefined,
    note: undefined,
    said: undefined,
  }
  for (const kid of kidsOf(file, tree)) if (kid instanceof Ref) visit(kid, top)
  notes.sort((a, b) => a.page - b.page)
  return { texts, calls, notes, links, untold: [...untold], owners }
}

const NOBODY = 0

/** Elements that stand in a line: their language is not that of the paragraph. */
const INLINE: ReadonlySet<string> = new Set(['Span', 'Link', 'Reference', 'Em', 'Strong', 'Quote'])

const PARTS: Readonly<Record<string, TaggedText['part']>> = {
  Note: 'note',
  Reference: 'mark',
  Lbl: 'mark',
  TOC: 'mark',
}

/** One kid may stand without an array around it, and the array may be an object of its own. */
function kidsOf(file: PdfAccess, element: PdfDict): readonly PdfValue[] {
  const value = element.get('K')
  const found = file.resolve(value)
  if (Array.isArray(found)) return found
  return value === undefined ? [] : [value]
}

function textIn(file: PdfAccess, element: PdfDict, key: string): string | undefined {
  const value = file.resolve(element.get(key))
  return typeof value === 'string' ? readTextString(value) : undefined
}

function textBelow(file: PdfAccess, ref: Ref): string {
  const element = file.dict(ref)
  const said = textIn(file, element, 'ActualText') ?? textIn(file, element, 'Alt')
  if (said !== undefined) return said
  return kidsOf(file, element)
    .map((kid) => (kid instanceof Ref ? textBelow(file, kid) : ''))
    .join('')
}

/** The label as the brief has it, whatever digits the edition prints, without what only sets it or sets it apart. */
function labelIn(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\p{Cf}\s[\]]/gu, '')
}
