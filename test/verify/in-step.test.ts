import { describe, expect, it } from 'vitest'
import { hashesOf } from '../../src/lock/fingerprint.ts'
import type { Lock } from '../../src/model/lock.ts'
import type { Text, TextKind } from '../../src/model/texts.ts'
import { checkInStep } from '../../src/verify/in-step.ts'
import { Findings } from '../support/findings.ts'

function text(kind: TextKind, id: string, en: string, ar: string): Text {
  const place = { path: 'brief.md' }
  const says = { en: { plain: en, place }, ar: { plain: ar, place } }
  return { id, kind, owner: id, says, place, rests: [] }
}

function told(texts: readonly Text[], accepted: readonly Text[]): string[] {
  const statements = Object.fromEntries(accepted.map((each) => [each.id, hashesOf(each)]))
  const lock: Lock = { version: 1, originals: {}, statements }
  const findings = new Findings()
  checkInStep(texts, lock, findings)
  return findings.list().map(({ ruleId, reason }) => `${ruleId} ${/`([^`]+)`/.exec(reason)?.[1]}`)
}

const claim = text('claim', 'quays', 'Two quays closed.', 'أُغلق رصيفان.')
const other = text('claim', 'ferries', 'Ferries sailed.', 'أبحرت العبّارات.')
const title = text('title', 'brief:title', 'The harbour', 'الميناء')
const heading = text('group', 'section:outcomes:group.1', 'Quays', 'الأرصفة')
const another = text('group', 'section:outcomes:group.2', 'Ferries', 'العبّارات')

describe('a lock', () => {
  it('should ask for every statement once one was accepted', () => {
    expect(told([claim, other], [claim])).toEqual(['statement-unaccepted ferries'])
    expect(told([claim, other], [])).toEqual([])
  })

  it('should ask for titles and headings once one of their kind was accepted', () => {
    expect(told([claim, title, heading], [claim])).toEqual([])
    expect(told([claim, title, heading, another], [claim, heading])).toEqual([
      'statement-unaccepted section:outcomes:group.2',
    ])
  })
})
