import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkContract } from '../../src/contract/check.ts'
import type { Document } from '../../src/contract/document.ts'
import { parse } from '../../src/contract/parse.ts'
import { stringify } from '../../src/contract/stringify.ts'
import { Findings } from '../support/findings.ts'

const path = fileURLToPath(new URL('../projects/harbour/expected/brief.md', import.meta.url))
const text = readFileSync(path, 'utf8')
const document = parse({ path, text }, new Findings())

function check(rendered: Document, written = text) {
  const findings = new Findings()
  const read = checkContract(rendered, { path: 'brief.md', text: written }, findings)
  return { read, findings: findings.list() }
}

describe('the text that was written', () => {
  it('should be what it was written of, and give what is expected of the print', () => {
    const { read, findings } = check(document, stringify(document))
    expect(findings).toEqual([])
    expect(read).toEqual(document)
  })

  it('should be reported at the first place where it says something else', () => {
    const line = text.split('\n').findIndex((each) => each.startsWith('The storm closed two')) + 1
    const { read, findings } = check(
      document,
      text.replace('The storm closed two', 'It closed two'),
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      ruleId: 'contract-broken',
      file: 'brief.md',
      line,
      fatal: true,
    })
    expect(findings[0]?.actual).toContain('It closed two')
    expect(read).not.toEqual(document)
  })

  it('should be reported where a whole part of it is missing', () => {
    const [, ...rest] = document.sections
    const { findings } = check({ ...document, sections: rest })
    expect(findings.map(({ ruleId }) => ruleId)).toContain('contract-broken')
  })

  it('should be reported where the rendered document says less', () => {
    const { findings } = check({ ...document, notes: document.notes.slice(0, -1) })
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['contract-broken'])
  })
})
