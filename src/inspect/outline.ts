import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import type { Findings } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'

/** The outline names every heading, in order, in the languages of the edition, and leads to its page. */
export async function inspectOutline(
  document: PDFDocumentProxy,
  { headings, languages, path }: Expectation,
  findings: Findings,
): Promise<void> {
  const expected = headings.map(({ text, page }) => {
    const known = languages.flatMap((lang) => text[lang]?.trim() || [])
    return `${(known.length > 0 ? known : Object.values(text)).join(' — ')} (${page})`
  })
  const found: string[] = []
  const visit = async (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>) => {
    for (const { title, dest, items: inner } of items ?? []) {
      const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
      const page = target ? (await document.getPageIndex(target[0])) + 1 : 0
      found.push(`${title} (${page})`)
      await visit(inner)
    }
  }
  await visit(await document.getOutline())
  const at = expected.findIndex((entry, index) => found[index] !== entry)
  if (at < 0 && found.length === expected.length) return
  const place = at < 0 ? expected.length : at
  findings.add({
    rule: 'pdf-outline',
    path,
    reason: `Entry ${place + 1} of the outline is not the heading of that place`,
    actual: found[place] ?? 'nothing',
    expected: [expected[place] ?? 'nothing'],
  })
}
