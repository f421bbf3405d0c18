import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The command as a user runs it: the built program, a process of its own, a project in a folder. */
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const harbour = fileURLToPath(new URL('./projects/harbour', import.meta.url))
let folder: string

interface Ended {
  code: number
  out: string
  err: string
}

function mujaz(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { cwd: folder, env: { ...process.env } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}

async function pdfOf(path: string) {
  return getDocument({ data: new Uint8Array(await readFile(join(folder, path))) }).promise
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-cli-'))
  await cp(harbour, folder, { recursive: true })
})

afterAll(() => rm(folder, { recursive: true }))

describe('mujaz build', () => {
  it('should write the brief, and every edition as page and as print', async () => {
    const { code, err } = await mujaz('build', '--originals', 'originals')
    expect(err).toContain('findings')
    expect(code).toBe(0)
    expect((await readdir(join(folder, 'output'))).sort()).toEqual(['brief.md', 'meeting'])
    expect((await readdir(join(folder, 'output/meeting'))).sort()).toEqual([
      'brief.ar.html',
      'brief.ar.pdf',
      'brief.en-ar.html',
      'brief.en-ar.pdf',
      'brief.en.html',
      'brief.en.pdf',
    ])
  })

  it('should put each footnote on the page of its call, in every edition', async () => {
    for (const edition of ['en-ar', 'en', 'ar']) {
      const pdf = await pdfOf(`output/meeting/brief.${edition}.pdf`)
      const pages = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) => {
          const { items } = await (await pdf.getPage(index + 1)).getTextContent()
          return items.map((item) => ('str' in item ? item.str : '')).join(' ')
        }),
      )
      const said = { en: 'After the storm', ar: 'العاصفة' }
      const page = pages.findIndex(
        (text) => text.includes('three months') || text.includes('الأرصفة'),
      )
      expect(page, edition).toBeGreaterThanOrEqual(0)
      expect(pages[page], edition).toContain(edition === 'ar' ? said.ar : said.en)
      await pdf.destroy()
    }
  })

  it('should give machines its result as data', async () => {
    const { code, out, err } = await mujaz(
      'build',
      '--format',
      'md',
      '--json',
      '--originals',
      'originals',
    )
    const result = JSON.parse(out)
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(result).toMatchObject({
      written: true,
      findings: [],
      counts: { points: 5, notes: 12 },
      files: [{ path: join('output', 'brief.md') }],
    })
  })

  it('should touch no file where something is wrong, and say what', async () => {
    const before = await readFile(join(folder, 'output/brief.md'), 'utf8')
    const note = join(folder, 'sources/notes/port-authority.md')
    const sound = await readFile(note, 'utf8')
    await writeFile(
      note,
      sound.replace('at="3"', 'at="30"').replace('بحسب إحصاء السلطة', 'وفق السلطة'),
    )
    const { code, err } = await mujaz('build', '--originals', 'originals')
    await writeFile(note, sound)
    expect(code).toBe(1)
    expect(err).toMatch(/port-authority\.md[\s\S]*24:1\s+error .*paragraph 30.*locator-beyond-end/)
    expect(err).toContain('Nothing was written')
    expect(await readFile(join(folder, 'output/brief.md'), 'utf8')).toBe(before)
  })

  it('should write the same bytes for the same input', async () => {
    const once = async () => {
      process.env.SOURCE_DATE_EPOCH = '1795000000'
      await mujaz('build', '--edition', 'ar', '--format', 'pdf', '--originals', 'originals')
      delete process.env.SOURCE_DATE_EPOCH
      return readFile(join(folder, 'output/meeting/brief.ar.pdf'))
    }
    expect((await once()).equals(await once())).toBe(true)
  })
})

describe('mujaz check', () => {
  it('should find nothing in a sound project', async () => {
    const { code, err } = await mujaz('check', '--originals', 'originals')
    expect(err).toContain('Nothing was found')
    expect(code).toBe(0)
  })

  it('should say that it could check no locator where nothing is at hand, and still pass', async () => {
    const { code, out } = await mujaz('check', '--json')
    const rules = JSON.parse(out).map((finding: { rule: string }) => finding.rule)
    expect(code).toBe(0)
    expect(new Set(rules)).toEqual(new Set(['not-locked']))
  })
})

describe('mujaz lock', () => {
  it('should let the locators be checked without the originals', async () => {
    expect((await mujaz('lock', '--originals', 'originals')).code).toBe(0)
    expect(await readFile(join(folder, 'sources/lock.json'), 'utf8')).not.toMatch(/[\u0600-\u06FF]/)
    expect(JSON.parse((await mujaz('check', '--json')).out)).toEqual([])
    const note = join(folder, 'sources/notes/port-authority.md')
    const sound = await readFile(note, 'utf8')
    await writeFile(note, sound.replace('at="3"', 'at="30"'))
    const { code, out } = await mujaz('check', '--json')
    await writeFile(note, sound)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ rule: 'locator-beyond-end', line: 24 }])
  })

  it('should tell that an original is not the one that was locked', async () => {
    const original = join(folder, 'originals/authority.txt')
    const text = await readFile(original, 'utf8')
    await writeFile(original, text.replace('915', '951'))
    const { code, out } = await mujaz('check', '--json', '--originals', 'originals')
    await writeFile(original, text)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ rule: 'original-changed' }])
  })
})

describe('mujaz render', () => {
  it('should print a brief that a person changed', async () => {
    const brief = await readFile(join(folder, 'output/brief.md'), 'utf8')
    const mine = brief.replace('in 2018.[^3]', 'in 2018, a busy year.[^3]')
    expect(mine).not.toBe(brief)
    await writeFile(join(folder, 'mine.md'), mine)
    const { code } = await mujaz('render', 'mine.md', '--out', 'print', '--edition', 'en')
    expect(code).toBe(0)
    expect(await readFile(join(folder, 'print/brief.en.html'), 'utf8')).toContain('a busy year')
    expect((await pdfOf('print/brief.en.pdf')).numPages).toBeGreaterThan(0)
  })
})

describe('the command line', () => {
  it.each([
    [[], 'Name a command'],
    [['brew'], 'There is no command `brew`'],
    [['build', '--edtion', 'en'], '--edtion'],
    [['build', '--edition', 'fr'], '--edition knows en-ar, en, ar'],
    [['render'], 'Name one Markdown brief'],
  ])('should say how it is used where it is used wrongly: %j', async (args, message) => {
    const { code, err } = await mujaz(...args)
    expect(err).toContain(message)
    expect(err).toContain('mujaz --help')
    expect(code).toBe(2)
  })

  it('should show what it can do', async () => {
    const { code, out } = await mujaz('--help')
    expect(code).toBe(0)
    for (const command of ['build', 'check', 'render', 'lock'])
      expect(out).toContain(`mujaz ${command}`)
  })

  it('should say what to do where a browser cannot be used', async () => {
    const { code, err } = await mujaz(
      'build',
      '--originals',
      'originals',
      '--browser',
      '/no/such/browser',
    )
    expect(code).toBe(1)
    expect(err).toContain('/no/such/browser')
    expect(err).toContain('does not exist')
  })
})
