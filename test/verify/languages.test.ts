import { describe, expect, it } from 'vitest'
import { hashesOf } from '../../src/lock/fingerprint.ts'
import type { EditorsFile } from '../../src/model/editor.ts'
import type { ByLanguage } from '../../src/model/language.ts'
import type { Lock } from '../../src/model/lock.ts'
import type { Text } from '../../src/model/texts.ts'
import { checkEditorial } from '../../src/verify/editorial/editorial.ts'
import { checkInStep } from '../../src/verify/in-step.ts'
import { checkNames } from '../../src/verify/names/names.ts'
import { checkTerms } from '../../src/verify/names/terms.ts'
import { settlementOf } from '../../src/verify/settled.ts'
import { checkNumbers, checkSenses } from '../../src/verify/translation/check.ts'
import { Findings } from '../support/findings.ts'

const ENGLISH =
  'Rents rose by 70 per cent, and Kalmarsk likely pays for resettlement. [Editor: again.]'
const ARABIC = 'تراجعت الإيجارات بنسبة 80 في المئة، وهي تدفع.'

const editor = {
  path: 'brief.md',
  names: [
    {
      id: 'kalmarsk',
      kind: 'place',
      name: { en: 'Kalmarsk', ar: 'كالمارسك' },
      private: false,
      ordinary: false,
    },
  ],
  terms: [
    {
      id: 'resettlement',
      term: { en: 'resettlement', ar: 'إعادة التوطين' },
      also: {},
      forbidden: {},
      paired: true,
    },
  ],
  settled: {},
} as unknown as EditorsFile

function textOf(words: Partial<ByLanguage>): Text {
  const place = { path: 'brief.md', line: 1, column: 1 }
  const says = Object.fromEntries(
    Object.entries(words).map(([language, plain]) => [language, { plain, place }]),
  ) as unknown as Text['says']
  return { id: 'sentence.1', kind: 'sentence', owner: 'A sentence', says, place, rests: [] }
}

/** The rules that a text breaks in what its languages say, each once. */
function rulesOn(words: Partial<ByLanguage>): string[] {
  const findings = new Findings()
  const text = textOf(words)
  const accepted = hashesOf(textOf({ ...words, en: 'Rents fell.' }))
  const lock: Lock = { version: 1, originals: {}, statements: { 'sentence.1': accepted } }
  const settlement = settlementOf({ sources: [], editor, originals: new Map(), lock })
  checkNumbers(text, editor.names, settlement, findings)
  checkSenses(text, editor.names, settlement, findings)
  checkNames([text], editor, findings)
  checkTerms([text], editor, findings)
  checkEditorial([text], [], findings)
  checkInStep([text], lock, findings)
  return [...new Set(findings.list().map(({ ruleId }) => ruleId ?? ''))].sort()
}

const ALL = [
  'error-uncorrected',
  'likelihood-differs',
  'name-one-sided',
  'number-differs',
  'sense-opposed',
  'term-one-sided',
  'translation-stale',
]

describe('the languages of a text', () => {
  it('should be held against each other, whichever is the first', () => {
    expect(rulesOn({ en: ENGLISH, ar: ARABIC })).toEqual(ALL)
    expect(rulesOn({ ar: ARABIC, en: ENGLISH })).toEqual(ALL)
  })

  it('should be held against nothing where there is one alone', () => {
    expect(rulesOn({ en: ENGLISH })).toEqual([])
  })
})
