import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from '../src/pipeline/build.ts'

/**
 * A folder of test/faults is laid over a sound project (test/projects/harbour); `removed.txt` names
 * files to take away. The findings that this causes stand in its `findings.txt`, one a line.
 * `UPDATE=1 npx vitest run test/faults.test.ts` writes them anew: read what changed.
 */
const faults = new URL('./faults/', import.meta.url).pathname
const sound = new URL('./projects/harbour', import.meta.url).pathname
const folders: string[] = []

async function layOver(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mujaz-fault-'))
  folders.push(folder)
  await cp(sound, folder, { recursive: true })
  await cp(join(faults, name), folder, { recursive: true })
  const removed = await readFile(join(folder, 'removed.txt'), 'utf8').catch(() => '')
  for (const path of removed.split('\n').filter(Boolean)) await rm(join(folder, path))
  return folder
}

async function findingsOf(folder: string): Promise<string> {
  const { findings } = await check({
    sources: join(folder, 'sources'),
    originals: join(folder, 'originals'),
    templates: join(folder, 'templates'),
  })
  return findings.map((finding) => `${line(finding)}\n`.replaceAll(`${folder}/`, '')).join('')
}

function line(finding: VFileMessage): string {
  const place = finding.line === undefined ? '' : `:${finding.line}:${finding.column}`
  const severity = finding.fatal ? 'error' : 'warning'
  return `${finding.file}${place} ${severity} ${finding.ruleId} ${finding.reason}`
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describe('a project with a fault', async () => {
  for (const name of await readdir(faults)) {
    it(`should be told what is wrong, all of it in one run: ${name}`, async () => {
      const found = await findingsOf(await layOver(name))
      const path = join(faults, name, 'findings.txt')
      if (process.env.UPDATE) await writeFile(path, found)
      expect(found).toBe(await readFile(path, 'utf8'))
      expect(found).not.toBe('')
    })
  }
})

describe('a sound project', () => {
  it('should cause no finding but for the draft it holds', async () => {
    const draft =
      'sources/notes/port-authority.md:32:1 warning draft-left Claim `authority-plans` is a draft and does not print'
    expect(await findingsOf(sound)).toBe(`${draft}\n`)
  })
})
