import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PACKS, packOf } from '../../../src/languages/packs.ts'
import type { EditorsFile } from '../../../src/model/editor.ts'
import { each, type Language } from '../../../src/model/language.ts'
import type { Source } from '../../../src/model/source.ts'
import type { Text } from '../../../src/model/texts.ts'
import { collect } from '../../../src/report/context.ts'
import type { Finding } from '../../../src/report/findings.ts'
import { settlementOf } from '../../../src/verify/settled.ts'
import { presentIn } from '../../../src/verify/style/present.ts'
import { checkStyle } from '../../../src/verify/style/style.ts'
import { unnamedIn } from '../../../src/verify/style/unnamed.ts'
import { claimOf } from '../look-alikes/claims.ts'

const TAGS = PACKS.map(({ tag }) => tag)

const cases = readFileSync(new URL('words.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [Language, 'unnamed' | 'present', string, string])

const CHECKS = { unnamed: unnamedIn, present: presentIn }

describe('words of style', () => {
  it.each(cases)(
    'should be found where they tell too little: %s %s %s',
    (language, what, text, told) => {
      expect(CHECKS[what](text, language).join('|')).toBe(told)
    },
  )

  it('should be found in every language, and only where they are meant', () => {
    for (const what of ['unnamed', 'present'] as const) {
      for (const tag of TAGS) {
        const own = cases.filter(([language, check]) => language === tag && check === what)
        expect(
          own.some(([, , , told]) => told !== ''),
          `${tag} ${what}`,
        ).toBe(true)
        expect(
          own.some(([, , , told]) => told === ''),
          `${tag} ${what}`,
        ).toBe(true)
      }
    }
  })
})

const EDITOR = {
  path: 'brief.md',
  date: '2026-11-23',
  maximumSentence: {},
  settled: {},
  names: [
    {
      id: 'security',
      kind: 'other',
      name: { en: 'Security sources, not named', ar: 'مصادر أمنية غير مسمّاة' },
      private: false,
      ordinary: false,
    },
  ],
} as unknown as EditorsFile

interface Ground {
  readonly issued?: string | undefined
  readonly attribution?: string
}

/** What is told of a text, in the languages in which it is given, that rests on sources of some dates. */
function told(...text: Parameters<typeof found>): string[] {
  return found(...text).map(({ rule, reason }) => `${rule}: ${reason}`)
}

function found(
  says: Readonly<Record<Language, string>>,
  grounds: readonly Ground[] = [],
  { editor = EDITOR, ...more }: { editor?: EditorsFile } & Partial<Text> = {},
): readonly Finding[] {
  const sources = grounds.map(({ issued, attribution }, at) => ({
    id: `source-${at}`,
    record: issued === undefined ? {} : { issued },
    claims: [
      {
        ...claimOf({ id: `claim-${at}`, en: 'It is so.', ar: 'هو كذلك.' }),
        source: `source-${at}`,
        ...(attribution && { attribution }),
      },
    ],
  })) as unknown as Source[]
  const place = { path: 'brief.md', line: 7, column: 1 }
  const text: Text = {
    id: 'lead:risks.1',
    kind: 'lead',
    owner: 'A lead',
    says: Object.fromEntries(
      Object.entries(says).map(([language, plain]) => [language, { plain, place }]),
    ),
    place,
    rests: grounds.map((_, at) => `claim-${at}`),
    ...more,
  }
  const settlement = settlementOf({ sources, editor, originals: new Map(), lock: undefined })
  return collect((context) => {
    for (const _ of checkStyle([text], { sources, editor }, settlement, context));
  }).findings
}

const word = fc.constantFrom('kalmar', 'بحر', 'mer', '47', 'd’été', 'x-ray')
const ended = (words: readonly string[]) => `${words.join(' ')}.`

describe('a sentence', () => {
  it('should be told if and only if it has more words than the limit of its language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TAGS),
        fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
        fc.array(fc.array(word, { minLength: 2, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        (language, set, sentences) => {
          const editor = { ...EDITOR, maximumSentence: set ? { [language]: set } : {} }
          const most = set ?? packOf(language).style.sentence.most
          const long = sentences.filter(({ length }) => length > most)
          const findings = told({ [language]: sentences.map(ended).join(' ') }, [], { editor })
          const counts = findings.map((reason) => Number(/has (\d+) words/.exec(reason)?.[1]))
          expect(counts.toSorted()).toEqual(long.map(({ length }) => length).toSorted())
        },
      ),
    )
  })

  it('should be told once in each language in which it is long, by how much, and how it begins', () => {
    const long = (words: string) => each(['en', 'ar'], () => `${`${words} `.repeat(20).trim()}.`)
    expect(told(long('a b'))).toEqual([
      'sentence-long: A lead: a sentence has 40 words in English, 5 too many: “a b a b a b …”',
      'sentence-long: A lead: a sentence has 40 words in Arabic, 12 too many: «a b a b a b …»',
    ])
  })

  it('should not count the editor’s bracket, which is a sentence of its own, nor signs', () => {
    const own = 'word '.repeat(30).trim()
    expect(told({ en: `${own} [Editor: ${'note '.repeat(20).trim()}] – end.` })).toEqual([])
    expect(told({ en: `Short. [Editor: ${'note '.repeat(40).trim()}]` })).toHaveLength(1)
  })

  it('should not be asked of what is no sentence', () => {
    expect(told({ en: `${'word '.repeat(80)}one source` }, [], { kind: 'title' })).toEqual([])
  })
})

describe('a source without a name', () => {
  it('should be told in the language in which it has none', () => {
    expect(told({ en: 'One source says so.', ar: 'تقول مجلة الميناء ذلك.' })).toEqual([
      'source-unnamed: A lead: a reader cannot tell which source is meant by “one source”',
    ])
  })

  it('should not be told where the source itself names none, and who says it is registered so', () => {
    const says = { en: 'Some security sources said so.', ar: 'أفادت مصادر أمنية بذلك.' }
    expect(told(says, [{ issued: '2026' }])).toHaveLength(2)
    expect(told(says, [{ issued: '2026', attribution: 'security' }])).toEqual([])
  })
})

describe('a word for the present', () => {
  const says = { en: 'The quays are still closed.' }

  it.each([
    [['2019'], 1],
    [['2019', undefined], 1],
    [[undefined], 1],
    [['2025-11-23'], 1],
    [['2025-11-24'], 0],
    [['2025-12'], 0],
    [['2025'], 1],
    [['2026'], 0],
    [['2019', '2026-10'], 0],
    [[], 0],
  ])('should be told where all sources are a year old or have no date: %j', (dates, count) => {
    expect(
      told(
        says,
        dates.map((issued) => ({ issued })),
      ),
    ).toHaveLength(count)
  })

  it('should name the word, the source and its date', () => {
    expect(told(says, [{ issued: '2019-04' }, {}])).toEqual([
      'present-stale: A lead says “still”, and rests on `source-0` of 2019-04, `source-1`, which has no date, alone',
    ])
  })

  it('should be right beside a date: that of an event, or of its own sentence', () => {
    expect(told(says, [{ issued: '2019' }], { dated: '2019' })).toEqual([])
    expect(told({ en: 'The quays are still closed in 2019.' }, [{ issued: '2019' }])).toEqual([])
  })
})

describe('what a person has looked at', () => {
  it.each([
    [{ en: 'One source says so.' }, 'source-unnamed'],
    [{ en: 'The quays are still closed.' }, 'present-stale'],
  ] as const)('should be told no longer: %j', (says, rule) => {
    const grounds = [{ issued: '2019' }]
    const [finding] = found(says, grounds)
    const [, what = ''] = /settled="\S+ (\S+): why"/.exec(finding?.advice ?? '') ?? []
    const place = { path: 'brief.md', line: 7, column: 1 }
    const settled = [{ rule, what, reason: 'so called', place }]
    expect(told(says, grounds, { settled })).toEqual([])
    expect(told({ en: 'It is closed.' }, grounds, { settled })).toEqual([
      expect.stringMatching(/^settled-nothing/),
    ])
  })
})
