import { describe, expect, it } from 'vitest'
import type { Source } from '../../../src/model/source.ts'
import { textsFor, textsOf } from '../../../src/model/texts.ts'
import { readEditorsFile } from '../../../src/read/editors-file.ts'
import { readNote } from '../../../src/read/note.ts'
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
The port handled :figure[more than 900,000 passengers]{measure=passengers value=900000 bound=at-least} in 2018 with two ferries.

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
  for (const text of textsFor('numbers', texts)) checkNumbers(text, names, findings)
  for (const text of textsFor('senses', texts)) checkSenses(text, names, findings)
  checkFigures(sources, findings)
  return findings.list().map(({ file: path, line, ruleId, reason, actual, expected }) => ({
    at: `${path}:${line ?? ''}`,
    ruleId,
    reason,
    actual,
    expected,
  }))
}

describe('the languages of a project', () => {
  it('should pass where they agree', () => {
    expect(check()).toEqual([])
  })

  it('should be told the claim, its line and the words of both', () => {
    expect(check(['عام 2018 بعبّارتين', 'عام 2019 بعبّارتين'])).toEqual([
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
    expect(check(['ثلاثة تقارير', 'أربعة تقارير']).map(({ at }) => at)).toEqual(['brief.md:'])
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
      'Claim `passengers`: the figure “900 ألف مسافر” is bound as `exact`, but `at-least` is declared',
    ])
    expect(figures(['bound=at-least', 'bound=about'])).toHaveLength(2)
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
        ['value=900000 bound=at-least', 'value=50'],
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
    const settled = ['topic=passengers', 'topic=passengers settled="sense-opposed: see 2"'] as const
    expect(check(opposed, settled)).toEqual([])
    // What was settled is this and nothing else.
    expect(check(opposed, settled, ['in 2018', 'in 2017']).map(({ ruleId }) => ruleId)).toEqual([
      'date-differs',
    ])
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
