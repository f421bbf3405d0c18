import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A folder in which the packed package is installed, with the packages that it asks for and no others. */
let home: string
let installed: string
let files: readonly string[]

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mujaz-package-'))
  const pack = ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', home]
  const { stdout } = await run('npm', pack, { cwd: repository, maxBuffer: 2 ** 26 })
  const [packed] = JSON.parse(stdout)
  files = packed.files.map(({ path }: { path: string }) => path)
  await run('tar', ['xzf', join(home, packed.filename), '-C', home])
  installed = join(home, 'node_modules', 'mujaz')
  await mkdir(dirname(installed))
  await cp(join(home, 'package'), installed, { recursive: true })
  await installFor(installed)
})

afterAll(() => rm(home, { recursive: true }))

/** Links what a package asks for, and what that asks for in turn. */
async function installFor(folder: string): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const place = join(home, 'node_modules', name)
    await mkdir(dirname(place), { recursive: true })
    const there = await readdir(place).catch(() => undefined)
    if (there) continue
    await symlink(join(repository, 'node_modules', name), place)
    await installFor(place)
  }
}

function mujaz(cwd: string, ...args: string[]) {
  const { NODE_PATH: _, ...env } = process.env
  return run(process.execPath, [join(installed, 'dist/cli.js'), ...args], { cwd, env })
}

describe('the packed package', () => {
  it('should begin a project that builds without a finding', async () => {
    await mujaz(home, 'init', 'brief')
    const folder = join(home, 'brief')
    const asked = ['--audience', 'meeting,council', '--edition', 'en-ar']
    const { stdout } = await mujaz(folder, 'build', '--json', ...asked)
    const { written, findings, files: made } = JSON.parse(stdout)
    expect(findings).toEqual([])
    expect(written).toBe(true)
    expect(made.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['output/meeting/brief.en-ar.pdf', 'output/council/brief.md']),
    )
    const { stdout: released } = await mujaz(folder, 'check', '--release', '--json')
    expect(JSON.parse(released)).toEqual([])
  })

  it('should unpack the first brief, which builds from its lock', async () => {
    await mujaz(home, 'init', 'first', '--example')
    const { stderr } = await mujaz(join(home, 'first'), 'build', '--format', 'md')
    expect(stderr).toMatch(/^findings +0 errors, 0 warnings$/m)
    expect(stderr).toMatch(/^verified +\d+ claims against the lock/m)
  })

  it('should hold no original of others, and nothing of the tests', () => {
    expect(files.filter((path) => /^(?:test|output|node_modules)\//.test(path))).toEqual([])
    const originals = files.filter((path) => path.includes('originals/') && path.endsWith('.txt'))
    expect(originals.every((path) => path.startsWith('src/project/starter/'))).toBe(true)
  })

  it('should run no script where it is installed, and neither should what it asks for', async () => {
    const seen = await readdir(join(home, 'node_modules'), { recursive: true })
    const manifests = seen.filter((path) => /(?:^|\/)package\.json$/.test(path))
    const roots = manifests.filter((path) => /^(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    expect(roots.length).toBeGreaterThan(0)
    for (const path of [join('mujaz', 'package.json'), ...roots]) {
      const { scripts = {} } = JSON.parse(await readFile(join(home, 'node_modules', path), 'utf8'))
      const own = Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))
      expect(own, path).toEqual([])
    }
  })

  it('should have types that need no package beside those that it asks for', async () => {
    const code = `import { build, init, openBrowser, type Browser, type BuildResult } from 'mujaz'
const result: BuildResult = await build({ audiences: ['meeting'] })
const line: number | undefined = result.findings[0]?.line
// @ts-expect-error: a number
const text: string = result.findings[0]?.line ?? 0
export const all: readonly unknown[] = [init, openBrowser, line, text, {} as Browser]
`
    await writeFile(join(home, 'consumer.mts'), code)
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit']
    // Without the types of Node: a browser's `fetch` and `URL` do.
    const lean = ['--types', '', '--lib', 'es2023,dom', 'consumer.mts']
    const { stdout } = await run(process.execPath, [tsc, ...options, ...lean], { cwd: home }).catch(
      (error: { stdout: string }) => error,
    )
    expect(stdout).toBe('')
  })

  it('should lead with every link in its documents to a file that is there', async () => {
    const documents = files.filter((path) => path.endsWith('.md') && !path.includes('/starter/'))
    expect(documents).toContain('README.md')
    for (const path of documents) {
      const written = await readFile(join(installed, path), 'utf8')
      const text = written.replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, '')
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
        const found = normalize(join(dirname(path), target))
        const isThere = files.some((file) => file === found || file.startsWith(`${found}/`))
        expect(isThere, `${path}: ${target}`).toBe(true)
      }
    }
  })
})
