import { createHash } from 'node:crypto'
import { Name, PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { textString } from '../../pdf/text-string.ts'
import { pdfDate } from './metadata.ts'
import type { Attachment } from './options.ts'

/**
 * Puts files into the PDF and says how they belong to it (ISO 19005-3, annex E): whoever has the PDF
 * has the brief and its references in a form that a program can read.
 */
export function attach(file: PrintedFile, attachments: readonly Attachment[], date: Date): void {
  if (attachments.length === 0) return
  // A name tree is sorted by its keys (ISO 32000-1, 7.9.6).
  const sorted = attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const specifications = sorted.map(({ name, content, type, description, relationship }) => {
    const stamp = pdfDate(date)
    const stream = file.addStream(
      {
        Type: Name.of('EmbeddedFile'),
        Subtype: Name.of(type),
        Params: PdfDict.of({
          Size: content.length,
          CheckSum: createHash('md5').update(content).digest().toString('latin1'),
          CreationDate: stamp,
          ModDate: stamp,
        }),
      },
      content,
    )
    return file.add(
      PdfDict.of({
        Type: Name.of('Filespec'),
        F: textString(name),
        UF: textString(name),
        Desc: textString(description),
        AFRelationship: Name.of(relationship),
        EF: PdfDict.of({ F: stream, UF: stream }),
      }),
    )
  })
  const { catalog } = file
  const names = file.resolve(catalog.get('Names'))
  const tree = sorted.flatMap(({ name }, index) => [
    textString(name),
    specifications[index] ?? null,
  ])
  const dict = names instanceof PdfDict ? names : new PdfDict()
  dict.set('EmbeddedFiles', PdfDict.of({ Names: tree }))
  if (dict !== names) catalog.set('Names', dict)
  catalog.set('AF', [...specifications])
}
