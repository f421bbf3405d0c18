import type { PdfAccess } from '../pdf/access.ts'
import { PdfDict } from '../pdf/objects.ts'
import { readTextString } from '../pdf/text-string.ts'
import type { Context } from '../report/context.ts'
import type { Expectation } from './expectation.ts'

/** Pages are called by the numbers that are printed on them, also where each half counts its own. */
export function inspectPageLabels(
  file: PdfAccess,
  { pages, halves = [], path }: Expectation,
  context: Context,
): void {
  const labels = labelsIn(file, pages)
  for (let page = 1; page <= pages; page++) {
    const half = halves.findLast((each) => each.page <= page)
    const number = half ? page - half.page + 1 : page
    const wanted = half && number > half.pages ? '' : String(number)
    const found = labels[page - 1]
    if (found === wanted) continue
    context.report({
      rule: 'pdf-page',
      path,
      reason: `Page ${page} of the PDF is not called by the number that is printed on it`,
      actual: found || 'nothing',
      expected: [wanted || 'nothing'],
    })
    return
  }
}

/** By page, its label; in decimal numbers, as nothing else is written (ISO 32000-1, 12.4.2). */
function labelsIn(file: PdfAccess, pages: number): string[] {
  const numbers = file.array(file.dictOrEmpty(file.catalog.get('PageLabels')).get('Nums'))
  const labels = Array.from({ length: pages }, (_, index) => String(index + 1))
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const first = Number(numbers[at])
    const range = file.resolve(numbers[at + 1] ?? null)
    const entries = range instanceof PdfDict ? range : new PdfDict()
    const prefix = entries.get('P')
    const start = Number(entries.get('St') ?? 1)
    for (let page = first; page < pages; page++) {
      const number = entries.has('S') ? String(start + page - first) : ''
      labels[page] = (typeof prefix === 'string' ? readTextString(prefix) : '') + number
    }
  }
  return labels
}
