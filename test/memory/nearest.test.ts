import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedWords, likeness } from '../../src/memory/likeness.ts'
import { NEAR, OWN_NEAR, TranslationMemory } from '../../src/memory/nearest.ts'
import type { EarlierWording, MemoryEntry, SoughtWording } from '../../src/model/memory.ts'

const pair = (en: string, ar: string, ...texts: string[]): MemoryEntry => ({
  words: { en, ar },
  texts,
  confined: false,
})

const nearest = (entries: readonly MemoryEntry[], sought: SoughtWording) =>
  new TranslationMemory(entries).nearest(sought)

const SAILED = pair(
  'More than 700 ferries sailed in 2018.',
  'أبحرت أكثر من ٧٠٠ عبّارة عام ٢٠١٨.',
  'sailed',
)
const CLOSED = pair(
  'The storm closed two of the five quays.',
  'أقفلت العاصفة رصيفين من خمسة.',
  'closed',
)

describe('the nearest earlier wording', () => {
  it('should be what a text said before it was edited, with what differs', () => {
    const words = { en: 'More than 750 ferries sailed in 2018.', ar: SAILED.words.ar ?? '' }
    expect(nearest([CLOSED, SAILED], { text: 'sailed', words, by: ['en'] })).toEqual({
      ...{ words: SAILED.words, texts: ['sailed'], isOwn: true },
      ...{ language: 'en', likeness: 85 },
      changes: [{ was: '700', now: '750' }],
    })
  })

  it('should be its own under another name too, by the language that was left as it was, and be called by that name', () => {
    const words = { en: 'Some 700 ferries set out in 2018.', ar: SAILED.words.ar ?? '' }
    const found = nearest([CLOSED, SAILED], { text: 'renamed', words, by: ['en'] })
    expect(found).toMatchObject({ isOwn: false, texts: ['sailed'] })
    expect(found?.likeness).toBeLessThan(NEAR * 100)
    const alone = { words: { en: words.en }, by: ['en'] }
    expect(nearest([CLOSED, SAILED], alone)).toBeUndefined()
  })

  it('should be its own rather than a text that is a little more like it, but never rather than the same words', () => {
    const own = pair('The storm closed three quays of five.', 'أغلقت ثلاثة.', 'quays')
    const words = { en: 'The storm closed two quays of the five.', ar: '…' }
    const sought = { text: 'quays', words, by: ['en'] }
    expect(nearest([CLOSED, own], sought)?.texts).toEqual(['quays'])
    const same = pair(words.en, 'أُغلق رصيفان من خمسة.', 'other')
    expect(nearest([CLOSED, own, same], sought)).toMatchObject({
      ...{ texts: ['other'], isOwn: false, likeness: 100, changes: [] },
    })
  })

  it('should be 100 per cent only where it is the same sign for sign', () => {
    const words = { en: 'The storm closed two of the five quays!' }
    expect(nearest([CLOSED], { words, by: ['en'] })?.likeness).toBe(99)
  })

  it('should see through what grammar attaches to words, and count it for half', () => {
    const [bare, attached, other] = [
      'الرصيف الجديد مغلق',
      'والرصيف الجديد مغلق',
      'سفينة الجديد مغلق',
    ].map((text) => comparedWords(text, 'ar')) as [
      ReturnType<typeof comparedWords>,
      ReturnType<typeof comparedWords>,
      ReturnType<typeof comparedWords>,
    ]
    expect(likeness(bare, bare)).toBe(1)
    expect(likeness(bare, attached)).toBeCloseTo(1 - 1 / 6)
    expect(likeness(bare, other)).toBeCloseTo(1 - 2 / 6)
  })

  it('should be none where nothing is like it, and where it has no words', () => {
    expect(nearest([CLOSED, SAILED], { words: { en: 'A hospital.' }, by: ['en'] })).toBeUndefined()
    expect(nearest([CLOSED, SAILED], { words: { en: '—' }, by: ['en'] })).toBeUndefined()
    expect(nearest([], { words: { en: 'A hospital.' }, by: ['en'] })).toBeUndefined()
    expect(nearest([CLOSED], { words: { fr: 'Un hôpital' }, by: ['fr'] })).toBeUndefined()
  })
})

/** What an exhaustive search finds: every entry in every language, by the same rules. */
function exhaustive(entries: readonly MemoryEntry[], sought: SoughtWording) {
  const all = sought.by.flatMap((language, order) =>
    entries.flatMap(({ words, texts }, at) => {
      const [mine = '', its] = [sought.words[language], words[language]]
      if (its === undefined) return []
      const isOwn =
        texts.includes(sought.text ?? '') ||
        Object.entries(sought.words).some(
          ([other, text]) => other !== language && words[other] === text,
        )
      const alike = likeness(comparedWords(mine, language), comparedWords(its, language))
      const rank = (mine === its ? 2 : alike) + (isOwn ? 0.1 : 0)
      return alike > 0 && alike >= (isOwn ? OWN_NEAR : NEAR)
        ? [{ at, language, isOwn: texts.includes(sought.text ?? ''), rank, order }]
        : []
    }),
  )
  return all.toSorted((a, b) => b.rank - a.rank || a.at - b.at || a.order - b.order)[0]
}

/** Few words, so that texts are like each other, in forms of one stem, and some more than once in a text. */
const text = (...vocabulary: string[]) =>
  fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 9 })
    .map((all) => all.join(' '))
const english = text(
  'the',
  'the',
  'quay',
  'quays',
  'closed',
  'storm',
  'ferries',
  '700',
  '1,500',
  'in',
)
const arabic = text('في', 'الرصيف', 'ورصيف', 'أغلقت', 'العاصفة', 'عبّارة', '٧٠٠', 'من')

describe('the search', () => {
  it('should find what an exhaustive search finds', () => {
    const entry = fc.record({
      words: fc.record({ en: english, ar: arabic }),
      texts: fc.subarray(['a', 'b']),
      confined: fc.constant(false),
    })
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 40 }),
        fc.record({ en: english, ar: arabic }),
        fc.constantFrom<(readonly string[])[]>(['en'], ['ar'], ['en', 'ar']),
        fc.constantFrom('a', 'c'),
        (entries, words, by, id) => {
          const sought = { text: id, words, by }
          const found: EarlierWording | undefined = nearest(entries, sought)
          const expected = exhaustive(entries, sought)
          expect(
            found && { words: found.words, language: found.language, isOwn: found.isOwn },
          ).toEqual(
            expected && {
              words: entries[expected.at]?.words,
              language: expected.language,
              isOwn: expected.isOwn,
            },
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})
