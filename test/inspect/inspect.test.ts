import { PDFDict, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Expectation } from '../../src/inspect/expectation.ts'
import { inspect } from '../../src/inspect/inspect.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { load, textOf } from '../print/finish/dump.ts'
import {
  type HarbourEdition,
  optionsFor,
  type PrintedHarbour,
  printHarbour,
} from '../print/finish/harbour.ts'
import { Findings } from '../support/findings.ts'
import { expectationOf } from './expected.ts'

const EDITIONS = ['en-ar', 'en', 'ar'] as const

let printed: Record<HarbourEdition, PrintedHarbour>
let finished: Record<HarbourEdition, Uint8Array>

beforeAll(async () => {
  printed = await printHarbour(EDITIONS)
  const files = EDITIONS.map(async (edition) => {
    return [edition, await finish(printed[edition].pdf, optionsFor(edition, printed[edition]))]
  })
  finished = Object.fromEntries(await Promise.all(files))
})

/** What is found, as `rule: reason`. */
function findingsOf(pdf: Uint8Array, expectation: Expectation): string[] {
  const findings = new Findings()
  inspect(pdf, expectation, findings)
  return findings.list().map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

/** Changes texts in the structure tree of a finished file. */
async function retell(pdf: Uint8Array, change: (text: string) => string): Promise<Uint8Array> {
  const document = await load(pdf)
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    const text = textOf(object.get(PDFName.of('ActualText')))
    if (text === undefined || change(text) === text) continue
    object.set(PDFName.of('ActualText'), PDFHexString.fromText(change(text)))
  }
  return document.save()
}

describe('inspect', () => {
  it.each(EDITIONS)(
    'should find nothing in a file that is as it should be: %s',
    async (edition) => {
      expect(findingsOf(finished[edition], expectationOf(edition, printed[edition]))).toEqual([])
    },
  )

  it('should find a digit that has changed', async () => {
    const wrong = await retell(finished.ar, (text) =>
      text.replace('900 ألف مسافر', '800 ألف مسافر'),
    )
    expect(findingsOf(wrong, expectationOf('ar', printed.ar))).toEqual([
      expect.stringMatching(
        /^pdf-text: About page 1, “استقبل ميناءُ القصر.* is not in the structure/u,
      ),
      expect.stringMatching(/^pdf-text: “استقبل ميناءُ القصر.* is missing/u),
      expect.stringMatching(/^pdf-text: On page 1, the structure .*800 ألف.* another number/u),
    ])
  })

  it('should find a vowel sign that has gone', async () => {
    const wrong = await retell(finished.ar, (text) => text.replace('أنّ', 'أن'))
    expect(findingsOf(wrong, expectationOf('ar', printed.ar))).toHaveLength(2)
  })

  it('should find statements out of order', async () => {
    const expectation = expectationOf('en', printed.en)
    const statements = [...(expectation.statements ?? [])].reverse()
    expect(findingsOf(finished.en, { ...expectation, statements })).toEqual([
      expect.stringMatching(/^pdf-text: “The port of.* is out of order/u),
    ])
  })

  it('should find a note that is not on the page of its call', async () => {
    const expectation = expectationOf('en', printed.en)
    const notes = expectation.notes.map((each) =>
      each.note === '3' ? { note: '3', pages: [1] } : each,
    )
    expect(findingsOf(finished.en, { ...expectation, notes })).toEqual([
      'pdf-note: Note 3 is not where it was put',
    ])
  })

  it('should find a call that is missing', async () => {
    const expectation = expectationOf('en', printed.en)
    const calls = [...expectation.calls, { note: '9', page: 1 }]
    expect(findingsOf(finished.en, { ...expectation, calls })).toEqual([
      'pdf-note: The calls of note 9 are not where they were put',
    ])
  })

  it('should find the outline that Chromium writes, and a file that is not finished', async () => {
    const found = findingsOf(printed['en-ar'].pdf, expectationOf('en-ar', printed['en-ar']))
    const rules = new Set(found.map((finding) => finding.split(':')[0]))
    expect([...rules].sort()).toEqual([
      'pdf-link',
      'pdf-note',
      'pdf-outline',
      'pdf-page',
      'pdf-text',
    ])
  })

  it('should find another title, language, number of pages, and files that do not belong', async () => {
    const expectation = {
      ...expectationOf('en', printed.en),
      languages: ['ar'],
      pages: 3,
      attachments: ['a.md'],
    }
    const found = findingsOf(finished.en, expectation)
    expect(found).toContain('pdf-language: The PDF is not in the language of its edition')
    expect(found).toContain('pdf-outline: The PDF does not carry the title of the brief')
    expect(found).toContain('pdf-page: The PDF has another number of pages than were made up')
    expect(found).toContain(
      'pdf-attachment: The files inside the PDF are not those that belong to it',
    )
  })

  it('should find a page of another size', async () => {
    const found = findingsOf(finished.en, { ...expectationOf('en', printed.en), paper: 'Letter' })
    const pages = expectationOf('en', printed.en).pages
    expect(found).toEqual([
      `pdf-page: Page 1 is not of the size of Letter, and ${pages - 1} more like it`,
    ])
  })

  it('should find text beyond the edge of the paper', async () => {
    const document = await load(finished.en)
    for (const page of document.getPages()) page.setMediaBox(100, 0, 595.276, 841.89)
    const found = findingsOf(await document.save(), expectationOf('en', printed.en))
    expect(found.join('\n')).toMatch(/pdf-page: On page 1, “.*” stands beyond the edge/u)
  })

  it('should find a font that is not embedded, and one that nobody asked for', async () => {
    const document = await load(finished.en)
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict)) continue
      if (object.get(PDFName.of('FontFile2')) instanceof PDFRef) {
        object.delete(PDFName.of('FontFile2'))
      }
    }
    const found = findingsOf(await document.save(), {
      ...expectationOf('en', printed.en),
      fonts: ['Source Serif 4'],
    })
    expect(found.join('\n')).toMatch(/pdf-font: The font SourceSerif4-Regular is not embedded/u)
    expect(found.join('\n')).toMatch(
      /pdf-font: The font Amiri-Regular is none that the styles name/u,
    )
  })

  it('should say that a file cannot be read', async () => {
    expect(findingsOf(Buffer.from('no PDF'), expectationOf('en', printed.en))).toEqual([
      expect.stringMatching(/^pdf-unreadable: /u),
    ])
  })
})
