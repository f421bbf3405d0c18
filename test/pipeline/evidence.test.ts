import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { type EvidenceRow, evidence } from '../../src/pipeline/evidence.ts'
import { evidenceAsCsv, evidenceAsJson, writeEvidence } from '../../src/pipeline/evidence-table.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { accept } from '../../src/project/lock.ts'
import { historyOf } from '../../src/world/history.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** Git in the project, as somebody, at a time. */
async function git(words: readonly string[], who = 'Salma', when = '2026-01-02T03:04:05+00:00') {
  const env = {
    PATH: process.env.PATH,
    HOME: project.folder,
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) => [
        [`GIT_${role}_NAME`, who],
        [`GIT_${role}_EMAIL`, `${who.toLowerCase()}@example.org`],
        [`GIT_${role}_DATE`, when],
      ]),
    ),
  }
  await promisify(execFile)('git', ['-C', project.folder, ...words], { env })
}

async function commit(who: string, when: string) {
  await git(['add', 'sources'], who, when)
  await git(['commit', '-qm', 'x'], who, when)
}

async function rows(): Promise<ReadonlyMap<string, EvidenceRow>> {
  const result = await evidence({
    ...project.folders,
    manifest: join(project.folders.out, 'manifest.json'),
  })
  expect(result.rows, result.findings.map(String).join('\n')).toBeDefined()
  return new Map((result.rows ?? []).map((row) => [row.statement, row]))
}

describe('evidence', () => {
  it('should have a row for each claim, wording and sentence, and none for a draft', async () => {
    const found = await rows()
    const passengers = found.get('ferry-passengers')
    expect(passengers).toMatchObject({
      kind: 'claim',
      section: 'outcomes',
      topic: 'passengers',
      citations: [{ source: 'harbour-review-2019', at: expect.any(String), language: 'ar' }],
      support: 'proved',
      accepted: false,
      sensitive: false,
      pages: {},
    })
    expect(passengers?.words.en).toContain('900,000 passengers')
    expect(passengers?.words.ar).toContain('900,000')
    expect(passengers?.place.path).toContain(REVIEW)
    expect(passengers?.passages[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(passengers?.health.map(({ kind }) => kind)).toContain('doubt')
    expect([...found.values()].map(({ kind }) => kind)).toContain('sentence')
    const notes = await project.read('sources/notes/port-authority.md')
    const draft = /::::claim\{#(\S+)[^}]*status=draft/.exec(notes)?.[1]
    expect(draft).toBeDefined()
    expect(found.has(draft ?? '')).toBe(false)
  })

  it('should say how each claim stands: proved, settled, by the lock alone, or open', async () => {
    await lock(project.folders)
    const support = async () => (await rows()).get('authority-spending')?.support
    expect(await support()).toBe('proved')
    const originals = join(project.folder, 'nowhere')
    const locked = await evidence({ ...project.folders, originals })
    expect(locked.rows?.find(({ statement }) => statement === 'authority-spending')).toMatchObject({
      support: 'locked',
      passages: [{ hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    const note = 'sources/notes/port-authority.md'
    await project.edit(note, 'about 12 million US dollars', 'about 13 million US dollars')
    await project.edit(note, 'value=12000000', 'value=13000000')
    await project.edit(note, 'نحو 12 مليون', 'نحو 13 مليون')
    expect(await support()).toBe('open')
    await project.edit(
      note,
      '{#authority-spending topic=spending at="3"',
      '{#authority-spending settled="support-number 13 million at 3: a later edition corrects it" topic=spending at="3"',
    )
    const row = (await rows()).get('authority-spending')
    expect(row?.support).toBe('settled')
    expect(row?.settled).toEqual([
      {
        rule: 'support-number',
        what: '13 million',
        at: '3',
        reason: 'a later edition corrects it',
      },
    ])
  })

  it('should name whose commit accepted a statement as it stands, and when', async () => {
    await git(['init', '-q'])
    await accept('all', project.folders)
    await commit('Salma', '2026-01-02T03:04:05+00:00')
    await project.edit(REVIEW, 'The storm closed', 'The heavy storm closed')
    const edited = [...(await rows()).values()].filter(({ accepted }) => !accepted)
    expect(edited.map(({ kind }) => kind)).toEqual(['claim'])
    const [{ statement } = { statement: '' }] = edited
    await accept('all', project.folders)
    // Nobody has committed it yet.
    expect((await rows()).get(statement)).toMatchObject({ accepted: true })
    expect((await rows()).get(statement)).not.toHaveProperty('acceptance')
    await commit('Karim', '2026-02-03T04:05:06+02:00')
    const found = await rows()
    expect(found.get(statement)?.acceptance).toEqual({
      by: 'Karim <karim@example.org>',
      on: '2026-02-03T04:05:06+02:00',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    })
    const others = [...found.values()].filter((row) => row.accepted && row.statement !== statement)
    expect(new Set(others.map(({ acceptance }) => acceptance?.by))).toEqual(
      new Set(['Salma <salma@example.org>']),
    )
  })

  it('should name nobody where older commits are cut off, which only seem to have accepted all', async () => {
    await git(['init', '-q'])
    await accept('all', project.folders)
    await commit('Salma', '2026-01-02T03:04:05+00:00')
    await writeFile(join(project.folder, 'sources/x.txt'), 'x')
    await commit('Karim', '2026-02-03T04:05:06+02:00')
    const shallow = await mkdtemp(join(tmpdir(), 'mujaz-shallow-'))
    onTestFinished(() => rm(shallow, { recursive: true }))
    await git(['clone', '-q', '--depth', '1', `file://${project.folder}`, shallow])
    expect(await historyOf(join(project.folder, 'sources/lock.json'))).toHaveLength(1)
    expect(await historyOf(join(shallow, 'sources/lock.json'))).toEqual([])
    await cp(join(project.folder, 'originals'), join(shallow, 'originals'), { recursive: true })
    const { rows } = await evidence({
      sources: join(shallow, 'sources'),
      originals: join(shallow, 'originals'),
      templates: project.folders.templates,
    })
    expect(rows?.every((row) => row.accepted && row.acceptance === undefined)).toBe(true)
  })

  it('should name the pages of the last build, and none of what was edited since', async () => {
    const built = await build(project.folders)
    expect(built.written, built.findings.map(String).join('\n')).toBe(true)
    const pages = (await rows()).get('ferry-passengers')?.pages
    expect(Object.keys(pages ?? {})).toEqual(['meeting'])
    expect(Object.keys(pages?.meeting ?? {}).sort()).toEqual(['ar', 'en', 'en-ar'])
    expect(pages?.meeting?.en).toEqual([expect.any(Number)])
    await project.edit(REVIEW, 'The storm closed', 'The heavy storm closed')
    const now = [...(await rows()).values()]
    const edited = now.filter(({ words }) => words.en?.includes('heavy storm'))
    expect(edited.map((row) => row.pages)).toEqual(edited.map(() => ({})))
    const csv = evidenceAsCsv(now)
    expect(csv.split('\r\n')[0]).toMatch(
      /^\uFEFFstatement,kind,.*,en,ar,.*,pages meeting ar,pages meeting en,pages meeting en-ar$/,
    )
  })

  it('should be written into a file of its own kind, and over no other', async () => {
    const found = [...(await rows()).values()]
    const path = join(project.folder, 'evidence.csv')
    await writeEvidence(path, evidenceAsCsv(found))
    await writeEvidence(path, evidenceAsJson(found))
    expect(JSON.parse(await readFile(path, 'utf8')).evidence).toEqual(
      JSON.parse(JSON.stringify(found)),
    )
    await writeEvidence(path, evidenceAsCsv(found))
    await writeFile(path, 'mine')
    await expect(writeEvidence(path, evidenceAsCsv(found))).rejects.toThrow('is no evidence')
    expect(await readFile(path, 'utf8')).toBe('mine')
  })

  it('should tell what is wrong where there is no brief', async () => {
    await project.edit(REVIEW, /^id: .*$/m, 'id: Not an id')
    const { rows, findings } = await evidence(project.folders)
    expect(rows).toBeUndefined()
    expect(findings.map(String).join('\n')).toContain('Not an id')
  })
})
