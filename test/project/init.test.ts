import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { PACKS } from '../../src/languages/packs.ts'
import { check } from '../../src/pipeline/build.ts'
import { init } from '../../src/pipeline/init.ts'
import { fillIn, readTexts } from '../../src/project/starter.ts'

const STARTER = fileURLToPath(new URL('../../src/project/starter/', import.meta.url))
/** One language, or two of them in either order. */
const TAGS = PACKS.map(({ tag }) => tag)
const CHOICES = TAGS.flatMap((first) => [
  { languages: [first] },
  ...TAGS.filter((other) => other !== first).map((other) => ({ languages: [first, other] })),
])

const home = await mkdtemp(join(tmpdir(), 'mujaz-init-'))
let folder: string
let count = 0

beforeEach(() => {
  count += 1
  folder = join(home, String(count))
})

afterAll(() => rm(home, { recursive: true }))

const read = (path: string) => readFile(join(folder, path), 'utf8')
const everything = async () => (await readdir(folder, { recursive: true })).sort()

describe('init', () => {
  it('should write a project in which even a release finds nothing', async () => {
    const { files } = await init({ folder })
    expect(files).toContain(join(folder, 'sources/lock.json'))
    for (const path of files) expect(await readFile(path, 'utf8'), path).not.toContain('{{')
    const { findings, counts } = await check({
      sources: join(folder, 'sources'),
      templates: join(folder, 'templates'),
      audiences: ['meeting', 'council'],
      release: true,
    })
    expect(findings).toEqual([])
    expect(counts?.claims).toMatchObject({ lock: 0, nothing: 0 })
  })

  it.each(CHOICES)(
    'should begin in any of the languages there are, and find nothing: $languages',
    async ({ languages }) => {
      await init({ folder, languages })
      const editor = await read('sources/brief.md')
      expect(editor.includes('languages: [')).toBe(languages.join() !== 'en,ar')
      const { findings } = await check({
        sources: join(folder, 'sources'),
        templates: join(folder, 'templates'),
        audiences: ['meeting', 'council'],
        release: true,
      })
      expect(findings.map(String)).toEqual([])
      // The lock knows what was held, whatever the languages of the sources are.
      await rm(join(folder, 'sources/originals'), { recursive: true })
      const { findings: without, counts } = await check({
        sources: join(folder, 'sources'),
        templates: join(folder, 'templates'),
        release: true,
      })
      expect(without.map(String)).toEqual([])
      expect(counts?.claims).toMatchObject({ originals: 0, nothing: 0 })
    },
  )

  it('should unpack the first brief without its originals', async () => {
    const { files } = await init({ folder, example: true })
    expect(files.filter((path) => path.includes('originals'))).toEqual([])
    expect(await read('sources/brief.md')).toBe(
      await readFile(new URL('../../sources/brief.md', import.meta.url), 'utf8'),
    )
  })

  it.each([
    ['README.md'],
    ['sources/brief.md'],
    ['sources/notes/mine.md'],
    ['templates/council/audience.yaml'],
    ['README.md/inside.txt'],
  ])('should write nothing where anything is in the way, and name it: %s', async (path) => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), 'mine')
    const before = await everything()
    await expect(init({ folder })).rejects.toThrow(
      path.startsWith('README.md') ? join(folder, 'README.md') : join(folder, path),
    )
    expect(await everything()).toEqual(before)
    expect(await read(path)).toBe('mine')
  })

  it('should give a manifest the scripts that it lacks, and change nothing else in it', async () => {
    await mkdir(folder)
    const mine = { name: 'mine', scripts: { brief: 'my own' }, dependencies: { mujaz: '^0.1.0' } }
    await writeFile(join(folder, 'package.json'), JSON.stringify(mine))
    await init({ folder })
    const { scripts, ...rest } = JSON.parse(await read('package.json'))
    expect(scripts).toMatchObject({ brief: 'my own', check: 'mujaz check' })
    expect(rest).toEqual({ name: 'mine', dependencies: mine.dependencies })
  })

  it('should write nothing beside a manifest that it cannot read', async () => {
    await mkdir(folder)
    await writeFile(join(folder, 'package.json'), '{ mine')
    await expect(init({ folder })).rejects.toThrow('package.json is no JSON')
    expect(await everything()).toEqual(['package.json'])
  })

  it('should refuse languages in which it cannot begin, and say which it can', async () => {
    await expect(init({ folder, languages: ['tlh'] })).rejects.toThrow('of ar, en, fr')
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
  })
})

describe('the texts of the project to begin with', async () => {
  const names = await readdir(join(STARTER, 'languages'))
  const languages = await Promise.all(
    names.map(async (name) => {
      const texts = readTexts(await readFile(join(STARTER, 'languages', name), 'utf8'))
      return [name.replace('.yaml', ''), texts] as const
    }),
  )

  it('should have the same names in every language, each of them used', async () => {
    const files = await readdir(join(STARTER, 'files'), { recursive: true, withFileTypes: true })
    const used = new Set<string>()
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'utf8')
      for (const [, name = ''] of text.matchAll(/\{\{[=>]?([\w.-]+)/g)) used.add(name)
    }
    used.delete('languages')
    for (const [tag, texts] of languages) {
      expect([...texts.keys()].sort(), tag).toEqual([...used].sort())
    }
  })

  it('should stand bare in the first language and in blocks in each further one, whichever these are', () => {
    const texts = new Map([
      ['fr', readTexts('title: Eau\nfell: "Elle :figure[baisse de 7]{measure=loss}."')],
      ['ar', readTexts('title: ماء\nfell: "تراجع :figure[7]{measure=loss}."')],
    ])
    const file =
      '{{languages}}\ntitle: {{title}}\n# {{=title}}\n{{>fell loss="value=7 bound=exact"}}\n'
    expect(fillIn(file, texts, ['en', 'ar'])).toBe(
      [
        'languages: [fr, ar]   # the first stands bare',
        'title: { fr: "Eau", ar: "ماء" }',
        '# Eau',
        'Elle :figure[baisse de 7]{measure=loss value=7 bound=exact}.',
        '',
        ':::ar',
        'تراجع :figure[7]{measure=loss}.',
        ':::',
        '',
      ].join('\n'),
    )
    expect(() => fillIn('{{gone}}', texts, ['en', 'ar'])).toThrow('no text `gone` in fr')
  })
})
