import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TrackedWorld } from '../../src/world/tracked.ts'
import { createWorld } from '../../src/world/world.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-tracked-'))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** What rounds read that follow one another, each after what it was to be made of was looked at. */
function rounds() {
  const world = createWorld()
  const read = vi.fn(world.read)
  const watched = { ...world, read }
  let last: TrackedWorld | undefined
  return async (path: string) => {
    await last?.changes(watched)
    const round = new TrackedWorld(undefined, last?.unchanged)
    last = round
    read.mockClear()
    const bytes = await round.through(watched).read(path)
    return { text: bytes && new TextDecoder().decode(bytes), wasRead: read.mock.calls.length > 0 }
  }
}

function later(milliseconds: number): void {
  const now = Date.now() + milliseconds
  vi.spyOn(Date, 'now').mockReturnValue(now)
}

describe('a round that follows another', () => {
  it('should read a file again where it was edited, and else not', async () => {
    const path = join(folder, 'note.md')
    await writeFile(path, 'one')
    later(5000)
    const round = rounds()
    expect(await round(path)).toEqual({ text: 'one', wasRead: true })
    expect(await round(path)).toEqual({ text: 'one', wasRead: false })
    expect(await round(path)).toEqual({ text: 'one', wasRead: false })
    await writeFile(path, 'two!')
    expect(await round(path)).toEqual({ text: 'two!', wasRead: true })
    await rm(path)
    expect(await round(path)).toEqual({ text: undefined, wasRead: true })
    expect(await round(path)).toEqual({ text: undefined, wasRead: false })
    await writeFile(path, 'three')
    expect((await round(path)).text).toBe('three')
  })

  it('should read a file again that was edited just now, since its times may be those of another edit', async () => {
    const path = join(folder, 'note.md')
    await writeFile(path, 'one')
    const round = rounds()
    expect(await round(path)).toEqual({ text: 'one', wasRead: true })
    expect(await round(path)).toEqual({ text: 'one', wasRead: true })
    later(5000)
    expect(await round(path)).toEqual({ text: 'one', wasRead: true })
    expect(await round(path)).toEqual({ text: 'one', wasRead: false })
  })
})
