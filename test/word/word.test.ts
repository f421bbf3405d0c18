import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calledNotes } from '../../src/contract/calls.ts'
import type { Document } from '../../src/contract/document.ts'
import { parse } from '../../src/contract/parse.ts'
import { statementsIn } from '../../src/contract/statements.ts'
import { listCounter } from '../../src/ingest/docx/numbering.ts'
import { childOf, readWordXml, valueIn, type WordElement } from '../../src/ingest/docx/word-xml.ts'
import { plain } from '../../src/markdown/plain.ts'
import { BACK_TO_BACK, languagesIn } from '../../src/model/language.ts'
import { build } from '../../src/pipeline/build.ts'
import { importFile } from '../../src/pipeline/import.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import {
  CELL_PROPERTIES,
  PARAGRAPH_PROPERTIES,
  RUN_PROPERTIES,
  SECTION_PROPERTIES,
  TABLE_PROPERTIES,
} from '../../src/word/properties.ts'
import { W } from '../../src/word/styles.ts'
import { createWorld } from '../../src/world/world.ts'
import { unpackFonts } from '../bench/peers/packages.js'
import { expectUnedited } from '../exchange/unedited.ts'
import { EXTRACTORS } from '../support/extractors.ts'
import { Findings } from '../support/findings.ts'
import { all, type Opened, opened, said, within, withoutMarks, wordsOf } from './opened.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const soffice = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

/** The sources of a brief in French and Arabic, and audiences of it. */
const RESEAU = [join(root, 'test/projects/reseau/sources'), ['practitioner', 'public']] as const

interface Made {
  readonly path: string
  readonly audience: string
  readonly edition: string
  readonly bytes: Uint8Array
  readonly file: Opened
  readonly document: Document
}

let folder: string
let made: Made[]

/** What the environment says stays; the moment is prescribed, so that bytes can be compared. */
const world = createWorld({ SOURCE_DATE_EPOCH: '1764000000' })

/** What was proved of the first brief, whose files are made again in other looks. */
const proved = new Memo()

async function buildInto(
  out: string,
  sources: string,
  audiences: readonly string[],
  { referenceDoc, memo }: { readonly referenceDoc?: string; readonly memo?: Memo } = {},
) {
  return build(
    {
      sources,
      originals: join(sources, '../originals'),
      templates: join(root, 'templates'),
      audiences,
      formats: ['docx', 'md'],
      out,
      ...(referenceDoc !== undefined && { referenceDoc }),
    },
    world,
    memo,
  )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-word-'))
  const audiences = ['meeting', 'practitioner', 'principal', 'public']
  const sets = [
    ['first', join(root, 'sources'), audiences, proved],
    ['reseau', ...RESEAU, undefined],
  ] as const
  made = []
  for (const [name, sources, audiences, memo] of sets) {
    const { files } = await buildInto(join(folder, name), sources, audiences, memo && { memo })
    for (const { path } of files.filter(({ path }) => path.endsWith('.docx'))) {
      const text = await readFile(join(path, '../brief.md'), 'utf8')
      const bytes = await readFile(path)
      made.push({
        path,
        audience: `${name} ${basename(join(path, '..'))}`,
        edition: basename(path).split('.')[1] ?? '',
        bytes,
        file: opened(bytes),
        document: parse({ path, text }, new Findings()),
      })
    }
  }
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** Does something with each edition that was made; a failure names it. */
function each(check: (made: Made) => void): void {
  for (const one of made) {
    try {
      check(one)
    } catch (error) {
      throw new Error(`${one.audience} ${one.edition}`, { cause: error })
    }
  }
}

const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/styles.xml', 'word/numbering.xml']

/** Statements without the marks of notes, which stand in Word’s text as numbers, and with single spaces. */
const compared = (text: string) => withoutMarks(text).replace(/\s+/g, ' ').trim()

describe('an edition as a Word file', () => {
  it('should be made for every audience and edition that was asked for', () => {
    const names = made.map(({ audience, edition }) => `${audience} ${edition}`)
    expect(names).toEqual(
      expect.arrayContaining([
        'first meeting en-ar',
        'first meeting ar',
        'first public back-to-back',
      ]),
    )
    expect(names.length).toBeGreaterThanOrEqual(12)
  })

  it('should be the same bytes of the same notes', async () => {
    const own = made.filter(({ audience }) => audience.startsWith('reseau'))
    expect(own).toHaveLength(4)
    await buildInto(join(folder, 'again'), ...RESEAU)
    for (const { path, bytes } of own) {
      const again = await readFile(path.replace(join(folder, 'reseau'), join(folder, 'again')))
      expect(again.equals(bytes), path).toBe(true)
    }
  })

  it('should name the type of every part, and lead out of itself nowhere', () => {
    each(({ file }) => {
      const types = file.part('[Content_Types].xml')
      const overrides = all(types, 'Override').map((type) => said(type, 'PartName').slice(1))
      const endings = all(types, 'Default').map((type) => said(type, 'Extension'))
      const known = (name: string) =>
        overrides.includes(name) || endings.some((ending) => name.endsWith(`.${ending}`))
      expect(file.names.filter((name) => name !== '[Content_Types].xml' && !known(name))).toEqual(
        [],
      )
      expect(overrides.filter((name) => !file.names.includes(name))).toEqual([])
      expect(file.names.filter((name) => /vba|macro|embeddings/i.test(name))).toEqual([])
      for (const name of file.names.filter((each) => each.endsWith('.rels'))) {
        for (const relation of all(file.part(name), 'Relationship')) {
          expect(said(relation, 'TargetMode')).toBe('')
          const base = name.replace(/_rels\/[^/]*$/, '')
          expect(file.names).toContain(posix.join(base, said(relation, 'Target')))
        }
      }
    })
  })

  it('should count each list by itself, and give both columns of a row one number', () => {
    let rows = 0
    each(({ bytes }) => {
      const files = unzipSync(bytes)
      const partOf = (name: string) => readWordXml(files[name] ?? new Uint8Array(), name)
      const counter = listCounter(partOf('word/numbering.xml'), partOf('word/styles.xml'))
      const numbered = (element: WordElement): [list: string, mark: string][] => {
        if (element.name !== 'w:p') return element.children.flatMap(numbered)
        const [properties] = element.children
        const list = valueIn(childOf(properties, 'w:numPr'), 'w:numId')
        const mark = counter.mark(properties)
        return list && mark ? [[list, mark]] : []
      }
      const visit = (element: WordElement): [list: string, mark: string][] => {
        if (element.name !== 'w:tr') {
          return element.name === 'w:p' ? numbered(element) : element.children.flatMap(visit)
        }
        const cells = element.children.filter(({ name }) => name === 'w:tc').map(numbered)
        const [left = [], right] = cells
        if (cells.length === 2 && left.length > 0) {
          rows += 1
          expect(right?.map(([, mark]) => mark)).toEqual(left.map(([, mark]) => mark))
        }
        return cells.flat()
      }
      const last = new Map<string, number>()
      for (const [list, mark] of visit(partOf('word/document.xml'))) {
        const before = last.get(list)
        const number = Number.parseInt(mark, 10)
        if (before !== undefined) expect(number).toBe(before + 1)
        last.set(list, number)
      }
    })
    expect(rows).toBeGreaterThan(2)
  })

  it('should refer to nothing that is not there, and give no id twice', () => {
    each(({ file }) => {
      const document = file.part('word/document.xml')
      const relations = all(file.part('word/_rels/document.xml.rels'), 'Relationship')
      const ids = relations.map((relation) => said(relation, 'Id'))
      const asked = [...within(document)].flatMap(({ attributes }) =>
        ['r:id', 'r:embed'].flatMap((name) => attributes.get(name) ?? []),
      )
      expect(asked.filter((id) => !ids.includes(id))).toEqual([])
      expectUnique(ids)

      const styles = all(file.part('word/styles.xml'), 'w:style').map((style) =>
        said(style, 'w:styleId'),
      )
      expectUnique(styles)
      for (const name of PARTS) {
        for (const kind of ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next']) {
          const used = all(file.part(name), kind).map((style) => said(style))
          expect(used.filter((id) => !styles.includes(id))).toEqual([])
        }
      }
      const lists = all(file.part('word/numbering.xml'), 'w:num').map((num) => said(num, 'w:numId'))
      const listed = all(document, 'w:numId').map((num) => said(num))
      expect(listed.filter((id) => !lists.includes(id))).toEqual([])

      const bookmarks = all(document, 'w:bookmarkStart')
      const names = bookmarks.map((bookmark) => said(bookmark, 'w:name'))
      expectUnique(names)
      expectUnique(bookmarks.map((bookmark) => said(bookmark, 'w:id')))
      expect(names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name))).toEqual([])
      const codes = all(document, 'w:instrText').map(({ text }) => text)
      const led = [
        ...codes.flatMap((code) => /(?:NOTEREF|PAGEREF) (\S+)/.exec(code)?.[1] ?? []),
        ...all(document, 'w:hyperlink').map((link) => said(link, 'w:anchor')),
      ]
      expect(led.filter((name) => !names.includes(name))).toEqual([])

      expectUnique(all(document, 'w:sdt').map((control) => said(all(control, 'w:id')[0])))
      expectUnique(
        [...within(document)]
          .filter(({ name }) => ['wp:docPr', 'wps:cNvPr', 'pic:cNvPr'].includes(name))
          .map((drawn) => said(drawn, 'id')),
      )
    })
  })

  it('should have its properties in the order of the schema', () => {
    const orders: Readonly<Record<string, readonly string[]>> = {
      'w:pPr': PARAGRAPH_PROPERTIES,
      'w:rPr': RUN_PROPERTIES,
      'w:tblPr': [...TABLE_PROPERTIES],
      'w:tcPr': CELL_PROPERTIES,
      'w:sectPr': SECTION_PROPERTIES,
    }
    each(({ file }) => {
      for (const name of PARTS) {
        for (const element of within(file.part(name))) {
          const order = orders[element.name]
          if (!order) continue
          const places = element.children.map((child) => order.indexOf(child.name))
          const isInOrder = places.every((place, at) => place >= (places[at - 1] ?? 0))
          if (!isInOrder) expect.fail(`${name} ${element.name}: ${places}`)
        }
      }
    })
  })

  it('should end each cell and the text with a paragraph, and join no two tables', () => {
    each(({ file }) => {
      const document = file.part('word/document.xml')
      for (const cell of all(document, 'w:tc')) expect(cell.children.at(-1)?.name).toBe('w:p')
      for (const { children } of [...within(document)].filter(({ name }) =>
        ['w:body', 'w:tc'].includes(name),
      )) {
        const names = children.map(({ name }) => name)
        expect(names.filter((name, at) => name === 'w:tbl' && names[at - 1] === 'w:tbl')).toEqual(
          [],
        )
        expect(names.filter((name) => name !== 'w:sectPr').at(-1)).toBe('w:p')
      }
      for (const table of all(document, 'w:tbl')) {
        const columns = all(table, 'w:gridCol').length
        for (const row of all(table, 'w:tr')) {
          expect(row.children.filter(({ name }) => name === 'w:tc')).toHaveLength(columns)
        }
      }
    })
  })

  it('should call each footnote once, under the number that the brief gives it', () => {
    each(({ file, document, edition }) => {
      const text = file.part('word/document.xml')
      const calls = all(text, 'w:footnoteReference').map((call) => said(call, 'w:id'))
      const notes = all(file.part('word/footnotes.xml'), 'w:footnote').filter(
        (note) => said(note, 'w:type') === '',
      )
      expect(calls).toEqual(notes.map((note) => said(note, 'w:id')))
      expectUnique(calls)
      const languages = languagesIn(edition, document.languages)
      const of = (own: readonly string[]) =>
        document.notes.filter(({ label }) =>
          own.some((language) => calledNotes(document, language).has(label)),
        ).length
      const expected =
        edition === BACK_TO_BACK
          ? languages.reduce((sum, language) => sum + of([language]), 0)
          : of(languages)
      expect(notes).toHaveLength(expected)
      // Whoever opens it numbers those that bring no mark of their own, and goes on in a second half.
      let counted = 0
      const marks = all(text, 'w:r').flatMap((each) => {
        const [call] = all(each, 'w:footnoteReference')
        if (!call) return []
        if (said(call, 'w:customMarkFollows') === '') counted += 1
        return [said(call, 'w:customMarkFollows') === '' ? String(counted) : wordsOf(each)]
      })
      const labels = new Set(
        calledIn(document, edition === BACK_TO_BACK ? [languages[0] ?? ''] : languages),
      )
      const half = marks.slice(0, labels.size)
      expect(new Set(half)).toEqual(labels)
      expect(marks).toEqual(marks.map((_, at) => String(at + 1)))
    })
  })

  it('should refer to the footnote of the first language where a second one calls it', () => {
    const parallel = made.find(
      ({ audience, edition }) => audience === 'first meeting' && edition === 'en-ar',
    )
    const text = parallel?.file.part('word/document.xml')
    const fields = text
      ? all(text, 'w:instrText').filter(({ text }) => text.includes('NOTEREF'))
      : []
    const calls = text ? all(text, 'w:footnoteReference') : []
    expect(fields.length).toBeGreaterThanOrEqual(calls.length)
  })

  it('should mark the direction and the language of every word', () => {
    each(({ file }) => {
      for (const name of ['word/document.xml', 'word/footnotes.xml']) {
        for (const each of all(file.part(name), 'w:r')) {
          const words = wordsOf(each)
          const [properties] = each.children.filter(({ name }) => name === 'w:rPr')
          const isRightToLeft = properties?.children.some(({ name }) => name === 'w:rtl') ?? false
          if (/\p{Script=Arabic}/u.test(words)) expect(isRightToLeft, words).toBe(true)
          if (/\p{Script=Latin}/u.test(words)) expect(isRightToLeft, words).toBe(false)
        }
        for (const paragraph of all(file.part(name), 'w:p')) {
          const words = all(paragraph, 'w:t')
            .map(({ text }) => text)
            .join('')
          if (!/\p{L}/u.test(words) || /\p{Script=Latin}/u.test(words)) continue
          expect(all(paragraph, 'w:bidi').length, words).toBeGreaterThan(0)
        }
      }
    })
  })

  it('should lead from the right where Arabic leads', () => {
    each(({ file, edition }) => {
      const sections = all(file.part('word/document.xml'), 'w:sectPr')
      const isRight = sections.map((section) => all(section, 'w:bidi').length > 0)
      if (edition === 'ar') {
        expect(isRight).toEqual([true])
        for (const table of all(file.part('word/document.xml'), 'w:tbl')) {
          expect(all(table, 'w:bidiVisual')).toHaveLength(1)
        }
      }
      if (edition === BACK_TO_BACK) expect(isRight.length).toBe(2)
    })
  })

  it('should put each statement into a control that is called by language and row', () => {
    each(({ file, document, edition }) => {
      const languages = languagesIn(edition, document.languages)
      const held = all(file.part('word/document.xml'), 'w:sdt')
      const tags = held.map((control) => said(all(control, 'w:tag')[0]))
      expect(tags.filter((tag) => !/^[a-z]{2}:[a-z-]+:/.test(tag) || tag.length > 64)).toEqual([])
      const inControls = held.map((control) => withoutCalls(compared(wordsOf(control))))
      const pictures = labelsIn(document)
      for (const { text, lang } of statementsIn(document, languages)) {
        const statement = compared(text)
        if (pictures.has(statement) || isOfChange(document, statement)) continue
        const at = inControls.indexOf(withoutCalls(statement))
        expect(tags[at]?.slice(0, 3), statement).toBe(`${lang}:`)
      }
    })
  })

  it('should describe what it draws', () => {
    each(({ file }) => {
      const drawn = all(file.part('word/document.xml'), 'wp:docPr').map((each) =>
        said(each, 'descr'),
      )
      if (drawn.length > 0) expect(drawn.some((words) => words.length > 3)).toBe(true)
    })
  })

  it('should be read back by another reader with the same statements and notes', async () => {
    for (const { bytes, document, edition, audience } of made) {
      const { value, messages } = await mammoth.convertToHtml(
        { buffer: Buffer.from(bytes) },
        { styleMap: ["r[style-name='footnote reference'] => sup.call"] },
      )
      const faults = messages.filter(({ message }) => !message.startsWith('Unrecognised'))
      expect(faults, audience).toEqual([])
      const notes = value.match(/<li id="footnote-/g) ?? []
      expect(notes.length, audience).toBe(
        all(opened(bytes).part('word/footnotes.xml'), 'w:footnote').length - 2,
      )
      const text = compared(
        value
          .replace(/<sup class="call">.*?<\/sup>(?=[^<]*)/g, '')
          .replace(/<sup>.*?<\/sup>/g, '')
          .replace(/<\/(?:p|li|h\d|td)>/g, ' ')
          .replace(/<[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&'),
      )
      const pictures = labelsIn(document)
      const lost = statementsIn(document, languagesIn(edition, document.languages))
        .map(({ text }) => compared(text))
        .filter((statement) => !pictures.has(statement) && !text.includes(statement))
      expect(lost, `${audience} ${edition}`).toEqual([])
    }
  })

  it.skipIf(!soffice)(
    'should be laid out by LibreOffice with all it says, in its order',
    async () => {
      const extractor = EXTRACTORS.find(({ name }) => name === 'PDFium')
      const env = { ...process.env, FONTCONFIG_FILE: await fontsAlone() }
      const wanted = made.filter(({ audience, edition }) => LAID_OUT[audience] === edition)
      expect(wanted).toHaveLength(Object.keys(LAID_OUT).length)
      const files = wanted.map(({ bytes }, at) => ({ path: join(folder, `${at}.docx`), bytes }))
      for (const { path, bytes } of files) await writeFile(path, bytes)
      const out = join(folder, 'laid-out')
      // All of them at once: it takes as long to begin as it does to lay one out.
      const { stderr } = await run(
        'nice',
        [
          'soffice',
          `-env:UserInstallation=file://${join(folder, 'office')}`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', out],
          ...files.map(({ path }) => path),
        ],
        { env },
      )
      // A machine without Java says so of itself.
      expect(stderr.replace(/^Warning: failed to launch javaldx.*$/m, '').trim()).toBe('')
      for (const [at, { document, edition, audience }] of wanted.entries()) {
        const text = await extractor?.textOf(join(out, `${at}.pdf`))
        const letters = lettersOf(text ?? '')
        const pictures = labelsIn(document)
        for (const language of languagesIn(edition, document.languages)) {
          const beginnings = statementsIn(document, [language])
            .filter(({ text }) => !pictures.has(compared(text)))
            .map(({ text }) => lettersOf(text).slice(0, 24))
          const places = beginnings.map((beginning) => letters.indexOf(beginning))
          const once = places.filter(
            (place, at) => letters.indexOf(beginnings[at] ?? '', place + 1) === -1,
          )
          // A page may end within the first words.
          const few = beginnings.length / 20
          const lost = beginnings.filter((_, at) => places[at] === -1)
          const back = once.filter((place, at) => place >= 0 && place < (once[at - 1] ?? 0))
          expect(lost.length, `${audience} ${edition}: ${lost}`).toBeLessThanOrEqual(few)
          expect(back.length, `${audience} ${edition}`).toBeLessThanOrEqual(few)
        }
      }
    },
  )
})

/** Each audience and each kind of edition once: what they say is held against the brief in each of them. */
const LAID_OUT: Readonly<Record<string, string>> = {
  'first practitioner': 'en-ar',
  'first meeting': 'ar',
  'first principal': 'en',
  'first public': BACK_TO_BACK,
}

/** The fonts that Word files name, as the only ones that there are: those of a machine may have no Arabic, or odd ligatures. */
async function fontsAlone(): Promise<string> {
  const fonts = await unpackFonts(join(folder, 'fonts'))
  const path = join(folder, 'fonts.conf')
  const dirs = `<dir>${fonts}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>`
  await writeFile(path, `<?xml version="1.0"?><fontconfig>${dirs}</fontconfig>`)
  return path
}

/** Letters alone, as Unicode has them by themselves. */
function lettersOf(text: string): string {
  return (text.normalize('NFKC').match(/\p{L}/gu) ?? []).join('')
}

describe('an edition that comes back as it left', () => {
  it('should say what it said, in every audience and edition', () => {
    expect(made).toHaveLength(13)
    for (const { path, bytes } of made) expectUnedited(path, bytes)
  })

  it.runIf(soffice)('should say the same when LibreOffice has saved it', async () => {
    const wanted = made.filter(({ path }) => /meeting\/brief.en-ar|public\//.test(path))
    const files = wanted.map(({ path }, at) => ({ path, copy: join(folder, `saved-${at}.docx`) }))
    for (const { path, copy } of files) await copyFile(path, copy)
    const out = join(folder, 'saved')
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
    const arguments_ = ['--headless', '--convert-to', 'docx', '--outdir', out]
    await run('soffice', [profile, ...arguments_, ...files.map(({ copy }) => copy)])
    for (const { path, copy } of files) {
      expectUnedited(path, await readFile(join(out, basename(copy))))
    }
  })

  it('should bring nothing back into the notes of the first brief', async () => {
    for (const name of ['meeting/brief.en-ar.docx', 'public/brief.back-to-back.docx']) {
      const { path = '' } = made.find((each) => each.path.endsWith(`first/${name}`)) ?? {}
      const result = await importFile(path, { sources: join(root, 'sources'), dryRun: true })
      expect(result.returned, name).toMatchObject({
        ...{ changes: [], comments: [], deleted: [], withoutNotes: [], unplaced: [] },
      })
    }
  })
})

describe('a Word file in the looks of a house', () => {
  const styles = `<?xml version="1.0"?><w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="MujazTableText"><w:name w:val="Something Else"/></w:style></w:styles>`
  const document = `<w:document xmlns:w="${W}"><w:body><w:p/><w:sectPr><w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="700" w:right="700" w:bottom="700" w:left="691" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`

  async function housed(files: Readonly<Record<string, string | Uint8Array>>) {
    const path = join(folder, 'house.docx')
    const zipped = zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, file]) => [
          name,
          typeof file === 'string' ? strToU8(file) : file,
        ]),
      ),
    )
    await writeFile(path, zipped)
    const out = join(folder, 'housed')
    const result = await buildInto(out, join(root, 'sources'), ['principal'], {
      referenceDoc: path,
      memo: proved,
    })
    return { result, file: opened(await readFile(join(out, 'principal/brief.en.docx'))) }
  }

  it('should take its styles by their names, whatever their ids, and its sheet', async () => {
    const { file } = await housed({ 'word/styles.xml': styles, 'word/document.xml': document })
    const text = file.part('word/document.xml')
    const used = all(text, 'w:pStyle').map((style) => said(style))
    expect(used).toContain('berschrift1')
    expect(used).not.toContain('Heading1')
    const known = all(file.part('word/styles.xml'), 'w:style')
    const ids = known.map((style) => said(style, 'w:styleId'))
    expectUnique(ids)
    expectUnique(known.map((style) => said(all(style, 'w:name')[0]).toLowerCase()))
    for (const kind of ['w:pStyle', 'w:basedOn', 'w:next', 'w:rStyle', 'w:tblStyle']) {
      for (const part of PARTS) {
        const named = all(file.part(part), kind).map((style) => said(style))
        expect(named.filter((id) => !ids.includes(id))).toEqual([])
      }
    }
    // Its lists are not in the file.
    expect(all(file.part('word/styles.xml'), 'w:numPr')).toEqual([])
    expect(said(all(text, 'w:pgSz')[0], 'w:w')).toBe('8391')
    const widths = all(all(text, 'w:tbl')[0] ?? text, 'w:gridCol').map((column) =>
      Number(said(column, 'w:w')),
    )
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(7000)
  })

  it('should make it anew where the house changes, and otherwise keep it', async () => {
    await housed({ 'word/styles.xml': styles, 'word/document.xml': document })
    const why = async () => {
      const { result } = await housed({
        'word/styles.xml': styles.replace('Something Else', 'Else'),
      })
      return result.files.find(({ path }) => path.endsWith('brief.en.docx'))?.why
    }
    expect(await why()).toEqual(['the reference document'])
    expect(await why()).toEqual([])
  })

  it('should refuse what is no Word file', async () => {
    await expect(housed({ 'word/other.xml': '<a/>' })).rejects.toThrow(
      /house\.docx is no Word file/,
    )
  })

  it('should refuse what unpacks into more than it may, or than it says', async () => {
    const bomb = new Uint8Array(2 ** 25)
    await expect(housed({ 'word/styles.xml': bomb })).rejects.toThrow(/unpacks into more/)
    // A directory that says less than there is.
    const path = join(folder, 'house.docx')
    const lying = Buffer.from(await readFile(path))
    lying.writeUInt32LE(1000, lying.lastIndexOf('PK\u0001\u0002') + 24)
    await writeFile(path, lying)
    await expect(
      buildInto(join(folder, 'housed'), join(root, 'sources'), ['principal'], {
        referenceDoc: path,
      }),
    ).rejects.toThrow(/word\/styles\.xml is damaged/)
  })
})

function expectUnique(ids: readonly string[]): void {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
}

function calledIn(document: Document, languages: readonly string[]): string[] {
  return languages.flatMap((language) => [...calledNotes(document, language)])
}

/** What is written in pictures: Word has it in their drawings. */
function labelsIn(document: Document): ReadonlySet<string> {
  const rows = document.sections.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === 'row' && block.role === 'picture'),
  )
  const only = { ...document, cover: [], sections: [{ id: 'pictures', title: {}, blocks: rows }] }
  return new Set(statementsIn(only, document.languages).map(({ text }) => compared(text)))
}

/** A statement without the numbers of its notes, which Word has among its words. */
function withoutCalls(text: string): string {
  return text
    .replace(/[\d[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a statement tells what changed: no row of those has a key. */
function isOfChange(document: Document, statement: string): boolean {
  return document.sections.some(
    ({ id, blocks }) =>
      id === 'changes' &&
      blocks.some(
        (block) =>
          block.kind === 'row' &&
          compared(plain(Object.values(block.content).flat())).includes(statement),
      ),
  )
}
