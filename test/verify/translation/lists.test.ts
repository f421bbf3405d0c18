import { describe, expect, it } from 'vitest'
import { compareStatements } from '../../../src/verify/translation/compare.ts'

type Thing = 'man' | 'woman' | 'soldier'
type Item = readonly [count: number, thing: Thing]
type Form = (list: (items: readonly Item[]) => string, items: readonly Item[]) => string

/** A language’s list of counted things, and sentences that say one thing of all of its items. */
interface Speech {
  readonly nouns: Readonly<Record<Thing, string>>
  readonly join: (parts: readonly string[]) => string
  readonly forms: readonly Form[]
}

const lastBy =
  (and: string) =>
  (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`

const SPEECH: Readonly<Record<string, Speech>> = {
  en: {
    nouns: { man: 'men', woman: 'women', soldier: 'soldiers' },
    join: lastBy('and'),
    forms: [
      (list, items) => `${list(items)} were arrested.`,
      (list, items) => `Police arrested ${list(items)}.`,
      (list, items) => `In all, ${list(items)} were killed or arrested in the raid.`,
      (list, items) => `The ministry said that ${list(items)} had been arrested in the north.`,
      (list, items) => `Among those arrested were ${list(items)}.`,
      (list, [first, ...rest]) =>
        `${list(first ? [first] : [])} were arrested, along with ${list(rest)}.`,
    ],
  },
  fr: {
    nouns: { man: 'hommes', woman: 'femmes', soldier: 'soldats' },
    join: lastBy('et'),
    forms: [
      (list, items) => `${list(items)} ont été arrêtés.`,
      (list, items) => `La police a arrêté ${list(items)}.`,
      (list, items) => `Parmi les personnes arrêtées figurent ${list(items)}.`,
      (list, items) => `On compte ${list(items)} arrêtés.`,
      (list, [first, ...rest]) =>
        `${list(first ? [first] : [])}, ainsi que ${list(rest)}, ont été arrêtés.`,
    ],
  },
  ar: {
    nouns: { man: 'رجلًا', woman: 'امرأة', soldier: 'جنديًا' },
    join: (parts) => parts.join(' و'),
    forms: [
      (list, items) => `اعتُقل ${list(items)}.`,
      (list, items) => `أوقفت الشرطة ${list(items)}.`,
      (list, items) => `من بين المعتقلين ${list(items)}.`,
      (list, items) => `قالت الوزارة إن ${list(items)} اعتُقلوا في الشمال.`,
      (list, [first, ...rest]) => `اعتُقل ${list(first ? [first] : [])}، إضافة إلى ${list(rest)}.`,
    ],
  },
}

const LANGUAGES = Object.keys(SPEECH)
const PAIRS = LANGUAGES.flatMap((from) =>
  LANGUAGES.filter((to) => to !== from).map((to) => [from, to] as const),
)

function say(language: string, form: Form, items: readonly Item[]): string {
  const { nouns, join } = SPEECH[language] ?? { nouns: undefined, join: undefined }
  if (!nouns) throw new Error(`No speech for ${language}`)
  return form((of) => join(of.map(([count, thing]) => `${count} ${nouns[thing]}`)), items)
}

/** Every sentence about the first list beside every sentence about the second one: what is told of each. */
function told(from: string, to: string, one: readonly Item[], other: readonly Item[]) {
  return (SPEECH[from]?.forms ?? []).flatMap((form) =>
    (SPEECH[to]?.forms ?? []).map((otherForm) => {
      const a = say(from, form, one)
      const b = say(to, otherForm, other)
      const found = compareStatements({ text: a, language: from }, { text: b, language: to })
      return { pair: `${a} | ${b}`, rules: [...new Set(found.map(({ rule }) => rule))] }
    }),
  )
}

describe.each(PAIRS)('one thing said of a list, in %s and %s', (from, to) => {
  it.each<[string, readonly Item[], readonly Item[]]>([
    [
      'two things',
      [
        [16, 'man'],
        [14, 'woman'],
      ],
      [
        [14, 'man'],
        [16, 'woman'],
      ],
    ],
    [
      'two things in another order',
      [
        [16, 'man'],
        [14, 'woman'],
      ],
      [
        [16, 'woman'],
        [14, 'man'],
      ],
    ],
    [
      'the ends of three',
      [
        [16, 'man'],
        [14, 'woman'],
        [23, 'soldier'],
      ],
      [
        [23, 'man'],
        [14, 'woman'],
        [16, 'soldier'],
      ],
    ],
    [
      'the last two of three',
      [
        [16, 'man'],
        [14, 'woman'],
        [23, 'soldier'],
      ],
      [
        [16, 'man'],
        [23, 'woman'],
        [14, 'soldier'],
      ],
    ],
  ])('should be told where the numbers of %s are exchanged', (_, one, other) => {
    const silent = told(from, to, one, other).filter(
      ({ rules }) => !rules.includes('numbers-exchanged'),
    )
    expect(silent).toEqual([])
  })

  it.each<[string, readonly Item[], readonly Item[]]>([
    [
      'the same order',
      [
        [16, 'man'],
        [14, 'woman'],
      ],
      [
        [16, 'man'],
        [14, 'woman'],
      ],
    ],
    [
      'another order',
      [
        [16, 'man'],
        [14, 'woman'],
      ],
      [
        [14, 'woman'],
        [16, 'man'],
      ],
    ],
    [
      'another order of three',
      [
        [16, 'man'],
        [14, 'woman'],
        [23, 'soldier'],
      ],
      [
        [14, 'woman'],
        [23, 'soldier'],
        [16, 'man'],
      ],
    ],
  ])('should be silent where each thing keeps its number, in %s', (_, one, other) => {
    expect(told(from, to, one, other).filter(({ rules }) => rules.length > 0)).toEqual([])
  })
})
