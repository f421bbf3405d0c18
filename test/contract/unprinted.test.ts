import { describe, expect, it } from 'vitest'
import { parse } from '../../src/contract/parse.ts'
import { Collector } from '../../src/report/context.ts'

const HEAD = `---
mujaz: 1
audience: meeting
languages: [en]
date: 2026-11-23
short-title: { en: "Quay" }
---

# Quay

## Works

`

/** The findings in a brief with this text, by line of the text. */
function found(text: string): string[] {
  const collector = new Collector()
  parse({ path: 'brief.md', text: HEAD + text }, collector)
  const before = HEAD.split('\n').length - 1
  return collector.findings.map(({ rule, place }) => `${(place?.line ?? 0) - before} ${rule}`)
}

describe('what Markdown can say and no page shows', () => {
  it.each([
    ['- [ ] Dredge\n- [x] Pave\n', ['1 markdown-dropped', '2 markdown-dropped']],
    ['> ### Tides\n>\n> They rise.\n', ['1 markdown-dropped']],
    ['- # Cranes\n', ['1 markdown-dropped']],
    ['See [there](#nowhere).\n', ['1 link-dead']],
    ['See [a plan](plan.pdf).\n', ['1 address-unsafe']],
    ['See [a plan](file:///plan.pdf).\n', ['1 address-unsafe']],
    ['Dug.[^1]\n\n[^1]: Gauge, see[^2].\n\n[^2]: Log.\n', ['5 note-uncalled', '3 brief-form']],
  ])('should be reported at its line: %j', (text, findings) => {
    expect(found(text)).toEqual(findings)
  })

  it.each([
    '- Dredged: done\n',
    'See [the works](#works), [ring](tel:+3581234) or [write](mailto:a@example.org).\n',
    'Before.\n\n* * *\n\nAfter.\n',
    'Dug.[^a.b] Paved.[^تقرير]\n\n[^a.b]: Log.\n\n[^تقرير]: Gauge.\n',
  ])('should not be reported where it prints: %j', (text) => {
    expect(found(text)).toEqual([])
  })
})
