import { PdfDict as Dict, type PdfDict, PdfStream } from '../pdf/objects.ts'
import type { WrittenFile } from '../pdf/written-file.ts'
import type { Context } from '../report/context.ts'
import type { Expectation } from './expectation.ts'

/** Every font is embedded, none is drawn glyph by glyph, and each is one that the styles name. */
export function inspectFonts(
  file: WrittenFile,
  { fonts: families, path }: Expectation,
  context: Context,
): void {
  const known = families?.map(simple)
  const report = (reason: string) => context.report({ rule: 'pdf-font', path, reason })
  for (const object of file.objects().values()) {
    if (!(object instanceof Dict) || file.name(object.get('Type')) !== 'Font') continue
    const type = file.name(object.get('Subtype'))
    // Without the tag of its subset.
    const name = file.name(object.get('BaseFont'))?.replace(/^[A-Z]{6}\+/u, '')
    if (type === 'Type3') {
      report('A font of the PDF is drawn glyph by glyph (Type 3): a face or a weight is missing')
      continue
    }
    if (type === 'Type0' ? !hasDescendant(file, object) : !isEmbedded(file, object)) {
      report(`The font ${name ?? 'without a name'} is not embedded`)
    }
    if (known && name && !known.some((family) => simple(name).startsWith(family))) {
      report(`The font ${name} is none that the styles name`)
    }
  }
}

/** A composite font leaves its glyphs to its one descendant (ISO 32000-1, 9.7.6). */
function hasDescendant(file: WrittenFile, font: PdfDict): boolean {
  const descendants = file.array(font.get('DescendantFonts'))
  return descendants.length === 1 && file.resolve(descendants[0]) instanceof Dict
}

function isEmbedded(file: WrittenFile, font: PdfDict): boolean {
  const descriptor = file.dictOrEmpty(font.get('FontDescriptor'))
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => {
    const program = file.resolve(descriptor.get(key))
    return program instanceof PdfStream && program.bytes.length > 0
  })
}

function simple(name: string): string {
  return name.replace(/[^\da-z]/giu, '').toLowerCase()
}
