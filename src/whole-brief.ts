import { join } from 'node:path'
import { contentOf, keptContent } from './manifest/content.ts'
import { sha256 } from './manifest/hash.ts'
import { merge } from './merge/merge.ts'
import type { Audience } from './model/audience.ts'
import type { Brief } from './model/brief.ts'
import type { Content } from './model/manifest.ts'
import {
  BASE,
  type Folders,
  foldersOf,
  type Project,
  readAudienceFolder,
  readProject,
} from './project.ts'
import { counted } from './report/amounts.ts'
import { timed } from './report/steps.ts'
import type { Run } from './run.ts'
import { textWithholder } from './select/withhold.ts'
import { verify } from './verify/verify.ts'

export interface WholeBrief {
  /** What it was made of. */
  readonly project: Project
  readonly brief: Brief
  /** The audience from which the Markdown of the whole brief takes its wordings. */
  readonly base: Audience
  /** What the brief says, to be compared with what it says another time. */
  content(): Content
  /** The same as a manifest keeps it: without private names, and without words of what is sensitive. */
  keptContent(): Content
}

/**
 * The first half of the way: everything that a person wrote is read and verified and becomes one
 * brief.
 *
 * @returns nothing where that cannot be, which was reported
 */
export async function wholeBrief(
  options: Partial<Folders>,
  run: Pick<Run, 'world' | 'findings' | 'onStep'>,
): Promise<WholeBrief | undefined> {
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

/** Number of the points of a brief. */
export function countPoints(brief: Brief): number {
  return brief.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points)).length
}
