import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * An editor's save is several events: what is written beside the file, then renamed over it. Most are over by then;
 * one that is not overtakes what its beginning has begun.
 */
const QUIET = 5

/** Where no event comes (a network drive, a folder that was put in the place of another), this does. */
const LOOK_AGAIN = 1000

/**
 * Tells that something may have changed in some folders. It watches folders and not files, since a
 * file that is replaced takes its watcher with it; and whether a change matters is for others to
 * find out.
 */
export class Watcher {
  readonly #tell: () => void
  readonly #clock: NodeJS.Timeout
  /** By path and inode: a folder that was made anew is another one. */
  readonly #watchers = new Map<string, FSWatcher>()
  #soon: NodeJS.Timeout | undefined
  #closed = false

  constructor(tell: () => void) {
    this.#tell = tell
    this.#clock = setInterval(tell, LOOK_AGAIN).unref()
  }

  /** Watches these folders and no others. For one that does not exist yet, what it will be made in. */
  async watch(folders: Iterable<string>): Promise<void> {
    const wanted = new Map<string, string>()
    for (const folder of folders) {
      const found = await nearest(resolve(folder))
      wanted.set(found.key, found.path)
    }
    if (this.#closed) return
    for (const [key, watcher] of this.#watchers) {
      if (wanted.has(key)) continue
      watcher.close()
      this.#watchers.delete(key)
    }
    for (const [key, path] of wanted) {
      if (!this.#watchers.has(key)) this.#begin(key, path)
    }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#clock)
    clearTimeout(this.#soon)
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  #begin(key: string, path: string): void {
    try {
      const watcher = watch(path, () => {
        clearTimeout(this.#soon)
        this.#soon = setTimeout(this.#tell, QUIET)
      })
      watcher.on('error', () => {
        watcher.close()
        this.#watchers.delete(key)
      })
      this.#watchers.set(key, watcher)
    } catch {
      // Too many watchers, or a file system that knows none: the clock looks instead.
    }
  }
}

/** The folder itself or, where it is not there, the nearest one above it that is. */
async function nearest(path: string): Promise<{ path: string; key: string }> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined)
    if (found?.isDirectory() || folder === dirname(folder)) {
      return { path: folder, key: `${found?.ino} ${folder}` }
    }
  }
}
