import { describe, expect, it } from 'vitest'
import type { Source } from '../../../src/model/source.ts'
import { textsFor, textsOf } from '../../../src/model/texts.ts'
import { readEditorsFile } from '../../../src/read/editors-file.ts'
import { readNote } from '../../../src/read/note.ts'
import { settlementOf } from '../../../src/verify/settled.ts'
import { checkFigures, checkNumbers, checkSenses } from '../../../src/verify/translation/check.ts'
import { Findings } from '../../support/findings.ts'
import { BOTH } from '../../support/languages.ts'

const NOTE = `---
id: harbour
type: webpage
language: ar
title: { en: "Ten years of the harbour", ar: "عشر سنوات من عمر الميناء" }
author: not stated
container-title: not stated
issued: unknown
original: harbour.txt
text: original
origin: harbour
health:
  - at: 4
    kind: doubt
    note: { en: "“2018” has no month.", ar: "«2018» بلا شهر." }
---

# Outcomes

::::claim{#passengers topic=passengers at="1"}
The port handled :figure[more than 900,000 passengers]{measure=passengers value=900000 bound=more-than} in 2018 with two ferries.

:::ar
استقبل الميناء :figure[أكثر من 900 ألف مسافر]{measure=passengers} في عام 2018 بعبّارتين.
:::
::::
`

const EDITOR = `---
title: { en: The harbour, ar: الميناء }
short-title: { en: Harbour, ar: ميناء }
subtitle: { en: What three reports say, ar: ما تقوله ثلاثة تقارير }
purpose: { en: "For a meeting.", ar: "لاجتماع." }
date: 2026-01-01
---

# Bottom line

::::sentence{claims="passengers"}
Since May 2018 some 12 reports were written.

:::ar
كُتب منذ أيار/مايو 2018 نحو اثني عشر تقريرًا.
:::
::::
`

/** What is found after words of the two files were exchanged for others. */
function check(...changes: (readonly [string, string])[]) {
  return checkOn('Passengers.', ...changes)
}

function checkOn(original: string, ...changes: (readonly [string, string])[]) {
  const findings = new Findings()
  let [note, editor] = [NOTE, EDITOR]
  for (const [from, to] of changes) {
    expect(note.includes(from) || editor.includes(from)).toBe(true)
    note = note.replace(from, to)
    editor = editor.replace(from, to)
  }
  const bytes = (text: string) => new TextEncoder().encode(text)
  const sources: Source[] = []
  const { source } = readNote('notes/harbour.md', bytes(note), BOTH, findings)
  if (source) sources.push(source)
  const file = readEditorsFile('brief.md', bytes(editor), BOTH, findings)
  expect(findings.list().map(String)).toEqual([])
  const texts = textsOf(sources, file)
  const names = file?.names ?? []
  const settlement = settlementOf({
    sources,
    editor: file,
    originals: new Map([['harbour', { path: 'harbour.txt', bytes: bytes(original) }]]),
    lock: undefined,
  })
  for (const text of textsFor('numbers', texts)) checkNumbers(text, names, settlement, findings)
  for (const text of textsFor('senses', texts)) checkSenses(text, names, settlement, findings)
  checkFigures(sources, findings)
  return findings
    .list()
    .map(({ file: path, line, ruleId, reason, actual, expected, note: advice }) => ({
      at: `${path}:${line ?? ''}`,
      ruleId,
      reason,
      actual,
      expected,
      advice,
    }))
}

/** The mark that a message offers to whoever looked and found it right. */
function offered(advice: string | undefined): string {
  return /(?:numbers|sense)-[a-z]+ [0-9a-f-]+: why/.exec(advice ?? '')?.[0] ?? 'none'
}

describe('the languages of a project', () => {
  it('should pass where they agree', () => {
    expect(check()).toEqual([])
  })

  it('should be told the claim, its line and the words of both', () => {
    expect(check(['عام 2018 بعبّارتين', 'عام 2019 بعبّارتين'])).toMatchObject([
      {
        at: 'notes/harbour.md:24',
        ruleId: 'date-differs',
        reason: 'Claim `passengers`: English has “2018”, Arabic «2019»',
        actual: '«2019»',
        expected: ['“2018”'],
      },
    ])
  })

  it('should be told what one of them lacks, where it is lacking', () => {
    const [finding] = check(['with two ferries', 'with ferries'])
    expect(finding?.at).toBe('notes/harbour.md:21')
    const [other] = check(['with two ferries', 'with two ferries on 30 days'])
    expect(other?.reason).toBe('Claim `passengers`: English has “30”, Arabic has nothing for it')
    expect(other?.actual).toMatch(/^استقبل الميناء/)
  })

  it('should be compared in titles, health notes and the editor’s prose', () => {
    expect(check(['عشر سنوات', 'تسع سنوات']).map(({ ruleId }) => ruleId)).toEqual([
      'number-differs',
    ])
    expect(check(['«2018»', '«2017»']).map(({ reason }) => reason)).toEqual([
      'The health note on paragraph 4 of `harbour`: English has “2018”, Arabic «2017»',
    ])
    expect(check(['ثلاثة تقارير', 'أربعة تقارير']).map(({ at }) => at)).toEqual(['brief.md:4'])
    expect(check(['نحو اثني عشر', 'أكثر من عشرين']).map(({ ruleId }) => ruleId)).toEqual([
      'number-differs',
    ])
    expect(check(['نحو اثني عشر', 'اثنا عشر']).map(({ ruleId }) => ruleId)).toEqual([
      'hedge-differs',
    ])
    expect(check(['أيار/مايو', 'آذار/مارس']).map(({ ruleId }) => ruleId)).toEqual(['date-differs'])
  })
})

describe('a figure', () => {
  const figures = (...changes: (readonly [string, string])[]) =>
    check(...changes)
      .filter(({ ruleId }) => ruleId === 'figure-value')
      .map(({ reason }) => reason)

  it('should say the value it declares, in both languages', () => {
    expect(figures(['value=900000', 'value=90000'])).toEqual([
      'Claim `passengers`: the figure “more than 900,000 passengers” says 900000, but 90000 is declared',
      'Claim `passengers`: the figure “أكثر من 900 ألف مسافر” says 900000, but 90000 is declared',
    ])
    expect(figures(['900,000 passengers', 'passengers'])).toEqual([
      'Claim `passengers`: the figure “more than passengers” has no number that could be 900000',
    ])
  })

  it('should say the bound it declares', () => {
    expect(figures(['أكثر من 900', '900'])).toEqual([
      'Claim `passengers`: the figure “900 ألف مسافر” is bound as `exact`, but `more-than` is declared',
    ])
    expect(figures(['bound=more-than', 'bound=about'])).toHaveLength(2)
  })

  it.each([
    ['minus 0.4 per cent', 'سالب 0.4 في المئة', '-0.4'],
    ['−0.4 per cent', 'ناقص 0.4 في المئة', '-0.4'],
    ['-12 degrees', '12 درجة تحت الصفر', '-12'],
    ['12 degrees below zero', '-12 درجة', '-12'],
    ['minus two thirds of a per cent', 'سالب ثلثي في المئة', String(-2 / 3)],
    ['a negative 3.5 per cent', '−3.5 في المئة', '-3.5'],
  ])('may be below zero: %s', (en, ar, value) => {
    const written = [
      ['more than 900,000 passengers', en],
      ['أكثر من 900 ألف مسافر', ar],
    ] as const
    expect(figures(...written, ['value=900000 bound=more-than', `value=${value}`])).toEqual([])
    expect(
      figures(...written, ['value=900000 bound=more-than', `value=${value.slice(1)}`]),
    ).toHaveLength(2)
  })

  it('may say two by a dual and a share by a fraction', () => {
    expect(
      figures(
        ['with two ferries', 'with :figure[two ferries]{measure=ferries value=2}'],
        ['بعبّارتين', 'بـ:figure[عبّارتين]{measure=ferries}'],
      ),
    ).toEqual([])
    expect(
      figures(
        ['more than 900,000 passengers', 'half of all passengers'],
        ['أكثر من 900 ألف مسافر', 'نصف المسافرين'],
        ['value=900000 bound=more-than', 'value=50'],
      ),
    ).toEqual([])
  })
})

describe('a claim in which one language says the opposite', () => {
  const opposed = ['استقبل الميناء', 'لم يستقبل الميناء'] as const

  it('should be warned of, with the word that does it', () => {
    const [finding, ...others] = check(opposed)
    expect(others).toEqual([])
    expect(finding?.ruleId).toBe('sense-opposed')
    expect(finding?.reason).toContain('Arabic «لم»')
  })

  it('should be at peace once a person has settled it, with a reason', () => {
    const mark = offered(check(opposed)[0]?.advice)
    const settled = ['topic=passengers', `topic=passengers settled="${mark}"`] as const
    expect(check(opposed, settled)).toEqual([])
    // What was settled is this and nothing else.
    expect(
      check(opposed, settled, ['with two ferries', 'with one ferry']).map(({ ruleId }) => ruleId),
    ).toEqual(expect.arrayContaining(['number-differs', 'sense-opposed', 'settled-nothing']))
  })

  it.each([
    ['the statement', 'Passengers.', ['in 2018 with', 'in the year 2018 with']],
    ['its passage', 'Passengers, once more.', ['2018', '2018']],
  ] as const)('should be told again when %s changes', (_, original, edit) => {
    const mark = offered(check(opposed)[0]?.advice)
    const settled = ['topic=passengers', `topic=passengers settled="${mark}"`] as const
    const found = checkOn(original, opposed, settled, edit).map(
      ({ at, ruleId }) => `${at} ${ruleId}`,
    )
    expect(found.sort()).toEqual([
      'notes/harbour.md:20 settled-nothing',
      'notes/harbour.md:24 sense-opposed',
    ])
  })

  it('should not be settled by a mark of another rule, or by one that names no seal', () => {
    const fault = (mark: string) =>
      checkOn('', ['topic=passengers', `topic=passengers settled="${mark}"`])
    expect(() => fault('sense-opposed: why')).toThrow()
    expect(() => fault('sense-oposed 0a1b2c: why')).toThrow()
    expect(fault('sense-opposed 0a1b2c: why')).toMatchObject([
      { at: 'notes/harbour.md:20', ruleId: 'settled-nothing', actual: 'sense-opposed 0a1b2c' },
    ])
  })
})

describe('what the editor writes', () => {
  const DIRECTIVES = [
    '::::sentence{claims="passengers"}',
    '::::lead{claims="passengers"}',
    '::::event{date="2018-05" claims="passengers"}',
    '::::figure-note{measure="passengers" claims="passengers"}',
    '::::chart{measures="passengers" claims="passengers"}',
    '::::point{topic="passengers" claims="passengers"}',
    '::::gap{}',
    '::::summary{}',
  ]

  it.each(DIRECTIVES)('may be settled too: %s', (directive) => {
    const head = '# Bottom line\n\n::::sentence{claims="passengers"}'
    const placed = [head, `# outcomes\n\n${directive}`] as const
    const denied = ['كُتب منذ', 'لم تُكتب منذ'] as const
    const [finding, ...others] = check(placed, denied)
    expect(others).toEqual([])
    expect(finding?.ruleId).toBe('sense-opposed')
    const marked = directive.replace(/ ?}$/, ` settled="${offered(finding?.advice)}"}`)
    const settled = [head, `# outcomes\n\n${marked}`] as const
    expect(check(settled, denied)).toEqual([])
    expect(check(settled, denied, ['some 12 reports', 'some 12 long reports'])).toHaveLength(2)
  })

  it('should lapse when the claims change that it rests on', () => {
    const denied = ['كُتب منذ', 'لم تُكتب منذ'] as const
    const mark = offered(check(denied)[0]?.advice)
    const settled = ['claims="passengers"}', `claims="passengers" settled="${mark}"}`] as const
    expect(check(denied, settled)).toEqual([])
    const edited = check(denied, settled, ['The port handled', 'The old port handled'])
    expect(edited.map(({ ruleId }) => ruleId).sort()).toEqual(['sense-opposed', 'settled-nothing'])
  })

  it('may be settled in the front matter where it is a value there', () => {
    const title = [
      '{ en: What three reports say, ar: ما تقوله ثلاثة تقارير }',
      '{ en: The north quay, ar: الرصيف الجنوبي }',
    ] as const
    const [finding] = check(title)
    expect(finding).toMatchObject({ ruleId: 'sense-opposed' })
    const mark = offered(finding?.advice)
    const settled = (id: string) =>
      ['date: 2026', `settled: { 'brief:${id}': '${mark}' }\ndate: 2026`] as const
    expect(check(title, settled('subtitle'))).toEqual([])
    expect(check(title, settled('title')).map(({ at, ruleId }) => `${at} ${ruleId}`)).toEqual(
      expect.arrayContaining(['brief.md:6 settled-nothing']),
    )
  })
})

describe('the names of the register', () => {
  it('should be left out of what is compared', () => {
    const names = `names:
  pier: { kind: place, name: { en: Seventh Pier, ar: المرسى الشمالي } }
`
    const written = [
      ['date: 2026-01-01\n', `date: 2026-01-01\n${names}`],
      ['more than 900,000 passengers]', 'more than 900,000 passengers at Seventh Pier]'],
      ['أكثر من 900 ألف مسافر]', 'أكثر من 900 ألف مسافر في المرسى الشمالي]'],
    ] as const
    const [own, ...ofClaims] = check(...written)
    // The register is held to itself: only its editor knows that the two names are one.
    expect(own?.reason).toContain('The name `pier`')
    expect(ofClaims).toEqual([])
    expect(check(...written.slice(1)).map(({ ruleId }) => ruleId)).toEqual(['number-differs'])
  })
})
