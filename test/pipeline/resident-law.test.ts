import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { KeptPages } from '../../src/formats/format.ts'
import { build } from '../../src/pipeline/build.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { createWorld } from '../../src/world/world.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))
const NOTE = 'sources/notes/harbour-review-2019.md'

/** What a writer does to a file, and a limit that points have to be left out for. */
const EDITS: readonly (readonly [path: string, from: string, to: string])[] = [
  [NOTE, 'The storm closed', 'The heavy storm closed'],
  ['sources/brief.md', 'worked on three', 'had to work on three'],
  [NOTE, 'Harbour Review', 'Harbour Revue'],
  ['templates/board/audience.yaml', 'parallel: 3', 'parallel: 2'],
]

let folder: string
let browser: Browser
const memo = new Memo()
const keptPages = new KeptPages()

beforeAll(async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1764000000')
  folder = await mkdtemp(join(tmpdir(), 'mujaz-resident-'))
  await cp(HARBOUR, folder, { recursive: true })
  const board = join(folder, 'templates/board')
  await cp(fileURLToPath(new URL('../../templates/meeting', import.meta.url)), board, {
    recursive: true,
  })
  const settings = join(board, 'audience.yaml')
  const text = await readFile(settings, 'utf8')
  expect(text).toMatch(/maximum-pages: .*/)
  await writeFile(settings, text.replace(/maximum-pages: .*/, 'maximum-pages: { parallel: 3 }'))
  browser = await openBrowser()
})

afterAll(async () => {
  keptPages.close()
  await browser?.close()
  await rm(folder, { recursive: true })
  vi.unstubAllEnvs()
})

/** The files of a build, by name. @param kept what a process that stays has made before */
async function filesOf(kept?: Memo): Promise<Record<string, string>> {
  const out = join(folder, kept ? 'output' : 'fresh')
  const options = {
    sources: join(folder, 'sources'),
    originals: join(folder, 'originals'),
    templates: join(folder, 'templates'),
    audiences: ['board'],
    editions: ['en-ar'],
    fresh: kept === undefined,
  }
  const { signal } = new AbortController()
  const staying = kept && { keptPages, signal, stand: async () => {} }
  const { files } = await build({ ...options, out, browser }, createWorld(), kept, staying)
  if (kept) await keptPages.prepare()
  const texts = files.map(async ({ path }) => {
    return [path.slice(out.length), await readFile(path, 'latin1')] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

it('should write in a process that stays what a fresh build writes, to the byte, and after an edit is undone the first bytes', async () => {
  const seed = Number(process.env.SEED ?? Date.now())
  const first = await filesOf(memo)
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining(['/board/brief.en-ar.pdf', '/board/brief.en-ar.html']),
  )
  expect(first).toEqual(await filesOf())
  const done = new Set<number>()
  for (const step of [0, 1, 2, 3].map((n) => (seed + n * 7) % EDITS.length)) {
    const [path, from, to] = EDITS[step] as (typeof EDITS)[number]
    const [was, is] = done.has(step) ? [to, from] : [from, to]
    const text = await readFile(join(folder, path), 'utf8')
    expect(text).toContain(was)
    await writeFile(join(folder, path), text.replace(was, is))
    if (!done.delete(step)) done.add(step)
    expect(await filesOf(memo), `seed ${seed}: ${was} → ${is}`).toEqual(await filesOf())
  }
  for (const step of done) {
    const [path, from, to] = EDITS[step] as (typeof EDITS)[number]
    const text = await readFile(join(folder, path), 'utf8')
    await writeFile(join(folder, path), text.replace(to, from))
  }
  expect(await filesOf(memo), `seed ${seed}`).toEqual(first)
})
