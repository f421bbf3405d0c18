import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const originals = resolve(process.env.MUJAZ_ORIGINALS ?? join(root, 'sources/originals'))
const atHand = existsSync(join(originals, '000_43827c12fc14fe1a.txt'))

if (!atHand) {
  console.warn(
    `\n*** The originals are not in ${originals}: the notes of the first brief are checked against the lock alone.\n*** MUJAZ_ORIGINALS=<folder> npm test checks them against the originals.\n`,
  )
}

describe('the first brief', () => {
  it('should stand up to its own checks, by the lock', async () => {
    const { findings, counts } = await check({ originals: '/nowhere' })
    expect(findings.map(String)).toEqual([])
    expect(counts?.points).toBeGreaterThan(70)
  })

  it.skipIf(!atHand)('should stand up to its own checks, by the originals', async () => {
    const { findings } = await check({ originals })
    expect(findings.map(String)).toEqual([])
  })
})
