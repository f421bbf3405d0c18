import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'
import { accept } from '../../src/project/lock.ts'

const HARBOUR = new URL('../projects/harbour', import.meta.url).pathname

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-lock-'))
  await cp(HARBOUR, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

const folders = () => ({
  sources: join(folder, 'sources'),
  originals: join(folder, 'originals'),
  templates: join(folder, 'templates'),
})

/** Exchanges words of a file of the project, all of which must be there. */
async function edit(path: string, ...changes: (readonly [string, string])[]): Promise<void> {
  const file = join(folder, path)
  let text = await readFile(file, 'utf8')
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  await writeFile(file, text)
}

async function told(): Promise<string[]> {
  const { findings } = await check(folders())
  return findings
    .filter(({ ruleId }) => /stale|unaccepted/.test(ruleId ?? ''))
    .map(({ ruleId, reason }) => `${ruleId} ${/^`(.*?)`/.exec(reason)?.[1]}`)
}

const BOTH = [
  ['The port worked on three quays', 'The port worked hard on three quays'],
  ['عمل الميناء بثلاثة أرصفة', 'عمل الميناء بجدّ بثلاثة أرصفة'],
] as const

describe('what was accepted in both languages', () => {
  it('should be all that a person wrote in two languages and edits in both', async () => {
    await accept('all', folders())
    expect(await told()).toEqual([])
    await edit('sources/brief.md', ['What two sources say', 'What we read in two sources'])
    await edit('sources/notes/harbour-review-2019.md', ['Subscription line', 'A line'])
    expect(await told()).toEqual([
      'translation-stale brief:subtitle',
      'translation-stale source:harbour-review-2019:health.1',
    ])
  })

  it('should be called by its id, or by its kind and its line', async () => {
    await accept('all', folders())
    await edit('sources/brief.md', ...BOTH)
    expect(await told()).toEqual(['statement-unaccepted lead:outcomes.1'])
    const lines = (await readFile(join(folder, 'sources/brief.md'), 'utf8')).split('\n')
    const line = lines.findIndex((text) => text.startsWith('::::lead')) + 1
    const { accepted } = await accept([`lead:${line}`], folders())
    expect(accepted).toEqual(['lead:outcomes.1'])
    expect(await told()).toEqual([])
    expect((await accept(['lead:outcomes.1'], folders())).unknown).toEqual([])
    expect((await accept(['lead:1'], folders())).unknown).toEqual(['lead:1'])
  })

  it('should be known by its text, under whatever name the lock has it', async () => {
    await accept('all', folders())
    await edit('sources/lock.json', ['"lead:outcomes.1"', '"lead:175"'])
    expect(await told()).toEqual([])
  })

  it('should be two texts where one has two translations', async () => {
    await edit('sources/brief.md', ['{ en: Money, ar: المال }', '{ en: Outcomes, ar: الحصيلة }'])
    await accept('all', folders())
    expect(await told()).toEqual([])
  })
})
