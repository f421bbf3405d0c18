import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../chromium.ts'
import { samples } from './documents.ts'
import { type Proof, provePages } from './proof.ts'

const desk = openDesk()

describe('paginate, for any document', () => {
  it('should keep every word, the order, and each note on the page of its call', async () => {
    // Other documents each time, and what they once found stands in fixtures. MUJAZ_RUNS=1000 for a long look.
    const numRuns = Number(process.env.MUJAZ_RUNS ?? 60)
    await fc.assert(
      fc.asyncProperty(samples, async ({ html, tokens }) => {
        const report = await desk.paginate(html)
        const proof = (await desk.page.evaluate(provePages, tokens)) as Proof
        expect(proof.faults).toEqual([])
        // Tables may be wider than half a page, and a narrow box may hide its words by its own style:
        // told, and no fault.
        const known = new Set([
          'fitted',
          'almost-empty',
          'hidden',
          'late-note',
          'sticks-out',
          'too-tall',
        ])
        const others = report.problems.filter(
          ({ kind, detail }) => !known.has(kind) && !detail.includes('beyond the edge'),
        )
        expect(others).toEqual([])
        expect(report.pages).toBe(proof.pages)
      }),
      {
        numRuns,
        endOnFailure: true,
        ...(process.env.MUJAZ_SEED ? { seed: Number(process.env.MUJAZ_SEED) } : {}),
      },
    )
  })
})
