import { describe, expect, it } from 'vitest'
import { RefusedChange } from '../../src/project/change-note.ts'
import { withWords, writtenStatements } from '../../src/project/put-words.ts'

const NOTE = `---
title: x
---

# Outcomes

::::claim{#one topic=a at="1"}
The first
claim.

:::ar
الأول.
:::
::::

:::::dispute
A dispute.

::::position{claims=one}
A side.
::::
:::::
`

const LANGUAGES = ['en', 'ar']

describe('other words for statements', () => {
  it('should take the place of the old ones, and change nothing else', () => {
    const others = [
      { line: 7, language: 'ar', words: 'الثاني.' },
      { line: 7, language: 'en', words: 'The second *claim*.' },
      { line: 19, language: 'en', words: 'Another side.' },
    ]
    const expected = NOTE.replace('The first\nclaim.', 'The second *claim*.')
      .replace('الأول.', 'الثاني.')
      .replace('A side.', 'Another side.')
    expect(withWords(NOTE, others, LANGUAGES)).toBe(expected)
    const crlf = NOTE.replaceAll('\n', '\r\n')
    expect(withWords(crlf, others, LANGUAGES)).toBe(expected.replaceAll('\n', '\r\n'))
  })

  it.each(['::::', ':::ar', '', '# Head', '- item', '> so', '```'])(
    'should be refused where they would be more than words: %j',
    (words) => {
      expect(() => withWords(NOTE, [{ line: 7, language: 'en', words }], LANGUAGES)).toThrow(
        RefusedChange,
      )
    },
  )

  it('should be refused where no statement begins', () => {
    for (const line of [1, 8, 99]) {
      expect(() => withWords(NOTE, [{ line, language: 'en', words: 'x' }], LANGUAGES)).toThrow(
        RefusedChange,
      )
    }
  })

  it('should be found where they stand', () => {
    const written = writtenStatements(NOTE, LANGUAGES)
    expect(written.words(7, 'en')).toBe('The first\nclaim.')
    expect(written.lines(7)).toEqual([7, 14])
    expect(written.words(8, 'en')).toBeUndefined()
  })
})
