import type { VFileMessage } from 'vfile-message'
import { compareContents } from '../manifest/changes.ts'
import { type Pages, pagesOf } from '../manifest/pages.ts'
import type { Changes, PointChange, SentenceChange, SourceChange } from '../model/changes.ts'
import type { Manifest } from '../model/manifest.ts'
import { type Folders, foldersOf } from '../project/load.ts'
import { createWorld } from '../world/world.ts'
import { knownManifest, openManifest } from './baseline.ts'
import { manifestPath } from './cache.ts'
import { beginBrief } from './full-brief.ts'
import { Memo } from './memo.ts'
import { Outcome } from './outcome.ts'

export interface DiffOptions extends Partial<Folders> {
  /** The manifest of the earlier brief. @default that of the last build */
  readonly since?: string
  /** The folder that builds are written to. @default 'output' */
  readonly out?: string
}

/** A change, and on which pages what it is about stands, by audience and edition. */
export type Placed<T> = T & { readonly pages: Pages }

export interface DiffResult {
  /** The manifest that was compared with. */
  readonly path: string
  readonly findings: readonly VFileMessage[]
  /** Absent where there was nothing to compare, which is among the findings. */
  readonly changes?: Omit<Changes, 'points' | 'sentences' | 'sources'> & {
    readonly points: readonly Placed<PointChange>[]
    readonly sentences: readonly Placed<SentenceChange>[]
    readonly sources: readonly Placed<SourceChange>[]
  }
}

/**
 * Tells how the brief that a build would make now differs from an earlier one: points, sentences and
 * sources that were added, changed or withdrawn, with what they said and say. Writes nothing.
 *
 * Pages are those of the last build, which need not have everything that is new; what was withdrawn
 * stood on the pages of the earlier brief.
 *
 * @throws Error where a folder cannot be read
 */
export async function diff(options: DiffOptions = {}, world = createWorld()): Promise<DiffResult> {
  const { out = 'output' } = options
  const last = manifestPath(out)
  const path = options.since ?? last
  const memo = new Memo()
  const outcome = new Outcome('build')
  const before = outcome.found(await memo.run((context) => openManifest(path, world, context)))
  if (!before) return { path, findings: outcome.messages }
  const tools = { world, memo, browser: undefined, onStep: undefined }
  const { full: begun, proof } = await beginBrief(foldersOf(options), undefined, tools)
  const full = outcome.found(begun)
  outcome.found(await proof())
  if (!full || outcome.verdict === 'fatal') return { path, findings: outcome.messages }
  const now = path === last ? before : ((await knownManifest(last, world)) ?? before)
  const { since, points, sentences, sources } = compareContents(before.content, full.content())
  const places = <T extends { readonly kind: string }>(
    change: T,
    of: (manifest: Manifest) => Pages,
  ) => ({
    ...change,
    pages: of(change.kind === 'withdrawn' ? before : now),
  })
  return {
    path,
    findings: outcome.messages,
    changes: {
      since,
      points: points.map((change) =>
        places(change, (manifest) => pagesOf(manifest, `point:${change.topic}`)),
      ),
      sentences: sentences.map((change) =>
        places(change, (manifest) => pagesOf(manifest, change.was ?? change.is)),
      ),
      sources: sources.map((change) =>
        places(change, (manifest) => pagesOf(manifest, `source:${change.source}`)),
      ),
    },
  }
}
