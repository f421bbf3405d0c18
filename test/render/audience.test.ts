import { describe, expect, it } from 'vitest'
import { readAudience, type TemplateFile } from '../../src/read/audience.ts'
import { Findings } from '../support/findings.ts'
import { BOTH } from '../support/languages.ts'

function files(folder: string, contents: Record<string, string>): TemplateFile[] {
  return Object.entries(contents).map(([name, text]) => ({
    name,
    path: `templates/${folder}/${name}`,
    bytes: new TextEncoder().encode(text),
  }))
}

/** The least that a citation style must have. */
const STYLE =
  '<style><citation><layout><text variable="locator"/></layout></citation><bibliography><layout/></bibliography></style>'

const BASE = files('base', {
  'layout.hbs': 'base layout',
  'citation.en.csl': STYLE,
  'citation.ar.csl': STYLE,
  'labels/en.yaml': 'contents: Contents\nnotes: Notes\n',
  'labels/ar.yaml': 'contents: المحتويات\nnotes: الحواشي\n',
  'partials/row.hbs': 'base row',
  'styles/base.css': 'base',
  'styles/type.css': 'type',
})

function read(own: Record<string, string>) {
  const findings = new Findings()
  const audience = readAudience('own', BASE, files('own', own), BOTH, findings)
  return {
    audience,
    findings: findings
      .list()
      .map(
        (found) => `${found.file}:${found.line}:${found.column} ${found.ruleId}: ${found.reason}`,
      ),
  }
}

describe('readAudience', () => {
  it('should be the base where an audience says nothing', () => {
    const { audience, findings } = read({})
    expect(findings).toEqual([])
    expect(audience).toMatchObject({ editions: ['en-ar', 'en', 'ar'], page: 'A4' })
    expect(audience?.partials.row?.text).toBe('base row')
  })

  it('should put a file in place of the one of the same name, and new styles last', () => {
    const { audience } = read({
      'partials/row.hbs': 'own row',
      'styles/a-look.css': 'look',
      'styles/base.css': 'own base',
    })
    expect(audience?.partials.row).toEqual({
      path: 'templates/own/partials/row.hbs',
      text: 'own row',
    })
    expect(audience?.styles.map(({ text }) => text)).toEqual(['own base', 'type', 'look'])
  })

  it('should merge labels word by word', () => {
    const { audience } = read({ 'labels/en.yaml': 'contents: In this brief\n' })
    expect(audience?.labels.en).toEqual({ contents: 'In this brief', notes: 'Notes' })
  })

  it('should keep pictures by their names', () => {
    const { audience } = read({ 'images/seal.svg': '<svg/>' })
    expect(Object.keys(audience?.assets ?? {})).toEqual(['images/seal.svg'])
  })

  it('should report every fault in one run, with its place', () => {
    const { audience, findings } = read({
      'audience.yaml': 'editions: [en, fr]\npaper: A4\n',
      'labels/en.yaml': 'welcome: Welcome\n',
      'labels/ar.yaml': 'contents: 7\n',
    })
    expect(audience).toBeUndefined()
    expect(findings).toEqual([
      expect.stringMatching(/^templates\/own\/audience\.yaml:1:\d+ audience-settings: `editions/),
      expect.stringMatching(/^templates\/own\/audience\.yaml:2:1 audience-settings: `paper`/),
      expect.stringMatching(/^templates\/own\/labels\/ar\.yaml:1:1 audience-settings: `contents`/),
      expect.stringMatching(/language-missing: The label `welcome` has no wording in `ar`/),
    ])
  })
})
