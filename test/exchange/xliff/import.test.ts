import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { XLIFF_VERSIONS, type XliffVersion } from '../../../src/model/format.ts'
import { importFile } from '../../../src/pipeline/import.ts'
import { type XliffOptions, xliff } from '../../../src/pipeline/xliff.ts'
import { accept } from '../../../src/project/lock.ts'
import { takeReturned } from '../../../src/project/returned.ts'
import { type Copy, copyOf, copyOfHarbour } from '../../pipeline/regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** A file for translators, as it leaves. */
async function sent(options: XliffOptions = {}, of = project): Promise<string> {
  const { files, from, to } = await xliff({ ...of.folders, ...options })
  const path = join(of.folders.out, `brief.${from}-${to}.xlf`)
  expect(files.map((file) => file.path)).toContain(path)
  return readFile(path, 'utf8')
}

async function returned(text: string, { of = project, dryRun = false } = {}) {
  const path = join(of.folder, 'back.xlf')
  await writeFile(path, text)
  const result = await importFile(path, { ...of.folders, dryRun })
  expect(result.returned, result.findings.map(String).join('\n')).toBeDefined()
  return result as Required<typeof result>
}

/** What a translator does to a text of a file; it must be there. */
function edited(text: string, from: string | RegExp, to: string): string {
  const after = text.replace(from, to)
  expect(after).not.toBe(text)
  return after
}

/** The markup of one unit. */
function unit(text: string, key: string): string {
  const [own = ''] =
    new RegExp(`<(unit|trans-unit)[^>]*\\b(?:name|resname)="${key}"[\\s\\S]*?</\\1>`).exec(text) ??
    []
  expect(own, key).not.toBe('')
  return own
}

const NOTHING = {
  changes: [],
  translations: [],
  comments: [],
  deleted: [],
  withoutNotes: [],
  unplaced: [],
  beyond: [],
  accepted: [],
}

describe('a file that a translator sends back', () => {
  it('should bring nothing where nobody has touched it, accepted or not', async () => {
    for (const name of ['harbour', 'reseau', 'seaplanes']) {
      const own = await copyOf(name)
      try {
        for (const version of XLIFF_VERSIONS) {
          const text = await sent({ version, all: true }, own)
          const { returned: back } = await returned(text, { of: own })
          expect(back, name).toMatchObject(NOTHING)
        }
        await accept('all', own.folders)
        for (const version of XLIFF_VERSIONS) {
          const after = await sent({ version }, own)
          expect((await returned(after, { of: own })).returned, name).toMatchObject(NOTHING)
        }
      } finally {
        await own.remove()
      }
    }
  })

  it('should tell exactly the targets that were edited, whichever they are', async () => {
    const law = fc.asyncProperty(
      fc.constantFrom(...XLIFF_VERSIONS),
      fc.uniqueArray(
        fc.constantFrom(
          'quays-closed',
          'management-denies',
          'ferry-passengers',
          'lead:outcomes.1',
          'sentence.1',
        ),
        { minLength: 1, maxLength: 4 },
      ),
      fc.constantFrom(' كما قيل', ' (انظر أدناه)', ' * نجمة'),
      async (version: XliffVersion, keys, words) => {
        let text = await sent({ version })
        for (const key of keys) {
          const own = unit(text, key)
          text = text.replace(own, () => edited(own, /(\.?)<\/target>/, `${words}$1</target>`))
        }
        const { returned: back } = await returned(text, { dryRun: true })
        expect(back.changes.map(({ id, language }) => `${language}:${id}`).sort()).toEqual(
          keys.map((key) => `ar:${key}`).sort(),
        )
        for (const change of back.changes) {
          expect(change).toMatchObject({ writable: true, conflict: false, taken: false })
          expect(change.now).toContain(words.trim())
        }
        expect(back).toMatchObject({
          ...NOTHING,
          changes: expect.anything(),
          beyond: expect.anything(),
        })
      },
    )
    await fc.assert(law, { numRuns: 8 })
  })

  it('should keep the marks of figures, with their data, where the words around them change', async () => {
    const text = await sent({ version: '1.2', from: 'ar' })
    const own = unit(text, 'ferry-passengers')
    const other = edited(
      own,
      /<target([^>]*)>The port handled (.*) in 2018\./,
      '<target$1>In 2018, $2 came to the port.',
    )
    const { returned: back } = await returned(edited(text, own, other))
    expect(back.changes).toMatchObject([{ id: 'ferry-passengers', language: 'en', writable: true }])
    await takeReturned('all', project.folders)
    expect(await project.read(REVIEW)).toContain(
      'In 2018, :figure[more than 900,000 passengers]{measure=passengers value=900000 bound=more-than period=2018} came to the port.',
    )
  })

  it('should hold the new words to all checks', async () => {
    const text = edited(await sent(), '900,000 مسافر', '800,000 مسافر')
    const { returned: back } = await returned(text)
    const [change] = back.changes
    expect(change?.findings.map(({ ruleId }) => ruleId)).toContain('figure-value')
    expect(await project.read('sources/returned.yaml')).toContain('800,000')
    expect(await project.read(REVIEW)).not.toContain('800,000')
  })

  it('should take and accept what is final and sound, and only that', async () => {
    let text = await sent()
    for (const [key, from, to] of [
      ['quays-closed', 'أقفلت العاصفة', 'أغلقت العاصفة'],
      ['ferry-passengers', '900,000 مسافر', '800,000 مسافر'],
      ['management-denies', 'تنفي الإدارة', 'تنكر الإدارة'],
    ] as const) {
      const own = unit(text, key)
      const state = key === 'management-denies' ? 'reviewed' : 'final'
      const other = edited(own, from, to).replace('state="translated"', `state="${state}"`)
      text = text.replace(own, () => other)
    }
    const { returned: back } = await returned(text)
    expect(back.accepted).toEqual(['quays-closed'])
    expect(back.changes.map(({ id, taken }) => [id, taken])).toEqual([
      ['ferry-passengers', false],
      ['quays-closed', true],
      ['management-denies', false],
    ])
    expect(await project.read(REVIEW)).toContain('أغلقت العاصفة')
  })

  it('should say where the brief moved on since, and bring no older source back', async () => {
    const text = await sent()
    await project.edit(REVIEW, 'The storm closed two', 'A storm closed two')
    expect((await returned(text)).returned).toMatchObject(NOTHING)
    const own = unit(text, 'quays-closed')
    const other = edited(own, 'أقفلت العاصفة', 'أغلقت العاصفة').replace('translated', 'final')
    const { returned: back } = await returned(edited(text, own, other))
    expect(back.changes).toMatchObject([{ id: 'quays-closed', conflict: true, taken: false }])
    expect(back.accepted).toEqual([])
  })

  it('should tell a source that the translator has edited as a change of that language', async () => {
    const text = edited(await sent(), 'The storm closed two', 'A storm closed two')
    const { returned: back } = await returned(text)
    expect(back.changes).toMatchObject([{ id: 'quays-closed', language: 'en' }])
  })

  it('should make remarks of the translator’s notes, and lose nothing that has no place', async () => {
    let text = edited(
      await sent(),
      '<note id="mujaz-1" category="what">Mujaz: Claim `quays-closed`',
      '<note mujaz:from="Salma" category="comment">Which storm?</note>$&',
    )
    await project.edit(REVIEW, /::::claim\{#management-denies[\s\S]*?\n::::\n/, '')
    const own = unit(text, 'management-denies')
    text = text.replace(own, () => edited(own, 'تنفي الإدارة', 'تنكر الإدارة'))
    const { returned: back } = await returned(text)
    expect(back.comments).toMatchObject([
      { id: 'quays-closed', comment: { author: 'Salma', text: 'Which storm?' } },
    ])
    expect(back.unplaced).toMatchObject([
      { text: expect.stringContaining('تنكر'), why: expect.stringContaining('management-denies') },
    ])
  })

  it('should be refused where it is of another brief or no sound file, and nothing is written', async () => {
    const other = await copyOf('seaplanes')
    try {
      const path = join(project.folder, 'back.xlf')
      await writeFile(path, await sent({}, other))
      const foreign = await importFile(path, project.folders)
      expect(foreign.findings.map(({ ruleId }) => ruleId)).toEqual(['returned-foreign'])
      await writeFile(path, (await sent()).slice(0, 900))
      const cut = await importFile(path, project.folders)
      expect(cut.returned).toBeUndefined()
      expect(cut.findings.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
        ['returned-unreadable', expect.stringMatching(/^line \d+/)],
      ])
      await expect(project.read('sources/returned.yaml')).rejects.toThrow('ENOENT')
    } finally {
      await other.remove()
    }
  })
})

describe('a translation of a claim that had none', () => {
  const ARABIC = 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر.'

  beforeEach(async () => {
    await project.edit(REVIEW, /\n:::ar\nأقفلت[^:]*:::\n/, '')
    await project.edit(REVIEW, /\n:::ar\nمرّ[\s\S]*?\n:::\n/, '')
  })

  async function translated(version: XliffVersion, state: string, figure = true): Promise<string> {
    const words = figure
      ? 'مرّ بالميناء $1أكثر من 900,000 مسافر$2 في عام 2018.'
      : 'مرّ بالميناء أكثر من 900,000 مسافر في عام 2018.'
    const text = await sent({ version })
    const fill = (key: string, target: string) => {
      const own = unit(text, key)
      return version === '2.1'
        ? own
            .replace('state="initial"', `state="${state}"`)
            .replace(
              /(<pc[^>]*>|)([^<]*)(<\/pc>|)([^<]*)<\/source>/,
              (whole, open, _, close) =>
                `${whole}<target>${target.replace('$1', open).replace('$2', close)}</target>`,
            )
        : own.replace(
            /<source>[^<]*(<bpt.*<\/bpt>)?[^<]*(<ept.*<\/ept>)?.*\n<target.*>/,
            (whole, open = '', close = '') =>
              `${whole.split('\n')[0]}\n<target state="${state}">${target.replace('$1', open).replace('$2', close)}</target>`,
          )
    }
    return text
      .replace(unit(text, 'quays-closed'), () => fill('quays-closed', ARABIC))
      .replace(unit(text, 'ferry-passengers'), () => fill('ferry-passengers', words))
  }

  it('should stand in its note, marks of figures with it, as a draft', async () => {
    for (const version of XLIFF_VERSIONS) {
      const before = await project.read(REVIEW)
      const { returned: back } = await returned(await translated(version, 'translated'))
      expect(back.translations).toMatchObject([
        { id: 'ferry-passengers', language: 'ar', as: 'draft', findings: [] },
        { id: 'quays-closed', language: 'ar', as: 'draft', findings: [] },
      ])
      expect(back.translations.every(({ refused }) => refused === undefined)).toBe(true)
      const note = await project.read(REVIEW)
      expect(note).toContain(`:::ar\n${ARABIC}\n:::\n::::`)
      expect(note).toContain(':figure[أكثر من 900,000 مسافر]{measure="passengers"} في عام 2018.')
      expect(note.match(/status=draft/g)).toHaveLength(2)
      await project.write(REVIEW, before)
    }
  })

  it('should be accepted where whoever sent it had accepted it and nothing is found', async () => {
    const { returned: back } = await returned(await translated('2.1', 'final'))
    expect(back.accepted.toSorted()).toEqual(['ferry-passengers', 'quays-closed'])
    expect(await project.read(REVIEW)).not.toContain('status=draft')
    expect(await project.read('sources/lock.json')).toContain('quays-closed')
  })

  it('should not be written where a figure lost its mark, and be kept', async () => {
    const { returned: back } = await returned(await translated('2.1', 'final', false))
    expect(back.translations).toMatchObject([
      { id: 'ferry-passengers', refused: expect.stringContaining('is not marked') },
      { id: 'quays-closed' },
    ])
    expect(await project.read(REVIEW)).not.toContain('مرّ')
    expect(await project.read('sources/returned.yaml')).toContain('مرّ بالميناء')
  })
})
