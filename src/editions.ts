import { join } from 'node:path'
import type { AudienceLedger } from './ledger/audience-ledger.ts'
import type { Audience } from './model/audience.ts'
import type { Edition } from './model/language.ts'
import type { Inputs } from './model/manifest.ts'
import { printEdition } from './printed-edition.ts'
import { render } from './render/render.ts'
import { kilobytes } from './report/amounts.ts'
import { Findings } from './report/findings.ts'
import { timed } from './report/steps.ts'
import {
  ASKED_FOR,
  type BrowserSource,
  type EditionOptions,
  FORMATS,
  type Format,
  type MarkdownBrief,
  type Run,
} from './run.ts'

/**
 * The second half of the way: the Markdown brief becomes pages, for one audience, in all of its
 * editions at once. Nothing is printed where something fatal was found before, and nothing is made
 * that would come out as it lies there.
 *
 * @param ledger knows what the last build made; without it all is made
 */
export async function makeEditions(
  markdown: MarkdownBrief,
  audience: Audience,
  folder: string,
  { editions = audience.editions, formats = FORMATS }: EditionOptions,
  browser: BrowserSource | undefined,
  run: Run,
  ledger?: AudienceLedger,
): Promise<void> {
  const { world, findings, onStep, files } = run
  const broken = findings.fatal
  const pages: Page[] = []
  for (const edition of editions) {
    const wanted = await filesOf(edition, folder, formats, broken ? undefined : ledger)
    for (const { name, path, why } of wanted) {
      const known =
        why.length === 0 ? ledger?.kept(name, isPrinted({ name }) && edition) : undefined
      files.set(path, known ? { ...known, why } : { size: 0, why })
    }
    const due = wanted.filter(({ why }) => why.length > 0)
    if (due.length === 0) continue
    if (due.some(isPrinted)) prepare(browser, pages.length + 1)
    const heard = new Findings(findings.purpose)
    const html = await timed(
      onStep,
      'render',
      `${audience.name} ${edition}`,
      () => renderEdition(markdown, audience, edition, { world, findings: heard }),
      (html) => (html === undefined ? 'no page' : kilobytes(html)),
    )
    // Where the notes are faulty the Markdown made of them is too, and only says so again. What the
    // templates have to say of themselves is worth hearing all the same.
    findings.addAll(heard, broken ? markdown.path : '')
    const clean = heard.list().length === 0
    if (html !== undefined) pages.push({ edition, html, due, clean })
  }
  if (findings.fatal) return
  if (pages.some(({ due }) => due.some(isPrinted))) await reportNotices(browser, findings)
  await Promise.all(
    pages.map(async ({ edition, html, due, clean }) => {
      for (const { name, path, why, inputs } of due) {
        const printed =
          isPrinted({ name }) && browser
            ? await printEdition(html, { markdown, audience, edition, path, browser, run })
            : undefined
        const content = printed?.pdf ?? html
        if (printed) ledger?.takePages(edition, printed.report)
        ledger?.take(name, content, clean ? inputs?.(printed?.browserVersion) : undefined)
        files.set(path, {
          content,
          size: Buffer.byteLength(content),
          ...(printed && { pages: printed.report.pages }),
          why,
        })
      }
    }),
  )
}

/** An edition as HTML, and what is to be made of it. */
interface Page {
  readonly edition: Edition
  readonly html: string
  readonly due: readonly WantedFile[]
  /** Nothing was found in it. */
  readonly clean: boolean
}

interface WantedFile {
  /** In the folder of its audience. */
  readonly name: string
  readonly path: string
  /** Empty where it is kept. */
  readonly why: readonly string[]
  /** What it is made of, once it is known which browser printed it. */
  readonly inputs?: (browserVersion?: string) => Inputs
}

function isPrinted({ name }: Pick<WantedFile, 'name'>): boolean {
  return name.endsWith('.pdf')
}

/** The files of an edition that are asked for, and why each has to be made. */
async function filesOf(
  edition: Edition,
  folder: string,
  formats: readonly Format[],
  ledger: AudienceLedger | undefined,
): Promise<WantedFile[]> {
  return Promise.all(
    formats
      .filter((format) => format !== 'md')
      .map(async (format): Promise<WantedFile> => {
        const name = `brief.${edition}.${format}`
        const path = join(folder, name)
        if (!ledger) return { name, path, why: ASKED_FOR }
        const inputs = await ledger.inputs(format === 'pdf')
        const { browser } = inputs
        return {
          name,
          path,
          why: await ledger.whyMake(name, inputs),
          inputs: (version = '') => ({
            ...inputs,
            ...(browser && { browser: { ...browser, version } }),
          }),
        }
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

/** While HTML is made of the Markdown, the browser opens the pages that it will be loaded into. */
function prepare(browser: BrowserSource | undefined, pages: number): void {
  browser?.().then(
    (open) => open.prepare(pages),
    // Whoever prints will be told.
    () => {},
  )
}

/** What the user should hear of how the browser was found. */
async function reportNotices(
  browser: BrowserSource | undefined,
  findings: Findings,
): Promise<void> {
  const open = await browser?.()
  for (const reason of open?.notices ?? []) {
    findings.add({ rule: 'browser-skipped', path: open?.place ?? '', reason })
  }
}
