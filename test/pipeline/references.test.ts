import { parse } from '@retorquere/bibtex-parser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { readBib } from '../../src/references/bib.ts'
import { readCsl } from '../../src/references/csl.ts'
import { readRis } from '../../src/references/ris.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  const { written } = await build({ ...project.folders, formats: ['references'] })
  expect(written).toBe(true)
})
afterEach(() => project.remove())

describe('the references of a build', () => {
  it('should lie beside the full brief and that of each audience, an entry a source', async () => {
    for (const folder of ['output', 'output/meeting']) {
      const keys = [
        readBib(await project.read(`${folder}/references.bib`)),
        readRis(await project.read(`${folder}/references.ris`)),
        readCsl(await project.read(`${folder}/references.json`)),
      ].map((read) => read.map(({ id }) => id))
      for (const own of keys) expect(own.toSorted()).toEqual(keys[0])
      expect(keys[0]).toContain('harbour-review-2019')
    }
  })

  it('should be read by other programs, with the title of the source and that of the brief', async () => {
    const { entries, errors } = parse(await project.read('output/references.bib'))
    expect(errors).toEqual([])
    const review = entries.find(({ key }) => key === 'harbour-review-2019')
    expect(review).toMatchObject({
      type: 'article',
      fields: {
        entrysubtype: 'magazine',
        langid: 'arabic',
        title: 'المرفأ بعد العاصفة',
        titleaddon: '[The harbour after the storm]',
        author: [{ name: 'سلمى حداد' }],
        journaltitle: 'مجلة الميناء',
        date: '2019-04',
      },
    })
  })

  it('should have RIS with its own line ends, and a translated title', async () => {
    const ris = await project.read('output/references.ris')
    expect(ris).toContain('TY  - MGZN\r\nID  - harbour-review-2019\r\n')
    expect(ris).toContain('TT  - The harbour after the storm\r\n')
    expect(ris).toContain('DA  - 2019/04//\r\n')
    expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('should show whose they are where no manifest names them, and else be kept', async () => {
    await project.write('output/manifest.json', '{ "version": 9')
    const before = await project.read('output/references.bib')
    await project.edit('sources/notes/harbour-review-2019.md', 'issued: 2019-04', 'issued: 2019-05')
    const again = () => build({ ...project.folders, formats: ['references'] })
    expect((await again()).written).toBe(true)
    expect(await project.read('output/references.bib')).not.toBe(before)
    for (const form of ['json', 'bib', 'ris']) {
      const path = `output/meeting/references.${form}`
      await project.write('output/manifest.json', '{ "version": 9')
      const own = await project.read(path)
      await project.write(path, 'my own library\n')
      await expect(again()).rejects.toThrow(`references.${form} is there`)
      expect(await project.read(path)).toBe('my own library\n')
      await project.write(path, own)
    }
  })

  it('should say the same in all three forms', async () => {
    const bib = readBib(await project.read('output/references.bib'))
    const ris = readRis(await project.read('output/references.ris'))
    const json = readCsl(await project.read('output/references.json'))
    const bare = (all: typeof bib) =>
      all
        // CSL-JSON has no short title here.
        .map(({ line, titleShort, ...own }) => own)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(bare(ris)).toEqual(bare(bib))
    expect(bare(json)).toEqual(bare(bib))
  })
})
