import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditorsFile } from '../../src/model/editor.ts'
import type { Source } from '../../src/model/source.ts'
import { textsOf } from '../../src/model/texts.ts'
import { readEditorsFile } from '../../src/read/editors-file.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'
import { checkTopics } from '../../src/verify/topics.ts'
import { BOTH } from '../support/languages.ts'

/** A claim as a person writes it; what it says in Arabic does not matter here. */
interface Written {
  readonly says: string
  readonly weight?: number
  readonly more?: string
}

function noteOf(claims: readonly Written[]): Source {
  const { value, findings } = collect((context) =>
    readNote(
      'sources/notes/a.md',
      Buffer.from(`---
id: a
type: report
language: ar
title: { ar: نص, en: A text }
author: not stated
container-title: not stated
issued: 2021
original: a.txt
text: original
origin: a
---

# Outcomes
${claims
  .map(
    ({ says, weight = 3, more = '' }, at) => `
::::claim{#c${at + 1} topic=quays at="${at + 1}" weight=${weight} ${more}}
${says}

:::ar
نص
:::
::::
`,
  )
  .join('')}`),
      BOTH,
      context,
    ),
  )
  expect(findings).toEqual([])
  if (!value.source) throw new Error('no source')
  return value.source
}

function editorOf(wording: string | undefined): EditorsFile {
  const sections = ['background', 'approach', 'outcomes', 'criticisms', 'risks']
  const { value } = collect((context) =>
    readEditorsFile(
      'sources/brief.md',
      Buffer.from(`---
title: { en: The harbour of Tarsa, ar: ميناء ترسا }
short-title: { en: Tarsa, ar: ترسا }
subtitle: { en: Notes, ar: ملاحظات }
purpose: { en: A test., ar: اختبار. }
date: 2026-11-23
sections:
${sections.map((id) => `  - { id: ${id}, title: { en: ${id}, ar: ${id} } }`).join('\n')}
names:
  tarsa: { kind: place, name: { en: Tarsa, ar: ترسا } }
  aoun: { kind: person, name: { en: Sami Aoun, ar: سامي عون } }
  board: { kind: organisation, name: { en: the Harbour Board, ar: مجلس الميناء } }
---

${
  wording === undefined
    ? ''
    : `::::point{topic=quays}
${wording}

:::ar
نص
:::
::::`
}
`),
      BOTH,
      context,
    ),
  )
  if (!value) throw new Error('no editor’s file')
  return value
}

function told(claims: readonly Written[], wording?: string) {
  const sources = [noteOf(claims)]
  const editor = editorOf(wording)
  const { value: apart, findings } = collect((context) =>
    checkTopics(sources, editor, textsOf(sources, editor), context),
  )
  const unread = findings.map(({ rule, reason }) =>
    rule === 'words-unread' ? reason.replace(/^.*nobody will read /, '') : rule,
  )
  return { apart: [...apart], unread, findings }
}

const CLOSED = { says: 'The storm closed two quays of the harbour for a season.', weight: 5 }

describe('a claim whose words are not printed', () => {
  it.each([
    ['a number', 'The storm closed two quays for 90 days.', '“90”'],
    ['a date', 'The storm of 3 May 2019 closed two quays.', '“3 May 2019”'],
    ['a hedge of a number', 'The storm closed more than two quays.', '“more than two”'],
    ['a likelihood', 'The storm probably closed two quays.', '“probably”'],
    ['a name', 'Sami Aoun saw that the storm closed two quays.', '“Aoun”'],
  ])('should be told with %s that no reader will meet', (_, says, words) => {
    const { unread, apart, findings } = told([CLOSED, { says }])
    expect(unread).toEqual([words])
    expect(apart).toEqual([])
    expect(findings[0]).toMatchObject({ path: 'sources/notes/a.md', place: { line: 24 } })
  })

  it('should be told with who says it, and that it is disputed', () => {
    const claims = [
      CLOSED,
      { says: 'The storm closed two quays.', more: 'attribution=board' },
      { says: 'The storm closed two quays of the harbour.', weight: 2, more: 'disputes=c4' },
      { says: 'The season was calm, and two quays were open.', weight: 1, more: 'disputes=c3' },
    ]
    expect(told(claims).unread).toContain('that the Harbour Board says so')
  })

  it('should not be told of what the title has, the source’s own year, or an editor’s bracket', () => {
    const says = 'In Tarsa the storm closed two quays, the 2021 report says. [Editor: in fact 3.]'
    expect(told([CLOSED, { says }]).unread).toEqual([])
  })

  it('should be told where the editor’s wording leaves something out, and not where it says all', () => {
    const claims = [CLOSED, { says: 'Sami Aoun counted 90 days of closure.' }]
    expect(told(claims, 'Two quays were closed for a season.').unread).toEqual(['“90”, “Aoun”'])
    const wording = 'Two quays were closed for a season, 90 days by the count of Aoun.'
    expect(told(claims, wording).unread).toEqual([])
  })

  it('should be apart where it says another thing, which no passage of it supports', () => {
    const { unread, apart } = told([CLOSED, { says: 'Ferries carry letters since spring.' }])
    expect(unread).toEqual(['topic-mixed'])
    expect(apart).toEqual(['c2'])
  })

  it.each([
    ['a small number alone', 'The storm closed two quays.', 'Two pilots went on strike.'],
    ['a year alone', 'The storm of 2019 closed quays.', 'A new director came in 2019.'],
  ])('should be apart where it shares %s with what is printed', (_, printed, says) => {
    expect(told([{ says: printed, weight: 5 }, { says }]).apart).toEqual(['c2'])
  })

  it('should be apart from an editor’s wording that says nothing of it, and be told', () => {
    const claims = [CLOSED, { says: 'The pilots went on strike.' }]
    const { unread, apart } = told(claims, 'The storm closed two quays.')
    expect(unread).toEqual(['any of it'])
    expect(apart).toEqual(['c2'])
  })

  it('should be told with a likelihood that is another one than the printed', () => {
    const claims = [
      { says: 'It is very likely that the storm closed two quays.', weight: 5 },
      { says: 'It is unlikely that the storm closed two quays.' },
    ]
    expect(told(claims).unread).toEqual(['“unlikely”'])
  })
})

describe('claims that say the same', () => {
  it('should never be told, whatever they say and whoever speaks', () => {
    const words = fc.constantFrom('two', '90', 'Sami Aoun', 'quays', 'storm', 'probably', 'closed')
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), fc.nat(5), (list, weight) => {
        const says = `Harbour ${list.join(' ')}.`
        expect(
          told([
            { says, weight: 5 },
            { says, weight: (weight % 5) + 1 },
          ]).unread,
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
