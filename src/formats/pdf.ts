import type { Document } from '../contract/document.ts'
import { statementsIn } from '../contract/statements.ts'
import { textsIn } from '../contract/texts.ts'
import type { Expectation } from '../inspect/expectation.ts'
import { inspect } from '../inspect/inspect.ts'
import { PACKS } from '../languages/packs.ts'
import { type Audience, PAPERS } from '../model/audience.ts'
import { SOURCE_NOTES } from '../model/brief.ts'
import { POINT } from '../model/ids.ts'
import { BACK_TO_BACK, type Edition, languagesIn } from '../model/language.ts'
import { finish } from '../print/finish/finish.ts'
import type { Attachment, Trim } from '../print/finish/options.ts'
import { layOut, type PrintResult } from '../print/print.ts'
import { reportPrint } from '../print/report.ts'
import { documentIn } from '../render/writing.ts'
import { counted, kilobytes } from '../report/amounts.ts'
import { type Context, collectBeside } from '../report/context.ts'
import { timed } from '../report/steps.ts'
import { wordCount } from '../text/words.ts'
import type { EditionFormat, EditionPage, MadeFile, Press, WrittenBrief } from './format.ts'

/** Of every language that a text may be in. */
const NOTE_WORDS = Object.fromEntries(PACKS.map(({ tag, noteWord }) => [tag, noteWord]))

/** Pages to be carried into a meeting: printed, finished, and read back to be inspected. */
export const pdf = {
  name: 'pdf',
  per: 'edition',
  printed: true,
  make(page, press, context) {
    let onLoad = () => {}
    const sent = new Promise<void>((resolve) => {
      onLoad = resolve
    })
    const made = printEdition(page, press, onLoad, context)
    // A page that fails is sent as well: nobody has to wait for it any more.
    made.then(onLoad, onLoad)
    return { sent, made }
  },
} as const satisfies EditionFormat

async function printEdition(
  page: EditionPage,
  { browser, keptPages, readBack, date, signal, onStep }: Press,
  onLoad: () => void,
  context: Context,
): Promise<MadeFile> {
  if (!browser) throw new TypeError('A PDF is made with a browser.')
  const { audience, edition, html, layout } = page
  const subject = `${audience.name} ${edition}`
  const layOutNow = () => {
    const options = { browser: browser(), signal, onLoad }
    return keptPages?.layOut(subject, html, options) ?? layOut(html, options)
  }
  const printed = await timed(
    onStep,
    'print',
    subject,
    () => (layout ? layout.print(date, onLoad) : layOutNow().print(date)),
    ({ report }) => counted(report.pages, 'page'),
  )
  const attachments = attachmentsOf(page.brief)
  const trim = trimOf(audience)
  const content = await timed(
    onStep,
    'finish',
    subject,
    () =>
      finish(printed.pdf, {
        languages: languagesIn(edition, page.brief.document.languages),
        metadata: printed.content.metadata,
        headings: printed.report.headings,
        halves: printed.report.halves,
        texts: printed.content.texts,
        links: printed.content.links,
        regions: printed.content.regions,
        targets: printed.targets,
        date,
        attachments,
        trim,
        noteWords: NOTE_WORDS,
        reuse: context.reuse,
      }),
    kilobytes,
  )
  const [fallbackFonts, hardStyles] = await Promise.all([printed.fallbackFonts, printed.hardStyles])
  reportPrint(printed, fallbackFonts, page.path, page.brief, context)
  reportPages(printed.report.pages, page, context)
  // Where characters have no glyph, fonts of this machine stand in: told already, at the line of each.
  const fonts = fallbackFonts.length > 0 ? undefined : fontFamilies(audience)
  const says = documentIn(await readBack(), audience.writing)
  const inspected = await timed(
    onStep,
    'inspect',
    subject,
    () =>
      collectBeside(context, (own) =>
        inspect(
          content,
          expectationOf(page, printed, says, hardStyles, fonts, attachments, trim),
          own,
        ),
      ),
    ({ findings }) => (findings.length > 0 ? 'something is wrong' : 'as it should be'),
  )
  for (const finding of inspected.findings) context.report(finding)
  const { report, browserVersion } = printed
  return { content, print: { report, browserVersion } }
}

/** What must be found in the finished file, as the brief, the document and the audience have it. */
function expectationOf(
  { audience, edition, path }: EditionPage,
  { report, content, targets }: Omit<PrintResult, 'pdf'>,
  says: Document,
  hardStyles: readonly string[],
  fonts: readonly string[] | undefined,
  attachments: readonly Attachment[],
  trim: Trim | undefined,
): Expectation {
  const languages = languagesIn(edition, says.languages)
  return {
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
    ...(edition === BACK_TO_BACK && { halves: report.halves }),
    anchors: targets.map(({ id }) => id).filter((id) => id.startsWith(POINT)),
    texts: content.texts,
    statements: statementsIn(says, languages),
    hardStyles,
    fonts,
    attachments: attachments.map(({ name }) => name),
  }
}

function reportPages(
  pages: number,
  { audience: { name, path, selection }, edition, brief: { document } }: EditionPage,
  context: Context,
): void {
  const limit = selection.maximumPages?.[edition]
  if (limit === undefined || pages <= limit) return
  context.report({
    rule: 'pages-exceeded',
    path,
    reason: `The edition \`${edition}\` of \`${name}\` takes ${counted(pages, 'page')}, ${pages - limit} too many`,
    actual: String(pages),
    expected: [`at most ${limit}`],
    advice: `${longestPart(document, edition)}Name fewer \`parts\`, shorten it, or raise \`maximum-pages\`: all points that may be left out are left out, and what the bottom line and the answer rest on never is.`,
  })
}

/** Which printed part has most words, and how many, in the first language of the edition. */
function longestPart({ sections, languages }: Document, edition: Edition): string {
  const [language = ''] = languagesIn(edition, languages)
  const [longest] = sections
    .filter(({ id }) => id !== SOURCE_NOTES)
    .map(({ id, blocks }) => {
      const texts = blocks.flatMap((block) => textsIn(block, language))
      return { id, words: texts.reduce((sum, text) => sum + wordCount(text), 0) }
    })
    .toSorted((a, b) => b.words - a.words)
  return longest
    ? `The longest part is \`${longest.id}\`, with ${counted(longest.words, 'word')}. `
    : ''
}

/** What travels inside the PDF: the brief it was made from, and the data of its citations. */
function attachmentsOf({ text, references }: WrittenBrief): Attachment[] {
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
            content: encoder.encode(references.json),
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
