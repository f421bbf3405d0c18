import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import type { Findings } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'

/** What the file says of itself: title, language, that it is tagged, and the files inside. */
export async function inspectDocument(
  document: PDFDocumentProxy,
  { title, languages, attachments = [], path }: Expectation,
  findings: Findings,
): Promise<void> {
  const { info } = (await document.getMetadata()) as {
    info: { readonly Title?: string; readonly Language?: string | null }
  }
  const wanted = languages.flatMap((lang) => title[lang] || []).join(' — ')
  if ((info.Title ?? '') !== wanted) {
    findings.add({
      rule: 'pdf-outline',
      path,
      reason: 'The PDF does not carry the title of the brief',
      actual: info.Title ?? 'none',
      expected: [wanted],
    })
  }
  if (info.Language !== languages[0]) {
    findings.add({
      rule: 'pdf-language',
      path,
      reason: 'The PDF is not in the language of its edition',
      actual: info.Language ?? 'none',
      expected: [languages[0] ?? ''],
    })
  }
  if (!(await document.getMarkInfo())?.Marked) {
    findings.add({ rule: 'pdf-text', path, reason: 'The PDF is not tagged' })
  }
  const inside = Object.keys(((await document.getAttachments()) as object | null) ?? {}).sort()
  const expected = [...attachments].sort()
  if (inside.join('\n') !== expected.join('\n')) {
    findings.add({
      rule: 'pdf-attachment',
      path,
      reason: 'The files inside the PDF are not those that belong to it',
      actual: inside.join(', ') || 'none',
      expected: [expected.join(', ') || 'none'],
    })
  }
}
