import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { renderBrief } from '../../src/pipeline/render-brief.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  await mkdir(project.folders.templates, { recursive: true })
})
afterEach(() => project.remove())

const make = (out = 'output', audiences = ['meeting']) =>
  build({
    ...project.folders,
    out: join(project.folder, out),
    audiences,
    formats: ['md'],
    editions: ['en'],
  })

describe('the folder that is written to', () => {
  it.each([
    ['sources', 'is the folder of sources'],
    ['sources/notes', 'lies in the folder of sources'],
    ['templates/meeting', 'lies in the folder of templates'],
    ['originals', 'is the folder of originals'],
    ['.', 'holds the folder of sources'],
    ['link', 'is the folder of sources'],
    ['link/below', 'lies in the folder of sources'],
  ])('should not be one of what a person wrote: %s', async (out, reason) => {
    await symlink('sources', join(project.folder, 'link'))
    const brief = await project.read('sources/brief.md')
    await expect(make(out)).rejects.toThrow(reason)
    expect(await project.read('sources/brief.md')).toBe(brief)
  })

  it.each(['../sources', 'a/../../x', '.', '..', '/tmp', '.git', ''])(
    'should not be left by the name of an audience: %j',
    async (name) => {
      const { written, findings } = await make('output', [name])
      expect(written).toBe(false)
      expect(findings.map(({ ruleId }) => ruleId)).toContain('audience-unknown')
    },
  )

  it.each(['brief.md', 'manifest.json', 'meeting/brief.md'])(
    'should keep a file of somebody else’s, and be written once it is moved away: %s',
    async (name) => {
      await project.write(`output/${name}`, '{"name": "mine"}\n')
      await expect(make()).rejects.toThrow(`output/${name} is there, and Mujaz did not make it`)
      expect(await project.read(`output/${name}`)).toBe('{"name": "mine"}\n')
      expect((await make('elsewhere')).written).toBe(true)
    },
  )

  it('should be written over where its manifest knows the files, or they show whose they are', async () => {
    expect((await make()).written).toBe(true)
    const brief = await project.read('output/brief.md')
    await project.write('output/brief.md', 'mine, from here on')
    expect((await make()).written).toBe(true)
    expect(await project.read('output/brief.md')).toBe(brief)
    await writeFile(join(project.folder, 'output/manifest.json'), '{ "version": 9')
    await project.edit('sources/brief.md', 'What two sources say', 'What we read')
    expect((await make()).written).toBe(true)
    expect(await project.read('output/brief.md')).not.toBe(brief)
  })

  it('should be that of the brief itself where one is printed that was polished by hand', async () => {
    await make()
    const brief = join(project.folder, 'brief.md')
    await writeFile(brief, await readFile(join(project.folder, 'output/meeting/brief.md')))
    const print = () => renderBrief(brief, { formats: ['html'], editions: ['en'] })
    expect((await print()).written).toBe(true)
    expect((await print()).written).toBe(true)
    await project.write('brief.en.html', '<p>mine</p>')
    await expect(print()).rejects.toThrow('brief.en.html is there')
  })
})
