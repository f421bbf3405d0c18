import type { VFileMessage } from 'vfile-message'
import { findSource } from '../model/source.ts'
import { type Folders, foldersOf, type Project, readProject } from '../project/load.ts'
import {
  type Reading,
  Readings,
  type ReadParagraph,
  type UncoveredParagraph,
} from '../verify/reading/reading.ts'
import { createWorld } from '../world/world.ts'
import { Memo } from './memo.ts'
import { Outcome } from './outcome.ts'

export type { Reading, ReadParagraph, UncoveredParagraph }

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
  readonly paragraphs: readonly UncoveredParagraph[]
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
  const all = readingsOf(project)
  const wanted = (id: string) => ids.length === 0 || ids.includes(id)
  const asked = ids.length > 0 ? ids : project.sources.map(({ id }) => id)
  const known = new Set(all.sources)
  return {
    readings: all.sources.filter(wanted).flatMap((id) => all.reading(id) ?? []),
    without: asked.filter((id) => !known.has(id)),
    findings: outcome.messages,
  }
}

const READINGS = new WeakMap<Project, Readings>()

/** The originals of a project that are at hand, laid out once. */
export function readingsOf(project: Project): Readings {
  const known = READINGS.get(project) ?? new Readings(project, project.editor)
  READINGS.set(project, known)
  return known
}

/** What a project's claims leave uncovered, by source. */
export function uncoveredOf(project: Project): Uncovered[] {
  const readings = readingsOf(project)
  return readings.sources.flatMap((source) => {
    const paragraphs = readings.uncovered(source)
    const path = findSource(source, project.sources)?.path
    return paragraphs.length > 0 && path !== undefined ? [{ source, path, paragraphs }] : []
  })
}
