import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const harbour = fileURLToPath(new URL('../projects/harbour', import.meta.url))

it.runIf(process.platform === 'linux')(
  'should go on building when its browser was killed, and end with all that it started',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mujaz-watching-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await cp(harbour, folder, { recursive: true })
    const args = ['build', '--watch', '--edition', 'en', '--originals', 'originals']
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder })
    onTestFinished(() => void child.kill('SIGKILL'))
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      told += text
    })
    await expect.poll(() => told).toContain('Ctrl-C ends it')
    expect(told).toMatch(/\d made, 0 kept/)
    // Of a build step by step; of a save what came of it.
    expect(told).toMatch(/^ *render +\S/mu)
    const stepByStep = told.length

    const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
    const [browser] = children.split(' ').filter(Boolean).map(Number)
    process.kill(browser as number, 'SIGKILL')
    const note = join(folder, 'sources/notes/harbour-review-2019.md')
    const text = await readFile(note, 'utf8')
    await writeFile(note, text.replace('The storm closed', 'The heavy storm closed'))
    await expect.poll(() => told).toMatch(/made: 1 statement changed[\s\S]*\d made, \d kept/)

    expect(told.slice(stepByStep)).not.toMatch(/^ *render +\S/mu)

    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    expect(code).toBe(143)
    const left = await readdir(join(folder, 'output'))
    expect(left.filter((name) => !name.startsWith('references.')).sort()).toEqual([
      'brief.md',
      'manifest.json',
      'meeting',
    ])
  },
)
