import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { RegisteredName, Term } from '../../../src/model/editor.ts'
import { type Text, textsOfAudience } from '../../../src/model/texts.ts'
import { distance } from '../../../src/text/distance.ts'
import { checkNames } from '../../../src/verify/names/names.ts'
import { checkTerms } from '../../../src/verify/names/terms.ts'
import { Findings } from '../../support/findings.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const table = (name: string) =>
  read(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string, string])

interface Written {
  readonly names: Record<string, Omit<RegisteredName, 'id' | 'ordinary'>>
  readonly terms: Record<string, Pick<Term, 'term'>>
}
const written = parse(read('register.yaml')) as Written
const editor = {
  path: 'sources/brief.md',
  names: Object.entries(written.names).map(([id, name]) => ({ id, ordinary: false, ...name })),
  terms: Object.entries(written.terms).map(([id, term]) => ({
    id,
    also: {},
    forbidden: {},
    paired: true,
    ...term,
  })),
}

function textOf(en: string, ar: string): Pick<Text, 'owner' | 'says'> {
  const says = (path: string, plain: string) => ({ plain, place: { path } })
  return { owner: 'It', says: { en: says('en', en), ar: says('ar', ar) } }
}

/** Each finding as a line of the tables has it: language, rule, and the words or the id it is about. */
function told(findings: Findings): string {
  const lines = findings.list().map((finding) => {
    const id = /`([a-z-]+)` in sources/.exec(finding.note ?? '')?.[1]
    return `${finding.file} ${finding.ruleId} ${finding.actual ?? id}`
  })
  return lines.join('; ') || '-'
}

describe('the names of a text', () => {
  it.each(table('cases.tsv'))('should be told: %s | %s', (en, ar, expected) => {
    const findings = new Findings()
    checkNames([textOf(en, ar)], editor, findings)
    expect(told(findings)).toBe(expected)
  })

  it('should be told with what the register has and what to do', () => {
    const findings = new Findings('check')
    checkNames([textOf('Olzhaev came.', 'عاد أولجاييف.')], editor, findings)
    const [finding] = findings.list()
    expect(finding?.reason).toBe('It: “Olzhaev” is not how the names register spells “Olzhayev”')
    expect(finding?.expected).toEqual(['Olzhayev'])
    expect(finding?.note).toContain('`also` of `olzhayev`')
    expect(finding?.fatal).toBe(true)
  })

  it('should not be found in words that none of them is', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/)
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const findings = new Findings()
        checkNames([textOf(words.join(' '), '')], editor, findings)
        expect(findings.list()).toEqual([])
      }),
    )
  })

  it('should be found in whatever stands around them', () => {
    const around = fc.constantFrom('يوم', 'في', 'المدينة', 'ثم', 'قال', '«', '»', '،', '123')
    fc.assert(
      fc.property(
        fc.array(around),
        fc.array(around),
        fc.constantFrom('', 'و', 'ف', 'ب', 'ل', 'ول'),
        (before, after, prefix) => {
          const ar = [...before, `${prefix}كالمارسك`, ...after].join(' ')
          const findings = new Findings()
          checkNames([textOf('In Kalmarsk.', ar)], editor, findings)
          expect(findings.list()).toEqual([])
        },
      ),
    )
  })
})

describe('the distance of two words', () => {
  it('should be the same both ways, and nought for one word alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, b) === 0).toBe(a === b)
        expect(Math.min(distance(a, b), 3)).toBe(distance(a, b, 2))
      }),
    )
  })
})

describe('the terms of a text', () => {
  it.each(table('terms.tsv'))('should be told: %s | %s', (en, ar, expected) => {
    const findings = new Findings()
    checkTerms([textOf(en, ar)], editor, findings)
    expect(told(findings)).toBe(expected)
  })

  it('should be enforced in the labels of an audience, but for those it takes over', () => {
    const base = { en: { a: 'Re-housing', b: 'Quays' }, ar: { a: 'انتقال', b: 'أرصفة' } }
    const own = { en: { a: 'Re-housing', b: 'Harbor police' }, ar: base.ar }
    const findings = new Findings()
    checkTerms(textsOfAudience({ name: 'base', labels: base }, 'templates/base'), editor, findings)
    const texts = textsOfAudience({ name: 'public', labels: own }, 'templates/public', base)
    checkTerms(texts, editor, findings)
    expect(findings.list().map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'templates/base/labels/en.yaml: The label `a`: the glossary forbids “Re housing” for “resettlement” / «إعادة التوطين»',
      'templates/public/labels/en.yaml: The label `b`: the glossary forbids “Harbor police” for “HW” / «المرصد»',
    ])
  })
})
