import { writeLock } from '../lock/lock-file.ts'
import type { LockedOriginal } from '../model/lock.ts'
import { Collector } from '../report/context.ts'
import { createWorld, type World } from '../world/world.ts'
import { type FixedLocator, followPassages, readNoteTexts } from './follow.ts'
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
  return world.exclusively(folders.sources, () => followAll(folders, world))
}

async function followAll(folders: Folders, world: World): Promise<FixedLocator[]> {
  const { sources, originals, lock } = await readProject(folders, world, new Collector())
  if (lock === undefined) return []
  const fixed: FixedLocator[] = []
  const notes = await readNoteTexts(sources, world)
  const changed = new Set<string>()
  const relocked: Record<string, LockedOriginal> = { ...lock.originals }
  for (const source of sources) {
    const original = originals.get(source.id)
    const locked = lock.originals[source.id]
    if (!original || !locked) continue
    const followed = followPassages(source, sources, notes, locked, original)
    if (followed.fixed.length === 0) continue
    fixed.push(...followed.fixed)
    // A note may name paragraphs of several sources: each is followed in what the others left.
    for (const [path, text] of followed.notes) {
      notes.set(path, text)
      changed.add(path)
    }
    relocked[source.id] = followed.locked
  }
  if (fixed.length > 0) {
    const files = new Map<string, string>()
    for (const path of changed) files.set(await world.follow(path), notes.get(path) ?? '')
    files.set(await world.follow(lockPath(folders)), writeLock({ ...lock, originals: relocked }))
    await world.replace(files, folders.sources)
  }
  return fixed
}
