import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, sortFindings, toldFindings } from '../../src/report/findings.ts'

const finding = fc
  .record(
    {
      rule: fc.constantFrom('name-unknown' as const, 'claim-unknown' as const),
      path: fc.constantFrom('sources/brief.md', 'sources/notes/a.md', 'sources/notes/b.md'),
      reason: fc.constantFrom('One is wrong', 'Another is wrong'),
      place: fc.record({ line: fc.integer({ min: 1, max: 99 }), column: fc.constant(1) }),
      cause: fc.constantFrom('omar', 'salma'),
    },
    { requiredKeys: ['rule', 'path', 'reason', 'place'] },
  )
  // What is said to be wrong names the cause.
  .map((made) => ({ ...made, ...(made.cause && { reason: `There is no ${made.cause}` }) }))
const findings = fc.array(finding)

const keyOf = ({ rule, cause }: Finding) => `${rule} ${cause}`

describe('findings of one cause', () => {
  it('should be told once, at the first place, which names all the others', () => {
    fc.assert(
      fc.property(findings, (all: Finding[]) => {
        const told = toldFindings(all)
        const caused = all.filter(({ cause }) => cause !== undefined)
        const once = told.filter(({ cause }) => cause !== undefined)
        expect(once.map(keyOf).sort()).toEqual([...new Set(caused.map(keyOf))].sort())
        for (const one of once) {
          const same = sortFindings(caused.filter((other) => keyOf(other) === keyOf(one)))
          expect([one.path, one.place]).toEqual([same[0]?.path, same[0]?.place])
          for (const { path, place } of same.slice(1)) {
            if (path !== one.path) expect(one.advice).toContain(path)
            expect(one.advice).toMatch(new RegExp(`\\b${place?.line}\\b`))
          }
        }
      }),
    )
  })

  it('should leave all others as they are', () => {
    fc.assert(
      fc.property(findings, (all: Finding[]) => {
        const single = all.map(({ cause: _, ...finding }) => finding)
        expect(toldFindings(single)).toEqual(sortFindings(single))
      }),
    )
  })
})
