import { createHash, randomUUID } from 'node:crypto'
import * as promises from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'

/** What is asked of the file system; a test makes it fail at any step. */
export type FileSystem = Pick<
  typeof promises,
  'chmod' | 'copyFile' | 'link' | 'mkdir' | 'readFile' | 'rename' | 'rm' | 'stat' | 'writeFile'
>

/** One file that is being replaced. Its neighbours carry the mark of the run. */
interface Entry {
  readonly path: string
  /** SHA-256 of what stood there; absent where nothing did. */
  readonly before?: string
  /** SHA-256 of what comes there. */
  readonly after: string
}

/** What a run sets out to do, written down before anything is touched. */
interface Account {
  readonly version: 1
  /** The mark of the run, which the names of its own files end with. */
  readonly run: string
  /** Paths are relative to the folder of the journal. */
  readonly files: readonly Entry[]
}

/** Where the account lies of what is being replaced. */
export function journalPath(folder: string): string {
  return join(folder, '.mujaz-journal')
}

/**
 * Puts files in their places, all of them or none.
 *
 * What comes is written beside its place, and what stands there is kept beside it too; then all are
 * renamed. Where that fails, all is taken back. Where a folder for a journal is named, the account of it lies
 * there for as long as it takes, so that {@link recover} can bring an interrupted run to one of its ends.
 */
export async function replaceFiles(
  files: ReadonlyMap<string, Uint8Array | string>,
  folder?: string,
  fs: FileSystem = promises,
): Promise<void> {
  const run = randomUUID()
  let entries: readonly Entry[] = []
  let at = ''
  const failing = (path: string) => {
    at = path
  }
  try {
    entries = await forEach(
      [...files],
      async ([path, content]): Promise<Entry> => {
        const before = await hashAt(path, fs)
        return { path, after: hashOf(content), ...(before !== undefined && { before }) }
      },
      ([path]) => failing(path),
    )
    if (folder !== undefined) {
      failing(journalPath(folder))
      await writeAccount(folder, run, entries, fs)
    }
    await forEach(
      entries,
      (entry) => prepare(entry, run, files.get(entry.path) ?? '', fs),
      ({ path }) => failing(path),
    )
    for (const { path } of entries) {
      failing(path)
      await fs.rename(comingOf(path, run), path)
    }
  } catch (cause) {
    await takeBack(entries, run, folder, fs).catch((error) => {
      const files = entries.map(({ path }) => path).join(', ')
      throw new Error(
        `${at} could not be written, and what was written could not be taken back. What stood there is kept beside it: see ${files} with the ending .${run}.kept`,
        { cause: error },
      )
    })
    throw new Error(`Nothing was written: ${at} cannot be written.`, { cause })
  }
  // All is done: what cannot be cleared away now, the next run clears away.
  await clear(entries, run, folder, fs).catch(() => {})
}

/**
 * Brings an interrupted run to one of its ends: where all that it prepared is there, it is finished, else it is
 * taken back. A file that somebody has edited in the meantime stays as it is, and decides which end it is.
 *
 * @throws Error where there is no such end without writing over what somebody edited
 */
export async function recover(folder: string, fs: FileSystem = promises): Promise<void> {
  const account = await readAccount(folder, fs)
  if (account === undefined) return remove(`${journalPath(folder)}.part`, fs)
  const { run, entries } = account
  const states = await Promise.all(
    entries.map(async (entry) => {
      const now = await hashAt(entry.path, fs)
      const coming = (await hashAt(comingOf(entry.path, run), fs)) === entry.after
      const edited = now !== entry.before && now !== entry.after
      return { entry, now, coming, edited, ready: coming || now === entry.after }
    }),
  )
  const prepared = states.every(({ ready, edited }) => ready || edited)
  // What was edited before its turn came speaks for taking back, what was edited after for finishing.
  const editedBefore = states.filter(({ edited, coming }) => edited && coming)
  const editedAfter = states.filter(({ edited, coming }) => edited && !coming)
  if (prepared && editedBefore.length > 0 && editedAfter.length > 0) {
    const paths = [...editedBefore, ...editedAfter].map(({ entry }) => entry.path).join(' and ')
    throw new Error(
      `A run of Mujaz was interrupted, and ${paths} were edited since. Put them right by hand, then delete ${journalPath(folder)}.`,
    )
  }
  if (!prepared || editedBefore.length > 0) return takeBack(entries, run, folder, fs)
  for (const { entry, coming, now } of states) {
    if (coming && now === entry.before) await fs.rename(comingOf(entry.path, run), entry.path)
  }
  await clear(entries, run, folder, fs)
}

/**
 * Does the same with several things side by side, since each waits for the disk, and ends when nothing of it goes on any
 * more.
 *
 * @param onFailure is told of the first with which it failed
 * @throws what failed there
 */
async function forEach<T, U>(
  all: readonly T[],
  work: (one: T) => Promise<U>,
  onFailure: (one: T) => void = () => {},
): Promise<U[]> {
  const done: U[] = []
  for (let from = 0; from < all.length; from += SIDE_BY_SIDE) {
    const ends = await Promise.allSettled(all.slice(from, from + SIDE_BY_SIDE).map(work))
    for (const [at, end] of ends.entries()) {
      if (end.status === 'fulfilled') done.push(end.value)
      else {
        onFailure(all[from + at] as T)
        throw end.reason
      }
    }
  }
  return done
}

/** How many files are open at one time at most. */
const SIDE_BY_SIDE = 16

/** Writes what comes, and keeps what stands there, both beside the place. */
async function prepare(
  { path, before }: Entry,
  run: string,
  content: Uint8Array | string,
  fs: FileSystem,
): Promise<void> {
  const kept = keptOf(path, run)
  await fs.mkdir(dirname(path), { recursive: true })
  if (before === undefined) await fs.writeFile(kept, '')
  // Some file systems have no links.
  else await fs.link(path, kept).catch(() => fs.copyFile(path, kept))
  await fs.writeFile(comingOf(path, run), content, { flush: true })
  if (before !== undefined) await fs.chmod(comingOf(path, run), (await fs.stat(path)).mode)
}

/**
 * Takes back what was replaced. What comes goes first, so that an interrupted taking back is taken up again
 * and never turned. Only a file beside which the run has left its own is touched.
 */
async function takeBack(
  entries: readonly Entry[],
  run: string,
  folder: string | undefined,
  fs: FileSystem,
): Promise<void> {
  for (const { path } of entries) await remove(comingOf(path, run), fs)
  for (const { path, before, after } of entries) {
    if (before === after || (await hashAt(path, fs)) !== after) continue
    if ((await hashAt(keptOf(path, run), fs)) !== (before ?? NOTHING)) continue
    if (before === undefined) await fs.rm(path)
    else await fs.rename(keptOf(path, run), path)
  }
  await clear(entries, run, folder, fs)
}

/** Clears away what a run has left beside its files, and last its account. */
async function clear(
  entries: readonly Entry[],
  run: string,
  folder: string | undefined,
  fs: FileSystem,
): Promise<void> {
  await forEach(entries, async ({ path }) => {
    await remove(comingOf(path, run), fs)
    await remove(keptOf(path, run), fs)
  })
  if (folder === undefined) return
  await remove(`${journalPath(folder)}.part`, fs)
  await remove(journalPath(folder), fs)
}

async function writeAccount(
  folder: string,
  run: string,
  entries: readonly Entry[],
  fs: FileSystem,
): Promise<void> {
  const account: Account = {
    version: 1,
    run,
    files: entries.map((entry) => ({ ...entry, path: relative(folder, entry.path) })),
  }
  const path = journalPath(folder)
  await fs.mkdir(folder, { recursive: true })
  await fs.writeFile(`${path}.part`, `${JSON.stringify(account, undefined, 2)}\n`, { flush: true })
  await fs.rename(`${path}.part`, path)
}

async function readAccount(
  folder: string,
  fs: FileSystem,
): Promise<{ readonly run: string; readonly entries: readonly Entry[] } | undefined> {
  const path = journalPath(folder)
  const text = await orUndefined(fs.readFile(path, 'utf8'))
  if (text === undefined) return undefined
  try {
    const { version, run, files } = JSON.parse(text) as Account
    if (version !== 1 || !/^[0-9a-f-]{36}$/.test(run)) throw new Error('It has another form.')
    return { run, entries: files.map((file) => ({ ...file, path: resolve(folder, file.path) })) }
  } catch (cause) {
    throw new Error(
      `The journal of an interrupted run cannot be read: look whether all is well, then delete ${path}.`,
      { cause },
    )
  }
}

function comingOf(path: string, run: string): string {
  return `${path}.${run}.part`
}

function keptOf(path: string, run: string): string {
  return `${path}.${run}.kept`
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Of the empty file that is kept where nothing stood. */
const NOTHING = hashOf('')

async function hashAt(path: string, fs: FileSystem): Promise<string | undefined> {
  const about = await orUndefined(fs.stat(path))
  if (about === undefined) return undefined
  if (!about.isFile()) throw new Error(`${path} is no file.`)
  return hashOf(await fs.readFile(path))
}

/** Removes a file, if there is one; also where there cannot be one, the folder being a file. */
async function remove(path: string, fs: FileSystem): Promise<void> {
  await orUndefined(fs.rm(path))
}

/** What a promise gives, or `undefined` where there is no such file. */
export async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
