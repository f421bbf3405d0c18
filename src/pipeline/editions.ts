import { join } from 'node:path'
import { checkContract } from '../contract/check.ts'
import type { Document } from '../contract/document.ts'
import type { Audience } from '../model/audience.ts'
import type { Edition } from '../model/language.ts'
import type { Inputs } from '../model/manifest.ts'
import { render } from '../render/render.ts'
import { kilobytes } from '../report/amounts.ts'
import { Findings } from '../report/collection.ts'
import { timed } from '../report/steps.ts'
import type { AudienceCache } from './audience-cache.ts'
import { printEdition } from './printed-edition.ts'
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
 * editions. Each is printed as soon as it is rendered, while the next one is. Nothing is made where
 * something fatal was found, and nothing that would come out as it lies there.
 *
 * @param cache knows what the last build made; without it all is made
 * @param meanwhile is done while the browser prints. Where it finds that nothing may be made, or that
 *   this is a draft, which every page has to say, all that was begun is given up
 * @returns whether it was made
 */
export async function makeEditions(
  markdown: MarkdownBrief,
  audience: Audience,
  folder: string,
  { editions = audience.editions, formats = FORMATS }: EditionOptions,
  browser: BrowserSource | undefined,
  run: Run,
  cache?: AudienceCache,
  meanwhile?: () => Promise<void>,
): Promise<boolean> {
  const { world, findings, onStep, files } = run
  const { fatal: broken, releasable } = findings
  const pages: DuePage[] = []
  for (const edition of editions) {
    const wanted = await filesOf(edition, folder, formats, broken ? undefined : cache)
    for (const { name, path, why } of wanted) {
      const known = why.length === 0 ? cache?.kept(name, isPrinted({ name }) && edition) : undefined
      files.set(path, known ? { ...known, why } : { size: 0, why })
    }
    const due = wanted.filter(({ why }) => why.length > 0)
    if (due.length > 0) pages.push({ edition, due })
  }
  const prints = pages.filter(({ due }) => due.some(isPrinted)).length
  if (prints > 0) prepare(browser, prints)

  const heard = new Findings(findings.purpose)
  const contract = contractOf(markdown, findings.purpose)
  const begun: Begun[] = []
  const givenUp = new AbortController()
  try {
    for (const page of pages) {
      const own = new Findings(findings.purpose)
      const html = await timed(
        onStep,
        'render',
        `${audience.name} ${page.edition}`,
        () => renderEdition(markdown, audience, page.edition, { world, findings: own }),
        (html) => (html === undefined ? 'no page' : kilobytes(html)),
      )
      heard.addAll(own, '')
      if (html === undefined || broken || heard.fatal) continue
      const clean = own.list().length === 0
      const order = { markdown, audience, browser, run, signal: givenUp.signal, read: contract }
      begun.push(begin((onLoad) => makePage({ ...page, html, clean }, { ...order, onLoad })))
    }
    // From then on the browser needs nobody for a while.
    await Promise.all(begun.map(({ loaded }) => loaded))
    if (pages.length > 0) heard.addAll(contract().findings, '')
    await meanwhile?.()
    // Where the notes are faulty the Markdown made of them is too, and only says so again. What the
    // templates have to say of themselves is worth hearing all the same.
    findings.addAll(heard, findings.fatal ? markdown.path : '')
    if (findings.fatal || findings.releasable !== releasable) return false
    if (prints > 0) await reportNotices(browser, findings)
    const clean = pages.length > 0 && contract().findings.list().length === 0
    for (const made of await Promise.all(begun.map(({ made }) => made))) {
      take(made, clean, run, cache)
    }
    return true
  } finally {
    givenUp.abort()
    await Promise.allSettled(begun.map(({ made }) => made))
  }
}

/** What the text of a brief says, and what was found in it: read once, when it is first asked for. */
type Contract = () => { readonly document: Document; readonly findings: Findings }

function contractOf(markdown: MarkdownBrief, purpose: Findings['purpose']): Contract {
  let read: ReturnType<Contract> | undefined
  return () => {
    if (read) return read
    const findings = new Findings(purpose)
    read = { document: checkContract(markdown.document, markdown, findings), findings }
    return read
  }
}

/** An edition of which files are to be made. */
interface DuePage {
  readonly edition: Edition
  readonly due: readonly WantedFile[]
}

interface Page extends DuePage {
  readonly html: string
  /** Nothing was found in it. */
  readonly clean: boolean
}

interface Order {
  readonly markdown: MarkdownBrief
  readonly audience: Audience
  readonly browser: BrowserSource | undefined
  readonly run: Run
  readonly signal: AbortSignal
  readonly read: Contract
  readonly onLoad: () => void
}

interface Begun {
  /** The browser has got what it needs, or needs nothing any more. */
  readonly loaded: Promise<void>
  readonly made: Promise<MadePage>
}

/** Begins what may fail before anybody waits for it. */
function begin(work: (onLoad: () => void) => Promise<MadePage>): Begun {
  let onLoad = () => {}
  const loaded = new Promise<void>((resolve) => {
    onLoad = resolve
  })
  const made = work(onLoad)
  made.then(onLoad, onLoad)
  return { loaded, made }
}

interface MadePage {
  readonly page: Page
  readonly findings: Findings
  readonly files: readonly (WantedFile & {
    readonly content: string | Uint8Array
    readonly printed: Awaited<ReturnType<typeof printEdition>> | undefined
  })[]
}

async function makePage(page: Page, { browser, ...order }: Order): Promise<MadePage> {
  const { edition, html, due } = page
  // Whether anybody is to hear of them is not known yet.
  const findings = new Findings(order.run.findings.purpose)
  const run = { ...order.run, findings }
  const files = []
  for (const file of due) {
    const printed =
      isPrinted(file) && browser
        ? await printEdition(html, { ...order, edition, path: file.path, browser, run })
        : undefined
    files.push({ ...file, content: printed?.pdf ?? html, printed })
  }
  return { page, findings, files }
}

/** Takes what was made among what will be written, and into the account. */
function take(
  { page: { edition, clean }, findings, files }: MadePage,
  contractIsClean: boolean,
  run: Run,
  cache: AudienceCache | undefined,
): void {
  run.findings.addAll(findings, '')
  for (const { name, path, why, inputs, content, printed } of files) {
    if (printed) cache?.takePages(edition, printed.report)
    cache?.take(
      name,
      content,
      clean && contractIsClean ? inputs?.(printed?.browserVersion) : undefined,
    )
    run.files.set(path, {
      content,
      size: Buffer.byteLength(content),
      ...(printed && { pages: printed.report.pages }),
      why,
    })
  }
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
  cache: AudienceCache | undefined,
): Promise<WantedFile[]> {
  return Promise.all(
    formats
      .filter((format) => format !== 'md')
      .map(async (format): Promise<WantedFile> => {
        const name = `brief.${edition}.${format}`
        const path = join(folder, name)
        if (!cache) return { name, path, why: ASKED_FOR }
        const inputs = await cache.inputs(format === 'pdf')
        const { browser } = inputs
        return {
          name,
          path,
          why: await cache.whyMake(name, inputs),
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
  return render(markdown.document, { audience, edition, assets: world.asset }, findings)
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
    findings.report({ rule: 'browser-skipped', path: open?.place ?? '', reason })
  }
}
