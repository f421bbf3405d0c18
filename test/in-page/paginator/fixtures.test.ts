/** Every document of `fixtures/`: nothing lost, doubled or cut; what cannot fit is told. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../chromium.ts'
import { readFixture } from './fixtures.ts'
import { markLeaves, type Proof, provePages } from './proof.ts'

const folder = join(import.meta.dirname, 'fixtures')
const desk = openDesk()

describe('paginate, for a document that is hard to break', () => {
  it.each(readdirSync(folder))('should lose, double and cut nothing: %s', async (name) => {
    const { html, tokens, finds } = readFixture(readFileSync(join(folder, name), 'utf8'))
    const report = await desk.paginate(html, markLeaves)
    const proof = (await desk.page.evaluate(provePages, tokens)) as Proof
    expect(proof.faults).toEqual([])
    const found = [...new Set(report.problems.map(({ kind }) => kind))]
    expect(found, JSON.stringify(report.problems, null, 2)).toEqual(finds)
    expect(report.pages).toBe(proof.pages)
  })
})
