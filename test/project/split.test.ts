import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RefusedChange } from '../../src/project/change-note.ts'
import { type ClaimSplit, divisionOf, type Half, splitClaim } from '../../src/project/split.ts'
import { readNote } from '../../src/read/note.ts'
import { marksIn, placesIn } from '../../src/read/note-places.ts'
import { collect } from '../../src/report/context.ts'
import { BOTH } from '../support/languages.ts'

const NOTE = await readFile(
  fileURLToPath(
    new URL('../projects/harbour/sources/notes/harbour-review-2019.md', import.meta.url),
  ),
  'utf8',
)

/** Words of a claim of three figures, the same in both languages. */
const PARTS = {
  en: [
    ':figure[900 people]{measure=passengers value=900} came',
    ':figure[40 million dollars]{measure=spending value=40000000} were spent',
    ':figure[two]{measure=quays value=2} of the five quays closed',
  ],
  ar: [
    'جاء :figure[900 شخص]{measure=passengers}',
    'أُنفق :figure[40 مليون دولار]{measure=spending}',
    'أُقفل :figure[اثنان]{measure=quays} من الأرصفة الخمسة',
  ],
} as const

const WORDS = { en: `${PARTS.en.join(', and ')}.`, ar: `${PARTS.ar.join('، و')}.` }

/** The note with such a claim in it. */
const WITH_THREE = NOTE.replace(
  '# Criticisms',
  `::::claim{#three topic=three at='4-5' weight=4 attribution=sailors-union tags="a b" disputes=quays-closed}\n${WORDS.en}\n<!-- a remark -->\n\n:::ar\n${WORDS.ar}\n:::\n::::\n\n# Criticisms`,
)

function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const { value, findings } = collect((context) => readNote('note.md', bytes, BOTH, context))
  return { claims: value.source?.claims ?? [], findings }
}

const half = (own: Partial<Half>): Half => ({
  ...{ id: 'three', topic: 'three', at: [{ from: 4, to: 5 }], statements: {} },
  ...own,
})

/** A claim divided behind some of its parts. */
function after(count: number, own: Partial<Half> = {}): ClaimSplit {
  const says = (from: number, to?: number) => ({
    en: `${PARTS.en.slice(from, to).join(', and ')}.`,
    ar: `${PARTS.ar.slice(from, to).join('، و')}.`,
  })
  return {
    claim: 'three',
    halves: [
      half({ statements: says(0, count) }),
      half({ id: 'three-2', topic: 'three-2', statements: says(count), ...own }),
    ],
    goes: {},
  }
}

function tried(text: string, split: ClaimSplit): string | undefined {
  try {
    return splitClaim(text, split, BOTH)
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedChange)
    return undefined
  }
}

describe('a claim that is split', () => {
  it('should become two in the place of one, with the same figures and all else as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 }), fc.boolean(), (count, windows) => {
        const note = windows ? WITH_THREE.replaceAll('\n', '\r\n') : WITH_THREE
        const made = splitClaim(note, after(count), BOTH)
        expect(made.includes('\r\n')).toBe(windows)
        const [before, now] = [read(WITH_THREE), read(made)]
        expect(now.findings).toEqual([])
        const figures = ({ claims }: typeof now) =>
          claims.flatMap((claim) => claim.figures).map((figure) => JSON.stringify(figure))
        expect(figures(now)).toEqual(figures(before))
        const first = now.claims.findIndex(({ id }) => id === 'three')
        expect(now.claims[first + 1]).toMatchObject({
          ...{ id: 'three-2', topic: 'three-2', at: [{ from: 4, to: 5 }], weight: 4 },
          ...{ attribution: 'sailors-union', tags: ['a', 'b'], disputes: 'quays-closed' },
        })
        // What stands around the claim is there byte for byte.
        const [start, end] = WITH_THREE.split(/::::claim\{#three [\s\S]*?\n::::\n/)
        const plain = made.replaceAll('\r\n', '\n')
        expect(plain.startsWith(start ?? '?')).toBe(true)
        expect(plain.endsWith(end ?? '?')).toBe(true)
        expect(plain.match(/a remark/g)).toHaveLength(1)
        // Its own line is what it was.
        expect(plain).toContain(`{#three topic=three at='4-5' weight=4 `)
      }),
      { numRuns: 8 },
    )
  })

  it('should be joined by hand to what it was', () => {
    const made = splitClaim(WITH_THREE, after(1), BOTH)
    const second = placesIn(made, BOTH).claims.find(({ id }) => id === 'three-2')?.whole
    const alone = made.slice(0, (second?.start ?? 0) - 2) + made.slice(second?.end)
    const joined = (['en', 'ar'] as const).reduce((text, language) => {
      const stretch = placesIn(text, BOTH)
        .claims.find(({ id }) => id === 'three')
        ?.statements.get(language)
      return text.slice(0, stretch?.start) + WORDS[language] + text.slice(stretch?.end)
    }, alone)
    expect(joined).toBe(WITH_THREE)
  })

  it('should be refused, or change nothing else, whatever is typed', () => {
    const typed = fc
      .array(
        fc.constantFrom(
          ...[':::', '::::', '# ', '\n', '\n\n', '---', '- ', '```', '<!--', '-->', '*', '\\'],
          ...[':::ar\n', '::::claim{#other topic=a at="1"}', '}', ' The quay', ' closed.', '&amp;'],
          ...PARTS.en,
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(''))
    const others = (text: string) =>
      read(text)
        .claims.filter(({ id }) => !id.startsWith('three'))
        .map(({ id, at, statements, figures }) => [
          ...[id, at, figures],
          ...Object.values(statements).map(({ plain }) => plain),
        ])
    let made = 0
    fc.assert(
      fc.property(typed, typed, (first, second) => {
        const split = after(1)
        const [a, b] = split.halves
        const changed = tried(WITH_THREE, {
          ...split,
          halves: [
            { ...a, statements: { ...a.statements, en: `${a.statements.en}${first}` } },
            { ...b, statements: { ...b.statements, en: `${b.statements.en}${second}` } },
          ],
        })
        if (changed === undefined) return
        made += 1
        expect(others(changed)).toEqual(others(WITH_THREE))
        const marks = placesIn(changed, BOTH)
          .claims.filter(({ id }) => id.startsWith('three'))
          .flatMap(({ statements }) => statements.get('en') ?? [])
          .flatMap(({ start, end }) => marksIn(changed.slice(start, end)))
        expect(marks.map(({ about }) => about)).toEqual(marksIn(WORDS.en).map(({ about }) => about))
      }),
      { numRuns: 30 },
    )
    expect(made).toBeGreaterThan(0)
  })

  it.each<[string, ClaimSplit]>([
    ['an id that is taken', after(1, { id: 'quays-closed' })],
    ['one id for both', after(1, { id: 'three' })],
    ['an id that is none', after(1, { id: 'Three 2' })],
    ['no paragraphs', after(1, { at: [] })],
    ['a half without words', after(1, { statements: { en: '', ar: '' } })],
    ['a claim that there is not', { ...after(1), claim: 'none' }],
    [
      'figures divided at another place in the other language',
      after(1, {
        statements: { en: after(1).halves[1].statements.en ?? '', ar: `${PARTS.ar[2]}.` },
      }),
    ],
  ])('should be refused with %s', (_, split) => {
    expect(tried(WITH_THREE, split)).toBeUndefined()
  })

  it('should leave an attribute to the half that it is said to belong to', () => {
    const ids = (goes: ClaimSplit['goes']) =>
      read(splitClaim(WITH_THREE, { ...after(1), goes }, BOTH)).claims.flatMap(
        ({ id, disputes }) => (disputes === 'quays-closed' ? id : []),
      )
    expect(ids({ disputes: 'both' })).toEqual(['three', 'three-2'])
    expect(ids({ disputes: 'first' })).toEqual(['three'])
    expect(ids({ disputes: 'second' })).toEqual(['three-2'])
    // Where it is in force nobody chooses: what a claim is sensitive for goes with both.
    expect(ids({ weight: 'second', id: 'second' })).toEqual(['three', 'three-2'])
  })

  it('should be proposed at an end of a part, with the same figures before it in both languages', () => {
    const division = divisionOf(WITH_THREE, 'three', BOTH)
    expect(division).toMatchObject({
      ...{ topic: 'three', at: '4-5' },
      asked: [
        { name: 'attribution', value: 'sailors-union' },
        { name: 'disputes', value: 'quays-closed' },
      ],
    })
    const before = division?.texts.map(({ text, cut }) =>
      marksIn(text.slice(0, cut)).map(({ about }) => about),
    )
    expect(before?.[0]?.length).toBeGreaterThan(0)
    expect(before?.[1]).toEqual(before?.[0])
    expect(divisionOf(WITH_THREE, 'none', BOTH)).toBeUndefined()
  })
})
