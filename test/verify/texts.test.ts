import { describe, expect, it } from 'vitest'
import { hashesOf } from '../../src/lock/fingerprint.ts'
import { contentOf } from '../../src/manifest/content.ts'
import { merge } from '../../src/merge/merge.ts'
import type { Audience } from '../../src/model/audience.ts'
import { usualParts } from '../../src/model/brief.ts'
import { type ByLanguage, of } from '../../src/model/language.ts'
import type { LockedStatement } from '../../src/model/lock.ts'
import { type TextKind, textsOf, textsOfAudience, USES, type Use } from '../../src/model/texts.ts'
import { readEditorsFile } from '../../src/read/editors-file.ts'
import { readNote } from '../../src/read/note.ts'
import { select } from '../../src/select/select.ts'
import { remember } from '../../src/text/remember.ts'
import { type Evidence, findDoubts, prove } from '../../src/verify/verify.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

const KINDS = Object.keys(USES) as TextKind[]

/** A number that the text of one kind alone has. */
const numberOf = (kind: TextKind) => 701 + KINDS.indexOf(kind)

/** What the sentences that rest on claims have, so that a claim says it too. */
const EDITORS_NUMBERS = KINDS.filter((kind) => USES[kind].prose).map(numberOf)

function soundWords(kind: TextKind): ByLanguage {
  const judged = kind === 'assessment' || kind === 'judgement'
  return {
    en: `${judged ? 'Likely ' : ''}Kalmarsk resettlement ${numberOf(kind)}`,
    ar: `${judged ? 'من المرجّح ' : ''}كالمارسك إعادة التوطين ${numberOf(kind)}`,
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** Files as they are read, each once: of most kinds a project has no text in the one or in the other. */
const noteIn = remember((text) => {
  const findings = new Findings()
  const { source } = readNote('notes/review.md', bytes(text), BOTH, findings)
  expect(findings.list().map(String)).toEqual([])
  return source ?? expect.fail()
})
const editorIn = remember((text) => {
  const findings = new Findings()
  const editor = readEditorsFile('brief.md', bytes(text), BOTH, findings)
  expect(findings.list().map(String)).toEqual([])
  return editor ?? expect.fail()
})

/** A project that has one text of every kind. */
function projectOf(words: (kind: TextKind) => ByLanguage): Evidence {
  const yaml = (kind: TextKind) => JSON.stringify(words(kind))
  const directive = (opening: string, kind: TextKind) =>
    `::::${opening}\n${words(kind).en}\n\n:::ar\n${words(kind).ar}\n:::\n::::\n`
  const heading = (letter: string) => `{ en: Heading ${letter}, ar: عنوان ${letter} }`
  const note = `---
id: review
type: webpage
language: ar
title: ${yaml('source-title')}
title-short: ${yaml('source-short-title')}
author: [${yaml('author')}]
translator: [${yaml('translator')}]
container-title: ${yaml('source-container')}
issued: unknown
original: review.txt
text: original
origin: review
health:
  - { at: 4, kind: doubt, note: ${yaml('health-note')} }
card: { interest: ${yaml('card-interest')}, reliance: ${yaml('card-reliance')} }
---

# outcomes

${directive('claim{#spoken topic=spoken at="1"}', 'claim')}
::::claim{#counted topic=worded at="3"}
The mayor also counts ${EDITORS_NUMBERS.join(', ')}.

:::ar
ويعدّ رئيس البلدية أيضًا ${EDITORS_NUMBERS.join('، ')}.
:::
::::

::::claim{#worded topic=worded at="2"}
The mayor counts :figure[30 passengers]{measure=passengers value=30 period=2018} and :figure[20 at night]{measure=passengers value=20 population=night}.

:::ar
يعدّ رئيس البلدية :figure[30 مسافرًا]{measure=passengers} و:figure[20 ليلًا]{measure=passengers population=night}.
:::
::::
`
  const brief = `---
title: ${yaml('title')}
short-title: ${yaml('short-title')}
subtitle: ${yaml('subtitle')}
purpose: ${yaml('purpose')}
keywords: ${yaml('keywords')}
date: 2026-01-01
sections:
  - { id: background, title: ${yaml('section')} }
  - { id: approach, title: ${heading('A')} }
  - id: outcomes
    title: ${heading('B')}
    groups: [{ title: ${yaml('group')}, topics: [spoken, worded] }]
  - { id: criticisms, title: ${heading('C')} }
  - { id: risks, title: ${heading('D')} }
measures:
  passengers: { label: ${yaml('measure')}, unit: ${yaml('unit')} }
populations:
  night: { label: ${yaml('population')} }
names:
  kalmarsk: { kind: place, name: { en: Kalmarsk, ar: كالمارسك } }
  nobody: { kind: person, private: true, name: { en: Timur Olzhayev, ar: تيمور أولجاييف } }
  port:
    kind: other
    name: ${yaml('name')}
    short: ${yaml('short-name')}
    also: { en: [${JSON.stringify(words('name-forms').en)}], ar: [${JSON.stringify(words('name-forms').ar)}] }
terms:
  resettlement: { term: { en: resettlement, ar: إعادة التوطين } }
  other: { term: ${yaml('term')}, paired: false }
pictures:
  view:
    file: pictures/view.svg
    alt: ${yaml('picture-alt')}
    credit: ${yaml('picture-credit')}
    labels: { here: ${yaml('picture-label')} }
---

# outcomes

${directive('sentence{claims="spoken counted"}', 'sentence')}
${directive('answer{claims="spoken counted"}', 'answer')}
${directive('judgement{claims="spoken counted" likelihood=likely}', 'judgement')}
:::::dispute
${words('dispute').en}

:::ar
${words('dispute').ar}
:::

${directive('position{claims="spoken counted"}', 'position')}
::::position{claims="spoken"}
Others say so too.

:::ar
ويقول آخرون ذلك أيضًا.
:::
::::
:::::

${directive('question', 'question')}
${directive('imprint', 'imprint')}
${directive('lead{claims="spoken counted"}', 'lead')}
${directive('assessment{claims="spoken counted" likelihood=likely}', 'assessment')}
${directive('point{topic=worded}', 'point')}
${directive('event{date=2018 claims="spoken counted worded"}', 'event')}
${directive('figure-note{measure=passengers claims="spoken counted"}', 'figure-note')}
${directive('chart{measures=passengers claims="spoken counted"}', 'chart')}
${directive('picture{#view claims="spoken counted"}', 'picture')}
${directive('gap', 'gap')}
${directive('summary', 'summary')}
`
  return {
    sources: [noteIn(note)],
    editor: editorIn(brief),
    originals: new Map(),
    unread: new Set<string>(),
    lock: undefined,
    wordings: wordingsOf(words),
  }
}

/** What the template of an audience says. */
function wordingsOf(words: (kind: TextKind) => ByLanguage) {
  const label = words('label')
  return {
    name: 'own',
    path: 'templates/own',
    labels: { en: { label: of(label, 'en') }, ar: { label: of(label, 'ar') } },
    runningLine: words('running-line'),
    fullBrief: words('full-brief'),
  }
}

/** A project in which the text of one kind alone says something else. */
function projectWith(kind: TextKind, change: (words: ByLanguage) => ByLanguage): Evidence {
  return projectOf((each) => (each === kind ? change(soundWords(each)) : soundWords(each)))
}

const inArabic = (from: string, to: string) => (words: ByLanguage) => ({
  ...words,
  ar: of(words, 'ar').replace(from, to),
})

function allTexts({ sources, editor, wordings }: Evidence) {
  return [
    ...textsOf(sources, editor),
    ...(wordings ? textsOfAudience(wordings, 'templates/own') : []),
  ]
}

/** The kinds in which something is found after a change of a text of each. */
function kindsTold(
  change: (kind: TextKind) => (words: ByLanguage) => ByLanguage,
  rule: string,
  lock?: Evidence['lock'],
): TextKind[] {
  return KINDS.filter((kind) => {
    const findings = new Findings()
    const project = { ...projectWith(kind, change(kind)), lock }
    findDoubts(project, findings)
    for (const _ of prove(project, findings));
    return findings.list().some(({ ruleId }) => ruleId === rule)
  })
}

const kindsFor = (use: Use) => KINDS.filter((kind) => USES[kind][use])

describe('the list of texts', () => {
  it('should have every kind, and each text once, under an id of its own', () => {
    const texts = allTexts(projectOf(soundWords))
    for (const kind of KINDS) {
      const own = texts.filter(({ says }) => of(says, 'en').plain === of(soundWords(kind), 'en'))
      expect(own.map((text) => text.kind)).toEqual([kind])
    }
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length)
  })

  it('should call a text the same wherever it stands in the file', () => {
    const ids = allTexts(projectOf(soundWords)).map(({ id }) => id)
    expect(ids).toContain('spoken')
    expect(ids).toContain('point:worded')
    expect(ids).toContain('lead:outcomes.1')
    expect(ids).toContain('brief:title')
    expect(ids).toContain('section:outcomes:group.1')
    expect(ids).toContain('source:review:health.1')
  })
})

describe('a text of each kind', () => {
  it('should be sound to begin with', () => {
    const findings = new Findings()
    for (const _ of prove(projectOf(soundWords), findings));
    expect(findings.list().map(String)).toEqual([])
  })

  it('should be held to the numbers of its other language', () => {
    const change = (kind: TextKind) => inArabic(`${numberOf(kind)}`, '999')
    expect(kindsTold(change, 'number-differs')).toEqual(kindsFor('numbers'))
  })

  it('should be held to the names register', () => {
    expect(kindsTold(() => inArabic('كالمارسك', 'كالمرسك'), 'name-spelling')).toEqual(
      kindsFor('names'),
    )
  })

  it('should be held to the glossary', () => {
    expect(kindsTold(() => inArabic('إعادة التوطين', 'نقل'), 'term-one-sided')).toEqual(
      kindsFor('terms'),
    )
  })

  it('should be told where one language was edited since both were accepted', () => {
    const texts = allTexts(projectOf(soundWords))
    const statements = texts.map(({ id, ...text }): [string, LockedStatement] => [
      id,
      hashesOf(text),
    ])
    const lock = { version: 1, originals: {}, statements: Object.fromEntries(statements) } as const
    const change = () => inArabic('كالمارسك', 'في كالمارسك')
    expect(kindsTold(change, 'translation-stale', lock)).toEqual(kindsFor('inStep'))
  })

  it('should judge alike in both languages where it is the editor’s own', () => {
    const change = () => (words: ByLanguage) => ({
      ...words,
      en: `Almost certainly ${of(words, 'en')}`,
    })
    expect(kindsTold(change, 'likelihood-differs')).toEqual(kindsFor('prose'))
  })

  it('should be kept in words by the manifest where the brief states it', () => {
    const { brief, measures } = briefOf(projectOf(soundWords))
    const kept = JSON.stringify(contentOf(brief, measures, new Map()))
    expect(KINDS.filter((kind) => kept.includes(of(soundWords(kind), 'en')))).toEqual(
      kindsFor('recorded'),
    )
  })

  it('should name no private person to an audience that may read none', () => {
    const named = (kind: TextKind) => {
      const { en, ar } = soundWords(kind)
      return { en: `${en} Olzhayev`, ar: `${ar} أولجاييف` }
    }
    const { brief, measures, wordings } = briefOf(projectOf(named))
    const printed = (kinds: readonly TextKind[], text: string) =>
      kinds.filter((kind) => text.includes(named(kind).en))
    expect(printed(KINDS, JSON.stringify({ brief, measures }))).toEqual(kindsFor('withheld'))
    const selected = select(brief, readerOf(wordings), new Findings())
    expect(JSON.stringify(selected)).not.toMatch(/Olzhayev|أولجاييف/)
    const withNamed = (kind: TextKind) =>
      wordingsOf((each) => (each === kind ? named(each) : soundWords(each)))
    const told = (kind: TextKind) => {
      const findings = new Findings()
      select(brief, readerOf(withNamed(kind)), findings)
      return findings.list().some(({ ruleId }) => ruleId === 'private-name')
    }
    expect(KINDS.filter(told)).toEqual(['label', 'running-line', 'full-brief'])
  })
})

/** An audience that may not read private names. */
function readerOf(wordings: Evidence['wordings']): Audience {
  return {
    ...wordings,
    selection: { ...EVERYTHING, sensitive: 'redact' },
    layout: { path: 'layout.hbs', text: '' },
    partials: {},
    maximumWords: [],
    styles: [],
    assets: {},
  } as unknown as Audience
}

/** All of a brief. */
const EVERYTHING = {
  parts: [...usualParts([{ id: 'sections' }]), 'evidence'].map((part) => ({
    part,
    place: { path: '', line: 1, column: 1 },
  })),
  minimumWeight: 1,
  tagsIn: [],
  tagsOut: [],
  leads: 'full',
} as const

function briefOf({ sources, editor, wordings }: Evidence) {
  const doubts = {
    stale: new Set<string>(),
    unverified: new Set<string>(),
    apart: new Set<string>(),
  }
  if (!editor) throw new Error('The editor’s file cannot be read')
  // As if their files had been read.
  const pictures = editor.pictures.map((picture) => ({ ...picture, ref: `${picture.file}#1` }))
  const brief = merge(sources, new Set(), { ...editor, pictures }, doubts, new Findings())
  return { brief, measures: editor.measures, wordings }
}
