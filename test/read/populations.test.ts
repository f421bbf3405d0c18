import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEditorsFile } from '../../src/read/editors-file.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

const IDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']

type Within = Readonly<Record<string, string | undefined>>

/** Reads an editor's file with populations, each within the one that is said. */
function read(within: Within) {
  const findings = new Findings()
  const text = (words: string) => `{ en: ${words}, ar: نص }`
  const lines = Object.entries(within).map(
    ([id, wider]) => `  ${id}: { label: ${text(id)}${wider ? `, within: ${wider}` : ''} }`,
  )
  const file = `---
title: ${text('title')}
short-title: ${text('title')}
date: 2026-01-01
populations:
${lines.join('\n')}
---
`
  const editor = readEditorsFile('brief.md', new TextEncoder().encode(file), BOTH, findings)
  return { editor, findings: findings.list() }
}

/** The circles of populations, each by its members in order. */
function circlesOf(within: Within): Set<string> {
  const circles = Object.keys(within).flatMap((id) => {
    const way: string[] = []
    for (let at: string | undefined = id; at && !way.includes(at); at = within[at]) way.push(at)
    return within[way.at(-1) ?? ''] === id ? [way.toSorted().join()] : []
  })
  return new Set(circles)
}

describe('the populations of the editor’s file', () => {
  it('should be read with their labels and the wider ones that they are part of', () => {
    const { editor, findings } = read({ alpha: undefined, beta: 'alpha' })
    expect(findings.map(String)).toEqual([])
    expect(editor?.populations).toEqual([
      { id: 'alpha', label: { en: 'alpha', ar: 'نص' } },
      { id: 'beta', label: { en: 'beta', ar: 'نص' }, within: 'alpha' },
    ])
  })

  it('should lie within known ones: another is told at its line, and the rest is read', () => {
    const { editor, findings } = read({ alpha: undefined, beta: 'alpah' })
    expect(findings).toHaveLength(1)
    expect(String(findings[0])).toMatch(/^7:\d+: .*did you mean `alpha`/)
    expect(editor?.populations.map(({ id }) => id)).toEqual(['alpha', 'beta'])
  })

  it('should never lie within themselves: each circle is told once, in each file', () => {
    const wider = fc.option(fc.constantFrom(...IDS), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(...IDS.map(() => wider)), (widers) => {
        const within = Object.fromEntries(IDS.map((id, at) => [id, widers[at]]))
        const { editor, findings } = read(within)
        expect(findings).toHaveLength(circlesOf(within).size)
        expect(editor?.populations.map(({ id }) => id)).toEqual(IDS)
      }),
    )
  })
})
