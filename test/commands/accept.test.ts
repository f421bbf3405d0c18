import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../src/commands/accept.ts'
import { UsageError } from '../../src/commands/command.ts'
import { Ending } from '../../src/commands/ending.ts'
import { parse } from '../../src/commands/parse.ts'
import { Reporter } from '../../src/commands/terminal.ts'

const HARBOUR = new URL('../projects/harbour', import.meta.url).pathname

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-accept-'))
  await cp(HARBOUR, folder, { recursive: true })
  await rm(join(folder, 'sources/lock.json'), { force: true })
})
afterEach(() => rm(folder, { recursive: true }))

/** Runs the command before somebody who gives some answers, or before nobody. */
async function accept(words: readonly string[], answers?: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: answers !== undefined })
  const err = Object.assign(new PassThrough(), { isTTY: answers !== undefined })
  input.end((answers ?? []).map((answer) => `${answer}\n`).join(''))
  const reporter = new Reporter(
    { in: input, out: new PassThrough(), err },
    { json: false, quiet: false },
  )
  const args = ['--sources', join(folder, 'sources'), '--originals', join(folder, 'originals')]
  await command.run(parse(command, [...words, ...args]), reporter, new Ending())
  return String(err.read() ?? '')
}

async function accepted(): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(folder, 'sources/lock.json'), 'utf8'))
  return Object.keys(lock.statements)
}

describe('mujaz accept', () => {
  it('should show what is open with its passages, and accept what is agreed to until told to stop', async () => {
    const said = await accept([], ['y', 'perhaps', 'n', 'y', 'q'])
    const shown = [...said.matchAll(/^\d+ of \d+ {2}(\S+):/gm)].map(([, id]) => id)
    expect(shown).toHaveLength(4)
    expect(await accepted()).toEqual([shown[0], shown[2]].toSorted())
    expect(said).toMatch(/2 statements accepted; \d+ left open/)
    expect(said).not.toContain('unseen')
  })

  it('should ask of what is named alone, with both languages and the paragraph that it rests on', async () => {
    const original = await readFile(join(folder, 'originals/review.txt'), 'utf8')
    const paragraph = original.split('\n').filter((line) => line.trim() !== '')[4] ?? ''
    const said = await accept(['quays-closed'], ['y'])
    expect(said).toContain('1 of 1  quays-closed')
    expect(said).toContain('en  The storm closed two of the five quays')
    expect(said).toContain('ar  أقفلت العاصفة')
    expect(said).toContain(`harbour-review-2019 ¶ 5  ${paragraph.trim()}`)
    expect(await accepted()).toEqual(['quays-closed'])
  })

  it('should accept nothing more where nobody answers any more', async () => {
    await accept([], ['y'])
    expect(await accepted()).toHaveLength(1)
  })

  it('should take a name for a yes where nobody can answer, and show what it was given to', async () => {
    expect(await accept(['quays-closed'])).toContain('en  The storm closed two')
    expect(await accepted()).toEqual(['quays-closed'])
    await expect(accept([])).rejects.toThrow(UsageError)
  })

  it('should say how many of which kinds it took unseen where all are wanted', async () => {
    const said = await accept(['--all'], [])
    expect(said).toMatch(/statements accepted, unseen by anybody: .*\b7 claim\b/)
    expect(said).not.toContain('Do both say the same?')
    expect(await accept(['--all'])).toMatch(/: 0 statements accepted\n/)
  })
})
