import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'

/**
 * The one door to the outside: files, clock and environment. The stages are handed what they need
 * and open nothing themselves.
 */
export interface World {
  /** A file's bytes; `undefined` where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Paths of all files below a folder, relative to it with `/`; `undefined` where there is no such folder. */
  list(folder: string): Promise<string[] | undefined>
  /** A file of an installed package, such as `@fontsource/amiri/files/amiri-arabic-400-normal.woff2`. */
  asset(specifier: string): Uint8Array
  /** Puts all files in their places, or none of them. Folders are made as needed. */
  replace(files: ReadonlyMap<string, Uint8Array | string>): Promise<void>
  /** The moment that goes into what is written: `SOURCE_DATE_EPOCH` where it is set. */
  now(): Date
  /** That moment, where somebody has prescribed it. */
  prescribed(): Date | undefined
}

/** The machine the program runs on. */
export function createWorld(env: NodeJS.ProcessEnv = process.env): World {
  const require = createRequire(import.meta.url)
  // Files of installed packages stay what they are for as long as the program runs.
  const assets = new Map<string, Uint8Array>()
  return {
    read: (path) => orUndefined(readFile(path)),
    async list(folder) {
      const entries = await orUndefined(readdir(folder, { recursive: true, withFileTypes: true }))
      return entries
        ?.filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
        .sort()
    },
    asset(specifier) {
      const known = assets.get(specifier) ?? readFileSync(require.resolve(specifier))
      assets.set(specifier, known)
      return known
    },
    replace,
    now: () => prescribed(env) ?? new Date(),
    prescribed: () => prescribed(env),
  }
}

/** `SOURCE_DATE_EPOCH`, in seconds: https://reproducible-builds.org/specs/source-date-epoch/ */
function prescribed({ SOURCE_DATE_EPOCH: epoch }: NodeJS.ProcessEnv): Date | undefined {
  if (epoch === undefined || epoch === '') return undefined
  const date = new Date(Number(epoch) * 1000)
  if (Number.isNaN(date.getTime())) {
    throw new Error(`SOURCE_DATE_EPOCH is \`${epoch}\`, but counts seconds since 1970: 1795564800`)
  }
  return date
}

/**
 * Everything is written beside its place first: if the disk is full or a folder may not be written
 * to, nothing that was there has been touched. The renames at the end cannot run out of space.
 */
async function replace(files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  const mark = `.${randomUUID()}.part`
  let at = ''
  try {
    for (const [path, content] of files) {
      at = path
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path + mark, content)
    }
    for (const path of files.keys()) {
      at = path
      await rename(path + mark, path)
    }
  } catch (cause) {
    await Promise.allSettled([...files.keys()].map((path) => rm(path + mark, { force: true })))
    throw new Error(`Nothing was written: ${at} cannot be written.`, { cause })
  }
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
