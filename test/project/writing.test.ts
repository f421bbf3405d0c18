import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { fixLocators } from '../../src/project/fix.ts'
import { accept } from '../../src/project/lock.ts'
import { update } from '../../src/project/update.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

const LIBRARY = new URL('../../dist/index.js', import.meta.url).href
const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  await lock(project.folders)
})
afterEach(() => project.remove())

/** A program in a process of its own, by the built library. It says `writing` before it replaces anything. */
function inProcess(work: string): ChildProcess {
  const program = `
    import { createWorld, fixLocators } from ${JSON.stringify(LIBRARY)}
    const folders = ${JSON.stringify(project.folders)}
    const own = createWorld()
    const world = { ...own, replace: async (...all) => {
      process.stdout.write('writing')
      await own.replace(...all)
      process.stdout.write('written')
    } }
    ${work}`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const said = (child: ChildProcess, word: string) =>
  new Promise<void>((done) => {
    let text = ''
    child.stdout?.on('data', (data) => {
      text += data
      if (text.includes(word)) done()
    })
    child.on('close', () => done())
  })

const ended = (child: ChildProcess) => new Promise((done) => child.on('close', done))

/** All files of the sources, those that begin with a dot among them. */
async function sources(): Promise<Record<string, string>> {
  const { folder } = project
  const entries = await readdir(join(folder, 'sources'), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await project.read(path)])),
  )
}

/** Moves every paragraph of both originals by one. */
async function moveAll(): Promise<void> {
  for (const name of ['review.txt', 'authority.txt']) {
    const text = await project.read(`originals/${name}`)
    await project.write(`originals/${name}`, `مقدمة جديدة للمقال.\n${text}`)
  }
}

describe('a project whose writing is cut off', () => {
  it('should be wholly as before or as after, whenever the process is killed', async () => {
    await moveAll()
    const before = await sources()
    const kept = join(project.folder, 'kept')
    await cp(project.folders.sources, kept, { recursive: true })
    await fixLocators(project.folders)
    const after = await sources()
    expect(after[REVIEW]).toContain('at="5"')
    // At each step of it `test/world/replace.test.ts` ends it: here it is a process that ends. KILLS=50 for a long look.
    const kills = Number(process.env.KILLS ?? 4)
    for (let kill = 0; kill < kills; kill++) {
      await rm(project.folders.sources, { recursive: true })
      await cp(kept, project.folders.sources, { recursive: true })
      const child = inProcess('await fixLocators(folders, world)')
      await said(child, 'writing')
      const end = ended(child)
      // Spread over the time that the writing takes, which is a few milliseconds.
      await new Promise((done) => setTimeout(done, (kill * 12) / kills))
      child.kill('SIGKILL')
      await end
      const { sources: folder } = project.folders
      await createWorld().exclusively(folder, async () => {})
      expect([before, after], `kill ${kill}`).toContainEqual(await sources())
      // And however often it is done over, no locator moves twice.
      await fixLocators(project.folders)
      expect(await sources()).toEqual(after)
    }
  })

  it('should be brought to an end by a command that only reads, too', async () => {
    await moveAll()
    const own = createWorld()
    const cut = Object.assign(new Error('killed'), { code: 'EIO' })
    // The account is written, and then nothing more.
    const world = {
      ...own,
      replace: async (files: ReadonlyMap<string, Uint8Array | string>, folder = '') => {
        const { replaceFiles } = await import('../../src/world/replace.ts')
        const fs = await import('node:fs/promises')
        let renames = 0
        const dead = async () => {
          throw cut
        }
        await replaceFiles(files, folder, {
          ...fs,
          rename: (from, to) => (renames++ < 2 ? fs.rename(from, to) : dead()),
          rm: dead,
        })
      },
    }
    await expect(fixLocators(project.folders, world)).rejects.toThrow('could not be taken back')
    const { findings } = await check(project.folders)
    expect(findings.filter(({ ruleId }) => ruleId === 'passage-moved')).toEqual([])
    expect(Object.keys(await sources()).filter((name) => /\.(?:part|kept)$/.test(name))).toEqual([])
  })
})

describe('two commands at once', () => {
  it('should wait for each other, and both be done', async () => {
    await moveAll()
    await Promise.all([
      fixLocators(project.folders),
      accept(['brief:title'], project.folders),
      accept(['brief:subtitle'], project.folders),
    ])
    const locked = JSON.parse(await project.read('sources/lock.json'))
    expect(Object.keys(locked.statements)).toEqual(
      expect.arrayContaining(['brief:subtitle', 'brief:title']),
    )
    expect(await project.read(REVIEW)).toContain('at="5"')
    expect(await fixLocators(project.folders)).toEqual([])
  })

  it('should not wait for one that was killed', async () => {
    const child = inProcess(
      'await own.exclusively(folders.sources, () => { process.stdout.write("held"); return new Promise((done) => setTimeout(done, 60_000)) })',
    )
    await said(child, 'held')
    const end = ended(child)
    child.kill('SIGKILL')
    await end
    await accept('all', project.folders)
    expect(Object.keys(await sources()).filter((name) => /\/\./.test(name))).toEqual([])
  })
})

describe('a file that is something else', () => {
  it.each(['sources/brief.md', 'sources/notes/pipe.md', 'originals/review.txt'])(
    'should be named where it is a pipe: %s',
    async (path) => {
      await rm(join(project.folder, path), { force: true })
      await promisify(execFile)('mkfifo', [join(project.folder, path)])
      await expect(check(project.folders)).rejects.toThrow(`${path} is no regular file`)
    },
  )

  it('should be named where it is a folder', async () => {
    await rm(join(project.folder, 'sources/lock.json'))
    await mkdir(join(project.folder, 'sources/lock.json'))
    await expect(check(project.folders)).rejects.toThrow(/lock\.json is a folder/)
  })
})

describe('a note that is a link', () => {
  const vault = () => join(project.folder, 'vault')
  beforeEach(async () => {
    await mkdir(vault())
    await cp(join(project.folder, REVIEW), join(vault(), 'review.md'))
    await rm(join(project.folder, REVIEW))
  })

  it('should be read, and written where it leads to', async () => {
    await symlink('../../vault/review.md', join(project.folder, REVIEW))
    await moveAll()
    expect((await fixLocators(project.folders)).length).toBeGreaterThan(3)
    expect(await project.read('vault/review.md')).toContain('at="5"')
    expect(await readFile(join(project.folder, REVIEW), 'utf8')).toContain('at="5"')
  })

  it('should be read in a folder that is a link, once, whatever leads back', async () => {
    await symlink('../../vault', join(project.folder, 'sources/notes/vault'))
    await symlink('..', join(vault(), 'up'))
    await symlink('../sources/notes', join(vault(), 'back'))
    const { findings } = await check(project.folders)
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('duplicate-id')
  })

  it('should be told where it leads nowhere', async () => {
    await symlink('../../vault/no-such.md', join(project.folder, REVIEW))
    const { findings } = await check(project.folders)
    expect(findings.map(({ file, ruleId }) => [file, ruleId])).toContainEqual([
      join(project.folder, REVIEW),
      'file-missing',
    ])
  })
})

describe('an original whose line ends alone are others', () => {
  const path = () => join(project.folder, 'originals/review.txt')
  const told = async () => {
    const { findings } = await check(project.folders)
    return findings.flatMap(({ ruleId }) =>
      /^(?:original|passage)/.test(ruleId ?? '') ? ruleId : [],
    )
  }

  it.each([
    ['\r\n', 'utf8'],
    ['\r', 'utf8'],
    ['\r\n', 'utf16le'],
  ] as const)('should be the one that was locked: %j in %s', async (end, encoding) => {
    const text = `${encoding === 'utf8' ? '' : '\uFEFF'}${await readFile(path(), 'utf8')}`
    await writeFile(path(), text, encoding)
    await lock(project.folders)
    const before = await project.read('sources/lock.json')
    await writeFile(path(), text.replaceAll('\n', end), encoding)
    expect(await told()).toEqual([])
    await lock(project.folders)
    expect(await project.read('sources/lock.json')).toBe(before)
    const result = await update('harbour-review-2019', path(), project.folders)
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(['article-same'])
  })

  it('should be known by an older lock, which has the hash of all bytes', async () => {
    const { createHash } = await import('node:crypto')
    const text = (await readFile(path(), 'utf8')).replaceAll('\n', '\r\n')
    const hash = createHash('sha256').update(text).digest('hex')
    const now = JSON.parse(await project.read('sources/lock.json'))
    now.originals['harbour-review-2019'].sha256 = hash
    await project.write('sources/lock.json', JSON.stringify(now))
    expect(await told()).toEqual([])
    await writeFile(path(), text)
    expect(await told()).toEqual([])
    await writeFile(path(), text.replace('900', '901'))
    expect(await told()).toEqual(['original-changed', 'passage-altered'])
  })
})
