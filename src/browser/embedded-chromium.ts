import { constants, createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import type { Environment } from './environment.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** The Chromium of the npm package @sparticuz/chromium, unpacked and ready to start. */
export interface EmbeddedChromium {
  /** Path of the executable, a chromium-headless-shell. */
  readonly executable: string
  /**
   * Folder of the shared libraries that the executable needs beyond libc (NSS, NSPR, expat). Only for
   * systems that lack them: they ask for glibc 2.34, the executable itself for 2.25, so that forcing
   * them on an older system that has its own would break what works.
   */
  readonly libraries: string
  /**
   * A fontconfig file that knows one font (Open Sans) and no font of the system. Chromium needs *a*
   * font: where it finds none, it does not even show those that the document brings. And with none but
   * this, a document prints the same on every machine.
   */
  readonly fontConfiguration: string
  readonly notices: readonly string[]
}

/** Written last into an unpacked folder: the size of each of its files, by its path in the folder. */
type Contents = Readonly<Record<string, number>>

const CONTENTS = 'contents.json'

/** Names of folders in the making begin so. */
const MAKING = '.making-'

/** Nothing that unpacks takes this long: a folder in the making that is older was left by a crash. */
const ABANDONED_AFTER = 60 * 60 * 1000

const FONT_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`

const decompress = promisify(brotliDecompress)

/**
 * Unpacks the embedded Chromium into the user's own cache, `$XDG_CACHE_HOME` (or
 * `~/.cache`)`/mujaz/chromium-<version>`, once: about 195 MB and two seconds; later calls compare the
 * sizes of a dozen files. What is missing or cut short is unpacked again.
 *
 * Any number of processes may call it at the same time: each unpacks beside the place and renames.
 * A folder that another user could have written to is never used, and never one with a name that can
 * be foreseen in a shared `/tmp`: where the cache cannot be written, a fresh private folder serves
 * this one time, and a notice says so.
 *
 * @returns `undefined` where the package has nothing that would run: not Linux on x64, or not installed.
 * @throws Error, with a cause, if it can be unpacked nowhere.
 */
export async function unpackEmbeddedChromium(
  environment: Environment,
): Promise<EmbeddedChromium | undefined> {
  if (environment.platform !== 'linux' || environment.arch !== 'x64') return undefined
  const pack = await findPackage()
  if (!pack) return undefined

  const house = join(cacheHome(environment), 'mujaz')
  try {
    await mkdir(house, { recursive: true, mode: 0o700 })
    await refuseForeign(house, environment)
    const place = join(house, `chromium-${pack.version}`)
    if (!(await isWhole(place, environment))) await unpackInto(place, pack.folder, environment)
    return describe(place)
  } catch (cause) {
    return {
      ...describe(await unpackForNow(pack.folder, environment.temporary, cause)),
      notices: [
        `Chromium could not be kept in ${house} (${messageOf(cause)}), so that each run unpacks it again; to spare these seconds, set XDG_CACHE_HOME to a folder of your own.`,
      ],
    }
  }
}

/** Forgets what was unpacked, for a browser that does not start from a cache that looks whole. */
export async function discardEmbeddedChromium(chromium: EmbeddedChromium): Promise<void> {
  for (const [folder, place] of unpackedForNow) {
    if (dirname(chromium.executable) === (await place)) unpackedForNow.delete(folder)
  }
  await rm(dirname(chromium.executable), { recursive: true, force: true })
}

function describe(place: string): EmbeddedChromium {
  return {
    executable: join(place, 'chromium'),
    libraries: join(place, 'lib'),
    fontConfiguration: join(place, 'fonts.conf'),
    notices: [],
  }
}

export async function findPackage(): Promise<{ folder: string; version: string } | undefined> {
  let entry: string
  try {
    // `require.resolve`, since the package exports nothing but its entry, build/cjs/index.cjs.
    entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  } catch {
    return undefined
  }
  const root = join(dirname(entry), '..', '..')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return { folder: join(root, 'bin'), version }
}

function cacheHome({ env, home }: Environment): string {
  const given = env.XDG_CACHE_HOME
  // The XDG base directory specification: a relative path is invalid and to be ignored.
  return given && isAbsolute(given) ? given : join(home, '.cache')
}

/** Whoever can write to the folder can make us execute whatever they like. */
async function refuseForeign(folder: string, { uid }: Environment): Promise<void> {
  const status = await lstat(folder)
  if (!status.isDirectory()) throw new Error(`${folder} is not a folder`)
  if (uid !== undefined && status.uid !== uid) throw new Error(`${folder} belongs to another user`)
  if (status.mode & (constants.S_IWGRP | constants.S_IWOTH)) {
    throw new Error(`other users may write to ${folder}`)
  }
}

/** Sizes only: reading 190 MB at each start would cost more than the start. */
async function isWhole(place: string, environment: Environment): Promise<boolean> {
  let contents: Contents
  try {
    contents = JSON.parse(await readFile(join(place, CONTENTS), 'utf8'))
  } catch {
    return false
  }
  await refuseForeign(place, environment)
  const sizes = await Promise.all(
    Object.entries(contents).map(async ([path, size]) => {
      const found = await stat(join(place, path)).catch(() => undefined)
      return found?.size === size
    }),
  )
  return sizes.every(Boolean)
}

async function unpackInto(place: string, bin: string, environment: Environment): Promise<void> {
  const house = dirname(place)
  await sweep(house)
  const folder = makeTemporaryFolder(house, MAKING)
  const making = folder.path
  try {
    await unpack(bin, making)
    // Somebody may have been faster, and may be running theirs by now.
    if (await isWhole(place, environment)) return
    // A folder cannot be renamed over one that has something in it: put the broken one aside first.
    await rename(place, join(making, 'broken')).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await rename(join(making, 'chromium'), place).catch(async (error) => {
      if (!(await isWhole(place, environment))) throw error
    })
  } finally {
    await folder.delete()
  }
}

/** What this process has unpacked for itself, by the folder that it lies in. */
const unpackedForNow = new Map<string, Promise<string>>()

/** Unpacks into a private folder that goes when this process ends, once for all calls. */
async function unpackForNow(bin: string, folder: string, why: unknown): Promise<string> {
  let place = unpackedForNow.get(folder)
  if (!place) {
    place = (async () => {
      const making = makeTemporaryFolder(folder, 'mujaz-chromium-')
      try {
        await unpack(bin, making.path)
      } catch (error) {
        await making.delete()
        throw error
      }
      return join(making.path, 'chromium')
    })()
    unpackedForNow.set(folder, place)
  }
  try {
    return await place
  } catch (cause) {
    unpackedForNow.delete(folder)
    throw new Error(
      `The Chromium of @sparticuz/chromium (200 MB) could not be unpacked: not into the cache (${messageOf(why)}) and not into ${folder} (${messageOf(cause)}).`,
      { cause },
    )
  }
}

/** Makes `<making>/chromium`, its list of contents last. */
async function unpack(bin: string, making: string): Promise<void> {
  const place = join(making, 'chromium')
  await mkdir(place, { mode: 0o700 })
  await Promise.all([
    inflate(join(bin, 'chromium.br'), join(place, 'chromium')),
    extract(join(bin, 'al2023.tar.br'), 'lib/', place),
    extract(join(bin, 'fonts.tar.br'), 'fonts/', place),
    writeFile(join(place, 'fonts.conf'), FONT_CONFIGURATION),
  ])
  const contents: Record<string, number> = {}
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    contents[relative(place, path)] = (await stat(path)).size
  }
  await writeFile(join(place, CONTENTS), JSON.stringify(contents))
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: 2 ** 22 }),
    // The chunk that brotli hands out is 16 kB by default: 12,000 writes instead of 90.
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(to, { mode: 0o700 }),
  )
}

/** Writes the plain files of an archive whose path begins with `prefix` into `folder`. */
async function extract(archive: string, prefix: string, folder: string): Promise<void> {
  for (const { name, body } of tarFiles(await decompress(await readFile(archive)))) {
    if (!name.startsWith(prefix) || name.split('/').includes('..')) continue
    await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 })
    await writeFile(join(folder, name), body)
  }
}

/**
 * The plain files of a POSIX ustar archive: blocks of 512 bytes, of which a header has its name at 0
 * (100 bytes), its size in octal at 124 (12), its type at 156 (`0` or NUL for a plain file) and a
 * prefix of its name at 345 (155).
 */
function* tarFiles(archive: Buffer): Generator<{ name: string; body: Buffer }> {
  const text = (at: number, length: number) =>
    archive.toString('utf8', at, at + length).replace(/\0.*$/su, '')
  let at = 0
  while (at + 512 <= archive.length && archive[at] !== 0) {
    const size = Number.parseInt(text(at + 124, 12), 8)
    const type = text(at + 156, 1)
    const prefix = text(at + 345, 155)
    const body = archive.subarray(at + 512, at + 512 + size)
    if (Number.isNaN(size) || body.length < size) throw new Error('The archive is cut short.')
    if (type === '0' || type === '') {
      yield { name: prefix ? `${prefix}/${text(at, 100)}` : text(at, 100), body }
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

/** Deletes what processes that were killed while they unpacked have left. */
async function sweep(house: string): Promise<void> {
  for (const name of await readdir(house)) {
    if (!name.startsWith(MAKING)) continue
    const path = join(house, name)
    const status = await stat(path).catch(() => undefined)
    if (status && Date.now() - status.mtimeMs > ABANDONED_AFTER) {
      await rm(path, { recursive: true, force: true })
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
