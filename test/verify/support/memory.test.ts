import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../../src/pipeline/build.ts'
import { lock } from '../../../src/pipeline/lock.ts'

const HARBOUR = new URL('../../projects/harbour', import.meta.url).pathname

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-support-'))
  await cp(HARBOUR, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

const folders = (originals = 'originals') => ({
  sources: join(folder, 'sources'),
  originals: join(folder, originals),
  templates: join(folder, 'templates'),
})

async function edit(path: string, from: string, to: string): Promise<void> {
  const file = join(folder, path)
  const text = await readFile(file, 'utf8')
  expect(text).toContain(from)
  await writeFile(file, text.replace(from, to))
}

/** What is told of claims and their passages where the originals are not at hand. */
async function toldWithout(): Promise<string[]> {
  const { findings } = await check(folders('nowhere'))
  return findings.filter(({ ruleId }) => ruleId?.startsWith('support-')).map(({ reason }) => reason)
}

const NOTE = 'sources/notes/harbour-review-2019.md'
const DENIAL = 'تنفي الإدارة أن يكون الإصلاح قد تأخر.'

describe('a lock', () => {
  it('should remember which claims stood up to their passages', async () => {
    await lock(folders())
    expect(await toldWithout()).toEqual([])
    await edit(NOTE, DENIAL, 'تنفي الإدارة أن يكون الإصلاح قد تأخر 40 يومًا.')
    expect(await toldWithout()).toEqual([
      'Claim `management-denies` was not held against its passage since it was edited',
    ])
    await edit(NOTE, 'attribution=port-management', 'attribution=sailors-union')
    await edit(NOTE, 'تأخر 40 يومًا.', 'تأخر.')
    expect(await toldWithout()).toHaveLength(1)
  })

  it('should vouch for no claim that its passage does not bear out', async () => {
    await edit(NOTE, DENIAL, 'تنفي الإدارة أن يكون الإصلاح قد تأخر 40 يومًا.')
    await lock(folders())
    expect(await toldWithout()).toEqual([
      'Claim `management-denies` was never held against its passage, or did not stand up to it',
    ])
  })

  it('should stay as good as it was if it is of before this was remembered', async () => {
    await lock(folders())
    const path = join(folder, 'sources/lock.json')
    const written = JSON.parse(await readFile(path, 'utf8'))
    for (const original of Object.values<Record<string, unknown>>(written.originals)) {
      delete original.supported
    }
    await writeFile(path, JSON.stringify(written))
    await edit(NOTE, DENIAL, 'تنفي الإدارة أن يكون الإصلاح قد تأخر 40 يومًا.')
    expect(await toldWithout()).toEqual([])
  })

  it('should hold no word of an original', async () => {
    await lock(folders())
    const written = await readFile(join(folder, 'sources/lock.json'), 'utf8')
    expect(written).toContain('"supported"')
    expect(written).not.toMatch(/\p{Script=Arabic}/u)
  })
})

describe('a claim that its passage does not bear out', () => {
  it('should stop a check', async () => {
    await lock(folders())
    expect((await check(folders())).findings.some(({ fatal }) => fatal)).toBe(false)
    await edit(NOTE, DENIAL, 'تنفي الإدارة أن يكون الإصلاح قد تأخر 40 يومًا.')
    const { findings } = await check(folders())
    expect(findings.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId)).toContain(
      'support-number',
    )
  })
})
