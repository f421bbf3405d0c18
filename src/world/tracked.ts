import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isWithin } from './within.ts'
import type { World } from './world.ts'

/**
 * What one round of building has asked of the world, and what the answers hung on. Nobody has to
 * keep a list of the files that matter: what was read is what is watched, and so is what was looked
 * for and was not there.
 */
export class TrackedWorld {
  /** By path, the state of a file before it was read. */
  readonly #files = new Map<string, string>()
  /** By path, the names that a folder was found to hold. */
  readonly #folders = new Map<string, string>()
  readonly #out: string | undefined

  /** @param out a folder whose files do not count: what is written there is made of the others */
  constructor(out?: string) {
    this.#out = out
  }

  /** The same world; it remembers what it is asked for. */
  through(world: World): World {
    return {
      ...world,
      read: async (path) => {
        // Taken first: what is saved while the file is being read must count as a change.
        if (!this.#isOut(path) && !this.#files.has(path)) this.#files.set(path, await stateOf(path))
        return world.read(path)
      },
      list: async (folder) => {
        // Told when it is known, or somebody who looks meanwhile takes every name for a new one.
        const names = await world.list(folder).catch((error) => {
          this.#folders.set(folder, '')
          throw error
        })
        this.#folders.set(folder, this.#namesOf(folder, names))
        return names
      },
    }
  }

  /** Whether a file was read. */
  has(path: string): boolean {
    return this.#files.has(path)
  }

  /** Whether any answer would be another one now. */
  async changed(world: World): Promise<boolean> {
    return (await this.changes(world)).length > 0
  }

  /** Paths of the files that were edited, added or taken away since. */
  async changes(world: World): Promise<string[]> {
    const files = [...this.#files].map(async ([path, state]) =>
      (await stateOf(path)) === state ? [] : [path],
    )
    const folders = [...this.#folders].map(async ([folder, names]) => {
      const now = this.#namesOf(folder, await world.list(folder).catch(() => []))
      if (now === names) return []
      const [is, was] = [now.split('\n'), names.split('\n')]
      const others = [
        ...is.filter((name) => !was.includes(name)),
        ...was.filter((name) => !is.includes(name)),
      ]
      return others.map((name) => join(folder, name))
    })
    return [...new Set((await Promise.all([...files, ...folders])).flat())].sort()
  }

  /** The folders in which a change would show. */
  folders(): Set<string> {
    const folders = new Set([...this.#files.keys()].map((path) => dirname(path)))
    for (const [folder, names] of this.#folders) {
      folders.add(folder)
      for (const name of names.split('\n')) folders.add(dirname(join(folder, name)))
    }
    return folders
  }

  #namesOf(folder: string, names: readonly string[] = []): string {
    return names.filter((name) => !this.#isOut(join(folder, name))).join('\n')
  }

  #isOut(path: string): boolean {
    return this.#out !== undefined && isWithin(path, this.#out)
  }
}

/** Another text for every change: a file that was replaced has another number, too. */
async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true })
    return [ino, size, mtimeNs, ctimeNs].join(' ')
  } catch {
    // Why it cannot be read is told when it is read.
    return ''
  }
}
