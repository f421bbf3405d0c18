import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFRawStream,
} from '@cantoo/pdf-lib'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../../src/inspect/inspect.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { load } from '../print/finish/dump.ts'
import { optionsFor, type PrintedHarbour, printHarbour } from '../print/finish/harbour.ts'
import { Findings } from '../support/findings.ts'
import { DAMAGES, withEntry } from './damages.ts'
import { expectationOf } from './expected.ts'

const ATTACHMENTS = [
  {
    name: 'brief.md',
    content: Buffer.from('# The ferry of Qasr Island\n'.repeat(20)),
    type: 'text/markdown',
    description: 'The brief as Markdown',
    relationship: 'Source',
  },
] as const

let printed: PrintedHarbour
let whole: Uint8Array

beforeAll(async () => {
  printed = (await printHarbour(['en-ar']))['en-ar']
  whole = await finish(printed.pdf, {
    ...optionsFor('en-ar', printed),
    attachments: ATTACHMENTS,
  })
})

/** A process that stays has seen the whole file before, and finds the same. */
const memo = new Memo()

function found(pdf: Uint8Array): string {
  const findings = new Findings()
  const expectation = { ...expectationOf('en-ar', printed), attachments: ['brief.md'] }
  inspect(pdf, expectation, findings)
  memo.collect((context) => inspect(whole, expectation, context))
  const again = memo.collect((context) => inspect(pdf, expectation, context))
  const list = findings.list().map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
  const told = again.findings.map(({ rule, reason }) => `${rule}: ${reason}`)
  expect(told.sort()).toEqual(list.toSorted())
  return list.join('\n')
}

describe('a damaged file', () => {
  it('should be sound before it is damaged, saved by pdf-lib too', async () => {
    expect(found(whole)).toBe('')
    expect(found(await (await load(whole)).save())).toBe('')
    expect(found(await (await load(whole)).save({ useObjectStreams: false }))).toBe('')
  })

  it.each(DAMAGES)('should be found: %s', async (_, finding, damage) => {
    const document = await load(whole)
    damage(document)
    expect(found(await document.save())).toMatch(finding)
  })
})

describe('damaged bytes', () => {
  const bytes = (change: (text: string) => string) =>
    found(Buffer.from(change(Buffer.from(whole).toString('latin1')), 'latin1'))

  it.each([
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['a byte less', (text: string) => text.slice(0, -7)],
    ['no header', (text: string) => text.slice(9)],
    ['a byte more in front', (text: string) => ` ${text}`],
    ['a byte more in the middle', (text: string) => text.replace('\nendobj', ' \nendobj')],
    [
      'another place of its cross-references',
      (text: string) => text.replace(/startxref\n\d+/u, 'startxref\n12'),
    ],
    [
      'an object under another number',
      (text: string) => text.replace(/\n(\d+) 0 obj/u, '\n9999 0 obj'),
    ],
    [
      'a stream that is longer than it says',
      (text: string) => text.replace(/\/Length (\d)/u, '/Length 1$1'),
    ],
    ['a stream without its end', (text: string) => text.replace('endstream', 'endstraem')],
    ['a second revision', (text: string) => text.replace('/Type /XRef', '/Prev 17 /Type /XRef')],
  ])('should be found: %s', (_, change) => {
    expect(bytes(change)).toMatch(/^pdf-unreadable: The PDF cannot be read back: /u)
  })

  it('should be found wherever a byte of a stream has changed', () => {
    // The checksum of zlib finds what the compressed data does not; fonts are not decompressed here.
    const text = Buffer.from(whole).toString('latin1')
    for (const { index } of [...text.matchAll(/\/ObjStm[\s\S]*?stream\n/gu)].slice(0, 6)) {
      const changed = Buffer.from(whole)
      const at = text.indexOf('stream\n', index) + 60
      changed[at] = (changed[at] as number) ^ 0x10
      expect(found(changed)).toMatch(/^pdf-/u)
    }
  })

  it('should be found as if nothing was kept of the whole one, whichever byte of it is another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Buffer.from(whole)
        const place = at % damaged.length
        damaged.writeUInt8((damaged.readUInt8(place) + by) % 256, place)
        found(damaged)
      }),
      { numRuns: 25 },
    )
  })

  it('should be found as if nothing was kept, whatever a font says of one of its glyphs', async () => {
    const seen = new Set<string>()
    const edit = { font: fc.nat(), glyph: fc.nat(), what: fc.constantFrom('text', 'width') }
    await fc.assert(
      fc.asyncProperty(fc.record(edit), async ({ font, glyph, what }) => {
        const document = await load(whole)
        if (what === 'text') sayAnother(document, font, glyph)
        else widen(document, font, glyph)
        for (const finding of found(await document.save()).split('\n')) seen.add(finding)
      }),
      { numRuns: 16, examples: [[{ font: 0, glyph: 0, what: 'width' }]] },
    )
    expect([...seen].join('\n')).toContain('stands beyond the edge of the paper')
  })
})

function fontOf(document: PDFDocument, at: number): PDFDict {
  const fonts = withEntry(document, 'Subtype', 'Type0')
  return fonts[at % fonts.length] as PDFDict
}

/** Has a glyph say a letter that no text of the file has. */
function sayAnother(document: PDFDocument, font: number, glyph: number): void {
  const dict = fontOf(document, font)
  const map = dict.lookup(PDFName.of('ToUnicode')) as PDFRawStream
  const lines = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')
  // Of what is painted by itself; the first line of that kind is the range of codes.
  const entries = /(?<=^<[0-9A-F]{4}> )<[0-9A-F]{4}>$/gmu
  let left = 1 + (glyph % ((lines.match(entries)?.length ?? 2) - 1))
  const other = lines.replace(entries, (said) => (left-- === 0 ? '<0416>' : said))
  expect(other).not.toBe(lines)
  dict.set(PDFName.of('ToUnicode'), document.context.register(document.context.flateStream(other)))
}

/** Has a glyph advance by more than a page is wide. */
function widen(document: PDFDocument, font: number, glyph: number): void {
  const descendants = fontOf(document, font).lookup(PDFName.of('DescendantFonts'), PDFArray)
  const widths = descendants.lookup(0, PDFDict).lookup(PDFName.of('W'), PDFArray).asArray()
  const runs = widths.filter((each) => each instanceof PDFArray)
  const run = runs[glyph % runs.length] as PDFArray
  run.set(glyph % run.size(), document.context.obj(100_000))
}
