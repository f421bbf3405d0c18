import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { importFile } from '../../src/pipeline/import.ts'
import { takeReturned } from '../../src/project/returned.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'
import { WordFile } from './word-file.ts'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** The brief as a Word file, for those who read all of it. */
async function made(edition = 'en-ar', audience = 'practitioner'): Promise<WordFile> {
  const { written, findings } = await build({
    ...project.folders,
    audiences: [audience],
    editions: [edition],
    formats: ['docx'],
  })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return new WordFile(await readFile(join(project.folders.out, audience, `brief.${edition}.docx`)))
}

/** What comes back with a file. */
async function returned(file: WordFile, dryRun = false) {
  const path = join(project.folder, 'edited.docx')
  await writeFile(path, file.bytes)
  const result = await importFile(path, { ...project.folders, dryRun })
  expect(result.returned, result.findings.map(String).join('\n')).toBeDefined()
  return result as Required<typeof result>
}

const kept = () => project.read('sources/returned.yaml')

describe('a file that came back', () => {
  it('should bring nothing where nobody has edited it, and then nothing is kept', async () => {
    for (const edition of ['en-ar', 'en', 'ar', 'back-to-back']) {
      const { returned: back } = await returned(await made(edition))
      expect(back.statements, edition).toBeGreaterThan(0)
      expect(back, edition).toMatchObject({
        changes: [],
        comments: [],
        deleted: [],
        withoutNotes: [],
        unplaced: [],
      })
    }
    await expect(kept()).rejects.toThrow('ENOENT')
  })

  it('should tell what was changed, where, and what is found of it', async () => {
    const file = await made()
    file.within('en:point:closures', 'two of the five', 'three of the five')
    const { returned: back } = await returned(file)
    expect(back.changes).toMatchObject([
      {
        id: 'quays-closed',
        language: 'en',
        was: expect.stringContaining('two of the five'),
        now: expect.stringContaining('three of the five'),
        conflict: false,
        writable: true,
      },
    ])
    const [change] = back.changes
    expect(change?.findings.map(({ ruleId }) => ruleId)).toContain('number-differs')
    expect(await project.read(`sources/notes/harbour-review-2019.md`)).not.toContain(
      'three of the five',
    )
    expect(await kept()).toContain('three of the five')
  })
})
