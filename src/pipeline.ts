import { dirname, join } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { writeBrief, writeForAudience } from './audiences.ts'
import {
  type BuiltFile,
  type EditionOptions,
  FORMATS,
  type MarkdownBrief,
  makeEditions,
  type Run,
  withBrowser,
} from './editions.ts'
import { merge } from './merge/merge.ts'
import type { Audience } from './model/audience.ts'
import type { Brief } from './model/brief.ts'
import { BASE, type Folders, foldersOf, readAudienceFolder, readProject } from './project.ts'
import { audienceOf } from './render/front-matter.ts'
import { Findings } from './report/findings.ts'
import { timed } from './report/steps.ts'
import { verify } from './verify/verify.ts'
import { createWorld, type World } from './world.ts'

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
  /** Points of the whole brief, where one could be made. */
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
  return make(options, new Findings(options.release ? 'release' : 'build'), world)
}

async function make(options: BuildOptions, findings: Findings, world: World): Promise<BuildResult> {
  const { out = 'output', audiences = ['meeting'], formats = FORMATS } = options
  const run: Run = { world, findings, onStep: options.onStep, files: new Map() }
  const keep = ({ path, text }: MarkdownBrief) => {
    if (formats.includes('md')) run.files.set(path, { content: text })
  }
  const counts = await withBrowser(options, async (browser) => {
    const draft = await draftBrief(options, run)
    const whole = draft && formats.includes('md')
    if (whole) keep(await writeBrief(draft.brief, draft.base, join(out, 'brief.md'), run))
    // One after the other, so that what they need in memory does not add up.
    for (const name of audiences) {
      const { templates } = foldersOf(options)
      const audience = await readAudienceFolder(name, templates, world, findings)
      if (!draft || !audience) continue
      const folder = join(out, name)
      const path = join(folder, 'brief.md')
      const markdown = await writeForAudience(draft.brief, audience, path, options, browser, run)
      keep(markdown)
      await makeEditions(markdown, audience, folder, options, browser, run)
    }
    return draft && { points: countPoints(draft.brief) }
  })
  return finish(run, counts)
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

/** Renders and prints a Markdown brief that a person polished by hand. */
export async function renderBrief(
  path: string,
  options: RenderOptions = {},
  world = createWorld(),
): Promise<BuildResult> {
  const { out = dirname(path), templates = 'templates', audience: name = 'meeting' } = options
  const run: Run = { world, findings: new Findings(), onStep: options.onStep, files: new Map() }
  await withBrowser(options, async (browser) => {
    const bytes = await world.read(path)
    if (bytes === undefined) {
      run.findings.add({ rule: 'file-missing', path, reason: 'There is no such file' })
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
  findings.add({
    rule: 'selection-not-applied',
    path,
    reason: `This brief was written for ${writtenFor ? `\`${writtenFor}\`` : 'no audience'}, and \`${name}\` may not see all of it`,
    actual: writtenFor,
    expected: [name],
    advice: `Run \`mujaz build --audience ${name}\`, or polish the brief that it writes.`,
  })
  return true
}

/** The first half of the way: everything that a person wrote becomes one brief. */
async function draftBrief(options: BuildOptions, run: Run) {
  const { world, findings, onStep } = run
  const folders = foldersOf(options)
  const project = await timed(
    onStep,
    'read',
    '',
    () => readProject(folders, world, findings),
    ({ sources }) =>
      `${sources.length} notes, ${sources.flatMap(({ claims }) => claims).length} claims`,
  )
  const base = await readAudienceFolder(BASE, folders.templates, world, findings)
  const doubts = await timed(
    onStep,
    'verify',
    '',
    () =>
      verify(
        { ...project, labels: base && { ...base, path: join(folders.templates, BASE) } },
        findings,
      ),
    () => `${project.originals.size} of ${project.sources.length} originals at hand`,
  )
  const { editor, sources, leftOut } = project
  // With nothing to merge, every reference of the editor's would be reported as a mistake.
  if (!editor || !base || sources.length === 0) return undefined
  const brief = await timed(
    onStep,
    'merge',
    '',
    () => merge(sources, leftOut, editor, doubts, findings),
    (merged) => `${countPoints(merged)} points`,
  )
  return { brief, base }
}

/** Puts the files in their places, unless something fatal was found. */
async function finish(
  { world, findings, files }: Run,
  counts?: BuildResult['counts'],
): Promise<BuildResult> {
  const written = !findings.fatal
  if (written) {
    await world.replace(new Map([...files].map(([path, { content }]) => [path, content])))
  }
  return {
    written,
    findings: findings.list(),
    files: [...files].map(([path, { content, pages }]) => ({
      path,
      size: Buffer.byteLength(content),
      ...(pages !== undefined && { pages }),
    })),
    ...(counts && { counts }),
  }
}

function countPoints(brief: Brief): number {
  return brief.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points)).length
}
