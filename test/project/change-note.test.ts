import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  changed,
  changeNote,
  type NewClaim,
  type NoteChange,
  RefusedChange,
  stateOf,
} from '../../src/project/change-note.ts'
import { readNote } from '../../src/read/note.ts'
import { placesIn } from '../../src/read/note-places.ts'
import { collect } from '../../src/report/context.ts'
import { createWorld } from '../../src/world/world.ts'
import { BOTH } from '../support/languages.ts'

const NOTE = await readFile(
  fileURLToPath(
    new URL('../projects/harbour/sources/notes/harbour-review-2019.md', import.meta.url),
  ),
  'utf8',
)
const CLAIM = placesIn(NOTE, BOTH).claims[1]?.id ?? ''

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  return collect((context) => readNote('note.md', bytes, BOTH, context))
}

/** A change, or that it was refused. */
function tried(text: string, change: NoteChange): string | undefined {
  try {
    return changed(text, change, BOTH)
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedChange)
    return undefined
  }
}

/** All of a note but one claim. */
function others(text: string, claim: string) {
  const { value } = read(text)
  return value.source?.claims
    .filter(({ id }) => id !== claim)
    .map(({ place: _, ...rest }) => ({
      ...rest,
      statements: Object.fromEntries(
        Object.entries(rest.statements).map(([language, { plain }]) => [language, plain]),
      ),
      figures: rest.figures,
    }))
}

/** What a person may type, marks of Markdown and all. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[':::', '::::', '# ', '\n', '\n\n', '---', '- ', '> ', '```', '<!--', '-->', '*', '[x]'],
        ...[':::ar\n', '::::claim{#other topic=a at="1"}', '\\', '&amp;', '{', '}', ':figure[7]'],
      ),
      fc.constantFrom('The quay', ' closed', ' in 2021', 'أُغلق الرصيف', ' ', '.'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))

describe('a change of a note', () => {
  it('should be the smallest there is, whatever is typed, or be refused', () => {
    let made = 0
    fc.assert(
      fc.property(typed, fc.constantFrom(...BOTH), fc.boolean(), (text, language, windows) => {
        const note = windows ? NOTE.replaceAll('\n', '\r\n') : NOTE
        const after = tried(note, { kind: 'statement', claim: CLAIM, language, text })
        if (after === undefined) return
        made += 1
        const stretch = placesIn(NOTE, BOTH).claims[1]?.statements.get(language)
        const plain = after.replaceAll('\r\n', '\n')
        expect(plain.startsWith(NOTE.slice(0, stretch?.start))).toBe(true)
        expect(plain.endsWith(NOTE.slice(stretch?.end))).toBe(true)
        expect(after.includes('\r\n')).toBe(windows)
        expect(others(plain, CLAIM)).toEqual(others(NOTE, CLAIM))
      }),
      { numRuns: 80 },
    )
    expect(made).toBeGreaterThan(10)
  })

  it('should add a claim under its section, as it is read back', () => {
    const claim = (own: Partial<NewClaim> = {}): NewClaim => ({
      id: 'new-claim',
      topic: 'quay',
      at: [{ from: 2, to: 3 }],
      weight: 4,
      section: 'Outcomes',
      statements: { en: 'The quay closed.', ar: 'أُغلق الرصيف.' },
      ...own,
    })
    for (const section of [...placesIn(NOTE, BOTH).sections.map(({ title }) => title), 'Else']) {
      const after = changed(NOTE, { kind: 'claim', claim: claim({ section }) }, BOTH)
      const { value, findings } = read(after)
      expect(findings).toEqual([])
      expect(value.source?.claims.find(({ id }) => id === 'new-claim')).toMatchObject({
        ...{ section, topic: 'quay', weight: 4, at: [{ from: 2, to: 3 }] },
        statements: { en: { plain: 'The quay closed.' }, ar: { plain: 'أُغلق الرصيف.' } },
      })
      expect(others(after, 'new-claim')).toEqual(others(NOTE, 'new-claim'))
    }
    fc.assert(
      fc.property(typed, typed, (en, ar) => {
        const after = tried(NOTE, { kind: 'claim', claim: claim({ statements: { en, ar } }) })
        if (after !== undefined) expect(others(after, 'new-claim')).toEqual(others(NOTE, ''))
      }),
      { numRuns: 40 },
    )
    for (const wrong of [
      { id: CLAIM },
      { id: 'Not one' },
      { topic: '' },
      { at: [] },
      { statements: { en: 'One.', ar: ' ' } },
    ]) {
      expect(tried(NOTE, { kind: 'claim', claim: claim(wrong) })).toBeUndefined()
    }
  })

  it('should set paragraphs aside and take that back, comments and order kept', () => {
    const set = (text: string, from: number, to = from) =>
      changed(text, { kind: 'set-aside', at: [{ from, to }] }, BOTH)
    const one = set(NOTE, 3)
    expect(read(one).value.source?.setAside).toEqual([{ from: 3, to: 3 }])
    const two = set(one, 3, 5)
    expect(read(two).value.source?.setAside).toEqual([{ from: 3, to: 5 }])
    expect(two.split('\n')).toHaveLength(NOTE.split('\n').length + 1)
    expect(changed(two, { kind: 'set-aside', at: [] }, BOTH)).toBe(NOTE)
  })

  it('should never be made over what was saved meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'change-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'note.md')
    await writeFile(path, NOTE)
    const world = createWorld()
    const change = (base: string, to: string) =>
      changeNote(path, base, (text) => `${text}${to}`, folder, world)
    await change(stateOf(NOTE), '<!-- a -->\n')
    await expect(change(stateOf(NOTE), '<!-- b -->\n')).rejects.toThrow('changed meanwhile')
    const both = await Promise.allSettled([
      change(stateOf(`${NOTE}<!-- a -->\n`), '<!-- c -->\n'),
      change(stateOf(`${NOTE}<!-- a -->\n`), '<!-- d -->\n'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await rm(path)
    await expect(change(stateOf(NOTE), 'x')).rejects.toThrow('changed meanwhile')
  })
})
