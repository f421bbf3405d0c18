import fc from 'fast-check'
import type { PhrasingContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/model/source.ts'
import { readNote } from '../../src/read/note.ts'
import { collect, type Found } from '../../src/report/context.ts'
import { BOTH } from '../support/languages.ts'

/** A claim that says something in English, as it is read. */
function read(written: string): Found<Statement | undefined> {
  const note = `---
id: a
type: report
language: ar
title: { ar: نص, en: A text }
author: not stated
container-title: not stated
issued: unknown
original: a.txt
text: original
origin: a
---

# Outcomes

::::claim{#one topic=one at="1"}
${written}

:::ar
نص
:::
::::

[stated]: https://example.org/stated
`
  return collect(
    (context) =>
      readNote('a.md', Buffer.from(note), BOTH, context).source?.claims[0]?.statements.en,
  )
}

function plainOf(written: string): string | undefined {
  const { value, findings } = read(written)
  expect(findings).toEqual([])
  return value?.plain
}

function addressesIn(nodes: readonly PhrasingContent[] = []): string[] {
  return nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))
}

describe('the plain text of a statement', () => {
  it('should have a space where a line was broken', () => {
    expect(plainOf('Seven\\\nferries  \nin\nall')).toBe('Seven ferries in all')
  })

  it('should have the words of emphasis, code, links and figures', () => {
    expect(plainOf('*Two* of **five** `quays` at [the port](https://example.org)')).toBe(
      'Two of five quays at the port',
    )
  })

  it('should keep single tildes, which strike nothing out', () => {
    expect(plainOf('from ~700 to ~800 ferries')).toBe('from ~700 to ~800 ferries')
    expect(read('from ~700~ ferries').value?.content).toEqual([
      { type: 'text', value: 'from ~700~ ferries' },
    ])
  })

  it('should have nothing of a comment, and no gap where it stood', () => {
    const { value, findings } = read('The quays <!-- ask Rami -->closed. <!-- twice -->')
    expect(value?.plain).toBe('The quays closed.')
    expect(JSON.stringify(value?.content)).not.toMatch(/Rami|twice/)
    expect(findings.map(({ rule }) => rule)).toEqual(['html-dropped', 'html-dropped'])
    expect(JSON.stringify(findings)).not.toContain('Rami')
  })
})

describe('an address', () => {
  it.each([...'،؛؟»”…'])('should end before %s', (mark) => {
    const { value } = read(`see (https://example.org/a${mark} www.example.org/b${mark}) and more`)
    expect(addressesIn(value?.content)).toEqual([
      'https://example.org/a',
      'http://www.example.org/b',
    ])
    expect(value?.plain).toBe(
      `see (https://example.org/a${mark} www.example.org/b${mark}) and more`,
    )
  })

  it('should stay whole where a person has put it into brackets', () => {
    const { value } = read('see <https://example.org/a،b>')
    expect(addressesIn(value?.content).map(decodeURI)).toEqual(['https://example.org/a،b'])
  })

  it('should be carried along where a link refers to it', () => {
    const { value, findings } = read('as [the port][stated] and [stated] say')
    expect(findings).toEqual([])
    expect(addressesIn(value?.content)).toEqual([
      'https://example.org/stated',
      'https://example.org/stated',
    ])
  })
})

describe('what has a meaning to another program alone', () => {
  const signs = ['[[Harbour]]', '==late==', '%%remark%%', '[^3]', '^[note]', '[a][b]', '[@key]']
  const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,3}$/)

  it('should be told once, at its column, unless a backslash or code says that it is meant', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...signs), words, (before, sign, after) => {
        const { findings } = read(`${before} ${sign} ${after}`)
        expect(findings).toMatchObject([
          { rule: 'inline-form', place: { column: before.length + 2 }, actual: sign },
        ])
        const escaped = sign.replace(/[^\w]/g, '\\$&')
        expect(plainOf(`${before} ${escaped} ${after}`)).toBe(`${before} ${sign} ${after}`)
        expect(plainOf(`${before} \`${sign}\` ${after}`)).toBe(`${before} ${sign} ${after}`)
      }),
      { numRuns: 40 },
    )
  })

  it('should not be looked for in addresses', () => {
    expect(read('see https://example.org/?key==x== now').findings).toEqual([])
  })
})
