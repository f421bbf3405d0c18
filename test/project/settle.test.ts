import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginBrief } from '../../src/pipeline/full-brief.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { RefusedChange } from '../../src/project/change-note.ts'
import { type Settlement, settleInEditorsFile, settleOnClaim } from '../../src/project/settle.ts'
import type { Finding } from '../../src/report/findings.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'
import { BOTH } from '../support/languages.ts'

const NOTE = 'sources/notes/harbour-review-2019.md'
const EDITOR = 'sources/brief.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  // A claim, a directive and a value, each with something that may well be right.
  await project.edit(NOTE, 'two of the five quays', 'two of the six quays')
  await project.edit(NOTE, 'اثنين من الأرصفة الخمسة', 'اثنين من الأرصفة الستة')
  await project.edit(NOTE, 'ترى نقابة البحارة أن', 'لا ترى نقابة البحارة أن')
  await project.edit(EDITOR, 'لا يذكر أيّ من المصدرين', 'يذكر المصدران')
  await project.edit(EDITOR, 'عمل الميناء بثلاثة', 'لم يعمل الميناء بثلاثة')
  await project.edit(
    EDITOR,
    /subtitle: .*/,
    'subtitle: { en: What happened in the north, ar: ما حدث في الجنوب }',
  )
})
afterEach(() => project.remove())

async function assess() {
  const tools = { world: createWorld(), memo: new Memo(), browser: undefined, onStep: undefined }
  const { full, proof } = await beginBrief(project.folders, undefined, tools)
  const { findings } = await proof()
  return { sources: full.value?.project.sources ?? [], findings: [...full.findings, ...findings] }
}

/** Settles a finding where it says. */
async function settle(finding: Finding, reason: string): Promise<void> {
  const { settling } = finding
  if (!settling) throw new Error('It cannot be settled.')
  const { sources } = await assess()
  // The paragraph that bears it out is the person's to name.
  const at = settling.at === undefined ? {} : { at: settling.at || '5' }
  const settlement: Settlement = { ...settling, ...at, reason }
  const path = join(project.folder, settling.carrier === 'claim' ? NOTE : EDITOR)
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    settling.carrier === 'claim'
      ? settleOnClaim(text, settlement, BOTH)
      : settleInEditorsFile(text, settlement, sources, BOTH),
  )
}

const told = ({ rule, path, reason }: Finding) => [rule, path, reason].join(' ')

describe('what is found and right as it stands', () => {
  it('should be found no more once its own settling is written, and nothing else be told', async () => {
    let { findings } = await assess()
    const first = findings.filter(({ settling }) => settling)
    expect(new Set(first.map(({ settling }) => settling?.carrier))).toEqual(
      new Set(['claim', 'directive', 'record']),
    )
    expect(first.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['support-number', 'sense-opposed']),
    )
    for (;;) {
      const next = findings.find(({ settling }) => settling)
      if (!next) break
      await settle(next, 'the reader’s “own” reason: it is right, {looked at} & read')
      const now = await assess()
      expect(now.findings.map(told).sort()).toEqual(
        findings
          .filter((each) => told(each) !== told(next))
          .map(told)
          .sort(),
      )
      findings = now.findings
    }
    // Line by line, all else of both files is as it was.
    const lines = (await project.read(EDITOR)).split('\n').length
    expect(lines).toBe(
      (
        await readFile(new URL('../projects/harbour/sources/brief.md', import.meta.url), 'utf8')
      ).split('\n').length + 1,
    )
  })

  it('should be written beside what is settled already', async () => {
    await project.edit(
      EDITOR,
      /\n---\n\n# Bottom/,
      '\nsettled:\n  # why\n  "brief:title": "sense-opposed 0a1b2c: once"   # here\n---\n\n# Bottom',
    )
    await project.edit(
      NOTE,
      'sailors-union sensitive',
      `sailors-union settled='sense-opposed 0a1b2c: once' sensitive`,
    )
    const { findings } = await assess()
    for (const each of findings.filter(({ settling }) => settling)) await settle(each, 'so it is')
    const [note, editor] = [await project.read(NOTE), await project.read(EDITOR)]
    expect(note).toMatch(/settled="sense-opposed 0a1b2c: once; sense-opposed [0-9a-f-]+: so it is"/)
    expect(editor).toMatch(
      / {2}# why\n {2}"brief:title": "sense-opposed 0a1b2c: once" {3}# here\n {2}"brief:subtitle": "sense-opposed [0-9a-f-]+: so it is"\n---/,
    )
    const again = { text: 'brief:title', carrier: 'record', mark: 'sense-opposed aaaaaa' } as const
    const twice = settleInEditorsFile(editor, { ...again, reason: 'and this' }, [], BOTH)
    expect(twice).toContain(
      '"brief:title": "sense-opposed 0a1b2c: once; sense-opposed aaaaaa: and this"   # here',
    )
    const inLine = editor.replace(
      /settled:\n[\s\S]*?(?=---)/,
      'settled: { "a": "sense-opposed 0a1b2c: x" }\n',
    )
    expect(settleInEditorsFile(inLine, { ...again, reason: 'and this' }, [], BOTH)).toContain(
      'settled: { "a": "sense-opposed 0a1b2c: x", "brief:title": "sense-opposed aaaaaa: and this" }\n',
    )
  })

  it.each<[string, Partial<Settlement>]>([
    ['no reason', { reason: ' ' }],
    ['a reason that would end the mark', { reason: 'a; sense-opposed aaaaaa: b' }],
    ['a reason that would end the attribute', { reason: 'so" topic="other' }],
    ['a reason of two lines', { reason: 'a\n::::' }],
    ['a reason that reads as another one', { reason: 'a &lt; b' }],
    ['a rule that nobody may settle', { mark: 'support-quotation 7' }],
    ['a mark that is none', { mark: 'sense-opposed 0a1b2c" x="' }],
    ['paragraphs that are none', { mark: 'support-number 7', at: 'five' }],
    ['a claim that there is not', { text: 'none' }],
  ])('should be refused with %s', async (_, wrong) => {
    const right = { text: 'quays-closed', carrier: 'claim', mark: 'sense-opposed aaaaaa' } as const
    const note = await project.read(NOTE)
    expect(settleOnClaim(note, { ...right, reason: 'why' }, BOTH)).not.toBe(note)
    expect(() => settleOnClaim(note, { ...right, reason: 'why', ...wrong }, BOTH)).toThrow(
      RefusedChange,
    )
  })
})
