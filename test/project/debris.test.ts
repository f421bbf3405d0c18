import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddedTexts } from '../../src/project/added-note.ts'
import { RefusedChange } from '../../src/project/change-note.ts'
import { withDebris } from '../../src/project/debris.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'
import { numbersIn } from '../../src/text/locator.ts'
import { createWorld } from '../../src/world/world.ts'
import { BOTH } from '../support/languages.ts'

const NOTE = await readFile(
  fileURLToPath(
    new URL('../projects/harbour/sources/notes/harbour-review-2019.md', import.meta.url),
  ),
  'utf8',
)
const { noise } = await readAddedTexts(createWorld())

const mark = (text: string, paragraph: number, is = true) =>
  withDebris(text, paragraph, is, noise, BOTH)

function health(text: string) {
  const bytes = new TextEncoder().encode(text)
  const { value, findings } = collect((context) => readNote('note.md', bytes, BOTH, context))
  expect(findings).toEqual([])
  const all = value.source?.health ?? []
  return {
    debris: all.flatMap(({ kind, at }) => (kind === 'noise' ? numbersIn(at) : [])).sort(),
    others: all.filter(({ kind }) => kind !== 'noise'),
  }
}

const FORMS: Record<string, string> = {
  'with entries': NOTE,
  'with comments': NOTE.replace('  - at: 4\n', '  # why\n  - at: 4 # here\n'),
  'with dashes at the margin': NOTE.replace(/(?<=^health:\n)[\s\S]*?(?=^---$)/m, (entries) =>
    entries.replace(/^ {2}/gm, ''),
  ),
  'with none': NOTE.replace(/^health:\n[\s\S]*?(?=^---$)/m, ''),
  'with Windows line ends': NOTE.replaceAll('\n', '\r\n'),
}

describe('a paragraph that is marked as debris', () => {
  it.each(Object.keys(FORMS))('should be that and no longer, byte for byte: a note %s', (form) => {
    const note = FORMS[form] ?? ''
    const before = health(note)
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(1, 2, 3, 8, 9, 12), { maxLength: 4 }), (all) => {
        let text = note
        for (const [index, paragraph] of all.entries()) {
          text = mark(text, paragraph)
          expect(mark(text, paragraph)).toBe(text)
          expect(health(text)).toEqual({
            debris: [...before.debris, ...all.slice(0, index + 1)].sort(),
            others: before.others,
          })
        }
        // All of one reason in one entry.
        expect(text.split('Debris of the saved page').length - 1).toBe(all.length > 0 ? 1 : 0)
        for (const paragraph of all) text = mark(text, paragraph, false)
        expect(text).toBe(note)
      }),
      { numRuns: 25 },
    )
  })

  it('should be no debris any more whoever said so', () => {
    const text = mark(NOTE, 7, false)
    expect(health(text)).toEqual({ debris: [], others: health(NOTE).others })
    expect(NOTE.replace(/ {2}- at: 7\n.*\n.*\n/, '')).toBe(text)
  })

  it('should be marked by hand where the note is written otherwise', () => {
    const inLine = (FORMS['with none'] ?? '').replace(
      '\n---\n\n#',
      '\nhealth: [{ at: 4, kind: doubt, note: { en: A., ar: ب. } }]\n---\n\n#',
    )
    expect(health(inLine).others).toHaveLength(1)
    expect(() => mark(inLine, 2)).toThrow(RefusedChange)
    expect(() => mark('# No front matter\n', 2)).toThrow(RefusedChange)
  })
})
