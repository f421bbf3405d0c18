import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { type Packed, packed, streamOf } from '../../pdf/streams.ts'
import type { Reuse } from '../../report/context.ts'
import { sha256 } from '../../text/hash.ts'
import { readTables, withoutLayout, writeTables } from '../sfnt.ts'

/**
 * Takes out of the embedded fonts what sets text: substitutions, attachments, kerning. Chromium has done all of
 * that, a PDF asks for nothing but glyphs by their numbers (ISO 32000-1, 9.9, table 126), and in Amiri these
 * tables take a fourth of the file.
 *
 * @param trimmedBefore programs that have no such tables any more
 * @param reuse what came of the same fonts before
 */
export function trimFonts(
  file: PrintedFile,
  pages: readonly PdfDict[],
  trimmedBefore: readonly Ref[],
  reuse: Reuse,
): void {
  const done = new Set(trimmedBefore.map(({ id }) => id))
  for (const font of fontsIn(file, pages)) {
    for (const descendant of [font, ...file.array(font.get('DescendantFonts'))]) {
      const descriptor = file.dictOrEmpty(file.dictOrEmpty(descendant).get('FontDescriptor'))
      const ref = descriptor.get('FontFile2')
      if (!(ref instanceof Ref) || done.has(ref.id)) continue
      done.add(ref.id)
      const stream = file.get(ref)
      if (!(stream instanceof PdfStream)) continue
      const program = reuse('font', sha256(stream.bytes), () => trimmed(file.content(stream)))
      if (program) file.set(ref, streamOf(PdfDict.of({ Length1: program.length }), program))
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

/** `undefined` if there is nothing to take out. */
function trimmed(program: Buffer): (Packed & { readonly length: number }) | undefined {
  const tables = readTables(program)
  const kept = withoutLayout(tables)
  if (kept.size === tables.size) return undefined
  const font = writeTables(kept)
  return { ...packed(font), length: font.length }
}
