import { INNER_LINK, type LinkTarget } from '../../in-page/protocol.ts'
import { Name, PdfDict, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'

/** The longest name that a PDF/A file may have, in bytes (ISO 19005-3, 6.1.13). */
const LONGEST_NAME = 127

/**
 * Turns the addresses that `detachLinks` gave to links within the document into links to places of the document. Each place has the id
 * of its element for a name, by which the file can be opened there from outside too (`brief.pdf#point-storm`).
 */
export function setDestinations(
  file: PrintedFile,
  pages: readonly Ref[],
  targets: readonly LinkTarget[],
): void {
  if (targets.length === 0) return
  const named = new PdfDict(file.dictOrEmpty(file.catalog.get('Dests')))
  const destinationOf = ({ id, page, x, y }: LinkTarget): PdfValue => {
    const ref = pages[page - 1]
    if (!ref) return null
    const [, bottom = 0, , top = 0] = file.array(file.dict(ref).get('MediaBox')).map(Number)
    const place = [ref, Name.of('XYZ'), rounded(x), rounded(top - bottom - y), 0]
    const name = Buffer.from(id, 'utf8').toString('latin1')
    if (name.length > LONGEST_NAME) return place
    named.set(name, place)
    return Name.of(name)
  }
  const destinations = new Map(
    targets.map((target) => [INNER_LINK + encodeURIComponent(target.id), destinationOf(target)]),
  )
  for (const page of pages) {
    for (const ref of file.array(file.dict(page).get('Annots'))) {
      const annotation = file.dict(ref)
      const action = annotation.get('A')
      const address = file.resolve(file.dictOrEmpty(action).get('URI'))
      const destination = typeof address === 'string' ? destinations.get(address) : undefined
      if (destination === undefined) continue
      annotation.delete('A')
      if (action instanceof Ref) file.remove(action)
      annotation.set('Dest', destination)
    }
  }
  if (named.size > 0) file.catalog.set('Dests', file.add(named))
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100
}
