import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/contract/document.ts'
import { parse } from '../../src/contract/parse.ts'
import { stringify } from '../../src/contract/stringify.ts'
import { merge } from '../../src/merge/merge.ts'
import type { Audience } from '../../src/model/audience.ts'
import type { Brief } from '../../src/model/brief.ts'
import type { Language } from '../../src/model/language.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { foldersOf, readAudienceFolder, readProject } from '../../src/project/load.ts'
import { Collector } from '../../src/report/context.ts'
import { select } from '../../src/select/select.ts'
import { createWorld } from '../../src/world/world.ts'
import { write } from '../../src/write/write.ts'
import { anyDocument } from './support/documents.ts'

/** What is read of what is written equals it, but for the positions. */
function expectRoundTrip(document: Document): void {
  const text = stringify(document)
  const read = parse({ path: 'brief.md', text }, new Collector())
  expect(withoutPositions(read)).toStrictEqual(withoutPositions(document))
}

function withoutPositions<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPositions) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'position')
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutPositions(each)])) as T
}

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

const PROJECTS = ['.', ...foldersIn('test/projects'), ...foldersIn('test/audiences/fixtures')]
const AUDIENCES = readdirSync(path('templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

function foldersIn(parent: string): string[] {
  return readdirSync(path(parent)).map((name) => `${parent}/${name}`)
}

describe.each(PROJECTS)('what is written of the project %s', (project) => {
  const world = createWorld()
  const findings = new Collector()
  let full: Brief
  let languages: readonly Language[]

  beforeAll(async () => {
    const folders = foldersOf({ sources: path(`${project}/sources`), originals: '/nowhere' })
    const read = await readProject(folders, world, findings)
    const { sources, leftOut, editor } = read
    languages = read.languages
    if (!editor) throw new Error(findings.findings.map(({ reason }) => reason).join('\n'))
    const doubts = {
      stale: new Set<string>(),
      unverified: new Set<string>(),
      apart: new Set<string>(),
    }
    full = merge(sources, leftOut, editor, doubts, findings)
  })

  async function audienceOf(name: string): Promise<Audience> {
    const audience = await readAudienceFolder(name, path('templates'), languages, world, findings)
    if (!audience) throw new Error(findings.findings.map(({ reason }) => reason).join('\n'))
    return audience
  }

  // Whether it is a draft stands in the front matter alone, so that one brief shows each.
  it.each(AUDIENCES)('should be read as it was written: for %s', async (name) => {
    const audience = await audienceOf(name)
    const options = { draft: false, asset: world.asset }
    const brief = select(full, audience, findings)
    expectRoundTrip(write(brief, audience, options, findings).document)
  })

  // Of the full brief, audiences have the labels and the style of citations, which their parts show.
  it('should be read as it was written: all of it', async () => {
    const options = { draft: true, asset: world.asset }
    expectRoundTrip(write(full, await audienceOf('base'), options, findings).document)
  })
})

describe('what a person wrote', () => {
  const fixtures = readdirSync(path('test/render/fixtures'))

  it.each(fixtures)('should be the same once it is written again: %s', (name) => {
    const text = readFileSync(path(`test/render/fixtures/${name}/brief.md`), 'utf8')
    expectRoundTrip(parse({ path: 'brief.md', text }, new Collector()))
  })
})

describe('any document', () => {
  it('should be read as it was written', () => {
    fc.assert(fc.property(anyDocument, expectRoundTrip), { numRuns: 70 })
  })

  it('should be written in a process that stays as it is afresh, whatever was written before', () => {
    const memo = new Memo()
    fc.assert(
      fc.property(anyDocument, (document) => {
        const turned = { ...document, sections: document.sections.toReversed() }
        for (const each of [document, turned]) {
          const again = memo.collect(({ reuse }) => stringify(each, reuse))
          expect(again.value).toBe(stringify(each))
        }
      }),
      { numRuns: 30 },
    )
  })
})
