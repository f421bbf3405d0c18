import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PACKS } from '../../../src/languages/packs.ts'
import type { Language } from '../../../src/model/language.ts'
import type { Source } from '../../../src/model/source.ts'
import { textsOf } from '../../../src/model/texts.ts'
import { readEditorsFile } from '../../../src/read/editors-file.ts'
import { sentencesIn } from '../../../src/text/sentences.ts'
import { checkEditorial } from '../../../src/verify/editorial/editorial.ts'
import { SCALES, termsIn } from '../../../src/verify/editorial/scale.ts'
import { Findings } from '../../support/findings.ts'
import { BOTH } from '../../support/languages.ts'
import { claimOf } from '../look-alikes/claims.ts'

const scale = readFileSync(new URL('scale.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [Language, string, string])

const FRONT = readFileSync(
  new URL('../../projects/harbour/sources/brief.md', import.meta.url),
  'utf8',
).split('\n---\n')[0]

const [plain, other, wrong] = ['plain', 'other', 'wrong'].map((id) => ({
  ...claimOf({ id, topic: id, en: 'It is likely, the review says.', ar: 'تقول المجلة ذلك.' }),
  source: id === 'plain' ? 'one' : 'two',
  at: [{ from: 4, to: 4 }],
}))
const joint = {
  ...plain,
  id: 'joint',
  topic: 'joint',
  also: [{ source: 'two', at: [{ from: 1, to: 1 }] }],
}
const put = claimOf({
  id: 'put-right',
  source: 'two',
  en: 'It was in May. [Editor: in June.]',
  ar: 'كان في أيار/مايو. [المحرر: في حزيران/يونيو.]',
})
const record = { title: { en: 'A review', ar: 'مجلة' } }
const sources = [
  { id: 'one', record, origin: 'one', claims: [plain, joint], health: [], places: {} },
  {
    id: 'two',
    record,
    origin: 'two',
    claims: [other, wrong, put],
    places: {},
    health: [
      {
        at: [{ from: 4, to: 4 }],
        kind: 'error',
        claims: ['wrong', 'put-right', 'joint'],
        note: { en: 'It was June.', ar: 'كان ذلك في حزيران/يونيو.' },
      },
    ],
  },
] as unknown as Source[]

/** What is found in an editor's file whose body is one directive. */
function found(directive: string, en: string, ar: string): string[] {
  const findings = new Findings()
  const body = `# Background\n\n::::${directive}\n${en}\n\n:::ar\n${ar}\n:::\n::::\n`
  const editor = readEditorsFile(
    'brief.md',
    new TextEncoder().encode(`${FRONT}\n---\n\n${body}`),
    BOTH,
    findings,
  )
  if (editor) checkEditorial(textsOf(sources, editor), sources, findings)
  return findings.list().map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

const both = 'claims="plain other"'

describe('the terms of likelihood and confidence', () => {
  it.each(scale)('should be read: %s %s', (language, text, expected) => {
    const terms = SCALES.flatMap((scale) => termsIn(scale, text, language).map(({ id }) => id))
    expect(terms.join(' ') || '-').toBe(expected)
  })

  it.each(PACKS)('should be known each by its own term: $ownName', ({ tag, judgements }) => {
    for (const scale of SCALES) {
      for (const [id, { term }] of Object.entries(judgements[scale])) {
        expect(termsIn(scale, term, tag as Language).map((found) => found.id)).toEqual([id])
      }
    }
  })
})

describe('the sentences of a text', () => {
  it('should end with a last letter that stands behind a vowel sign', () => {
    expect(sentencesIn('يكون ذلك اليوم أو غدًا. ثم ينتهي.')).toEqual([
      'يكون ذلك اليوم أو غدًا.',
      'ثم ينتهي.',
    ])
  })

  it('should not end with an initial or inside a number', () => {
    expect(sentencesIn('J. Doe saw 96.6 per cent. He left! لماذا؟ لا أحد يعرف.')).toEqual([
      'J. Doe saw 96.6 per cent.',
      'He left!',
      'لماذا؟',
      'لا أحد يعرف.',
    ])
  })
})

describe('the editor’s prose', () => {
  it('should judge alike in both languages', () => {
    expect(found(`lead{${both}}`, 'A storm is likely.', 'العاصفة مرجّحة.')).toEqual([])
    expect(found(`lead{${both}}`, 'A storm is likely.', 'العاصفة مرجّحة جدًا.')).toEqual([
      'likelihood-differs: A lead of “Background”: English has “likely”, Arabic has «مرجحه جدا»',
    ])
    expect(found(`lead{${both}}`, 'A storm is unlikely.', 'من المحتمل أن تأتي.')).toEqual([
      'likelihood-differs: A lead of “Background”: English has “unlikely”, Arabic has no term for it',
    ])
    expect(found(`lead{${both}}`, 'A storm can come.', 'العاصفة شبه مؤكدة.')).toEqual([
      'likelihood-differs: A lead of “Background”: Arabic has «شبه مؤكده», English has no term for it',
    ])
  })

  it('should keep likelihood and confidence apart', () => {
    const apart = found(
      `lead{${both}}`,
      'A storm is likely. We have moderate confidence in this.',
      'العاصفة مرجّحة. ولدينا ثقة متوسطة في ذلك.',
    )
    expect(apart).toEqual([])
    const mixed = found(
      `lead{${both}}`,
      'We have moderate confidence that a storm is likely.',
      'لدينا ثقة متوسطة في أن العاصفة مرجّحة.',
    )
    expect(mixed).toEqual([
      'likelihood-with-confidence: A lead of “Background”: one sentence has “likely” and “moderate confidence”',
      'likelihood-with-confidence: A lead of “Background”: one sentence has «مرجحه» and «ثقه متوسطه»',
    ])
  })

  it('should rest high confidence on two origins', () => {
    const high = ['We hold this with high confidence.', 'نرى ذلك بثقة عالية.'] as const
    expect(found(`sentence{${both}}`, ...high)).toEqual([])
    expect(found('sentence{claims="other wrong"}', ...high)[0]).toBe(
      'confidence-origin: A sentence of the bottom line is of high confidence, but all that it rests on has one origin, `two`',
    )
    expect(found('point{topic=plain}', ...high)[0]).toContain('one origin, `one`')
    expect(found('sentence{claims="joint plain"}', ...high)[0]).toContain(
      'no two independent origins: it needs `one` and `two` together',
    )
    expect(found('sentence{claims="joint other plain"}', ...high).join()).not.toContain('origin')
    expect(found('sentence{claims="other unknown"}', ...high)).toEqual([])
    expect(found('gap', ...high)[0]).toContain('no origin')
  })

  it('should carry the correction of an error it rests on', () => {
    expect(found('event{date=2018 claims="wrong"}', 'So it was.', 'كان ذلك.')).toEqual([
      'error-uncorrected: An event rests on `wrong`, whose source errs in paragraph 4, and does not say so in English or Arabic',
    ])
    expect(found('event{date=2018 claims="joint"}', 'So it was.', 'كان ذلك.')).toHaveLength(1)
    expect(
      found(
        'event{date=2018 claims="wrong"}',
        'So it was. [Editor: in June.]',
        'كان ذلك. [المحرر: في حزيران/يونيو.]',
      ),
    ).toEqual([])
    expect(found('point{topic=wrong}', 'So it was.', 'كان ذلك.')).toEqual([])
    expect(found('event{date=2018 claims="put-right"}', 'So it was.', 'كان ذلك.')).toEqual([])
  })

  it('should have its brackets in both languages', () => {
    expect(found('point{topic=wrong}', 'So it was. [Editor: in June.]', 'كان ذلك.')).toEqual([
      'error-uncorrected: The wording of point `wrong`: the editor’s bracket stands in English and not in Arabic',
    ])
  })

  it('should not be looked for in what a source says', () => {
    expect(found(`lead{${both}}`, 'So it is.', 'هو كذلك.')).toEqual([])
  })
})

describe('an assessment', () => {
  it('should be read with what it declares, and say so', () => {
    expect(
      found(`assessment{${both} likelihood=likely}`, 'A storm is likely.', 'العاصفة مرجّحة.'),
    ).toEqual([])
    expect(
      found(`assessment{${both} likelihood=unlikely}`, 'A storm is likely.', 'قد تأتي العاصفة.'),
    ).toEqual([
      'likelihood-differs: An assessment under “Background” declares `unlikely`, English has “likely”',
      'likelihood-differs: An assessment under “Background”: English has “likely”, Arabic has no term for it',
      'likelihood-differs: An assessment under “Background” declares `unlikely`, Arabic has no term for it',
    ])
    expect(
      found(
        'assessment{claims="plain" confidence=high}',
        'With high confidence.',
        'بثقة عالية.',
      )[0],
    ).toContain('confidence-origin')
  })

  it('should declare one of the two, in a term of its scale', () => {
    const rules = (attributes: string) =>
      found(`assessment{${both} ${attributes}}`, 'A storm is likely.', 'العاصفة مرجّحة.')
    expect(rules('')).toEqual([
      'directive-attribute: `assessment` says neither how likely nor how well founded it is',
    ])
    expect(rules('likelihood=maybe')).toEqual([
      'directive-attribute: `assessment` has the likelihood `maybe`',
    ])
    expect(rules('likelihood=likely confidence=low')).toContain(
      'likelihood-with-confidence: An assessment under “Background” declares likelihood and confidence',
    )
  })
})
