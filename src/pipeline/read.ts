import type { VFileMessage } from 'vfile-message'
import { type Folders, foldersOf, type Project, readProject } from '../project/load.ts'
import { type Reading, type ReadParagraph, readingsOf } from '../verify/reading/reading.ts'
import { createWorld } from '../world/world.ts'
import { Memo } from './memo.ts'
import { Outcome } from './outcome.ts'

export type { Reading, ReadParagraph }

/** What came of laying out originals for a reader. */
export interface ReadResult {
  /** In the order of the notes; only of originals that are at hand, in a language that there is a pack for. */
  readonly readings: readonly Reading[]
  /** Ids that were asked for, and of which there is none. */
  readonly without: readonly string[]
  readonly findings: readonly VFileMessage[]
}

/** The paragraphs of one source that no claim rests on though they hold a figure, a name or a speaker. */
export interface Uncovered {
  readonly source: string
  /** Path of its note. */
  readonly path: string
  readonly paragraphs: readonly ReadParagraph[]
}

/**
 * Lays out originals in the order in which they are best read, with what each paragraph holds, where else it is
 * told, and which claims rest on it. Changes nothing.
 *
 * @param ids of the sources; of all where there are none
 */
export async function read(
  ids: readonly string[] = [],
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<ReadResult> {
  const outcome = new Outcome('check')
  const project = outcome.found(
    await new Memo().run((context) => readProject(foldersOf(options), world, context)),
  )
  const all = readings(project)
  const wanted = (id: string) => ids.length === 0 || ids.includes(id)
  const asked = ids.length > 0 ? ids : project.sources.map(({ id }) => id)
  return {
    readings: all.filter(({ source }) => wanted(source)),
    without: asked.filter((id) => !all.some(({ source }) => source === id)),
    findings: outcome.messages,
  }
}

const READINGS = new WeakMap<Project, readonly Reading[]>()

/** The originals of a project that are at hand, laid out once. */
export function readings(project: Project): readonly Reading[] {
  const known = READINGS.get(project) ?? readingsOf(project, project.editor)
  READINGS.set(project, known)
  return known
}

/** What a project's claims leave uncovered, by source. */
export function uncoveredOf(project: Project): Uncovered[] {
  return readings(project).flatMap((reading) => {
    const paragraphs = reading.paragraphs
      .filter(({ uncovered }) => uncovered)
      .toSorted((a, b) => a.paragraph - b.paragraph)
    const path = project.sources.find(({ id }) => id === reading.source)?.path
    return paragraphs.length > 0 && path !== undefined
      ? [{ source: reading.source, path, paragraphs }]
      : []
  })
}
