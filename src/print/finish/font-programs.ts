import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { compressed } from '../../pdf/streams.ts'
import { readTables, writeTables } from '../sfnt.ts'

/**
 * Takes out of the embedded fonts what sets text: substitutions, attachments, kerning. Chromium has done all of
 * that, a PDF asks for nothing but glyphs by their numbers (ISO 32000-1, 9.9, table 126), and in Amiri these
 * tables take a fourth of the file.
 */
export function trimFonts(file: PrintedFile, pages: readonly PdfDict[]): void {
  const done = new Set<number>()
  for (const font of fontsIn(file, pages)) {
    for (const descendant of [font, ...file.array(font.get('DescendantFonts'))]) {
      const descriptor = file.dictOrEmpty(file.dictOrEmpty(descendant).get('FontDescriptor'))
      const ref = descriptor.get('FontFile2')
      if (!(ref instanceof Ref) || done.has(ref.id)) continue
      done.add(ref.id)
      const program = withoutLayout(file.content(ref))
      if (program) file.set(ref, compressed(PdfDict.of({ Length1: program.length }), program))
    }
  }
}

/** The fonts of pages, and of the forms that they paint. */
function fontsIn(file: PrintedFile, owners: readonly PdfDict[]): Set<PdfDict> {
  const fonts = new Set<PdfDict>()
  const seen = new Set<PdfValue>()
  const visit = (owner: PdfDict) => {
    if (seen.has(owner)) return
    seen.add(owner)
    const resources = file.dictOrEmpty(owner.get('Resources'))
    for (const font of file.dictOrEmpty(resources.get('Font')).values()) {
      fonts.add(file.dictOrEmpty(font))
    }
    for (const each of file.dictOrEmpty(resources.get('XObject')).values()) {
      const form = file.resolve(each)
      if (form instanceof PdfStream) visit(form.dict)
    }
  }
  for (const owner of owners) visit(owner)
  return fonts
}

/** Tables of OpenType that only a layout engine reads. */
const LAYOUT: ReadonlySet<string> = new Set(['BASE', 'GDEF', 'GPOS', 'GSUB', 'JSTF', 'STAT'])

/** `undefined` if the font has none of them. */
function withoutLayout(program: Buffer): Buffer | undefined {
  const tables = readTables(program)
  const kept = new Map([...tables].filter(([tag]) => !LAYOUT.has(tag)))
  return kept.size === tables.size ? undefined : writeTables(kept)
}
