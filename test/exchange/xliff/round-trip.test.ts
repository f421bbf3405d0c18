import fc from 'fast-check'
import type { PhrasingContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import {
  isSameLine,
  normalised,
  parseLine,
  writeLine,
} from '../../../src/exchange/inline-markdown.ts'
import { readXliff } from '../../../src/exchange/xliff/read.ts'
import { keyOfUnit, type Unit, type Units, unitId } from '../../../src/exchange/xliff/unit.ts'
import { writeXliff } from '../../../src/exchange/xliff/write.ts'
import { XLIFF_VERSIONS } from '../../../src/model/format.ts'

/** Words, spaces and every sign that means something to Markdown, to XML, or to a program for notes. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('water', 'port', 'الماء', 'ميناء', '2018', '7.5', 'a_b', 'é'),
      fc.constantFrom(...' *_`[]()<>&"\'\\#+-=|~!:;%{}^$@/.,،؛«»“”\u00A0'),
      fc.constantFrom(' ', '==', '%%', '[[', ']]', '&amp;', '<b>', ']]>', '1. ', '::', ':figure'),
      fc.constantFrom('https://example.org/a_b', 'www.example.org', 'a@example.org'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts): PhrasingContent => ({ type: 'text', value: parts.join('') }))

const code = fc
  .array(fc.constantFrom('a', '`', ' ', 'x y', '&', '<', '\\'), { minLength: 1, maxLength: 4 })
  .map((parts): PhrasingContent => ({ type: 'inlineCode', value: parts.join('') }))

const line: fc.Arbitrary<readonly PhrasingContent[]> = fc.letrec<{
  nodes: PhrasingContent[]
  node: PhrasingContent
  plain: PhrasingContent[]
}>((tie) => ({
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
  plain: fc.array(fc.oneof(text, code), { minLength: 1, maxLength: 3 }),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    code,
    fc.constant<PhrasingContent>({ type: 'break' }),
    tie('nodes').map((children): PhrasingContent => ({ type: 'emphasis', children })),
    tie('nodes').map((children): PhrasingContent => ({ type: 'strong', children })),
    fc
      .record({
        url: fc.constantFrom(
          'https://example.org/x_(y)',
          'https://example.org/?a=b&c="d"',
          'mailto:a@b.org',
        ),
        title: fc.constantFrom(null, 'of “that”', 'a "b"'),
        children: tie('plain'),
      })
      .map((link) => ({ type: 'link', ...link }) as PhrasingContent),
    fc.record({ measure: fc.constantFrom('water', 'two words'), children: tie('plain') }).map(
      ({ measure, children }): PhrasingContent => ({
        type: 'textDirective',
        name: 'figure',
        attributes: { measure },
        children,
      }),
    ),
  ),
})).nodes

/** Lines as a note can have them: Markdown has no way to write some trees, such as emphasis at once in emphasis. */
const written = line
  .map((nodes) => parseLine(writeLine(nodes)))
  .filter((nodes) => nodes.length > 0 && isSameLine(parseLine(writeLine(nodes)), nodes))

function unitOf(key: string, source: readonly PhrasingContent[], more: Partial<Unit> = {}): Unit {
  return { key, kind: 'claim', source, state: 'translated', notes: [], terms: [], ...more }
}

function read(units: Units, version: (typeof XLIFF_VERSIONS)[number]) {
  return readXliff('brief.xlf', Buffer.from(writeXliff(units, version)), ['en', 'ar'])
}

describe.each(XLIFF_VERSIONS)('a file of XLIFF %s', (version) => {
  it('should bring every line back as it went out', () => {
    fc.assert(
      fc.property(written, written, (source, target) => {
        const units = [unitOf('one', source, { target })]
        const { statements } = read({ brief: 'b', from: 'en', to: 'ar', units }, version)
        const [statement, second] = statements
        expect(statement).toMatchObject({ key: 'one', language: 'ar' })
        expect(second).toBeUndefined()
        expect(parseLine(statement?.marked ?? statement?.words ?? '')).toEqual(normalised(target))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the id of a unit', () => {
  it('should be a token of XML that leads back to its text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.constantFrom('event:2018/2019.1', 'point:المياه', 'a_b', 'lead:x.2'),
        ),
        (key) => {
          expect(unitId(key)).toMatch(/^[\w.:-]+$/)
          expect(keyOfUnit(unitId(key))).toBe(key)
        },
      ),
    )
  })
})
