import { readFile, writeFile } from 'node:fs/promises'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import { Memo } from '../../../src/pipeline/memo.ts'
import { finish } from '../../../src/print/finish/finish.ts'
import type { Attachment } from '../../../src/print/finish/options.ts'
import { dumpOutline, dumpStructure, load, textOf } from './dump.ts'
import {
  DATE,
  type HarbourEdition,
  optionsFor,
  type PrintedHarbour,
  printHarbour,
  printHarbourIn,
} from './harbour.ts'

const EDITIONS = ['en-ar', 'en', 'ar'] as const

const ATTACHMENTS: readonly Attachment[] = [
  {
    name: 'references.json',
    content: Buffer.from('[]'),
    type: 'application/json',
    description: 'The sources as CSL-JSON',
    relationship: 'Data',
  },
  {
    name: 'brief.md',
    content: Buffer.from('# العبّارة\n'),
    type: 'text/markdown',
    description: 'The brief as Markdown',
    relationship: 'Source',
  },
]

let printed: Record<HarbourEdition, PrintedHarbour>
let documents: Record<HarbourEdition, PDFDocument>

beforeAll(async () => {
  printed = await printHarbour(EDITIONS)
  const finished = await Promise.all(
    EDITIONS.map(async (edition) => {
      const options = { ...optionsFor(edition, printed[edition]), attachments: ATTACHMENTS }
      return [edition, await load(await finish(printed[edition].pdf, options))] as const
    }),
  )
  documents = Object.fromEntries(finished) as typeof documents
})

/** Compares with a file of `expected/`. `UPDATE=1` writes it anew: read what changed. */
async function expectFile(name: string, found: string): Promise<void> {
  const path = new URL(`expected/${name}`, import.meta.url)
  if (process.env.UPDATE) await writeFile(path, found)
  expect(found).toBe(await readFile(path, 'utf8'))
}

/**
 * What every Chromium tags alike. Older ones leave the marks of lists without a tag and know no figure.
 */
function inAnyBrowser(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => !/^ *(?:Lbl(?: “•”)? p\d+|Figure alt .*)$/u.test(line))
    .join('\n')
}

const get = (dict: PDFDict, ...keys: string[]) =>
  keys.reduce<PDFDict>((inner, key) => inner.lookup(PDFName.of(key), PDFDict), dict)

describe.each(EDITIONS)('finish, edition %s', (edition) => {
  it('should tag every text as it was written, with its language, its notes and their marks', async () => {
    await expectFile(`structure.${edition}.txt`, inAnyBrowser(dumpStructure(documents[edition])))
  })

  it('should outline the headings in logical order', async () => {
    await expectFile(`outline.${edition}.txt`, dumpOutline(documents[edition]))
  })

  it('should say every text of the page in the structure, in order and exactly', () => {
    const said = [...dumpStructure(documents[edition]).matchAll(/“([\s\S]*?)”(?: p\d+| link)*\n/gu)]
      .map(([, text]) => text?.trim())
      .filter(Boolean)
    const wanted = printed[edition].page.texts
      .map(({ text }) => text.normalize('NFC').trim())
      .filter(Boolean)
    expect(said.filter((text) => wanted.includes(text ?? ''))).toEqual(wanted)
  })

  it('should cut pages to the exact paper', () => {
    for (const page of documents[edition].getPages()) {
      for (const box of [page.getMediaBox(), page.getTrimBox()]) {
        expect(box).toEqual({ x: 0, y: 0, width: 595.276, height: 841.89 })
      }
    }
  })

  it('should tell of every link where it leads', () => {
    const contents = documents[edition].getPages().flatMap(({ node }) =>
      (node.Annots()?.asArray() ?? []).map((ref) => {
        const link = documents[edition].context.lookup(ref, PDFDict)
        return textOf(link.get(PDFName.of('Contents'))) ?? 'none'
      }),
    )
    expect(contents).not.toContain('none')
    expect(contents).toContain(edition === 'ar' ? 'الحاشية 2' : 'Note 2')
    const tides = edition === 'ar' ? 'جداول المدّ' : 'the tide tables'
    expect(contents).toContain(`${tides} (https://example.org/tides)`)
  })

  it('should leave no glyph without a text', () => {
    const { context } = documents[edition]
    const maps = context.enumerateIndirectObjects().flatMap(([, object]) => {
      const map =
        object instanceof PDFDict ? context.lookup(object.get(PDFName.of('ToUnicode'))) : 0
      return map instanceof PDFRawStream ? [decodePDFRawStream(map).decode()] : []
    })
    expect(maps.length).toBeGreaterThan(0)
    for (const map of maps)
      expect(Buffer.from(map).toString()).not.toMatch(/<(?:0000|FEFF|FFFE)>\n(?!<FFFF>)/u)
  })

  it('should name title, subject and keywords in the information dictionary and in XMP alike', () => {
    const document = documents[edition]
    const titles = { en: 'The ferry of Qasr Island', ar: 'عبّارة جزيرة القصر' }
    const languages = edition.split('-') as ('en' | 'ar')[]
    expect(document.getTitle()).toBe(languages.map((lang) => titles[lang]).join(' — '))
    const xmp = document.context.lookup(document.catalog.get(PDFName.of('Metadata')))
    const packet = xmp instanceof PDFRawStream ? Buffer.from(xmp.getContents()).toString() : ''
    expect(packet).toContain(`<rdf:li xml:lang="x-default">${document.getTitle()}</rdf:li>`)
    for (const lang of languages) {
      expect(packet).toContain(`<rdf:li xml:lang="${lang}">${titles[lang]}</rdf:li>`)
    }
    expect(packet).toContain(`<pdf:Keywords>${document.getKeywords()}</pdf:Keywords>`)
    expect(packet).toContain('<xmp:CreateDate>2026-11-23T09:30:00Z</xmp:CreateDate>')
    expect(document.getCreationDate()).toEqual(DATE)
    expect(document.getModificationDate()).toEqual(DATE)
  })

  it('should turn the pages of an Arabic edition from right to left', () => {
    const preferences = get(documents[edition].catalog, 'ViewerPreferences')
    expect(preferences.get(PDFName.of('Direction'))).toBe(
      PDFName.of(edition === 'ar' ? 'R2L' : 'L2R'),
    )
    expect(preferences.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true')
    expect(textOf(documents[edition].catalog.get(PDFName.of('Lang')))).toBe(edition.slice(0, 2))
  })

  it('should carry the files that belong to it, sorted by name', () => {
    const { catalog, context } = documents[edition]
    const names = get(catalog, 'Names', 'EmbeddedFiles').lookup(PDFName.of('Names'), PDFArray)
    const files = names.asArray().filter((_, index) => index % 2 === 1)
    const described = files.map((ref) => {
      const file = context.lookup(ref, PDFDict)
      return [
        textOf(file.get(PDFName.of('UF'))),
        file.get(PDFName.of('AFRelationship'))?.toString(),
      ]
    })
    expect(described).toEqual([
      ['brief.md', '/Source'],
      ['references.json', '/Data'],
    ])
    expect(catalog.lookup(PDFName.of('AF'), PDFArray).size()).toBe(2)
  })
})

it('should give the same bytes for the same input, and other ones for another date', async () => {
  const options = optionsFor('ar', printed.ar)
  const [once, twice, later] = await Promise.all([
    finish(printed.ar.pdf, options),
    finish(printed.ar.pdf, options),
    finish(printed.ar.pdf, { ...options, date: new Date('2027-01-01T00:00:00Z') }),
  ])
  expect(Buffer.compare(once, twice)).toBe(0)
  expect(Buffer.compare(once, later)).not.toBe(0)
  const ids = await Promise.all(
    [once, later].map(async (pdf) => (await load(pdf)).context.trailerInfo.ID),
  )
  const [first, second] = ids.map((id) => (id instanceof PDFArray ? id.get(0) : undefined))
  expect(first instanceof PDFHexString || first instanceof PDFString).toBe(true)
  expect(String(first)).not.toBe(String(second))
})

it('should give the same bytes for a second print in a browser that has printed before', async () => {
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  await printHarbourIn(browser, ['ar'])
  const again = await printHarbourIn(browser, ['en', 'ar', 'en-ar'])
  for (const edition of EDITIONS) {
    const [first, second] = await Promise.all(
      [printed, again].map((prints) =>
        finish(prints[edition].pdf, optionsFor(edition, prints[edition])),
      ),
    )
    expect(Buffer.compare(first as Uint8Array, second as Uint8Array)).toBe(0)
  }
})

it('should not change the input', async () => {
  const before = Buffer.from(printed.en.pdf)
  await finish(printed.en.pdf, optionsFor('en', printed.en))
  expect(Buffer.compare(before, printed.en.pdf)).toBe(0)
})

it('should say what is wrong with a call, and with a file that Chromium has not written', async () => {
  const options = optionsFor('en', printed.en)
  await expect(finish('pdf' as never, options)).rejects.toThrow(TypeError)
  await expect(finish(printed.en.pdf, { ...options, languages: [] })).rejects.toThrow('languages')
  await expect(finish(printed.en.pdf, { ...options, date: new Date('x') })).rejects.toThrow('date')
  await expect(finish(Buffer.from('%PDF-1.4 nothing'), options)).rejects.toThrow('Chromium')
  await expect(finish(printed.en.pdf.subarray(0, 9000), options)).rejects.toThrow('Chromium')
})

it('should give the same bytes with what was made for other files before, in whatever order they came', async () => {
  const memo = new Memo()
  const again = (edition: HarbourEdition) =>
    memo.run((context) =>
      finish(printed[edition].pdf, {
        ...optionsFor(edition, printed[edition]),
        reuse: context.reuse,
      }),
    )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...EDITIONS), { maxLength: 4 }), async (order) => {
      for (const edition of order) {
        const { value } = await again(edition)
        const alone = await finish(printed[edition].pdf, optionsFor(edition, printed[edition]))
        expect(Buffer.compare(value, alone)).toBe(0)
        memo.nextRound()
      }
    }),
    { numRuns: 4 },
  )
})
