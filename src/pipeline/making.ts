import { join } from 'node:path'
import { checkContract } from '../contract/check.ts'
import type { Document } from '../contract/document.ts'
import type { EditionFormat, MakingFile, Press, WrittenBrief } from '../formats/format.ts'
import { audienceFormats, editionFormats } from '../formats/formats.ts'
import type { Audience } from '../model/audience.ts'
import type { Format } from '../model/format.ts'
import type { Edition } from '../model/language.ts'
import type { Inputs } from '../model/manifest.ts'
import { once } from '../model/once.ts'
import { kilobytes } from '../report/amounts.ts'
import type { Found } from '../report/context.ts'
import { type Finding, type Verdict, verdict } from '../report/findings.ts'
import { sha256 } from '../text/hash.ts'
import { renderEdition } from './audience-brief.ts'
import type { AudienceCache } from './audience-cache.ts'
import type { Cache } from './cache.ts'
import { type CountedEdition, type CountedEditions, letGo } from './fit-to-pages.ts'
import { ASKED_FOR, type OutcomeFile } from './outcome.ts'
import { step, type Tools } from './tools.ts'

/** What is made of a brief. */
export interface MakingOrder {
  readonly brief: Found<WrittenBrief>
  /** Editions whose pages were counted, to be used or let go. */
  readonly counted?: CountedEditions
  readonly audience: Audience
  /** The folder that the files will lie in. */
  readonly folder: string
  readonly editions: readonly Edition[]
  readonly formats: readonly Format[]
  /**
   * What is known of the brief. Where it is fatal its pages are rendered, since templates have faults of their
   * own, and no file is made.
   */
  readonly state: Verdict
  /** Whether only what is found on the way is wanted, as by a check: then no page is held, since each is long. */
  readonly findingsAlone?: boolean
}

/** The second half of the way, under way. */
export interface Making {
  /** Resolves when the browser has got all that it needs, or nothing is left to hand it: Node is free now. */
  readonly sent: Promise<void>
  readonly made: Promise<Made>
  /** Gives up what is being made. Resolves when the browser has let go of it. */
  abandon(): Promise<void>
}

/** What was made, in the order in which it is told. */
export interface Made {
  readonly files: readonly OutcomeFile[]
  readonly findings: readonly Finding[]
}

/**
 * The second half of the way: a brief becomes files. Each edition is rendered and at once handed to the
 * formats that are asked for, so that it prints while the next one is rendered. Nothing is made that would
 * come out as it lies there.
 *
 * @param cache knows what the last build made; without it all is made
 */
export function make(order: MakingOrder, tools: Tools, cache?: AudienceCache): Making {
  const abandoned = new AbortController()
  const contract = once(() => readBack(order, tools))
  const press: Press = {
    browser: tools.browser,
    keptPages: tools.keptPages,
    readBack: async () => (await contract()).value,
    house: tools.house?.house,
    date: tools.world.now(),
    signal: tools.signal ? AbortSignal.any([abandoned.signal, tools.signal]) : abandoned.signal,
    onStep: tools.onStep,
  }
  const begun = begin(order, tools, press, cache)
  const sent = begun.then(({ files }) => Promise.all(files.map(({ making }) => making?.value.sent)))
  const made = begun.then(async (all) => {
    // Node has nothing else to do while the browser prints.
    await sent
    const read = all.files.some(({ making }) => making) ? await contract() : undefined
    return finish(all, read?.findings ?? [], order, tools, cache)
  })
  // Whoever takes what was made hears of what failed.
  made.catch(() => {}).then(() => letGo(order.counted))
  return {
    sent: sent.then(
      () => {},
      () => {},
    ),
    made,
    async abandon() {
      abandoned.abort()
      const { files }: Pick<Begun, 'files'> = await begun.catch(() => ({ files: [] }))
      await Promise.allSettled(files.map(({ making }) => making?.value.made))
    },
  }
}

/** A file that is asked for. */
interface PlannedFile {
  readonly edition: Edition
  readonly format: EditionFormat
  /** In the folder of its audience. */
  readonly name: string
  readonly path: string
  /** Empty where it is kept. */
  readonly why: readonly string[]
  /** What it is made of, once it is known which browser printed it. */
  readonly inputs?: (browserVersion?: string) => Inputs
}

/** A file that is asked for, and, where it is being made, its making. */
interface BegunFile extends PlannedFile {
  /** Absent where the file is kept, or nothing may be made. */
  readonly making?: Found<MakingFile>
  /** Whether nothing was found in the page that it is made of. */
  readonly clean: boolean
}

interface Begun {
  /** The brief itself and its sources, as they will be written. */
  readonly texts: readonly { readonly name: string; readonly text: string }[]
  readonly files: readonly BegunFile[]
  readonly findings: readonly Finding[]
}

async function begin(
  order: MakingOrder,
  tools: Tools,
  press: Press,
  cache: AudienceCache | undefined,
): Promise<Begun> {
  const { audience, editions, formats, state } = order
  const { value: brief, findings: known } = order.brief
  const planned = await Promise.all(
    editions.map((edition) => plan(edition, order, tools, state === 'fatal' ? undefined : cache)),
  )
  const counted = order.counted ?? new Map<Edition, CountedEdition>()
  const prints = new Set(planned.flat().flatMap((file) => (isPrinted(file) ? file.edition : [])))
  letGo(new Map([...counted].filter(([edition]) => !prints.has(edition))))
  const pages = [...prints].filter((edition) => !counted.get(edition)?.layout).length
  if (pages > 0) openPages(pages, tools)
  const found = [...known]
  const begun: BegunFile[] = []
  for (const [at, edition] of editions.entries()) {
    const files = planned[at] ?? []
    if (!files.some(isDue)) {
      begun.push(...files.map((file) => ({ ...file, clean: true })))
      continue
    }
    const { value: page, findings } = await renderPage(edition, order, tools)
    const html = page && order.findingsAlone ? '' : page
    found.push(...findings)
    const layout = counted.get(edition)?.layout
    const clean = findings.length === 0
    const stopped = state === 'fatal' || verdict([{ findings: found }], 'build') === 'fatal'
    for (const file of files) {
      const { path, format } = file
      const making =
        isDue(file) && html !== undefined && !stopped
          ? // What it finds is added while it is made.
            tools.memo.collect((context) =>
              format.make({ brief, audience, edition, html, layout, path }, press, context),
            )
          : undefined
      begun.push({ ...file, clean, ...(making && { making }) })
    }
  }
  const texts = audienceFormats(formats).map(({ file, make }) => ({
    name: file,
    text: make(brief),
  }))
  return { texts, files: begun, findings: found }
}

/** Waits for what was begun, and takes it into the account of the cache. */
async function finish(
  { texts, files, findings }: Begun,
  read: readonly Finding[],
  { folder }: MakingOrder,
  tools: Tools,
  cache: AudienceCache | undefined,
): Promise<Made> {
  const found = [...findings, ...read]
  const made = await Promise.all(
    texts.map(({ name, text }) => textFile(name, join(folder, name), text, cache)),
  )
  const printed = files.some(({ format, making }) => making && format.printed)
  if (printed) found.push(...(await browserNotices(tools)))
  for (const { edition, format, name, path, why, inputs, making, clean } of files) {
    if (!making) {
      const kept = why.length === 0 ? cache?.kept(name, format.printed && edition) : undefined
      made.push({ path, size: 0, ...kept, why })
      continue
    }
    const { content, print } = await making.value.made
    found.push(...making.findings)
    const sound = clean && read.length + making.findings.length === 0
    if (print) cache?.takePages(edition, print.report)
    cache?.take(name, content, sound ? inputs?.(print?.browserVersion) : undefined)
    const size = Buffer.byteLength(content)
    made.push({ path, content, size, ...(print && { pages: print.report.pages }), why })
  }
  return { files: made, findings: found }
}

/** A text that is known already: it is written unless the same lies there. */
export async function textFile(
  name: string,
  path: string,
  text: string,
  cache: Pick<Cache, 'whyWrite' | 'take'> | undefined,
): Promise<OutcomeFile> {
  const why = cache ? await cache.whyWrite(name, text) : ASKED_FOR
  cache?.take(name, text)
  const size = Buffer.byteLength(text)
  return { path, size, why, ...(why.length > 0 && { content: text }) }
}

/** The files of an edition that are asked for, and why each has to be made. */
function plan(
  edition: Edition,
  { folder, formats }: MakingOrder,
  { house }: Tools,
  cache: AudienceCache | undefined,
): Promise<PlannedFile[]> {
  return Promise.all(
    editionFormats(formats).map(async (format): Promise<PlannedFile> => {
      const name = `brief.${edition}.${format.name}`
      const file = { edition, format, name, path: join(folder, name) }
      if (!cache) return { ...file, why: ASKED_FOR }
      const inputs = {
        ...(await cache.inputs(format.printed)),
        ...(format.housed && house && { house: house.hash }),
      }
      const { browser } = inputs
      return {
        ...file,
        why: await cache.whyMake(name, inputs),
        inputs: (version = '') => ({
          ...inputs,
          ...(browser && { browser: { ...browser, version } }),
        }),
      }
    }),
  )
}

function isDue({ why }: PlannedFile): boolean {
  return why.length > 0
}

function isPrinted(file: PlannedFile): boolean {
  return isDue(file) && file.format.printed
}

/**
 * Renders the page of an edition. Where the notes are faulty the brief that was made of them is too, and only
 * says so again; what the templates have to say of themselves is worth hearing all the same.
 */
async function renderPage(
  edition: Edition,
  { brief: { value: brief }, audience, state, counted }: MakingOrder,
  tools: Tools,
): Promise<Found<string | undefined>> {
  const known = counted?.get(edition)
  if (known) return known.page
  const { value, findings } = await step(
    tools,
    'render',
    `${audience.name} ${edition}`,
    (context) => renderEdition(brief, audience, edition, tools.world, context),
    (html) => (html === undefined ? 'no page' : kilobytes(html)),
  )
  const same = state === 'fatal' ? brief.path : undefined
  return { value, findings: findings.filter(({ path }) => path !== same) }
}

/** The brief as its text has it, held against the document that is rendered. */
function readBack(
  { brief: { value: brief } }: MakingOrder,
  { memo }: Tools,
): Promise<Found<Document>> {
  return memo.run((context) =>
    context.reuse('brief', `${brief.path} ${sha256(brief.text)}`, (own) =>
      checkContract(brief.document, brief, own),
    ),
  )
}

/** While HTML is made of the brief, the browser opens the pages that it will be loaded into. */
function openPages(pages: number, { browser }: Tools): void {
  browser?.().then(
    (open) => open.prepare(pages),
    // Whoever prints will be told.
    () => {},
  )
}

/** What the user should hear of how the browser was found. */
async function browserNotices({ browser }: Tools): Promise<Finding[]> {
  const open = await browser?.()
  return (open?.notices ?? []).map((reason) => ({
    rule: 'browser-skipped',
    path: open?.place ?? '',
    reason,
  }))
}
