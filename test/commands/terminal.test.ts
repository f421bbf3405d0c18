import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type OutputMode, Reporter } from '../../src/commands/terminal.ts'
import { Findings } from '../support/findings.ts'

const findings = new Findings()
findings.report({ rule: 'file-missing', path: 'notes/a.md', reason: 'There is no such file' })
const result = { written: false, findings: findings.list(), files: [] }

/** All that is said of a build in one mode. */
function said(mode: Partial<OutputMode>) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const reporter = new Reporter({ out, err }, { json: false, quiet: false, ...mode })
  reporter.reportStep({ stage: 'read', subject: '', outcome: '3 notes', took: 12 })
  reporter.note('by the way\n')
  reporter.report('in any case\n')
  reporter.reportBuild(result)
  return { out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

describe('what is reported', () => {
  it('should be steps, findings and a closing table to people', () => {
    const { out, err } = said({})
    expect(out).toBe('')
    expect(err).toMatch(
      /^read +3 notes +0\.01 s\nby the way\nin any case\n\nnotes\/a\.md\n[\s\S]*findings {2}1 error, 0 warnings\n\nNothing was written/,
    )
  })

  it('should be findings and nothing that is not needed where quiet is wanted', () => {
    const { out, err } = said({ quiet: true })
    expect(out).toBe('')
    expect(err).toMatch(/^in any case\n\nnotes\/a\.md\n[\s\S]*file-missing/)
    expect(err).not.toContain('Nothing was written')
  })

  it.each([{ json: true }, { json: true, quiet: true }])(
    'should be data and no word to machines: %j',
    (mode) => {
      const { out, err } = said(mode)
      expect(err).toBe('')
      const finding = { file: 'notes/a.md', rule: 'file-missing', severity: 'error' }
      expect(JSON.parse(out)).toMatchObject({ written: false, findings: [finding], files: [] })
      expect(JSON.parse(out).findings[0]).not.toHaveProperty('ruleId')
    },
  )
})
