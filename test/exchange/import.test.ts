import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReturnedFile, ReturnedStatement } from '../../src/exchange/returned.ts'
import { build, check } from '../../src/pipeline/build.ts'
import { importFile, importReturned } from '../../src/pipeline/import.ts'
import { accept } from '../../src/project/lock.ts'
import { takeReturned } from '../../src/project/returned.ts'
import { type Copy, copyOf, copyOfHarbour } from '../pipeline/regenerate/project.ts'
import { WordFile } from './word-file.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** The brief of harbour as a Word file, as long as nobody has edited its notes. */
let harbour: Uint8Array
beforeAll(async () => {
  const untouched = await copyOfHarbour()
  harbour = await built(untouched, 'practitioner')
  await untouched.remove()
})

/** The brief of a project as a Word file, for those who read all of it. */
async function built(of: Copy, audience: string): Promise<Uint8Array> {
  const { written, findings } = await build({
    ...of.folders,
    audiences: [audience],
    editions: ['en'],
    formats: ['docx'],
  })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return readFile(join(of.folders.out, audience, 'brief.en.docx'))
}

/** Imports bytes under a name. */
async function imported(bytes: Uint8Array, name = 'edited.docx', dryRun = false) {
  const path = join(project.folder, name)
  await writeFile(path, bytes)
  return importFile(path, { ...project.folders, dryRun })
}

const edited = () =>
  new WordFile(harbour)
    .within('en:point:quays', 'three months', 'a whole season')
    .within('en:gap:4', 'what the closure cost', 'what the closure has cost')

const kept = () => project.read('sources/returned.yaml')
const found = async (rule: RegExp) => {
  const { findings } = await check(project.folders)
  return findings.filter(({ ruleId }) => rule.test(ruleId ?? ''))
}

describe('what came back', () => {
  it('should be kept once, change nothing that prints, and be told by each check at its statement', async () => {
    const before = await project.read(REVIEW)
    const file = edited()
    const result = await imported(file.bytes)
    expect(result.kept).toBe(join(project.folders.sources, 'returned.yaml'))
    const first = await kept()
    await imported(file.bytes)
    expect(await kept()).toBe(first)
    expect(await project.read(REVIEW)).toBe(before)
    const told = await found(/^returned-/)
    expect(told.map(({ ruleId, line, reason }) => [ruleId, line, reason])).toEqual([
      ['returned-change', 103, expect.stringContaining('A gap has other words in en')],
      [
        'returned-change',
        36,
        expect.stringContaining('Claim `quays-closed` has other words in en'),
      ],
    ])
    const { written } = await build({ ...project.folders, formats: ['md'], release: true })
    expect(written).toBe(false)
  })

  it('should be told as changed since where its statement was', async () => {
    await imported(edited().bytes)
    await project.edit(REVIEW, 'for three months', 'for three long months')
    const [, change] = await found(/^returned-change$/)
    expect(change?.reason).toContain('the statement was changed since')
    const { taken, refused } = await takeReturned(['quays-closed'], project.folders)
    expect(taken).toEqual([])
    expect(refused).toEqual([
      { statement: 'en:quays-closed', reason: expect.stringContaining('changed since') },
    ])
  })

  it('should be written by the smallest change when it is taken, and leave the other language stale', async () => {
    await accept('all', project.folders)
    const before = await project.read(REVIEW)
    await imported(edited().bytes)
    const { taken, left, refused } = await takeReturned('all', project.folders)
    expect([taken.length, left, refused]).toEqual([2, [], []])
    expect(await project.read(REVIEW)).toBe(before.replace('three months', 'a whole season'))
    expect(await kept()).not.toContain('statement')
    expect((await found(/^returned-/)).length).toBe(0)
    const stale = await found(/^translation-stale$/)
    expect(stale.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('`gap.1`'),
      expect.stringContaining('`quays-closed`'),
    ])
  })

  it('should be asked for one by one: taken, left, discarded', async () => {
    const file = edited().within('en:lead:1', 'for a season', 'for one season')
    file.paragraph('en:gap:4', (own) => `${own}<w:p><w:r><w:t>Who paid?</w:t></w:r></w:p>`)
    await imported(file.bytes)
    expect(await found(/^returned-unplaced$/)).toHaveLength(1)
    const answers = { 'quays-closed': 'take', 'gap.1': 'discard' } as const
    const result = await takeReturned('all', {
      ...project.folders,
      ask: async (asked) => {
        if (asked.kind !== 'proposal') return 'discard'
        const { pair, entry } = asked
        expect(pair.says[entry.language]).not.toBe(entry.words)
        return answers[pair.id as keyof typeof answers] ?? 'leave'
      },
    })
    expect(result.taken.map(({ statement }) => statement)).toEqual(['quays-closed'])
    expect(result.discarded).toEqual(['en:gap.1'])
    expect(result.remarks).toBe(1)
    expect(result.left).toEqual([expect.stringMatching(/^en:lead:/)])
    expect((await kept()).match(/statement:/g)).toHaveLength(1)
  })

  it('should be written but for the statements that several have sent back, which somebody decides', async () => {
    const file = edited().within('en:point:passengers', 'passengers in 2018', 'people in 2018')
    await imported(file.bytes)
    const other = new WordFile(harbour).within('en:point:quays', 'three months', 'half a year')
    await imported(other.bytes, 'other.docx')
    const { taken, refused, left } = await takeReturned('all', project.folders)
    expect(taken.map(({ statement }) => statement)).toEqual(['ferry-passengers', 'gap.1'])
    expect(refused).toEqual(
      ['en:quays-closed', 'en:quays-closed'].map((statement) => ({
        ...{ statement, reason: expect.stringContaining('Several proposals') },
      })),
    )
    expect(left).toEqual(['en:quays-closed', 'en:quays-closed'])
  })

  it('should refuse a name that nothing is kept under, and then write nothing', async () => {
    await imported(edited().bytes)
    const before = await kept()
    const { unknown, written } = await takeReturned(['quays-closed', 'no-such'], project.folders)
    expect([unknown, written]).toEqual([['no-such'], false])
    expect(await kept()).toBe(before)
  })

  it('should not be written where the mark of a figure would be lost', async () => {
    const file = new WordFile(harbour)
    file.within('en:point:passengers', 'handled more than 900,000 passengers', 'was busy')
    const result = await imported(file.bytes)
    expect(result.returned?.changes).toMatchObject([{ id: 'ferry-passengers', writable: false }])
    const { refused } = await takeReturned('all', project.folders)
    expect(refused[0]?.reason).toContain('mark of a figure')
    expect(await project.read(REVIEW)).toContain(':figure[more than 900,000 passengers]')
  })

  it('should be kept nowhere in a dry run', async () => {
    const result = await imported(edited().bytes, 'edited.docx', true)
    expect(result.returned?.changes).toHaveLength(2)
    expect(result.kept).toBeUndefined()
    await expect(kept()).rejects.toThrow('ENOENT')
  })

  it('should keep what somebody wrote into the file', async () => {
    await project.write('sources/returned.yaml', '# Ours\ncomments: []\n')
    await imported(edited().bytes)
    expect(await kept()).toMatch(/^# Ours\n/)
  })

  it.each([
    ['an entry that lacks something', 'proposals:\n  - statement: x\n', 2, 'is missing'],
    ['no YAML', 'proposals: [\n', 1, 'The YAML is broken'],
    ['another key', 'proposal: []\n', 1, '`proposal` is not known here'],
    ['a list', '- x\n', 1, 'The file'],
  ])(
    'should be neither added nor taken where the file cannot be read: %s',
    async (_, text, line, reason) => {
      const { bytes } = edited()
      await project.write('sources/returned.yaml', text)
      const told = { ruleId: 'returned-form', line, reason: expect.stringContaining(reason) }
      expect((await found(/^returned-form$/))[0]).toMatchObject(told)
      const result = await imported(bytes)
      expect(result.findings[0]).toMatchObject({ ...told, fatal: true })
      expect(result.returned).toBeUndefined()
      const { findings, unknown } = await takeReturned(['quays-closed'], project.folders)
      expect(findings[0]).toMatchObject({ ...told, fatal: true })
      expect(unknown).toEqual([])
      expect(await kept()).toBe(text)
    },
  )
})

describe('an edition in which a private name is withheld', () => {
  beforeEach(async () => {
    await project.edit(
      'sources/brief.md',
      'names:',
      'names:\n  the-pilot: { kind: person, private: true, name: { en: Rami Aoun, ar: رامي عون } }',
    )
    await project.edit(REVIEW, 'for three months.', 'for three months, says Rami Aoun.')
    await project.edit(REVIEW, 'الخمسة ثلاثة أشهر.', 'الخمسة ثلاثة أشهر كما يقول رامي عون.')
  })

  it('should bring nothing where nobody has edited it', async () => {
    const file = new WordFile(await built(project, 'public'))
    expect(file.part('word/document.xml')).not.toContain('Rami')
    const { returned, kept } = await imported(file.bytes)
    expect(returned).toMatchObject({ changes: [], deleted: [], unplaced: [] })
    expect(kept).toBeUndefined()
  })

  it('should not put the mark for the name into the notes', async () => {
    const file = new WordFile(await built(project, 'public'))
    file.within('en:point:quays', 'three months', 'a season')
    const { returned } = await imported(file.bytes)
    expect(returned?.changes).toEqual([])
    expect(returned?.unplaced).toMatchObject([
      { text: expect.stringContaining('a season'), why: expect.stringContaining('withheld') },
    ])
  })
})

/** A file as a reader of another kind would hand it over. */
function fileOf(...statements: readonly Partial<ReturnedStatement>[]): ReturnedFile {
  return {
    path: 'brief.xlf',
    missing: [],
    unplaced: [],
    statements: statements.map((statement, at) => ({
      ...{ key: '', language: 'en', words: '', proposals: [], comments: [], state: 'translated' },
      place: `unit ${at + 1}`,
      ...statement,
    })),
  }
}

describe('what whoever sent it had accepted', () => {
  const quays = { key: 'quays-closed', state: 'final' } as const

  it('should be taken and accepted, in all its languages', async () => {
    const en = { ...quays, words: 'The storm closed two of the five quays for three whole months.' }
    const ar = {
      ...quays,
      language: 'ar',
      words: 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر كاملة.',
    }
    const { returned } = await importReturned(fileOf(en, ar), project.folders)
    expect(returned?.changes.map(({ taken }) => taken)).toEqual([true, true])
    expect(returned?.accepted).toEqual(['quays-closed'])
    expect(await project.read(REVIEW)).toContain(en.words)
    const lock = JSON.parse(await project.read('sources/lock.json'))
    expect(Object.keys(lock.statements)).toContain('quays-closed')
    expect(await found(/^returned-/)).toEqual([])
  })

  it('should be accepted where it says what the notes say', async () => {
    const words = 'The storm closed two of the five quays for three months.'
    const { returned } = await importReturned(fileOf({ ...quays, words }), project.folders)
    expect(returned?.changes).toEqual([])
    expect(returned?.accepted).toEqual(['quays-closed'])
  })

  it('should stay a proposal where a check finds something in it', async () => {
    const words = 'The storm closed two of the five quays for nine months.'
    const { returned } = await importReturned(fileOf({ ...quays, words }), project.folders)
    expect(returned?.changes).toMatchObject([{ taken: false }])
    expect(returned?.accepted).toEqual([])
    expect(await project.read(REVIEW)).not.toContain('nine months')
    expect(await kept()).toContain('nine months')
  })

  it('should be listed where there is no such statement any more', async () => {
    const known = {
      key: 'quays-closed',
      words: 'The storm closed two of the five quays for three months.',
    }
    const gone = { key: 'quays-gone', words: 'Nobody knows.' }
    const { returned } = await importReturned(fileOf(known, gone), project.folders)
    expect(returned?.unplaced).toMatchObject([{ text: 'Nobody knows.', place: 'unit 2' }])
  })
})

describe('a file that cannot be taken back', () => {
  const refusedAs = async (bytes: Uint8Array, name?: string) => {
    const { returned, findings } = await imported(bytes, name)
    expect(returned).toBeUndefined()
    await expect(kept()).rejects.toThrow('ENOENT')
    expect(findings.every(({ fatal }) => fatal)).toBe(true)
    return findings.map(({ ruleId, reason }) => `${ruleId}: ${reason}`).join('\n')
  }
  const document = (body: string) => ({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })

  it('should be told: empty, of another kind, encrypted, cut', async () => {
    const bytes = harbour
    expect(await refusedAs(new Uint8Array())).toContain('It is empty')
    expect(await refusedAs(strToU8('Dear all'))).toContain('It is no Word file')
    expect(await refusedAs(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toContain('encrypted')
    expect(await refusedAs(bytes.slice(0, bytes.length / 2))).toContain('cut on the way')
    expect(await refusedAs(bytes, 'edited.odt')).toContain('Only files that end in .docx')
    const { findings } = await importFile(join(project.folder, 'none.docx'), project.folders)
    expect(findings).toMatchObject([{ ruleId: 'file-missing' }])
  })

  it('should be told: a workbook, a text without statements, a bomb, one with entities', async () => {
    expect(await refusedAs(zipSync({ 'content.xml': strToU8('<x/>') }))).toContain('OpenDocument')
    const text = '<w:p><w:r><w:t>Minutes of the meeting</w:t></w:r></w:p>'
    expect(await refusedAs(zipSync(document(text)))).toContain('no statement of a brief')
    const large = zipSync({ ...document(''), 'word/document.xml': new Uint8Array(2 ** 25) })
    expect(await refusedAs(large)).toContain('unpacks into more')
    const parts = document('')
    parts['word/document.xml'] = strToU8(
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x">&a;</w:document>',
    )
    expect(await refusedAs(zipSync(parts))).toContain('declares a document type')
  })

  it('should be told: one that leads out of itself, with the part that does', async () => {
    for (const type of ['attachedTemplate', 'image', 'oleObject']) {
      const file = new WordFile(harbour)
      file.relate(type, 'https://example.org/x', 'External')
      expect(await refusedAs(file.bytes)).toMatch(
        new RegExp(
          `word/document\\.xml: It leads out of itself, to .https://example.org/x. \\(${type}\\)`,
        ),
      )
    }
  })

  it('should not be: one with a link, whose words and address are read', async () => {
    const file = new WordFile(harbour)
    file.relate('hyperlink', 'https://example.org/port', 'External')
    file.within(
      'en:point:quays',
      'quays for three months.</w:t></w:r>',
      'quays for three </w:t></w:r><w:hyperlink r:id="rIdTesthyperlink" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>months</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>',
    )
    const { returned } = await imported(file.bytes)
    expect(returned?.changes).toEqual([])
  })

  it('should be told: one of another brief, by its title', async () => {
    const other = await copyOf('seaplanes')
    try {
      const told = await refusedAs(await built(other, 'practitioner'))
      expect(told).toMatch(/^returned-foreign: It was made of another brief, “/)
    } finally {
      await other.remove()
    }
  })
})
