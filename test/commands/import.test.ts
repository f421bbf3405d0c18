import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/commands/command.ts'
import { Ending } from '../../src/commands/ending.ts'
import { command } from '../../src/commands/import.ts'
import { parse } from '../../src/commands/parse.ts'
import { Reporter } from '../../src/commands/terminal.ts'
import { build } from '../../src/pipeline/build.ts'
import { WordFile } from '../exchange/word-file.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

let project: Copy
let edited: string
beforeEach(async () => {
  project = await copyOfHarbour()
  const order = { audiences: ['practitioner'], editions: ['en-ar'], formats: ['docx'] as const }
  await build({ ...project.folders, ...order })
  const made = join(project.folders.out, 'practitioner/brief.en-ar.docx')
  const file = new WordFile(await readFile(made))
    .within('en:point:quays', 'three months', 'a whole season')
    .within('en:gap:4', 'the closure cost', 'the closure has cost')
  edited = join(project.folder, 'edited.docx')
  await writeFile(edited, file.bytes)
})
afterEach(() => project.remove())

/** Runs the command before somebody who gives some answers, or before nobody. */
async function run(words: readonly string[], answers?: readonly string[], json = false) {
  const input = Object.assign(new PassThrough(), { isTTY: answers !== undefined })
  const err = Object.assign(new PassThrough(), { isTTY: answers !== undefined })
  const out = new PassThrough()
  input.end((answers ?? []).map((answer) => `${answer}\n`).join(''))
  const reporter = new Reporter({ in: input, out, err }, { json, quiet: false })
  const { sources, originals, templates } = project.folders
  const args = ['--sources', sources, '--originals', originals, '--templates', templates]
  const fine = await command.run(parse(command, [...words, ...args]), reporter, new Ending())
  return { fine, said: String(err.read() ?? ''), printed: String(out.read() ?? '') }
}

describe('mujaz import', () => {
  it('should show old and new words with the passage, and where they are kept', async () => {
    const { fine, said } = await run([edited])
    expect(fine).toBe(true)
    expect(said).toMatch(/harbour-review-2019\.md:36 {2}quays-closed \(en\): Claim `quays-closed`/)
    expect(said).toContain('  was  The storm closed two of the five quays for three months.')
    expect(said).toContain('  now  The storm closed two of the five quays for a whole season.')
    expect(said).toMatch(/three months\u200E → \u200Ea whole season/)
    expect(said).toMatch(/harbour-review-2019 ¶ 5 {2}\S/)
    expect(said).toContain('Found of the new words:')
    expect(said).toMatch(/Kept in \S+returned\.yaml.*2 proposals/)
  })

  it('should say so where nothing is other, and write nothing in a dry run', async () => {
    const untouched = join(project.folders.out, 'practitioner/brief.en-ar.docx')
    expect((await run([untouched])).said).toMatch(/says what the notes say: \d+ statements/)
    expect((await run([edited, '--dry-run'])).said).toContain('Nothing was written.')
    await expect(project.read('sources/returned.yaml')).rejects.toThrow('ENOENT')
  })

  it('should tell a machine all of it as data', async () => {
    const { printed } = await run([edited], undefined, true)
    expect(JSON.parse(printed).returned.changes).toMatchObject([
      { id: 'quays-closed' },
      { id: 'gap.1' },
    ])
  })

  it('should ask of each at a terminal', async () => {
    await run([edited])
    const { said } = await run([], ['t', 'd'])
    expect(said).toContain('1 of 2  quays-closed (en)')
    expect(said).toContain('1 proposal taken, 1 discarded')
    expect(await project.read('sources/notes/harbour-review-2019.md')).toContain('a whole season')
  })

  it('should take what is named', async () => {
    await run([edited])
    const { fine, said } = await run(['--take', 'en:gap.1'])
    expect([fine, said]).toEqual([true, expect.stringContaining('1 proposal taken')])
    expect((await run(['--take', 'no-such'])).fine).toBe(false)
    expect((await run(['--all'])).said).toContain('1 proposal taken')
  })

  it('should end as a failure where the file cannot be taken back', async () => {
    await writeFile(edited, 'Dear all')
    const { fine, said } = await run([edited])
    expect(fine).toBe(false)
    expect(said).toContain('It is no Word file')
    expect(said).toContain('Nothing was written.')
  })

  it.each([
    [['a.docx', 'b.docx']],
    [['a.docx', '--all']],
    [['--all', '--take', 'x']],
    [[]],
    [['--dry-run']],
  ])('should refuse to be called with %j', async (words) => {
    await expect(run(words)).rejects.toThrow(UsageError)
  })
})
