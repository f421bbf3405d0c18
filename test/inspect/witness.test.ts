import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Destinations } from '../../src/inspect/destinations.ts'
import { readOutline } from '../../src/inspect/outline.ts'
import { trimBox } from '../../src/inspect/pages.ts'
import { Painter } from '../../src/inspect/painted.ts'
import { readStructure } from '../../src/inspect/structure.ts'
import { Name, PdfDict, type PdfValue } from '../../src/pdf/objects.ts'
import { readTextString } from '../../src/pdf/text-string.ts'
import { WrittenFile } from '../../src/pdf/written-file.ts'
import { build } from '../../src/pipeline/build.ts'
import { afresh } from '../../src/report/context.ts'
import { load } from '../print/finish/dump.ts'
import { lettersOf, type Seen, see } from './witness.ts'

// What inspection goes by is the project's own reader, which also shares the syntax of objects with the
// code that wrote the file. Here others are asked the same questions about whole briefs.

const EDITIONS = ['en-ar', 'en', 'ar', 'back-to-back'] as const

const project = fileURLToPath(new URL('../projects/harbour/', import.meta.url))
let out: string

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'mujaz-witness-'))
  const { written } = await build({
    sources: join(project, 'sources'),
    originals: join(project, 'originals'),
    editions: EDITIONS,
    formats: ['pdf'],
    out,
  })
  if (!written) throw new Error('the harbour project does not build')
})

afterAll(() => rm(out, { recursive: true, force: true }))

/** The same as pdf.js and pdf-lib see, by the reader that inspection uses. */
function read(pdf: Uint8Array): Seen {
  const file = new WrittenFile(pdf)
  const text = (value: PdfValue | undefined) => readTextString(String(file.resolve(value)))
  const pages = file.pages()
  const destinations = new Destinations(file, pages)
  const language = text(file.catalog.get('Lang'))
  const { texts, calls } = readStructure(file, destinations, language)
  const painter = new Painter(file, afresh)
  const names = file.dict(file.dict(file.catalog.get('Names')).get('EmbeddedFiles'))
  return {
    pages: pages.length,
    sizes: pages.map((page) => {
      const [left, bottom, right, top] = trimBox(file, file.dict(page))
      return `${(right - left).toFixed(3)} × ${(top - bottom).toFixed(3)}`
    }),
    texts: texts.map(({ text, lang, page }) => `${lang} ${page}: ${text}`),
    calls: calls.map(({ note, page }) => `${note} (${page})`),
    outline: readOutline(file, destinations),
    title: text(file.dict(file.trailer.get('Info')).get('Title')),
    language,
    attachments: file
      .array(names.get('Names'))
      .filter((_, index) => index % 2 === 0)
      .map(text)
      .sort(),
    links: pages.flatMap((page) =>
      file.array(file.dict(page).get('Annots')).map((each) => {
        const annotation = file.dict(each)
        const target = annotation.get('Dest')
        const name = destinations.name(target)
        const uri = () => text(file.dict(annotation.get('A')).get('URI'))
        return target === undefined ? uri() : `${name} (${destinations.page(target)})`
      }),
    ),
    fonts: [...file.objects().values()]
      .flatMap((object) => {
        if (!(object instanceof PdfDict) || object.get('Type') !== Name.of('Font')) return []
        const descendant = file.array(object.get('DescendantFonts'))[0]
        const font = descendant ? file.dict(descendant) : object
        const descriptor = file.dict(font.get('FontDescriptor'))
        const inside = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key))
        return [`/${file.name(object.get('BaseFont'))} ${inside ? 'inside' : 'missing'}`]
      })
      .sort(),
    letters: pages.map((page) => {
      return lettersOf([...painter.read(page, EVERYWHERE).texts.values()].join(''))
    }),
  }
}

const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity] as const

describe.each(EDITIONS)('edition %s', (edition) => {
  let pdf: Uint8Array
  let own: Seen
  let seen: Seen

  beforeAll(async () => {
    pdf = await readFile(join(out, `meeting/brief.${edition}.pdf`))
    own = read(pdf)
    seen = await see(pdf)
  })

  it('should be read as pdf.js and pdf-lib read it', () => {
    const { letters: _, ...others } = seen
    expect(own).toMatchObject(others)
    expect(own.texts.length).toBeGreaterThan(50)
    expect(own.calls.length).toBeGreaterThan(10)
    expect(own.links.length).toBeGreaterThan(20)
    expect(own.fonts.length).toBeGreaterThan(2)
  })

  it('should show the letters that pdf.js sees on each page', () => {
    expect(own.letters).toEqual(seen.letters)
  })

  it('should have no object that pdf-lib reads otherwise', async () => {
    const file = new WrittenFile(pdf)
    const { context } = await load(pdf)
    const dictionaries = context.enumerateIndirectObjects()
    expect(dictionaries.length).toBeGreaterThan(300)
    for (const [{ objectNumber }, object] of dictionaries) {
      const mine = file.objects().get(objectNumber)
      if (object instanceof PDFDict) {
        const keys = object.keys().map((key) => key.decodeText())
        expect(mine instanceof PdfDict && [...mine.keys()]).toEqual(keys)
        const role = object.get(PDFName.of('S'))?.toString()
        if (mine instanceof PdfDict && role) expect(`/${file.name(mine.get('S'))}`).toBe(role)
      } else if (object instanceof PDFArray) {
        expect(Array.isArray(mine) && mine.length).toBe(object.size())
      }
    }
  })
})
