import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { createWorld } from '../../src/world/world.ts'

const harbour = fileURLToPath(new URL('../projects/harbour', import.meta.url))

let project: string

beforeEach(async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1764000000')
  project = await mkdtemp(join(tmpdir(), 'mujaz-again-'))
  await cp(harbour, project, { recursive: true })
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(project, { recursive: true })
})

/** All that one build tells and writes. */
async function outcome(run: typeof build, audiences: readonly string[]) {
  const { written, findings, files } = await run({
    sources: join(project, 'sources'),
    originals: join(project, 'originals'),
    templates: join(project, 'templates'),
    out: join(project, 'output'),
    formats: ['md', 'html'],
    audiences,
    editions: ['en-ar', 'ar'],
    fresh: true,
  })
  const texts = await Promise.all(
    files.map(async ({ path }) => readFile(path, 'utf8').catch(String)),
  )
  return { written, findings: findings.map(String), files: files.map(({ path }) => path), texts }
}

/** A build by a program that has seen nothing yet. */
async function outcomeOfFirst(audiences: readonly string[]) {
  vi.resetModules()
  return outcome((await import('../../src/pipeline/build.ts')).build, audiences)
}

const note = 'sources/notes/harbour-review-2019.md'

async function textOf(...paths: readonly string[]): Promise<string> {
  const texts = await Promise.all(paths.map((path) => readFile(join(project, path), 'utf8')))
  return texts.join()
}

describe('a build in a process that has built before', () => {
  it('should give what a first build gives, whatever was edited', async () => {
    const audiences = ['meeting', 'practitioner']
    await outcome(build, audiences)
    // What was mended is what it was before: a first build of it has been seen already.
    const firsts = new Map<string, Awaited<ReturnType<typeof outcome>>>()
    const editor = 'sources/brief.md'
    /** What is edited between two builds: a statement, what makes both files wrong and what mends them, names. */
    const steps: readonly (readonly (readonly [string, string, string])[])[] = [
      [[note, 'The storm closed two', 'The storm closed three']],
      [[note, 'The storm closed three', 'The heavy storm closed two']],
      [
        [note, 'weight=', 'wait='],
        [editor, 'title:', 'titel:'],
      ],
      [
        [note, 'wait=', 'weight='],
        [editor, 'titel:', 'title:'],
      ],
      [
        [note, 'Harbour Review', 'Harbour Revue'],
        [editor, 'worked on three', 'had to work on three'],
      ],
    ]
    for (const edits of steps) {
      for (const [path, from, to] of edits) {
        const text = await readFile(join(project, path), 'utf8')
        expect(text, path).toContain(from)
        await writeFile(join(project, path), text.replace(from, to))
      }
      const again = await outcome(build, audiences)
      const state = await textOf(note, editor)
      const first = firsts.get(state) ?? (await outcomeOfFirst(audiences))
      firsts.set(state, first)
      expect(again, `${edits}`).toEqual(first)
    }
  })

  it('should see a template, a label and a citation style that were edited', async () => {
    const own = join(project, 'templates/meeting')
    await cp(fileURLToPath(new URL('../../templates/meeting', import.meta.url)), own, {
      recursive: true,
    })
    const base = fileURLToPath(new URL('../../templates/base/', import.meta.url))
    for (const [name, from, to] of [
      ['layout.hbs', '<body', '<body data-edited'],
      ['labels/en.yaml', 'Contents', 'What is inside'],
      ['citation.en.csl', 'delimiter=", "', 'delimiter="; "'],
      ['styles/cover.css', '{', '{ --edited: 1;'],
    ] as const) {
      const text = await readFile(join(base, name), 'utf8')
      expect(text, name).toContain(from)
      await cp(join(base, name), join(own, name))
      await writeFile(join(own, name), text.replace(from, to))
      const again = await outcome(build, ['meeting'])
      expect(again, name).toEqual(await outcomeOfFirst(['meeting']))
      expect(again.written).toBe(true)
    }
  })
})

describe('a check in a process that stays', () => {
  it('should find what a fresh one finds, whatever was edited and undone before', async () => {
    const folders = {
      sources: join(project, 'sources'),
      originals: join(project, 'originals'),
      templates: join(project, 'templates'),
    }
    const editor = 'sources/brief.md'
    const edits: readonly (readonly [path: string, from: string, to: string])[] = [
      [note, 'two of the five quays', 'three of the five quays'],
      [note, 'أقفلت العاصفة اثنين', 'أقفلت العاصفة ثلاثة'],
      [note, 'the repair was late.', 'some sources say that the repair is now late.'],
      [note, 'at="5"', 'at="4"'],
      [note, 'issued: 2019-04', 'issued: 2026-04'],
      ['originals/review.txt', '900,000', '700,000'],
      ['originals/authority.txt', '12', '13'],
      [editor, 'en: the port authority', 'en: the harbour authority'],
      [editor, 'More than 900,000', 'More than 800,000'],
      [editor, 'date: 2026-11-23', 'date: 2019-11-23'],
      [
        editor,
        'measures:',
        'settled: { brief:title: "numbers-exchanged 123456: so it is" }\nmeasures:',
      ],
    ]
    const memo = new Memo()
    const [random] = fc.sample(
      fc.array(fc.nat(edits.length - 1), { minLength: 8, maxLength: 8 }),
      1,
    )
    const done = new Set<number>()
    for (const [at, step] of [...edits.keys(), ...(random ?? [])].entries()) {
      const [path, from, to] = edits[step] as (typeof edits)[number]
      const [was, is] = done.has(step) ? [to, from] : [from, to]
      const text = await readFile(join(project, path), 'utf8')
      if (!text.includes(was)) continue
      await writeFile(join(project, path), text.replace(was, is))
      if (!done.delete(step)) done.add(step)
      // Two at a time, each of which is told in findings of its own.
      if (at % 2 === 1) continue
      const again = await check(folders, createWorld(), memo)
      const first = await check(folders)
      expect(again.findings.map(String), `${[...done]}`).toEqual(first.findings.map(String))
    }
  })
})
