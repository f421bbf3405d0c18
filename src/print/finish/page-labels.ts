import type { Half } from '../../in-page/protocol.ts'
import { Name, PdfDict, type PdfValue } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'

/**
 * Calls pages by the numbers that are printed on them (ISO 32000-1, 12.4.2) where the halves of a document count
 * for themselves, so that a viewer finds the “3” that the contents say. The empty page between two halves has none.
 */
export function setPageLabels(file: PrintedFile, halves: readonly Half[]): void {
  if (halves.length < 2) return
  const numbers: PdfValue[] = []
  for (const [index, { page, pages }] of halves.entries()) {
    numbers.push(page - 1, PdfDict.of({ S: Name.of('D') }))
    const next = halves[index + 1]?.page
    if (next !== undefined && page + pages < next) numbers.push(page + pages - 1, new PdfDict())
  }
  file.catalog.set('PageLabels', PdfDict.of({ Nums: numbers }))
}
