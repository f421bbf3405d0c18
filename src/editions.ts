import { join } from 'node:path'
import { inspect } from './inspect/inspect.ts'
import type { Audience } from './model/audience.ts'
import { EDITION_LANGUAGES, type Edition } from './model/language.ts'
import { type Browser, type BrowserOptions, openBrowser } from './print/browser.ts'
import { finish } from './print/finish/finish.ts'
import type { Attachment } from './print/finish/options.ts'
import { print } from './print/print.ts'
import { reportPrint } from './print/report.ts'
import { render } from './render/render.ts'
import { statementsIn } from './render/statements.ts'
import { Findings } from './report/findings.ts'
import { type OnStep, timed } from './report/steps.ts'
import type { World } from './world.ts'

export const FORMATS = ['pdf', 'html', 'md'] as const

export type Format = (typeof FORMATS)[number]

export interface EditionOptions {
  /** @default the editions that the audience names */
  readonly editions?: readonly Edition[]
  /** @default all of them */
  readonly formats?: readonly Format[]
  /**
   * Which browser prints: one to be started, or one that `openBrowser` has, which stays open and
   * spares a second build the start.
   * @default the first that is found
   */
  readonly browser?: BrowserOptions | Browser
  readonly onStep?: OnStep
}

export interface BuiltFile {
  readonly path: string
  /** Size in bytes. */
  readonly size: number
  /** Of a PDF. */
  readonly pages?: number
}

/** What one run knows, finds and will write. */
export interface Run {
  readonly world: World
  readonly findings: Findings
  readonly onStep: OnStep | undefined
  /** By path, what will be written if nothing fatal is found. */
  readonly files: Map<string, { readonly content: string | Uint8Array; readonly pages?: number }>
}

/** A Markdown brief, and the path that a message about it names. */
export interface MarkdownBrief {
  readonly path: string
  readonly text: string
  /** Its sources as CSL-JSON, where they are known. */
  readonly references?: string
  /** How many notes it has, where they were numbered here. */
  readonly notes?: number
}

/**
 * Runs some work with a browser beside it. A browser takes longer to start than Markdown takes to
 * read, so it is started first; where no PDF is asked for there is none.
 */
export async function withBrowser<T>(
  { formats = FORMATS, browser: wanted }: EditionOptions,
  work: (browser: Promise<Browser> | undefined) => Promise<T>,
): Promise<T> {
  if (!formats.includes('pdf')) return work(undefined)
  if (wanted && 'newPage' in wanted) return work(Promise.resolve(wanted))
  const browser = openBrowser(wanted)
  try {
    return await work(browser)
  } finally {
    await browser.then((open) => open.close()).catch(() => {})
  }
}

/**
 * The second half of the way: the Markdown brief becomes pages, for one audience, in all of its
 * editions at once. Nothing is printed where something fatal was found before.
 */
export async function makeEditions(
  markdown: MarkdownBrief,
  audience: Audience,
  folder: string,
  { editions = audience.editions, formats = FORMATS }: EditionOptions,
  browser: Promise<Browser> | undefined,
  run: Run,
): Promise<void> {
  const { world, findings, onStep, files } = run
  // Where the notes are faulty the Markdown made of them is too, and only says so again. What the
  // templates have to say of themselves is worth hearing all the same.
  const heard = findings.fatal ? new Findings(findings.purpose) : findings
  const pages: { edition: Edition; html: string }[] = []
  for (const edition of editions) {
    const html = await timed(
      onStep,
      'render',
      `${audience.name} ${edition}`,
      () => renderEdition(markdown, audience, edition, { world, findings: heard }),
      (html) => (html === undefined ? 'no page' : kilobytes(html)),
    )
    if (html !== undefined) pages.push({ edition, html })
  }
  if (heard !== findings) findings.addAll(heard, markdown.path)
  if (findings.fatal) return
  await reportNotices(browser, findings)
  const date = world.now()
  await Promise.all(
    pages.map(async ({ edition, html }) => {
      const path = join(folder, `brief.${edition}`)
      if (formats.includes('html')) files.set(`${path}.html`, { content: html })
      if (!browser) return
      const printed = await timed(
        onStep,
        'print',
        `${audience.name} ${edition}`,
        () => print(html, { browser, date }),
        ({ report }) => `${report.pages} pages`,
      )
      reportPrint(printed, `${path}.pdf`, markdown, findings)
      const languages = EDITION_LANGUAGES[edition]
      const attachments = attachmentsOf(markdown)
      const pdf = await timed(
        onStep,
        'finish',
        `${audience.name} ${edition}`,
        () =>
          finish(printed.pdf, {
            languages,
            metadata: printed.content.metadata,
            headings: printed.report.headings,
            texts: printed.content.texts,
            links: printed.content.links,
            date,
            attachments,
          }),
        kilobytes,
      )
      await timed(
        onStep,
        'inspect',
        `${audience.name} ${edition}`,
        () =>
          inspect(
            pdf,
            {
              path: `${path}.pdf`,
              pages: printed.report.pages,
              languages,
              paper: audience.page,
              title: printed.content.metadata.title,
              headings: printed.report.headings,
              calls: printed.report.calls,
              notes: printed.report.notes,
              halves: printed.report.halves,
              texts: printed.content.texts,
              statements: statementsIn(markdown, languages, audience.writing),
              fonts: fontFamilies(audience),
              attachments: attachments.map(({ name }) => name),
            },
            findings,
          ),
        () => (findings.fatal ? 'something is wrong' : 'as it should be'),
      )
      files.set(`${path}.pdf`, { content: pdf, pages: printed.report.pages })
    }),
  )
}

/** One edition as a page of HTML; `undefined` where a template's mistake, which is reported, left none. */
export function renderEdition(
  markdown: MarkdownBrief,
  audience: Audience,
  edition: Edition,
  { world, findings }: Pick<Run, 'world' | 'findings'>,
): string | undefined {
  return render(markdown, { audience, edition, findings, assets: world.asset })
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

/** What the user should hear of how the browser was found. */
async function reportNotices(
  browser: Promise<Browser> | undefined,
  findings: Findings,
): Promise<void> {
  const open = await browser
  for (const reason of open?.notices ?? []) {
    findings.add({ rule: 'browser-skipped', path: open?.place ?? '', reason })
  }
}

function kilobytes(content: string | Uint8Array): string {
  return `${Math.round(Buffer.byteLength(content) / 1024)} KB`
}
