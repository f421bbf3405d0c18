import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'
import { add } from '../../src/project/add.ts'
import { noteOf, readAddedTexts } from '../../src/project/added-note.ts'
import { fillRecords } from '../../src/project/fill.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

const fixtures = fileURLToPath(new URL('../references/fixtures', import.meta.url))
const FORMS = ['zotero.json', 'zotero.bib', 'zotero-biblatex.bib', 'zotero.ris']

const FERRIES = `<html lang="ar"><head><title>عبارات المرفأ تعود الى العمل</title>
<meta property="og:site_name" content="الساحل اليوم">
<meta property="article:published_time" content="2021-03-15">
<link rel="canonical" href="https://example.org/news/2021/03/عبارات?id=7&amp;lang=ar"></head>
<body><article><h1>عبارات المرفأ تعود الى العمل</h1>
<p>عادت العبّارات إلى العمل صباح اليوم بعد أن أُصلحت الأرصفة كلها، ونقلت في الساعات الأولى ألف راكب من الميناء إلى الجزيرة.</p>
<p>وقالت الإدارة إن الرحلات ستبقى كما كانت قبل العاصفة، وإن ثمن التذكرة لن يتغير حتى نهاية السنة الجارية.</p>
</article></body></html>`

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

async function saved(name: string, content: string): Promise<string> {
  const path = join(project.folder, 'saved', name)
  await mkdir(join(project.folder, 'saved'), { recursive: true })
  await writeFile(path, content)
  return path
}

async function notes(): Promise<Record<string, string>> {
  const folder = join(project.folders.sources, 'notes')
  const names = await readdir(folder)
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
    ),
  )
}

describe('a saved file with the record of a library', () => {
  it.each(FORMS)(
    'should get it, and be told where the file says something else: %s',
    async (form) => {
      const file = await saved('page.html', FERRIES)
      const { written, faults, added } = await add([file], {
        ...project.folders,
        record: join(fixtures, form),
      })
      expect(faults).toEqual([])
      expect(written).toBe(true)
      const note = (await notes())['page.md'] ?? ''
      expect(note).toContain(`type: webpage   # ${form}, entry \`haddad_ferries_2021\``)
      expect(note).toMatch(/^title: \{ en: "عبّارات المرفأ تعود إلى العمل", ar: "عبّارات المرفأ/m)
      expect(note).toMatch(/^author: .*"سلمى حداد".*"هيئة الموانئ".*"Anneke van der Berg"/m)
      expect(note).toMatch(/^container-title: .*"بوابة الساحل"/m)
      expect(note).toMatch(/^issued: 2021-03-14 /m)
      const [{ notices } = { notices: [] }] = added
      expect(notices).toContainEqual(
        expect.stringMatching(/^The date is “2021-03-14” in .*, and “2021-03-15” in the file/),
      )
      expect(notices).toContainEqual(expect.stringMatching(/^The outlet is “بوابة الساحل”/))
      // Hamzas and vowel signs are no difference.
      expect(notices.filter((notice) => notice.startsWith('The title'))).toEqual([])
      const { findings } = await check(project.folders)
      expect(findings.filter((finding) => finding.file?.includes('page.md'))).toEqual([])
    },
  )

  it('should have the entry that its id or the person names', async () => {
    const file = await saved('storm.txt', 'حصيلة ما جرى على الأرصفة.\n')
    const record = join(fixtures, 'zotero.ris')
    const byId = await add([file], { ...project.folders, record, id: 'naji-storm-2019' })
    expect(byId.written).toBe(true)
    const note = (await notes())['naji-storm-2019.md']
    expect(note).toMatch(/^translator: .*"Hélène Ledoux"/m)
    expect(note).toMatch(/^text: translated$/m)
    const other = await saved('other.txt', 'What the board asked.\n')
    const byKey = await add([other], {
      ...project.folders,
      record: `${record}#noauthor_survey_2020`,
    })
    expect(byKey.faults).toEqual([])
    expect((await notes())['other.md']).toMatch(/^type: report/m)
    expect((await notes())['other.md']).toMatch(/^language: en-GB/m)
  })

  it.each<[string, string, string, RegExp]>([
    [
      'no entry is its',
      'x.txt',
      'zotero.bib',
      /None of the 3 entries .* name one, --record zotero\.bib#haddad_ferries_2021\. There: `haddad_ferries_2021` “عبّارات/,
    ],
    ['the key is unknown', 'x.txt', 'zotero.bib#haddad', /There is no entry `haddad`/],
    ['the export is not there', 'x.txt', 'no.bib', /no\.bib: There is no such file/],
  ])('should not be added where %s', async (_, name, record, message) => {
    const before = await notes()
    const file = await saved(name, 'A text of the quay.\n')
    const result = await add([file], { ...project.folders, record: join(fixtures, record) })
    expect(result.written).toBe(false)
    expect(result.faults.join('\n')).toMatch(message)
    expect(await notes()).toEqual(before)
  })

  it('should not be added of a library with unbalanced braces, which is told with its place', async () => {
    const before = await notes()
    const record = await saved('cut.bib', '@misc{a,\n  title = {The {quay},\n  year = {2020}\n}\n')
    const file = await saved('x.txt', 'A text of the quay.\n')
    const { written, faults } = await add([file], { ...project.folders, record })
    expect(written).toBe(false)
    expect(faults).toEqual([expect.stringMatching(/cut\.bib:2:11: The braces are not balanced/)])
    expect(await notes()).toEqual(before)
  })

  it('should tell what of an entry no note can have', async () => {
    const record = await saved(
      'old.bib',
      '@book{a, title = {x}, date = {1440}, url = {ftp://x}, langid = {klingonese}, author = {A and others}}',
    )
    const { added } = await add([await saved('x.txt', 'A text.\n')], { ...project.folders, record })
    const told = added.flatMap(({ notices }) => notices).join('\n')
    for (const part of ['another calendar', '`ftp://x` is no address', '`klingonese`', 'others']) {
      expect(told).toContain(part)
    }
    expect((await notes())['x.md']).toMatch(/^issued: unknown$/m)
  })
})

describe('records of notes that are there', () => {
  const STATEMENT = `@report{port_authority, title = {البيان السنوي},
  author = {{هيئة المرفأ}}, institution = {هيئة المرفأ}, date = {2019-02}, langid = {arabic},
  url = {https://example.org/statement}}\n`

  it('should be filled where they state nothing, and kept where they do', async () => {
    const path = await saved('lib.bib', `${STATEMENT}@misc{stranger, title = {Of something else}}`)
    const before = await notes()
    const { written, filled, faults } = await fillRecords(path, project.folders)
    expect({ written, faults }).toEqual({ written: true, faults: [] })
    expect(filled.map(({ id, entry }) => [id, entry])).toEqual([
      ['port-authority', 'port_authority'],
    ])
    const after = await notes()
    expect(after['harbour-review-2019.md']).toBe(before['harbour-review-2019.md'])
    const note = after['port-authority.md'] ?? ''
    expect(note).toMatch(/^author: \[\{ en: "هيئة المرفأ", ar: "هيئة المرفأ" \}\] {3}# lib\.bib/m)
    expect(note).toMatch(/^issued: 2019-02 /m)
    expect(note).toMatch(/^URL: "https:\/\/example\.org\/statement"/m)
    expect(note).toMatch(/^title: \{ ar: البيان السنوي, en: Annual statement \}$/m)
    expect(note.slice(note.indexOf('\n---\n'))).toBe(
      before['port-authority.md']?.slice(before['port-authority.md'].indexOf('\n---\n')),
    )
    const again = await fillRecords(path, project.folders)
    expect(again).toMatchObject({ written: false, filled: [{ lines: [] }] })
    expect(await notes()).toEqual(after)
  })

  it('should be told what both state differently, and keep it', async () => {
    const path = await saved(
      'one.json',
      JSON.stringify({
        id: 'k',
        type: 'article-magazine',
        title: 'المرفأ قبل العاصفة',
        issued: { 'date-parts': [[2018, 4]] },
      }),
    )
    const before = await notes()
    const { written, filled } = await fillRecords(path, {
      ...project.folders,
      id: 'harbour-review-2019',
    })
    expect(written).toBe(false)
    expect(filled[0]?.notices).toEqual([
      expect.stringContaining('The title is “المرفأ قبل العاصفة” in one.json, entry `k`'),
      expect.stringMatching(/The date is “2018-04” .* “2019-04” in the note, which was kept/),
    ])
    expect(await notes()).toEqual(before)
  })

  it.each([
    ['@misc{x, title={y}', {}, /the end of the entry|The file ends within/],
    ['@misc{x, title={y}}', {}, /lib\.bib has no entry of any source/],
    ['@misc{x, title={y}}', { id: 'nobody' }, /There is no source `nobody`/],
    ['@misc{a, title={y}}\n@misc{b, title={z}}', { id: 'port-authority' }, /None of the 2 entries/],
  ])(
    'should be left as they are where nothing can be taken: %j %j',
    async (text, options, message) => {
      const before = await notes()
      const path = await saved('lib.bib', text)
      const { written, faults } = await fillRecords(path, { ...project.folders, ...options })
      expect(written).toBe(false)
      expect(faults.join('\n')).toMatch(message)
      expect(await notes()).toEqual(before)
    },
  )

  it('should have both titles in the languages that they are in, whatever stands in them', async () => {
    const said = await readAddedTexts(createWorld())
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text}`)
    const stated = word.map((value) => ({ value, at: 'lib' }))
    const record = fc.record({
      authors: fc.array(stated, { minLength: 1 }),
      title: stated,
      type: fc.constant({ value: 'report', at: 'lib' }),
      translatedTitle: stated,
      titleShort: stated,
      language: fc.constant({ value: 'ar', at: 'lib' }),
    })
    fc.assert(
      fc.property(record, (record) => {
        const note = noteOf(
          {
            id: 'a',
            file: 'a.txt',
            original: 'a.txt',
            url: undefined,
            kept: [],
            languages: ['en', 'ar'],
            article: { kind: 'text', record },
          },
          said,
        )
        const { value, findings } = collect((context) =>
          readNote('a.md', new TextEncoder().encode(note), ['en', 'ar'], context),
        )
        expect(findings).toEqual([])
        expect(value.source?.record).toMatchObject({
          type: 'report',
          title: { ar: record.title.value, en: record.translatedTitle.value },
          titleShort: { ar: record.titleShort.value, en: record.titleShort.value },
        })
      }),
    )
  })
})
