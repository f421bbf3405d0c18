import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { type Content, readContent } from './content.js'
import { countsOf } from './counts.js'
import { AUDIENCE, editOneClaim, generateProject } from './generate.js'
import { pagedDocument } from './peers/pagedjs-document.js'
import { typstDocument } from './peers/typst-document.js'

const CLAIMS = 30

let folder: string
let options: {
  sources: string
  templates: string
  out: string
  audiences: string[]
  editions: ['en-ar']
}
let content: Content

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-bench-test-'))
  options = {
    sources: join(folder, 'sources'),
    templates: join(folder, 'templates'),
    out: join(folder, 'output'),
    audiences: [AUDIENCE],
    editions: ['en-ar'],
  }
  await generateProject(folder, CLAIMS)
  const { findings, counts } = await build({ ...options, formats: ['html', 'pdf'] })
  expect(findings.map(String)).toEqual([])
  expect(counts?.points).toBe(CLAIMS)
  content = readContent(await readFile(join(options.out, AUDIENCE, 'brief.en-ar.html'), 'utf8'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it('should read like a brief: of a hundred claims hardly two look alike, and nothing else is wrong', async () => {
  const large = join(folder, 'large')
  const claims = 120
  await generateProject(large, claims)
  const { findings } = await check({
    sources: join(large, 'sources'),
    templates: join(large, 'templates'),
  })
  const alike = findings.filter(({ ruleId }) => ruleId === 'look-alike')
  expect(findings.filter((each) => !alike.includes(each)).map(String)).toEqual([])
  expect(alike.length).toBeLessThanOrEqual(claims / 100)
})

it('should be the same for the same number, and another project for another seed', async () => {
  const note = (of: string) => readFile(join(folder, of, 'sources/notes/source-1.md'), 'utf8')
  await generateProject(join(folder, 'again'), CLAIMS)
  await generateProject(join(folder, 'other'), CLAIMS, 7)
  expect(await note('again')).toBe(await note(''))
  expect(await note('other')).not.toBe(await note(''))
})

it('should hand all that is printed to the peers, the same words in both languages', () => {
  const { blocks, notes, cover } = content
  expect(notes.size).toBe(CLAIMS)
  expect(cover.map(({ role }) => role)).toEqual(['kicker', 'subtitle', 'purpose', 'imprint'])
  const points = blocks.filter((block) => block.kind === 'row' && block.role === 'point')
  expect(points.map((block) => 'note' in block && block.note)).toEqual([...notes.keys()])
  expect(blocks.filter((block) => block.kind === 'row' && block.role === 'source')).toHaveLength(3)
  for (const { text } of [...blocks, ...cover, ...[...notes.values()].map((text) => ({ text }))]) {
    expect(text.en).toMatch(/[a-z]/i)
    expect(text.ar).toMatch(/\p{Script=Arabic}/u)
  }
  for (const document of [typstDocument(content), pagedDocument(content, '')]) {
    expect(document).not.toContain('undefined')
    for (const [number] of notes) expect(document).toContain(`note-${number}`)
  }
})

it('should count what a PDF holds by its own objects', async () => {
  const counts = await countsOf(join(options.out, AUDIENCE, 'brief.en-ar.pdf'))
  const headings = content.blocks.filter(({ kind }) => kind === 'heading').length
  // The title and the contents are entries as well.
  expect(counts).toMatchObject({ notes: CLAIMS, outline: headings + 2 })
  // Two calls and two ways back for each note, two entries for each heading, addresses.
  expect(counts.links).toBeGreaterThanOrEqual(4 * CLAIMS + 2 * headings + 2 * 3)
  expect(counts.tags).toBeGreaterThan(20 * CLAIMS)
  expect(counts.pages).toBeGreaterThan(4)
})

it('should still build after an edit in both languages', async () => {
  await editOneClaim(folder, 1)
  await editOneClaim(folder, 2)
  const { findings } = await build({ ...options, formats: ['md'] })
  const text = await readFile(join(options.out, 'brief.md'), 'utf8')
  expect(findings.map(String)).toEqual([])
  expect(text).toMatch(/^Edit 2: (?!Edit)/m)
  expect(text).toMatch(/^تعديل 2: (?!تعديل)/m)
})
