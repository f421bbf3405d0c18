import { describe, expect, it } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { readEditorsFile } from '../../src/read/editors-file.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

/** The dates of a timeline as it is printed, of events as an editor wrote them. */
function orderOf(events: readonly string[]): readonly string[] {
  const text = `---
title: { en: title, ar: نص }
short-title: { en: title, ar: نص }
date: 2026-01-01
---

# Timeline

${events.map((attributes) => `::::event{${attributes} claims="c"}\nIt.\n\n:::ar\nكان.\n:::\n::::\n`).join('\n')}`
  const findings = new Findings()
  const editor = readEditorsFile('brief.md', new TextEncoder().encode(text), BOTH, findings)
  if (!editor) throw new Error(findings.list().map(String).join('\n'))
  expect(findings.list()).toEqual([])
  const { timeline } = merge(
    [],
    new Set(['c']),
    editor,
    { unverified: new Set(), stale: new Set(), apart: new Set() },
    findings,
  )
  return timeline.map(({ date }) => date)
}

describe('the timeline', () => {
  it('should have a year alone after its months, in whatever order it was written', () => {
    expect(orderOf(['date=2019', 'date=2020', 'date=2019-04', 'date=2018-12-31'])).toEqual([
      '2018-12-31',
      '2019-04',
      '2019',
      '2020',
    ])
  })

  it('should have it before them where the editor says so', () => {
    expect(orderOf(['date=2019-04', 'date=2019 first', 'date=2018'])).toEqual([
      '2018',
      '2019',
      '2019-04',
    ])
  })

  it('should keep the editor’s order of events of one date', () => {
    expect(orderOf(['date=2019/2021', 'date=2019', 'date=2019'])).toEqual([
      '2019',
      '2019',
      '2019/2021',
    ])
  })
})
