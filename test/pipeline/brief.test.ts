import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { stringify } from '../../src/contract/stringify.ts'
import { merge } from '../../src/merge/merge.ts'
import type { Claim } from '../../src/model/source.ts'
import { BASE, foldersOf, readAudienceFolder, readProject } from '../../src/project/load.ts'
import { createWorld } from '../../src/world/world.ts'
import { write } from '../../src/write/write.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

const project = fileURLToPath(new URL('../projects/harbour/', import.meta.url))

async function draft(
  change: (claim: Claim) => Claim = (claim) => claim,
  apart: ReadonlySet<string> = new Set(),
) {
  const world = createWorld()
  const findings = new Findings()
  const folders = foldersOf({
    sources: join(project, 'sources'),
    originals: join(project, 'originals'),
  })
  const { sources, leftOut, editor } = await readProject(folders, world, findings)
  const changed = sources.map((source) => ({ ...source, claims: source.claims.map(change) }))
  const base = await readAudienceFolder(BASE, 'templates', BOTH, world, findings)
  if (!editor || !base) throw new Error(findings.list().join('\n'))
  const brief = merge(
    changed,
    leftOut,
    editor,
    { stale: new Set(), unverified: new Set(), apart },
    findings,
  )
  const written = write(brief, base, { draft: false, asset: world.asset }, findings)
  return { brief, ...written, markdown: stringify(written.document), findings: findings.list() }
}

describe('the brief of a sound project', () => {
  it('should be written as it was agreed (UPDATE=1 rewrites it)', async () => {
    const { markdown, findings } = await draft()
    const path = join(project, 'expected/brief.md')
    if (process.env.UPDATE) await writeFile(path, markdown)
    expect(markdown).toBe(await readFile(path, 'utf8'))
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['draft-left'])
  })

  it('should be the same bytes each time', async () => {
    expect((await draft()).markdown).toBe((await draft()).markdown)
  })

  it('should call every note once in each language, in ascending order', async () => {
    const { markdown, noted } = await draft()
    const calls = [...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map((match) => Number(match[1]))
    const definitions = [...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map((match) => Number(match[1]))
    const numbers = Array.from({ length: noted.length }, (_, index) => index + 1)
    expect(definitions).toEqual(numbers)
    expect(calls).toEqual(numbers.flatMap((number) => [number, number]))
  })

  it('should cite no claim of the topic that says another thing than the words that are printed', async () => {
    const cited = async (apart: string[]) =>
      (await draft(undefined, new Set(apart))).brief.sections
        .flatMap(({ groups }) => groups.flatMap(({ points }) => points))
        .find(({ topic }) => topic === 'passengers')
        ?.citations.map(({ source }) => source)
    expect(await cited([])).toEqual(['harbour-review-2019', 'port-authority'])
    expect(await cited(['authority-passengers'])).toEqual(['harbour-review-2019'])
  })

  it('should let the heaviest claim speak and cite all of the topic', async () => {
    const { brief } = await draft()
    const points = brief.sections.flatMap(({ groups }) => groups.flatMap((group) => group.points))
    const passengers = points.find(({ topic }) => topic === 'passengers')
    expect(passengers?.claims).toEqual(['ferry-passengers', 'authority-passengers'])
    expect(passengers?.citations).toEqual([
      { source: 'harbour-review-2019', at: [{ from: 4, to: 4 }] },
      { source: 'port-authority', at: [{ from: 2, to: 2 }] },
    ])
  })

  it('should set disputing points beside each other and know of each side', async () => {
    const { brief } = await draft()
    const points = brief.sections.flatMap(({ groups }) => groups.flatMap((group) => group.points))
    const at = points.findIndex(({ topic }) => topic === 'repair-delay')
    expect(points[at]?.disputedBy).toEqual(['repair-in-time'])
    expect(points[at + 1]?.disputedBy).toEqual(['repair-delay'])
  })

  it('should not let one side of a dispute within a topic speak for the other', async () => {
    const { brief } = await draft((claim) =>
      claim.id === 'management-denies' ? { ...claim, topic: 'repair-delay' } : claim,
    )
    const points = brief.sections.flatMap(({ groups }) => groups.flatMap((group) => group.points))
    const at = points.findIndex(({ topic }) => topic === 'repair-delay')
    expect(points[at]?.claims).toEqual(['union-delay'])
    expect(points[at + 1]?.claims).toEqual(['management-denies'])
    expect(points[at]?.disputedBy).toEqual([points[at + 1]?.topic])
    expect(points[at + 1]?.disputedBy).toEqual(['repair-delay'])
  })

  it('should never print a draft', async () => {
    const { markdown } = await draft()
    expect(markdown).not.toContain('A draft that must never print')
  })

  it('should say that a point rests on machine-translated text alone', async () => {
    const { markdown } = await draft()
    expect(markdown).toContain('<!-- point: spending (machine-translated) -->')
    expect(markdown).toContain('<!-- point: passengers -->')
  })
})
