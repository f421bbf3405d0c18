import { finish } from '../../src/print/finish/finish.ts'
import type { Layout, PrintedPdf, PrintResult } from '../../src/print/print.ts'
import type { Reuse } from '../../src/report/context.ts'

/** When all is printed that is compared. */
export const DATE = new Date('2026-11-23T09:53:02Z')

/** All that is told of a document and all that is printed of it, but for how long it took. */
export async function outcome(layout: Layout) {
  const { pages, calls, notes, headings, halves, problems } = await layout.report
  const result = await layout.print(DATE)
  const { pdf: _, report, timings, fallbackFonts, hardStyles, ...told } = result
  return {
    counted: { pages, calls, notes, headings, halves, problems },
    problems: report.problems,
    ...told,
    fallbackFonts: await fallbackFonts,
    hardStyles: await hardStyles,
    // Chromium names elements by numbers that it gives to nodes as they come; finishing names them anew.
    pdf: (await finished(result)).toString('latin1'),
  }
}

/** What was printed, as a file of English and Arabic. */
export async function finished(
  {
    pdf,
    report: { headings, halves },
    content: { metadata, texts, links, regions },
    targets,
  }: PrintResult<PrintedPdf>,
  reuse?: Reuse,
): Promise<Buffer> {
  const told = { metadata, headings, halves, texts, links, regions, targets }
  return Buffer.from(await finish(pdf, { languages: ['en', 'ar'], ...told, date: DATE, reuse }))
}
