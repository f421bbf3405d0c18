import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { type WatchedCheck, type WatchRound, watchCheck } from '../../src/pipeline/watch.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'mujaz-watch-'))
await cp(HARBOUR, folder, { recursive: true })
const note = join(folder, 'sources/notes/port-authority.md')

afterAll(() => rm(folder, { recursive: true }))

type Round = WatchRound<WatchedCheck>

const rules = ({ result }: Round) =>
  result instanceof Error ? [result.message] : result.findings.map(({ ruleId }) => ruleId)

it('should check again after every save, with what was saved, until it is ended', async () => {
  const ending = new AbortController()
  const rounds: Round[] = []
  const heard = new Set<() => void>()
  const watching = watchCheck(
    { sources: join(folder, 'sources'), originals: join(folder, 'originals') },
    (round) => {
      rounds.push(round)
      for (const tell of heard) tell()
    },
    ending.signal,
  )
  const until = async (is: (round: Round) => boolean) => {
    while (!rounds.some(is)) await new Promise<void>((resolve) => heard.add(resolve))
    return rounds.splice(0).findLast(is) as Round
  }
  const first = await until(() => true)
  expect(first.changed).toEqual([])
  expect(rules(first)).toEqual(['draft-left'])
  const sound = await readFile(note, 'utf8')
  await writeFile(note, sound.replace('at="2"', 'at="99"'))
  const second = await until((round) => rules(round).includes('locator-beyond-end'))
  expect(second.changed).toEqual([note])
  const more = join(folder, 'sources/notes/more.md')
  await writeFile(more, 'not yet')
  expect((await until((round) => rules(round).includes('stray-text'))).changed).toContain(more)
  await rm(more)
  await writeFile(note, sound)
  await until((round) => rules(round).join() === 'draft-left')
  ending.abort()
  await watching
})
