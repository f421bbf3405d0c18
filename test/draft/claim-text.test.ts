import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimText, type DraftedClaim } from '../../src/draft/claim-text.ts'
import { readNote } from '../../src/read/note.ts'
import { collect } from '../../src/report/context.ts'

const RECORD = `---
id: pier-log
type: webpage
language: en
title: not stated
title-short: { en: The pier, ar: الرصيف }
author: not stated
container-title: not stated
issued: unknown
original: pier.txt
text: original
origin: pier-log
---

# Outcomes

`

function claim(en: string, figures: DraftedClaim['figures'] = []): DraftedClaim {
  return {
    id: 'pier',
    topic: 'pier',
    paragraph: 3,
    sensitive: false,
    statements: { en, ar: 'الرصيف' },
    figures,
    draftedBy: 'a-model:7b, one pass',
  }
}

/** The claims of a note with this one, and all that is found. */
function read(one: DraftedClaim) {
  const text = claimText(one, ['en', 'ar'], 'draft')
  const bytes = new TextEncoder().encode(RECORD + text)
  const { value, findings } = collect((context) =>
    readNote('pier.md', bytes, ['en', 'ar'], context),
  )
  return { claims: value.source?.claims ?? [], findings, text }
}

/** Signs that mean something in Markdown, in directives, or in what other programs write into it. */
const PIECES = fc.constantFrom(
  ...'\\ ` * _ [ ] ( ) < > # + - = ~ | : { } ! & ^ % @ $ " \' / . , ; ?'.split(' '),
  ...[
    '::::',
    ':::ar',
    ':figure[x]{measure=y}',
    '::::claim{#evil topic=x at="1"}',
    '==',
    '%%',
    '~~',
  ],
  ...[
    '[[so]]',
    '[@key]',
    '[^1]',
    '![a](b)',
    '[a](javascript:x)',
    '<b>',
    '<!--',
    '-->',
    '&amp;',
    '&#35;',
  ],
  ...[
    '1.',
    '12)',
    '- ',
    '# ',
    '> ',
    '---',
    '***',
    '```',
    '| a |',
    'pier',
    'quay',
    '300',
    'a_b_c',
    ' ',
  ],
)
const STATEMENT = fc
  .array(PIECES, { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

describe('the text of a claim', () => {
  it('should be read as the very words that it is made of, whatever signs are in them', () => {
    fc.assert(
      fc.property(STATEMENT, (statement) => {
        const { claims, findings } = read(claim(statement))
        expect(claims.map(({ statements }) => statements.en?.plain)).toEqual([statement])
        expect(claims[0]?.figures).toEqual([])
        expect(findings).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('should say by whom it was drafted, and be no more than a draft', () => {
    const { claims } = read(claim('The pier opened.'))
    expect(claims).toMatchObject([{ status: 'draft', draftedBy: 'a-model:7b, one pass' }])
  })

  it('should mark figures where their words stand', () => {
    const words = { en: '[about] 300', ar: 'الرصيف' }
    const figure = { measure: 'visitors', value: 300, bound: 'about', words } as const
    const { claims, findings } = read(claim('It had [about] 300 visitors.', [figure]))
    expect(findings).toEqual([])
    expect(claims[0]?.figures).toEqual([figure])
    expect(claims[0]?.statements.en?.plain).toBe('It had [about] 300 visitors.')
  })

  it.each([
    ['that are not there', [{ en: '301', ar: 'الرصيف' }]],
    ['that are none', [{ en: '', ar: 'الرصيف' }]],
    [
      'that another figure has',
      [
        { en: '300', ar: 'الرصيف' },
        { en: '300', ar: 'الرصيف' },
      ],
    ],
  ])('should be none with a figure of words %s', (_, all) => {
    const figures = all.map((words) => ({
      measure: 'm',
      value: 300,
      bound: 'exact' as const,
      words,
    }))
    expect(claimText(claim('It had 300 visitors.', figures), ['en', 'ar'], 'draft')).toBeUndefined()
  })
})
