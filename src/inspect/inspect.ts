import { WrittenFile } from '../pdf/written-file.ts'
import { type Context, collect } from '../report/context.ts'
import { reportWithCause } from './cause.ts'
import { inspectCutOut } from './cut-out.ts'
import { Destinations } from './destinations.ts'
import { inspectDocument } from './document.ts'
import type { Expectation } from './expectation.ts'
import { inspectFonts } from './fonts.ts'
import { inspectLinks } from './links.ts'
import { inspectNotes } from './notes.ts'
import { inspectOutline } from './outline.ts'
import { inspectPageLabels } from './page-labels.ts'
import { inspectPages } from './pages.ts'
import { inspectPaint, readPaint } from './paint.ts'
import { readStructure } from './structure.ts'
import { inspectStatements, inspectTexts, matchTexts } from './texts.ts'

/**
 * A PDF as it was written → findings: reads its bytes back and compares what they say with what they must
 * show. Never takes the word of what printed or wrote them. What it finds is a finding, a file that cannot
 * be read too.
 */
export function inspect(pdf: Uint8Array, expectation: Expectation, context: Context): void {
  if (!(pdf instanceof Uint8Array)) throw new TypeError('inspect() takes the bytes of a PDF.')
  try {
    const file = new WrittenFile(pdf, context.reuse)
    const pages = file.pages()
    const destinations = new Destinations(file, pages)
    const tagged = readStructure(file, destinations, expectation.languages[0] ?? '')
    inspectDocument(file, expectation, context)
    inspectOutline(file, destinations, expectation, context)
    inspectPages(file, pages, expectation, context)
    inspectPageLabels(file, expectation, context)
    const painted = readPaint(file, pages, context.reuse)
    const matches = matchTexts(expectation, tagged)
    if (inspectCutOut(matches, painted, expectation.path, context)) return
    const { findings } = collect((found) => {
      inspectFonts(file, expectation, found)
      inspectTexts(matches, tagged, expectation, found)
      inspectStatements(expectation, tagged, found)
      inspectNotes(expectation, tagged, found)
      inspectLinks(file, pages, destinations, tagged, expectation, found)
      inspectPaint(file, pages, painted, tagged, expectation, found)
    })
    reportWithCause(findings, expectation, context)
  } catch (error) {
    context.report({
      rule: 'pdf-unreadable',
      path: expectation.path,
      reason: `The PDF cannot be read back: ${error instanceof Error ? error.message : error}`,
    })
  }
}
