import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { ArticleParagraph, StatedRecord } from '../../src/model/article.ts'
import { check } from '../../src/pipeline/build.ts'
import { add } from '../../src/project/add.ts'
import { noteOf, readAddedTexts } from '../../src/project/added-note.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'
import { createWorld } from '../../src/world/world.ts'

const harbour = fileURLToPath(new URL('../projects/harbour', import.meta.url))

let folder: string
let folders: { sources: string; originals: string }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'add-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const sources = join(folder, 'sources')
  folders = { sources, originals: join(sources, 'originals') }
})

/** Saves a file outside of the project. @returns its path */
async function saved(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** Every file of the folder of sources with its bytes. */
async function state(): Promise<Record<string, string>> {
  const names = await readdir(folders.sources, { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  const files = names.filter((entry) => entry.isFile())
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path, await readFile(path, 'latin1')] as const
      }),
    ),
  )
}

const TEXT = 'The quay was closed in 2021.\nIt carried about 300 people a day.\n'

describe('add', () => {
  it('should write an original and a note that passes the check, and take nothing from what is there', async () => {
    await cp(join(harbour, 'sources'), folders.sources, { recursive: true })
    await cp(join(harbour, 'originals'), folders.originals, { recursive: true })
    const before = await state()
    const file = await saved('Quay news (1).txt', TEXT)
    const { written, added, faults } = await add([file], folders)
    expect({ written, faults }).toEqual({ written: true, faults: [] })
    expect(added).toMatchObject([{ id: 'quay-news-1', kind: 'text', paragraphs: 2, cut: [] }])
    const after = await state()
    const original = join(folders.originals, 'quay-news-1.txt')
    expect(after[original]).toBe(TEXT)
    expect(after).toMatchObject(before)
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 2)
    const { findings } = await check(folders)
    expect(findings.filter((finding) => finding.file?.includes('quay-news-1'))).toEqual([])
  })

  it.each<[string, () => Promise<readonly string[]>, Parameters<typeof add>[1], string]>([
    ['a file is not there', async () => [join(folder, 'no.html')], {}, 'There is no such file.'],
    ['a file is a folder', async () => [folder], {}, 'a folder, not a file'],
    ['a file is empty', async () => [await saved('a.txt', '')], {}, 'It is empty.'],
    ['a file has no words', async () => [await saved('a.txt', ' \n\n')], {}, 'no paragraph'],
    [
      'one of several cannot be read',
      async () => [await saved('a.txt', TEXT), await saved('b.txt', '{\\rtf1 x}')],
      {},
      'b.txt: It is an RTF file. Save it as DOCX.',
    ],
    [
      'an id is taken',
      async () => [await saved('a.txt', TEXT)],
      { id: 'review' },
      '`review` already',
    ],
    [
      'its text is there already',
      async () => [await saved('a.txt', TEXT), await saved('b.txt', TEXT)],
      {},
      'The source `a` has this very text.',
    ],
    [
      'a paragraph to keep was not cut',
      async () => [await saved('a.txt', TEXT)],
      { keep: [{ from: 1, to: 1 }] },
      'Paragraph 1 of the file was not cut; none was.',
    ],
  ])('should leave all as it was where %s', async (_, files, options, message) => {
    await add([await saved('review.txt', 'A review of the port.\n')], folders)
    const before = await state()
    const { written, faults } = await add(await files(), { ...folders, ...options })
    expect(written).toBe(false)
    expect(faults.join('\n')).toContain(message)
    expect(await state()).toEqual(before)
  })

  it('should know the text of a source again that is kept in another encoding', async () => {
    await cp(join(harbour, 'sources'), folders.sources, { recursive: true })
    await cp(join(harbour, 'originals'), folders.originals, { recursive: true })
    const path = join(folders.originals, 'review.txt')
    const text = await readFile(path, 'utf8')
    await writeFile(path, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    const { faults } = await add([await saved('again.txt', text)], folders)
    expect(faults.join()).toContain('The source `harbour-review-2019` has this very text.')
  })

  it.each([
    [['a', 'b'], { id: 'x' }, 'those of a single file'],
    [['a'], { id: 'Not an id' }, 'lower-case'],
    [['a'], { url: 'ftp://x' }, 'no address of a page'],
  ])('should refuse options that make no sense: %j %j', async (files, options, message) => {
    await expect(add(files, { ...folders, ...options })).rejects.toThrow(message)
  })

  it('should add what was said yes to, each under a name of its own', async () => {
    const files = [
      await saved('تقرير.txt', 'Of the port.\n'),
      await saved('مذكرة.txt', 'Of the quay.\n'),
      await saved('مقال.txt', 'Of the mole.\n'),
    ]
    const { added } = await add(files, {
      ...folders,
      ask: async ({ file }) => !file.includes('مذكرة'),
    })
    expect(added.map(({ id }) => id)).toEqual(['source', 'source-3'])
    expect(Object.keys(await state()).map((path) => path.replace(folders.sources, ''))).toEqual(
      expect.arrayContaining(['/notes/source.md', '/notes/source-3.md']),
    )
  })
})

describe('the note of an added file', () => {
  const texts = readAddedTexts(createWorld())
  const stated = fc.record({
    value: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text}`),
    at: fc.string({ unit: 'grapheme' }),
  })
  const id = fc.oneof(
    fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}$/),
    fc.constantFrom('2020', '1731695567', '1e5', '0x1f', '0o7', 'null', 'true', 'no', '2020-01-02'),
  )
  const record: fc.Arbitrary<StatedRecord> = fc.record(
    {
      authors: fc.array(stated, { maxLength: 3 }),
      title: stated,
      translator: stated,
      containerTitle: stated,
      issued: fc.record({
        value: fc.constantFrom('2019', '2019-04', '2019-04-21'),
        at: fc.string(),
      }),
      language: fc.record({ value: fc.constantFrom('ar', 'fa', 'zh-Hant'), at: fc.string() }),
      url: fc.record({ value: fc.webUrl({ withFragments: true }), at: fc.string() }),
    },
    { requiredKeys: ['authors'] },
  )
  const paragraph: fc.Arbitrary<ArticleParagraph> = fc.record(
    {
      text: fc.string({ minLength: 1 }),
      noise: fc.constant('menu'),
      refused: fc.constant('page 1'),
    },
    { requiredKeys: ['text'] },
  )

  it('should be read back as what the file states, whatever characters stand in it', async () => {
    const said = await texts
    fc.assert(
      fc.property(id, record, fc.array(paragraph, { minLength: 1 }), (id, record, kept) => {
        const languages = ['en', 'ar']
        const given = { id, file: 'a: b#\n.html', original: 'a-b.txt', url: undefined }
        const article = { kind: 'html' as const, record }
        const note = noteOf({ ...given, article, kept, languages }, said)
        const bytes = new TextEncoder().encode(note)
        const { value, findings } = collect((context) =>
          readNote('a-b.md', bytes, languages, context),
        )
        expect(findings).toEqual([])
        expect([value.source?.id, value.source?.origin]).toEqual([id, id])
        const own = value.source?.record
        const both = (value: string) => ({ en: value, ar: value })
        expect(own?.title).toEqual(record.title && both(record.title.value))
        expect(own?.author).toEqual(
          record.authors.length > 0 ? record.authors.map(({ value }) => both(value)) : undefined,
        )
        expect(own?.containerTitle).toEqual(
          record.containerTitle && both(record.containerTitle.value),
        )
        expect(own?.issued).toBe(record.issued?.value)
        expect(own?.URL).toBe(record.url?.value)
        const noise = kept.flatMap(({ noise }, at) => (noise === undefined ? [] : [at + 1]))
        const told = value.source?.health.find(({ kind }) => kind === 'noise')?.at ?? []
        expect(
          told.flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, at) => from + at),
          ),
        ).toEqual(noise)
      }),
    )
  })
})
