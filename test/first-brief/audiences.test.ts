import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { namesIn, readable } from '../audiences/readable.ts'
import {
  type Built,
  expectDisputesWhole,
  expectPart,
  filesOf,
  openWorkshop,
  projectIn,
  supports,
} from '../audiences/workshop.ts'

const workshop = openWorkshop()

describe('the four audiences of the first brief', () => {
  const sources = fileURLToPath(new URL('../../sources', import.meta.url))
  let built: Built

  beforeAll(async () => {
    built = await workshop.buildAll(sources, ['principal', 'public'])
  })

  it('should print nothing that the full brief does not say and cite', () => {
    expectPart(built)
  })

  it('should never print one side of a dispute alone', async () => {
    await expectDisputesWhole(built, sources)
  })

  it('should keep the principal to two pages, with what the bottom line rests on', async () => {
    const sheets = built.result.files.filter(({ path }) => /principal\/.*pdf$/.test(path))
    expect(sheets.map(({ pages = 0 }) => pages <= 2)).toEqual([true, true])
    expect(built.of.principal.topics).toEqual(expect.arrayContaining(await supports(sources)))
  })

  it('should give the practitioner the passages of every point', async () => {
    const markdown = await readFile(join(built.folder, 'practitioner/brief.md'), 'utf8')
    const annexed = [...markdown.matchAll(/<!-- evidence: (\S+) -->/g)].map(([, topic]) => topic)
    expect(annexed.toSorted()).toEqual(built.of.practitioner.topics.toSorted())
    expect(markdown).toContain('Figures: “')
  })

  it('should name no private person to the public, in any byte of any file', async () => {
    const { editor } = await projectIn(sources)
    const hidden = (editor?.names ?? []).filter((name) => name.private)
    const names = hidden.flatMap(({ name, short }) => [name.en, name.ar, short?.en, short?.ar])
    const forms = names.filter((form) => form !== undefined)
    expect(forms.length).toBeGreaterThan(3)
    for (const path of await filesOf(join(built.folder, 'public'))) {
      expect(namesIn(await readable(path, await readFile(path)), forms), path).toEqual([])
    }
    const whole = join(built.folder, 'brief.md')
    expect(namesIn(await readable(whole, await readFile(whole)), forms).length).toBeGreaterThan(3)
  })
})
