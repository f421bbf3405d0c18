import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, check } from '../src/pipeline/build.ts'
import { accept } from '../src/project/lock.ts'

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
  return mujazWith({}, ...args)
}

function mujazWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { cwd: folder, env: { ...process.env, ...env } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}

const lockFile = () => join(folder, 'sources/lock.json')

/** The folders of the project, for what is asked without a process: most of a command's time goes into its start. */
const folders = (originals = 'sources/originals') => ({
  sources: join(folder, 'sources'),
  originals: join(folder, originals),
  templates: join(folder, 'templates'),
  out: join(folder, 'output'),
})

/** What `check` finds. */
async function found(originals?: string): Promise<string[]> {
  const { findings } = await check(folders(originals))
  return findings.map(
    ({ fatal, ruleId, reason }) => `${fatal ? 'error' : 'warning'} ${ruleId}: ${reason}`,
  )
}

async function pdfOf(path: string) {
  return getDocument({ data: new Uint8Array(await readFile(join(folder, path))) }).promise
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-cli-'))
  await cp(harbour, folder, { recursive: true })
})

afterAll(() => rm(folder, { recursive: true }))

const DATED = { SOURCE_DATE_EPOCH: '1795000000' }

describe('mujaz build', () => {
  it('should write the brief, and every edition as page and as print', async () => {
    const { code, err } = await mujazWith(DATED, 'build', '--originals', 'originals')
    expect(err).toContain('findings')
    expect(code).toBe(0)
    expect((await readdir(join(folder, 'output'))).sort()).toEqual([
      'brief.md',
      'manifest.json',
      'meeting',
      'references.bib',
      'references.json',
      'references.ris',
    ])
    expect((await readdir(join(folder, 'output/meeting'))).sort()).toEqual([
      'brief.ar.html',
      'brief.ar.pdf',
      'brief.en-ar.html',
      'brief.en-ar.pdf',
      'brief.en.html',
      'brief.en.pdf',
      'brief.md',
      'references.bib',
      'references.json',
      'references.ris',
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
      counts: { points: 5, claims: { originals: 7, lock: 0, nothing: 0 } },
      files: [
        { path: join('output', 'brief.md') },
        { path: join('output', 'meeting', 'brief.md') },
      ],
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
    const { code, err } = await mujaz('build', '--format', 'md', '--originals', 'originals')
    await writeFile(note, sound)
    expect(code).toBe(1)
    expect(err).toMatch(/port-authority\.md[\s\S]*24:1\s+error .*paragraph 30.*locator-beyond-end/)
    expect(err).toContain('Nothing was written')
    expect(await readFile(join(folder, 'output/brief.md'), 'utf8')).toBe(before)
  })

  it('should write the same bytes for the same input, whatever else is asked for', async () => {
    const asked = ['--edition', 'ar', '--format', 'pdf', '--originals', 'originals']
    expect((await mujazWith(DATED, 'build', '--out', 'again', ...asked)).code).toBe(0)
    const [first, again] = await Promise.all(
      ['output', 'again'].map((out) => readFile(join(folder, out, 'meeting/brief.ar.pdf'))),
    )
    expect(again?.equals(first ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('a character that no font has', () => {
  it('should be told with its place and its number', async () => {
    const note = join(folder, 'sources/notes/port-authority.md')
    const sound = await readFile(note, 'utf8')
    await writeFile(note, sound.replace('on the quays.', 'on the quays \u{10400}.'))
    const { findings, written } = await build({
      ...folders('originals'),
      editions: ['en'],
      formats: ['pdf'],
    })
    await writeFile(note, sound)
    expect(written).toBe(false)
    const [told] = findings.filter(({ ruleId }) => ruleId === 'font-fallback')
    expect(told?.file).toBe(join(folder, 'output/meeting/brief.md'))
    expect(String(told)).toMatch(/^\d+:\d+: .*U\+10400/)
  })
})

describe('mujaz check', () => {
  it('should find nothing in a sound project but the draft it holds', async () => {
    const { code, err } = await mujaz('check', '--originals', 'originals')
    expect(err).toMatch(/draft-left[\s\S]*1 warning/)
    expect(code).toBe(0)
  })

  it('should say that it could check no locator where nothing is at hand, and still pass', async () => {
    const { code, out } = await mujaz('check', '--json')
    const rules = JSON.parse(out).map((finding: { rule: string }) => finding.rule)
    expect(code).toBe(0)
    expect(new Set(rules)).toEqual(new Set(['draft-left', 'not-locked']))
  })
})

describe('mujaz lock', () => {
  it('should let the locators be checked without the originals', async () => {
    expect((await mujaz('lock', '--originals', 'originals')).code).toBe(0)
    expect(await readFile(lockFile(), 'utf8')).not.toMatch(/[\u0600-\u06FF]/)
    expect(await found()).toEqual([expect.stringMatching(/^warning draft-left/)])
    const note = join(folder, 'sources/notes/port-authority.md')
    const sound = await readFile(note, 'utf8')
    await writeFile(note, sound.replace('at="3"', 'at="30"'))
    const rules = (await found()).map((each) => each.replace(/:.*/su, ''))
    await writeFile(note, sound)
    expect(rules.sort()).toEqual(['error locator-beyond-end', 'warning draft-left'])
  })

  it('should tell of a changed digit which claim rests on it, in both languages', async () => {
    const original = join(folder, 'originals/authority.txt')
    const text = await readFile(original, 'utf8')
    await writeFile(original, text.replace('915', '951'))
    const { code, err } = await mujaz('check', '--originals', 'originals')
    await writeFile(original, text)
    expect(code).toBe(1)
    expect(err).toMatch(/authority-passengers.*paragraph 2.*(altered|gone)/)
    expect(err).toContain('The ferries carried 915,000 passengers')
    expect(err).toContain('نقلت العبّارات 915,000 راكب')
  })

  it('should follow a passage that moved, and rewrite its locator when asked to', async () => {
    const original = join(folder, 'originals/authority.txt')
    const note = join(folder, 'sources/notes/port-authority.md')
    const [text, before] = [await readFile(original, 'utf8'), await readFile(note, 'utf8')]
    const locked = await readFile(lockFile(), 'utf8')
    await writeFile(original, `مقدمة لم تكن هنا.\n${text}`)
    expect((await found('originals')).join('\n')).toMatch(
      /error .*authority-spending.*paragraph 3.*now paragraph 4/,
    )
    const fixed = await mujaz('check', '--originals', 'originals', '--fix')
    expect(fixed.code).toBe(0)
    const after = await readFile(note, 'utf8')
    expect(after).toContain('{#authority-spending topic=spending at="4"')
    expect(
      after
        .replace('at="3"', 'at="2"')
        .replace('at="4"', 'at="3"')
        .replace(/(plans at=)"2"/, '$1"1"'),
    ).toBe(before)
    await writeFile(original, text)
    await writeFile(note, before)
    await writeFile(lockFile(), locked)
  })
})

describe('mujaz accept', () => {
  it('should call a statement stale that was edited in one language alone, until it is accepted', async () => {
    expect((await mujaz('accept', '--all')).code).toBe(0)
    const locked = await readFile(lockFile(), 'utf8')
    const note = join(folder, 'sources/notes/port-authority.md')
    const sound = await readFile(note, 'utf8')
    await writeFile(note, sound.replace('on the quays.', 'on the old quays.'))
    expect((await found()).join('\n')).toMatch(
      /error translation-stale: .*authority-spending.*edited in en/,
    )
    const built = await build({ ...folders('originals'), formats: ['md'] })
    expect(built.written).toBe(true)
    const brief = await readFile(join(folder, 'output/brief.md'), 'utf8')
    expect(brief).toContain('<!-- point: spending (machine-translated, stale) -->')
    expect(brief).toContain('Draft, not released')
    expect((await mujaz('build', '--release', '--format', 'md')).code).toBe(1)
    await accept(['authority-spending'], folders())
    expect((await found()).filter((each) => each.startsWith('error'))).toEqual([])
    await writeFile(note, sound)
    await writeFile(lockFile(), locked)
  })

  it('should say where no statement has the name', async () => {
    const { code, err } = await mujaz('accept', 'no-such-claim')
    expect(code).toBe(1)
    expect(err).toContain('no-such-claim')
  })
})

describe('mujaz render', () => {
  it('should print a brief that a person changed', async () => {
    const brief = await readFile(join(folder, 'output/brief.md'), 'utf8')
    const longLine = `\`\`\`\n${'passengers += 1; '.repeat(12)}\n\`\`\``
    const mine = brief.replace(
      'in 2018.[^4]',
      `in 2018, a busy year.[^4]\n\n> Quoted **twice**.\n\n- a list\n  - in a list\n\n${longLine}`,
    )
    expect(mine).not.toBe(brief)
    await writeFile(join(folder, 'mine.md'), mine)
    const { code } = await mujaz('render', 'mine.md', '--out', 'print', '--edition', 'en')
    expect(code).toBe(0)
    expect(await readFile(join(folder, 'print/brief.en.html'), 'utf8')).toContain('a busy year')
    expect((await pdfOf('print/brief.en.pdf')).numPages).toBeGreaterThan(0)
  })
})

describe('mujaz view', () => {
  it('should print what the templates receive as JSON, fonts cut short, and nothing else', async () => {
    const { code, out } = await mujaz('view', '--edition', 'ar', '--originals', 'originals')
    expect(code).toBe(0)
    const view = JSON.parse(out)
    expect(view).toMatchObject({ edition: 'ar', dir: 'rtl', halves: null })
    expect(view.brief.title).toEqual([expect.objectContaining({ lang: 'ar', dir: 'rtl' })])
    expect(view.styles).toContain('base64,…')
    expect(out.length).toBeLessThan(200_000)
  })
})

describe('the command line', () => {
  it.each([
    [[], 'Name a command'],
    [['brew'], 'There is no command `brew`'],
    [['biuld'], 'Did you mean `build`?'],
    [['build', '--audiense', 'x'], 'no option `--audiense` here. Did you mean `--audience`?'],
    [['build', '--edtion', 'en'], '--edtion'],
    [['help', 'biuld'], 'Did you mean `build`?'],
    [['nonsense', '--help'], 'There is no command `nonsense`'],
    [['render', 'my.md', '--format', 'md'], '--format knows pdf, html, docx, but not `md`'],
    [['evidence', '--format', 'xml'], '--format knows csv, json, but not `xml`'],
    [['add', '--record', 'zotero.bib', '--keep', '3'], 'are those of a saved file'],
    [['check', '--sources', ''], '--sources is empty'],
    [['render'], 'Name one Markdown brief'],
    [['new', 'audience', '../board'], 'cannot name an audience'],
    [['new', 'brief'], 'mujaz new audience board'],
    [['view', '--edition', 'en,ar'], 'A view is of one edition'],
  ])('should say how it is used where it is used wrongly: %j', async (args, message) => {
    const { code, err } = await mujaz(...args)
    expect(err).toContain(message)
    expect(err).toContain('mujaz --help')
    expect(code).toBe(2)
  })

  it('should take twice nothing but a list, whose parts are looked at together', async () => {
    const twice = await mujaz('build', '--format', 'md', '--format', 'odd')
    expect(twice.err).toContain('`odd`')
    expect(twice.code).toBe(2)
    const both = await mujaz('build', '--out', 'one', '--out', 'other')
    expect(both.err).toContain('--out is given twice')
    expect(both.code).toBe(2)
  })

  it.each([[['--help']], [['-h']], [['help']], [['help', '--help']], [['--json', '--help']]])(
    'should show what it can do: %j',
    async (args) => {
      const { code, out } = await mujaz(...args)
      expect(code).toBe(0)
      for (const command of ['build', 'check', 'render', 'lock'])
        expect(out).toContain(`mujaz ${command}`)
    },
  )

  it('should show what one command can do, and run nothing', async () => {
    const asked = [
      ['help', 'diff'],
      ['diff', '--help'],
      ['diff', '--originals', 'nowhere', '-h'],
    ]
    const [first, ...others] = await Promise.all(asked.map((args) => mujaz(...args)))
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first?.out).toContain('mujaz diff [options]')
    expect(first?.out).not.toContain('mujaz build')
    for (const other of others) expect(other).toEqual(first)
  })

  it('should tell its version', async () => {
    const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8')
    expect(await mujaz('--version')).toEqual({
      code: 0,
      out: `${JSON.parse(manifest).version}\n`,
      err: '',
    })
  })

  it('should say what to do where a browser cannot be used', async () => {
    const { code, err } = await mujaz(
      'build',
      '--originals',
      'originals',
      '--edition',
      'en',
      '--browser',
      '/no/such/browser',
    )
    expect(code).toBe(1)
    expect(err).toContain('/no/such/browser')
    expect(err).toContain('does not exist')
  })
})
