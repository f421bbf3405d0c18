import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'
import { accept } from '../../src/project/lock.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

async function told(): Promise<string[]> {
  const { findings } = await check(project.folders)
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
    await accept('all', project.folders)
    expect(await told()).toEqual([])
    await project.edit('sources/brief.md', 'What two sources say', 'What we read in two sources')
    await project.edit('sources/notes/harbour-review-2019.md', 'Subscription line', 'A line')
    expect(await told()).toEqual([
      'translation-stale brief:subtitle',
      'translation-stale source:harbour-review-2019:health.1',
    ])
  })

  it('should be called by its id, or by its kind and its line', async () => {
    await accept('all', project.folders)
    for (const [from, to] of BOTH) await project.edit('sources/brief.md', from, to)
    expect(await told()).toEqual(['statement-unaccepted lead:outcomes.1'])
    const lines = (await project.read('sources/brief.md')).split('\n')
    const line = lines.findIndex((text) => text.startsWith('::::lead')) + 1
    const { accepted } = await accept([`lead:${line}`], project.folders)
    expect(accepted).toEqual(['lead:outcomes.1'])
    expect(await told()).toEqual([])
    expect((await accept(['lead:outcomes.1'], project.folders)).unknown).toEqual([])
    expect((await accept(['lead:1'], project.folders)).unknown).toEqual(['lead:1'])
  })

  it('should be known by its text, under whatever name the lock has it', async () => {
    await accept('all', project.folders)
    await project.edit('sources/lock.json', '"lead:outcomes.1"', '"lead:175"')
    expect(await told()).toEqual([])
  })

  it('should be two texts where one has two translations', async () => {
    await project.edit(
      'sources/brief.md',
      '{ en: Money, ar: المال }',
      '{ en: Outcomes, ar: الحصيلة }',
    )
    await accept('all', project.folders)
    expect(await told()).toEqual([])
  })
})
