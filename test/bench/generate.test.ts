import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { readContent } from './content.js'
import { editOneClaim, generateProject } from './generate.js'

const CLAIMS = 30

let folder: string
let options: { sources: string; out: string; editions: ['en-ar'] }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-bench-test-'))
  options = { sources: join(folder, 'sources'), out: join(folder, 'output'), editions: ['en-ar'] }
  await generateProject(folder, CLAIMS)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it('should build without an error, with a note for each claim', async () => {
  const { findings, counts } = await build({ ...options, formats: ['md', 'pdf'] })
  expect(errorsIn(findings)).toEqual([])
  expect(counts?.points).toBe(CLAIMS)
})

it('should hand the same words to the peers', async () => {
  const { blocks, notes } = readContent(await readFile(join(options.out, 'brief.md'), 'utf8'))
  expect(notes.size).toBe(CLAIMS)
  expect(blocks.filter((block) => block.kind === 'row' && block.note)).toHaveLength(CLAIMS)
  expect(JSON.stringify(blocks)).not.toMatch(/[<>*]|\[\^/)
})

it('should still build after an edit in both languages', async () => {
  await editOneClaim(folder, 1)
  await editOneClaim(folder, 2)
  const { findings } = await build({ ...options, formats: ['md'] })
  const text = await readFile(join(options.out, 'brief.md'), 'utf8')
  expect(errorsIn(findings)).toEqual([])
  expect(text).toMatch(/^Edit 2: (?!Edit)/m)
  expect(text).toMatch(/^تعديل 2: (?!تعديل)/m)
})

/** Warnings there are: hundreds of claims of a few sentences look alike. */
function errorsIn(findings: Awaited<ReturnType<typeof build>>['findings']): string[] {
  return findings.filter(({ fatal }) => fatal).map(String)
}
