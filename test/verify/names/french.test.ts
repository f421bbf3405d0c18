import { describe, expect, it } from 'vitest'
import type { RegisteredName } from '../../../src/model/editor.ts'
import type { ByLanguage } from '../../../src/model/language.ts'
import type { Text } from '../../../src/model/texts.ts'
import { checkNames } from '../../../src/verify/names/names.ts'
import { Findings } from '../../support/findings.ts'

/** Something in French and in Arabic, or in French and in English. */
const both = <T>(fr: T, other: T, language = 'ar') =>
  ({ fr, [language]: other }) as unknown as ByLanguage<T>

const NAMES: Pick<RegisteredName, 'id' | 'kind' | 'name' | 'short'>[] = [
  {
    id: 'chaimerden',
    kind: 'person',
    name: both('Anouar Chaïmerden', 'أنور شايميردن'),
    short: both('Chaïmerden', 'شايميردن'),
  },
  { id: 'akniet', kind: 'place', name: both('Akniet', 'أكنيت') },
  { id: 'orlik', kind: 'operation', name: both('opération Orlik', 'عملية أورليك') },
]

function told(fr: string, ar: string): string[] {
  const findings = new Findings()
  const says = both(
    { plain: fr, place: { path: 'fr' } },
    { plain: ar, place: { path: 'ar' } },
  ) as unknown as Text['says']
  const names = NAMES.map((name) => ({ ordinary: false, also: {}, misspelt: {}, ...name }))
  checkNames([{ owner: 'It', says }], { path: 'brief.md', names } as never, findings)
  return findings
    .list()
    .map(({ file, ruleId, actual }) => `${file} ${ruleId} ${actual ?? ''}`.trim())
}

describe('the names of a French text', () => {
  it.each([
    ['Le frère de Chaïmerden est rentré.', 'عاد شقيق شايميردن.', []],
    ['Le maire d’Akniet a parlé.', 'تحدث رئيس بلدية أكنيت.', []],
    ['Le maire a parlé.', 'تحدث رئيس بلدية أكنيت.', ['fr name-one-sided']],
    ['Le maire d’Akniet a parlé.', 'تحدث رئيس البلدية.', ['ar name-one-sided']],
    ['CHAIMERDEN est rentré.', 'عاد شايميردن.', []],
    ['Le frère de Shaïmerdine est rentré.', 'عاد شقيق شايميردن.', ['fr name-spelling Shaïmerdine']],
    ['L’opération Orlik a échoué.', 'فشلت عملية أورليك.', []],
    ['Qu’Orlik ait échoué est connu.', 'من المعروف أن أورليك فشلت.', []],
  ])('should be told: %s', (fr, ar, expected) => {
    expect(told(fr, ar)).toEqual(expected)
  })
})
