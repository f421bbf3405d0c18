import type { VFileMessage } from 'vfile-message'
import type { LockedOriginal } from './model/lock.ts'
import { type Folders, foldersOf, lockPath, readProject } from './project.ts'
import { Findings } from './report/findings.ts'
import { lockOriginal, writeLock } from './verify/lock.ts'
import { createWorld } from './world.ts'

export interface LockResult {
  readonly path: string
  /** Whether the lock was written; it is not where a note cannot be read. */
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  /** Ids of the sources whose originals were at hand. */
  readonly locked: readonly string[]
  /** Ids of the sources that keep what the lock said before, their originals not being at hand. */
  readonly kept: readonly string[]
}

/**
 * Writes down what the notes were checked against: a hash and the number of paragraphs of every
 * original at hand. What was locked before stays where an original is not at hand.
 */
export async function lock(
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<LockResult> {
  const folders = foldersOf(options)
  const findings = new Findings()
  const project = await readProject(folders, world, findings)
  const entries = new Map<string, LockedOriginal>()
  const locked: string[] = []
  const kept: string[] = []
  for (const { id } of project.sources) {
    const original = project.originals.get(id)
    const before = project.lock?.originals[id]
    if (original) locked.push(id)
    else if (before) kept.push(id)
    const entry = original ? lockOriginal(original) : before
    if (entry) entries.set(id, entry)
  }
  const path = lockPath(folders)
  const written = !findings.fatal
  if (written) await world.replace(new Map([[path, writeLock(entries)]]))
  return { path, written, findings: findings.list(), locked, kept }
}
