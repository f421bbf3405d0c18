import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/pipeline/build.ts'
import type { BuildOptions } from '../../../src/pipeline/options.ts'
import { createWorld } from '../../../src/world/world.ts'
import { addLauncher } from '../../browser/machine.ts'
import { type Copy, copyOfHarbour } from './project.ts'

/** Two audiences: one is given everything, the other the heaviest point and no more. */
let project: Copy
/** A browser that enters each of its starts into a list. */
let path: string
let starts: string

beforeAll(async () => {
  project = await copyOfHarbour()
  starts = join(project.folder, 'starts.txt')
  path = await addLauncher(join(project.folder, 'browser'), { starts })
  await project.write('templates/all/audience.yaml', 'editions: [en]\n')
  await project.write(
    'templates/board/audience.yaml',
    'editions: [ar]\nminimum-weight: 5\nparts: [outcomes]\nleads: none\n',
  )
  await project.write('templates/board/styles/look.css', ':root { --accent: #6b2737; }\n')
  await make()
})

afterAll(() => project.remove())

/** Builds, and tells of each file in `output/` why it was made; nothing for one that was kept. */
async function make(options: BuildOptions = {}, env: NodeJS.ProcessEnv = {}) {
  await writeFile(starts, '')
  const result = await build(
    { ...project.folders, browser: { path }, audiences: ['all', 'board'], ...options },
    createWorld(env),
  )
  const { out } = { ...project.folders, ...options }
  return {
    ...result,
    why: Object.fromEntries(
      result.files.map(({ path, why }) => [path.slice(out.length + 1), why.join(', ')]),
    ),
    browsers: (await readFile(starts, 'utf8')).length,
  }
}

const KEPT = {
  'brief.md': '',
  'all/brief.md': '',
  'all/brief.en.pdf': '',
  'all/brief.en.html': '',
  'board/brief.md': '',
  'board/brief.ar.pdf': '',
  'board/brief.ar.html': '',
  ...referencesIn('', 'all/', 'board/'),
}

/** The files of references of some folders, kept. */
function referencesIn(...folders: readonly string[]): Record<string, string> {
  const names = folders.flatMap((folder) =>
    ['json', 'bib', 'ris'].map((form) => `${folder}references.${form}`),
  )
  return Object.fromEntries(names.map((name) => [name, '']))
}

async function bytesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true })
  const files: Record<string, string> = {}
  for (const name of names.sort()) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) files[name] = (await readFile(path)).toString('base64')
  }
  return files
}

describe('a second build', () => {
  it('should keep everything where nothing was touched, whatever the clock says, without a browser', async () => {
    const before = await bytesIn(project.folders.out)
    const { why, browsers, files } = await make()
    expect(why).toEqual(KEPT)
    expect(browsers).toBe(0)
    expect(await bytesIn(project.folders.out)).toEqual(before)
    expect(files.find(({ path }) => path.endsWith('board/brief.ar.pdf'))?.pages).toBe(1)
  })

  it('should make only the editions that print an edited claim', async () => {
    const { mtimeMs } = await stat(join(project.folders.out, 'board/brief.ar.pdf'))
    await project.edit(
      'sources/notes/harbour-review-2019.md',
      'The storm closed',
      'The heavy storm closed',
    )
    const { why } = await make()
    const changed = '1 statement changed'
    expect(why).toEqual({
      ...KEPT,
      'brief.md': 'its text',
      'all/brief.md': changed,
      'all/brief.en.pdf': changed,
      'all/brief.en.html': changed,
    })
    expect((await stat(join(project.folders.out, 'board/brief.ar.pdf'))).mtimeMs).toBe(mtimeMs)
  })

  it('should make only the audience whose template was edited, and name the file', async () => {
    await project.write('templates/board/styles/look.css', ':root { --accent: #27506b; }\n')
    const { why } = await make()
    const changed = 'styles/look.css'
    expect(why).toEqual({ ...KEPT, 'board/brief.ar.pdf': changed, 'board/brief.ar.html': changed })
  })

  it('should make nothing for what does not print', async () => {
    await project.edit(
      'sources/notes/port-authority.md',
      'A draft that must',
      'Still a draft that must',
    )
    await project.edit(
      'sources/notes/port-authority.md',
      '# outcomes',
      '<!-- a remark -->\n\n# outcomes',
    )
    expect((await make()).why).toEqual(KEPT)
  })

  it('should make anew what somebody changed or deleted by hand', async () => {
    await project.write('output/all/brief.en.html', 'mine')
    await rm(join(project.folders.out, 'board/brief.ar.pdf'))
    expect((await make()).why).toEqual({
      ...KEPT,
      'all/brief.en.html': 'it was changed by hand',
      'board/brief.ar.pdf': 'it was deleted',
    })
    expect((await make()).why).toEqual(KEPT)
  })

  it('should leave what it was not asked for as it was, and know of it later', async () => {
    await project.write('templates/board/styles/look.css', ':root { --accent: #123456; }\n')
    expect(Object.keys((await make({ audiences: ['all'], formats: ['pdf'] })).why)).toEqual([
      'all/brief.en.pdf',
    ])
    const { why } = await make()
    expect(why).toEqual({
      ...KEPT,
      'board/brief.ar.pdf': 'styles/look.css',
      'board/brief.ar.html': 'styles/look.css',
    })
  })

  it('should know a file that was left behind when its text changed', async () => {
    await project.edit('sources/notes/port-authority.md', 'on the quays.', 'on the wet quays.')
    await make({ audiences: ['all'], formats: ['html'] })
    expect((await make({ audiences: ['all'] })).why).toEqual({
      'brief.md': 'its text',
      'all/brief.md': 'its text',
      'all/brief.en.pdf': 'its text',
      'all/brief.en.html': '',
      ...referencesIn('', 'all/'),
    })
  })

  it('should touch nothing where something is wrong, the manifest neither', async () => {
    const before = await bytesIn(project.folders.out)
    await project.edit('sources/notes/port-authority.md', 'at="3"', 'at="30"')
    expect((await make()).written).toBe(false)
    expect(await bytesIn(project.folders.out)).toEqual(before)
    await project.edit('sources/notes/port-authority.md', 'at="30"', 'at="3"')
    expect((await make()).why).toEqual(KEPT)
  })

  it.each([
    ['{ "version": 1', 'the last manifest cannot be read'],
    ['{ "version": 2 }', 'the last manifest cannot be read'],
  ])('should make everything where the manifest is %s', async (text, reason) => {
    const sound = await project.read('output/manifest.json')
    await project.write('output/manifest.json', text)
    const { why } = await make({ formats: ['html'] })
    expect(new Set(Object.values(why))).toEqual(new Set([reason]))
    await project.write('output/manifest.json', sound)
  })

  it('should tell the same bytes from a moment that is prescribed, kept or made anew', async () => {
    const out = join(project.folder, 'dated')
    const env = { SOURCE_DATE_EPOCH: '1795000000' }
    await make({ out }, env)
    await project.edit(
      'sources/notes/harbour-review-2019.md',
      'The heavy storm',
      'The violent storm',
    )
    const { why } = await make({ out }, env)
    expect(why['board/brief.ar.pdf']).toBe('')
    const incremental = await bytesIn(out)
    const { why: anew } = await make({ out, fresh: true }, env)
    expect(anew['board/brief.ar.pdf']).toBe('all is made anew')
    expect(await bytesIn(out)).toEqual(incremental)
    // Another moment is in the file, so the file is another.
    const { why: later } = await make({ out }, { SOURCE_DATE_EPOCH: '1796000000' })
    expect(later['board/brief.ar.pdf']).toBe('the prescribed date')
  })
})

describe('an audience with a limit of pages', () => {
  it('should remember how much fitted, and fit again when something was added', async () => {
    await project.write(
      'templates/sheet/audience.yaml',
      'editions: [en]\nparts: [bottom-line, outcomes, criticisms]\nmaximum-pages: 2\n',
    )
    const sheet = { audiences: ['sheet'], formats: ['pdf'] as const }
    await make(sheet)
    const again = await make(sheet)
    expect(again.browsers).toBe(0)
    expect(again.why).toEqual({ 'sheet/brief.en.pdf': '' })
    await project.edit('sources/notes/port-authority.md', 'on the wet quays.', 'on the old quays.')
    expect((await make(sheet)).browsers).toBe(1)
  })
})
