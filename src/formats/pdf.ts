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
import { layOut, type PrintedPdf, type PrintResult } from '../print/print.ts'
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
    // Each step by itself, so that what it alone needs is let go when it is done.
    const { html, layout, ...toFinish } = page
    const finished = finishPrinted(toFinish, print(page, press, onLoad), press, context)
    const made = inspectFinished(toFinish, finished, press, context)
    // A page that fails is sent as well: nobody has to wait for it any more.
    made.then(onLoad, onLoad)
    return { sent, made }
  },
} as const satisfies EditionFormat

/** A page without what is only printed of it: its text is as long as all else that is held of it. */
type ToFinish = Omit<EditionPage, 'html' | 'layout'>

/** What is known of a print, without the PDF itself, which is of no use once it is finished. */
type Printed = Omit<PrintResult, 'pdf'>

/** A finished PDF, with the names of what travels inside. */
interface Finished {
  readonly content: Uint8Array
  readonly printed: Printed
  readonly attachments: readonly string[]
}

function subjectOf(audience: Audience, edition: Edition): string {
  return `${audience.name} ${edition}`
}

function print(
  { audience, edition, html, layout }: EditionPage,
  { browser, keptPages, date, signal, onStep }: Press,
  onLoad: () => void,
): Promise<PrintResult<PrintedPdf>> {
  const subject = subjectOf(audience, edition)
  const layOutNow = () => {
    if (!browser) throw new TypeError('A PDF is made with a browser.')
    const options = { browser: browser(), signal, onLoad }
    return keptPages?.layOut(subject, html, options) ?? layOut(html, options)
  }
  return timed(
    onStep,
    'print',
    subject,
    () => (layout ? layout.print(date, onLoad) : layOutNow().print(date)),
    ({ report }) => counted(report.pages, 'page'),
  )
}

async function finishPrinted(
  { audience, edition, brief }: ToFinish,
  printing: Promise<PrintResult<PrintedPdf>>,
  { date, onStep }: Press,
  context: Context,
): Promise<Finished> {
  const { pdf, ...printed } = await printing
  const attachments = attachmentsOf(brief)
  const content = await timed(
    onStep,
    'finish',
    subjectOf(audience, edition),
    () =>
      finish(pdf, {
        languages: languagesIn(edition, brief.document.languages),
        metadata: printed.content.metadata,
        headings: printed.report.headings,
        halves: printed.report.halves,
        texts: printed.content.texts,
        links: printed.content.links,
        regions: printed.content.regions,
        targets: printed.targets,
        date,
        attachments,
        trim: trimOf(audience),
        noteWords: NOTE_WORDS,
        reuse: context.reuse,
      }),
    kilobytes,
  )
  return { content, printed, attachments: attachments.map(({ name }) => name) }
}

async function inspectFinished(
  page: ToFinish,
  finishing: Promise<Finished>,
  { readBack, onStep }: Press,
  context: Context,
): Promise<MadeFile> {
  const { audience, edition, brief, path } = page
  const finished = await finishing
  const { content, printed } = finished
  const [fallbackFonts, hardStyles] = await Promise.all([printed.fallbackFonts, printed.hardStyles])
  reportPrint(printed, fallbackFonts, path, brief, context)
  reportPages(printed.report.pages, page, context)
  // Where characters have no glyph, fonts of this machine stand in: told already, at the line of each.
  const fonts = fallbackFonts.length > 0 ? undefined : fontFamilies(audience)
  const says = documentIn(await readBack(), audience.writing)
  const inspected = await timed(
    onStep,
    'inspect',
    subjectOf(audience, edition),
    () =>
      collectBeside(context, (own) =>
        inspect(content, expectationOf(page, finished, says, hardStyles, fonts), own),
      ),
    ({ findings }) => (findings.length > 0 ? 'something is wrong' : 'as it should be'),
  )
  for (const finding of inspected.findings) context.report(finding)
  const { report, browserVersion } = printed
  return { content, print: { report, browserVersion } }
}

/** What must be found in the finished file, as the brief, the document and the audience have it. */
function expectationOf(
  { audience, edition, path }: ToFinish,
  { printed: { report, content, targets }, attachments }: Finished,
  says: Document,
  hardStyles: readonly string[],
  fonts: readonly string[] | undefined,
): Expectation {
  const languages = languagesIn(edition, says.languages)
  return {
    path,
    pages: report.pages,
    languages,
    paper: audience.page,
    bleed: trimOf(audience)?.bleed,
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
    attachments,
  }
}

function reportPages(
  pages: number,
  { audience: { name, path, selection }, edition, brief: { document } }: ToFinish,
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
