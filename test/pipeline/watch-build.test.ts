import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type BuildResult, build } from '../../src/pipeline/build.ts'
import { type WatchOptions, type WatchRound, watchBuild } from '../../src/pipeline/watch.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))

type Round = WatchRound<BuildResult>

let folder: string
let ending: AbortController
let watching: Promise<void> | undefined
let rounds: Round[]
const heard = new Set<() => void>()

beforeEach(async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1764000000')
  folder = await mkdtemp(join(tmpdir(), 'mujaz-watch-build-'))
  await cp(HARBOUR, folder, { recursive: true })
  ending = new AbortController()
  rounds = []
})

afterEach(async () => {
  ending.abort()
  await watching
  watching = undefined
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const optionsOf = (out: string, more: WatchOptions = {}): WatchOptions => ({
  sources: join(folder, 'sources'),
  originals: join(folder, 'originals'),
  templates: join(folder, 'templates'),
  out: join(folder, out),
  editions: ['en-ar'],
  ...more,
})

function watch(more?: WatchOptions): void {
  watching = watchBuild(
    optionsOf('output', more),
    (round) => {
      rounds.push(round)
      for (const tell of heard) tell()
    },
    ending.signal,
  )
}

async function until(is: (round: Round) => boolean): Promise<Round> {
  while (!rounds.some(is)) await new Promise<void>((resolve) => heard.add(resolve))
  return rounds.splice(0).findLast(is) as Round
}

const note = () => join(folder, 'sources/notes/harbour-review-2019.md')
const isWritten = ({ result }: Round) => !(result instanceof Error) && result.written
const rulesOf = ({ result }: Round) =>
  result instanceof Error ? [result.message] : result.findings.map(({ ruleId }) => ruleId)

/** All files of a folder, by name. */
async function filesOf(out: string): Promise<Record<string, string>> {
  const names = await readdir(join(folder, out), { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile() && each.name !== 'manifest.json')
  const texts = files.map(async ({ parentPath, name }) => {
    const text = await readFile(join(parentPath, name), 'latin1')
    return [join(parentPath, name).replace(join(folder, out), ''), text] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

async function replaceIn(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

/** As editors save: beside the file, then in its place. */
async function saveAtomically(path: string, text: string): Promise<void> {
  await writeFile(`${path}~`, text)
  await rename(`${path}~`, path)
}

it('should write what a fresh build writes after every save, and keep the last files where a check fails', async () => {
  const texts = { formats: ['md', 'html'] } as const
  let stages: string[] = []
  watch({ ...texts, onStep: ({ stage }) => stages.push(stage) })
  const first = await until(isWritten)
  expect(first.changed).toEqual([])
  expect(stages).toContain('render')
  stages = []
  const begun = await filesOf('output')
  const sound = await readFile(note(), 'utf8')

  await saveAtomically(note(), sound.replace('The storm closed two', 'The heavy storm closed two'))
  const second = await until(isWritten)
  expect(stages).toContain('render')
  expect(second.changed).toContain(note())
  const result = second.result as BuildResult
  expect(result.files.some(({ why }) => why.includes('1 statement changed'))).toBe(true)
  const edited = await filesOf('output')
  await build(optionsOf('fresh', texts))
  expect(edited).toEqual(await filesOf('fresh'))

  await writeFile(note(), sound.replace('weight=', 'wait='))
  await until((round) => rulesOf(round).includes('directive-attribute'))
  expect(await filesOf('output')).toEqual(edited)

  await writeFile(note(), sound)
  await until(isWritten)
  expect(await filesOf('output')).toEqual(begun)
})

it('should see settings and templates that are made, several files saved at once, and a note that is taken away', async () => {
  watch({ formats: ['md', 'html'], audiences: ['board'] })
  await until((round) => rulesOf(round).includes('audience-unknown'))
  const board = join(folder, 'templates/board')
  await mkdir(board, { recursive: true })
  await writeFile(join(board, 'audience.yaml'), 'editions: [en-ar]\n')
  await until(isWritten)
  await Promise.all([
    replaceIn(note(), 'The storm closed two', 'The heavy storm closed two'),
    replaceIn(join(folder, 'sources/brief.md'), 'worked on three', 'had to work on three'),
  ])
  const html = join(folder, 'output/board/brief.en-ar.html')
  const page = expect.poll(() => readFile(html, 'utf8'))
  await page.toMatch(/had to work[\s\S]*The heavy storm|The heavy storm[\s\S]*had to work/)
  rounds.splice(0)
  const gone = join(folder, 'sources/notes/port-authority.md')
  const text = await readFile(gone, 'utf8')
  await rm(gone)
  const round = await until(({ changed }) => changed.includes(gone))
  expect(round.result instanceof Error || round.result.written).toBe(false)
  await writeFile(gone, text)
  await until(isWritten)
})

it('should write the newest of what is saved during a build, and never half of anything', async () => {
  watch()
  await until(isWritten)
  for (const word of ['heavy', 'sudden', 'great', 'late']) {
    const text = await readFile(note(), 'utf8')
    await saveAtomically(
      note(),
      text.replace(/The (?:\w+ )?storm closed/, `The ${word} storm closed`),
    )
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  const html = join(folder, 'output/meeting/brief.en-ar.html')
  await expect.poll(() => readFile(html, 'utf8')).toContain('late storm closed')
  await build(optionsOf('fresh'))
  expect(await filesOf('output')).toEqual(await filesOf('fresh'))
  const left = await readdir(join(folder, 'output'))
  expect(left.filter((name) => !name.startsWith('references.')).sort()).toEqual([
    'brief.md',
    'manifest.json',
    'meeting',
  ])
})
