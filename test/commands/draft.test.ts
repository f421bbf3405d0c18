import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { UsageError } from '../../src/commands/command.ts'
import { command } from '../../src/commands/draft.ts'
import { Ending } from '../../src/commands/ending.ts'
import { parse } from '../../src/commands/parse.ts'
import { Reporter } from '../../src/commands/terminal.ts'
import { complete, serve } from '../draft/model-server.ts'

const HARBOUR = new URL('../projects/harbour', import.meta.url).pathname

const SHUT = {
  paragraph: 5,
  quote: 'أغلقت العاصفة رصيفين من أصل خمسة مدة ثلاثة أشهر',
  statement: {
    en: 'Two of the five quays were shut for three months after the storm.',
    ar: 'بقي رصيفان من أصل خمسة مغلقين ثلاثة أشهر بعد العاصفة.',
  },
  section: 'outcomes',
  topic: 'shut',
}

const WRONG = {
  ...SHUT,
  statement: {
    en: 'Two of the five quays were shut for seven months after the storm.',
    ar: 'بقي رصيفان من أصل خمسة مغلقين سبعة أشهر بعد العاصفة.',
  },
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-draft-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(HARBOUR, folder, { recursive: true })
})

async function draft(words: readonly string[], json = false) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const reporter = new Reporter({ out, err }, { json, quiet: false })
  const args = ['--sources', join(folder, 'sources'), '--originals', join(folder, 'originals')]
  const sound = await command.run(parse(command, [...words, ...args]), reporter, new Ending())
  return { sound, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

/** A service that proposes something sound and something that is not. */
async function service() {
  const { baseUrl, received } = await serve((response) =>
    complete(response, JSON.stringify({ proposals: [SHUT, WRONG], translations: [] })),
  )
  await writeFile(join(folder, 'sources/drafting.yaml'), `base-url: ${baseUrl}\nmodel: tester-7b\n`)
  return received
}

describe('mujaz draft', () => {
  it('should show each draft as quote and claim, one under the other, and why the rest is refused', async () => {
    await service()
    const { sound, out, err } = await draft(['harbour-review-2019', '5'])
    expect({ sound, out }).toEqual({ sound: true, out: '' })
    expect(err).toContain(
      `shut (outcomes, ¶ 5; tester-7b)\n  quote  ${SHUT.quote}\n  en     ${SHUT.statement.en}\n  ar     ${SHUT.statement.ar}\n`,
    )
    expect(err).toMatch(/refused \(¶ 5\)\n.*سبعة.*\(support-number\)/)
    expect(err).toContain('1 draft, 1 refused; 2 requests')
    const note = await readFile(join(folder, 'sources/notes/harbour-review-2019.md'), 'utf8')
    expect(note).toContain('drafted-by="tester-7b"')
    expect(note).not.toContain(SHUT.quote)
  })

  it('should print on a dry run the bodies alone, a line each, and send nothing', async () => {
    const received = await service()
    const { out, err } = await draft(['harbour-review-2019', '5', '--dry-run'])
    expect(received).toEqual([])
    const bodies = out.trimEnd().split('\n')
    expect(bodies.map((body) => JSON.parse(body).model)).toEqual(['tester-7b', 'tester-7b'])
    expect(err).toContain('Nothing was sent. It would be 2 requests.')
    await draft(['harbour-review-2019', '5'])
    expect(received.map(({ body }) => body)).toEqual(bodies)
  })

  it('should tell of a translation that there is nothing to translate', async () => {
    await service()
    const { sound, err } = await draft(['harbour-review-2019', '--translate'])
    expect(sound).toBe(true)
    expect(err).toContain('0 statements, 0 refused; 0 requests')
  })

  it('should give all of it as data', async () => {
    await service()
    const { out } = await draft(['harbour-review-2019', '5'], true)
    expect(JSON.parse(out)).toMatchObject({ written: true, drafted: [{ quote: SHUT.quote }] })
  })

  it.each([
    [[], /Name the source/],
    [['harbour-review-2019', 'five'], /numbers of paragraphs/],
    [['harbour-review-2019', '5', '--translate'], /leave out the paragraphs/],
    [['no-such'], /no source `no-such`/],
  ])('should refuse to be used like %j', async (words, reason) => {
    await service()
    await expect(draft(words)).rejects.toThrow(UsageError)
    await expect(draft(words)).rejects.toThrow(reason)
  })
})
