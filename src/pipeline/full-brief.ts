import { join } from 'node:path'
import { contentOf, keptContent } from '../manifest/content.ts'
import type { TranslationMemory } from '../memory/nearest.ts'
import { merge } from '../merge/merge.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import type { Language } from '../model/language.ts'
import type { Content } from '../model/manifest.ts'
import { once } from '../model/once.ts'
import {
  BASE,
  type Folders,
  originalHashes,
  type Project,
  readAudienceFolder,
  readProject,
} from '../project/load.ts'
import { type ClaimCounts, counted, heldAgainst } from '../report/amounts.ts'
import type { Context, Found } from '../report/context.ts'
import { textWithholder } from '../select/withhold.ts'
import { type Evidence, findDoubts, prove, proveWordings } from '../verify/verify.ts'
import { changesSince } from './baseline.ts'
import { openMemory, withEarlier } from './earlier.ts'
import { idle } from './lanes.ts'
import { step, type Tools } from './tools.ts'

/** The one brief that everything is made of, before any audience is given its part. */
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

/** A full brief of which not all is proved yet. */
export interface BegunBrief {
  /** Absent where it cannot be made, which is among the findings. */
  readonly full: Found<FullBrief | undefined>
  /**
   * Proves the rest of the notes: nothing in the brief hangs on it, so that it can be done while the pages are
   * printed. It is done once, whoever asks.
   */
  readonly proof: () => Promise<Found<void>>
  /** Those of the brief, also where it cannot be made. */
  readonly languages: readonly Language[]
}

/**
 * The first half of the way: everything that a person wrote is read, its passages are verified, and it
 * becomes one brief.
 *
 * @param since the manifest of the brief that was last handed out; else `issued.json` among the sources
 */
export async function beginBrief(
  folders: Folders,
  since: string | undefined,
  tools: Tools,
): Promise<BegunBrief> {
  const { world, memo } = tools
  const read = await step(
    tools,
    'read',
    '',
    (context) => readProject(folders, world, context),
    ({ sources }) =>
      [
        counted(sources.length, 'note'),
        counted(sources.flatMap(({ claims }) => claims).length, 'claim'),
      ].join(', '),
  )
  const project = read.value
  const { languages } = project
  const base = await memo.run((context) =>
    readAudienceFolder(BASE, folders.templates, languages, world, context),
  )
  const evidence: Evidence = {
    ...project,
    wordings: base.value && { ...base.value, path: join(folders.templates, BASE) },
  }
  const doubts = await step(
    tools,
    'verify',
    'passages',
    (context) => findDoubts(evidence, context),
    () => heldAgainst(countClaims(project)),
  )
  const { editor, sources, leftOut } = project
  const known = [read, base, doubts]
  const remembered = once(() => memo.run((context) => openMemory(project.memory, context)))
  const proof = once(async () => {
    const proved = await idle(
      tools,
      'verify',
      'statements',
      (context) => prove(evidence, context),
      'in both languages',
    )
    return joined(undefined, [proved, await remembered()])
  })
  // With nothing to merge, every reference of the editor's would be reported as a mistake.
  if (!base.value || !editor || sources.length === 0) {
    return { full: await told(undefined, known, remembered), proof, languages }
  }
  const merged = await step(
    tools,
    'merge',
    '',
    (context) => merge(sources, leftOut, editor, doubts.value, context),
    (brief) => counted(countPoints(brief), 'point'),
  )
  const content = () => contentOf(merged.value, editor.measures, originalHashes(project))
  const changes = await memo.run((context) => changesSince(since, folders, content, world, context))
  const brief = changes.value ? { ...merged.value, changes: changes.value } : merged.value
  const full: FullBrief = {
    project,
    brief,
    base: base.value,
    content,
    keptContent: () => keptContent(content(), textWithholder(brief.names, full.base.labels)),
  }
  const all = [...known, merged, changes]
  return { full: await told(full, all, remembered), proof, languages }
}

/** Holds what an audience says of its own to what the notes are held to. */
export function checkWordings(
  { project, base }: FullBrief,
  audience: Audience,
  templates: string,
  context: Context,
): void {
  const folder = join(templates, audience.name)
  proveWordings(audience, folder, base.labels, project.editor, context)
}

/** Counts the claims of a project by what they are held against. */
export function countClaims({ sources, originals, lock }: Project): ClaimCounts {
  const counts = { originals: 0, lock: 0, nothing: 0 }
  for (const { id, claims } of sources) {
    const against = originals.has(id) ? 'originals' : lock?.originals[id] ? 'lock' : 'nothing'
    counts[against] += claims.length
  }
  return counts
}

/** Number of the points of a brief. */
export function countPoints(brief: Brief): number {
  return brief.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points)).length
}

/** What some steps found, with what the memory has beside each text that is to be translated. */
async function told<T>(
  value: T,
  steps: readonly Found<unknown>[],
  remembered: () => Promise<Found<TranslationMemory>>,
): Promise<Found<T>> {
  const { findings } = joined(value, steps)
  if (!findings.some(({ sought }) => sought)) return { value, findings }
  const { value: memory } = await remembered()
  return { value, findings: withEarlier(findings, memory) }
}

function joined<T>(value: T, steps: readonly Found<unknown>[]): Found<T> {
  return { value, findings: steps.flatMap(({ findings }) => findings) }
}
