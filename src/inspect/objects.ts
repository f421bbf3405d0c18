import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib'

/** A font of the file; `embedded` is `undefined` for one that leaves it to its descendant. */
export interface FontObject {
  readonly type: string
  /** Without the tag of its subset. */
  readonly name: string | undefined
  readonly embedded: boolean | undefined
}

export interface NotePlace {
  readonly note: string
  readonly page: number
}

/** What pdf.js does not tell: read from the objects of the file. */
export interface Objects {
  readonly fonts: readonly FontObject[]
  /** In the order of their pages. */
  readonly notes: readonly NotePlace[]
}

export async function readObjects(pdf: Uint8Array): Promise<Objects> {
  // Takes a third of a second to load: only whoever inspects a file shall wait for it.
  const lib = await import('@cantoo/pdf-lib')
  const document = await lib.PDFDocument.load(pdf, { updateMetadata: false })
  const key = (name: string) => lib.PDFName.of(name)
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index + 1]))
  const fonts: FontObject[] = []
  const notes: NotePlace[] = []

  const readFont = (font: PDFDict) => {
    const type = font.lookup(key('Subtype'))?.toString().slice(1) ?? ''
    const name = font.lookup(key('BaseFont'))?.toString()
    const descriptor = font.lookupMaybe(key('FontDescriptor'), lib.PDFDict)
    const files = ['FontFile', 'FontFile2', 'FontFile3']
    fonts.push({
      type,
      name: name?.replace(/^\/(?:[A-Z]{6}\+)?/u, ''),
      embedded: type === 'Type0' ? undefined : files.some((file) => descriptor?.has(key(file))),
    })
  }
  const readNote = (note: PDFDict) => {
    const id = note.lookupMaybe(key('ID'), lib.PDFString, lib.PDFHexString)?.decodeText() ?? ''
    const page = pages.get(pageOf(note, lib, document)?.toString() ?? '') ?? 0
    notes.push({ note: id.replace(/^note-|\.\d+$/gu, ''), page })
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof lib.PDFDict)) continue
    if (object.get(key('Type')) === key('Font')) readFont(object)
    else if (object.get(key('S')) === key('Note')) readNote(object)
  }
  return { fonts, notes: notes.sort((a, b) => a.page - b.page) }
}

/** Of an element of the structure tree: the page of the first thing in it that stands on one. */
function pageOf(
  element: PDFDict,
  lib: typeof import('@cantoo/pdf-lib'),
  document: PDFDocument,
): PDFObject | undefined {
  const own = element.get(lib.PDFName.of('Pg'))
  if (own) return own
  const kids = element.lookup(lib.PDFName.of('K'))
  for (const kid of kids instanceof lib.PDFArray ? kids.asArray() : [kids]) {
    const child = document.context.lookup(kid)
    const page = child instanceof lib.PDFDict ? pageOf(child, lib, document) : undefined
    if (page) return page
  }
  return undefined
}
