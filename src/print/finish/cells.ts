import { PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import type { Element, Structure } from './structure.ts'

/**
 * Numbers the header cells of tables anew, and the references that other cells make to them
 * (ISO 32000-1, table 349, `Headers`). Chromium's numbers count all nodes that its process has seen, so
 * they differ from one print to the next.
 */
export function numberCells(file: PrintedFile, structure: Structure): void {
  const names = new Map<string, string>()
  const cells: Element[] = []
  for (const element of structure.elements()) {
    if (element.role !== 'TH' && element.role !== 'TD') continue
    cells.push(element)
    const id = element.dict.get('ID')
    if (typeof id !== 'string') continue
    names.set(id, `cell-${names.size + 1}`)
    element.set('ID', names.get(id) as string)
  }
  for (const { dict } of cells) {
    const attributes = file.resolve(dict.get('A'))
    for (const each of Array.isArray(attributes) ? attributes : [attributes]) {
      const attribute = file.resolve(each)
      if (!(attribute instanceof PdfDict) || !attribute.has('Headers')) continue
      const headers = file.array(attribute.get('Headers'))
      const renamed = headers.map((id) => (typeof id === 'string' ? (names.get(id) ?? id) : id))
      attribute.set('Headers', renamed)
    }
  }
}
