import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { IsolatedPage } from '../../src/browser/isolated-page.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { type BuildResult, build, check } from '../../src/pipeline/build.ts'
import type { BuildOptions } from '../../src/pipeline/options.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const notes = 'sources/notes/port-authority.md'

let browser: Browser
let project: Copy

beforeAll(async () => {
  browser = await openBrowser()
})

beforeEach(async () => {
  project = await copyOfHarbour()
  await project.write('templates/all/audience.yaml', 'editions: [en-ar, ar]\n')
  // A draft that was left would make a draft of the brief from the beginning.
  await project.edit(notes, ' status=draft', '')
})

afterEach(() => project.remove())

afterAll(() => browser.close())

/** A build with a prescribed date, which gives the same bytes each time. */
function make(options: BuildOptions = {}): Promise<BuildResult> {
  const world = createWorld({ SOURCE_DATE_EPOCH: '1795564800' })
  return build({ ...project.folders, audiences: ['all'], browser, ...options }, world)
}

/** The same browser, but each page comes only when all was found once beside it. */
function slowly(): Browser {
  const newPage = async () => {
    await check(project.folders)
    return browser.newPage()
  }
  return { ...browser, newPage }
}

/** The same browser, with the pages that were taken of it, and those that are open still. */
function watched() {
  const taken: IsolatedPage[] = []
  const open = new Set<IsolatedPage>()
  const newPage = async () => {
    const page = await browser.newPage()
    taken.push(page)
    open.add(page)
    const close = () => {
      open.delete(page)
      return page.close()
    }
    return { ...page, close }
  }
  return { browser: { ...browser, newPage }, taken, open }
}

function limitPages(most: number) {
  return project.write(
    'templates/all/audience.yaml',
    `editions: [en-ar, ar]\nmaximum-pages: { en-ar: ${most}, ar: ${most} }\n`,
  )
}

/** The editor adds to an English sentence what the Arabic one does not have. */
function addBracket() {
  return project.edit(notes, 'by the authority’s count', 'by its count [Editor: in a year]')
}

/** The languages of a sentence say two things. */
function addDifference() {
  return project.edit('sources/brief.md', 'أكثر من 900,000 شخص', 'أكثر من 800,000 شخص')
}

function told({ findings }: BuildResult) {
  return findings.map(({ ruleId, file, line, column, reason, fatal, note }) => {
    return { ruleId, file, line, column, reason, fatal, note }
  })
}

async function wordsOf(path: string): Promise<string> {
  const data = new Uint8Array(await readFile(join(project.folder, path)))
  const document = await getDocument({ data }).promise
  const words: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    words.push(...items.map((item) => ('str' in item ? item.str : '')))
  }
  return words.join(' ')
}

describe('what is found while the pages are printed', () => {
  it('should be told as where nothing is printed, whoever is first', async () => {
    await addBracket()
    await project.edit(notes, 'نحو 12 مليون', '12 مليون')
    await addDifference()
    const editions = ['ar']
    const before = told(await make({ formats: ['html'], editions }))
    expect(before.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['error-uncorrected', 'hedge-differs', 'number-differs']),
    )
    expect(told(await make({ editions }))).toEqual(before)
    expect(told(await make({ editions, browser: slowly() }))).toEqual(before)
  })

  it('should leave the last good files as they are where it is fatal', async () => {
    const editions = ['ar']
    expect((await make({ editions })).written).toBe(true)
    const files = await readdir(project.folders.out, { recursive: true })
    const pdf = await project.read('output/all/brief.ar.pdf')
    const manifest = await project.read('output/manifest.json')
    await addDifference()
    expect((await make({ editions })).written).toBe(false)
    expect(await readdir(project.folders.out, { recursive: true })).toEqual(files)
    expect(await project.read('output/all/brief.ar.pdf')).toBe(pdf)
    expect(await project.read('output/manifest.json')).toBe(manifest)
  })

  it('should be told even where the browser cannot be had', async () => {
    await addDifference()
    const { findings } = await make({ browser: { path: '/nowhere' } })
    expect(findings.map(({ ruleId }) => ruleId)).toContain('number-differs')
  })

  it('should stand on every page where it makes a draft of the brief', async () => {
    await make()
    expect(await wordsOf('output/all/brief.en-ar.pdf')).not.toContain('Draft')
    await addBracket()
    const { files, written } = await make()
    expect(written).toBe(true)
    const html = await project.read('output/all/brief.en-ar.html')
    const markdown = await project.read('output/all/brief.md')
    expect(await wordsOf('output/all/brief.en-ar.pdf')).toContain('Draft')
    expect(markdown).toContain('status:')
    expect(await project.read('output/brief.md')).toContain('status:')
    // In the order of the list that is printed, each once.
    expect(files.map(({ path }) => path.slice(project.folders.out.length + 1))).toEqual([
      'brief.md',
      'references.json',
      'references.bib',
      'references.ris',
      'all/brief.md',
      'all/references.json',
      'all/references.bib',
      'all/references.ris',
      'all/brief.en-ar.pdf',
      'all/brief.en-ar.html',
      'all/brief.ar.pdf',
      'all/brief.ar.html',
    ])
    await make({ formats: ['html', 'md'], fresh: true })
    expect(await project.read('output/all/brief.en-ar.html')).toBe(html)
    expect(await project.read('output/all/brief.md')).toBe(markdown)
  })
})

describe('pages that are counted', () => {
  it('should be the pages that are printed, and leave none open', async () => {
    await make({ fresh: true })
    const pdf = await project.read('output/all/brief.en-ar.pdf')
    await limitPages(99)
    const { browser: own, taken, open } = watched()
    await make({ fresh: true, browser: own, editions: ['en-ar'] })
    expect(await project.read('output/all/brief.en-ar.pdf')).toBe(pdf)
    // Both are counted, one is printed, and none is laid out again for it.
    expect(taken).toHaveLength(2)
    await vi.waitFor(() => expect(open.size).toBe(0))
  })

  it('should be let go where they are too many, whatever is left out', async () => {
    await limitPages(1)
    const { browser: own, open } = watched()
    const { findings } = await make({ fresh: true, browser: own })
    expect(findings.map(({ ruleId }) => ruleId)).toContain('pages-exceeded')
    await vi.waitFor(() => expect(open.size).toBe(0))
  })

  it('should be let go where what is found beside makes a draft of the brief', async () => {
    await limitPages(99)
    await addBracket()
    const { browser: own, open } = watched()
    const { written } = await make({ fresh: true, browser: own })
    expect(written).toBe(true)
    expect(await wordsOf('output/all/brief.en-ar.pdf')).toContain('Draft')
    await vi.waitFor(() => expect(open.size).toBe(0))
  })

  it('should be let go where what is found beside is fatal', async () => {
    await limitPages(99)
    await addDifference()
    const { browser: own, open } = watched()
    expect((await make({ fresh: true, browser: own })).written).toBe(false)
    await vi.waitFor(() => expect(open.size).toBe(0))
  })
})
