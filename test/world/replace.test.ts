import * as fs from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileSystem, journalPath, recover, replaceFiles } from '../../src/world/replace.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-replace-'))
})
afterEach(() => rm(folder, { recursive: true }))

const BEFORE = { 'note.md': 'at 4', 'originals/review.txt': 'four', 'lock.json': '{"at":4}' }
const AFTER = {
  'originals/review.txt.previous': 'four',
  'originals/review.txt': 'five',
  'lock.json': '{"at":5}',
  'note.md': 'at 5',
}

async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true })
  await fs.mkdir(join(folder, 'originals'), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

async function there(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
  )
  return Object.fromEntries(files)
}

const placed = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]))

/**
 * The file system of a process that is ended at a step: the step is half done where it writes, and no step
 * after it is taken. Or one where a single step fails.
 */
function failing(step: number, how: 'ended' | 'once'): FileSystem & { steps(): number } {
  let steps = 0
  const guard =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>, half?: (...args: A) => unknown) =>
    async (...args: A): Promise<R> => {
      const now = steps++
      if (how === 'once' ? now !== step : now < step) return work(...args)
      if (now === step) await half?.(...args)
      throw new Error(`step ${now} fails`)
    }
  return {
    chmod: guard(fs.chmod),
    copyFile: guard(fs.copyFile),
    link: guard(fs.link),
    mkdir: guard(fs.mkdir as () => Promise<undefined>),
    readFile: guard(fs.readFile as () => Promise<never>),
    rename: guard(fs.rename),
    rm: guard(fs.rm),
    stat: guard(fs.stat as () => Promise<never>),
    writeFile: guard(fs.writeFile, (path, content) =>
      fs.writeFile(path, String(content).slice(0, String(content).length / 2)),
    ),
    steps: () => steps,
  }
}

/** How many steps it takes where none fails. */
async function allSteps(work: (fs: FileSystem) => Promise<void>): Promise<number> {
  const counting = failing(Number.POSITIVE_INFINITY, 'ended')
  await work(counting)
  return counting.steps()
}

describe('files that are replaced together', () => {
  const run = (system?: FileSystem) => replaceFiles(placed(AFTER), folder, system)
  const whole = { ...BEFORE, ...AFTER }

  it('should all be there, and nothing beside them', async () => {
    await lay(BEFORE)
    await run()
    expect(await there()).toEqual(whole)
  })

  it('should be as before or as after, at whatever step the process is ended, and the next one too', async () => {
    await lay(BEFORE)
    const steps = await allSteps(run)
    expect(steps).toBeGreaterThan(40)
    const ends = new Set<string>()
    for (let step = 0; step < steps; step++) {
      await lay(BEFORE)
      const system = failing(step, 'ended')
      await run(system).catch(() => {})
      // What is cut off while it is taken back or finished is taken up again.
      await recover(folder, failing(step % 7, 'ended')).catch(() => {})
      await recover(folder)
      const now = await there()
      expect([BEFORE, whole], `step ${step}`).toContainEqual(now)
      ends.add(JSON.stringify(now))
    }
    expect(ends.size).toBe(2)
  })

  it('should be as before where one step fails, unless all was done', async () => {
    await lay(BEFORE)
    const steps = await allSteps(run)
    let failed = 0
    for (let step = 0; step < steps; step++) {
      await lay(BEFORE)
      const error = await run(failing(step, 'once')).then(
        () => undefined,
        (reason) => reason,
      )
      if (error) failed++
      if (error) expect(error.message).toMatch(/^Nothing was written: .* cannot be written\.$/)
      await recover(folder)
      expect(await there(), `step ${step}`).toEqual(error ? BEFORE : whole)
    }
    expect(failed).toBeGreaterThan(20)
  })

  it('should never be written over what somebody edited after an interruption', async () => {
    await lay(BEFORE)
    const steps = await allSteps(run)
    const names = Object.keys(BEFORE)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(steps - 1),
        fc.subarray(names, { minLength: 1 }),
        async (step, edited) => {
          await lay(BEFORE)
          await run(failing(step, 'ended')).catch(() => {})
          // An editor puts a new file in the place of the old.
          for (const name of edited) {
            await writeFile(join(folder, 'saved'), `${name}, edited`)
            await fs.rename(join(folder, 'saved'), join(folder, name))
          }
          const error = await recover(folder).catch((reason) => reason)
          const now = await there()
          for (const name of edited) expect(now[name]).toBe(`${name}, edited`)
          if (error) {
            expect(error.message).toMatch(/were edited since/)
            return
          }
          const rest = Object.entries(now).filter(([name]) => names.includes(name))
          const others = rest.filter(([name]) => !edited.includes(name))
          const [before, after] = [BEFORE, whole].map((state) =>
            others.every(([name, text]) => state[name as keyof typeof BEFORE] === text),
          )
          expect(before || after).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('should keep who may read and run them', async () => {
    await lay(BEFORE)
    await fs.chmod(join(folder, 'note.md'), 0o640)
    await run()
    expect((await fs.stat(join(folder, 'note.md'))).mode & 0o777).toBe(0o640)
  })

  it('should leave alone what a journal of somebody else’s names', async () => {
    await lay({ 'lock.json': '{"at":5}' })
    const { createHash } = await import('node:crypto')
    const after = createHash('sha256').update('{"at":5}').digest('hex')
    const run = '00000000-0000-4000-8000-000000000000'
    const files = [
      { path: 'lock.json', after },
      { path: 'gone.md', after: after.replace(/./, 'x') },
    ]
    await writeFile(journalPath(folder), JSON.stringify({ version: 1, run, files }))
    await recover(folder)
    expect(await there()).toEqual({ 'lock.json': '{"at":5}' })
  })
})
