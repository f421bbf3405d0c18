import { statementsIn } from '../contract/statements.ts'
import { inspect } from '../inspect/inspect.ts'
import { type Audience, PAPERS } from '../model/audience.ts'
import { EDITION_LANGUAGES, type Edition } from '../model/language.ts'
import { finish } from '../print/finish/finish.ts'
import type { Attachment, Trim } from '../print/finish/options.ts'
import { type PrintResult, print } from '../print/print.ts'
import { reportPrint } from '../print/report.ts'
import { counted, kilobytes } from '../report/amounts.ts'
import type { Findings } from '../report/collection.ts'
import { timed } from '../report/steps.ts'
import type { BrowserSource, MarkdownBrief, Run } from './run.ts'

interface Order {
  readonly markdown: MarkdownBrief
  readonly audience: Audience
  readonly edition: Edition
  /** Where the PDF will lie. */
  readonly path: string
  readonly browser: BrowserSource
  readonly run: Run
  /** Aborted where it is printed in vain. */
  readonly signal: AbortSignal
  /** Called when the browser is busy with it by itself. */
  readonly onLoad: () => void
}

/** From HTML to a PDF that was read back: printed, finished, inspected. */
export async function printEdition(
  html: string,
  { markdown, audience, edition, path, browser, run, signal, onLoad }: Order,
): Promise<Pick<PrintResult, 'report' | 'browserVersion'> & { readonly pdf: Uint8Array }> {
  const { world, findings, onStep } = run
  const subject = `${audience.name} ${edition}`
  const date = world.now()
  const printed = await timed(
    onStep,
    'print',
    subject,
    () => print(html, { browser: browser(), date, signal, onLoad }),
    ({ report }) => counted(report.pages, 'page'),
  )
  const { report, content, browserVersion } = printed
  const languages = EDITION_LANGUAGES[edition]
  const attachments = attachmentsOf(markdown)
  const trim = trimOf(audience)
  const pdf = await timed(
    onStep,
    'finish',
    subject,
    () =>
      finish(printed.pdf, {
        languages,
        metadata: content.metadata,
        headings: report.headings,
        texts: content.texts,
        links: content.links,
        targets: printed.targets,
        date,
        attachments,
        trim,
      }),
    kilobytes,
  )
  const [fallbackFonts, hardStyles] = await Promise.all([printed.fallbackFonts, printed.hardStyles])
  reportPrint(printed, fallbackFonts, path, markdown, findings)
  reportPages(report.pages, audience, edition, findings)
  // Told already, with the characters that want them.
  const reported = fallbackFonts.flatMap(({ font }) => (font === undefined ? [] : [font]))
  await timed(
    onStep,
    'inspect',
    subject,
    () =>
      inspect(
        pdf,
        {
          path,
          pages: report.pages,
          languages,
          paper: audience.page,
          bleed: trim?.bleed,
          title: content.metadata.title,
          headings: report.headings,
          calls: report.calls,
          notes: report.notes,
          // A layout may mark its one part in any other edition as well.
          ...(edition === 'back-to-back' && { halves: report.halves }),
          texts: content.texts,
          statements: statementsIn(markdown, languages, audience.writing),
          hardStyles,
          fonts: [...fontFamilies(audience), ...reported],
          attachments: attachments.map(({ name }) => name),
        },
        findings,
      ),
    () => (findings.fatal ? 'something is wrong' : 'as it should be'),
  )
  return { pdf, report, browserVersion }
}

function reportPages(
  pages: number,
  { name, path, selection: { maximumPages = pages } }: Audience,
  edition: Edition,
  findings: Findings,
): void {
  if (pages <= maximumPages) return
  findings.report({
    rule: 'pages-exceeded',
    path,
    reason: `The edition \`${edition}\` of \`${name}\` takes ${counted(pages, 'page')}`,
    actual: String(pages),
    expected: [`at most ${maximumPages}`],
    advice:
      'Raise `maximum-pages`, name fewer `parts`, or shorten the bottom line: what it rests on is never left out.',
  })
}

/** What travels inside the PDF: the brief it was made from, and the data of its citations. */
function attachmentsOf({ text, references }: MarkdownBrief): Attachment[] {
  const encoder = new TextEncoder()
  return [
    {
      name: 'brief.md',
      content: encoder.encode(text),
      type: 'text/markdown',
      description: 'The brief as Markdown, in all its languages',
      relationship: 'Source',
    },
    ...(references === undefined
      ? []
      : [
          {
            name: 'references.json',
            content: encoder.encode(references),
            type: 'application/json',
            description: 'The sources as CSL-JSON',
            relationship: 'Data' as const,
          },
        ]),
  ]
}

/** The families that the styles of an audience bring along. */
function fontFamilies({ styles }: Audience): string[] {
  const faces = styles.flatMap(({ text }) => [
    ...text.matchAll(/@font-face\s*\{[^}]*?font-family:\s*["']?([^;"']+)/g),
  ])
  return [...new Set(faces.map((face) => (face[1] ?? '').trim()))]
}

/** Points to a millimetre. */
const MILLIMETRE = 72 / 25.4

/** What the sheets of an audience are trimmed to, in points; nothing where they are the paper itself. */
function trimOf({ page, bleed, cropMarks }: Audience): Trim | undefined {
  if (bleed === undefined && !cropMarks) return undefined
  const [width, height] = PAPERS[page]
  return {
    width: width * MILLIMETRE,
    height: height * MILLIMETRE,
    bleed: (bleed ?? 0) * MILLIMETRE,
  }
}
