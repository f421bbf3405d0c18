import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { orUndefined } from './replace.ts'

/** How long a run waits for another one, and how often it looks, in milliseconds. */
const PATIENCE = 10_000
const PAUSE = 50

/** No run writes for as long, in milliseconds: what is older was left behind, whatever number it carries. */
const LEFT_BEHIND = 600_000

/** A file without a holder is one whose writer was ended while it wrote. */
const UNSIGNED = 5000

/** Who writes, as the file says. */
interface Holder {
  readonly process: number
  readonly machine: string
}

/** Another run goes on for too long. */
class Busy extends Error {}

function holderPath(folder: string): string {
  return join(folder, '.mujaz-writing')
}

/**
 * Does some work while no other process does such work on the same folder. Another one is waited for; one that
 * was ended before it was done is not.
 *
 * @throws Error where another one goes on for too long
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = holderPath(folder)
  let made: string | undefined
  try {
    made = await mkdir(folder, { recursive: true })
    await take(path)
  } catch (cause) {
    if (cause instanceof Busy) throw cause
    throw new Error(`Nothing was written: ${folder} cannot be written.`, { cause })
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
    // Where nothing was written there is no folder, as before.
    if (made !== undefined) await rmdir(folder).catch(() => {})
  }
}

async function take(path: string): Promise<void> {
  const own: Holder = { process: process.pid, machine: hostname() }
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      await writeFile(path, JSON.stringify(own), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const held = await look(path)
    if (held === undefined) continue
    if (held.stale) {
      await breakUp(path, held.text)
      continue
    }
    if (Date.now() > end) {
      throw new Busy(
        `Nothing was written: another run of Mujaz (${held.text}) is writing here. Wait for it; if there is none, delete ${path}.`,
      )
    }
    await new Promise((done) => setTimeout(done, PAUSE))
  }
}

async function look(path: string): Promise<{ text: string; stale: boolean } | undefined> {
  const text = await orUndefined(readFile(path, 'utf8'))
  const about = await orUndefined(stat(path))
  if (text === undefined || about === undefined) return undefined
  const age = Date.now() - about.mtimeMs
  return { text, stale: isStale(text, age) }
}

function isStale(text: string, age: number): boolean {
  if (age > LEFT_BEHIND) return true
  try {
    const holder = JSON.parse(text) as Holder
    return holder.machine === hostname() && !isAlive(holder.process)
  } catch {
    return age > UNSIGNED
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else's lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Of several that find one left behind, a single one gets it out of the way; a new one is put back. */
async function breakUp(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  if ((await orUndefined(rename(path, aside).then(() => true))) === undefined) return
  if ((await readFile(aside, 'utf8')) === stale) await rm(aside)
  else await rename(aside, path)
}
