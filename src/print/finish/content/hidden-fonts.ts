import { PdfDict, PdfStream, type PdfValue } from '../../../pdf/objects.ts'
import type { PrintedFile } from '../../../pdf/printed-file.ts'

/**
 * The fonts that are asked for by what nobody reads: patterns, masks, glyphs that are drawn. What is painted of them is
 * not known from the contents of pages and forms.
 */
export function hiddenFonts(file: PrintedFile, pages: readonly PdfDict[]): ReadonlySet<PdfDict> {
  const hidden = new Set<PdfDict>()
  const seen = { read: new Set<PdfDict>(), hidden: new Set<PdfDict>() }
  const visit = (value: PdfValue, kind: 'read' | 'hidden') => {
    const found = file.resolve(value)
    const owner = found instanceof PdfStream ? found.dict : found
    if (!(owner instanceof PdfDict) || seen[kind].has(owner)) return
    seen[kind].add(owner)
    const resources = file.dictOrEmpty(owner.get('Resources'))
    const all = (key: string) => [...file.dictOrEmpty(resources.get(key)).values()]
    for (const each of all('Font')) {
      if (kind === 'hidden') hidden.add(file.dictOrEmpty(each))
      visit(each, 'hidden')
    }
    for (const form of all('XObject')) visit(form, kind)
    for (const pattern of all('Pattern')) visit(pattern, 'hidden')
    for (const state of all('ExtGState')) {
      visit(file.dictOrEmpty(file.dictOrEmpty(state).get('SMask')).get('G') ?? null, 'hidden')
    }
  }
  for (const page of pages) visit(page, 'read')
  return hidden
}
