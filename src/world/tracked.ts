import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isWithin } from './within.ts'
import type { World } from './world.ts'

/** What a round has read, and was the same when it was looked at again. */
export interface Unchanged {
  readonly files: ReadonlyMap<string, ReadFile>
  /** The names in each folder. */
  readonly folders: ReadonlyMap<string, readonly string[]>
}

interface ReadFile {
  readonly state: string
  readonly bytes: Uint8Array | undefined
}

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
  /** By path, what was read in a file whose state tells whether it still says so. */
  readonly #bytes = new Map<string, Uint8Array | undefined>()
  readonly #out: string | undefined
  readonly #before: Unchanged | undefined
  #unchanged: Unchanged = { files: new Map(), folders: new Map() }

  /**
   * @param out a folder whose files do not count: what is written there is made of the others
   * @param before what was looked at just now: it is not read again
   */
  constructor(out?: string, before?: Unchanged) {
    this.#out = out
    this.#before = before
  }

  /** The same world; it remembers what it is asked for. */
  through(world: World): World {
    return {
      ...world,
      read: async (path) => {
        if (this.#isOut(path)) return world.read(path)
        const same = this.#before?.files.get(path)
        if (same) {
          this.#files.set(path, same.state)
          this.#bytes.set(path, same.bytes)
        }
        if (this.#bytes.has(path)) return this.#bytes.get(path)
        // Taken first: what is saved while the file is being read must count as a change.
        const { state, settled } = await lookAt(path)
        if (!this.#files.has(path)) this.#files.set(path, state)
        const bytes = await world.read(path)
        if (settled && this.#files.get(path) === state) this.#bytes.set(path, bytes)
        return bytes
      },
      list: async (folder) => {
        const same = this.#before?.folders.get(folder)
        if (same) {
          this.#folders.set(folder, this.#namesOf(folder, same))
          return [...same]
        }
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
    const same = { files: new Map<string, ReadFile>(), folders: new Map<string, string[]>() }
    const files = [...this.#files].map(async ([path, state]) => {
      if ((await lookAt(path)).state !== state) return [path]
      if (this.#bytes.has(path)) same.files.set(path, { state, bytes: this.#bytes.get(path) })
      return []
    })
    const folders = [...this.#folders].map(async ([folder, names]) => {
      const listed = await world.list(folder).catch(() => [])
      const now = this.#namesOf(folder, listed)
      if (now === names) {
        if (listed) same.folders.set(folder, listed)
        return []
      }
      const [is, was] = [now.split('\n'), names.split('\n')]
      const others = [
        ...is.filter((name) => !was.includes(name)),
        ...was.filter((name) => !is.includes(name)),
      ]
      return others.map((name) => join(folder, name))
    })
    const changed = (await Promise.all([...files, ...folders])).flat()
    this.#unchanged = same
    return [...new Set(changed)].sort()
  }

  /** What was the same when it was last looked for {@link changes}. */
  get unchanged(): Unchanged {
    return this.#unchanged
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

/**
 * Milliseconds in which a file may become another one whose times are the same: of the coarsest file systems, and a
 * little more.
 */
const COARSEST = 2500

/**
 * The state of a file, another text for every change: a file that was replaced has another number, too.
 *
 * @returns whether it is settled as well, so that no change can have the same state any more
 */
async function lookAt(
  path: string,
): Promise<{ readonly state: string; readonly settled: boolean }> {
  try {
    const { ino, size, mtimeNs, ctimeNs, ctimeMs } = await stat(path, { bigint: true })
    const settled = Date.now() - Number(ctimeMs) > COARSEST
    return { state: [ino, size, mtimeNs, ctimeNs].join(' '), settled }
  } catch {
    // Why it cannot be read is told when it is read.
    return { state: '', settled: true }
  }
}
