import type { PdfAccess } from '../pdf/access.ts'
import { type PdfDict, Ref } from '../pdf/objects.ts'
import { readTextString } from '../pdf/text-string.ts'
import type { Context } from '../report/context.ts'
import type { Destinations } from './destinations.ts'
import type { Expectation } from './expectation.ts'

/** The outline names every heading, in order, in the languages of the edition, and leads to its page. */
export function inspectOutline(
  file: PdfAccess,
  destinations: Destinations,
  { headings, languages, path }: Expectation,
  context: Context,
): void {
  const expected = headings.map(({ text, page }) => {
    const known = languages.flatMap((lang) => text[lang]?.trim() || [])
    return `${(known.length > 0 ? known : Object.values(text)).join(' — ')} (${page})`
  })
  const found = readOutline(file, destinations)
  const at = expected.findIndex((entry, index) => found[index] !== entry)
  if (at < 0 && found.length === expected.length) return
  const place = at < 0 ? expected.length : at
  context.report({
    rule: 'pdf-outline',
    path,
    reason: `Entry ${place + 1} of the outline is not the heading of that place`,
    actual: found[place] ?? 'nothing',
    expected: [expected[place] ?? 'nothing'],
  })
}

/** Titles with their pages, in the order in which a viewer lists them. */
export function readOutline(file: PdfAccess, destinations: Destinations): string[] {
  const entries: string[] = []
  const seen = new Set<number>()
  const visit = (parent: PdfDict) => {
    for (let ref = parent.get('First'); ref instanceof Ref && !seen.has(ref.id); ) {
      seen.add(ref.id)
      const item = file.dict(ref)
      const title = file.resolve(item.get('Title'))
      const page = destinations.page(item.get('Dest')) ?? 0
      entries.push(`${typeof title === 'string' ? readTextString(title) : ''} (${page})`)
      visit(item)
      ref = item.get('Next')
    }
  }
  visit(file.dictOrEmpty(file.catalog.get('Outlines')))
  return entries
}
