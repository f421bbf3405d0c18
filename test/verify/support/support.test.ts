import { describe, expect, it } from 'vitest'
import { lockOriginal } from '../../../src/lock/lock-file.ts'
import type { EditorsFile } from '../../../src/model/editor.ts'
import type { Language } from '../../../src/model/language.ts'
import type { Lock } from '../../../src/model/lock.ts'
import type { Source } from '../../../src/model/source.ts'
import { textsOf } from '../../../src/model/texts.ts'
import { readEditorsFile } from '../../../src/read/editors-file.ts'
import { readNote } from '../../../src/read/note.ts'
import { settlementOf } from '../../../src/verify/settled.ts'
import { checkGrounds, checkSupport } from '../../../src/verify/support/support.ts'
import { Findings } from '../../support/findings.ts'
import { BOTH } from '../../support/languages.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** One claim: what it says in each language, the paragraphs it cites, what else stands in its braces. */
interface Said {
  readonly en: string
  readonly ar: string
  readonly at: string
  readonly more?: string
}

function noteOf(language: Language, claims: readonly Said[]): Source {
  const findings = new Findings()
  const { source } = readNote(
    'notes/review.md',
    bytes(`---
id: review
type: webpage
language: ${language}
title: { en: The review, ar: المراجعة }
author: not stated
container-title: not stated
issued: 2019-04
original: review.txt
text: original
origin: review
---

# outcomes
${claims
  .map(
    ({ en, ar, at, more = '' }, index) =>
      `\n::::claim{#c${index + 1} topic=quays at="${at}" ${more}}\n${en}\n\n:::ar\n${ar}\n:::\n::::\n`,
  )
  .join('')}`),
    BOTH,
    findings,
  )
  expect(findings.list().map(String)).toEqual([])
  if (!source) throw new Error('The note cannot be read.')
  return source
}

function editorWith(sentences = ''): EditorsFile {
  const findings = new Findings()
  const heading = '{ en: Heading, ar: عنوان }'
  const editor = readEditorsFile(
    'brief.md',
    bytes(`---
title: ${heading}
short-title: ${heading}
subtitle: ${heading}
purpose: ${heading}
date: 2026-01-01
measures: {}
names:
  haddad: { kind: person, name: { en: Salma Haddad, ar: سلمى حداد } }
  karimov: { kind: person, name: { en: Timur Karimov, ar: تيمور كريموف } }
  kalmarsk: { kind: place, name: { en: Kalmarsk, ar: كالمارسك } }
---

# outcomes
${sentences}`),
    BOTH,
    findings,
  )
  expect(findings.list().map(String)).toEqual([])
  if (!editor) throw new Error('The editor’s file cannot be read.')
  return editor
}

/** What is told of claims on an original of some paragraphs: rule, claim, and what was said. */
function told(
  language: Language,
  paragraphs: readonly string[],
  claims: readonly Said[],
  lock?: Lock,
): string[] {
  const findings = new Findings()
  checkSupport(
    {
      sources: [noteOf(language, claims)],
      editor: editorWith(),
      originals: new Map([['review', { path: 'review.txt', bytes: bytes(paragraphs.join('\n')) }]]),
      lock,
    },
    findings,
  )
  return findings
    .list()
    .map(({ ruleId, reason, actual }) => `${ruleId} ${/`(.*?)`/.exec(reason)?.[1]} ${actual}`)
}

/** A claim of which one language matters. */
const english = (en: string, at = '1', more = ''): Said => ({ en, ar: 'كلام.', at, more })
const arabic = (ar: string, at = '1', more = ''): Said => ({ en: 'Words.', ar, at, more })

describe('a number of a claim', () => {
  it('should stand in the paragraph, in whatever words and digits', () => {
    const passage = ['Some 470 people left; seven weeks later 30 per cent were back.']
    expect(
      told('en', passage, [english('About 470 people left, 30 percent returned after 7 weeks.')]),
    ).toEqual([])
    expect(told('en', passage, [english('About 480 people left.')])).toEqual([
      'support-number c1 About 480',
    ])
    expect(told('en', passage, [english('After seven days 30 people left.')])).toEqual([
      'support-number c1 seven',
      'support-number c1 30',
    ])
    const dated = ['غادر المدينة ٤٧٠ شخصًا في ٢٠ نيسان/أبريل 2018.']
    expect(told('ar', dated, [arabic('غادر 470 شخصًا في 20 أبريل 2018.')])).toEqual([])
    expect(told('ar', dated, [arabic('غادر 470 شخصًا في 20 مايو 2018.')])).toEqual([
      'support-number c1 20 مايو 2018',
    ])
  })

  it('should be bound as it is there', () => {
    const passage = ['About 900 passengers came.']
    expect(told('en', passage, [english('More than 900 passengers came.')])).toEqual([
      'support-hedge c1 More than 900',
    ])
    // Written in one word, as many do.
    expect(
      told('ar', ['يدفع رواتب لاتقل عن 600 دولار.'], [arabic('يدفع ما لا يقل عن 600 دولار.')]),
    ).toEqual([])
    // Of both numbers, or of the first alone: only the writer of the passage knows.
    const both = ['وعلى متنها ما لا يقل عن 700 راكبة و1500 راكب.']
    expect(told('ar', both, [arabic('فيها 700 راكبة على الأقل و1500 راكب على الأقل.')])).toEqual([])
    expect(told('ar', both, [arabic('فيها نحو 700 راكبة.')])).toEqual(['support-hedge c1 نحو 700'])
  })

  it('should be found where two of them have changed places', () => {
    const passage = ['They held 4 men and 16 women.']
    expect(told('en', passage, [english('They held 4 men and 16 women.')])).toEqual([])
    expect(told('en', passage, [english('They held 16 men and 4 women.')])).toEqual([
      'support-exchanged c1 16, 4',
    ])
  })

  it('may be the year of the article, if it is called so', () => {
    const passage = ['The quays were shut.']
    expect(
      told('en', passage, [english('An article of April 2019 says that the quays were shut.')]),
    ).toEqual([])
    expect(told('en', passage, [english('The quays were shut in April 2019.')])).toEqual([
      'support-number c1 April 2019',
    ])
    expect(
      told('en', passage, [english('An article of May 2019 says that the quays were shut.')]),
    ).toEqual(['support-number c1 May 2019'])
  })

  it('may be the editor’s own in a bracket', () => {
    const passage = ['The quays were shut in 2018.']
    const said = 'The quays were shut in 2018. [Editor: it was 2017.]'
    expect(told('en', passage, [{ ...english(said), ar: 'كلام. [المحرر: 2017.]' }])).toEqual([])
  })
})

describe('a quotation', () => {
  it('should stand in the paragraph word for word, but for what its sentence adds to its ends', () => {
    const passage = ['ولذلك نحن أمام "تحد جديد"، وأمام النُّخبة من الجنود.']
    expect(told('ar', passage, [arabic('يرى «تحديًا جديدًا» ويخشى «نخبةً من الجنود».')])).toEqual([])
    expect(told('ar', passage, [arabic('يرى «تحديًا قديمًا».')])).toEqual([
      'support-quotation c1 تحديًا قديمًا',
    ])
    expect(told('ar', passage, [arabic('يرى «نخبوية».')])).toEqual(['support-quotation c1 نخبوية'])
  })

  it('may be shortened, and is not looked for in a translation', () => {
    const passage = ['It was a very bad and a long night for us all.']
    expect(told('en', passage, [english('It was “a very bad … night”.')])).toEqual([])
    expect(told('en', passage, [english('It was “a very good … night”.')])).toEqual([
      'support-quotation c1 a very good … night',
    ])
    expect(told('ar', ['ليلة طويلة.'], [{ en: '“A night.”', ar: 'ليلة طويلة.', at: '1' }])).toEqual(
      [],
    )
  })
})

describe('who is named', () => {
  const passage = [
    'Salma Haddad met us in the port.',
    'She said that the quays were shut.',
    'Timur Karimov thought otherwise.',
    'He called the quays open.',
  ]

  it('should be named there, or be the last person named before', () => {
    expect(told('en', passage, [english('Haddad says that the quays were shut.', '2')])).toEqual([])
    expect(told('en', passage, [english('Haddad called the quays open.', '4')])).toEqual([
      'support-name c1 Haddad',
    ])
    expect(
      told('en', passage, [english('The quays were open.', '4', 'attribution=haddad')]),
    ).toEqual(['support-name c1 haddad'])
    expect(told('en', passage, [english('The quays of Kalmarsk were shut.', '2')])).toEqual([
      'support-name c1 Kalmarsk',
    ])
  })

  it('may be spelt as the source spells it', () => {
    const spelt = ['قال كرييموف إن الأرصفة مغلقة.']
    expect(told('ar', spelt, [arabic('يقول تيمور كريموف إن الأرصفة مغلقة.')])).toEqual([])
  })
})

describe('the paragraph that is cited', () => {
  it('should be the likeliest of the source', () => {
    const passage = [
      'The storm tore the roof off the customs house.',
      'Fishermen repaired their nets through the whole winter.',
      'The council bought two cranes from a neighbouring harbour.',
    ]
    const said = 'The council bought cranes from a neighbouring harbour.'
    expect(told('en', passage, [english(said, '3')])).toEqual([])
    expect(told('en', passage, [english(said, '2')])).toEqual(['support-elsewhere c1 2'])
  })
})

describe('a passage that tells a share by two numbers', () => {
  it('should bear out each of them', () => {
    const passage = ['اعتُقل طبيبان من أصل خمسة في المدينة.']
    expect(told('ar', passage, [arabic('اعتُقل اثنان من الأطباء الخمسة في المدينة.')])).toEqual([])
    expect(told('ar', passage, [arabic('اعتُقل اثنان من الأطباء الستة في المدينة.')])).toEqual([
      'support-number c1 الستة',
    ])
  })
})

describe('what a person has settled', () => {
  const passage = ['Quays: north, south, east.', 'The ferry stopped at noon.']
  const settled = 'settled="support-number 3 at 1: the quays listed there, counted"'
  const said = english('There were 3 quays, north, south and east.', '1', settled)

  const lockOf = (paragraphs: readonly string[], claims: readonly Said[]): Lock => ({
    version: 1,
    originals: {
      review: lockOriginal('review', noteOf('en', claims).claims, {
        path: 'review.txt',
        bytes: bytes(paragraphs.join('\n')),
      }),
    },
    statements: {},
  })

  it('should hold for that number alone', () => {
    expect(told('en', passage, [english(said.en)])).toEqual(['support-number c1 3'])
    expect(told('en', passage, [said])).toEqual([])
    expect(told('en', passage, [said], lockOf(passage, [said]))).toEqual([])
    expect(told('en', passage, [{ ...said, en: said.en.replace('3', '4') }])).toEqual([
      'settled-nothing c1 support-number 3 at 1',
      'support-number c1 4',
    ])
  })

  it('should be told where a mark settles nothing', () => {
    const idle = { ...said, more: settled.replace('number 3', 'number 4') }
    expect(told('en', passage, [idle])).toEqual([
      'settled-nothing c1 support-number 4 at 1',
      'support-number c1 3',
    ])
    const done = { ...said, en: 'The north quay stands.' }
    expect(told('en', passage, [done])).toEqual(['settled-nothing c1 support-number 3 at 1'])
  })

  it('should lapse when the words change that bear it out', () => {
    const elsewhere = { ...said, more: settled.replace('at 1', 'at 2') }
    const lock = lockOf(passage, [elsewhere])
    expect(told('en', passage, [elsewhere], lock)).toEqual([])
    const changed = passage.with(1, 'The ferry stopped at two.')
    expect(told('en', changed, [elsewhere], lock)).toEqual(['support-number c1 3'])
  })

  it('should name what it is about, where, and why', () => {
    for (const wrong of [
      'support-number',
      'support-number 3: why',
      'support-number at 1: why',
      'support-number 3 at 1:',
      'support-quotation x at 1: why',
    ]) {
      const findings = new Findings()
      readNote(
        'n.md',
        bytes(
          `# outcomes\n\n::::claim{#c topic=t at="1" settled="${wrong}"}\nA.\n\n:::ar\nأ.\n:::\n::::\n`,
        ),
        BOTH,
        findings,
      )
      expect(findings.list().map(({ ruleId }) => ruleId)).toContain('directive-attribute')
    }
  })
})

describe('a sentence of the editor’s', () => {
  const claims = [
    english('Haddad counts 900 passengers in 2018.'),
    english('Kalmarsk has four cranes.'),
    english('More than 900 passengers came in 2018.'),
  ]

  const findingsOn = (en: string, rests: string, settled = '') => {
    const sources = [noteOf('en', claims)]
    const editor = editorWith(
      `\n::::sentence{claims="${rests}"${settled && ` settled="${settled}"`}}\n${en}\n\n:::ar\nكلام.\n:::\n::::\n`,
    )
    const findings = new Findings()
    const originals = new Map([['review', { path: 'review.txt', bytes: bytes('Haddad counts.') }]])
    const evidence = { sources, editor, originals, lock: undefined }
    checkGrounds(textsOf(sources, editor), evidence, settlementOf(evidence), findings)
    return findings.list()
  }
  const grounds = (en: string, rests: string, settled?: string) =>
    findingsOn(en, rests, settled).map(({ ruleId, actual }) => `${ruleId} ${actual}`)
  const adviceOn = (en: string, rests: string) => findingsOn(en, rests).map(({ note }) => note)

  it('should have its numbers, dates and names from its claims', () => {
    expect(grounds('Haddad counted 900 passengers in 2018.', 'c1')).toEqual([])
    expect(grounds('Haddad counted 950 passengers in 2017.', 'c1')).toEqual([
      'support-editorial 950',
      'support-editorial 2017',
    ])
    expect(grounds('More than 900 came.', 'c1')).toEqual(['support-editorial More than 900'])
    expect(grounds('Kalmarsk had 900 passengers.', 'c1')).toEqual(['support-editorial Kalmarsk'])
    expect(grounds('Kalmarsk had 900 passengers.', 'c1 c2')).toEqual([])
  })

  it('should take two bounds of one number together', () => {
    expect(grounds('900 or more came.', 'c1 c3')).toEqual([])
    expect(grounds('At least 900 came.', 'c3')).toEqual(['support-editorial At least 900'])
    expect(grounds('Fewer than 900 came.', 'c1 c3')).toEqual(['support-editorial Fewer than 900'])
  })

  it.each([
    ['2018', []],
    ['2017', ['support-editorial 2017']],
    ['2018-05', ['support-editorial May 2018']],
    ['2017/2018', ['support-editorial 2017']],
    ['2018/..', []],
  ])('should be of the day that its claims tell, where it is an event: %s', (date, expected) => {
    const sources = [noteOf('en', claims)]
    const editor = editorWith(
      `\n::::event{date=${date} claims="c1"}\nHaddad counts.\n\n:::ar\nكلام.\n:::\n::::\n`,
    )
    const findings = new Findings()
    const evidence = { sources, editor, originals: new Map(), lock: undefined }
    checkGrounds(textsOf(sources, editor), evidence, settlementOf(evidence), findings)
    expect(findings.list().map(({ ruleId, actual }) => `${ruleId} ${actual}`)).toEqual(expected)
  })

  it('may be settled, until it or its claims are edited', () => {
    const said = 'Kalmarsk had 13 things.'
    const [finding] = adviceOn(said, 'c2')
    const mark = /support-editorial [0-9a-f-]+: why/.exec(finding ?? '')?.[0] ?? ''
    expect(grounds(said, 'c2', mark)).toEqual([])
    expect(grounds('Kalmarsk had 14 things.', 'c2', mark)).toEqual([
      `settled-nothing ${mark.replace(': why', '')}`,
      'support-editorial 14',
    ])
    expect(grounds(said, 'c1 c2', mark)).toHaveLength(2)
  })

  it('may count what it goes on to tell, but not what a claim counts', () => {
    expect(
      grounds('Two things are known: it had 900 passengers, and it counted them.', 'c1'),
    ).toEqual([])
    expect(grounds('Kalmarsk has three cranes.', 'c2')).toEqual(['support-editorial three'])
  })
})

/** An article of our own, and claims on it as a careful reader would put them. */
const ARTICLE = [
  'The harbour after the storm. By Salma Haddad, April 2019.',
  'On the night of 11 October 2017 a storm tore two of the five quays of Kalmarsk from their piles. Nobody was hurt, the harbour master said, “but we were lucky”.',
  'The closure lasted three months. Nearly 40 per cent of the freight went to a neighbouring port, and half of the dockers were sent home on reduced pay.',
  'In 2018 the ferries carried more than 900,000 passengers, a record; in the two years before there had been between 700,000 and 750,000 a year.',
  'Timur Karimov, who speaks for the sailors’ union, calls the repair late. His members had warned of rotten piles at least twice, in March 2015 and in the summer of 2016.',
  'He adds that a dozen letters to the ministry went unanswered.',
  'The management denies this. It says that it spent about 12 million dollars on the quays over eighteen months, a third of it on the piles alone.',
  'Of 64 fishermen who were asked, 41 want the northern quay to be given to the ferries, one in five would rather leave, and the rest had no opinion.',
  'A new mole of 350 metres is to be finished by 2021. Engineers expect the first ships there no earlier than the spring of that year.',
]

const HONEST: readonly (readonly [string, string])[] = [
  [
    '2',
    'A storm on 11 October 2017 tore two of Kalmarsk’s five quays from their piles; no one was hurt, and the harbour master spoke of luck.',
  ],
  ['2', '“We were lucky”, the harbour master said after the storm of October 2017.'],
  [
    '3',
    'The quays were closed for three months; close to 40 percent of the freight went elsewhere, and 50 per cent of the dockers were put on reduced pay.',
  ],
  [
    '4',
    'The ferries carried over 900,000 passengers in 2018, after 700,000 to 750,000 in each of the two preceding years, says an article of April 2019.',
  ],
  [
    '5',
    'Karimov says that the sailors’ union warned of rotten piles no fewer than two times, in March 2015 and in summer 2016.',
  ],
  ['6', 'According to Timur Karimov, twelve letters to the ministry remained without an answer.'],
  [
    '7',
    'The management put its spending on the quays at around 12 million dollars in a year and a half, one third of it for piles.',
  ],
  [
    '8',
    'Out of 64 fishermen 41 were for giving the northern quay to the ferries; a fifth would sooner leave.',
  ],
  [
    '9',
    'The new mole, 350 metres long, should be finished by 2021, with first ships not before the spring.',
  ],
  [
    '5-6',
    'The union’s spokesman, Timur Karimov, complains of warnings that were not heeded and of letters that nobody answered.',
  ],
]

describe('claims on an English article', () => {
  it('should stand up to it where they are honest', () => {
    const claims = HONEST.map(([at, en]) => english(en, at))
    expect(told('en', ARTICLE, claims)).toEqual([])
  })

  it('should not stand up to it with another number in digits', () => {
    const mutants = HONEST.flatMap(([at, en]) =>
      [...en.matchAll(/\d[\d,]*/g)].map(({ 0: number, index }) => {
        const other = number.replace(/\d/, (digit) => `${(Number(digit) % 9) + 1}`)
        return english(en.slice(0, index) + other + en.slice(index + number.length), at)
      }),
    )
    const missed = mutants.filter((mutant) => told('en', ARTICLE, [mutant]).length === 0)
    expect(missed.map(({ en }) => en)).toEqual([])
    expect(mutants.length).toBeGreaterThan(15)
  })

  it('should not stand up to the paragraph beside it', () => {
    const mutants = HONEST.filter(([at]) => !at.includes('-')).flatMap(([at, en]) =>
      [-1, 1]
        .map((by) => Number(at) + by)
        .filter((number) => number > 1 && number <= ARTICLE.length)
        .map((number) => english(en, `${number}`)),
    )
    const missed = mutants.filter((mutant) => told('en', ARTICLE, [mutant]).length === 0)
    expect(missed).toEqual([])
  })
})
