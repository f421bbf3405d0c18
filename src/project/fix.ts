import { writeLock } from '../lock/lock-file.ts'
import type { LockedOriginal } from '../model/lock.ts'
import { Collector } from '../report/context.ts'
import { createWorld } from '../world/world.ts'
import { type FixedLocator, followPassages } from './follow.ts'
import { type Folders, foldersOf, lockPath, readProject } from './load.ts'

/**
 * Rewrites the locators of passages that moved word for word, in the notes and in the lock. What
 * was altered or is gone stays as it is: that is for a person to read.
 */
export async function fixLocators(
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<FixedLocator[]> {
  const folders = foldersOf(options)
  const { sources, originals, lock } = await readProject(folders, world, new Collector())
  if (lock === undefined) return []
  const fixed: FixedLocator[] = []
  const files = new Map<string, string>()
  const relocked: Record<string, LockedOriginal> = { ...lock.originals }
  for (const source of sources) {
    const original = originals.get(source.id)
    const locked = lock.originals[source.id]
    const note = await world.read(source.path)
    if (!original || !locked || !note) continue
    const followed = followPassages(source, note, locked, original)
    if (followed.fixed.length === 0) continue
    fixed.push(...followed.fixed)
    files.set(source.path, followed.note)
    relocked[source.id] = followed.locked
  }
  if (fixed.length > 0) {
    files.set(lockPath(folders), writeLock({ ...lock, originals: relocked }))
    await world.replace(files)
  }
  return fixed
}
