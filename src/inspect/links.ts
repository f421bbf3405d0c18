import { isCallId, noteOf } from '../model/ids.ts'
import { PdfDict, Ref } from '../pdf/objects.ts'
import type { WrittenFile } from '../pdf/written-file.ts'
import type { Context } from '../report/context.ts'
import type { Destinations } from './destinations.ts'
import type { Expectation } from './expectation.ts'
import { calledNote } from './notes.ts'
import type { Place, Tagged } from './structure.ts'

/** The longest name that a PDF/A file may have, in bytes (ISO 19005-3, 6.1.13). */
const LONGEST_NAME = 127

/**
 * Every link says where it leads, is held by the structure and leads somewhere: a call to the note whose
 * number it prints, on the page where that begins, and a note back to a page of one of its calls.
 */
export function inspectLinks(
  file: WrittenFile,
  pages: readonly Ref[],
  destinations: Destinations,
  tagged: Tagged,
  { halves, anchors = [], path }: Expectation,
  context: Context,
): void {
  for (const anchor of anchors) {
    const isTooLong = Buffer.byteLength(anchor) > LONGEST_NAME
    if (!isTooLong && destinations.named(anchor) === undefined) {
      context.report({
        rule: 'pdf-link',
        path,
        reason: `No place of the PDF is called “${anchor}”`,
      })
    }
  }
  const held = new Map(tagged.links.map((link) => [link.annotation.id, link]))
  const notes = pagesOf(tagged.notes)
  const calls = pagesOf(
    tagged.calls.map(({ note, page }) => ({ note: calledNote(note, page, halves), page })),
  )
  for (const [index, ref] of pages.entries()) {
    const report = (what: string) =>
      context.report({ rule: 'pdf-link', path, reason: `On page ${index + 1}, ${what}` })
    for (const each of file.array(file.dict(ref).get('Annots'))) {
      const annotation = file.dict(each)
      if (file.name(annotation.get('Subtype')) !== 'Link') continue
      const contents = file.resolve(annotation.get('Contents'))
      const link = each instanceof Ref ? held.get(each.id) : undefined
      if (typeof contents !== 'string' || contents === '')
        report('a link does not say where it leads')
      if (!link) report('a link is not in the structure of the PDF')
      const target = annotation.get('Dest') ?? actionOf(file, annotation).get('D')
      if (target === undefined) {
        if (!actionOf(file, annotation).has('URI')) report('a link leads nowhere')
        continue
      }
      const page = destinations.page(target)
      const id = destinations.name(target) ?? ''
      const note = noteOf(id)
      if (page === undefined) report(`a link leads to “${id}”, which is nowhere`)
      else if (link?.call && note !== undefined) {
        if (note !== calledNote(link.call, index + 1, halves) || page !== notes.get(note)?.[0]) {
          report(`the call of note ${link.call} leads to “${id}” on page ${page}`)
        }
      } else if (link?.note !== undefined && isCallId(id)) {
        const called = calls.get(link.note)
        // That a note has no call at all is told elsewhere.
        if (called && !called.includes(page)) {
          report(`note ${link.note} leads back to page ${page}, where no call of it stands`)
        }
      }
    }
  }
}

function actionOf(file: WrittenFile, annotation: PdfDict): PdfDict {
  const action = file.resolve(annotation.get('A'))
  return action instanceof PdfDict ? action : new PdfDict()
}

function pagesOf(places: readonly Place[]): Map<string, number[]> {
  const pages = new Map<string, number[]>()
  for (const { note, page } of places) pages.set(note, [...(pages.get(note) ?? []), page])
  return pages
}
