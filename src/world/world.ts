import { readFileSync } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { exclusively } from './exclusive.ts'
import { historyOf, type Revision } from './history.ts'
import { journalPath, orUndefined, recover, replaceFiles } from './replace.ts'

/**
 * The one door to the outside: files, clock and environment. The stages are handed what they need
 * and open nothing themselves.
 */
export interface World {
  /**
   * A file's bytes; `undefined` where there is no such file.
   *
   * @throws Error naming the path where it is a folder, a pipe or a device
   */
  read(path: string): Promise<Uint8Array | undefined>
  /**
   * Paths of all files below a folder, relative to it with `/`; `undefined` where there is no such folder. A
   * link counts as what it leads to; one that leads nowhere is listed too.
   */
  list(folder: string): Promise<string[] | undefined>
  /** A file of an installed package, such as `@fontsource/amiri/files/amiri-arabic-400-normal.woff2`. */
  asset(specifier: string): Uint8Array
  /** Where a path leads to once all links are followed, also of what is not there yet. */
  follow(path: string): Promise<string>
  /**
   * Puts all files in their places, or none of them. Folders are made as needed.
   *
   * @param journal the folder in which it is written down for as long as it takes, so that {@link recover} can
   *   bring it to an end where it is interrupted. Within {@link exclusively} of that folder
   */
  replace(files: ReadonlyMap<string, Uint8Array | string>, journal?: string): Promise<void>
  /** Finishes or takes back what an interrupted run has left half done, as the journal in a folder has it. */
  recover(folder: string): Promise<void>
  /** Does some work, after {@link recover}, while no other process does such work on the same folder. */
  exclusively<T>(folder: string, work: () => Promise<T>): Promise<T>
  /** What commits made of a file, the newest first; empty where no repository knows it. */
  history(path: string): Promise<readonly Revision[]>
  /** The moment that goes into what is written: `SOURCE_DATE_EPOCH` where it is set. */
  now(): Date
  /** That moment, where somebody has prescribed it. */
  prescribed(): Date | undefined
}

/** The machine the program runs on. */
export function createWorld(
  env: Readonly<Record<string, string | undefined>> = process.env,
): World {
  const require = createRequire(import.meta.url)
  // Files of installed packages stay what they are for as long as the program runs.
  const assets = new Map<string, Uint8Array>()
  return {
    read: readRegular,
    list: async (folder) => (await listBelow(folder))?.sort(),
    follow,
    asset(specifier) {
      const known = assets.get(specifier) ?? readFileSync(require.resolve(specifier))
      assets.set(specifier, known)
      return known
    },
    replace: (files, journal) => replaceFiles(files, journal),
    async recover(folder) {
      if ((await orUndefined(stat(journalPath(folder)))) === undefined) return
      await exclusively(folder, () => recover(folder))
    },
    exclusively: (folder, work) =>
      exclusively(folder, async () => {
        await recover(folder)
        return work()
      }),
    history: historyOf,
    now: () => prescribed(env) ?? new Date(),
    prescribed: () => prescribed(env),
  }
}

/** `SOURCE_DATE_EPOCH`, in seconds: https://reproducible-builds.org/specs/source-date-epoch/ */
function prescribed({
  SOURCE_DATE_EPOCH: epoch,
}: Readonly<Record<string, string | undefined>>): Date | undefined {
  if (epoch === undefined || epoch === '') return undefined
  const date = new Date(Number(epoch) * 1000)
  if (Number.isNaN(date.getTime())) {
    throw new Error(`SOURCE_DATE_EPOCH is \`${epoch}\`, but counts seconds since 1970: 1795564800`)
  }
  return date
}

/** The bytes of a regular file, links followed. */
async function readRegular(path: string): Promise<Uint8Array | undefined> {
  const about = await orUndefined(stat(path))
  if (about === undefined) return undefined
  // To read a pipe would wait for somebody to write to it.
  if (!about.isFile()) {
    throw new Error(
      `${path} is ${about.isDirectory() ? 'a folder' : 'no regular file'}, not a file.`,
    )
  }
  return orUndefined(readFile(path))
}

/** A link counts as what it leads to; a folder that is found inside of itself by one is passed over. */
async function listBelow(
  folder: string,
  above: readonly string[] = [],
): Promise<string[] | undefined> {
  const entries = await orUndefined(readdir(folder, { withFileTypes: true }))
  if (entries === undefined) return undefined
  const real = await realpath(folder)
  if (above.includes(real)) return []
  const names = await Promise.all(
    entries.map(async (entry) => {
      const { name } = entry
      const path = join(folder, name)
      const isFolder = entry.isSymbolicLink()
        ? (await stat(path).catch(() => undefined))?.isDirectory()
        : entry.isDirectory()
      if (!isFolder) return [name]
      return ((await listBelow(path, [...above, real])) ?? []).map((below) => `${name}/${below}`)
    }),
  )
  return names.flat()
}

/** Where a path leads to once all links are followed, also of what is not there yet. */
async function follow(path: string): Promise<string> {
  const real = await orUndefined(realpath(path))
  if (real !== undefined) return real
  const parent = dirname(resolve(path))
  return parent === resolve(path) ? parent : join(await follow(parent), basename(path))
}
