import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../src/pipeline/build.ts'
import { readAudienceFolder } from '../../src/project/load.ts'
import { newAudience } from '../../src/project/new-audience.ts'
import { audienceSettings, SETTINGS_GUIDE } from '../../src/read/audience-settings.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))

let folder: string
let templates: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-new-'))
  templates = join(folder, 'templates')
  await cp(HARBOUR, folder, { recursive: true })
})

afterAll(() => rm(folder, { recursive: true }))

const settingsOf = (name: string) => readFile(join(templates, name, 'audience.yaml'), 'utf8')

/** The settings with everything that is off switched on. */
const switchedOn = (yaml: string) => parse(yaml.replaceAll(/^#(?=[a-z])/gm, ''))

describe('a new audience', () => {
  it('should build at once', async () => {
    const { files } = await newAudience('board', { templates })
    expect(files).toEqual([
      join(templates, 'board/audience.yaml'),
      join(templates, 'board/styles/look.css'),
    ])
    const result = await build({
      sources: join(folder, 'sources'),
      originals: join(folder, 'originals'),
      out: join(folder, 'output'),
      templates,
      audiences: ['board'],
      formats: ['html'],
    })
    expect(result.written, result.findings.join('\n')).toBe(true)
    expect(result.findings.filter(({ file }) => file?.includes('board'))).toEqual([])
    expect(result.files.map(({ path }) => path.slice(join(folder, 'output').length))).toEqual([
      '/board/brief.en-ar.html',
      '/board/brief.en.html',
      '/board/brief.ar.html',
    ])
  })

  it('should show every setting with its default', async () => {
    const shown = switchedOn(await settingsOf('board'))
    expect(Object.keys(shown)).toEqual(Object.keys(audienceSettings(BOTH).shape))
    const defaults = audienceSettings(BOTH).parse({})
    const examples = [
      'tags',
      'maximum-pages',
      'maximum-words',
      'full-brief',
      'bleed',
      'running-line',
    ]
    for (const [key, value] of Object.entries(audienceSettings(BOTH).parse(shown))) {
      if (examples.includes(key))
        expect(SETTINGS_GUIDE[key as 'tags'].says.join(' ')).toContain('example')
      else expect(value, key).toEqual(defaults[key as keyof typeof defaults])
    }
    // Off, they change nothing.
    expect(parse(await settingsOf('board'))).toBeNull()
  })

  it.each(['meeting', 'public', 'principal', 'practitioner'])(
    'should begin with the settings and files of %s',
    async (from) => {
      await newAudience(`as-${from}`, { templates, from })
      const read = (name: string) =>
        readAudienceFolder(name, templates, BOTH, createWorld(), new Findings())
      const [own, other] = await Promise.all([read(`as-${from}`), read(from)])
      const { name: _, path: __, styles, ...rest } = own ?? ({} as never)
      const { name: ___, path: ____, styles: theirs, ...wanted } = other ?? ({} as never)
      expect(withoutPaths(rest)).toEqual(withoutPaths(wanted))
      const looks = styles.map(({ text }) => text)
      for (const { text } of theirs) expect(looks).toContain(text)
      const shown = switchedOn(await settingsOf(`as-${from}`))
      expect(Object.keys(shown)).toEqual(Object.keys(audienceSettings(BOTH).shape))
    },
  )

  it('should take over settings however they are written', async () => {
    await newAudience('blocks', { templates })
    await writeFile(
      join(templates, 'blocks/audience.yaml'),
      'tags:\n  in: [a]\n  out:\n    - b\neditions: # of them\n  - ar\npage: "Letter"\nrunning-line:\n  en: >-\n    long\n    line\n  ar: سطر\n',
    )
    await newAudience('from-blocks', { templates, from: 'blocks' })
    expect(parse(await settingsOf('from-blocks'))).toEqual(parse(await settingsOf('blocks')))
  })

  it.each([
    ['board', /already.*--from board/],
    ['public', /already.*--from public/],
    ['base', /already/],
    ['../evil', /cannot name/],
    ['a/b', /cannot name/],
    ['Board', /lower-case/],
    ['', /cannot name/],
    ['.hidden', /cannot name/],
    ['x'.repeat(80), /cannot name/],
    ['مجلس', /cannot name/],
  ])('should not be called `%s`', async (name, reason) => {
    await expect(newAudience(name, { templates })).rejects.toThrow(reason)
  })

  it('should say what it can begin with', async () => {
    await expect(newAudience('x', { templates, from: 'bord' })).rejects.toThrow(
      /no audience `bord`.*board.*meeting.*public/,
    )
  })
})

function withoutPaths(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (['path', 'place'].includes(key) ? '' : inner)),
  )
}
