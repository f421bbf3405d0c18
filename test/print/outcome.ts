import type { Report } from '../../src/in-page/protocol.ts'
import { finish } from '../../src/print/finish/finish.ts'
import type { Layout, PrintedPdf, PrintResult } from '../../src/print/print.ts'

const date = new Date('2026-11-23T09:53:02Z')

/** All that is told of a document and all that is printed of it, but for how long it took. */
export async function outcome(layout: Layout) {
  const { pages, calls, notes, headings, halves, problems } = await layout.report
  const { pdf, report, timings, fallbackFonts, hardStyles, ...told } = await layout.print(date)
  return {
    counted: { pages, calls, notes, headings, halves, problems },
    problems: report.problems,
    ...told,
    fallbackFonts: await fallbackFonts,
    hardStyles: await hardStyles,
    // Chromium names elements by numbers that it gives to nodes as they come; finishing names them anew.
    pdf: Buffer.from(await finished(pdf, told, report)).toString('latin1'),
  }
}

function finished(
  pdf: PrintedPdf,
  { content, targets }: Pick<PrintResult, 'content' | 'targets'>,
  { headings, halves }: Report,
): Promise<Uint8Array> {
  const { metadata, texts, links, regions } = content
  const languages = ['en', 'ar']
  return finish(pdf, {
    languages,
    metadata,
    headings,
    halves,
    texts,
    links,
    regions,
    targets,
    date,
  })
}
