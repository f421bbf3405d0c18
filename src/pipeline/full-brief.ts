import { join } from 'node:path'
import { contentOf, keptContent } from '../manifest/content.ts'
import { sha256 } from '../manifest/hash.ts'
import { merge } from '../merge/merge.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief, Doubts } from '../model/brief.ts'
import type { Content } from '../model/manifest.ts'
import {
  BASE,
  type Folders,
  foldersOf,
  type Project,
  readAudienceFolder,
  readProject,
} from '../project/load.ts'
import { counted } from '../report/amounts.ts'
import type { Findings } from '../report/collection.ts'
import { timed, timedInTurns } from '../report/steps.ts'
import { textWithholder } from '../select/withhold.ts'
import { findDoubts, prove, proveWordings } from '../verify/verify.ts'
import type { Run } from './run.ts'

export interface FullBrief {
  /** What it was made of. */
  readonly project: Project
  readonly brief: Brief
  /** The audience from which the Markdown of the full brief takes its wordings. */
  readonly base: Audience
  /** What the brief says, to be compared with what it says another time. */
  content(): Content
  /** The same as a manifest keeps it: without private names, and without words of what is sensitive. */
  keptContent(): Content
}

/** A brief of which not all is proved yet. */
export interface BegunBrief {
  /** Absent where it cannot be made, which was reported. */
  readonly whole: FullBrief | undefined
  /** Proves the rest, in turns with whatever else is being done. Once. */
  prove(): Promise<void>
}

/**
 * The first half of the way: everything that a person wrote is read and verified and becomes one
 * brief.
 *
 * @returns nothing where that cannot be, which was reported
 */
export async function fullBrief(
  options: Partial<Folders>,
  run: Pick<Run, 'world' | 'findings' | 'onStep'>,
): Promise<FullBrief | undefined> {
  const { whole, prove } = await beginBrief(options, run)
  await prove()
  return whole
}

/**
 * The same, but for what is proved of the notes and changes nothing in the brief: that can be done while
 * its pages are printed.
 */
export async function beginBrief(
  options: Partial<Folders>,
  run: Pick<Run, 'world' | 'findings' | 'onStep'>,
): Promise<BegunBrief> {
  const { world, findings, onStep } = run
  const folders = foldersOf(options)
  const project = await timed(
    onStep,
    'read',
    '',
    () => readProject(folders, world, findings),
    ({ sources }) =>
      [
        counted(sources.length, 'note'),
        counted(sources.flatMap(({ claims }) => claims).length, 'claim'),
      ].join(', '),
  )
  const base = await readAudienceFolder(BASE, folders.templates, world, findings)
  const evidence = {
    ...project,
    wordings: base && { ...base, path: join(folders.templates, BASE) },
  }
  const doubts = await timed(
    onStep,
    'verify',
    'passages',
    () => findDoubts(evidence, findings),
    () => `${project.originals.size} of ${project.sources.length} originals at hand`,
  )
  const whole = base && (await mergeProject(project, base, doubts, run))
  return {
    whole,
    prove: () =>
      timedInTurns(
        onStep,
        'verify',
        'statements',
        prove(evidence, findings),
        () => 'in both languages',
      ),
  }
}

async function mergeProject(
  project: Project,
  base: Audience,
  doubts: Doubts,
  { findings, onStep }: Pick<Run, 'findings' | 'onStep'>,
): Promise<FullBrief | undefined> {
  const { editor, sources, leftOut } = project
  // With nothing to merge, every reference of the editor's would be reported as a mistake.
  if (!editor || sources.length === 0) return undefined
  const brief = await timed(
    onStep,
    'merge',
    '',
    () => merge(sources, leftOut, editor, doubts, findings),
    (merged) => counted(countPoints(merged), 'point'),
  )
  const known = new Map(
    sources.flatMap(({ id }) => {
      const original = project.originals.get(id)
      const hash = original ? sha256(original.bytes) : project.lock?.originals[id]?.sha256
      return hash === undefined ? [] : [[id, hash] as const]
    }),
  )
  const content = () => contentOf(brief, editor.measures, known)
  return {
    project,
    brief,
    base,
    content,
    keptContent: () => keptContent(content(), textWithholder(brief.names, base.labels)),
  }
}

/** Holds what an audience says of its own to what the notes are held to. */
export function checkWordings(
  { project, base }: FullBrief,
  audience: Audience,
  templates: string,
  findings: Findings,
): void {
  const folder = join(templates, audience.name)
  proveWordings(audience, folder, base.labels, project.editor, findings)
}

/** Number of the points of a brief. */
export function countPoints(brief: Brief): number {
  return brief.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points)).length
}
