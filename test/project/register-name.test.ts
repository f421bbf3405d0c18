import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RefusedChange } from '../../src/project/change-note.ts'
import { type NewName, withName } from '../../src/project/register-name.ts'
import { readEditorsFile } from '../../src/read/editors-file.ts'
import { collect } from '../../src/report/context.ts'
import { BOTH } from '../support/languages.ts'

const FILE = await readFile(
  fileURLToPath(new URL('../projects/harbour/sources/brief.md', import.meta.url)),
  'utf8',
)

const NAMES = /^names:\n(?: .*\n)+/m

/** The same file with its register in other forms. */
const FORMS: readonly (readonly [string, string])[] = [
  ['as it is', FILE],
  [
    'not the last of the record',
    FILE.replace(/^(names:\n(?: .*\n)+)---\n/m, '$1# Terms.\n\nterms: {}\n---\n'),
  ],
  ['with comments', FILE.replace(/^names:\n/m, 'names: # all of them\n  # The port.\n')],
  ['with more room', FILE.replace(NAMES, (names) => names.replace(/^ +/gm, '$&$&'))],
  ['none', FILE.replace(NAMES, '')],
  ['empty', FILE.replace(NAMES, 'names: {}\n')],
  ['to be filled', FILE.replace(NAMES, 'names:\n')],
  ['with the line ends of Windows', FILE.replaceAll('\n', '\r\n')],
]

const NAME: NewName = {
  ...{ id: 'new-name', kind: 'place', private: false },
  name: { en: 'Qasr Island', ar: 'جزيرة القصر' },
}

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  return collect((context) => readEditorsFile('brief.md', bytes, BOTH, context)).value
}

function tried(text: string, name: NewName): string | undefined {
  try {
    return withName(text, name, BOTH)
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedChange)
    return undefined
  }
}

describe('a name that is put into the register', () => {
  it.each(FORMS)('should stand there with all else as it was: %s', (_, file) => {
    const after = withName(file, NAME, BOTH)
    const [was, is] = [read(file), read(after)]
    expect(is?.names).toEqual([...(was?.names ?? []), { ordinary: false, ...NAME }])
    // All lines that were there are there, in their order.
    const lines = after.split('\n')
    const added = file.includes('names: {}') ? 'names:' : undefined
    let at = 0
    for (const line of file.split('\n')) {
      const wanted = line === 'names: {}' ? added : line
      at = lines.indexOf(wanted ?? '', at) + 1
      expect(at, line).toBeGreaterThan(0)
    }
    expect(after.includes('\r\n')).toBe(file.includes('\r\n'))
  })

  it('should be read as it was typed, whatever signs of YAML are in it, or be refused', () => {
    const typed = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ':',
            ': ',
            '#',
            ' #',
            '"',
            "'",
            '{',
            '}',
            ',',
            '*',
            '&',
            '!',
            '---',
            '\n',
            '- ',
            '[',
            '|',
          ),
          fc.constantFrom('Omar', ' ', 'عمر', '7', 'null', 'true'),
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(''))
    let made = 0
    fc.assert(
      fc.property(typed, typed, fc.constantFrom(...FORMS), (en, ar, [, file]) => {
        const after = tried(file, { ...NAME, name: { en, ar } })
        if (after === undefined) return
        made += 1
        const known = read(after)?.names.at(-1)
        expect(known).toMatchObject({ id: NAME.id, name: { en: en.trim(), ar: ar.trim() } })
      }),
      { numRuns: 100 },
    )
    expect(made).toBeGreaterThan(40)
  })

  it('should be refused where it is there, has no id, or lacks a language', () => {
    for (const wrong of [
      { id: 'sailors-union' },
      { id: 'Two words' },
      { name: { en: 'Qasr Island' } },
    ]) {
      expect(tried(FILE, { ...NAME, ...wrong })).toBeUndefined()
    }
    expect(
      tried(FILE.replace(NAMES, 'names: { a: { kind: place, name: { en: A, ar: أ } } }\n'), NAME),
    ).toBeUndefined()
  })
})
