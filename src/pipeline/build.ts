import { dirname, join } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { audienceOf } from '../contract/front-matter.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import { EDITIONS, type Edition } from '../model/language.ts'
import { type Folders, foldersOf, readAudienceFolder } from '../project/load.ts'
import { viewOf } from '../render/render.ts'
import type { View } from '../render/view.ts'
import { Findings } from '../report/collection.ts'
import { createWorld, type World } from '../world/world.ts'
import { writeBrief, writeForAudience } from './audiences.ts'
import { withChanges } from './baseline.ts'
import { Cache, manifestPath } from './cache.ts'
import { makeEditions } from './editions.ts'
import { beginBrief, checkWordings, countPoints, fullBrief } from './full-brief.ts'
import {
  ASKED_FOR,
  type BrowserSource,
  type BuiltFile,
  type EditionOptions,
  FORMATS,
  type MarkdownBrief,
  type Run,
  withBrowser,
} from './run.ts'

export interface BuildOptions extends EditionOptions, Partial<Folders> {
  /** Names of folders of templates. @default ['meeting'] */
  readonly audiences?: readonly string[]
  /** The folder that is written to. @default 'output' */
  readonly out?: string
  /**
   * Refuse while anything is stale, altered, gone, draft or unexplained. Without it such points
   * print with a mark, and every page carries a draft line.
   * @default false
   */
  readonly release?: boolean
  /**
   * Make every file anew, those too that would come out as they are.
   * @default false
   */
  readonly fresh?: boolean
  /**
   * The manifest of the brief that was last handed out: what changed since then is listed.
   * @default `issued.json` in the folder of sources, if there is one
   */
  readonly since?: string
}

export interface RenderOptions extends EditionOptions {
  /** Folder of audiences. @default 'templates' */
  readonly templates?: string
  /** Name of a folder of templates. @default 'meeting' */
  readonly audience?: string
  /** The folder that is written to. @default the brief's own */
  readonly out?: string
}

export interface BuildResult {
  /** Whether the files were written: all of them or, where a finding is fatal, none. */
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  readonly files: readonly BuiltFile[]
  /** Points of the full brief, where one could be made. */
  readonly counts?: { readonly points: number }
}

/**
 * From notes to files: reads, verifies, merges, writes, renders and prints, for every audience and
 * edition that is asked for. The findings of all stages are collected; where one of them is fatal,
 * nothing is printed and no file is touched.
 *
 * @throws Error where the environment fails: no browser, a folder that cannot be read or written
 */
export async function build(
  options: BuildOptions = {},
  world = createWorld(),
): Promise<BuildResult> {
  const findings = new Findings(options.release ? 'release' : 'build')
  const { out = 'output', fresh = false, browser } = options
  return make(options, findings, world, await Cache.open(out, { fresh, browser }, world))
}

async function make(
  options: BuildOptions,
  findings: Findings,
  world: World,
  cache?: Cache,
): Promise<BuildResult> {
  const { out = 'output', audiences = ['meeting'], formats = FORMATS } = options
  const files: Run['files'] = new Map()
  const run: Run = { world, findings, onStep: options.onStep, files }
  const draft = await withBrowser(options, !cache || cache.anew !== undefined, async (browser) => {
    const { whole, prove } = await beginBrief(options, run)
    const made = await withChanges(whole, options, run)
    const path = join(out, 'brief.md')
    const writesWhole = made && formats.includes('md')
    // Written last, but first in the list.
    if (writesWhole) files.set(path, { size: 0, why: ASKED_FOR })
    const rest = once(async () => {
      await prove()
      if (!writesWhole) return
      await putText(await writeBrief(made.brief, made.base, path, run), run, cache)
    })
    if (!browser || findings.fatal) await rest()
    // One after the other, so that what they need in memory does not add up.
    for (const name of audiences) {
      const { templates } = foldersOf(options)
      const audience = await readAudienceFolder(name, templates, world, findings)
      if (made && audience) {
        checkWordings(made, audience, templates, findings)
        await makeAudience(made.brief, audience, options, browser, run, cache, rest)
      }
    }
    await rest()
    return made
  })
  const manifest = draft &&
    cache &&
    !findings.fatal && {
      path: manifestPath(out),
      text: cache.manifest(draft.keptContent(), findings.list()),
    }
  return finish(run, draft && { points: countPoints(draft.brief) }, manifest)
}

/**
 * The Markdown of one audience, and its editions: once more where what was done meanwhile found that it
 * is a draft.
 */
async function makeAudience(
  brief: Brief,
  audience: Audience,
  options: BuildOptions,
  browser: BrowserSource | undefined,
  run: Run,
  cache: Cache | undefined,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const { out = 'output', formats = FORMATS } = options
  const { findings } = run
  const folder = join(out, audience.name)
  let made: boolean
  do {
    const path = join(folder, 'brief.md')
    const text = await writeForAudience(brief, audience, path, browser, run, cache)
    const page = cache?.of(audience, text)
    if (formats.includes('md')) await putText(text, run, page)
    made = await makeEditions(text, audience, folder, options, browser, run, page, meanwhile)
  } while (!made && !findings.fatal)
}

/** Some work that is done once, when it is first asked for. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

/** Puts a Markdown brief among what will be written, unless the same lies there. */
async function putText(
  { path, text }: MarkdownBrief,
  { files }: Run,
  page: Pick<Cache, 'whyWrite' | 'take'> | undefined,
): Promise<void> {
  const name = 'brief.md'
  const why = page ? await page.whyWrite(name, text) : ASKED_FOR
  page?.take(name, text)
  const size = Buffer.byteLength(text)
  files.set(path, why.length > 0 ? { content: text, size, why } : { size, why })
}

/** Everything that a build finds before it prints. Writes nothing. */
export async function check(
  options: BuildOptions = {},
  world = createWorld(),
): Promise<BuildResult> {
  const findings = new Findings(options.release ? 'release' : 'check')
  const nowhere = { ...world, replace: async () => {} }
  return make({ ...options, formats: ['html', 'md'] }, findings, nowhere)
}

/**
 * The view that the templates of an audience receive for one edition, and what was found on the
 * way. Writes nothing and needs no browser, so that nothing is left out for want of pages.
 *
 * @returns the view; `undefined` where something fatal left none
 */
export async function view(
  options: Partial<Folders> & { readonly audience?: string; readonly edition?: Edition } = {},
  world = createWorld(),
): Promise<{ readonly view: View | undefined; readonly findings: readonly VFileMessage[] }> {
  const { audience: name = 'meeting' } = options
  const run: Run = { world, findings: new Findings(), onStep: undefined, files: new Map() }
  const { findings } = run
  const draft = await withChanges(await fullBrief(options, run), options, run)
  const { templates } = foldersOf(options)
  const audience = await readAudienceFolder(name, templates, world, findings)
  if (!draft || !audience) return { view: undefined, findings: findings.list() }
  const markdown = await writeForAudience(draft.brief, audience, 'brief.md', undefined, run)
  const edition = options.edition ?? audience.editions[0] ?? EDITIONS[0]
  const seen = viewOf(markdown, { audience, edition, assets: world.asset }, findings)
  return { view: findings.fatal ? undefined : seen, findings: findings.list() }
}

/** Renders and prints a Markdown brief that a person polished by hand. */
export async function renderBrief(
  path: string,
  options: RenderOptions = {},
  world = createWorld(),
): Promise<BuildResult> {
  const { out = dirname(path), templates = 'templates', audience: name = 'meeting' } = options
  const run: Run = { world, findings: new Findings(), onStep: options.onStep, files: new Map() }
  await withBrowser(options, true, async (browser) => {
    const bytes = await world.read(path)
    if (bytes === undefined) {
      run.findings.report({ rule: 'file-missing', path, reason: 'There is no such file' })
    }
    const audience = await readAudienceFolder(name, templates, world, run.findings)
    if (!bytes || !audience) return
    const markdown = { path, text: new TextDecoder().decode(bytes) }
    if (reportUnselected(markdown, audience, run.findings)) return
    await makeEditions(markdown, audience, out, options, browser, run)
  })
  return finish(run)
}

/**
 * Where the settings of an audience keep something from it, only a brief that was written for this
 * audience may be printed for it: what is in a finished Markdown cannot be taken out of it again.
 *
 * @returns whether it was reported
 */
function reportUnselected(
  { path, text }: MarkdownBrief,
  { name, selection }: Audience,
  findings: Findings,
): boolean {
  const keeps =
    selection.sensitive !== 'show' ||
    selection.minimumWeight > 1 ||
    selection.tagsIn.length + selection.tagsOut.length > 0
  const writtenFor = audienceOf(text)
  if (!keeps || writtenFor === name) return false
  findings.report({
    rule: 'selection-not-applied',
    path,
    reason: `This brief was written for ${writtenFor ? `\`${writtenFor}\`` : 'no audience'}, and \`${name}\` may not see all of it`,
    actual: writtenFor,
    expected: [name],
    advice: `Run \`mujaz build --audience ${name}\`, or polish the brief that it writes.`,
  })
  return true
}

/**
 * Puts the files in their places, unless something fatal was found. The manifest comes last: should
 * this be interrupted, the next build sees files that it does not know, and makes them anew.
 */
async function finish(
  { world, findings, files }: Run,
  counts?: BuildResult['counts'],
  manifest?: { readonly path: string; readonly text: string } | false,
): Promise<BuildResult> {
  const written = !findings.fatal
  if (written) {
    const made = [...files].flatMap(([path, { content }]) =>
      content === undefined ? [] : [[path, content] as const],
    )
    const last = manifest ? [[manifest.path, manifest.text] as const] : []
    await world.replace(new Map([...made, ...last]))
  }
  return {
    written,
    findings: findings.list(),
    files: [...files].map(([path, { size, pages, why }]) => ({
      path,
      size,
      ...(pages !== undefined && { pages }),
      why,
    })),
    ...(counts && { counts }),
  }
}
